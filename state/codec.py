"""Records as JSON text and back: the form they have inside the store and in an export.

The text of a record is canonical (sorted keys, no blanks, nothing that says nothing), so that equal records are equal
text and a digest of it names the record. Reading trusts what it reads; an import is validated before, in `state.wire`.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from state.errors import DamagedRecordError, UnknownRecordError
from state.identity import Identity
from state.records import (
    PAGES,
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

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Json = dict[str, Any]
Given = ParamSpec("Given")
Record = TypeVar("Record")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_UNFIT = re.compile("[\ud800-\udfff\x85\u2028\u2029]")
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def micros(moment: datetime) -> int:
    """A moment as the store counts it."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(count: int) -> datetime:
    """The moment that `micros` counted."""
    return _EPOCH + timedelta(microseconds=count)


def canonical(record: Mapping[str, Any]) -> str:
    """The one text of a JSON object; fields that are empty are left out.

    Half a surrogate pair, which JSON from outside may hold, is no text and becomes the replacement character. What some
    readers take for the end of a line is escaped, so that a record is one line for all of them.
    """
    return _one_line({key: value for key, value in record.items() if value not in (None, "", (), [], {})})


def _one_line(record: Mapping[str, Any]) -> str:
    text = _encode(record)
    return text if text.isascii() else _UNFIT.sub(_fit, text)


def _fit(unfit: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= unfit[0] <= "\udfff" else f"\\u{ord(unfit[0]):04x}"


def digest(text: str) -> str:
    """A short name for a text that no other text will have."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _of_today(read: Callable[Given, Record]) -> Callable[Given, Record]:
    """What a later version has words for that this one lacks is told as that, and not as a defect of ours."""

    @wraps(read)
    def reading(*given: Given.args, **more: Given.kwargs) -> Record:
        try:
            return read(*given, **more)
        except json.JSONDecodeError as error:  # every version writes JSON
            raise DamagedRecordError(str(error)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise UnknownRecordError(str(error)) from error

    return reading


identity_from = _of_today(Identity.parse)
"""Read back the name of a work."""


def sighting_body(sighting: Sighting) -> str:
    """What a source said, without the source, key and time that stand beside it."""
    said: Json = {"paper": _paper_fields(sighting.paper), "notice": sighting.notice.value}
    if sighting.identities:
        said["identities"] = [str(identity) for identity in sighting.identities]
    if sighting.version is not None:
        said["version"] = sighting.version
    if sighting.signals:
        said["signals"] = dict(sighting.signals)
    if sighting.extra:
        said["extra"] = dict(sighting.extra)
    return _one_line(said)


@_of_today
def sighting_from(source: str, key: str, seen_at: int, body: str) -> Sighting:
    """Read back what `sighting_body` wrote."""
    found: Json = json.loads(body)
    return Sighting(
        source=SourceName(source),
        key=key,
        seen_at=moment(seen_at),
        paper=_paper(found["paper"]),
        identities=tuple(map(Identity.parse, found.get("identities", ()))),
        notice=Notice(found["notice"]),
        version=found.get("version"),
        signals=found.get("signals", {}),
        extra=found.get("extra", {}),
    )


def _paper_fields(paper: Paper) -> Json:
    links = paper.links
    pairs = (
        ("title", paper.title),
        ("abstract", paper.abstract),
        ("arxiv_id", paper.arxiv_id),
        ("authors", paper.authors),
        ("published", paper.published.isoformat() if paper.published else None),
        ("categories", paper.categories),
        ("comment", paper.comment),
        ("venue", paper.venue),
        ("links", {name: address for name in PAGES if (address := getattr(links, name))}),
    )
    return {name: value for name, value in pairs if value or name == "title"}


def _paper(found: Json) -> Paper:
    return Paper(
        title=found["title"],
        abstract=found.get("abstract", ""),
        arxiv_id=found.get("arxiv_id"),
        authors=tuple(found.get("authors", ())),
        published=date.fromisoformat(found["published"]) if "published" in found else None,
        categories=tuple(found.get("categories", ())),
        comment=found.get("comment"),
        venue=found.get("venue"),
        links=Links(**found.get("links", {})),
    )


def verdict_body(verdict: Verdict) -> str:
    """A verdict without the model version that stands beside it."""
    return canonical(
        {
            "relevant": verdict.relevant.value,
            "probability": verdict.probability,
            "kind": verdict.kind.value,
            "kind_scores": {kind.value: score for kind, score in verdict.kind_scores.items()},
            "reasons": [[reason.term, reason.weight] for reason in verdict.reasons],
        }
    )


@_of_today
def verdict_from(model_version: str, body: str) -> Verdict:
    """Read back what `verdict_body` wrote."""
    found: Json = json.loads(body)
    return Verdict(
        relevant=Relevance(found["relevant"]),
        probability=found["probability"],
        kind=Kind(found["kind"]),
        kind_scores={Kind(kind): score for kind, score in found.get("kind_scores", {}).items()},
        reasons=tuple(Reason(term, weight) for term, weight in found.get("reasons", ())),
        model_version=model_version,
    )


def event_body(event: Event) -> str:
    """The whole of an event; its digest is the event's own name."""
    return canonical(
        {
            "at": event.at.astimezone(UTC).isoformat(),
            "kind": event.kind.value,
            "work": str(event.work) if event.work else None,
            "list": event.list,
            "by": event.by,
            "reason": event.reason,
            "details": dict(event.details),
        }
    )


@_of_today
def event_from(body: str) -> Event:
    """Read back what `event_body` wrote."""
    found: Json = json.loads(body)
    return Event(
        at=datetime.fromisoformat(found["at"]),
        kind=EventKind(found["kind"]),
        work=Identity.parse(found["work"]) if "work" in found else None,
        list=ListName(found["list"]) if "list" in found else None,
        by=found.get("by", ""),
        reason=found.get("reason", ""),
        details=found.get("details", {}),
    )


def run_body(run: Run) -> str:
    """A run without the id and times that stand beside it."""
    return canonical(
        {
            "outcome": run.outcome,
            "reports": [
                {
                    "source": report.source,
                    "outcome": report.outcome.value,
                    "received": report.received,
                    "new": report.new,
                    "expected": report.expected,
                    "reason": report.reason,
                }
                for report in run.reports
            ],
        }
    )


@_of_today
def run_from(run_id: str, started: int, finished: int | None, body: str) -> Run:
    """Read back what `run_body` wrote."""
    found: Json = json.loads(body)
    return Run(
        id=RunId(run_id),
        started=moment(started),
        finished=None if finished is None else moment(finished),
        outcome=found.get("outcome", ""),
        reports=tuple(
            SourceReport(
                source=SourceName(report["source"]),
                outcome=Outcome(report["outcome"]),
                received=report["received"],
                new=report["new"],
                expected=report["expected"],
                reason=report["reason"],
            )
            for report in found.get("reports", ())
        ),
    )
