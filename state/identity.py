"""Which texts name which work: parsing of ids and addresses, and the key of a title.

An `Identity` is a scheme and a value in its one normal form, so that two spellings of the same thing are equal.

Strong identities name one work each: an arXiv id in any of its forms, a DOI, an OpenReview forum, a Hugging Face
model or dataset. A GitHub repository is weak (one can hold several papers) and so is a title.

Known exceptions, each with a test:

- `arxiv:1910.09700` stands in the template of every Hugging Face model card (a calculator of CO2); it names nothing.
- `10.48550/arXiv.X` is the arXiv id X, not a second identity.
- `huggingface.co/papers/X` and `alphaxiv.org/abs/X` are the arXiv id X.
- Hugging Face and GitHub names are compared without case; what is shown keeps it elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit


class Scheme(StrEnum):
    """What kind of name an identity is, strongest first."""

    ARXIV = "arxiv"
    DOI = "doi"
    OPENREVIEW = "openreview"
    HF_MODEL = "hf_model"
    HF_DATASET = "hf_dataset"
    GITHUB = "github"
    TITLE = "title"
    RECORD = "record"
    """A source's own key (`source/key`), the name of a work that has no other."""

    @property
    def strong(self) -> bool:
        """Does equality under this scheme alone mean the same work?"""
        return self not in (Scheme.GITHUB, Scheme.TITLE)


_RANK = {scheme: rank for rank, scheme in enumerate(Scheme)}


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
        scheme, separator, value = text.partition(":")
        if not separator or not value:
            raise ValueError(f"not an identity: {text!r}")
        return cls(Scheme(scheme), value)


TEMPLATE_NOISE = frozenset({Identity(Scheme.ARXIV, "1910.09700")})

_NEW_ARXIV = r"\d{4}\.\d{4,5}"
_OLD_ARXIV = r"[a-z]+(?:-[a-z]+)?(?:\.[a-z]{2})?/\d{7}"
_ARXIV_ID = re.compile(rf"(?P<id>{_NEW_ARXIV}|{_OLD_ARXIV})(?:v\d+)?", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(?P<id>.+)", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]+")
_ARXIV_HOSTS = frozenset(
    {"arxiv.org", "export.arxiv.org", "browse.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org"}
)
_HF_HOSTS = frozenset({"huggingface.co", "hf.co"})
_HF_PAGES = frozenset(
    {"papers", "spaces", "docs", "blog", "collections", "datasets", "models", "tasks", "organizations"}
)
_GITHUB_PAGES = frozenset({"topics", "orgs", "sponsors", "features", "search", "marketplace", "settings"})


def identify(text: str) -> Identity | None:
    """The identity that a bare id or an address names, or None when it names no work.

    >>> str(identify("https://arxiv.org/pdf/2401.12345v2.pdf"))
    'arxiv:2401.12345'
    """
    text = text.strip().strip("<>").rstrip(".,;)")
    found = _from_address(text) if "://" in text or text.lower().startswith("www.") else _from_bare(text)
    return None if found in TEMPLATE_NOISE else found


def arxiv_id(text: str) -> str | None:
    """The arXiv id in any of its forms, without version, or None."""
    found = identify(text)
    return found.value if found and found.scheme is Scheme.ARXIV else None


def _arxiv(text: str) -> Identity | None:
    text = re.sub(r"\.pdf$", "", text.strip().rstrip("/."), flags=re.IGNORECASE)
    match = _ARXIV_ID.fullmatch(text)
    if not match:
        return None
    value = match["id"].lower()
    if (
        "/" in value
    ):  # a subject class never tells two old-style papers apart: math.GT/0309136 is math/0309136
        archive, number = value.split("/")
        value = f"{archive.partition('.')[0]}/{number}"
    return Identity(Scheme.ARXIV, value)


