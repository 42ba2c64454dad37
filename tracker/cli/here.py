"""The settings of the folder that a command is called in, whether a memory is there, and which of their lists a file is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.settings.places import called_below, settings_file

if TYPE_CHECKING:
    from tracker.settings.model import ListSettings, Settings


def settings_here(config: Path | None) -> Settings | None:
    """The settings, where there are any: without a file the defaults are known, and loading them takes its time."""
    if not config and not settings_file():
        return None
    from tracker.settings.load import load

    return load(config)


def tell_where_no_memory_is(settings: Settings) -> None:
    """Say it, before an empty answer is taken for a quiet week."""
    from state.store import missing_file
    from tracker.cli.output import say
    from tracker.settings.load import environment

    if missing := missing_file(settings.state.address(environment())):
        advice = called_below() or "where GitHub Actions keeps the list, bring it: tracker state pull"
        say(f"there is no memory at {missing} yet; {advice}")


def list_of(settings: Settings | None, page: Path) -> ListSettings | None:
    """The list of the settings that a file is, wherever its repository lies here; the only one, where there is but one."""
    lists = settings.lists if settings else ()
    alike = [one for one in lists if _is_at(page, one.path)] if len(lists) > 1 else lists
    return max(alike, key=lambda one: len(one.path), default=None)  # the longest name tells


USUAL = Path("README.md")


def page_meant(settings: Settings | None, said: Path | None) -> Path:
    """The file that `--list` means, by its path or by its list's name; without it that of the one list of the settings, or the README."""
    from tracker.errors import UsageError

    lists = settings.lists if settings else ()
    if said is not None:
        named = next((one.path for one in lists if one.name == str(said) and not said.exists()), None)
        return Path(named) if named else said
    here = list(dict.fromkeys(one.path for one in lists if Path(one.path).is_file()))
    if len(here) > 1:
        raise UsageError(f"say with --list which of the settings' lists: {', '.join(here)}")
    return Path(here[0]) if here else USUAL


def pages_beside(settings: Settings | None, page: Path) -> dict[str, bytes]:
    """The other pages of a list's repository that share no works with it, where they are here; the rest live elsewhere."""
    one = list_of(settings, page)
    if settings is None or one is None or not _is_at(page, one.path):
        return {}
    root = page.resolve().parents[len(Path(one.path).parts) - 1]
    found = {other.path: root / other.path for other in settings.beside(one)}
    return {path: at.read_bytes() for path, at in found.items() if at.is_file()}


def _is_at(page: Path, path: str) -> bool:
    steps = Path(path).parts
    return page.resolve().parts[-len(steps) :] == steps
