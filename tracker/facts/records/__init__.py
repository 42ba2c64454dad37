"""What others than the paper say: cards, configurations, the hub, Papers with Code, the paper's own page."""
