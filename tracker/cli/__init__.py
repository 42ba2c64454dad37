"""The command line: one file per command, put together in `tracker.cli.app`."""
