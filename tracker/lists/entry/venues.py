"""Where a paper appeared, as lists write it."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from tracker.pattern import Pattern

_KNOWN = [
    "CVPR",
    "ICCV",
    "ECCV",
    "NeurIPS",
    "NIPS",
    "ICLR",
    "ICML",
    "ACL",
    "EMNLP",
    "NAACL",
    "EACL",
    "COLING",
    "TACL",
    "CoNLL",
    "AAAI",
    "IJCAI",
    "WACV",
    "BMVC",
    "ACCV",
    "MICCAI",
    "MIDL",
    "ISBI",
    "ICASSP",
    "Interspeech",
    "KDD",
    "WWW",
    "SIGIR",
    "CIKM",
    "WSDM",
    "RecSys",
    "SIGGRAPH",
    "ICRA",
    "IROS",
    "CoRL",
    "RSS",
    "RA-L",
    "RAL",
    "T-RO",
    "TRO",
    "ICME",
    "ICIP",
    "ICMR",
    "ICMI",
    "ICPR",
    "3DV",
    "COLM",
    "UAI",
    "AISTATS",
    "TMLR",
    "JMLR",
    "TPAMI",
    "T-PAMI",
    "PAMI",
    "IJCV",
    "TIP",
    "TNNLS",
    "TMM",
    "TCSVT",
    "TOG",
    "TVCG",
    "TGRS",
    "ISPRS",
    "IGARSS",
    "IV",
    "ITSC",
    "CHI",
    "UIST",
    "VIS",
    "HRI",
    "LREC",
    "MLSys",
    "OSDI",
    "ICDM",
    "ICDE",
    "VLDB",
    "ACM-MM",
    "ACMMM",
    "MM",
    "ACCL",
    "IJCNN",
    "ECAI",
    "BioNLP",
    "ECIR",
    "SIGSPATIAL",
    "EMBC",
    "Nature",
    "Science",
    "AIES",
    "FAccT",
    "CSUR",
    "MIA",
    "TMI",
    "JBHI",
    "IJRR",
    "ICAPS",
    "L4DC",
    "WMT",
    "SemEval",
    "ASRU",
    "TASLP",
    "TKDE",
    "EuroSys",
    "USENIX",
    "NDSS",
    "CCS",
]
_PRESENTED = r"Findings?|Workshops?|WS|W|Oral|Spotlight|Highlight|Poster|Demo|Award|Datasets? (?:and|&) Benchmarks?|D&B"
_EXTRA = rf"(?:[ -](?:{_PRESENTED}))*"
PRESENTED = Pattern(rf"(?:(?:Best Paper|Long|Short|Main|{_PRESENTED})(?: (?!\Z)| ?\(|$|\)?$))+")
"""How a work was presented where it appeared, which no source tells and no other work shares."""
VENUE = Pattern(
    r"(?<![^\W_])(?<!\w_)(?<![./-])(?:Findings of (?:the )?)?"
    rf"(?:ar[xX]iv(?: preprint)?|Ar[xX]iv(?: preprint)?|ARXIV|bioRxiv|CoRR|Preprint|preprint|OpenReview|Open[Rr]eview"
    r"|Nature (?:Medicine|Methods|Communications|Machine Intelligence|Biomedical Engineering|Biotechnology|"
    r"Computational Science|Human Behaviou?r|Electronics|Physics|Neuroscience|Reviews [A-Z][a-z]+)"
    r"|Science (?:Robotics|Advances|Translational Medicine)|Scientific (?:Reports|Data)"
    rf"|(?:ACM |IEEE )?(?:{'|'.join(re.escape(name) for name in _KNOWN)})(?:/[A-Z][A-Za-z]+)?"
    rf"|(?:ACM|IEEE)(?: [A-Z][\w-]+){{1,4}}|National Science Review|Blog|Technical [Rr]eport)"
    rf"{_EXTRA}(?:(?![^\W_]|-)|(?=(?:-?20\d|[12])\d(?!\w)))"
)
_ACRONYM_BEFORE_YEAR = Pattern(
    r"(?<![^\W_])(?<!\w_)(?<![./&-])[A-Z][\w&-]{0,30}[A-Z][A-Za-z&-]{0,30}(?: [A-Z][\w&-]{1,30}){0,3}"
    + _EXTRA
    + r"(?<!-)(?=(?:,? ?|-)(?:['’] ?)?(?:20|(?<!-))\d\d\b)"
)
_TWO_DIGITS = Pattern(r"\d\d")
PREPRINT = Pattern(r"arxiv|preprint|\bcorr\b", re.IGNORECASE)


class Standing(StrEnum):
    """Has a work appeared anywhere? Many lists write the two in two manners: `arXiv, Feb 2024` and `CVPR, 2024`."""

    PREPRINT = "preprint"
    PUBLISHED = "published"


def standing_of(venue: str) -> Standing:
    """What the words for a venue say."""
    return Standing.PREPRINT if PREPRINT.search(venue) else Standing.PUBLISHED


def is_named_venue(words: str) -> bool:
    """Is it the name of a conference or a journal, and not a word for any place a paper is put?"""
    return any(words.startswith(name) for name in _KNOWN)


@lru_cache(maxsize=256)  # asked several times of the same words
def find_venues(text: str) -> tuple[tuple[int, int], ...]:
    """Where venues stand in a text."""
    found = [match.span() for match in VENUE.finditer(text)]
    if not _TWO_DIGITS.search(text):
        return tuple(found)
    for match in _ACRONYM_BEFORE_YEAR.finditer(text):
        start, end = match.span()
        within = [one for one in found if one[0] < end and start < one[1]]
        if not within or within[0][0] == start:  # `KDD MILETS 2026` is all one
            whole = (start, max([end, *(behind for _, behind in within)]))
            found = [*(one for one in found if one not in within), whole]
    return tuple(sorted(found))
