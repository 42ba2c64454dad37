"""Every setting there is, found by walking the models: what the documentation, `init` and error messages draw from."""

from __future__ import annotations

import json
import types
import typing
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of `tracker.toml`."""

    table: tuple[str, ...]
    """The tables around it, outermost first."""
    key: str
    takes: str
    """What may be written, in words."""
    default: str
    """The default as it would be written, `required` where there is none, empty where it is unset."""
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of `tracker.toml`."""

    path: tuple[str, ...]
    repeated: bool
    """Written as `[[path]]`, once per item."""
    description: str
    settings: tuple[Setting, ...]

    @property
    def header(self) -> str:
        """How the table begins in the file."""
        name = ".".join(self.path)
        return f"[[{name}]]" if self.repeated else f"[{name}]"


def tables(
    model: type[BaseModel], path: tuple[str, ...] = (), description: str = "", *, repeated: bool = False
) -> Iterator[Table]:
    """The tables of a model, outer before inner, in the order in which the model names them."""
    inner = {name: _section(field.annotation) for name, field in model.model_fields.items()}
    settings = tuple(
        _setting(path, name, field) for name, field in model.model_fields.items() if inner[name] is None
    )
    if settings:
        yield Table(path, repeated, description, settings)
    for name, field in model.model_fields.items():
        found = inner[name]
        if found:
            section, many = found
            yield from tables(section, (*path, name), field.description or "", repeated=many)


def section_of(annotation: object) -> type[BaseModel] | None:
    """The model that a field holds, itself or several of it."""
    found = _section(annotation)
    return found[0] if found else None


def _section(annotation: object) -> tuple[type[BaseModel], bool] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, False
    many = typing.get_origin(annotation) in (tuple, list)
    for argument in typing.get_args(annotation):
        found = _section(argument)
        if found:
            return found[0], many or found[1]
    return None


def _setting(path: tuple[str, ...], name: str, field: FieldInfo) -> Setting:
    default = field.get_default(call_default_factory=True)
    written = "required" if default is PydanticUndefined else toml_value(default)
    return Setting(path, name, _takes(field.annotation), written, field.description or "")


_MOST_NAMES = 8
"""Of more than so many names that may be written, two stand for all."""
_WORDS: dict[object, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "true or false",
    Path: "path",
    type(None): "",
}


def _takes(annotation: object) -> str:
    """What may be written for a type, in words."""
    if annotation in _WORDS:
        return _WORDS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        names = [f'"{member.value}"' for member in annotation]
        return " | ".join(names if len(names) <= _MOST_NAMES else [*names[:2], "…"])
    if isinstance(annotation, typing.NewType):
        return _takes(annotation.__supertype__)
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _takes(arguments[0])
    if origin is Literal:
        return " | ".join(json.dumps(value) for value in arguments)
    if origin is tuple:
        return f"list of {_takes(arguments[0])}"
    if origin is types.UnionType:
        return " or ".join(filter(None, map(_takes, arguments)))
    if origin is dict:
        return f"table of {_takes(arguments[1])}"
    raise TypeError(f"no setting has held anything like {annotation} so far: say here what may be written")


def toml_value(value: object) -> str:
    """A value as TOML writes it; empty for what TOML cannot say: unset."""
    match value:
        case None:
            return ""
        case Enum():
            return toml_value(value.value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case tuple() | list():
            return "[" + ", ".join(map(toml_value, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{toml_value(str(k))} = {toml_value(v)}" for k, v in value.items()) + "}"
        case _:
            return _text(str(value))


def _text(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but for the one control character that JSON lets stand."""
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