def _doi(text: str) -> Identity | None:
    text = unquote(text).rstrip(".,;/")
    on_arxiv = _ARXIV_DOI.fullmatch(text)
    if on_arxiv:
        return _arxiv(on_arxiv["id"])
    return Identity(Scheme.DOI, text.lower()) if _DOI.fullmatch(text) else None


def _from_bare(text: str) -> Identity | None:
    prefix, separator, rest = text.partition(":")
    if separator and prefix.lower() in ("arxiv", "oai"):
        return _arxiv(rest.rpartition(":")[2])
    if separator and prefix.lower() == "doi":
        return _doi(rest.strip())
    return _arxiv(text) or _doi(text)


def _from_address(text: str) -> Identity | None:
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if host in _ARXIV_HOSTS:
        return _arxiv("/".join(steps[1:])) if len(steps) > 1 else None
    if host in ("doi.org", "dx.doi.org"):
        return _doi("/".join(steps))
    if host == "openreview.net":
        forum = parse_qs(parts.query).get("id", [])
        return Identity(Scheme.OPENREVIEW, forum[0]) if forum and _NAME.fullmatch(forum[0]) else None
    if host in _HF_HOSTS:
        return _from_hugging_face(steps)
    if host == "github.com":
        return _from_github(steps)
    return None


def _from_hugging_face(steps: list[str]) -> Identity | None:
    match steps:
        case ["papers", paper, *_]:
            return _arxiv(paper)
        case ["datasets", owner, name, *_] if _NAME.fullmatch(owner) and _NAME.fullmatch(name):
            return Identity(Scheme.HF_DATASET, f"{owner}/{name}".lower())
        case [owner, name, *_] if owner not in _HF_PAGES and _NAME.fullmatch(owner) and _NAME.fullmatch(name):
            return Identity(Scheme.HF_MODEL, f"{owner}/{name}".lower())
        case _:
            return None


def _from_github(steps: list[str]) -> Identity | None:
    if len(steps) < 2 or steps[0] in _GITHUB_PAGES:
        return None
    owner, name = steps[0], steps[1].removesuffix(".git")
    if not (_NAME.fullmatch(owner) and _NAME.fullmatch(name)):
        return None
    return Identity(Scheme.GITHUB, f"{owner}/{name}".lower())


_TEX_COMMAND = re.compile(r"\\[a-zA-Z]+\*?\s*|\\.")
_NOT_WORD = re.compile(r"[^\w]+|_")
_GENERIC_TITLES = frozenset(
    {"technical report", "system card", "model card", "introduction", "editorial", "preface"}
)


def title_key(title: str) -> str | None:
    r"""A title reduced to what two spellings of it share, or None where it is too short or too common to tell works apart.

    >>> title_key("Visual Instruction {T}uning for $\\pi_0$")
    'visual instruction tuning for pi 0'
    """
    key = fold(title)
    if key.count(" ") < 2 or len(key) < 15 or any(key.endswith(generic) for generic in _GENERIC_TITLES):
        return None
    return key


def title_head(title: str) -> str | None:
    """The key of a title without its subtitle, or None where it has none or too little would be left."""
    match = re.search(r":\s|\s[-–—]\s|—", title)
    return title_key(title[: match.start()]) if match else None


def author_key(name: str) -> str | None:
    """A person's family name and first initial, to compare the ways in which sources write one author.

    >>> author_key("Ngô, Lê Minh") == author_key("L. M. Ngo")
    True
    """
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    family, comma, given = text.partition(",")
    words = _NOT_WORD.sub(" ", f"{given} {family}" if comma else text).split()
    if not words:
        return None
    return words[0] if len(words) == 1 else f"{words[-1]} {words[0][0]}"


def fold(text: str) -> str:
    """Any text reduced to its words: no case, accents, punctuation or TeX; for comparison only."""
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c)).casefold()
    text = re.sub(r"\\([a-z]+)", r"\1", text) if "$" in text else _TEX_COMMAND.sub("", text)
    return " ".join(_NOT_WORD.sub(" ", text.replace("{", "").replace("}", "")).split())
