"""The memory between runs on machines that forget: a branch of its own in the list's repository."""
