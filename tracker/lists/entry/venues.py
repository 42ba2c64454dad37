"""Where a paper appeared, as lists write it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from enum import StrEnum
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.lists.entry.affiliations import is_place
from tracker.lists.entry.presented import EXTRA
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

_KNOWN = (
    "CVPR", "ICCV", "ECCV", "NeurIPS", "NIPS", "ICLR", "ICML", "ACL", "EMNLP", "NAACL", "EACL", "COLING",
    "TACL", "CoNLL", "AAAI", "IJCAI", "WACV", "BMVC", "ACCV", "MICCAI", "MIDL", "ISBI", "ICASSP",
    "Interspeech", "KDD", "WWW", "SIGIR", "CIKM", "WSDM", "RecSys", "SIGGRAPH", "ICRA", "IROS", "CoRL",
    "RSS", "RA-L", "RAL", "T-RO", "TRO", "ICME", "ICIP", "ICMR", "ICMI", "ICPR", "3DV", "COLM", "UAI",
    "AISTATS", "TMLR", "JMLR", "TPAMI", "T-PAMI", "PAMI", "IJCV", "TIP", "TNNLS", "TMM", "TCSVT", "TOG",
    "TVCG", "TGRS", "ISPRS", "IGARSS", "IV", "ITSC", "CHI", "UIST", "VIS", "HRI", "LREC", "MLSys", "OSDI",
    "ICDM", "ICDE", "VLDB", "ACM-MM", "ACMMM", "MM", "ACCL", "IJCNN", "ECAI", "BioNLP", "ECIR",
    "SIGSPATIAL", "EMBC", "Nature", "Science", "AIES", "FAccT", "CSUR", "MIA", "TMI", "JBHI", "IJRR",
    "ICAPS", "L4DC", "WMT", "SemEval", "ASRU", "TASLP", "TKDE", "EuroSys", "USENIX", "NDSS", "CCS",
)  # fmt: skip

_IN_SMALL_LETTERS = frozenset(map(str.casefold, _KNOWN))


def _by_first_letter(names: Iterable[str]) -> str:
    """Names behind their first letter, which is told already.

    >>> _by_first_letter(["CVPR", "ACL", "CIKM"])
    '(?<=C)(?:VPR|IKM)|(?<=A)(?:CL)'
    """
    rests: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        rests[name[0]].append(re.escape(name[1:]))
    return "|".join(f"(?<={first})(?:{'|'.join(those)})" for first, those in rests.items())


_FIRST = "[A-Zabp3]"
"""What the name of a venue or a word for a preprint begins with."""
VENUE = Pattern(
    rf"{_FIRST}(?<![^\W_].)(?<!\w_.)(?<![./-].)(?:(?<=F)indings of (?:the )?{_FIRST})?"
    r"(?:(?<=[aA])r(?:[xX]i|i[xX])v(?: preprint)?|(?<=A)RXIV|(?<=b)ioRxiv|(?<=C)oRR|(?<=[Pp])reprint|(?<=O)pen[Rr]eview"
    r"|(?<=N)ature (?:Medicine|Methods|Communications|Machine Intelligence|Biomedical Engineering|Biotechnology|"
    r"Computational Science|Human Behaviou?r|Electronics|Physics|Neuroscience|Reviews [A-Z][a-z]+)"
    r"|(?<=S)cience (?:Robotics|Advances|Translational Medicine)|(?<=S)cientific (?:Reports|Data)"
    rf"|(?:(?<=A)CM {_FIRST}|(?<=I)EEE {_FIRST})?(?:{_by_first_letter(_KNOWN)})(?:/[A-Z][A-Za-z]+)?"
    r"|(?:(?<=A)CM|(?<=I)EEE)(?: [A-Z][\w-]+){1,4}(?: and [A-Z][\w-]+ Letters)?|(?<=N)ational Science Review|(?<=B)log|(?<=T)echnical [Rr]eport)"
    rf"{EXTRA}(?:(?![^\W_]|-)|(?=(?:-?20\d|[12])\d(?!\w))|(?=-?2[1-9][01]\d(?!\w|\.\d)))"
)
"""It begins with a letter and looks back from there, so that it is tried at few letters of a text."""
_ACRONYM_BEFORE_YEAR = Pattern(
    r"(?<![^\W_])(?<!\w_)(?<![./&-])[A-Z][\w&-]{0,30}[A-Z][A-Za-z&-]{0,30}(?: [A-Z][\w&-]{1,30}){0,3}"
    + EXTRA
    + r"(?<!-)(?=(?:,? ?|-)(?:['’] ?)?(?:20|(?<!-))\d\d\b)"
)
_CAPITAL = Pattern(r"[A-Z]")
"""What all venues have but for those of preprints."""
_TWO_DIGITS = Pattern(r"\d\d")
PREPRINT = Pattern(r"ar(?:xi|ix)v|preprint|\bcorr\b", re.IGNORECASE)


class Standing(StrEnum):
    """Has a work appeared anywhere? Many lists write the two in two manners: `arXiv, Feb 2024` and `CVPR, 2024`."""

    PREPRINT = "preprint"
    PUBLISHED = "published"


@lru_cache(maxsize=256)  # neighbours share their venues
def standing_of(venue: str) -> Standing:
    """What the words for a venue say."""
    return Standing.PREPRINT if PREPRINT.search(venue) else Standing.PUBLISHED


def is_named_venue(words: str) -> bool:
    """Is it the name of a conference or a journal, and not a word for any place a paper is put?"""
    return words.startswith(_KNOWN)


def is_known_venue(word: str) -> bool:
    """Is a word the short name of a conference or a journal, in whatever letters?"""
    return word.casefold() in _IN_SMALL_LETTERS


@lru_cache(maxsize=256)  # asked several times of the same words
def find_venues(text: str) -> tuple[tuple[int, int], ...]:
    """Where venues stand in a text."""
    if not _CAPITAL.search(text) and not ("arxiv" in text or "arixv" in text or "preprint" in text):
        return ()
    found = [match.span() for match in VENUE.finditer(text)]
    if _KIND.search(text):
        found = _with_whole_names(text, [_with_subject(text, *span) for span in found])
    if not _TWO_DIGITS.search(text):
        return tuple(found)
    for match in _ACRONYM_BEFORE_YEAR.finditer(text):
        opened = max(text.rfind("(", 0, match.start()), text.rfind("[", 0, match.start()))
        if opened < 0 or not is_place(text[opened + 1 : match.end()]):  # `(NUS, 2025)`
            _take_in(found, *match.span())
    return tuple(sorted(found))


def _take_in(found: list[tuple[int, int]], start: int, end: int) -> None:
    """One more stretch among sorted ones, which takes in those that it overlaps; `KDD MILETS 2026` is all one."""
    first = bisect_left(found, start, key=itemgetter(1))
    first += first < len(found) and found[first][1] == start
    last = bisect_left(found, end, key=itemgetter(0))
    within = found[first:last]
    if not within or within[0][0] == start:
        found[first:last] = [(start, max([end, *(behind for _, behind in within)]))]


_KINDS = (
    "Conference",
    "Symposium",
    "Workshop",
    "Transactions",
    "Journal",
    "Letters",
    "Multimedia",
    "Meeting",
)
_KIND = Pattern(rf"[CJLMSTW](?<!\w.)(?:{_by_first_letter(_KINDS)})\b")
_SUBJECT = Pattern(
    r"(?:(?<=Transactions)|(?<=Journal)|(?<=Conference)|(?<=Symposium)|(?<=Workshop)) (?:on|of)"
    r" [A-Z][\w/&-]*+(?: (?:and |& |for )?[A-Z][\w/&-]*+){0,7}+(?! \()"
)
"""What a journal or a conference is on, behind the words for it."""


def _with_subject(text: str, start: int, end: int) -> tuple[int, int]:
    """A venue with all of its name: `IEEE Transactions on Lamps and Light`."""
    subject = _SUBJECT.match(text, end)
    return (start, subject.end()) if subject else (start, end)


_WHOLE_NAME = Pattern(r"(?<![^\s*_])[A-Z][\w/&.-]*+(?: (?:[A-Z][\w/&.-]*+|and|on|of|in|for|the|&)){0,14} \($")
_LONGEST_NAME = 140


def _with_whole_names(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same with the whole name before a short one in brackets: `British Machine Vision Conference (BMVC)`."""
    kept: list[tuple[int, int]] = []
    for start, end in found:
        whole = (
            _WHOLE_NAME.search(text, max(0, start - _LONGEST_NAME), start)
            if text[end : end + 1] == ")"
            else None
        )
        if whole and _KIND.search(whole.group()):
            kept = [*(one for one in kept if one[1] <= whole.start()), (whole.start(), end + 1)]
        else:
            kept.append((start, end))
    return kept


