"""Addresses that cannot lead to what they are for: arXiv ids that are none, and pages made for one reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.lint.finding import Rule, Weight
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lint.finding import Finding
    from tracker.lint.sheet import Sheet

_ARXIV = Pattern(
    r"[xX]iv(?:\.org(?P<way>/+(?:abs|pdf|html)/+)(?P<id>\d[\w.]*)(?:/+(?P<behind>[^\s/)\]>\"'][^\s)\]>\"']*))?"
    r"|[.:]\s?(?P<bare>\d{4}\.\d[\w.]*))"
)
"""An address of a paper, a DOI of arXiv's, or `arXiv:2401.00001`."""
_ARXIV_GOOD = Pattern(
    r"(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-8]\d)(?:0[1-9]|1[0-2])\.\d{5}", re.ASCII
)
_VERSION = Pattern(r"(?:v\d+)?(?:\.pdf)?\.?$", re.IGNORECASE)
_MIRROR = Pattern(r"https?://(?:cn\.arxiv\.org|xxx\.itp\.ac\.cn)(?=/)", re.IGNORECASE)
_CLOSED = "a mirror of arXiv that is closed: arxiv.org has the same paper"
_SEARCH = "it is a search, and no page of the work"
_PROXY = "it leads through a library's proxy, which lets its own readers in"
_COPY = "it is a copy that one network keeps"
_OWN = "nobody else can open it"
_COUNTED = "it leads over a page that counts clicks"
_MAKESHIFT = {
    _SEARCH: Pattern(
        r"https?://(?:www\.)?(?:arxiv\.org/search|scholar\.google\.[\w.]+/scholar\?|(?:google|bing)\.[\w.]+/search\?|"
        r"baidu\.com/s\?|semanticscholar\.org/search\?|github\.com/search\?)", re.IGNORECASE
    ),
    _PROXY: Pattern(
        r"https?://[\w.-]*(?:ezproxy|eproxy|remotexs|webvpn|libproxy|libraryproxy|proxy\.lib|idm\.oclc)[\w.-]*", re.IGNORECASE
    ),
    _COPY: Pattern(r"https?://(?:\d{1,3}\.){3}\d{1,3}/[\w-]+(?:\.[\w-]+)+/", re.ASCII),
    _OWN: Pattern(
        r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168(?:\.\d{1,3}){2})(?=[:/\s)\]]|$)|\bfile:///", re.IGNORECASE
    ),
    _COUNTED: Pattern(
        r"https?://(?:(?:www\.)?google\.[\w.]+/url\?|scholar\.google\.[\w.]+/scholar_url\?|link\.zhihu\.com/\?target|"
        r"[\w.]+\.safelinks\.protection\.outlook\.com)", re.IGNORECASE
    ),
    _CLOSED: Pattern(r"(?!)"),
}  # fmt: skip
_HINTS = {
    _SEARCH: ("/search", "/scholar?", "baidu.com/s?"),
    _PROXY: ("ezproxy", "eproxy", "remotexs", "webvpn", "libproxy", "libraryproxy", "proxy.lib", "idm.oclc"),
    _COPY: tuple(f"//{figure}" for figure in range(1, 10)),
    _OWN: ("//localhost", "//127.", "//0.0", "//192.168", "file:///"),
    _COUNTED: ("/url?", "/scholar_url?", "link.zhihu.com", "safelinks."),
    _CLOSED: ("cn.arxiv.org", "xxx.itp.ac.cn"),
}
"""What a page without any of is asked no further, since nearly none has any."""


def find(sheet: Sheet) -> Iterator[Finding]:
    """Ids of arXiv that cannot exist, strokes too many in its addresses, and addresses that serve their writer alone."""
    inside = {line for subject in sheet.subjects for line in range(subject.entry.start, subject.entry.end)}
    page = "\n".join(text for _, text in sheet.uncoded).casefold()
    asked = [why for why, hints in _HINTS.items() if any(hint in page for hint in hints)]
    for number, text in sheet.uncoded:
        if "rxiv" in text or "rXiv" in text:
            yield from _arxiv(sheet, number, text)
        if asked and number in inside:
            yield from _makeshift(sheet, number, text, asked)


def _arxiv(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for match in _ARXIV.finditer(text):
        bare = _VERSION.sub("", match["id"] or match["bare"])
        if not _ARXIV_GOOD.fullmatch(bare):
            yield sheet.finding(number, Rule.BAD_ARXIV_ID, f"“{bare}” cannot be an arXiv id", Weight.ERROR)
        elif sheet.today and (2000 + int(bare[:2]), int(bare[2:4])) > (sheet.today.year, sheet.today.month):
            told = f"“{bare}” cannot be an arXiv id: its month is still to come"
            yield sheet.finding(number, Rule.BAD_ARXIV_ID, told, Weight.ERROR)
        elif "//" in (match["way"] or ""):
            meant = "/" + match["way"].strip("/") + "/"
            told = f"“arxiv.org{match['way']}” has a stroke too many"
            fix = sheet.span(number, *match.span("way"), meant)
            yield sheet.finding(number, Rule.BAD_ARXIV_ID, told, Weight.ERROR, fix)
        elif match["behind"]:
            told = f"“/{match['behind']}” stands behind an arXiv id, so the address leads nowhere"
            yield sheet.finding(number, Rule.BAD_ARXIV_ID, told, Weight.ERROR)


def _makeshift(sheet: Sheet, number: int, text: str, asked: Sequence[str]) -> Iterator[Finding]:
    for match in _MIRROR.finditer(text) if _CLOSED in asked else ():
        fix = sheet.span(number, *match.span(), "https://arxiv.org")
        yield sheet.finding(number, Rule.MAKESHIFT_LINK, _CLOSED, fix=fix)
    for why in asked:
        if told := _MAKESHIFT[why].search(text):
            yield sheet.finding(number, Rule.MAKESHIFT_LINK, f"“{told.group()}”: {why}")
