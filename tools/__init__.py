"""Programs run by hand by the editors; the site build needs none of them."""
