"""What an entry can say of a work, each word with its source; pure, without a model and without downloads."""
