"""The one door to the web for reading: polite, bounded, and never silently wrong."""
