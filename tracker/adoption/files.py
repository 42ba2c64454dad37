"""The files that adopting a list writes: its settings, with a comment for each choice, and its workflows."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.adoption.analyses import in_words
from tracker.adoption.source import PLACEHOLDER
from tracker.adoption.survey import shares
from tracker.lists.entry.headings import readable_path
from tracker.lists.steering import Steering
from tracker.plural import counted
from tracker.settings.describe import toml_value
from tracker.settings.model import UNKNOWN_REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from importlib.resources.abc import Traversable

    from tracker.adoption.clone import Clone
    from tracker.adoption.survey import Survey, SurveyPart
    from tracker.lists.understanding import Sample

SETTINGS = "tracker.toml"
WORKFLOWS = ("track.yml", "feedback.yml", "digest.yml", "lint.yml")
_CRON = re.compile(r'(?P<before>- cron: )"(?P<minute>\d+) (?P<hour>\S+) (?P<rest>[^"]+)"')
_BUSY = (0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55)
_MOST_PARTS = 12


def settings_text(clone: Clone, today: date) -> str:
    """`tracker.toml` for a clone."""
    return "\n".join(_settings(clone, today)) + "\n"


def _settings(clone: Clone, today: date) -> Iterator[str]:
    yield f"# Written by `tracker init` on {today.isoformat()}, after looking at the list. Change what you like:"
    yield "# a mistake in here is told with its line before anything is done. Tokens never belong in this file."
    yield "# All settings, with what they do when they are left out: docs/settings.md of the tracker."
    names: list[str] = []
    for one in clone.lists:
        names.append(_unlike(names, list_name(one, clone.repository or clone.folder)))
        yield ""
        yield from _list(one, names[-1], clone)
    if len(names) > 1:
        yield ""
        yield "[github]"
        yield "# Each list has a pull request of its own; by its name in the title people tell them apart."
        yield 'title = "Add {count} to {list}"'
        yield 'commit_subject = "Add {count} to {list}"'
    yield ""
    yield "[[digest.channels]]"
    yield "# The weekly digest: one issue of this repository, edited in place. Other places: docs/settings.md."
    yield "# Without a channel, take .github/workflows/digest.yml away."
    yield 'name = "issue"'
    yield f"issue = {{ repository = {toml_value(clone.repository or UNKNOWN_REPOSITORY)} }}"
    if clone.rules:
        yield ""
        yield "# What people are told who want to add something; the tracker keeps to the form it sees, so look at"
        yield "# its first pull request with these in mind:"
        yield from (f"#   {_comment(rule)}" for rule in clone.rules)
    for path, reason in clone.passed_over:
        yield ""
        yield f"# {_comment(path)} looks like a list too and is left alone, because {reason}."


def _list(one: Survey, name: str, clone: Clone) -> Iterator[str]:
    repository = clone.repository
    yield "[[lists]]"
    yield "# Names the branch of the pull request, and this list in the memory; choose it once."
    yield f"name = {toml_value(name)}"
    if repository:
        yield "# Where the pull request is opened: this clone's remote, or what `--repository` named."
    else:
        yield "# This clone has no remote on a server; fill in `owner/name` before the first run."
    yield f"repository = {toml_value(repository or UNKNOWN_REPOSITORY)}"
    yield (
        f"# {counted(one.entries, 'entry', 'entries')} in {counted(one.sections, 'section')}, {max(1, round(one.size / 1024))} KB,"
        f" lines ending in {one.line_ending};"
        f" {one.fidelity:.0%} of them can be written again byte for byte."
    )
    if not one.shown_whole:
        yield "# GitHub shows only its first 512 KB to visitors: think of splitting it."
    for part in _largest(one.parts):
        where = _comment(" > ".join(readable_path(part.section))) or "(before the first heading)"
        yield f"#   {where}: {counted(part.entries, 'entry', 'entries')}, {_comment(part.in_words())}; {part.fidelity:.0%} understood"
    if len(one.parts) > _MOST_PARTS:
        yield f"#   … and {len(one.parts) - _MOST_PARTS} more; `tracker init --dry-run --json` tells all of them."
    yield f"path = {toml_value(one.path)}"
    yield ""
    yield "[lists.take]"
    kinds = ", ".join(
        counted(count, kind.value) for kind, count in sorted(one.kinds.items(), key=lambda k: -k[1])
    )
    yield f"# The kinds that stand on the list, by its headings and titles ({kinds})."
    yield f"# {in_words(one)}"
    yield f"kinds = {toml_value(one.takes)}"
    if len(clone.lists) > 1:
        yield from _shared(one, clone)
    yield from _samples(one)
    yield from _counters(one)


def _counters(one: Survey) -> Iterator[str]:
    """For a page that counts its entries rightly, how it goes on doing so."""
    if not one.counted_on:
        return
    lines = ", ".join(map(str, one.counted_on[:_MOST_PARTS]))
    yield ""
    yield f"# The page counts its entries, and rightly (line {lines}). Take the signs away, and a count is"
    yield "# raised with each addition; otherwise people do that."
    yield "# [lists.keep.side]"
    yield "# counters = true"


def _shared(one: Survey, clone: Clone) -> Iterator[str]:
    if shares(one, clone.lists):
        yield "# Works stand here and on another page of this repository, so what that one takes is proposed here, too."
        yield "shared = true"
    else:
        yield "# Hardly a work stands here and on another page of this repository: what one takes leaves the others."
        yield "shared = false"


def _samples(one: Survey) -> Iterator[str]:
    """For parts of which too little is understood to add to them, lines that say how they are written."""
    little = [part for part in one.parts if part.fidelity < Steering().least_fidelity]
    if not little:
        return
    yield ""
    yield f"# Less than {Steering().least_fidelity:.0%} of a section understood: works are suggested there, not added, until"
    yield "# `least_fidelity` under [lists.keep] asks for less or a line of yours says how they are written."
    yield "# Take the signs away and change what you like; lines are made from the commonest entries."
    yield from (f"# {line}" for line in as_settings([(part.fidelity, part.sample) for part in little]))


def as_settings(little: Sequence[tuple[float, Sample | None]]) -> list[str]:
    """What to set for sections of which so much is understood: a template for each heading, or to ask for no more."""
    found = [sample for _, sample in little if sample]
    unshown = [fidelity for fidelity, sample in little if sample is None]
    enough = ["[lists.keep]", f"least_fidelity = {int(20 * min(unshown)) / 20:g}"] if unshown else []
    lines = {one.heading: one.line for one in reversed(found)}
    named = [f"{toml_value(heading)} = {toml_value(line)}" for heading, line in reversed(lines.items())]
    return [*enough, *(["[lists.keep.templates]", *named] if named else [])]


def _largest(parts: Sequence[SurveyPart]) -> list[SurveyPart]:
    """The parts with the most entries, in the order in which they stand on the page."""
    chosen = sorted(parts, key=lambda part: -part.entries)[:_MOST_PARTS]
    return [part for part in parts if part in chosen]


def list_name(one: Survey, repository: str) -> str:
    """A short name: the repository's, or its folder's, for its README, with the page's for other pages."""
    stem = one.path.rpartition(".")[0]
    words = [repository.rpartition("/")[2] or "list"]
    if stem.lower() != "readme":
        words.append(stem)
    plain = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return slug[:60].strip("-") or "list"


