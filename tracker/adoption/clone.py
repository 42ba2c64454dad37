"""What a clone of a list's repository tells about itself, so that nobody has to be asked."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.adoption.survey import FEWEST, Survey, is_list, survey
from tracker.errors import UsageError
from tracker.forge.workingcopy import remote_name
from tracker.lists.reading.page import Page, read_page
from tracker.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_SKIPPED = frozenset({"node_modules", "vendor", "third_party", "site-packages"})
_LARGEST = 8 * 1024 * 1024
_MOST_PAGES = 400
_MOST_NAMED = 3
_NEARLY = 3
"""Papers from which on a page may be a list that has only begun."""
_TAKE_IT = "to keep it all the same, name it and each other page with --list"
_OTHER_README = re.compile(r"readme\.(?:rst|org|adoc|asciidoc|txt|textile|rdoc)", re.IGNORECASE)
_NAMELESS = "its name is no UTF-8, which tracker.toml cannot hold"
_YEAR = re.compile(r"(?<!\d)(?P<year>20[12]\d)(?!\d)")
_ASKS = re.compile(r"\b(contribut\w+|how to (add|help)|pull requests?|submit\w*)\b", re.IGNORECASE)
_RULES = 4
_BEGINNING = re.compile(r"^(?:(?:[#>]+|[-*+]|\d+[.)])(?: |$))+")
_BOLD = re.compile(r"(?P<code>`[^`]*`)|\*\*|__")
"""Marks of bold type; what stands in code is shown as it is to be written."""
_GIT_STEP = re.compile(
    r"\b(?:fork|clone) (?:the|this|your|it|and)\b|\b(?:commit|push) (?:the|your|them|it|to)\b"
    r"|\bgit (?:add|checkout|clone|commit|push)\b|\bcreate a (?:new )?branch\b",
    re.IGNORECASE,
)
"""How a change is sent, which is the same for every list, and no rule of this one."""


class NoListError(UsageError):
    """There is nothing here to keep."""

    def __init__(self, folder: Path, nearly: Sequence[str] = ()) -> None:
        seen = f" ({'; '.join(nearly)})" if nearly else ""
        super().__init__(
            f"no list of works was found under {folder}: a list is a Markdown file with at least five entries that"
            f" link to papers{seen}; run this in a clone of its repository, or name the file with --list"
        )


@dataclass(frozen=True, slots=True)
class Clone:
    """A repository with one or several lists in it."""

    repository: str
    """`owner/name`, empty where the clone does not tell."""
    lists: tuple[Survey, ...]
    passed_over: tuple[tuple[str, str], ...]
    """Pages that look like lists and are not kept, each with its reason."""
    rules: tuple[str, ...]
    """What people are told who want to add something, each with its place."""
    folder: str = ""
    """The name of the folder it stands in, which is mostly the repository's."""


def look(folder: Path, environment: Mapping[str, str], named: Iterable[str] = ()) -> Clone:
    """Look at a clone; `named` are the pages that somebody chose, otherwise the lists are found."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder; give the one into which the list's repository was cloned")
    chosen = tuple(named)
    pages = {name: page for name in chosen or _candidates(folder) if (page := _page(folder / name))}
    missing = next((name for name in chosen if name not in pages), None)
    if missing:
        raise UsageError(f"{folder / missing} is not there or cannot be read as a page")
    surveys = [survey(page, name) for name, page in pages.items()]
    found = surveys if chosen else [one for one in surveys if is_list(one)]
    nameless = [one.path for one in found if not _can_be_named(one.path)]
    if chosen and nameless:
        raise UsageError(f"{_shown(nameless[0])} cannot be kept: {_NAMELESS}")
    found = [one for one in found if one.path not in nameless]
    if not found:
        raise NoListError(folder, [*_nearly(folder, surveys, nameless)])
    kept, passed_over = (found, []) if chosen else _without_archives(found)
    passed_over += [(_shown(name), _NAMELESS) for name in nameless]
    passed_over += [] if chosen else _begun(surveys)
    ordered = sorted(kept, key=lambda one: (one.path.lower() != "readme.md", one.path))
    return Clone(
        remote_name(folder, environment),
        tuple(ordered),
        tuple(passed_over),
        _rules(folder),
        folder.resolve().name,
    )


def _candidates(folder: Path) -> list[str]:
    found = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if _is_of_the_list(here / name))
        pages = [here / name for name in sorted(names) if name.lower().endswith(".md")]
        found += [
            page.relative_to(folder).as_posix()
            for page in pages
            if page.is_file() and not page.is_symlink() and page.stat().st_size <= _LARGEST
        ]
    return sorted(found, key=lambda name: name.count("/"))[:_MOST_PAGES]


def _can_be_named(path: str) -> bool:
    """Can settings, which are UTF-8, hold this name?"""
    return _shown(path) == path


def _shown(path: str) -> str:
    """A name as it can be shown and written anywhere."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _nearly(folder: Path, surveys: Iterable[Survey], nameless: Iterable[str]) -> Iterator[str]:
    """What somebody may have taken for the list, each with what it lacks."""
    for name in sorted(one.name for one in folder.iterdir()):
        if _OTHER_README.fullmatch(name):
            yield f"{_shown(name)} is no Markdown"
    for name in nameless:
        yield f"{_shown(name)} cannot be kept: {_NAMELESS}"
    fullest = sorted((one for one in surveys if one.entries), key=lambda one: -one.entries)
    for one in fullest[:_MOST_NAMED]:
        if one.path not in nameless:
            yield f"{_shown(one.path)} {_has(one)}"


