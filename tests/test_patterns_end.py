"""No pattern doubles its time with each further repetition of what it reads, for what it reads comes from outside."""

from __future__ import annotations

import random
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.patience import ending

from tracker.pattern import Pattern

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[1]
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for package in ("classifiers", "state", "tracker")
    for path in sorted((ROOT / package).rglob("*.py"))
    if re.search(r"\b(?:Pattern|compile)\(", path.read_text(encoding="utf-8"))
]

DRAWS = 1000
"""Texts that each pattern is tried on."""
OFTEN = 40
"""Where each repetition doubles the time, this many never end; where time grows with the square, nobody notices."""
PATIENCE = 30
"""Seconds after which a text that takes microseconds counts as one that never ends."""


def _patterns(module: ModuleType) -> Iterator[re.Pattern[str] | re.Pattern[bytes] | Pattern]:
    """The patterns that a module holds by a name of its own, and in its tuples and tables."""
    held = list(vars(module).values())
    while held:
        one = held.pop()
        if isinstance(one, (Pattern, re.Pattern)):
            yield one
        elif type(one) in {tuple, list, set, frozenset}:
            held += one
        elif type(one) is dict:
            held += one.values()


def _texts(pattern: str) -> Iterator[str]:
    """Pieces of the pattern's own signs and words, said over and over, with something at the end that may not fit."""
    draw = random.Random(ascii(pattern))
    signs = filter(str.isprintable, pattern)  # halves of characters are none
    pieces = sorted({*signs, *re.findall(r"[^\W_]{2,}", pattern), *"a1 \n"})
    for _ in range(DRAWS):
        said = "".join(draw.choices(pieces, k=draw.randint(1, 4)))
        before, after = ("".join(draw.choices(pieces, k=draw.randint(0, 2))) for _ in range(2))
        yield f"{before}{said * OFTEN}{after}"


def _try(pattern: re.Pattern[str] | re.Pattern[bytes] | Pattern) -> None:
    said = pattern.pattern
    for text in _texts(said if isinstance(said, str) else said.decode("latin-1")):
        read = text if isinstance(said, str) else text.encode()
        with ending(f"{said!r} on {text!r}", PATIENCE):
            for way in (pattern.match, pattern.fullmatch, pattern.search):
                way(read)


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_ends(name: str) -> None:
    for pattern in _patterns(import_module(name)):
        _try(pattern)


def test_one_that_does_not_end_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.PATIENCE", 1)
    with pytest.raises(AssertionError, match="does not end"):
        _try(Pattern(r"(?:a|a)+$"))
