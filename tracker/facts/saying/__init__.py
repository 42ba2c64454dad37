"""Facts put into a list's words, each part with the fact it comes from."""
