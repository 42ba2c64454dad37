"""Links that lead nowhere or break off."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lint.finding import Fix, Rule, Weight
from tracker.lint.leading import has_words, leads_out, title_is_empty_link
from tracker.lists.entry.inline import plain
from tracker.lists.entry.venues import find_venues
from tracker.lists.reading.entries import EntryKind, outward
from tracker.lists.reading.outline import cells
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet
    from tracker.lists.reading.entries import Entry

_WRAPPED = Pattern(r"\]\((?P<doubled>\((?P<url>https?://[^()\s]+)\))\)", re.IGNORECASE)
_DOUBLED = Pattern(r"(?P<outer>https?://(?P<host>[\w.-]+)/)https?://(?P=host)/", re.IGNORECASE)
_REMARK = Pattern(
    r"\b(?:coming soon|stay tuned|to be (?:updated|added|continued|announced)|loading|tb[ad]|wip|under construction|"
    r"and (?:many )?more|work in progress)\b|(?:\.\.\.|…)\W{0,20}$|持续更新|待(?:补充|更新)|敬请期待"
    r"|即将(?:更新|推出|发布|开源|上线)",
    re.IGNORECASE,
)
"""Words that stand for entries to come."""
_CUT = re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\s*$")
_CLOSES = re.compile(r"\s*[^\s()\[\]]*\)")
_ADDRESS_BEGINS = re.compile(r"\s*\(https?://[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)", re.IGNORECASE)
_WORDS_OPEN = Pattern(r"(?<![!\\\]])\[[^\[\]]+$")
_LINES = 4
"""Over so many lines the words of a link may go."""
_WORDS_CLOSE = Pattern(r"[^\[\]]*\]\(\s*https?://", re.IGNORECASE)
_USUAL = 0.8
_FEWEST = 3
_MANY, _NEARLY_ALL = 10, 0.9
"""A page shows what its short lists do where it has so many entries, and such a share of them linked."""
_SCHEME = re.compile(
    r"(?<![\w/.])(?P<scheme>h*t+p+s{0,2}|htps?|hptts?|hhtps?)(?P<marks>[:;]{1,2}/{1,3}|/{2,3}|://https?://)(?=[\w-]+\.)",
    re.IGNORECASE,
)
"""With one stroke alone it is no address: `HTTP/1.1` names a protocol, `http/notes.md` a file."""
_GOOD_SCHEMES = frozenset({"http://", "https://"})
_PWC = re.compile(r"paperswithcode\.com(?!\w)", re.IGNORECASE)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Faults of links, line by line and entry by entry."""
    for (number, text), (_, shown) in zip(sheet.visible, sheet.uncoded, strict=True):
        yield from _broken(sheet, number, text)
        yield from _goes_over(sheet, number, text)
        yield from _addresses(sheet, number, shown)
        if "[" not in text and "()" not in text and "://" not in text and number not in sheet.entry_at:
            yield from _bare_paragraph(sheet, number, text)
    yield from _unlinked(sheet)


