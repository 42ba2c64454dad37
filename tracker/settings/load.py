"""Finding and reading `tracker.toml`, and the door to the environment."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from tracker.errors import UsageError
from tracker.settings.faults import faults_of, not_toml
from tracker.settings.leaks import leaks
from tracker.settings.model import Settings
from tracker.settings.places import settings_file

if TYPE_CHECKING:
    from collections.abc import Mapping


class SettingsError(UsageError):
    """The settings cannot be used; says where and what to write instead."""


def load(path: Path | None = None, folder: Path = Path()) -> Settings:
    """The settings of a given file, or of the first place that has one; all defaults where none has."""
    if path is None:
        path = settings_file(folder)
        if path is None:
            return Settings()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not UTF-8 text") from error
    return parse(text, str(path))


def parse(text: str, name: str = "tracker.toml") -> Settings:
    """Settings from the text of a `tracker.toml`; `name` is what messages call it."""
    for number, home in leaks(text):
        raise SettingsError(
            f"{name}:{number}: a secret stands in the settings; take it out, revoke it,"
            f" and give the new one in the environment variable {home}"
        )
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(not_toml(str(error), name)) from error
    except (ValueError, RecursionError) as error:  # Python's own limits, which TOML has not
        raise SettingsError(f"{name}: a number is too long, or lists stand too deep in each other") from error
    try:
        return Settings.model_validate(written)
    except ValidationError as error:
        raise SettingsError("\n".join(faults_of(error, text, name))) from error


def environment() -> Mapping[str, str]:
    """The environment as the program found it; the one place that reads it, apart from the clock."""
    return os.environ
