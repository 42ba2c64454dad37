"""What a work is called, and what it says that it brings."""
