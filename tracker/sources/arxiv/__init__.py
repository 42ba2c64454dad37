"""arXiv: the daily announcement feed, OAI-PMH for gaps and backfill, and the query API for single works."""
