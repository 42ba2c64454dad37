"""Links of an entry that belong to another work: a row that was copied and not finished, or two that were mixed up."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from state.identity import Scheme, identify
from state.titles import word_count, words_of
from tracker.lint.alike import letters, one_work, short_name
from tracker.lint.finding import Rule, Weight
from tracker.lint.titles import TITLE_WORDS
from tracker.lists.entry.inline import marks, plain, without_marks
from tracker.lists.entry.labels import is_label
from tracker.lists.reading.entries import EntryKind
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from state.identity import Identity
    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject
    from tracker.lists.entry.inline import Mark
    from tracker.lists.reading.entries import Entry

_PAPER = Pattern(r"(?:paper|pdf|arxiv|abs|html|论文)", re.IGNORECASE)
_PAGE = Pattern(
    r"(?:project|(?:project )?page|website|web ?page|home ?page|demo|video|slides|poster)", re.IGNORECASE
)
_CODE = Pattern(
    r"(?:official |source )?(?:code|github|repo(?:sitory)?|(?:py)?torch|tensorflow|jax|代码)(?: code)?(?: ?\(\w+\)?)?", re.IGNORECASE
)  # fmt: skip
_ID = Pattern(r"(?<![\d.])\d{4}\.\d{5}(?!\d)")
_SAID = Pattern(r"\barXiv(?: preprint)?(?: arXiv)?\s*[:：]\s*(?P<id>\d{4}\.\d{5})(?!\d)", re.IGNORECASE)
"""A paper that is named by its id, as citations do."""
_PICTURED = Pattern(r"(?<![\d.])\d{4}\.\d{5}(?=v\d|[./_-]|$)")
_REPOSITORY = Pattern(r"github\.com/[\w.-]+/(?P<name>[\w.-]+?)(?=\.git\b|[^\w.-]|$)")
_FILED = Pattern(
    r"(?:openaccess\.thecvf\.com|cv-foundation\.org/openaccess)/[^\s()\"'<>]*/[^\s/_]+_(?P<title>[^\s/()]+?)_(?:CVPR|ICCV|WACV)W?_20\d\d_paper"
)
"""An address that tells the title of its paper, or how it begins, behind the name of an author."""
_FEWEST_WORDS, _OF_TITLE, _BESIDE = 4, 0.25, 0.5
"""An address with so many words contradicts an entry with fewer than the first share of them, or than the second
where all of them are in the title of another entry."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Papers, pictures and repositories that are another work's."""
    listed = {subject.paper: subject for subject in reversed(sheet.subjects) if subject.paper}
    for subject in sheet.subjects:
        of_arxiv = (
            subject.paper
            and subject.paper.scheme is Scheme.ARXIV
            and subject.entry.kind is not EntryKind.BLOCK
        )
        if of_arxiv and len(set(_ID.findall(subject.entry.text))) > 1:
            yield from _papers(sheet, subject, listed)
            yield from _of_another_id(sheet, subject)
    for subject in sheet.subjects:
        if "_paper" in subject.entry.text and subject.titled and subject.title.isascii():
            yield from _of_another_title(sheet, subject)
    yield from _repositories(sheet)


def _of_another_id(sheet: Sheet, subject: Subject) -> Iterator[Finding]:
    """The one paper that an entry links, where its words name one other by its id."""
    words = subject.entry.text
    found = [mark for mark in marks(words) if not mark.image]
    linked = {one for mark in found if (one := identify(mark.url_in(words))) and one.scheme is Scheme.ARXIV}
    words = without_marks(words, found, " ")  # a link that shows an id is told by itself
    said = {identify(f"https://arxiv.org/abs/{match['id']}") for match in _SAID.finditer(words)}
    if len(said) == len(linked) == 1 and said != linked:
        told = f"it says {said.pop()}, and links to {linked.pop()}"
        yield sheet.finding(subject.entry.start, Rule.ANOTHER_PAPER, told)


def _of_another_title(sheet: Sheet, subject: Subject) -> Iterator[Finding]:
    """Papers whose address tells a title that has hardly a word of the entry's own."""
    text = subject.entry.text
    for mark in marks(text):
        filed = _FILED.search(mark.url_in(text)) if _kind(text, mark) else None
        words = frozenset(_words(filed["title"].replace("_", " "))) if filed else frozenset()
        if filed and len(words) >= _FEWEST_WORDS:
            own = frozenset(_words(subject.entry.shown))
            shared = len(words & own)
            if shared < _OF_TITLE * len(words) or (
                shared < _BESIDE * len(words)
                and any(words <= frozenset(_words(one.title)) for one in sheet.subjects)
            ):
                told = f"the address of its paper is that of “{filed['title'].replace('_', ' ')}”"
                alike = sheet.alike("the address of a paper tells another title than the entry")
                yield sheet.finding(_line(subject, mark), Rule.ANOTHER_PAPER, told, alike=alike)


def _words(title: str) -> Iterator[str]:
    return (word for word in words_of(title.replace("-", " ")) if len(word) > 2)


