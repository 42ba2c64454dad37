"""How large a work's own data is."""
