"""How a body's values are written in its templates.

Templates write Markdown; every value that is not Markdown already is made harmless on its way in, so that forgetting
to escape is not possible.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tracker.forge import escape
from tracker.lists.entry.headings import readable_path
from tracker.plural import counted, likely, of_so_many
from tracker.pullrequest.nominees import code_name, plain_name
from tracker.sourcenames import called, trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment, Template

    from tracker.pullrequest.nominees import Nominee


class Markdown(str):
    """Text that is Markdown of ours already."""

    __slots__ = ()


def _cell(text: object, limit: int = 200) -> Markdown:
    return Markdown(escape.for_body(str(text), limit))


def _link(text: str, url: str, limit: int = 200) -> Markdown:
    return Markdown(escape.link(text, url, limit))


def _place(url: str | None, limit: int = 60) -> Markdown:
    """A link that is called by the address's own last words; nothing where there is none."""
    target = escape.address(url or "")
    if url is None or target is None:
        return Markdown()
    shown = target.partition("://")[2].removeprefix("github.com/").removeprefix("huggingface.co/")
    return Markdown(escape.link(shown.rstrip("/").removesuffix(".git"), url, min(limit, 60)))


def _signals(nominee: Nominee) -> Markdown:
    telling = [(name, value) for name in _TELLING if (value := nominee.signals.get(name))]
    return Markdown(", ".join(f"{value:,.0f} {of_so_many(name, value)}" for name, value in telling[:3]))


def _sure(nominee: Nominee) -> Markdown:
    """How sure the classifier is; nothing where it never spoke."""
    return Markdown(f"{likely(nominee.score)} likely" if nominee.score else "")


def _beside(told: Markdown) -> Markdown:
    """One more thing of an entry, if there is one."""
    return Markdown(f" · {told}" if told else "")


_TELLING = ("upvotes", "stars", "likes", "downloads", "citations", "comments")
"""Signals by how much they tell a person; a zero tells nothing, and others, such as a place among trends, neither."""


def _heading(section: Sequence[str], limit: int = 80) -> Markdown:
    return Markdown(
        " › ".join(escape.for_body(part, min(limit, 80)) for part in readable_path(section[:4])) or "The list"
    )


def _joined(words: Sequence[str], limit: int = 40) -> Markdown:
    return Markdown(", ".join(escape.for_body(word, min(limit, 40)) for word in words) or "—")


def _finalize(value: object) -> object:
    if isinstance(value, Markdown) or value is None:
        return "" if value is None else value
    return escape.for_body(str(value), 400)


@cache
def _environment() -> Environment:
    import jinja2  # noqa: PLC0415 - only those who write a body need it

    folder = files("tracker.pullrequest").joinpath("templates")

    def load(name: str) -> str:
        return folder.joinpath(name).read_text(encoding="utf-8")

    # not HTML: the escape for Markdown is `finalize`, which lets nothing pass but what is marked as Markdown
    environment = jinja2.Environment(  # noqa: S701
        loader=jinja2.FunctionLoader(load),
        finalize=_finalize,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        cell=_cell,
        link=_link,
        place=_place,
        signals=_signals,
        beside=_beside,
        heading=_heading,
        name=lambda work: Markdown(plain_name(work)),
        code=lambda work: Markdown(code_name(work)),
        box=lambda control: Markdown(control.box),
        count=lambda number, one, many="": Markdown(counted(number, one, many)),
        day=lambda date: Markdown(date.isoformat()[:10] if date else ""),
        sure=_sure,
        alike=lambda share: Markdown(f"{share:.0%}"),
        weight=lambda number: Markdown(f"{number:+.2f}"),
        join_words=_joined,
        called=called,
        trouble=trouble,
    )
    return environment


@cache
def template(name: str) -> Template:
    """A template whose values are made harmless as they are put in."""
    return _environment().get_template(name)
