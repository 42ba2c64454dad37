"""The lines of an export as they are checked before one of them is believed.

One line is one JSON object that says its `type`; their order means nothing. Unknown fields are ignored, so that a newer
tracker may add some; an unknown type is an error, since leaving a record out would lose memory silently.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    FiniteFloat,
    TypeAdapter,
    ValidationError,
)

from state.errors import BadLineError
from state.identity import Identity
from state.records import (
    Cursor,
    Event,
    EventKind,
    Kind,
    Links,
    ListName,
    Notice,
    Outcome,
    Paper,
    Reason,
    Relevance,
    Run,
    RunId,
    Sighting,
    SourceName,
    SourceReport,
    Verdict,
)

FORMAT = "tracker-state"
VERSION = 1
"""Raised when an older tracker would misread a line; it then refuses the file."""


def _identity(text: str) -> str:
    return str(Identity.parse(text))


def _reckoned(given: datetime) -> datetime:
    """A moment with whole years around it, so that neither another zone nor a month more or less falls off the calendar."""
    if not MINYEAR < given.year < MAXYEAR:
        raise ValueError("a moment at the end of the calendar")
    return given.astimezone(UTC)


Moment = Annotated[AwareDatetime, AfterValidator(_reckoned)]
Name = Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]+$")]
Value = Annotated[str, Field(pattern=r"^[^\x00]*$")]
"""Text that a database keeps as it is; PostgreSQL's has no NUL."""
IdentityText = Annotated[Name, AfterValidator(_identity)]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=False)


class HeaderLine(_Wire):
    """What the lines are, and how many records of each kind there have to be."""

    type: Literal["header"]
    format: Literal["tracker-state"]
    version: int = Field(ge=1)
    records: dict[str, Annotated[int, Field(ge=0)]] = {}


class PaperWire(_Wire):
    """What a source says of a work's text."""

    title: str
    abstract: str = ""
    arxiv_id: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    categories: tuple[str, ...] = ()
    comment: str | None = None
    venue: str | None = None
    links: Links = Links()

    def record(self) -> Paper:
        """The record it is."""
        return Paper(
            title=self.title,
            abstract=self.abstract,
            arxiv_id=self.arxiv_id,
            authors=self.authors,
            published=self.published,
            categories=self.categories,
            comment=self.comment,
            venue=self.venue,
            links=self.links,
        )


class SightingLine(_Wire):
    """A source's last word under a key."""

    type: Literal["sighting"]
    source: Name
    key: Name
    seen_at: Moment
    first_seen: Moment
    former: tuple[IdentityText, ...] = ()
    paper: PaperWire
    identities: tuple[IdentityText, ...] = ()
    notice: Notice = Notice.LISTED
    version: int | None = None
    signals: dict[str, FiniteFloat] = {}
    extra: dict[str, str] = {}

    def record(self) -> Sighting:
        """The record it is."""
        return Sighting(
            source=SourceName(self.source),
            key=self.key,
            seen_at=self.seen_at,
            paper=self.paper.record(),
            identities=tuple(map(Identity.parse, self.identities)),
            notice=self.notice,
            version=self.version,
            signals=self.signals,
            extra=self.extra,
        )


class VerdictLine(_Wire):
    """What a model said of a text."""

    type: Literal["verdict"]
    text: Name
    model_version: Name
    relevant: Relevance
    probability: float = Field(ge=0, le=1)
    kind: Kind
    kind_scores: dict[Kind, FiniteFloat] = {}
    reasons: tuple[tuple[str, FiniteFloat], ...] = ()

    def record(self) -> Verdict:
        """The record it is."""
        return Verdict(
            relevant=self.relevant,
            probability=self.probability,
            kind=self.kind,
            kind_scores=self.kind_scores,
            reasons=tuple(Reason(term, weight) for term, weight in self.reasons),
            model_version=self.model_version,
        )


class EventLine(_Wire):
    """Something that happened."""

    type: Literal["event"]
    at: Moment
    kind: EventKind
    work: IdentityText | None = None
    list: Value | None = None
    by: str = ""
    reason: str = ""
    details: dict[str, str] = {}

    def record(self) -> Event:
        """The record it is."""
        return Event(
            at=self.at,
            kind=self.kind,
            work=Identity.parse(self.work) if self.work else None,
            list=ListName(self.list) if self.list else None,
            by=self.by,
            reason=self.reason,
            details=self.details,
        )


class CursorLine(_Wire):
    """How far a reader has come."""

    type: Literal["cursor"]
    name: Name
    value: Value = ""
    at: Moment

    def record(self) -> Cursor:
        """The record it is."""
        return Cursor(self.name, self.value, self.at)


class ReportWire(_Wire):
    """How a poll of one source ended."""

    source: Name
    outcome: Outcome
    received: int
    new: int = 0
    expected: int | None = None
    reason: str = ""


class RunLine(_Wire):
    """One run of the whole job."""

    type: Literal["run"]
    id: Name
    started: Moment
    finished: Moment | None = None
    outcome: str = ""
    reports: tuple[ReportWire, ...] = ()

    def record(self) -> Run:
        """The record it is."""
        return Run(
            id=RunId(self.id),
            started=self.started,
            finished=self.finished,
            outcome=self.outcome,
            reports=tuple(
                SourceReport(
                    source=SourceName(report.source),
                    outcome=report.outcome,
                    received=report.received,
                    new=report.new,
                    expected=report.expected,
                    reason=report.reason,
                )
                for report in self.reports
            ),
        )


Line = HeaderLine | SightingLine | VerdictLine | EventLine | CursorLine | RunLine

_LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="type")])


def read_line(number: int, text: str | bytes, name: str) -> Line:
    """A line of an export, or `BadLineError` with what is wrong and where."""
    try:
        line = _LINE.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"][1:])
        raise BadLineError(number, f"{place}: {first['msg']}" if place else first["msg"], name) from error
    if isinstance(line, HeaderLine) and line.version > VERSION:
        raise BadLineError(
            number, f"a newer tracker wrote it (format {line.version}, this one reads {VERSION})", name
        )
    return line
