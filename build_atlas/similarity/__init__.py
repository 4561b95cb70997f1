"""Clubs like mine: how alike two clubs are, or a plan and a club, and why."""
