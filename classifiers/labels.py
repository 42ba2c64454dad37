"""What is known of a paper before a model is fitted: the labels, who gave them and how much they count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from state.records import Kind, Paper


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paper with what is known of it; `None` where nothing is."""

    paper: Paper
    relevant: bool | None
    kind: Kind | None = None
    weight: float = 1.0
    """How much the label counts: a person's word more than a list's, a list's silence least."""
    origin: str = ""
    """Where the label is from: `list`, `merged`, `rejected`, `uncited`, …"""
