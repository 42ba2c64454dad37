"""What an entry can say of a work, each word with its source; pure but for `saying.endpoint`, and without downloads."""
