"""Fitting and scoring the classifier: reading labels and texts, learning from decisions, keeping models."""
