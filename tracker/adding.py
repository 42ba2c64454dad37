"""Works added to a page one after another, each on the page that the one before has left."""

from __future__ import annotations

from dataclasses import astuple, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from state.papers import Relevance
from tracker.errors import UsageError
from tracker.lists.addition import plan_addition
from tracker.lists.already import already_there
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Duplicate, Refused, Unsure
from tracker.lists.reading.page import NoPage, read_page
from tracker.plural import likely

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from state.identity import Identity
    from state.records import Verdict
    from tracker.facts.saying.rephrasing import Rephraser
    from tracker.lists.candidate import Candidate
    from tracker.lists.outcome import AddingOutcome
    from tracker.lists.reading.page import Page
    from tracker.lists.steering import Steering
    from tracker.ports import Judge
    from tracker.recordfile import Record


class Status(StrEnum):
    """What came of a work that was to be added, in the word that scripts read."""

    ADDED = "added"
    DUPLICATE = "duplicate"
    UNSURE = "unsure"
    REFUSED = "refused"
    WAITING = "waiting"
    """In a pull request alone: it is asked for, and comes when there is room."""


def status_of(outcome: AddingOutcome) -> Status:
    """What came of a work on a page."""
    match outcome:
        case Addition():
            return Status.ADDED
        case Duplicate():
            return Status.DUPLICATE
        case Unsure():
            return Status.UNSURE
        case Refused():
            return Status.REFUSED


class Beside(NamedTuple):
    """Another page of the repository, whose works are not for this one."""

    path: str
    page: Page


class Helpers(NamedTuple):
    """What is asked about a work; without a judge all are relevant, without a rephraser words stay as composed."""

    judge: Judge | None = None
    rephraser: Rephraser | None = None
    beside: Sequence[Beside] = ()


class Added(NamedTuple):
    """The page as it is then, what came of each work, and what was changed beside the entries."""

    content: bytes
    outcomes: tuple[AddingOutcome, ...]
    side: tuple[str, ...] = ()


def add_all(
    content: bytes, records: Iterable[Record], helpers: Helpers, steering: Steering, today: date
) -> Added:
    """The page with every work that could be added, and what came of each."""
    outcomes: list[AddingOutcome] = []
    before, page = content, read_page(content)
    for record in records:
        outcome = _add(page, record, helpers, steering)
        if isinstance(outcome, Addition):
            was, content, page = page, outcome.new_bytes, read_page(outcome.new_bytes)
            outcomes = _moved(outcomes, _lines(was), _lines(page))
        outcomes.append(outcome)
    if not steering.side:
        return Added(content, tuple(outcomes))
    from tracker.lists.side.keeping import keep_in_step  # noqa: PLC0415 - only where a list turned it on

    kept = keep_in_step(before, content, steering.side, today)
    return Added(kept.content, tuple(outcomes), kept.told)


def _moved(outcomes: Sequence[AddingOutcome], was: Sequence[str], now: Sequence[str]) -> list[AddingOutcome]:
    """What came of earlier works, each addition with the line on which it stands after one more."""
    lines = enumerate(now, start=1)
    at = [next((number for number, other in lines if other == text), len(now)) for text in was]
    return [replace(one, line=at[one.line - 1]) if isinstance(one, Addition) else one for one in outcomes]


def _lines(page: Page | NoPage) -> Sequence[str]:
    return () if isinstance(page, NoPage) else page.lines.texts


def works_there(contents: Iterable[bytes], *, insist: bool = False) -> frozenset[Identity]:
    """The works that need not be found out to be known as duplicates.

    What is no more than a repository's address is one only where it stands in an entry, and not where a person insists.
    """
    read = map(read_page, contents)
    return frozenset(
        work
        for page in read
        if not isinstance(page, NoPage)
        for work, lines in page.works.by_identity.items()
        if work.scheme.strong or (not insist and any(line in page.works.entry_at for line in lines))
    )


def pages(contents: Mapping[str, bytes]) -> tuple[Beside, ...]:
    """Those that can be read, by their paths."""
    read = ((path, read_page(content)) for path, content in contents.items())
    return tuple(Beside(path, page) for path, page in read if not isinstance(page, NoPage))


def elsewhere(beside: Iterable[Beside], candidate: Candidate) -> Duplicate | None:
    """The work as it stands on another page, by sure signs alone: a name that is alike may be another work's there."""
    for path, page in beside:
        if there := already_there(page, candidate, insist=True):
            first = there.mentions[0]
            told = f"already on line {first.line + 1} of {path}, by {first.sign}: {first.what}"
            return replace(there, reason=told, path=path)
    return None


def need_section(content: bytes, headings: Sequence[str], name: str) -> None:
    """Stop at a section that the list does not have, with those that are called alike."""
    from tracker.lists.placing.named import is_named, nearest_names  # noqa: PLC0415 - only where a person names one

    page = read_page(content)
    if isinstance(page, NoPage) or (headings and is_named(page, headings)):
        return
    near = nearest_names(page, headings[-1]) if headings else []
    meant = f"; do you mean {' or '.join(map(repr, near))}?" if near else ""
    raise UsageError(f"no section of {name} is called {' > '.join(headings)!r}{meant}")


def _add(page: Page | NoPage, record: Record, helpers: Helpers, steering: Steering) -> AddingOutcome:
    if isinstance(page, NoPage):
        return Refused(page.reason)
    verdict = helpers.judge.judge([record.paper])[0] if helpers.judge else None
    candidate = _candidate(record, verdict, helpers.rephraser)
    outcome = plan_addition(page, candidate, steering)
    if not steering.insist and isinstance(outcome, Addition | Unsure):
        outcome = elsewhere(helpers.beside, candidate) or outcome
    leads_somewhere = candidate.paper.arxiv_id or any(astuple(candidate.paper.links))
    if not (steering.insist or leads_somewhere or isinstance(outcome, Duplicate)):
        return Refused(_LEADS_NOWHERE)
    if verdict is None or steering.insist or not isinstance(outcome, Addition):
        return outcome
    if verdict.relevant is Relevance.NO:
        return Refused(
            f"not about vision-language models ({likely(verdict.probability)} likely); --force adds it anyway"
        )
    if verdict.relevant is Relevance.UNSURE:
        return Unsure(
            f"it may not be about vision-language models ({likely(verdict.probability)} likely)", outcome
        )
    return outcome


_LEADS_NOWHERE = (
    "its record names neither `arxiv_id` nor an address under `urls`, so that its entry would lead nowhere;"
    " --force adds it anyway"
)


def _candidate(record: Record, verdict: Verdict | None, rephraser: Rephraser | None) -> Candidate:
    known = None
    if _MORE & record.fields.keys():
        from tracker.facts.edge import facts_of_record  # noqa: PLC0415 - most records are papers alone

        known = facts_of_record(record)
    candidate = candidate_for(record.paper, record.kind, record.section, known, rephraser)
    if verdict and record.kind is None:
        candidate = replace(candidate, kind=verdict.kind)
    return candidate


_MORE = frozenset({"card", "config", "pwc", "page"})
"""Fields of a record that facts are read from beside the paper's own text."""