def _bare_paragraph(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """A paragraph between two entries that has a title and a venue as they have, and no link."""
    titled = word_count(plain(text)) >= _OF_A_WORK and _YEAR.search(text) and find_venues(text)
    if titled and sheet.is_of_entry(number):
        told = "the entry leads nowhere, while its neighbours are linked"
        yield sheet.finding(number, Rule.ENTRY_WITHOUT_LINK, told, Weight.ERROR)


_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d\W*$")
_OF_A_WORK = 6
"""A title, a venue and a year have so many words."""


def _unlinked(sheet: Sheet) -> Iterator[Finding]:
    """Entries that lead nowhere where those around them lead somewhere: of their list, or of the page if that is short."""
    leading = {group: [leads_out(entry) for entry in entries] for group, entries in sheet.page.groups.items()}
    by_section: defaultdict[int, list[bool]] = defaultdict(list)
    for group, linked in leading.items():
        by_section[group.section] += linked
    everywhere = [leads for linked in leading.values() for leads in linked]
    nearly_all = len(everywhere) >= _MANY and sum(everywhere) >= _NEARLY_ALL * len(everywhere)
    for group, entries in sheet.page.groups.items():
        linked, around = leading[group], by_section[group.section]
        short = len(linked) <= _FEWEST
        usual = nearly_all if short else _is_usual(linked)
        if group in sheet.described or not _is_usual(around) or not usual or not _in_a_column(entries):
            continue
        for entry, leads in zip(entries, linked, strict=True):
            if leads or sheet.in_aside(entry) or (short and not _is_a_work(sheet, entry)):
                continue
            if not (_goes_on(sheet, entry) or _says_enough(entry)):
                told = "the entry leads nowhere, while its neighbours are linked"
                # an empty title is an error of its own
                noted = _says_so(entry) or title_is_empty_link(entry)
                weight = Weight.NOTE if noted else Weight.ERROR
                yield sheet.finding(entry.start, Rule.ENTRY_WITHOUT_LINK, told, weight)


def _in_a_column(entries: Sequence[Entry]) -> bool:
    """Is it one column of a table that leads out? Where here the code does and there a review, a row may have neither."""
    if entries[0].kind is not EntryKind.ROW:
        return True
    rows = [[bool(outward(cell)) for cell in cells(entry.text)] for entry in entries]
    return any(map(_is_usual, itertools.zip_longest(*rows, fillvalue=False)))


def _says_enough(entry: Entry) -> bool:
    """Does an entry say why it leads nowhere, or nothing at all?"""
    return _REMARK.search(plain(entry.text)) is not None or not has_words(entry)


def _is_a_work(sheet: Sheet, entry: Entry) -> bool:
    """Does an entry bear a title and a venue? Short lists may as well describe something."""
    subject = sheet.subject_of.get(entry)
    return subject is not None and subject.titled and bool(find_venues(entry.shown))


def _is_usual(linked: Sequence[bool]) -> bool:
    """Are nearly all entries linked, but for the one that is asked about?"""
    return sum(linked) >= _USUAL * (len(linked) - 1)


def _goes_on(sheet: Sheet, entry: Entry) -> bool:
    """Do its links stand in a paragraph of their own right below?"""
    below = [text for text in sheet.page.lines.texts[entry.end : entry.end + 2] if text.strip()]
    return bool(below) and below[0].startswith("[") and bool(outward(below[0]))


def _says_so(entry: Entry) -> bool:
    """Does a row say itself that there is no link, by a sign for nothing in a cell?"""
    return entry.kind is EntryKind.ROW and any(_NOTHING.fullmatch(cell) for cell in cells(entry.text))


_NOTHING = Pattern(r"\s*(?:[-–—/]+|n/?a|none|无)\s*", re.IGNORECASE)


def _broken(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    texts = sheet.page.lines.texts
    below = texts[number + 1] if number + 1 < len(texts) else ""
    if _CUT.search(text) and _CLOSES.match(below):
        told = "the address of a link is broken by a line end"
    elif _ends_in_words(text) and _ADDRESS_BEGINS.match(below):
        told = "a line end parts the words of a link from its address, so it is no link"
    else:
        return
    start = sheet.starts[number] + len(text.rstrip())
    fix = Fix(start, sheet.starts[number + 1] + len(below) - len(below.lstrip()), "")
    yield sheet.finding(number, Rule.NEWLINE_IN_LINK, told, Weight.ERROR, fix)


def _ends_in_words(text: str) -> bool:
    """Do the words of a link, in one pair of brackets or two, end a line?"""
    before, bracket, words = text.rstrip().rpartition("[")
    said = words.removesuffix("]").removesuffix("]")
    return (
        bool(bracket)
        and words.endswith("]")
        and "]" not in said
        and not before.endswith("\\")
        and any(map(str.isalpha, said))
    )


def _goes_over(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    """A link whose words go on in the next line of its entry: it works, and few mean it."""
    entry = sheet.entry_at.get(number)
    below = sheet.page.lines.texts[number + 1 : min(entry.end, number + _LINES)] if entry else ()
    if below and _WORDS_OPEN.search(text) and _WORDS_CLOSE.match("\n".join(below)):
        told = "the words of a link go on in the next line"
        yield sheet.finding(number, Rule.NEWLINE_IN_LINK, told, Weight.NOTE, alike=sheet.alike(told))


def _addresses(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _SCHEME.finditer(text):
        if match.group().lower() in _GOOD_SCHEMES:
            continue
        meant = "https://" if "s" in match.group().lower() else "http://"
        fix = sheet.span(number, match.start(), match.end(), meant)
        told = f"an address begins with “{match.group()}” instead of “{meant}”"
        yield sheet.finding(number, Rule.BAD_SCHEME, told, Weight.ERROR, fix)
    for match in _DOUBLED.finditer(text):
        fix = sheet.span(number, *match.span("outer"), "")
        told = f"an address names “{match['outer']}” twice, so the link leads nowhere"
        yield sheet.finding(number, Rule.BAD_SCHEME, told, Weight.ERROR, fix)
    for match in _WRAPPED.finditer(text):
        fix = sheet.span(number, *match.span("doubled"), match["url"])
        told = f"the address “{match['url']}” stands in brackets of its own, so the link leads nowhere"
        yield sheet.finding(number, Rule.BAD_SCHEME, told, Weight.ERROR, fix)
    if _PWC.search(text):
        told = "paperswithcode.com closed in July 2025: its pages are gone or lead to Hugging Face"
        yield sheet.finding(number, Rule.DEAD_PAPERS_WITH_CODE, told)
