"""What was seen, decided and done: the memory and the vocabulary that every other package shares."""
