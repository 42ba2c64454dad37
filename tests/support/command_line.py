"""The command line with all its commands, to be called without a process of its own."""

from tracker.cli.app import command_line

app = command_line()
