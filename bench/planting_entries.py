"""Faults of entries: works listed twice, out of order, with a date before the paper's, or with a cell too many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.planting import ARXIV, Form, Ground, Planted, changed, lines_of
from tracker.lint.finding import Rule
from tracker.lint.sheet import Sheet
from tracker.lists.entry.inline import marks, plain
from tracker.lists.form.keys import keys_among
from tracker.lists.form.order import detect
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tracker.lint.subjects import Subject
    from tracker.lists.reading.entries import Entry

_TWICE = (
    Rule.DUPLICATE_SAME_SECTION,
    Rule.DUPLICATE_OTHER_SECTION,
    Rule.SAME_LINK_DIFFERENT_TITLE,
    Rule.SAME_TITLE_DIFFERENT_LINK,
)


def _copied(
    name: str, write: Callable[[str], str], rules: tuple[Rule, ...] = _TWICE, *, far: bool = False
) -> Form:
    """An entry once more, below another of its section or in another section, in another form."""

    def plant(random: Random, ground: Ground) -> Planted | None:
        sources = [one for one in ground.entries() if ARXIV.search(one.text)]
        if not sources:
            return None
        entry = random.choice(sources)
        others = [
            one
            for one in ground.entries(entry.kind)
            if (one.group.section != entry.group.section) == far
            and one is not entry
            and one.marker == entry.marker
            and (entry.kind is not EntryKind.ROW or _width(one) == _width(entry))
        ]
        again = [write(line) for line in lines_of(ground.page, entry)]
        if not others or (
            name != "word for word" and again == list(lines_of(ground.page, entry)) and not far
        ):
            return None
        below = random.choice(others)
        texts = ground.page.lines.texts
        apart = [""] if entry.kind in (EntryKind.PARAGRAPH, EntryKind.BLOCK) else []
        new = (*texts[: below.end], *apart, *again, *apart, *texts[below.end :])
        at = below.end + len(apart)
        first = entry.start + (len(again) + 2 * len(apart) if entry.start >= below.end else 0)
        told = {*range(at, at + len(again)), *range(first, first + entry.end - entry.start)}
        return Planted(new, frozenset(line + 1 for line in told))

    return Form("same work twice", name, rules, plant)


def _width(entry: Entry) -> int:
    return len(cells(entry.text))


def _to(address: str) -> Callable[[str], str]:
    return lambda line: ARXIV.sub(lambda one: address.replace("ID", one["id"]), line)


def _of_another_case(line: str) -> str:
    """The title in capitals, and the paper on a page that names no id."""
    found = [mark for mark in marks(line) if not mark.image and len(plain(mark.label_in(line)).split()) > 3]
    if found:
        start, end = found[0].label
        line = line[:start] + line[start:end].upper() + line[end:]
    return ARXIV.sub("https://made.example/kettle.pdf", line) if found else line


def _named_alone(line: str) -> str:
    """Another title of the paper's: as for its second version."""
    for mark in marks(line):
        words = mark.label_in(line)
        if not mark.image and len(plain(words).split()) > 4:
            return (
                f"{line[: mark.label[0]]}{' '.join(words.split()[:4])} of Every Kind{line[mark.label[1] :]}"
            )
    return line


def _moved(random: Random, ground: Ground) -> Planted | None:
    """An entry of a section that keeps its order elsewhere in it."""
    sheet = Sheet("", ground.page)
    found: list[tuple[Entry, Entry, str]] = []
    for entries in ground.page.groups.values():
        members = [sheet.subject_of[one] for one in entries if one in sheet.subject_of]
        keys = keys_among([one.entry for one in members])
        order = detect(keys) if len(members) == len(entries) else None
        if order is None or not order.by or any(one.entry.end - one.entry.start > 1 for one in members):
            continue
        for at, member in enumerate(members):
            for to in range(len(members)):
                between = keys[min(at, to) : max(at, to) + 1]
                values = {one.get(order.by) for one in between}
                if abs(at - to) >= 3 and len(values) == len(between) and None not in values:
                    found.append((member.entry, members[to].entry, order.by))
    if not found:
        return None
    entry, there, _ = random.choice(found)
    texts = list(ground.page.lines.texts)
    line = texts.pop(entry.start)
    at = there.start if entry.start > there.start else there.end - 1
    texts.insert(at, line)
    return Planted(tuple(texts), frozenset((at, at + 1, at + 2)))


def _dated(ground: Ground) -> list[Subject]:
    of_arxiv = [
        one for one in Sheet("", ground.page).subjects if one.appeared and one.entry in ground.entries()
    ]
    return [one for one in of_arxiv if one.entry.kind is not EntryKind.BLOCK]


