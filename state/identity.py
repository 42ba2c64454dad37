r"""Which texts name which work: every form of an id or address, brought to one.

An `Identity` is a scheme and a value in its one normal form, so that two spellings of the same thing are equal.

Strong identities name one work each: an arXiv id, a DOI, an OpenReview forum, a Hugging Face model or dataset. A GitHub
repository is weak (one can hold several papers) and so is a title (`state.titles`). How they join works, and where they
must not, stands in `state.merging`.

Known exceptions, each with a test:

- `arxiv:1910.09700` stands in the template of every Hugging Face model card (a calculator of CO2); it names nothing.
- `10.48550/arXiv.X` is the arXiv id X, not a second identity; so are `huggingface.co/papers/X`, `alphaxiv.org/abs/X` and
  the pages of others that show X.
- A version is part of no identity, nor is an old id's subject class: `math.GT/0309136v2` is `math/0309136`.
- A page of the ACL Anthology is the DOI that ACL gives to it, `10.18653/v1/…`.
- Hugging Face and GitHub names, DOIs and arXiv ids are compared without case; OpenReview's are not.
- `arxiv.org/list/…`, `openreview.net/group?…`, `huggingface.co/spaces/…`, `github.com/topics/…` and the like are pages
  about many works or none. `huggingface.co/NAME` is a person as often as an old model, and names nothing.
- Thirteen months do not exist: `2413.01234` is a number, not an arXiv id, and so is `math/9913001`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from urllib.parse import parse_qs, unquote

from state.pages import GITHUB_PAGES, HF_PAGES, HF_PARTS


class Scheme(StrEnum):
    """What kind of name an identity is, strongest first."""

    ARXIV = "arxiv"
    DOI = "doi"
    OPENREVIEW = "openreview"
    HF_MODEL = "hf_model"
    HF_DATASET = "hf_dataset"
    HF_REPOSITORY = "hf_repository"
    """The number that the Hub gave a repository: it stays when its name or its owner changes. No address holds it."""
    GITHUB = "github"
    RECORD = "record"
    """A source's own key (`source/key`), the name of a work that has no other."""

    @property
    def strong(self) -> bool:
        """Does equality under this scheme alone mean the same work?"""
        return self is not Scheme.GITHUB


PAPERS = (Scheme.ARXIV, Scheme.DOI, Scheme.OPENREVIEW)
"""The schemes that name papers, of each of which a paper has one."""

_RANK = {scheme: rank for rank, scheme in enumerate(Scheme)}
_BY_NAME = {scheme.value: scheme for scheme in Scheme}


@dataclass(frozen=True, slots=True, order=False)
class Identity:
    """One name of a work, in normal form; written `scheme:value`."""

    scheme: Scheme
    value: str

    def __str__(self) -> str:
        return f"{self.scheme.value}:{self.value}"

    def __lt__(self, other: Identity) -> bool:
        return (_RANK[self.scheme], self.value) < (_RANK[other.scheme], other.value)

    @classmethod
    def parse(cls, text: str) -> Identity:
        """Read back what `str` wrote; raises `ValueError` for anything else."""
        name, _, value = text.partition(":")
        scheme = _BY_NAME.get(name)
        if scheme is None or not value:
            raise ValueError(f"not an identity: {text!r}")
        return cls(scheme, value)


_LONGEST = 500
"""Characters; no name in use comes near, and a database's index takes no more than about five times as many."""
_LONGEST_ADDRESS = 4000
"""What is longer is no address that anybody can open, and brackets without end would take a minute to be looked through."""
_CALCULATOR = "1910.09700"
TEMPLATE_NOISE = frozenset({Identity(Scheme.ARXIV, _CALCULATOR)})