def _is_of_the_list(folder: Path) -> bool:
    """Neither hidden, nor other people's: a clone within the clone is a list of its own."""
    return not (folder.name.startswith(".") or folder.name in _SKIPPED or (folder / ".git").exists())


def _page(path: Path) -> Page | None:
    if not path.is_file():
        return None
    page = read_page(path.read_bytes())
    return page if isinstance(page, Page) else None


def _without_archives(found: list[Survey]) -> tuple[list[Survey], list[tuple[str, str]]]:
    """Of pages that differ in the year alone, new works go to the latest."""
    newest: dict[str, int] = {}
    for one in found:
        match = _YEAR.search(one.path)
        if match:
            pattern = _YEAR.sub("*", one.path)
            newest[pattern] = max(newest.get(pattern, 0), int(match["year"]))
    kept, passed_over = [], []
    for one in found:
        match = _YEAR.search(one.path)
        latest = newest[_YEAR.sub("*", one.path)] if match else 0
        if match and int(match["year"]) < latest:
            passed_over.append((one.path, f"it is of {match['year']}, and there is one of {latest}"))
        else:
            kept.append(one)
    return kept, passed_over


def _begun(surveys: Iterable[Survey]) -> list[tuple[str, str]]:
    """Pages that are no lists yet; only the fullest, as a folder of notes on papers may hold hundreds."""
    begun = [one for one in surveys if is_list(one, _NEARLY) and not is_list(one)]
    fullest = sorted(begun, key=lambda one: -one.entries)[:_MOST_NAMED]
    return [(_shown(one.path), f"it {_has(one)}, where {FEWEST} make a list; {_TAKE_IT}") for one in fullest]


def _has(one: Survey) -> str:
    papers = counted(one.papers, "paper")
    return f"has {counted(one.entries, 'entry', 'entries')} and names {papers} by id"


def _rules(folder: Path) -> tuple[str, ...]:
    """The first sentences on contributing, from where people write them."""
    for name in (
        "CONTRIBUTING.md",
        "CONTRIBUTE.md",
        ".github/CONTRIBUTING.md",
        "contributing.md",
        "README.md",
    ):
        page = _page(folder / name) if _is_inside(folder, name) else None
        if page is None:
            continue
        everywhere = "contribut" in name.lower()
        found = []
        for section in page.sections:
            if everywhere or _ASKS.search(section.title):
                own = range(section.body, section.end)
                found += [
                    f"{name}:{at + 1}: {words}" for at in own if (words := _words(page.lines.texts[at]))
                ]
        if found:
            return tuple(dict.fromkeys(found))[:_RULES]
    return ()


def _is_inside(folder: Path, name: str) -> bool:
    """Does a name lead to a file of the clone? A link in it may lead to any of this machine, whose words would be told."""
    return (folder / name).resolve().is_relative_to(folder.resolve())


def _words(text: str) -> str:
    """A line without its marks, where it is one of some length and tells more than how git is used."""
    words = _BOLD.sub(lambda mark: mark["code"] or "", _BEGINNING.sub("", " ".join(text.split())))
    return words[:200] if len(words) > 20 and not _GIT_STEP.search(words) else ""
