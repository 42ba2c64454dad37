"""Ways by which a digest reaches people: one file each, all in one registry."""
