"""The search of the site: what is indexed, how, and the words that help a reader who mistypes."""