def _other_year(random: Random, ground: Ground) -> Planted | None:
    """The date of an entry two years early, as when a figure is mistyped."""
    found = [one for one in _dated(ground) if one.stated and _years(ground, one)]
    if not found:
        return None
    subject = random.choice(found)
    number, start = random.choice(_years(ground, subject))
    text = ground.page.lines.texts[number]
    year = int(text[start : start + 4]) - random.choice((1, 2, 3))
    return changed(ground, number, f"{text[:start]}{year}{text[start + 4 :]}", told=[subject.entry.start])


def _years(ground: Ground, subject: Subject) -> list[tuple[int, int]]:
    """Where an entry writes the year of its date, outside of addresses."""
    year = subject.stated.year if subject.stated else 0
    spots = []
    for number in range(subject.entry.start, subject.entry.end):
        text = ground.page.lines.texts[number]
        inside = [mark.url for mark in marks(text)]
        spots += [
            (number, match.start())
            for match in re.finditer(
                rf"(?<!\d){year}(?=[-./年]\d|[ _]*(?:\)|\]|\|))|(?<=[a-z] ){year}(?!\d)", text
            )
            if not any(start <= match.start() < end for start, end in inside)
        ]
    return spots if len(spots) == 1 else []


def _later_id(random: Random, ground: Ground) -> Planted | None:
    """The paper of a dated entry under an id of a later year, as when it was copied from elsewhere."""
    found = [one for one in _dated(ground) if one.stated and len(ARXIV.findall(one.entry.text)) == 1]
    if not found:
        return None
    subject = random.choice(found)
    year = int(subject.entry.text[ARXIV.search(subject.entry.text).start("id") :][:2]) + 1  # type: ignore[union-attr]  # it was found just now
    number = next(
        at
        for at in range(subject.entry.start, subject.entry.end)
        if ARXIV.search(ground.page.lines.texts[at])
    )
    text = ground.page.lines.texts[number]
    at = ARXIV.search(text).start("id")  # type: ignore[union-attr]  # as above
    return changed(ground, number, f"{text[:at]}{year:02}{text[at + 2 :]}", told=[subject.entry.start])


def _row(name: str, change: Callable[[Random, list[str]], None]) -> Form:
    """A row of a table with a cell more or fewer."""

    def plant(random: Random, ground: Ground) -> Planted | None:
        widths = {line: len(table.names) for table in ground.page.outline.tables for line in table.rows}
        rows = [
            one
            for one in ground.entries(EntryKind.ROW)
            if one.text.startswith("|") and _width(one) == widths.get(one.start) and _width(one) > 2
        ]
        if not rows:
            return None
        entry = random.choice(rows)
        parts = [f" {cell.strip()} " for cell in cells(entry.text)]
        change(random, parts)
        return changed(ground, entry.start, f"|{'|'.join(parts)}|")

    return Form("columns that do not fit", name, (Rule.TABLE_COLUMNS,), plant)


ENTRIES = (
    _copied("word for word", lambda line: line),
    _copied("its PDF in place of its page", _to("https://arxiv.org/pdf/ID.pdf")),
    _copied("with a version", _to("https://arxiv.org/abs/IDv2")),
    _copied("without TLS, in HTML", _to("http://www.arxiv.org/html/ID")),
    _copied("export.arxiv.org", _to("https://export.arxiv.org/abs/ID")),
    _copied("its DOI", _to("https://doi.org/10.48550/arXiv.ID")),
    _copied("at Hugging Face", _to("https://huggingface.co/papers/ID")),
    _copied("at alphaXiv", _to("https://www.alphaxiv.org/abs/ID")),
    _copied("in capitals, at another site", _of_another_case),
    _copied("under another title", _named_alone),
    _copied("in another section", lambda line: line, far=True),
    _copied("in another section, its PDF", _to("https://arxiv.org/pdf/IDv1"), far=True),
    _copied("in another section, in capitals, at another site", _of_another_case, far=True),
    Form("wrong order", "moved by three places and more", (Rule.OUT_OF_ORDER, Rule.NEWER_THAN_YEAR_HEADING), _moved),
    Form("date before the paper's", "another year", (Rule.DATE_BEFORE_ARXIV,), _other_year),
    Form("date before the paper's", "a later id", (Rule.DATE_BEFORE_ARXIV,), _later_id),
    _row("a cell more at the end", lambda _random, parts: parts.append(" kettle ")),
    _row("a bar within a cell", lambda _random, parts: parts.insert(1, " kettle ")),
    _row("without its last cell", lambda _random, parts: parts.__delitem__(-1)),
    _row("without its first cell", lambda _random, parts: parts.__delitem__(0)),
    _row("without one within", lambda random, parts: parts.__delitem__(random.randint(1, len(parts) - 2))),
    _row("two cells more", lambda _random, parts: parts.extend((" a ", " b "))),
)  # fmt: skip
