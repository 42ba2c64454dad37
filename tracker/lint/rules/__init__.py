"""The rules, a family a file; `tracker.lint.registry` names them."""
