"""The words of a block: its prose, its byline, its labelled facts and what its folded part tells, each from a source."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.lists.entry.byline import byline_of
from tracker.lists.entry.dateforms import settle, write_date
from tracker.lists.entry.escaping import Context, fit, fit_url
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.moments import moment_of_paper
from tracker.lists.entry.tails import is_venue
from tracker.lists.entry.times import find_dates, find_years
from tracker.lists.entry.venues import Standing, standing_of
from tracker.lists.form.blocklines import LABELLED
from tracker.lists.reading.entries import BULLET
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.facts.fact import Facts as Known
    from tracker.lists.candidate import Candidate

_TAIL = Pattern(r"(?:<br\s*/?>|\\)?[ \t]*$")
_SAYS = Pattern(
    r"\b(?:we|this (?:paper|work))\b.*\b(?:present|propose|introduc|releas|develop)", re.IGNORECASE
)
_BOLD_NAME = Pattern(r"\s*\*\*[^*]{1,60}\*\*\s*:")
_TOPIC = Pattern(
    r"(?:\*\*|__|<b>|<strong>)[^*_<>\n]{0,20}(?:architecture|training|dataset|架构|训练|数据集)[^*_<>\n]{0,20}(?:\*\*|__|</b>|</strong>)",
    re.IGNORECASE,
)
_ABOUT = Pattern(r"\b(?:description|summary|abstract|tl;?dr|overview|about|highlights?|contributions?)\b")


def prose(candidate: Candidate) -> tuple[str, str]:
    """A short text and a long one, in the paper's own words."""
    abstract = " ".join(candidate.paper.abstract.split())
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", abstract) if abstract else []
    said = [one for one in sentences if _SAYS.search(one)]
    about = [one for one in sentences if candidate.name and candidate.name.casefold() in one.casefold()]
    short = next(iter(said or about or sentences), None)
    if short is None:
        short = f"{candidate.subtitle or candidate.paper.title}."
    return short, abstract or short


def named(text: str, model: str, candidate: Candidate, context: Context) -> str:
    """Prose as the model begins its own: with the name in bold before a colon, or plainly."""
    begins = _BOLD_NAME.match(model.removeprefix(_quoting(model))) and candidate.name
    written = fit(text, context, first=not begins)
    if begins and candidate.name:
        written = f"**{fit(candidate.name, context)}**: {written}"
    return _quoting(model) + written + tail_of(model)


def _quoting(model: str) -> str:
    """The sign before prose that is quoted, such as an abstract."""
    match = _QUOTES.match(model)
    return match.group() if match else ""


_QUOTES = Pattern(r" {0,3}>[ ]?")


def tail_of(text: str) -> str:
    """The break or the blanks at the end of a line."""
    match = _TAIL.search(text)
    return match.group() if match else ""


def byline(model: str, others: Iterable[str], candidate: Candidate, context: Context) -> str | None:
    """Who made the work, in the manner of the other blocks; None where no source names them."""
    authors = candidate.paper.authors
    if not authors:
        return None
    return _dressed(byline_of(plain(line) for line in others).write(authors), model, context)


def title_below(model: str, candidate: Candidate, context: Context) -> str:
    """The title below a heading that has the name alone."""
    quoting = _quoting(model)
    return quoting + _dressed(candidate.paper.title, model.removeprefix(quoting), context)


def _dressed(text: str, model: str, context: Context) -> str:
    """Words in the emphasis in which all of the model's line stands."""
    dressed = _DRESSED.match(model)
    mark = dressed["mark"] if dressed else ""
    return f"{mark}{fit(text, context, first=not mark)}{mark}{tail_of(model)}"


_DRESSED = Pattern(
    r"(?P<mark>\*{1,2}|_{1,2})(?=[^\s*_])[^*_]*(?<=[^\s*_])(?P=mark)[ \t]*(?:<br\s*/?>|\\)?[ \t]*\Z",
    re.IGNORECASE,
)
"""A line all of which stands in one emphasis."""


