"""Faults of a list: each with its place, its reason and, where that is safe, its mend; pure."""
