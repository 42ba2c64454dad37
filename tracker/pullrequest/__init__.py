"""One rolling pull request per list: reading what people did with it, deciding what it should be, and keeping it so."""