def imprint(model: str, dates: Sequence[str], candidate: Candidate, context: Context) -> str | None:
    """What is known where the makers are not: where and when the work came out."""
    paper = candidate.paper
    where = paper.venue or ("arXiv" if paper.arxiv_id else None)
    forms = [one.form for line in dates for one in find_dates(line)]
    form = settle(Counter(forms).most_common(1)[0][0], forms) if forms else "{Y}-{mm}-{dd}"
    when = write_date(form, paper.published) if paper.published else None
    said = ", ".join(one for one in (where, when) if one)
    return fit(said, context, first=True) + tail_of(model) if said else None


def labelled(text: str, samples: Sequence[str], candidate: Candidate, context: Context) -> str | None:
    """A line that names what it states with this work's value, or None where it is not known."""
    match = LABELLED.match(text)
    value = _value(match["label"], samples, candidate) if match else None
    return match["lead"] + fit(value, context) + match["tail"] if match and value else None


def _value(label: str, samples: Sequence[str], candidate: Candidate) -> str | None:
    low, paper = label.casefold(), candidate.paper
    if re.search(r"\bauthors?\b|作者|著者|저자", low):
        return ", ".join(paper.authors) or None
    if re.search(r"\b(?:title|paper)\b|标题|題名|제목", low):
        return paper.title
    if re.search(r"\b(?:name|model|method)\b", low) and candidate.name:
        return candidate.name
    if re.search(r"\b(?:venue|conference|journal|published)\b|会议|期刊|発表|학회", low) and (
        venue := paper.venue or _preprint(samples, candidate)
    ):
        return venue
    if _ABOUT.search(low):
        return prose(candidate)[0]
    return candidate.teller.cell(label, samples).text or None


def _preprint(samples: Sequence[str], candidate: Candidate) -> str | None:
    """What others say for the venue of a preprint, with this one's year: `arXiv 2025`."""
    said = [text for text in map(plain, samples) if standing_of(text) is Standing.PREPRINT and is_venue(text)]
    moment = moment_of_paper(candidate.paper.published, candidate.paper.arxiv_id)
    if not said or moment is None:
        return None
    years = find_years(said[0])
    start, end = (years[0].start, years[0].end) if years else (len(said[0]), len(said[0]))
    return f"{said[0][:start]}{moment.year if years else ''}{said[0][end:]}"


def told_in_details(example: Sequence[str], candidate: Candidate) -> list[str]:
    """The folded part by topics, for lists whose own is sorted so: architecture, training, data; empty where not.

    Where no fact is known of any of them, the abstract is quoted.
    """
    text = "\n".join(example)
    if not _TOPIC.search(text):
        return []
    teller = candidate.teller
    told = replace(teller, told=_escaped(teller.facts)).block(text).text.split("\n")
    kept = [
        line for line in told if line.strip() and not line.startswith(("<details", "<summary", "</details"))
    ]
    if not marks(text):
        kept = [line for line in kept if not marks(line)]
    if not kept:
        return [fit(prose(candidate)[1], Context.LINE, first=True)]
    bullets = [match.group() for line in example if (match := BULLET.match(line)) and _TOPIC.search(line)]
    if bullets:
        return [bullets[0] + line for line in kept]
    return [piece for line in kept for piece in (line, "")][:-1]


def _escaped(known: Known) -> Known:
    """Facts whose words cannot start markup of their own."""
    return replace(
        known,
        found=tuple(
            fact._replace(value=_safe(fact.value), unit=fit(fact.unit, Context.LINE)) for fact in known.found
        ),
    )


def _safe(value: str) -> str:
    return fit_url(value) if value.startswith(("http://", "https://")) else fit(value, Context.LINE)


def summary(text: str, model: str, candidate: Candidate, usual: Counter[str]) -> str:
    """The line one clicks on: the model's with this work's name in the place of the model's, or the usual one.

    Where each says something else, it says what the work is called.
    """
    name = fit(candidate.name or candidate.paper.title, Context.RAW)
    if model and candidate.name and model in text:
        return text.replace(model, name)
    line, count = usual.most_common(1)[0]
    return line if count > 1 or usual.total() == 1 else text.replace(plain(text), name)
