"""Hugging Face: daily papers, models and datasets of the wanted tasks, and their cards."""