def _unlike(taken: Sequence[str], name: str) -> str:
    """The name, with a number where another list has it: of one in letters of another script nothing is left."""
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return name if name not in taken else next(other for other in numbered if other not in taken)


def _comment(text: str) -> str:
    """Text from a page, fit to stand in a comment: one line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:160]


def workflow_text(name: str, repository: str, source: str) -> str:
    """A workflow for a repository: at a minute of its own, installing the tracker from `source`."""
    text = _folder().joinpath(name).read_text(encoding="utf-8")
    text = text.replace(f"TRACKER_INSTALL: {PLACEHOLDER}", f"TRACKER_INSTALL: {_yaml(source)}")
    return _CRON.sub(
        lambda found: f'{found["before"]}"{minute(repository, name)} {found["hour"]} {found["rest"]}"', text
    )


def minute(repository: str, name: str) -> int:
    """An odd minute for each repository and workflow, so that not everybody's run falls together."""
    digest = blake2b(f"{repository} {name}".encode(), digest_size=2).digest()
    free = [number for number in range(3, 58) if number not in _BUSY and number % 2]
    return free[int.from_bytes(digest) % len(free)]


def _yaml(text: str) -> str:
    """A text as YAML takes it for the same: bare where that is sure, and quoted else, as a number or a date would be."""
    plain = r"[^\W\d][\w.+/@ =-]*(?:://?[\w.+/@ =-]+)?(?<=\S)"
    return text if re.fullmatch(plain, text) and not text.isalpha() else toml_value(text)


def _folder() -> Traversable:
    """Our workflows: inside the package in a wheel, beside it in a checkout."""
    packed = resources.files("tracker").joinpath("workflows")
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / "workflows"
