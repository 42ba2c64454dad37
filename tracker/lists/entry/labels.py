"""The words of links that say what a link leads to, and not what a work is called."""

from __future__ import annotations

import re
from functools import lru_cache

from state.titles import word_count
from tracker.lists.entry.inline import marks, plain, without_marks
from tracker.lists.entry.venue_labels import without_venue
from tracker.pattern import Pattern

_VERSION = Pattern(r"v\d+")
_ADDRESS = Pattern(r"<?https?://\S+", re.IGNORECASE)
_LABEL_ONLY_WORDS = 3
_LABELS = frozenset((
    "paper", "papers", "pdf", "code", "project", "page", "website", "web", "site", "github", "arxiv",
    "demo", "dataset", "data", "datasets", "model", "models", "huggingface", "hugging", "face", "hf",
    "link", "links", "video", "videos", "blog", "poster", "slides", "supp", "abs", "url", "weights",
    "checkpoint", "checkpoints", "repository", "benchmark", "homepage", "home", "repo", "tweet", "twitter", "news", "bib",
    "bibtex", "doi", "openreview", "publication", "leaderboard", "official", "unofficial", "star", "stars",
    "colab", "api", "press", "report", "html", "acl", "cvpr", "iccv", "eccv", "neurips", "post",
    "technical", "here", "space", "spaces", "gradio", "modelscope", "wandb", "docs", "documentation",
    "appendix", "talk", "youtube", "bilibili", "code1", "code2", "local", "media", "preprint", "journal",
    "full", "text", "supplementary", "download", "source", "webpage", "tech", "license", "licence", "card", "readme",
    "conference", "extended", "version", "versions", "supplement", "supplemental", "material", "materials",
    "not", "yet", "coming", "soon", "tba", "tbd", "available", "released",
))  # fmt: skip


def label_only(text: str) -> bool:
    """Does a line carry nothing but links such as `[Paper](…) [Code](…)`?"""
    found = [mark for mark in marks(text) if not mark.image]
    if not found or not all(is_label(mark.label_in(text)) for mark in found):
        return False
    return len(re.findall(r"\w+", plain(without_marks(text, found)))) <= _LABEL_ONLY_WORDS


def is_address(words: str) -> bool:
    """Are a link's words an address themselves?"""
    return _ADDRESS.fullmatch(words.strip()) is not None


@lru_cache(maxsize=1024)  # lists label thousands of links with a few words
def is_label(words: str) -> bool:
    """Is a link's text a label (`Paper`, `Code`, a badge) and not a title or a name?"""
    if "![" in words or "<img" in words.lower() or is_address(words):
        return True
    visible = without_venue(plain(words))
    shown = re.sub(r"[^a-z0-9 ]+", " ", visible.casefold()).split()
    if not shown:  # in letters of another kind few words are taken for one, such as 论文
        return word_count(" ".join(re.findall(r"[^\W_]+", visible))) <= _LABEL_ONLY_WORDS
    if shown[0] in ("paper", "code", "project", "github", "arxiv", "pdf") and len(shown) <= 2:
        return True
    if len(shown) == 1 and _VERSION.fullmatch(shown[0]):
        return True
    return len(shown) <= 4 and all(word in _LABELS or word.isdigit() for word in shown)
