"""The place where a list lives: reading it, writing one branch, keeping one pull request."""
