"""The words of a notice: Jinja2 in a sandbox, from a template that people may replace."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=False)


class TemplateFaultError(UsageError):
    """A template of the settings cannot be filled."""

    def __init__(self, occasion: str, why: str) -> None:
        super().__init__(f"the setting notices.{occasion} cannot be filled: {why}")
        self.occasion = occasion


_EXAMPLES: Mapping[str, Mapping[str, object]] = {
    "new": {"list": "vlm", "works": ("Lamps at Dusk",) * 9, "pull": "https://github.com/me/list/pull/1"},
    "degraded": {"source": "arxiv", "runs": 3, "reason": "", "since": datetime(2026, 1, 31, tzinfo=UTC)},
    "recovered": {"source": "arxiv", "runs": 3},
    "stopped": {"hours": 60, "last": "2026-01-31 05:37 UTC", "advice": ""},
}
"""What each template may ask for, with values that it can be tried on."""


def check(occasion: str, template: str) -> None:
    """Raise `ValueError` for a template that cannot be read, or asks for something that its occasion does not have."""
    try:
        _ENVIRONMENT.from_string(template).render(_EXAMPLES[occasion])
    except (TemplateError, TypeError, ArithmeticError) as error:
        raise ValueError(f"the template cannot be filled: {error}") from error


def filled(occasion: str, template: str, fields: Mapping[str, object]) -> str:
    """A template's words with their fields."""
    try:
        return _ENVIRONMENT.from_string(template).render(fields).strip()
    except TemplateError as error:
        raise TemplateFaultError(occasion, str(error)) from error
