"""One file a format, all in one registry."""
