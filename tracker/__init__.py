"""Keeps curated lists of vision-language-model research up to date."""

__version__ = "0.1.0"
