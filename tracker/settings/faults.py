"""What is wrong with a settings file, told with line, key and the nearest right one; pure."""

from __future__ import annotations

import difflib
import json
import re
import sys
from typing import TYPE_CHECKING

from tracker.settings.describe import section_of, tables
from tracker.settings.model import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

_AT = re.compile(r" \(at line (\d+), column \d+\)$")


def not_toml(told: str, name: str) -> str:
    """Python's words on text that is no TOML, with the line where that of every other fault stands."""
    found = _AT.search(told)
    line = f":{found[1]}" if found else ""
    return f"{name}{line}: this is no TOML: {_AT.sub('', told)}"


_IN_WORDS = {
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "enum": "write {expected}",
    "greater_than": "write more than {gt:g}",
    "greater_than_equal": "write {ge:g} or more",
    "less_than": "write less than {lt:g}",
    "less_than_equal": "write {le:g} or less",
    "literal_error": "write {expected}",
    "dict_type": "this takes a table",
    "float_parsing": "write a number",
    "float_type": "write a number",
    "int_from_float": "write a whole number",
    "int_parsing": "write a whole number",
    "int_type": "write a whole number",
    "path_type": "this takes a path in quotes",
    "string_type": "this takes text in quotes",
    "too_short": "at least one has to stand here",
}
"""What is told where pydantic speaks of what a program calls things; with what it names as allowed."""
_SEEN_AT_ONCE = 9
"""Of more names that may stand somewhere only the nearest is told, if one is near."""


def faults_of(error: ValidationError, text: str, name: str) -> list[str]:
    """What is wrong with settings, a sentence a fault, each with its line and key."""
    sentences = []
    faults = [_of_its_key(fault) for fault in error.errors()]
    within = {fault["loc"][:-1] for fault in faults}
    meant = {
        (*fault["loc"][:-1], name)
        for fault in faults
        if fault["type"] == "extra_forbidden"
        for name in _near([step for step in fault["loc"] if isinstance(step, str)])
    }
    for fault in faults:
        if fault["type"] == "too_short" and fault["loc"] in within:
            continue  # it is short only because what stands in it is wrong, which is told
        if fault["type"] == "missing" and fault["loc"] in meant:
            continue  # it stands there, misspelled, and that is told
        steps = [step for step in fault["loc"] if isinstance(step, str)]
        place = f"{name}:{_line(text, fault['loc'])}: {'.'.join(steps)}"
        if fault["type"] == "extra_forbidden":
            sentences.append(f"{place}: unknown setting; {_nearest_key(steps, fault['input'])}")
        elif fault["type"] == "missing":
            sentences.append(f"{place}: this setting is required")
        elif fault["type"] == "string_pattern_mismatch":
            sentences.append(f"{place}: {_not_so(steps, fault['input'])}")
        elif fault["type"] == "model_type":
            sentences.append(f"{place}: this is a table: write [{'.'.join(steps)}], and its settings below")
        elif fault["type"] == "tuple_type":
            sentences.append(f"{place}: {_as_list(steps, fault['input'])}")
        else:
            sentences.append(f"{place}: {_wrong_value(fault)}")
    return sentences


def _wrong_value(fault: ErrorDetails) -> str:
    """What may stand in a place, what stands there, and what was probably meant."""
    near = _nearest_value(fault)
    if near and len(_allowed(fault)) > _SEEN_AT_ONCE:
        return f"no name that is known here: {fault['input']!r}{near}"
    message = _IN_WORDS.get(fault["type"], "").format(**fault.get("ctx", {}))
    told = message or fault["msg"].removeprefix("Value error, ")
    if isinstance(fault["input"], str | int | float | bool):  # a whole table would bury the sentence
        told += f", not {fault['input']!r}"
    return f"{told[:1].lower()}{told[1:]}{near}"


def _of_its_key(fault: ErrorDetails) -> ErrorDetails:
    """A fault of a table's key is one of the setting that it names; pydantic adds a step of its own."""
    place = fault["loc"]
    return {**fault, "loc": place[:-1]} if place[-1:] == ("[key]",) else fault


def _as_list(steps: list[str], given: object) -> str:
    """How a list is written where something else stands."""
    if isinstance(given, dict):
        return f"there may be several of these tables: write [[{'.'.join(steps)}]]"
    if _model_at(steps):
        return f"this takes tables: write [[{'.'.join(steps)}]], and its settings below"
    return f"this takes a list: write [{json.dumps(given, default=str, ensure_ascii=False)}]"


