"""A text made ready to read facts from: words, phrases, sentences and who each of them speaks of."""
