"""Digests of the made-up month, and the golden files made of them; `python -m support.digests` writes them anew."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from support.month import NOW, fill
from support.shared import ROOT

from state.store import IN_MEMORY, open_store
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import format_named, formats
from tracker.digest.telling import Question, digest_for
from tracker.settings.model import Settings

if TYPE_CHECKING:
    from tracker.digest.formats.format import Format
    from tracker.digest.model import Digest

GOLDEN = ROOT / "tests" / "digest" / "golden"
HOME = Presentation(home="https://example.org/list", feed="https://example.org/feed.atom")


_USUAL = format_named("md")


@cache
def the_month(shape: Format = _USUAL) -> Digest:
    """The digest of the made-up month's last week, or of its whole for a feed."""
    with open_store(IN_MEMORY) as store:
        fill(store)
        return digest_for(store, Settings(), Question(), shape, NOW)


@cache
def rendered(shape: Format) -> str:
    """The made-up month in one format."""
    return shape.render(the_month(shape), HOME)


def golden(shape: Format) -> str:
    """The name of a format's golden file."""
    return f"month{shape.suffix or '.terminal'}"


def refresh() -> None:
    """Write every golden file anew."""
    for shape in formats():
        (GOLDEN / golden(shape)).write_text(rendered(shape), encoding="utf-8")


if __name__ == "__main__":
    refresh()