_ARXIV = re.compile(
    r"(?P<new>\d\d(?:0[1-9]|1[0-2])\.\d{4,5})|(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[a-z]{2})?/"
    r"(?P<number>\d\d(?:0[1-9]|1[0-2])\d{3})",
    re.IGNORECASE | re.ASCII,
)
_AFTER_BARE = re.compile(r"(?:v\d+)?(?:\.pdf)?/?(?:\s*\[[\w.-]+\]?)?", re.IGNORECASE | re.ASCII)
_AFTER_PAGE = re.compile(r"(?:v\d+)?(?:\.pdf)?(?:/.*)?", re.IGNORECASE | re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/[^\0-\x20\x7f-\xa0]+")
_PREFIX = re.compile(r"(?:.*\s)?(?P<scheme>arxiv|doi|openreview)(?:\s*:\s*|\.|\s+)", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]+", re.ASCII)
_ANTHOLOGY = re.compile(
    r"(?P<paper>\d{4}\.[a-z\d_]+(?:-[a-z\d_]+)*\.\d+|[a-z]\d\d-\d{4})(?:v\d+)?(?:\.pdf|\.bib)?",
    re.IGNORECASE | re.ASCII,
)
"""A paper's name there; people, venues, events and volumes have pages beside it."""
_ADDRESS = re.compile(
    r"(?:https?:)?//(?:[^/@?#]*@)?(?P<host>[^/:?#]+)(?::\d+)?(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/", re.IGNORECASE)
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_WRAPPING = " \t\r\n<>\"'`“”‘’[]{}"
_STOPS = ".,;:!"

_ARXIV_PAGES = frozenset({"abs", "pdf", "html", "ps", "format", "src", "e-print", "tb", "bibtex"})
_SHOW_ARXIV = frozenset(
    {
        "alphaxiv.org",
        "ar5iv.org",
        "scirate.com",
        "papers.cool",
        "semanticscholar.org",
        "api.semanticscholar.org",
    }
)
_DOI_HOSTS = frozenset({"doi.org", "dx.doi.org"})
_HF_HOSTS = frozenset({"huggingface.co", "hf.co", "hf-mirror.com"})


@lru_cache(maxsize=4096)  # whoever reads a page asks for each of its addresses several times in a row
def identify(text: str) -> Identity | None:
    """The identity that a bare id or an address names, or None when it names no work.

    >>> str(identify("https://arxiv.org/pdf/2401.12345v2.pdf"))
    'arxiv:2401.12345'
    """
    if len(text) > _LONGEST_ADDRESS:
        return None
    text = _tidy(text)
    if "//" in text[:8]:
        found = _from_address(text)
    else:
        found = _from_bare(text)
        if found is None and _HOST.match(text):
            found = _from_address(f"//{text}")
    if found is None or found.value == _CALCULATOR or len(found.value) > _LONGEST:
        return None
    return found


def arxiv_id(text: str) -> str | None:
    """The arXiv id in any of its forms, without version, or None."""
    found = identify(text)
    return found.value if found and found.scheme is Scheme.ARXIV else None


def _tidy(text: str) -> str:
    """Without what a sentence or a page puts around an address."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(INVISIBLE)
    while True:
        shorter = text.strip(_WRAPPING).rstrip(_STOPS).lstrip("(")
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == text:
            return text
        text = shorter


def _arxiv(text: str, after: re.Pattern[str]) -> Identity | None:
    found = _ARXIV.match(text)
    if not found or not after.fullmatch(text, found.end()):
        return None
    return Identity(Scheme.ARXIV, found["new"] or f"{found['archive'].lower()}/{found['number']}")


def _doi(text: str) -> Identity | None:
    text = _tidy(unquote(text)).rstrip("/").lower()
    if text.startswith("10.48550/arxiv."):
        return _arxiv(text.removeprefix("10.48550/arxiv."), _AFTER_BARE)
    return Identity(Scheme.DOI, text) if _DOI.fullmatch(text) else None


def _openreview(text: str) -> Identity | None:
    return Identity(Scheme.OPENREVIEW, text) if _NAME.fullmatch(text) else None


def _from_bare(text: str) -> Identity | None:
    found = _arxiv(text, _AFTER_BARE)
    if found:
        return found
    if text.startswith("10."):
        return _doi(text)
    lowered = text.lower()
    if lowered.startswith("oai:arxiv.org:"):
        return _arxiv(text[14:], _AFTER_BARE)
    if lowered.startswith("git@github.com:"):
        return _from_github(text[15:].split("/"))
    prefix = _PREFIX.match(text)
    if not prefix:
        return None
    rest = text[prefix.end() :]
    match prefix["scheme"].lower():
        case "arxiv":
            return _arxiv(rest, _AFTER_BARE)
        case "doi":
            return _doi(rest)
        case _:
            return _openreview(rest)


def _from_address(text: str) -> Identity | None:
    parts = _ADDRESS.match(text)
    if not parts:
        return None
    host = parts["host"].lower().removeprefix("www.")
    path = parts["path"]
    steps = [step for step in (_tidy(unquote(path)) if "%" in path else path).split("/") if step]
    if host == "arxiv.org" or host.endswith((".arxiv.org", ".lanl.gov")):
        return _arxiv_page("/".join(steps[1:])) if steps and steps[0].lower() in _ARXIV_PAGES else None
    if host in _HF_HOSTS:
        return _from_hugging_face(steps)
    if host in ("github.com", "raw.githubusercontent.com"):
        return _from_github(steps)
    if host == "api.github.com":
        return _from_github(steps[1:]) if steps[:1] == ["repos"] else None
    if host in ("openreview.net", "api.openreview.net", "api2.openreview.net"):
        return _from_openreview(steps, parts["query"] or "")
    if host in _SHOW_ARXIV:
        two_steps = ("/".join(steps[at : at + 2]) for at in range(len(steps)))  # as many as an old id has
        return next(filter(None, map(_arxiv_page, two_steps)), None)
    return _from_publisher(host, steps)


def _arxiv_page(text: str) -> Identity | None:
    return _arxiv(text[6:] if text[:6].lower() == "arxiv:" else text, _AFTER_PAGE)


def _from_publisher(host: str, steps: list[str]) -> Identity | None:
    if host in _DOI_HOSTS:
        return _doi("/".join(steps))
    if host == "aclanthology.org":
        found = _ANTHOLOGY.fullmatch(steps[0]) if steps else None
        return Identity(Scheme.DOI, f"10.18653/v1/{found['paper'].lower()}") if found else None
    if "doi" in steps[:1] or host == "link.springer.com":
        at = next((at for at, step in enumerate(steps) if step.startswith("10.")), None)
        return _doi("/".join(steps[at:]).removesuffix(".pdf")) if at is not None else None
    return None


def _from_openreview(steps: list[str], query: str) -> Identity | None:
    if not steps or steps[-1] not in ("forum", "pdf", "attachment"):
        return None
    forum = parse_qs(query).get("id", [])
    return _openreview(forum[0]) if forum else None


def _from_hugging_face(steps: list[str]) -> Identity | None:
    match steps:
        case ["papers", paper, *_]:
            return _arxiv_page(paper)
        case ["datasets", name] | [
            "datasets",
            name,
            "tree" | "blob" | "resolve" | "viewer" | "discussions",
            *_,
        ]:
            return _hugging_face(Scheme.HF_DATASET, name)
        case ["datasets", owner, name, *_]:
            return _hugging_face(Scheme.HF_DATASET, owner, name)
        case [owner, name, *_] if owner.lower() not in HF_PAGES and name not in HF_PARTS:
            return _hugging_face(Scheme.HF_MODEL, owner, name)
        case _:
            return None


def _hugging_face(scheme: Scheme, *names: str) -> Identity | None:
    return Identity(scheme, "/".join(names).lower()) if all(map(_NAME.fullmatch, names)) else None


def _from_github(steps: list[str]) -> Identity | None:
    if len(steps) < 2 or steps[0].lower() in GITHUB_PAGES:
        return None
    owner, name = steps[0].lower(), steps[1].lower().removesuffix(".git")
    return (
        Identity(Scheme.GITHUB, f"{owner}/{name}")
        if _NAME.fullmatch(owner) and _NAME.fullmatch(name)
        else None
    )