def _papers(sheet: Sheet, subject: Subject, listed: Mapping[Identity, Subject]) -> Iterator[Finding]:
    text = subject.entry.text
    kinds: dict[str, Identity] = {}
    for mark in marks(text):
        url = mark.url_in(text)
        if mark.image:
            yield from _picture(sheet, subject, url, listed)
            continue
        paper = identify(url)
        kind = _kind(text, mark) if paper and paper.scheme is Scheme.ARXIV else ""
        if paper is None or not kind or kind in kinds:
            continue  # of one kind the first counts: a title may mention another
        first = next(iter(kinds.values()), subject.paper)
        kinds[kind] = paper
        if paper != first:
            there = listed.get(paper)
            whose = f", which is on line {there.line}" if there and there is not subject else ""
            told = f"“{_called(text, mark)}” leads to {paper}{whose}, and the entry to {first} too"
            alike = sheet.alike_by(_label(text, mark), "leads to another paper than the entry")
            yield sheet.finding(_line(subject, mark), Rule.ANOTHER_PAPER, told, alike=alike)


def _kind(text: str, mark: Mark) -> str:
    """Is a link to a paper that of the title, of one of the labels for papers, or of a label for a page?"""
    label = _label(text, mark)
    if _PAPER.fullmatch(label):
        return label.casefold()
    if _PAGE.fullmatch(label):
        return "page"
    words = mark.label_in(text)
    return "title" if word_count(label) >= TITLE_WORDS and not is_label(words) else ""


def _label(text: str, mark: Mark) -> str:
    return plain(mark.label_in(text)).strip(" []()")


def _called(text: str, mark: Mark) -> str:
    label = _label(text, mark)
    return label if len(label) <= 40 else f"{label[:39].rstrip()}…"


def _line(subject: Subject, mark: Mark) -> int:
    return subject.entry.start + subject.entry.text.count("\n", 0, mark.start)


def _picture(
    sheet: Sheet, subject: Subject, url: str, listed: Mapping[Identity, Subject]
) -> Iterator[Finding]:
    """A picture that is filed under another entry's paper."""
    for match in _PICTURED.finditer(url):
        shown = identify(f"https://arxiv.org/abs/{match.group()}")
        there = listed.get(shown) if shown else None
        if there is not None and there is not subject and shown != subject.paper:
            told = f"the picture is that of {shown}, which is on line {there.line}, and the entry is about {subject.paper}"
            alike = sheet.alike("the picture is that of another entry's paper")
            yield sheet.finding(subject.entry.start, Rule.ANOTHER_PAPER, told, alike=alike)


def _repositories(sheet: Sheet) -> Iterator[Finding]:
    """Neighbours with the code of one, and two entries each with the code of the other.

    Elsewhere it is no fault: many works have their code in the repository of an earlier one.
    """
    named: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in sheet.subjects:
        if name := short_name(subject):
            named[name].append(subject)
    code = {subject: _code(subject) for subject in sheet.subjects if _may_be_anothers(subject, named)}
    places = {entry: at for entries in sheet.page.groups.values() for at, entry in enumerate(entries)}
    for subject, repository in code.items():
        others = [
            one for one in named.get(_of(repository), ()) if one in code or _beside(subject, one, places)
        ]
        if len(others) != 1 or short_name(subject) == _of(repository) or one_work(subject, others[0]):
            continue
        there = others[0]
        told = f"the code is said to be in {repository}, which bears the name of line {there.line}"
        swapped = bool(short_name(subject)) and _of(code.get(there, "")) == short_name(subject)
        if swapped:
            told += ", and the other way round"
        elif not _beside(subject, there, places) or _of(repository) in letters(subject.entry.shown):
            continue
        # a neighbour by the same people may well share its repository
        weight = Weight.WARNING if swapped else Weight.NOTE
        yield sheet.finding(subject.entry.start, Rule.ANOTHER_REPOSITORY, told, weight, others=(there.line,))


def _beside(one: Subject, other: Subject, places: Mapping[Entry, int]) -> bool:
    """Are two entries neighbours, of which the one may have been written on a copy of the other?"""
    together = one.entry.group == other.entry.group
    return together and abs(places[one.entry] - places[other.entry]) == 1


def _may_be_anothers(subject: Subject, named: Mapping[str, object]) -> bool:
    """Does any repository of an entry bear a name of the page's that is not the entry's own?"""
    names = {letters(match["name"]) for match in _REPOSITORY.finditer(subject.entry.text)}
    return bool((names - {short_name(subject)}) & named.keys())


def _of(repository: str) -> str:
    return letters(repository.partition("/")[2])


def _code(subject: Subject) -> str:
    """The one repository that an entry labels as its code."""
    text = subject.entry.text
    found = set()
    for mark in marks(text):
        labelled = _CODE.fullmatch(_label(text, mark))
        repository = identify(mark.url_in(text)) if labelled else None
        if repository and repository.scheme is Scheme.GITHUB:
            found.add(repository.value)
    return found.pop() if len(found) == 1 else ""
