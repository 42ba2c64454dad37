"""Links and badges that promise one kind of place, or one paper, and lead to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from state.identity import PAPERS, Scheme, identify
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.labels import is_address
from tracker.lists.entry.venues import find_venues, is_named_venue
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from state.identity import Identity
    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_CODE = Pattern(
    r"(?:official |source )?(?:code|codes|codebase)|(?:official )?(?:github|repo(?:sitory)?)|代码",
    re.IGNORECASE,
)
_PAPER = Pattern(r"paper|pdf|arxiv|preprint|论文", re.IGNORECASE)
_PAGE = Pattern(
    r"(?:project )?(?:web ?site|web ?page|home ?page)|project(?: page)?|项目(?:主页)?", re.IGNORECASE
)
_BESIDE = Pattern(
    r"(?:live |online )?demo|videos?|youtube|slides|poster|talk|hugging ?face(?: \w+)?|hf|models?|weights|checkpoints?"
    r"|data ?sets?|data|colab|leaderboard|blog(?: post)?|tweet|twitter|演示|视频|数据集?|模型",
    re.IGNORECASE,
)
"""What a paper has beside it, and is not."""
_SHOWN_THERE = Pattern(r"videos?|youtube|bilibili|slides|poster|talk|视频", re.IGNORECASE)
"""What is shown to people, and no repository."""
_SITES = (
    (Pattern(r"hugging ?face|hf|🤗(?: (?!demo)\w+)?", re.IGNORECASE), Pattern(r"huggingface|hf\.co|hf-mirror|hf\.space", re.IGNORECASE)),
    (Pattern(r"youtube", re.IGNORECASE), Pattern(r"youtu\.?be", re.IGNORECASE)),
    (Pattern(r"bilibili|b站", re.IGNORECASE), Pattern(r"bilibili|b23\.tv", re.IGNORECASE)),
    (Pattern(r"open ?review", re.IGNORECASE), Pattern(r"openreview", re.IGNORECASE)),
    (Pattern(r"github", re.IGNORECASE), Pattern(r"git|//[\w.-]+\.io\b", re.IGNORECASE)),
)  # fmt: skip
"""Labels that name a site, and what every address of it has."""
_ID = Pattern(r"(?:arxiv\s*[:：]?\s*)?(?P<id>\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
_BADGE_ID = Pattern(r"/badge/[^()\s<>]*?(?<![\d.])(?P<id>\d{4}\.\d{4,5})(?![\d.])")
_BADGE = Pattern(r"img\.shields\.io/badge/(?P<words>[^()\s<>?\"']+)-[^-()\s<>?\"']*", re.IGNORECASE)
_DOCUMENT = Pattern(r"^https?://\S+\.pdf(?:[?#]|$)", re.IGNORECASE)
_VENUE_WORDS = 5


def find(sheet: Sheet) -> Iterator[Finding]:
    """Code that is a paper, papers that are a repository, pages that are the paper again, badges with another id."""
    for number, text in sheet.visible:
        if "](" not in text and "<a" not in text:
            continue
        for mark in marks(text):
            label, url = mark.label_in(text), mark.url_in(text)
            if mark.image or not url:
                continue
            found, shown = identify(url), _shown(label)
            if found and shown and shown != found and shown.scheme in PAPERS and found.scheme in PAPERS:
                told = f"the link shows {shown} and leads to {found}"
                yield sheet.finding(number, Rule.LABEL_URL_MISMATCH, told)
            elif told := _of_another_kind(sheet, number, label, url, found):
                yield _finding(sheet, number, label, told)


def _of_another_kind(sheet: Sheet, number: int, label: str, url: str, found: Identity | None) -> str:
    """What a link leads to, where its words say something else."""
    words = _words(label)
    if found is None and _DOCUMENT.search(url) and (_is(_CODE, words) or _is(_PAGE, words)):
        return "leads to a document, as a paper does"
    if found and found.scheme in PAPERS and "attachment" not in url and _is(_CODE, words):
        return f"leads to a paper, {found}"
    beside = _is(_PAGE, words) or _is(_BESIDE, words)
    if beside and found and "arxiv.org/" in url and _is_about(sheet, number, found, words):
        return f"leads to the paper itself, {found}"
    of_no_code = _is(_PAPER, words) or _SHOWN_THERE.fullmatch(words[0]) or _is_venue(words)
    if of_no_code and found and found.scheme is Scheme.GITHUB and url.count("/") <= 4:
        return f"leads to a repository, {found.value}"
    return _of_another_site(words, url)


def _of_another_site(words: tuple[str, ...], url: str) -> str:
    """Where a link leads whose one word is the name of a site that its address has nothing of."""
    site = _SITE.match(url)
    named = [theirs for name, theirs in _SITES if len(words) == 1 and name.fullmatch(words[0])]
    return f"leads to {site['site']}" if site and named and not named[0].search(url) else ""


_SITE = Pattern(r"https?://(?:www\.)?(?P<site>[^/\s]+)", re.IGNORECASE)


def _finding(sheet: Sheet, number: int, label: str, told: str) -> Finding:
    shown = " ".join(_words(label))
    what = told.partition(",")[0]
    alike = sheet.alike_by(shown, what) if plain(label) else sheet.alike(f"a badge “{shown}” {what}")
    return sheet.finding(number, Rule.LABEL_URL_MISMATCH, f"“{shown}” {told}", alike=alike)


def _is_about(sheet: Sheet, number: int, found: Identity, words: tuple[str, ...]) -> bool:
    """Does a line belong to the entry of that paper, and has it, but for a page, another link to it? Another paper is told as such."""
    entry = sheet.entry_at.get(number)
    if entry is None or sheet.subject_of[entry].paper != found:
        return False
    links = [mark.url_in(entry.text) for mark in marks(entry.text) if not mark.image]
    return _is(_PAGE, words) or sum(identify(url) == found for url in links) > 1


def _words(label: str) -> tuple[str, ...]:
    """What a link says that it leads to: its words, or those on the two halves of a badge."""
    words = plain(label).strip(" []()📄💻🔗🌐")
    badge = None if words else _BADGE.search(label)
    if badge is None:
        return (words,)
    halves = unquote(badge["words"]).replace("--", " ").replace("_", " ").split("-")
    return tuple(half.strip() for half in halves)


def _is(kind: Pattern, words: tuple[str, ...]) -> bool:
    """Do the words name this kind of place and no other?"""
    others = [one for one in (_CODE, _PAPER, _PAGE, _BESIDE) if one is not kind]
    return any(map(kind.fullmatch, words)) and not any(
        one.fullmatch(half) for one in others for half in words
    )


def _is_venue(words: tuple[str, ...]) -> bool:
    """Is a label the name of a venue, behind which a paper is to be found: `ICCV 2024`, `Findings of ACL`?"""
    label = words[0]
    found = find_venues(label) if len(words) == 1 and len(label.split()) <= _VENUE_WORDS else ()
    return any(is_named_venue(word) for start, end in found for word in label[start:end].split())


def _shown(label: str) -> Identity | None:
    """The paper that a link names by its address, or a badge by its arXiv id."""
    words = plain(label).strip()
    if words:
        bare = words.strip(" []()")
        named = _ID.fullmatch(bare)
        if named:
            return identify(f"https://arxiv.org/abs/{named['id']}")
        return identify(bare) if is_address(bare) else None
    badge = _BADGE_ID.search(label) if "/badge/" in label else None
    return identify(f"https://arxiv.org/abs/{badge['id']}") if badge else None
