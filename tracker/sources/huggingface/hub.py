"""Asking the Hub for lists of models or datasets, and turning rows of it into sightings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from state.identity import Identity, Scheme, identify
from state.records import Links, Paper, Refusal
from tracker.http.errors import HttpError, Throttled
from tracker.http.messages import AT_HUGGING_FACE, Ask
from tracker.sources.huggingface.wire import Repository
from tracker.sources.reporting import report_on, troubles_of
from tracker.sources.wire import Rows, parsed, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from state.records import SourceName, SourceReport
    from tracker.http.door import Door
    from tracker.sources.huggingface.guard import Ground

Row = TypeVar("Row", bound=Repository)

SITE = "https://huggingface.co"
"""What entries link to, wherever the API is asked."""

_PAGE = 100
_PLAIN_TAG = re.compile(r"[a-z0-9][a-z0-9 _.+-]*", re.IGNORECASE)
_OF_THE_HUB = frozenset(
    (
        *("safetensors", "transformers", "endpoints_compatible"),
        *("conversational", "custom_code", "autotrain_compatible"),
    )
)
_BEFORE, _AFTER = timedelta(days=120), timedelta(days=500)
"""How long before its paper's month, and after it, a model may have been uploaded to be the paper's own."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One list to ask for: which filter, in which order."""

    filter: str
    sort: str

    def params(self, expand: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The query of a request for it, with the further fields that are wanted."""
        return (
            ("filter", self.filter),
            ("sort", self.sort),
            ("direction", "-1"),
            ("limit", str(_PAGE)),
            *(("expand[]", name) for name in expand),
        )


def in_turn(listings: Sequence[Listing], today: date) -> Listing:
    """The list whose turn it is on a day."""
    return listings[today.toordinal() % len(listings)]


def read_listings(
    door: Door, url: str, listings: Iterable[Listing], expand: Sequence[str], kind: type[Row]
) -> tuple[Rows[Row], list[str]]:
    """The rows of several lists, each once, and what went wrong with which list."""
    found: dict[str, Row] = {}
    unread, troubles = 0, []
    for listing in listings:
        try:
            answer = door.get(Ask(AT_HUGGING_FACE, url, listing.params(expand)))
            rows = rows_of(parsed(answer), kind, answer)
        except HttpError as error:
            troubles.append(f"{listing.filter} by {listing.sort}: {error}")
            if isinstance(error, Throttled):
                break
            continue
        unread += rows.unread
        found.update((row.id, row) for row in rows.read)
    return Rows(tuple(found.values()), unread), troubles


def report_of(
    name: SourceName, taken: int, rows: Rows[Row], refused: Sequence[Refusal], troubles: list[str]
) -> SourceReport:
    """How a poll of the Hub's lists went."""
    received = len(rows.read)
    troubles = troubles_of(troubles, received, rows.unread, "the lists")
    words = f"{taken} of {received} taken" + _tally(refused)
    told = [*troubles, words] if troubles and received else troubles
    return report_on(name, received, rows.unread, told, words, refused=refused)


def _tally(refused: Sequence[Refusal]) -> str:
    counts: dict[str, int] = {}
    for one in refused:
        reason = one.reason.partition(":")[0]
        counts[reason] = counts.get(reason, 0) + 1
    return "".join(f"; {number} not, because {reason}" for reason, number in sorted(counts.items()))


def refused(found: Repository, ground: Ground, detail: str = "") -> Refusal:
    """A refusal as it is told."""
    return Refusal(found.id, f"{ground.value}: {detail}" if detail else ground.value)


def papers_of(found: Repository, *, original: bool) -> tuple[list[Identity], list[str]]:
    """The one paper that a repository is surely of, if any, and every paper that it mentions.

    A card names the papers it builds on as readily as its own, so a tag speaks of authorship only where it is the only
    one, the repository is nobody's child, and it was made around the time of the paper.
    """
    told = (identify(f"arxiv:{tag}") for tag in found.tagged("arxiv:"))
    named = list(dict.fromkeys(identity for identity in told if identity))
    mentioned = [identity.value for identity in named]
    if original and len(named) == 1 and _same_time(named[0], found.made_at):
        return named, mentioned
    return [], mentioned


def names_of(found: Repository, scheme: Scheme, own: Sequence[Identity]) -> tuple[Identity, ...]:
    """The names of a repository: its authors' paper, what it is called now, and what it stays known by when that changes."""
    number = (Identity(Scheme.HF_REPOSITORY, found.number),) if found.number else ()
    return (*own, Identity(scheme, found.id.lower()), *number)


def _same_time(paper: Identity, created: datetime | None) -> bool:
    month = re.fullmatch(r"(\d{2})(\d{2})\.\d+", paper.value)
    if created is None or month is None or not 1 <= int(month[2]) <= 12:
        return False
    about = created.replace(year=2000 + int(month[1]), month=int(month[2]), day=1, hour=0, minute=0)
    return about - _BEFORE <= created <= about + _AFTER


def paper_from(found: Repository, scheme: Scheme, text: str, authors_paper: Sequence[Identity]) -> Paper:
    """What a list can say of a model or dataset, in the form of a paper."""
    kind = "datasets/" if scheme is Scheme.HF_DATASET else ""
    address = f"{SITE}/{kind}{found.id}"
    arxiv = authors_paper[0].value if authors_paper else None
    return Paper(
        title=found.short_name,
        abstract=text,
        arxiv_id=arxiv,
        published=found.made_at.date() if found.made_at else None,
        links=Links(
            abs=f"https://arxiv.org/abs/{arxiv}" if arxiv else None,
            hf_model=address if scheme is Scheme.HF_MODEL else None,
            hf_dataset=address if scheme is Scheme.HF_DATASET else None,
        ),
    )


def plain_tags(found: Repository) -> str:
    """The tags that a person wrote, as a line of text: all that a list says of what the thing is."""
    return ", ".join(
        tag for tag in found.tags if _PLAIN_TAG.fullmatch(tag) and tag not in _OF_THE_HUB and len(tag) > 2
    )


def signals_of(found: Repository) -> dict[str, float]:
    """The numbers that change from day to day."""
    numbers: Mapping[str, float | None] = {
        "likes": found.likes,
        "downloads": found.downloads,
        "trending": found.trending,
    }
    return {name: float(number) for name, number in numbers.items() if number is not None}
