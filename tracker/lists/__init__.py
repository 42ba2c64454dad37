"""Reading curated lists byte for byte, finding a paper's place in them, and writing the line they would have written; pure."""
