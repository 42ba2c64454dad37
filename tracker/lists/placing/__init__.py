"""Where a new entry goes: its section, its place in it, and the heading that is still missing."""
