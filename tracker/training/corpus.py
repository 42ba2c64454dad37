"""Labelled papers from files: a record's own label, or the one that travels with the program for its arXiv id."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from classifiers.labels import Labelled, Origin, name_of
from tracker.lists.entry.moments import moment_of_paper
from tracker.recordfile import read_record_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from classifiers.known import KnownLabel
    from tracker.recordfile import Record


@dataclass(frozen=True, slots=True)
class Corpus:
    """Labelled papers and what became of the rest."""

    rows: tuple[Labelled, ...]
    unlabelled: int = 0
    """Records about which nothing is known; they are left out."""
    repeated: int = 0
    """Records of papers that had come before; they are left out too."""

    def digest(self) -> str:
        """A name for exactly these papers with exactly these labels, whatever their order."""
        lines = sorted(_line(row) for row in self.rows)
        return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()

    def counts(self) -> dict[str, int]:
        """How many papers each origin gave."""
        return {
            origin.value: sum(row.origin is origin for row in self.rows)
            for origin in Origin
            if any(row.origin is origin for row in self.rows)
        }


def read_corpus(files: Iterable[Path], known: Mapping[str, KnownLabel]) -> Corpus:
    """The labelled papers of the files."""
    return corpus_of(_records(files), known)


def corpus_of(records: Iterable[Record], known: Mapping[str, KnownLabel]) -> Corpus:
    """The labelled papers among some records; of two records of one paper the first that has a label counts."""
    rows: dict[str, Labelled] = {}
    unlabelled = repeated = 0
    for record in records:
        name = name_of(record.paper)
        if name in rows:
            repeated += 1
        elif row := labelled(record, known):
            rows[name] = row
        else:
            unlabelled += 1
    return Corpus(tuple(rows.values()), unlabelled, repeated)


def in_fitting_order(corpus: Corpus, known: Iterable[str]) -> Corpus:
    """The same papers in an order that hangs on them alone, because the last digits of a fit hang on the order of its rows.

    The `known` come first, as they stand there: the shipped model can then be made again from texts in any order.
    """
    place = {name: at for at, name in enumerate(known)}
    rows = sorted(
        corpus.rows, key=lambda row: (place.get(name_of(row.paper), len(place)), name_of(row.paper))
    )
    return replace(corpus, rows=tuple(rows))


def cut_at(corpus: Corpus, day: date) -> tuple[Corpus, Corpus]:
    """What came out before a day and what from it on; a paper of which no time is known is in neither."""
    parts: tuple[list[Labelled], list[Labelled]] = ([], [])
    for row in corpus.rows:
        if moment := moment_of_paper(row.paper.published, row.paper.arxiv_id):
            parts[moment.key >= (day.year, day.month, day.day)].append(row)
    earlier, later = parts
    return Corpus(tuple(earlier)), Corpus(tuple(later))


def labelled(record: Record, known: Mapping[str, KnownLabel]) -> Labelled | None:
    """What is known of one record, or None.

    What travels with the program goes before a record that says the same or nothing, for it was looked at again; a record
    that says otherwise has its own label.
    """
    relevant = record.fields.get("vlm")
    label = known.get(record.paper.arxiv_id or "")
    if label is not None and (relevant is label.relevant or not isinstance(relevant, bool)):
        return Labelled(record.paper, label.relevant, label.kind, label.origin, label.stands_for)
    if not isinstance(relevant, bool):
        return None
    return Labelled(record.paper, relevant, record.kind, _origin(record.fields, relevant=relevant))


def _origin(fields: Mapping[str, object], *, relevant: bool) -> Origin:
    said = fields.get("origin")
    if isinstance(said, str) and said in set(Origin):
        return Origin(said)
    if fields.get("judged") is True:
        return Origin.LEANING if fields.get("borderline") is True else Origin.READ
    return Origin.LISTED if relevant else Origin.UNCITED


def _records(files: Iterable[Path]) -> Iterator[Record]:
    for file in files:
        yield from read_record_file(file)


def _line(row: Labelled) -> str:
    parts = (
        row.paper.arxiv_id,
        row.relevant,
        row.kind,
        row.origin,
        row.stands_for,
        row.paper.title,
        row.paper.abstract,
    )
    return "\t".join(str(part) for part in parts)
