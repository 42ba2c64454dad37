"""Papers with Code: the read-only API of its second life, and the frozen archive of its first."""
