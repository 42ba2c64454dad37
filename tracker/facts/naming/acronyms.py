"""Acronyms of what no single work brings: (GNN) behind graph neural networks.

`acronyms.txt` has those that five or more of 58,000 abstracts explain alike, a line each: the short form, then its words.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from tracker.facts.text.shape import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 90
"""Letters that a short form may stand for."""


@cache
def _acronyms() -> Mapping[str, list[str]]:
    """What each short form stands for."""
    found: dict[str, list[str]] = {}
    text = resources.files(__package__).joinpath("acronyms.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        short, _, long = line.partition(" ")
        found.setdefault(short, []).append(long)
    return found


def is_everybodys(plain: str, name: str) -> bool:
    """Does a text explain a short form as everybody does, so that it is no work's name?"""
    short = name.removesuffix("s")
    at = plain.find(f"({short}")
    if at < 0 or not (longs := _acronyms().get(short)):
        return False
    said = squeeze(plain[max(0, at - _LONGEST) : at]).rstrip("s")
    return any(said.endswith(squeeze(long).rstrip("s")) for long in longs)
