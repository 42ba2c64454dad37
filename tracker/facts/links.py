"""Where a work's code, data, model, demo and page are; an address is official only if the paper or its card gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tracker.facts.fact import Fact, Field, Source
from tracker.facts.text.anchors import Anchor
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from state.records import Paper
    from tracker.facts.text.passage import Passage

_ADDRESS = Pattern(
    r"(?:https?://(?:github\.\s(?=com/))?|(?<![\w/.])www\.|(?<![\w/.@-])(?=(?:github\.com|huggingface\.co|hf\.co|aka\.ms)/|[\w-]+\.github\.io\b))(?:(?!\]\()[^\s<>\"'`|\\^])+"
)
_IN_EVERY = ("http", "https", "www", "github", "huggingface")
ADDRESSED = Anchor(lambda word: word in ("hf", "aka") or word.endswith(_IN_EVERY))
"""A word that every address has."""
_LONGEST_SITE = 64
"""How far before it one may begin."""
_NEAR = 100
_PAGE_OF_PROJECT = Pattern(
    r"\b[Pp]roject(?:['’]s)?\s+(?:home\s?page|web\s?page|web\s?site|page|site)\b[^.;]{0,60}$"
)
"""Before the one of several addresses that is the work's own page."""
_TAIL = Pattern(r"[.,;:!?)\]}*$]+$")
_CODE_HOSTS = frozenset({"github.com", "gitlab.com", "bitbucket.org", "gitee.com", "codeberg.org"})
_PAPER_HOSTS = frozenset(
    {
        "arxiv.org",
        "doi.org",
        "dx.doi.org",
        "openreview.net",
        "aclanthology.org",
        "creativecommons.org",
        "youtu.be",
    }
)
_TALK = (["issues"], ["discussions"], ["pulls"], ["wiki"])
"""Beside a repository's code, where people talk about it."""
_LICENCE = Pattern(r"\blicen[sc]es?\b", re.IGNORECASE)
FIELD_OF_LINK = {
    "code": Field.CODE_URL,
    "project": Field.PROJECT_URL,
    "hf_model": Field.MODEL_URL,
    "hf_dataset": Field.DATA_URL,
    "demo": Field.DEMO_URL,
}
"""The pages of a work that a record may tell and a text may give, by their fields of `Links`."""


def link_facts(paper: Paper, *passages: Passage) -> list[Fact]:
    """The addresses a record gives, then those its texts give, the first of each kind first."""
    facts = [
        Fact(field, address, address, Source.RECORD, 0.98)
        for key, field in FIELD_OF_LINK.items()
        if (address := getattr(paper.links, key))
    ]
    for passage in passages:
        facts += addresses(passage)
    return facts


def addresses(passage: Passage) -> list[Fact]:
    """The addresses in a text, each as what it leads to; first the one that is called the page of the project."""
    plain = passage.plain
    places = passage.starts(ADDRESSED)
    if not places:
        return []
    facts: list[Fact] = []
    begin = max(plain.rfind(" ", 0, places[0]), places[0] - _LONGEST_SITE, 0)
    for match in _ADDRESS.finditer(plain, begin):
        written = _closed(_TAIL.sub("", match[0]), match[0])
        address = "".join(written.split())
        if field := what_it_leads_to(address):
            words = passage.quote(match.start(), match.start() + len(written))
            whole = address if "://" in address else f"https://{address}"
            fact = Fact(field, whole, words, passage.source, 0.97)
            near = max(0, match.start() - _NEAR)
            own = field is Field.PROJECT_URL and _PAGE_OF_PROJECT.search(plain, near, match.start())
            facts.insert(0 if own else len(facts), fact)
    return facts


def _closed(address: str, whole: str) -> str:
    """The address with the bracket it lost, where it holds the opening one."""
    follows = whole[len(address) : len(address) + 1]
    return address + ")" if follows == ")" and address.count("(") > address.count(")") else address


def what_it_leads_to(address: str) -> Field | None:
    """Which kind of link an address is, by its host and path; None for papers and licences."""
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    path = parts.path.strip("/")
    if not host or "." not in host or host in _PAPER_HOSTS or _LICENCE.search(path):
        return None
    if host in _CODE_HOSTS:
        return Field.CODE_URL if path and path.split("/")[2:3] not in _TALK else None
    if host in ("huggingface.co", "hf.co"):
        return _on_hugging_face(path)
    if host in ("zenodo.org", "kaggle.com", "physionet.org"):
        return Field.DATA_URL if host != "kaggle.com" or path.startswith("datasets") else Field.PROJECT_URL
    return Field.PROJECT_URL


def _on_hugging_face(path: str) -> Field | None:
    first, _, rest = path.partition("/")
    if first == "datasets":
        return Field.DATA_URL
    if first == "spaces":
        return Field.DEMO_URL
    if first in ("papers", "docs", "blog", ""):
        return None
    return Field.MODEL_URL if rest and first != "collections" else Field.PROJECT_URL