SLANTED_LINE = Pattern(
    r"^[ \t]*(?P<mark>[*_])(?![*_\s])(?P<words>[^*_\n]{6,200}?)(?:[ .,]*\(?(?:19|20)\d\d\)?)?[ .]*(?P=mark)(?![*_])",
    re.MULTILINE,
)
"""A line that begins slanted, without the year behind its words."""
_OUTLET = Pattern(
    r"(?:In )?(?:Proceedings|Proc\.|Advances in|Journal|International|Conference|Transactions|Trans\.|Annual)\b"
    r"|(?:[A-Z][\w&/-]* |and |of |on ){1,6}(?:Conference|Symposium|Transactions|Trans\.|Journal|Letters|Surveys|Magazine)\b",
)


def names_outlet(words: str) -> bool:
    """Do the words of a line name a journal or a conference in full?

    >>> names_outlet("Proceedings of the Conference on Lamps"), names_outlet("Ann Made, Bo Up")
    (True, False)
    """
    return _OUTLET.match(words) is not None and not PREPRINT.search(words)


_SHORT_FORM = Pattern(r".*\((?P<short>[^()]+)\)", re.DOTALL)


def short_form(venue: str) -> str | None:
    """The short name behind a whole one.

    >>> short_form("British Machine Vision Conference (BMVC)")
    'BMVC'
    """
    match = _SHORT_FORM.fullmatch(venue)
    return match["short"] if match else None
