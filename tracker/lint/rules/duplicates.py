"""The same work twice, in any form, and one link under two titles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from state.titles import fold, title_key
from tracker.lint.alike import NAME_WORDS, alike, family
from tracker.lint.finding import Fix, Rule, Weight
from tracker.lint.pairs import are_many, both_on_arxiv, named_beside, paired
from tracker.lint.places import SHARED_ADDRESS, agree
from tracker.lint.two_sections import Sharing, holds_once, why_meant
from tracker.lists.entry.inline import plain
from tracker.lists.reading.entries import EntryKind
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_PLUS = Pattern(r"(?<=\w)\++(?=:|\s|$)")
"""`Lamp` and `Lamp++` are two works."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Works that the page lists more than once."""
    by_paper: defaultdict[object, list[Subject]] = defaultdict(list)
    by_title: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in sheet.subjects:
        if subject.paper:
            by_paper[subject.paper].append(subject)
        key = title_key(subject.title)
        if key:
            key += "".join(_PLUS.findall(subject.title))
            by_title[key].append(subject)
    pairs = [pair for members in by_paper.values() for pair in paired(members)]
    described = _described(sheet)
    pairs = [pair for pair in pairs if not _in_parts(*pair, described)]
    told = {again.line for _, again in pairs}
    called_alike = [
        pair for members in by_title.values() for pair in paired(members) if _is_told(*pair, told)
    ]
    sharing = Sharing.of(sheet, [*pairs, *called_alike], len(by_paper))
    for first, again in pairs:
        yield _same_link(sheet, first, again, sharing)
    many = _many_alike(called_alike, sheet)
    for first, again in called_alike:
        yield _same_title(sheet, first, again, sharing, named_alike=many)


def _is_told(first: Subject, again: Subject, told: Container[int]) -> bool:
    """Does a title that stands twice say what the links have not said already?"""
    unlike = first.paper != again.paper or (first.paper is None and again.titled)
    return unlike and (again.line not in told or both_on_arxiv(first, again))


def _described(sheet: Sheet) -> frozenset[int]:
    """The sections that describe one work each, which may be named again in each of their parts."""
    papers: defaultdict[int, set[object]] = defaultdict(set)
    for subject in sheet.subjects:
        if subject.paper:
            papers[subject.entry.group.section].add(subject.paper)
    return frozenset(section for section, found in papers.items() if len(found) == 1)


def _in_parts(first: Subject, again: Subject, described: frozenset[int]) -> bool:
    one, other = first.entry.group, again.entry.group
    return one != other and one.section == other.section and one.section in described


def _many_alike(pairs: Sequence[tuple[Subject, Subject]], sheet: Sheet) -> bool:
    """Do many works of the list differ by a name alone that stands beside the title, as in a cell of its own?"""
    named = sum(1 for one in sheet.subjects if one.titled and one.name)
    return are_many([pair for pair in pairs if named_beside(*pair)], named)


def _same_link(sheet: Sheet, first: Subject, again: Subject, sharing: Sharing) -> Finding:
    if alike(first, again):
        return _twice(sheet, first, again, f"{again.paper}", sharing)

    def told(there: Subject) -> str:
        return f"{again.paper} stands on line {there.line} too, for “{there.shown}”: a wrong link, or one work under two titles"

    found = _found(sheet, first, again, Rule.SAME_LINK_DIFFERENT_TITLE, told)
    return replace(found, alike=sheet.alike(SHARED_ADDRESS))


def _same_title(
    sheet: Sheet, first: Subject, again: Subject, sharing: Sharing, *, named_alike: bool
) -> Finding:
    if not both_on_arxiv(first, again):
        return _twice(sheet, first, again, f"“{again.shown}”", sharing)
    own = named_alike and named_beside(first, again)
    beside = _MANY_NAMED if own else ""

    def told(there: Subject) -> str:
        here = first if there is again else again
        return f"“{here.shown}” stands on line {there.line} too, there with {there.paper} and here with {here.paper}{beside}"

    weight = Weight.NOTE if own else Weight.WARNING
    return _found(sheet, first, again, Rule.SAME_TITLE_DIFFERENT_LINK, told, weight=weight)


_MANY_NAMED = "; many titles of this list are alike beside names of their own, so it may be its own"


def _twice(sheet: Sheet, first: Subject, again: Subject, what: str, sharing: Sharing) -> Finding:
    if first.entry.group.section == again.entry.group.section:
        return _twice_in_one(sheet, first, again, what)
    habit = sharing.shared(first, again)
    beside = _HABITUAL if habit else why_meant(sheet, first, again, sharing)

    def told(there: Subject) -> str:
        return f"{what} is listed on line {there.line} under “{sheet.heading(there.entry)}” too{beside}"

    weight = Weight.NOTE if beside else Weight.WARNING
    found = _found(sheet, first, again, Rule.DUPLICATE_OTHER_SECTION, told, weight=weight)
    return found if habit else replace(found, weight_if_new=Weight.WARNING)


