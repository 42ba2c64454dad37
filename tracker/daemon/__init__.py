"""The daemon: it decides when the one job runs and who runs it, never what it does."""
