"""The words of a notice: Jinja2 in a sandbox, from a template that people may replace."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tracker.errors import UsageError
from tracker.notices.occasion import Occasion

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=False)


class NoticeTemplateError(UsageError):
    """A template of the settings cannot be filled."""

    def __init__(self, occasion: str, why: str) -> None:
        super().__init__(f"the setting notices.{occasion} cannot be filled: {why}")
        self.occasion = occasion


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said on an occasion beside its template."""

    title: str
    example: Mapping[str, object]
    """All that the template may ask for, with values that it can be tried on."""


_WORDS = {
    Occasion.NEW: _Words(
        "New on the list",
        {"list": "vlm", "works": ("Lamps at Dusk",) * 9, "pull": "https://github.com/me/list/pull/1"},
    ),
    Occasion.DEGRADED: _Words(
        "A source is in trouble",
        {"source": "arxiv", "runs": 3, "reason": "", "since": datetime(2026, 1, 31, tzinfo=UTC)},
    ),
    Occasion.RECOVERED: _Words("A source is well again", {"source": "arxiv", "runs": 3}),
    Occasion.STOPPED: _Words("The schedule", {"hours": 60, "last": "2026-01-31 05:37 UTC", "advice": ""}),
    Occasion.FAILED: _Words(
        "Something has to be mended",
        {"what": "the list vlm", "since": "2026-01-31 05:37 UTC", "reason": "there is no README.md"},
    ),
}


def title(occasion: Occasion) -> str:
    """What a notice is headed with."""
    return _WORDS[occasion].title


def check(occasion: Occasion, template: str) -> None:
    """Raise `ValueError` for a template that cannot be read, or asks for something that its occasion does not have."""
    try:
        _ENVIRONMENT.from_string(template).render(_WORDS[occasion].example)
    except (TemplateError, TypeError, ArithmeticError) as error:
        raise ValueError(f"the template cannot be filled: {error}") from error


def filled(occasion: Occasion, template: str, fields: Mapping[str, object]) -> str:
    """A template's words with their fields."""
    try:
        return _ENVIRONMENT.from_string(template).render(fields).strip()
    except TemplateError as error:
        raise NoticeTemplateError(occasion.value, str(error)) from error
