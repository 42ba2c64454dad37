"""Adopting a list: looking at what is there and writing the settings and workflows that keep it."""
