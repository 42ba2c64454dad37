"""Reading JSON answers into typed rows: what is required must be right, what is optional may be odd or absent."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - pydantic reads the annotation
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Generic, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WrapValidator,
    model_validator,
)
from pydantic_core import from_json

from tracker.halves import without_halves
from tracker.http.errors import Unreadable
from tracker.sources.wording import plain

if TYPE_CHECKING:
    from tracker.http.messages import Answer


Item = TypeVar("Item")


class Wire(BaseModel):
    """A row as a service sends it; fields that we do not know are ignored."""

    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, row: object) -> object:
        """A field that says nothing is absent: under one of its names it must not hide what stands under another."""
        return (
            {name: value for name, value in row.items() if value is not None}
            if isinstance(row, dict)
            else row
        )


def or_none(value: object, read: Callable[[object], object]) -> object:
    """An optional field of the wrong type is as good as absent: no record is lost for it."""
    try:
        return read(value)
    except ValidationError:
        return None


def each_readable(value: object, read: Callable[[object], tuple[Item, ...]]) -> tuple[Item, ...]:
    """The items of an optional list, each read by itself: an odd one costs none of those beside it."""
    found: list[Item] = []
    for item in value if isinstance(value, list) else ():
        with suppress(ValidationError):
            found += read([item])
    return tuple(found)


def _words(value: object) -> object:
    """One text or several, as a tuple; anything in it that is no text is left out."""
    if isinstance(value, str):
        return (value,)
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()


def _cleaned(value: object) -> object:
    return plain(value) if isinstance(value, str) else value


_TOO_MANY = 2**63
"""No service counts so far, and neither can a database."""
Text = Annotated[str, BeforeValidator(_cleaned)]
OptionalText = Annotated[str | None, BeforeValidator(_cleaned), WrapValidator(or_none)]
OptionalInt = Annotated[Annotated[int, Field(gt=-_TOO_MANY, lt=_TOO_MANY)] | None, WrapValidator(or_none)]
OptionalFloat = Annotated[Annotated[float, Field(allow_inf_nan=False)] | None, WrapValidator(or_none)]
OptionalBool = Annotated[bool | None, WrapValidator(or_none)]
OptionalMoment = Annotated[datetime | None, WrapValidator(or_none)]
OptionalTable = Annotated[dict[str, Any] | None, WrapValidator(or_none)]
Words = Annotated[tuple[str, ...], BeforeValidator(_words)]

_FEW = 4
"""An error's note says little beside the error; what says more is a record that happens to have such a field."""

Row = TypeVar("Row", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Rows(Generic[Row]):
    """The rows of a list, and how many were there that could not be taken."""

    read: tuple[Row, ...]
    unread: int = 0
    total: int | None = None
    """How many there are on all pages, where the service says so."""
    more: bool | None = None
    """Is there another page after this one, where the service says so?"""


def parsed(answer: Answer) -> object:
    """The JSON of an answer.

    JavaScript cuts texts between the two halves of a character and sends the half: one such text must not cost the list.
    """
    body = answer.body.removeprefix(b"\xef\xbb\xbf")
    try:
        return from_json(without_halves(body))
    except ValueError as error:
        raise Unreadable(answer.url, answer.host, f"sent broken JSON ({error})", 200) from error


def rows_of(found: object, kind: type[Row], answer: Answer) -> Rows[Row]:
    """The rows of a JSON list, each read by itself."""
    if not isinstance(found, list):
        raise Unreadable(answer.url, answer.host, error_in(found) or "sent something that is not a list", 200)
    read = []
    for item in found:
        try:
            read.append(kind.model_validate(item))
        except ValueError:
            continue
    return Rows(tuple(read), len(found) - len(read))


def row_of(found: object, kind: type[Row], answer: Answer) -> Row:
    """One record as a typed row; one that cannot be read is an answer that cannot."""
    try:
        return kind.model_validate(found)
    except ValueError as error:
        why = error_in(found) or "sent a record that lacks what we need"
        raise Unreadable(answer.url, answer.host, why, 200) from error


def error_in(found: object) -> str | None:
    """The fault of an answer that says with status 200 what is wrong; None where it is none of that kind."""
    if not isinstance(found, dict) or len(found) > _FEW:
        return None
    said = (found.get(name) for name in ("error", "detail", "message"))
    words = next((plain(text)[:200] for text in said if isinstance(text, str)), None)
    return f"answered with an error: {words}" if words else None
