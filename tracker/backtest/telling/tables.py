"""Tables of the backtest's page; pure."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of plain words."""
    return drawn_up(heads, [[escape(cell) for cell in row] for row in rows])


def papers(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose rows begin with an arXiv id, which leads to the paper."""
    return drawn_up(("Paper", *heads), [[linked(name), *map(escape, rest)] for name, *rest in rows])


def linked(arxiv_id: str) -> str:
    """A paper's id as a link to it."""
    return f'<a href="https://arxiv.org/abs/{escape(quote(arxiv_id))}">{escape(arxiv_id)}</a>'


def drawn_up(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of cells that are HTML already."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    # what scrolls has to be reachable by keyboard, and then to say what it is; as a region it would need a name of its own among all lists
    named = escape(", ".join(heads), quote=True)
    return f'<div class="wrap" tabindex="0" role="group" aria-label="{named}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
