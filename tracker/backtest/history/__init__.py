"""What people did to a list, version by version, out of its git history."""
