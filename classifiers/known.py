"""The labels that travel with the program, as facts: which paper, what it is, who says so. Texts are got again by id."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from classifiers.errors import ClassifierError
from classifiers.labels import Origin
from state.records import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

LABELS = Path(__file__).parent / "labels.tsv"


class LabelError(ClassifierError):
    """A line of a file of labels cannot be read."""


@dataclass(frozen=True, slots=True)
class KnownLabel:
    """What is known of a paper without its text."""

    relevant: bool
    kind: Kind | None
    origin: Origin
    stands_for: float


def known_labels() -> dict[str, KnownLabel]:
    """The labels that travel with the program, by arXiv id."""
    with LABELS.open(encoding="utf-8") as lines:
        return read_labels(lines)


def read_labels(lines: Iterable[str]) -> dict[str, KnownLabel]:
    """Read tab-separated labels: id, `yes` or `no`, kind or nothing, origin, papers it stands for or nothing."""
    found: dict[str, KnownLabel] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#"):
            try:
                paper, relevant, kind, origin, *rest = line.rstrip("\n").split("\t")
                found[paper] = KnownLabel(
                    relevant={"yes": True, "no": False}[relevant],
                    kind=Kind(kind) if kind else None,
                    origin=Origin(origin),
                    stands_for=float(rest[0]) if rest else 0.0,
                )
            except (ValueError, KeyError) as error:
                raise LabelError(f"line {number} of the labels cannot be read: {line.strip()!r}") from error
    return found
