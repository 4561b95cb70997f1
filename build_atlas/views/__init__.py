"""Views turn the atlas into text; they never touch the disk."""
