"""A letter that carriers are given."""

from __future__ import annotations

from support.month import NOW

from tracker.digest.delivery.letter import Letter

LETTER = Letter(
    "weekly",
    "digest.0123",
    "VLM: 16 to 22 November 2026",
    "text/markdown",
    "## A week\n\n- one\n",
    "A WEEK\n",
    NOW,
)
