"""What a link of an entry says and leads to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lists.entry.badges import badge_words, take_apart, tells
from tracker.lists.entry.called import is_label_name, tells_where_or_when
from tracker.lists.entry.inline import plain
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.people import PEOPLE
from tracker.lists.entry.said import gap_spans, title_parts
from tracker.lists.entry.slots import Column, Slot, Span
from tracker.lists.entry.targets import (
    Target,
    abstract_text,
    abstract_url,
    counts_stars,
    is_star,
    named_by,
    repository_of,
    target_of,
)
from tracker.lists.entry.venue_labels import told_by_label
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.entry.inline import Mark
    from tracker.lists.entry.labelled import Labelled


def mark_spans(
    text: str,
    mark: Mark,
    title: tuple[int, int] | None,
    column: Column | None,
    *,
    named: bool,
    said: Target | None,
) -> Iterator[Span]:
    """What a link says: a title, a name, a venue, or a page that it is labelled by; `said` is what its line's label says."""
    holds_title = title is not None and mark.label[0] <= title[0] < mark.label[1]
    may_name = column in _NAMING and (title is None or mark.start < title[0])
    if holds_title and title:
        yield from title_parts(text, *title, named=named)
        yield from gap_spans(text, title[1], mark.label[1], column)
        yield _address(text, mark)
    elif not mark.image and tells_where_or_when(text, mark):
        yield from gap_spans(text, *mark.label, Column.VENUE)
        yield _address(text, mark)
    elif may_name and is_label_name(text, mark) and (name := _NAMED.match(text, *mark.label)):
        yield Span(*name.span("words"), Slot.NAME)
        if mark.url[1] > mark.url[0]:
            yield _address(text, mark)
    else:
        yield _link(text, mark, said)


def _address(text: str, mark: Mark) -> Span:
    """Where what is called by its words lies."""
    url = mark.url_in(text)
    return Span(*mark.url, Slot.URL, abstract_url(url), target_of(url))


_NAMING = (None, Column.TITLE, Column.NAME)
_NAMED = Pattern(r"(?:(?><[^<>]*>|[\W_]))*(?P<words>[^\W_](?:[^<>]*[^\W_])?[%+]?)")
"""A name within its link, and within what sets it in bold there."""


def said_before(text: str, mark: Mark, lines: Sequence[Labelled]) -> Target | None:
    """What the label of its line says that a link leads to, wherever it does: `- Dataset: [Wicks](…), [Lamps](…)`."""
    if not lines:
        return None
    label = next((line.label for line in lines if line.told[0] <= mark.start < line.told[1]), None)
    said = named_by(text[slice(*label)]) if label else None
    if said not in _OF_A_KIND:  # as it is with nearly all
        return None
    own = mark.label_in(text)
    apart = named_by(own) in _BESIDE and not _HOST.search(own)  # `- Model: [paper](…), [code](…)`
    return None if apart else said


_OF_A_KIND = (Target.DATASET, Target.MODEL, Target.DEMO)
_BESIDE = (Target.PAPER, Target.CODE)
"""What a link to it says itself, unless its words are no more than where something is kept."""
_HOST = Pattern("git", re.IGNORECASE)


def _link(text: str, mark: Mark, said: Target | None = None) -> Span:
    """A labelled link; `said` is what a label before it says that it leads to."""
    start, end = mark.start, mark.end
    while start > 0 and end < len(text) and text[start - 1] + text[end] in ("[]", "()", "【】"):
        start, end = start - 1, end + 1
    url, label = mark.url_in(text), mark.label_in(text)
    target = target_of(url, label) if url.strip() else Target.STAR if is_star(label) else None
    target = Target.STAR if counts_stars(url, label) else said or target
    if target is None or (mark.image is False and "![" in label and _OWN_BADGE.search(label)):
        return Span(start, end, Slot.PICTURE if label else Slot.GLUE, _told_by_badge(text[start:end]))
    if mark.image and target is not Target.STAR:
        return Span(start, end, Slot.PICTURE, _told_by_badge(text[start:end]))
    form = text[start : mark.url[0]] + "\0" + text[mark.url[1] : end]
    if label.strip() == url and target is not Target.OTHER:
        form = form.replace(url, "\0", 1)
    form = _named_by_repository(form, label, repository_of(url))
    if label and "{repo" not in form and not is_label(label) and target is not Target.OTHER:
        framed = _FRAMED.fullmatch(label)
        words = framed["words"] if framed and not framed["before"] else label
        form = form.replace(words, "{authors}" if PEOPLE.fullmatch(plain(label)) else "{name}", 1)
    form = abstract_text(form)
    form = take_apart(form)[0] if tells(form) else told_by_label(form)[0]
    address = f"{{{said}}}" if said else abstract_url(url) if target is not Target.OTHER else url
    form = form.replace("\0", address)
    return Span(start, end, Slot.LINK, form, target)


def _named_by_repository(form: str, label: str, repository: str | None) -> str:
    """The form of a link whose words or badge say what its repository is called.

    As `[made/lamp](…)`, `[[GitHub][lamp]](…)` and `badge/GitHub-Lamp--2-white` do.
    """
    if not repository:
        return form
    if label == repository:
        return form.replace(label, "{repo}", 1)
    own = repository.partition("/")[2]
    framed = _FRAMED.fullmatch(label) if label.endswith("]") else None
    if framed and framed["words"].casefold() == own.casefold():
        return form.replace(f"[{framed['words']}]", "[{repo/}]", 1)
    return form.replace(f"-{badge_words(own)}-", "-{repo%}-", 1) if tells(form) else form


_FRAMED = Pattern(r"(?P<before>(?:\[[^\[\]]*\])*)\[(?P<words>[^\[\]]+)\]")
"""The words of a link with brackets of their own, and others before them: `[[GitHub][lamp]](…)`."""
_OWN_BADGE = Pattern(r"!\[[^\[\]]*\]\([^()\s]*(?:paperswithcode\.com|semanticscholar\.org|CorpusID)")
"""A badge that says something of one work, and of no other what its address is changed to."""


def _told_by_badge(picture: str) -> str:
    """The form of a picture that tells where a work appeared; nothing for all others."""
    form = take_apart(picture)[0] if tells(picture) else ""
    return form if "{venue" in form or "{Y}" in form else ""
