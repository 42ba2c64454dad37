"""Keeps curated lists of vision-language-model research up to date."""

DISTRIBUTION = "vlm-tracker"
"""What `pip` calls it, and services that we ask."""
__version__ = "0.1.0"
