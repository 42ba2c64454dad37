"""The words of a notice: Jinja2 in a sandbox, from a template that people may replace."""

from __future__ import annotations

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


def check(template: str) -> None:
    """Raise `ValueError` for a template that cannot be read."""
    try:
        _ENVIRONMENT.parse(template)
    except TemplateError as error:
        raise ValueError(f"the template cannot be read: {error}") from error


def filled(occasion: str, template: str, fields: Mapping[str, object]) -> str:
    """A template's words with their fields."""
    try:
        return _ENVIRONMENT.from_string(template).render(fields).strip()
    except TemplateError as error:
        raise TemplateFaultError(occasion, str(error)) from error
