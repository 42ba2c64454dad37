"""What the records of the archive's dumps say of works; which dump it is shows in the record itself; pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from state.codec import digest
from state.identity import PAPERS, Scheme, identify
from state.records import Links, Paper, Sighting, SourceName
from tracker.sources.days import day_of
from tracker.sources.wording import or_none, plain

if TYPE_CHECKING:
    from datetime import datetime

    from state.identity import Identity

ARCHIVE = SourceName("pwc_archive")
_LONGEST_KEY = 500

_NO_TITLE = re.compile(
    r"^https?://|\bet al\b|['’]\d\d[a-z]?$"
    r"|^[^\W\d][\w-]+(?:,? (?:and|&) [^\W\d][\w-]+|, [^\W\d][\w-]+){1,9}[.,] (?:\w+ )?\(?\d{4}[a-z]?\)?\.?$",
    re.IGNORECASE,
)
"""Leaderboards put an address or a citation ("Lund and Holt '17", "Lund, Holt, and Orr. 2020") where the title should be."""

Table = Mapping[str, object]


def sightings_of(record: Table, now: datetime) -> list[Sighting] | None:
    """The works of one record; None where it is of no kind that we know or lacks what makes a work."""
    if "repo_url" in record:
        return _link(record, now)
    if "datasets" in record and ("task" in record or "subtasks" in record):
        return list(_evaluations(record, now))
    if "paper_url" in record and "title" in record:
        return _paper(record, now)
    if "introduced_year" in record or "num_papers" not in record:
        return [] if "introduced_year" in record else None  # methods are no works
    return _dataset(record, now)


def _paper(record: Table, now: datetime) -> list[Sighting] | None:
    title = plain(_text(record, "title"))
    if not title:
        return None
    names = _names(record, "arxiv_id", "url_abs", "url_pdf")
    authors = record.get("authors")
    arxiv = _arxiv(names)
    paper = Paper(
        title=title,
        abstract=plain(_text(record, "abstract")),
        arxiv_id=arxiv,
        authors=tuple(plain(name) for name in authors if isinstance(name, str))
        if isinstance(authors, list)
        else (),
        published=day_of(_text(record, "date"), now),
        venue=or_none(_text(record, "conference") or _text(record, "proceeding")),
        links=Links(abs=_page(arxiv, _text(record, "url_abs")), pdf=_text(record, "url_pdf") or None),
    )
    return [Sighting(ARCHIVE, _key(f"paper:{_slug(record)}"), now, paper, names)]


def _link(record: Table, now: datetime) -> list[Sighting] | None:
    """Only a paper's own code says something of the paper."""
    title, code = plain(_text(record, "paper_title")), plain(_text(record, "repo_url"))
    if not title or not code.startswith("http"):
        return None
    if record.get("is_official") is not True:
        return []
    names = _names(record, "paper_arxiv_id", "paper_url_abs", "paper_url_pdf")
    arxiv = _arxiv(names)
    links = Links(abs=_page(arxiv, _text(record, "paper_url_abs")), code=code)
    paper = Paper(title=title, arxiv_id=arxiv, links=links)
    return [Sighting(ARCHIVE, _key(f"code:{_slug(record)}:{code}"), now, paper, names)]


def _dataset(record: Table, now: datetime) -> list[Sighting] | None:
    title = plain(_text(record, "full_name") or _text(record, "name"))
    if not title:
        return None
    names = tuple(name for name in _names(record, "homepage") if name.scheme is Scheme.HF_DATASET)
    tasks = record.get("tasks")
    extra = {
        "name": plain(_text(record, "name")),
        "licence": plain(_text(record, "license_name")),
        "modalities": _joined(record.get("modalities")),
        "languages": _joined(record.get("languages")),
        "tasks": _joined(
            [task.get("task") for task in tasks if isinstance(task, dict)]
            if isinstance(tasks, list)
            else None
        ),
    }
    paper = Paper(
        title=title,
        abstract=plain(_text(record, "description")),
        published=day_of(_text(record, "introduced_date"), now),
        links=Links(project=_text(record, "homepage") or None),
    )
    kept = {key: value for key, value in extra.items() if value}
    return [Sighting(ARCHIVE, _key(f"dataset:{_slug(record)}"), now, paper, names, extra=kept)]


def _evaluations(record: Table, now: datetime) -> Iterator[Sighting]:
    """One sighting a paper and leaderboard, in a task and everything under it."""
    tasks = [record]
    while tasks:
        task = tasks.pop()
        tasks += _tables(task.get("subtasks"))
        datasets = _tables(task.get("datasets"))
        while datasets:
            dataset = datasets.pop()
            datasets += _tables(dataset.get("subdatasets"))
            sota = dataset.get("sota")
            for row in _tables(sota.get("rows")) if isinstance(sota, dict) else ():
                if found := _evaluated(
                    row, plain(_text(task, "task")), plain(_text(dataset, "dataset")), now
                ):
                    yield found


def _evaluated(row: Table, task: str, dataset: str, now: datetime) -> Sighting | None:
    title, address = plain(_text(row, "paper_title")), plain(_text(row, "paper_url"))
    model = plain(_text(row, "model_name"))
    if not title or _NO_TITLE.search(title):
        return None
    names = _names(row, "paper_url")
    code = next((_text(link, "url") for link in _tables(row.get("code_links"))), "")
    metrics = row.get("metrics")
    told = (
        {str(name): str(value) for name, value in metrics.items() if value}
        if isinstance(metrics, dict)
        else {}
    )
    paper = Paper(
        title=title,
        arxiv_id=_arxiv(names),
        published=day_of(_text(row, "paper_date"), now),
        links=Links(abs=_page(_arxiv(names), address)),
    )
    extra = {
        "benchmark": plain(f"{task}: {dataset}"),
        "model": model,
        "metrics": ", ".join(f"{plain(name)} {plain(value)}" for name, value in told.items()),
        "other_code": code,
    }
    kept = {key: value for key, value in extra.items() if value}
    key = _key(f"evaluated:{task}/{dataset}:{address or title}:{model}")
    return Sighting(ARCHIVE, key, now, paper, names, extra=kept)


def _tables(value: object) -> list[Table]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(record: Table, key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _key(told: str) -> str:
    """A key that a database's index can hold, whatever stands where a name should."""
    return told if len(told) <= _LONGEST_KEY else f"{told[:_LONGEST_KEY]} {digest(told)}"


def _slug(record: Table) -> str:
    address = plain(_text(record, "paper_url") or _text(record, "url"))
    return address.rstrip("/").rpartition("/")[2] or plain(_text(record, "title") or _text(record, "name"))


def _names(record: Table, *keys: str) -> tuple[Identity, ...]:
    found = (identify(text) for key in keys if (text := _text(record, key)))
    return tuple(
        dict.fromkeys(name for name in found if name and name.scheme in (*PAPERS, Scheme.HF_DATASET))
    )


def _arxiv(names: tuple[Identity, ...]) -> str | None:
    return next((name.value for name in names if name.scheme is Scheme.ARXIV), None)


def _page(arxiv: str | None, told: str) -> str | None:
    """A paper's page: of arXiv's, dumps name an old version, a PDF, or both."""
    return f"https://arxiv.org/abs/{arxiv}" if arxiv else told or None


def _joined(value: object) -> str:
    return ", ".join(plain(one) for one in value if isinstance(one, str)) if isinstance(value, list) else ""