_HABITUAL = "; this list names many works in several sections, so it may be meant"


def _twice_in_one(sheet: Sheet, first: Subject, again: Subject, what: str) -> Finding:
    names = _names_apart(first, again)
    called = f"; they are called {names[0]} and {names[1]}" if names else ""

    def told(there: Subject) -> str:
        return f"{what} is listed already on line {there.line}, in the same section{called}"

    if names:
        # what is called by neither name is, say, another dataset of the same paper
        in_title = all(one.name and fold(one.title).startswith(fold(one.name)) for one in (first, again))
        told_apart = names if again.entry.kind is EntryKind.ROW and not in_title else names[:1]
        versions = bool(first.name) and family(first) == family(again)
        copied = (
            again.titled  # a name alone is no title that could be a copy
            and not versions
            and not _of_one_stem(*names)
            and any(fold(name) in fold(again.title) for name in told_apart)
        )
        weight = Weight.WARNING if copied else Weight.NOTE
        return _found(sheet, first, again, Rule.DUPLICATE_SAME_SECTION, told, weight=weight)
    if _under_two_bullets(first, again):
        return _found(sheet, first, again, Rule.DUPLICATE_SAME_SECTION, told, weight=Weight.NOTE)
    if first.paper is again.paper is None and not agree(first.entry.text, again.entry.text):
        return _found(sheet, first, again, Rule.DUPLICATE_SAME_SECTION, told, weight=Weight.NOTE)
    found = _found(sheet, first, again, Rule.DUPLICATE_SAME_SECTION, told, weight=Weight.ERROR)
    return replace(found, fix=_drop(sheet, first, again))


def _under_two_bullets(first: Subject, again: Subject) -> bool:
    """Do words over each of two entries, such as a bullet that serves as a heading, sort them under two subjects?"""
    one, other = first.entry.group.labels, again.entry.group.labels
    return one != other and not any(map(holds_once, one + other))


def _found(
    sheet: Sheet,
    first: Subject,
    again: Subject,
    rule: Rule,
    told: Callable[[Subject], str],
    *,
    weight: Weight = Weight.WARNING,
) -> Finding:
    """The fault on the line of the later, which names the first; turned round it stands on the first and names the later."""
    place = again.entry.start
    found = sheet.finding(place, rule, told(first), weight, others=(first.line,))
    return replace(found, turned=told(again))


def _drop(sheet: Sheet, first: Subject, again: Subject) -> Fix | None:
    """Only an entry that is the very same text may go without anybody looking, with the blank line that set it off."""
    one, other = first.entry, again.entry
    if one.text != other.text or one.group != other.group or other.end - other.start != 1:
        return None
    texts = sheet.page.lines.texts
    blanks = (*texts[other.start - 1 : other.start], *texts[other.end : other.end + 1])
    start = other.start - (len(blanks) == 2 and not any(text.strip() for text in blanks))
    return Fix(sheet.starts[start], sheet.starts[other.end], "")


def _names_apart(one: Subject, other: Subject) -> tuple[str, str] | None:
    """The names of two entries of one group that call themselves differently."""
    if one.entry.group != other.entry.group:
        return None
    if one.entry.kind is not EntryKind.ROW:
        apart = one.name and other.name and fold(one.name) != fold(other.name)
        return (one.name, other.name) if apart else None
    names = (plain(cells(one.entry.text)[0]), plain(cells(other.entry.text)[0]))
    if any(map(_is_no_name, names)):
        if one.titled and other.titled and fold(one.title) == fold(other.title):
            return None
        names = (one.name or names[0], other.name or names[1])
    short = all(fold(name) and len(name.split()) <= NAME_WORDS for name in names)
    apart = fold(names[0]) != fold(names[1]) or _of_one_stem(*names)
    return names if short and apart else None


def _is_no_name(words: str) -> bool:
    """Is a cell a number, a time or a venue, which two rows about one work may have each their own of?"""
    return not any(map(str.isalpha, words)) or holds_once(words)


def _of_one_stem(one: str, other: str) -> bool:
    """Do two names differ by what follows a beginning of both: `Kettle` and `Kettle+`, `Pan(A)` and `Pan(B)`?"""
    first, second = one.casefold(), other.casefold()
    shared = takewhile(lambda pair: pair[0] == pair[1], zip(first, second, strict=False))
    stem = first[: sum(1 for _ in shared)]
    return first != second and len(stem) >= _STEM and stem in (first, second, _OPENED.sub("", first))


_STEM = 3
_OPENED = Pattern(r"(?<=[(\[_-])[^(\[_-]+$")
"""What stands in the last brackets, or behind the last stroke, of a name."""
