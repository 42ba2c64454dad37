"""Templates with the escaping of their format built in: what a template prints is escaped, whoever wrote the template."""

from __future__ import annotations

from functools import cache
from importlib import resources
from traceback import extract_tb
from typing import TYPE_CHECKING

from tracker.digest import days, words
from tracker.digest.contents import contents
from tracker.digest.sparkline import sparkline, totals
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from tracker.digest.formats.format import Presentation
    from tracker.digest.model import Digest


class DigestTemplateError(UsageError):
    """A template of somebody's own that cannot be used, with its line."""


_ITS_OWN_DOING = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a template may raise that divides by zero, asks for what is not there, or adds what cannot be added."""


class Ready(str):
    """Text that is already in the form of the page and is not escaped again."""

    __slots__ = ()


def fill(
    name: str, digest: Digest, presentation: Presentation, escape: Callable[[str], str] | None, **more: object
) -> str:
    """A digest through a template: ours of this name, or the one that takes its place; `escape` None means HTML."""
    from jinja2 import TemplateError

    environment = _environment(escape)
    text = presentation.template if presentation.template is not None else _ours(name)
    try:
        page = environment.from_string(text).render(
            digest=digest, presentation=presentation, words=words, contents=contents(digest), **more
        )
    except (TemplateError, *_ITS_OWN_DOING) as error:
        if presentation.template is None:
            raise  # ours, and so a bug
        raise DigestTemplateError(
            f"the template {presentation.template_name or name} cannot be used on line {_line(error)}: {error}"
        ) from error
    return page.strip("\n") + "\n"


def _line(error: Exception) -> int | None:
    """Where in a template it is: Jinja says it of what it cannot read, and writes it into the traceback of what fails."""
    where = (at.lineno for at in reversed(extract_tb(error.__traceback__)) if at.filename == "<template>")
    return getattr(error, "lineno", None) or next(where, None)


def _ours(name: str) -> str:
    return resources.files("tracker.digest").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment(escape: Callable[[str], str] | None) -> Environment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def finished(value: object) -> object:
        if escape is None or isinstance(value, Ready):
            return value
        return escape("" if value is None else str(value))

    # Jinja's own autoescaping knows HTML only; for the others every printed value goes through `finalize`.
    environment = ImmutableSandboxedEnvironment(
        autoescape=escape is None,
        finalize=finished,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        long_day=days.long_day, short_day=days.short_day, sparkline=sparkline, totals=totals
    )
    return environment
