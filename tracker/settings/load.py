"""Finding and reading `tracker.toml`; a wrong file is told with line, key and the nearest right one."""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from tracker.errors import UsageError
from tracker.settings.model import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = (Path("tracker.toml"), Path(".github/tracker.toml"))
_SECRET = re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|hf_[A-Za-z0-9]{20,})\b")


class SettingsError(UsageError):
    """The settings cannot be used; says where and what to write instead."""


def load(path: Path | None = None, folder: Path = Path()) -> Settings:
    """The settings of a given file, or of the first place that has one; all defaults where none has."""
    if path is None:
        path = next((folder / place for place in PLACES if (folder / place).is_file()), None)
        if path is None:
            return Settings()
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 text") from error
    return parse(text, str(path))


def parse(text: str, name: str = "tracker.toml") -> Settings:
    """Settings from the text of a `tracker.toml`; `name` is what messages call it."""
    _refuse_secrets(text, name)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}: {error}") from error
    try:
        return Settings.model_validate(data)
    except ValidationError as error:
        raise SettingsError("\n".join(_explain(error, text, name))) from error


def environment() -> Mapping[str, str]:
    """The environment as the program found it; the one place that reads it, apart from the clock."""
    return os.environ


def _refuse_secrets(text: str, name: str) -> None:
    for number, line in enumerate(text.splitlines(), start=1):
        found = _SECRET.search(line)
        if found:
            home = "HF_TOKEN" if found[0].startswith("hf_") else "GITHUB_TOKEN"
            raise SettingsError(
                f"{name}:{number}: a token stands in the settings; take it out, revoke it, and give the new one in the environment variable {home}"
            )


def _explain(error: ValidationError, text: str, name: str) -> list[str]:
    sentences = []
    for fault in error.errors():
        steps = [step for step in fault["loc"] if isinstance(step, str)]
        index = next((step for step in fault["loc"] if isinstance(step, int)), 0)
        place = f"{name}:{_line(text, steps, index)}: {'.'.join(steps)}"
        if fault["type"] == "extra_forbidden":
            near = difflib.get_close_matches(steps[-1], _keys(steps[:-1]), n=1, cutoff=0.5)
            known = (
                f"did you mean {near[0]!r}?"
                if near
                else f"known here: {', '.join(sorted(_keys(steps[:-1])))}"
            )
            sentences.append(f"{place}: unknown setting; {known}")
        else:
            sentences.append(f"{place}: {fault['msg'][:1].lower()}{fault['msg'][1:]}, not {fault['input']!r}")
    return sentences


def _keys(steps: list[str]) -> list[str]:
    """The settings that a table may hold, found by walking the models."""
    model: type[BaseModel] | None = Settings
    for step in steps:
        field = model.model_fields.get(step) if model else None
        model = _model_in(field.annotation) if field else None
    return list(model.model_fields) if model else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, getattr(annotation, "__args__", ()))), None)


def _line(text: str, steps: list[str], index: int) -> int:
    """The line on which a setting stands, as near as its table and key tell; TOML readers keep no positions."""
    table, key = steps[:-1], steps[-1] if steps else ""
    current: list[str] = []
    tables_met = 0 if table else index + 1
    header_line = 1
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if header:
            current = [part.strip().strip("\"'") for part in header[1].split(".")]
            tables_met += current == table
            if (current == table and tables_met == index + 1) or current == steps:
                header_line = number
        elif current == table and tables_met == index + 1:
            found = re.match(r"\s*[\"']?([\w.-]+)[\"']?\s*=", line)
            if found and found[1] == key:
                return number
    return header_line
