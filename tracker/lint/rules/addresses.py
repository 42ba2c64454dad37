"""Addresses that cannot lead to what they are for: arXiv ids that are none, and pages made for one reader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.lint.finding import Rule, Weight
from tracker.lint.leading import link_at
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
_WITHOUT_ID = Pattern(r"\(\s*https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/?\s*\)", re.IGNORECASE)


class _Makeshift(NamedTuple):
    """A kind of address that does not serve readers."""

    why: str
    hints: tuple[str, ...]
    """What a page without any of is asked no further, since nearly none has any."""
    pattern: Pattern
    better: str | None = None
    """What leads to the same in place of it, where that is sure."""
    everywhere: bool = False
    """Is it a slip in a table of contents, too, and not in an entry alone?"""


_SEARCHED = r"https?://(?:www\.)?google\.[\w.]+/search\?q="
"""A search around an address, as some programs write it that answer in words."""

_MAKESHIFT = (
    _Makeshift(
        "a mirror of arXiv that is closed: arxiv.org has the same paper",
        ("cn.arxiv.org", "xxx.itp.ac.cn"),
        Pattern(r"https?://(?:cn\.arxiv\.org|xxx\.itp\.ac\.cn)(?=/)", re.IGNORECASE),
        "https://arxiv.org",
    ),
    _Makeshift(
        "a mirror of arXiv, which serves some readers for some time: arxiv.org has the same paper",
        ("://arxiv.", "://www.arxiv."),
        Pattern(r"https?://(?:www\.)?arxiv\.(?!org\b)[\w.-]+\w(?=/(?:abs|pdf)/\d)", re.IGNORECASE),
        "https://arxiv.org",
    ),
    _Makeshift(
        "it searches for the address that is meant",
        ("/search?q=http",),
        Pattern(rf"{_SEARCHED}(?=https?://[^\s()&%]+[)\"'])", re.IGNORECASE),
        "",
        everywhere=True,
    ),
    _Makeshift(
        "it searches for the heading that is meant",
        ("/search?q=%23",),
        Pattern(rf"{_SEARCHED}%23(?=[^\s()&%]+[)\"'])", re.IGNORECASE),
        "#",
        everywhere=True,
    ),
    _Makeshift(
        "it is a search, and no page of the work",
        ("/search", "/scholar?", "baidu.com/s?"),
        Pattern(
            r"https?://(?:www\.)?(?:arxiv\.org/search|scholar\.google\.[\w.]+/scholar\?|(?:google|bing)\.[\w.]+/search\?(?!q=(?:https?://|%23)[^\s()&%]+[)\"'])"
            r"|baidu\.com/s\?|semanticscholar\.org/search\?|github\.com/search\?)",
            re.IGNORECASE,
        ),
    ),
    _Makeshift(
        "it leads through a library's proxy, which lets its own readers in",
        ("ezproxy", "eproxy", "remotexs", "webvpn", "libproxy", "libraryproxy", "proxy.lib", "idm.oclc"),
        Pattern(
            r"https?://[\w.-]*(?:ezproxy|eproxy|remotexs|webvpn|libproxy|libraryproxy|proxy\.lib|idm\.oclc)[\w.-]*",
            re.IGNORECASE,
        ),
    ),
    _Makeshift(
        "it leads to a copy at Sci-Hub, whose addresses come and go",
        ("sci-hub.",),
        Pattern(r"https?://(?:www\.)?sci-hub\.\w+(?=/)", re.IGNORECASE),
    ),
    _Makeshift(
        "it bears the token of the one reader who copied it",
        ("casa_token=", "cftoken=", "jsessionid="),
        Pattern(r"(?<=[?&;])(?:casa_token|CFTOKEN|jsessionid)=", re.IGNORECASE),
    ),
    _Makeshift(
        "it is signed for the one who copied it, and dead after some minutes or days",
        ("://private-user-images.githubusercontent.com/", "x-amz-signature="),
        Pattern(
            r"https?://private-user-images\.githubusercontent\.com(?=/)|(?<=[?&])X-Amz-Signature=",
            re.IGNORECASE,
        ),
        everywhere=True,
    ),
    _Makeshift(
        "its “?” is written as “%3F”, so it asks for a page of that name",
        ("%3f",),
        Pattern(
            r"https?://[^\s()?#%]+(?:\.(?:jsp|php|aspx?|html?)|/(?:watch|forum|pdf))%3F(?=[\w%&=-])",
            re.IGNORECASE,
        ),
    ),
    _Makeshift(
        "it is the example that this badge was copied from",
        ("github.com/naereen/strapdown.js/",),
        Pattern(r"https?://github\.com/Naereen/StrapDown\.js(?=/)", re.IGNORECASE),
        everywhere=True,
    ),
    _Makeshift(
        "it is a copy that one network keeps",
        tuple(f"//{figure}" for figure in range(1, 10)),
        Pattern(r"https?://(?:\d{1,3}\.){3}\d{1,3}/[\w-]+(?:\.[\w-]+)+/", re.ASCII),
    ),
    _Makeshift(
        "nobody else can open it",
        ("//localhost", "//127.", "//0.0", "//192.168", "file:///"),
        Pattern(
            r"https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|192\.168(?:\.\d{1,3}){2})(?=[:/\s)\]]|$)|\bfile:///",
            re.IGNORECASE,
        ),
    ),
    _Makeshift(
        "it leads over a page that counts clicks",
        ("/url?", "/scholar_url?", "link.zhihu.com", "safelinks."),
        Pattern(
            r"https?://(?:(?:www\.)?google\.[\w.]+/url\?|scholar\.google\.[\w.]+/scholar_url\?|link\.zhihu\.com/\?target"
            r"|[\w.]+\.safelinks\.protection\.outlook\.com)",
            re.IGNORECASE,
        ),
    ),
)


def find(sheet: Sheet) -> Iterator[Finding]:
    """Ids of arXiv that cannot exist, strokes too many in its addresses, and addresses that serve their writer alone."""
    page = "\n".join(text for _, text in sheet.uncoded).casefold()
    asked = [kind for kind in _MAKESHIFT if any(hint in page for hint in kind.hints)]
    for number, text in sheet.uncoded:
        if "rxiv" in text or "rXiv" in text:
            yield from _arxiv(sheet, number, text)
        kinds = [kind for kind in asked if kind.everywhere or number in sheet.entry_at]
        yield from _makeshift(sheet, number, text, kinds)


def _arxiv(sheet: Sheet, number: int, text: str) -> Iterator[Finding]:
    for _ in _WITHOUT_ID.finditer(text):
        yield sheet.finding(
            number, Rule.BAD_ARXIV_ID, "an address of arXiv has no id behind it", Weight.ERROR
        )
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


def _makeshift(sheet: Sheet, number: int, text: str, asked: Sequence[_Makeshift]) -> Iterator[Finding]:
    for kind in asked:
        for match in kind.pattern.finditer(text):
            label = _label_of(text, match.start())
            if not kind.everywhere and _SEARCH.search(label):
                continue  # it says itself that it leads to a search, as `[Google Scholar](…)` does
            fix = sheet.span(number, *match.span(), kind.better) if kind.better is not None else None
            told = f"“{match.group()}”: {kind.why}"
            alike = sheet.alike_by(label, f"leads to what serves few: {kind.why}")
            yield sheet.finding(number, Rule.MAKESHIFT_LINK, told, fix=fix, alike=alike)


_SEARCH = Pattern(r"\b(?:scholar|search|query|citations?|cited by|cites?)\b|搜索|检索|引用", re.IGNORECASE)


def _label_of(text: str, start: int) -> str:
    """The words of the link that has an address."""
    link = link_at(text, start)
    return link.label_in(text) if link else ""
