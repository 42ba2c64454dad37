"""Reading curated lists byte for byte, finding the place for a paper in them, and writing the line they would have written."""
