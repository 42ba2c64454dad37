"""How the entries of a group are written, learned from them, and one more written like them."""
