"""Checking what people propose to a list."""
