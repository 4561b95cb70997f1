"""Records that attack the site."""
