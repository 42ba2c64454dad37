"""What the paper's own model is made of, and how large it is."""
