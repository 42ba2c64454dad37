"""Conferences of years in which they were not held, and others than the address of the paper names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule
from tracker.lists.entry.inline import plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lint.subjects import Subject

_BY_TURNS = {"ECCV": "even", "ICCV": "odd"}
"""Two that take turns, each in every second year.

Those whose papers come out a year later (ACCV), or that were put off (ICPR), are named by two years each.
"""
_TURNS_SINCE = 2001
"""Before, one of them was held in other years too."""
_FIRST = {"ICLR": 2013, "CoRL": 2017, "MIDL": 2018, "TMLR": 2022, "COLM": 2024}
"""The year in which each began. All names here have four letters, which the pattern looks back over."""
_NAMED = Pattern("|".join([*_BY_TURNS, *_FIRST]))
_DATED = Pattern(
    rf"(?P<name>{_NAMED.pattern})(?<![^\W\d_]....)(?<!/....)[\s'’,(*_`]{{0,4}}(?P<year>20\d\d|(?<=['’])\d\d)(?![\w–—~]|[./-]\d)"
)
"""A name and its year; of `CVPR/ECCV 2023` and `ICCV 2021-2024` either may be meant of others, and `2024.10` is a date."""
_YEAR_FIRST = r"(?<!\w)(?<!\w\s)(?<!\d,\s)(?P<year>20\d\d)[ \t](?P<name>{names})(?![\w–—~]|[\s'’,(]{{0,2}}\d)"
"""The year before the name, as `(2022 ECCV)` has it; in `CVPR 2021 ICCV` and `2021 ICCV 2023` it is another's."""
_TURNED = Pattern(_YEAR_FIRST.format(names=_NAMED.pattern))
_CONFERENCES = "CVPR|ICCV|WACV|ECCV|ICLR|ICML|NeurIPS|NIPS|AAAI|IJCAI|ACL|EMNLP|NAACL|EACL|ICRA|IROS|ICASSP"
_SAID = (
    Pattern(
        rf"(?<![A-Za-z])(?P<name>{_CONFERENCES})(?:[\s'’,(*_`)]{{0,4}})(?P<year>20\d\d|\d\d)(?!\d)",
        re.IGNORECASE,
    ),
    Pattern(_YEAR_FIRST.format(names=_CONFERENCES), re.IGNORECASE),
)
_KEEPS_PAPERS = Pattern(r"openaccess|ecva\.net/|ips\.cc/paper|aclanthology|aclweb|10\.18653/|10\.1109/")
"""What every address has that tells a conference; in small letters, which alone are quickly looked for."""
_FILED = (
    Pattern(r"(?:openaccess\.thecvf\.com|cv-foundation\.org/openaccess)/content[_/](?P<name>CVPR|ICCV|WACV)_?(?P<year>20\d\d)[_/]", re.IGNORECASE),
    Pattern(r"ecva\.net/papers/(?P<name>eccv)_(?P<year>20\d\d)/", re.IGNORECASE),
    Pattern(r"(?P<name>neurips|nips)\.cc/paper(?:_files/paper)?/(?P<year>20\d\d)/", re.IGNORECASE),
    Pattern(r"(?:aclanthology\.org|aclweb\.org/anthology|10\.18653/v1)/(?P<year>20\d\d)\.(?:findings-)?(?P<name>acl|emnlp|naacl|eacl)[-.]", re.IGNORECASE),
    Pattern(r"(?:aclanthology\.org|aclweb\.org/anthology|10\.18653/v1)/(?P<name>[PDNE])(?P<year>[01]\d)-\d{4}", re.IGNORECASE),
    Pattern(r"10\.1109/(?P<name>CVPR|ICCV|WACV|ICRA|IROS|ICASSP)\d*\.(?P<year>20\d\d)\.", re.IGNORECASE),
)  # fmt: skip
"""Addresses of those who print the papers, which name the conference; workshops are filed apart."""
_FULL = {"NEURIPS": "NeurIPS", "NIPS": "NeurIPS", "P": "ACL", "D": "EMNLP", "N": "NAACL", "E": "EACL"}


def find(sheet: Sheet) -> Iterator[Finding]:
    """Entries that name a conference with a year in which there was none, or another than their paper's address."""
    for subject in sheet.subjects:
        found = list(_not_held(sheet, subject)) if _NAMED.search(subject.entry.text) else []
        yield from found
        if not found and _KEEPS_PAPERS.search(subject.entry.text):
            yield from _of_another(sheet, subject)


def _not_held(sheet: Sheet, subject: Subject) -> Iterator[Finding]:
    """The conferences of an entry that were not held in the year that is named with them."""
    for at, line in enumerate(subject.entry.text.split("\n"), subject.entry.start):
        for pattern in (_DATED, _TURNED) if _NAMED.search(line) else ():
            for match in pattern.finditer(plain(line)):
                name, year = match["name"], 2000 + int(match["year"][-2:])
                if why := _why_not(name, year):
                    yield sheet.finding(at, Rule.VENUE_NOT_HELD, f"there was no {name} {year}: {why}")


def _why_not(name: str, year: int) -> str:
    """Why there was none in that year, or nothing."""
    if name in _FIRST:
        return f"the first was in {_FIRST[name]}" if year < _FIRST[name] else ""
    out_of_turn = year >= _TURNS_SINCE and (_BY_TURNS[name] == "even") == bool(year % 2)
    return f"it is held in {_BY_TURNS[name]} years" if out_of_turn else ""


def _of_another(sheet: Sheet, subject: Subject) -> Iterator[Finding]:
    """An entry that names one conference alone, and links the paper of another or of another year."""
    text = subject.entry.text
    filed = _conferences(text, *_FILED)
    said = _conferences(plain(text), *_SAID) if len(filed) == 1 else []
    if len(said) == 1 and said != filed:
        told = f"it says {said[0]}, and the address of its paper {filed[0]}"
        alike = sheet.alike("the address of a paper names another conference than its entry")
        yield sheet.finding(subject.entry.start, Rule.LABEL_URL_MISMATCH, told, alike=alike)


def _conferences(text: str, *patterns: Pattern) -> list[str]:
    """The conferences of a text by name and year, each once."""
    found = (match for pattern in patterns for match in pattern.finditer(text))
    named = ((_FULL.get(one["name"].upper(), one["name"].upper()), one["year"][-2:]) for one in found)
    return list(dict.fromkeys(f"{name} 20{year}" for name, year in named))
