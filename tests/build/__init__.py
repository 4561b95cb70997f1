"""Whole builds, and what they write."""
