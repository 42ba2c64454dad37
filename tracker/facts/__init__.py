"""What an entry can say of a work, each word with its source; pure but for `records.reader` and `saying.endpoint`."""
