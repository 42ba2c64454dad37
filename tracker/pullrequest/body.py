"""The body of a pull request: a pure function of what it is to say.

What is too long is cut from the evidence, step by step, never from the controls.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tracker.pullrequest.markdown import template
from tracker.pullrequest.marks import Action, Contents, Control, essence_of, seal
from tracker.pullrequest.nominees import code_name, plain_name
from tracker.pullrequest.presence import address_of, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from state.identity import Identity
    from state.records import ListName, SourceReport
    from tracker.forge.port import Oid
    from tracker.pullrequest.nominees import Nominee, Question

LIMIT = 58_000
"""Characters. GitHub refuses more than 65,536; the rest is room for what people write below."""
MOST = 65_000
"""With people's notes it may be more than `LIMIT`, but never what GitHub refuses."""


@dataclass(frozen=True, slots=True)
class BranchEntry:
    """One entry on the branch. Works from before our memory are known by their lines only."""

    work: Identity
    section: tuple[str, ...]
    text: str
    nominee: Nominee | None = None
    reworded: bool = False

    @property
    def title(self) -> str:
        """What to call it."""
        return self.nominee.title if self.nominee else title_of(self.text) or plain_name(self.work)

    @property
    def url(self) -> str:
        """Where a person reads it."""
        return self.nominee.url if self.nominee else address_of(self.work, self.text)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One nominee that has to wait, and why."""

    nominee: Nominee
    reason: str


@dataclass(frozen=True, slots=True)
class View:
    """All that a body says."""

    list: ListName
    blob: Oid
    title: str
    entries: tuple[BranchEntry, ...]
    base: str = ""
    """The branch that the pull request is for."""
    kept_out: Mapping[Identity, datetime] = field(default_factory=dict)
    """Works that people refused one by one, and when, for machines that forgot."""
    asked: Mapping[Identity, datetime] = field(default_factory=dict)
    """Entries that people asked for, and when."""
    path: str = ""
    """The list's file."""
    waiting: tuple[Waiting, ...] = ()
    questions: tuple[Question, ...] = ()
    refused: tuple[tuple[str, int], ...] = ()
    sources: tuple[SourceReport, ...] = ()
    notes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """What a person should know about this state, in our own words."""
    closing: str = ""
    """Why it is closed, where it is."""
    hold_label: str = "tracker: hold"
    rerun_label: str = "tracker: rerun"

    @property
    def essence(self) -> str:
        """A digest of what matters; numbers that change by themselves are left out, so that they cause no edit."""
        return essence_of(
            {
                "form": 4,
                "path": self.path,
                "blob": self.blob,
                "entries": [(str(entry.work), entry.section, entry.reworded) for entry in self.entries],
                "withdrawn": sorted(
                    str(one.work) for one in self.entries if one.nominee and one.nominee.withdrawn
                ),
                "waiting": sorted(str(one.nominee.work) for one in self.waiting[:SHOWN_WAITING]),
                "questions": sorted(str(one.nominee.work) for one in self.questions),
                "troubled": sorted(report.source for report in self.sources if not report.outcome.well),
                "words": self.words,
                "closing": self.closing,
            }
        )


SHOWN_WAITING = 25


class Cut(NamedTuple):
    """How much of the evidence is shown."""

    title: int
    reasons: int
    neighbours: int
    facts: int
    abstract: int
    waiting: int
    sources: int
    folds: bool = True


_CUTS = (
    Cut(200, 5, 3, 12, 500, SHOWN_WAITING, 6),
    Cut(200, 5, 3, 8, 0, SHOWN_WAITING, 6),
    Cut(120, 5, 1, 4, 0, SHOWN_WAITING, 4),
    Cut(80, 3, 1, 0, 0, 10, 3),
    Cut(60, 0, 0, 0, 0, 10, 3, folds=False),
    Cut(24, 0, 0, 0, 0, 3, 1, folds=False),
)


def body_of(view: View, now: datetime) -> str:
    """The whole body, with its list of contents; as much of the evidence as fits."""
    for cut in _CUTS:
        rendered, contents = _render(view, cut, now), _contents(view, cut)
        body = seal(rendered, contents, view.notes)
        if len(body) <= LIMIT:
            return body
    notes = list(view.notes)
    while notes and len(body) > MOST:
        notes.pop()
        body = seal(rendered, contents, notes)
    return body


def controls_of(view: View, waiting: int) -> tuple[Control, ...]:
    """Every check box of the body, in order."""
    if view.closing:
        return ()
    keep = [Control(Action.KEEP, code_name(entry.work)) for entry in view.entries]
    accept = [Control(Action.ACCEPT, one.nominee.code_name) for one in view.waiting[:waiting]]
    ask = [
        Control(action, one.nominee.code_name)
        for one in view.questions
        for action in (Action.ACCEPT, Action.REFUSE)
    ]
    return (*keep, *ask, *accept, Control(Action.RERUN, "all"))


def _contents(view: View, cut: Cut) -> Contents:
    spoken_of = [
        *(entry.work for entry in view.entries),
        *(one.nominee.work for one in view.waiting[: cut.waiting]),
        *(one.nominee.work for one in view.questions),
    ]
    return Contents(
        list=view.list,
        blob=view.blob,
        works={code_name(work): work for work in spoken_of},
        entries=tuple(code_name(entry.work) for entry in view.entries),
        controls=controls_of(view, cut.waiting),
        title=view.title,
        essence=view.essence,
        closed_by_us=bool(view.closing),
        base=view.base,
        kept_out=view.kept_out,
        asked=view.asked,
        path=view.path,
    )


def _render(view: View, cut: Cut, now: datetime) -> str:
    sections: dict[tuple[str, ...], list[BranchEntry]] = {}
    for entry in view.entries:
        sections.setdefault(_below_title(entry.section, view.entries), []).append(entry)
    return template("body.md.j2").render(
        view=view,
        cut=cut,
        sections=sections,
        troubled=[report for report in view.sources if not report.outcome.well],
        Action=Action,
        Control=Control,
        days=lambda since: (now - since).days,
    )


def _below_title(section: tuple[str, ...], entries: Sequence[BranchEntry]) -> tuple[str, ...]:
    """A section without the page's own title, which tells nothing: what every entry stands below, and none right under."""
    title = section[:1]
    return section[1:] if all(e.section[:1] == title and len(e.section) > 1 for e in entries) else section
