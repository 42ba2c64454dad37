"""Project pages that belong to another work: a row that was copied, and whose page was not changed."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from state.identity import Scheme, identify
from tracker.lint.alike import OWN, letters, one_work, short_name
from tracker.lint.finding import Rule
from tracker.lint.places import bare_address
from tracker.lists.entry.inline import addresses, marks, plain
from tracker.lists.entry.labels import is_label
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject
    from tracker.lists.entry.inline import Mark

_PAGE = Pattern(
    r"\W*(?:project|(?:project )?page|project website|website|web ?page|home ?page)\W*", re.IGNORECASE
)
_HOSTED = Pattern(r"[\w.-]+\.github\.io(?:/|$)")
_LAST = Pattern(r"(?:(?P<site>[\w-]+)[\w.-]*|.*/(?P<part>[\w.-]+?)(?:\.html?)?)")
"""What names a page: the site if it is all of it, else the last part of the address."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries whose page bears the name of another entry, which leads there too, and nothing of their own name."""
    named: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in sheet.subjects:
        if name := short_name(subject):
            named[name].append(subject)
    for subject in sheet.subjects:
        text = subject.entry.text
        for mark in marks(text):
            there = _whose(subject, mark, named) if not mark.image else None
            if there is not None:
                url = mark.url_in(text)
                told = f"the page {url} bears the name of line {there.line}, which leads there too"
                alike = sheet.alike("the page bears the name of another entry")
                line = subject.entry.start + text.count("\n", 0, mark.start)
                yield sheet.finding(line, Rule.ANOTHER_PAGE, told, others=(there.line,), alike=alike)


def _whose(subject: Subject, mark: Mark, named: Mapping[str, Sequence[Subject]]) -> Subject | None:
    """The other entry that a page belongs to by its name and by its links."""
    text = subject.entry.text
    page = bare_address(mark.url_in(text))
    name = _name_of(page)
    others = named.get(name, ())
    if len(others) != 1 or not _is_page(mark.label_in(text), page) or _shares(subject, name):
        return None
    there = others[0]
    leads = page in {bare_address(address) for address in addresses(there.entry.text)}
    apart = not one_work(subject, there) and not (_owners(subject) & _owners(there))
    return there if leads and apart else None


def _name_of(page: str) -> str:
    match = _LAST.fullmatch(page)
    return letters(match["site"] or match["part"]) if match else ""


def _is_page(label: str, page: str) -> bool:
    """Is a link said to lead to a page of the work, or called by any label and hosted as such pages are?"""
    return _PAGE.fullmatch(plain(label)) is not None or (_HOSTED.match(page) is not None and is_label(label))


def _shares(subject: Subject, name: str) -> bool:
    """Does an entry bear the name itself, or one that begins alike, as a later version does?"""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(short_name(subject), name, strict=False))
    return name in letters(subject.entry.shown) or sum(1 for _ in alike) >= OWN


def _owners(subject: Subject) -> frozenset[str]:
    """Those in whose repositories the code of an entry is: the same people may have one page for several works."""
    found = (identify(address) for address in addresses(subject.entry.text))
    return frozenset(
        one.value.partition("/")[0] for one in found if one is not None and one.scheme is Scheme.GITHUB
    )
