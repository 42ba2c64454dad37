"""What came of it, told to people and programs."""
