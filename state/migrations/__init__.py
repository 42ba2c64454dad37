"""How the schema came to be, one append-only step after the other."""
