"""What a person may set: one model a part, read from `tracker.toml`, then the environment, then flags."""
