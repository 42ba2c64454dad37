"""Looking for what stands in the way, and saying what to do about it."""
