"""What cursors of the memory say, read by one rule: a value that its writer did not write says nothing.

An import brings cursors along, and a line of it may be made by hand or damaged. Whoever reads such a value begins as where
nothing was kept; to end with an error would end every run after it as well, for what nobody but the reader writes anew.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

T = TypeVar("T")

_YEARS = range(1970, 9000)
"""Years that a clock can show, and to which a span of time can be added."""


def moment_in(text: str | None) -> datetime | None:
    """The moment that was written; None where it is none, or has no zone and cannot be compared with ours."""
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo and moment.year in _YEARS else None


def shaped(shape: TypeAdapter[T], text: str | None) -> T | None:
    """What was written as JSON of this shape; None where it has another."""
    try:
        return shape.validate_json(text or "")
    except ValidationError:
        return None