def _not_so(steps: list[str], given: object) -> str:
    """What is wrong with a text of the wrong form, in the words of docs/settings.md rather than in those of a pattern."""
    model = _model_at(steps[:-1])
    field = model.model_fields[steps[-1]] if model else None
    usual = (
        f" (left out it is {field.default!r})" if field and field.default and not field.is_required() else ""
    )
    described = (field and field.description) or "It is written otherwise."
    return f"{given!r} cannot stand here{usual}: {described}"


def _near(steps: list[str]) -> list[str]:
    """The key of this table that is spelled nearly so, if any."""
    return difflib.get_close_matches(steps[-1], _keys(steps[:-1]), n=1, cutoff=0.5)


def _nearest_key(steps: list[str], given: object) -> str:
    """What was probably meant by an unknown key: one spelled nearly so here, or the same one in another table."""
    inner = [table.header for table in tables(Settings) if table.path[1:] and table.path[-1] == steps[-1]]
    if inner and _is_table(given):
        return f"this table is called {' or '.join(inner)}"
    known, near = _keys(steps[:-1]), _near(steps)
    elsewhere = [
        table.header for table in tables(Settings) for found in table.settings if found.key == steps[-1]
    ]
    if elsewhere and not (near and near[0] == steps[-1]):
        return f"it belongs in {' or '.join(elsewhere)}"
    return f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(sorted(known))}"


def _is_table(given: object) -> bool:
    """Did somebody write a table, `[x]`, or several, `[[x]]`?"""
    return isinstance(given, dict) or (
        isinstance(given, list) and all(isinstance(one, dict) for one in given)
    )


def _nearest_value(fault: ErrorDetails) -> str:
    """What was probably meant by a value that is none of the few allowed."""
    near = difflib.get_close_matches(str(fault["input"]).lower(), _allowed(fault), n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else ""


def _allowed(fault: ErrorDetails) -> list[str]:
    """The names of which one may stand there; none where it is no matter of names."""
    return re.findall(r"'([^']*)'", str(fault.get("ctx", {}).get("expected", "")))


def _keys(steps: list[str]) -> list[str]:
    """The settings that a table may hold."""
    model = _model_at(steps)
    return list(model.model_fields) if model else []


def _model_at(steps: list[str]) -> type[BaseModel] | None:
    """The model of a table, found by walking from the outermost one."""
    model: type[BaseModel] | None = Settings
    for step in steps:
        field = model.model_fields.get(step) if model else None
        model = section_of(field.annotation) if field else None
    return model


def _line(text: str, place: tuple[str | int, ...]) -> int:
    """The line on which a setting stands, as near as its table and key tell; TOML readers keep no positions."""
    lines = list(enumerate(text.splitlines(), start=1))
    headers = {number: _header(line) for number, line in lines if line.lstrip().startswith("[")}
    steps = [step for step in place if isinstance(step, str)]
    first, end = _item(headers, place) or (1, len(lines) + 1)
    found, table = None, headers.get(first, [])
    below = first  # of a table that nobody opened, where the last one in it begins
    for number, line in lines[first - 1 : end - 1]:
        table = headers.get(number, table)
        if number in headers:
            found = number if table in (steps, steps[:-1]) else found
            below = number if steps and table[: len(steps)] == steps else below
        elif key := _KEY.match(line):
            path = [*table, *(step.strip("\"'") for step in _STEP.findall(key["key"]))]
            if path == steps:
                return number
            if (
                path == steps[: len(path)]
            ):  # it stands within the braces of this line: `issue = { keep = "one" }`
                found = number
    return found or below


_STEP = re.compile(r"[\w-]+|\"[^\"]*\"|'[^']*'")
_KEY = re.compile(rf"\s*(?P<key>(?:{_STEP.pattern})(?:\s*\.\s*(?:{_STEP.pattern}))*)\s*=")


def _header(line: str) -> list[str]:
    """The path of the table that begins on a line."""
    return [step.strip(" \t\"'") for step in line.partition("#")[0].strip(" \t[]").split(".")]


def _item(headers: Mapping[int, list[str]], place: tuple[str | int, ...]) -> tuple[int, int] | None:
    """Where the repeated table that a place names by its number begins and ends; None where it names none."""
    for at, step in enumerate(place):
        begins = [number for number, table in headers.items() if table == list(place[:at])]
        if isinstance(step, int) and step < len(begins):
            return begins[step], [*begins[1:], sys.maxsize][step]
    return None
