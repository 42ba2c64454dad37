"""What an address leads to, and an address as a pattern that fits another work."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from state.identity import Scheme, identify
from tracker.lists.entry.inline import marks, plain
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.lists.candidate import Candidate


class Target(StrEnum):
    """What a link leads to."""

    PAPER = "paper"
    CODE = "code"
    PROJECT = "project"
    MODEL = "model"
    DATASET = "dataset"
    DEMO = "demo"
    STAR = "star"
    """A badge that counts a repository's stars."""
    OTHER = "other"
    """Videos, blogs, slides, translations: what no record tells."""


PAGES = {
    Target.CODE: "code",
    Target.PROJECT: "project",
    Target.MODEL: "hf_model",
    Target.DATASET: "hf_dataset",
    Target.DEMO: "demo",
}
"""What of a work a record may tell the address of beside its paper's, by the field of `Links` that holds it."""

_BY_LABEL = (
    (Target.OTHER, Pattern(r"\b(video|youtube|bilibili|blog|slides?|poster|tweet|twitter|news|talk|zhihu|bib\w*|supp\w*|appendix|"
                              r"docs?|colab|leaderboard|tutorial|post|press|tech)\b|视频|解读|介绍|讲解|博客|動画|영상")),
    (Target.PAPER, Pattern(r"\b(papers?|pdf|arxiv|openreview|preprint|abs|publication|report)\b|论文|論文|논문")),
    (Target.DATASET, Pattern(r"\b(data ?sets?|data)\b|数据|データ|데이터")),
    (Target.DEMO, Pattern(r"\b(demo|space|spaces|gradio)\b|演示|デモ|데모")),
    (Target.MODEL, Pattern(r"\b(models?|weights?|checkpoints?|ckpts?)\b|模型|权重|モデル|모델")),
    (Target.CODE, Pattern(r"\b(code|github|repo(sitory)?)\b|代码|源码|コード|코드")),
    (Target.PROJECT, Pattern(r"\b(project|page|website|web|homepage|home|site)\b|主页|项目|プロジェクト|프로젝트")),
)  # fmt: skip
_STARS = Pattern(r"(?-i:[Gg])ithub/stars/(?P<repo>[\w.-]+/[\w.-]+?)(?=\.svg|[?\"'\s)&#]|$)", re.IGNORECASE)
LONE_ID = Pattern(
    r"[0-3]\d[01]\d\.(?<![\w./:-].{5})"
    r"(?:(?<=(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2]).)\d{4}|(?<=(?:1[5-9]|[23]\d)(?:0[1-9]|1[0-2]).)\d{5})"
    r"(?:v\d+)?(?![\w/-]|\.\d)"
)
"""An arXiv id that no word stands before: hardly another number has year and month before its dot and as many figures behind it.

It begins with figures and looks back from there, so that it is tried at figures only.
"""
ARXIV_ID = Pattern(r"(?P<id>\d\d{3}\.\d{4,5})(?P<version>v\d+)?")
"""An arXiv id of today with its version; the first figure stands alone, as a search goes quicker to where one is."""
_REPO = Pattern(r"(?-i:[Gg])ithub\.com/(?P<repo>[\w.-]+/[\w.-]+?)(?:\.git)?(?=[/#?\"'\s)]|$)", re.IGNORECASE)
_PAPER_HOSTS = Pattern(
    r"arxiv\.org|openreview\.net|doi\.org|aclanthology|aclweb\.org|thecvf\.com|proceedings|ieeexplore|dl\.acm|"
    r"springer|nature\.com|sciencedirect|neurips\.cc|mlr\.press|ecva\.net|roboticsproceedings|aaai\.org|"
    r"semanticscholar|biorxiv|techrxiv|\.pdf(?:$|[?#])"
)
_DEMO_HOSTS = Pattern(r"huggingface\.co/spaces/|gradio\.(?:live|app)|hf\.space")
_OTHER_HOSTS = Pattern(
    r"youtu\.?be|bilibili|twitter\.com|//x\.com|zhihu|weixin\.qq|csdn\.net|medium\.com|colab\."
)
"""In small letters, which alone are quickly looked for."""
_BY_HOST = ((Target.DEMO, _DEMO_HOSTS), (Target.OTHER, _OTHER_HOSTS), (Target.PAPER, _PAPER_HOSTS))
_BY_SCHEME = {
    Scheme.GITHUB: Target.CODE,
    Scheme.HF_MODEL: Target.MODEL,
    Scheme.HF_DATASET: Target.DATASET,
}
_BESIDE_THE_WORK = Pattern(
    r"(?:the )?(?:licen[cs]e|model ?card|leaderboard|docs?|documentation|readme|issues?|bib(?:tex)?|cite|citation)"
)
"""What a link into a repository may lead to that is not the work's code."""
_OWN_WORD = (Target.OTHER, Target.DATASET, Target.MODEL, Target.DEMO, Target.PAPER)


@lru_cache(maxsize=4096)  # asked several times of each link of an entry
def target_of(url: str, label: str = "") -> Target:
    """What a link leads to, by its address first and its label where the address leaves it open."""
    found = _by_address(url)
    words = plain(label).casefold() if label else ""
    if not words:
        return found or Target.PROJECT
    if found is not Target.STAR and _BESIDE_THE_WORK.fullmatch(words):
        return Target.OTHER
    if found:
        return found
    said = next((target for target, pattern in _BY_LABEL if pattern.search(words)), None)
    return said if said in _OWN_WORD else Target.PROJECT


@lru_cache(maxsize=4096)  # with its label and without
def _by_address(url: str) -> Target | None:
    """What an address says by itself of where it leads; `https://github.com/https://github.com/…` is a slip."""
    lowered = url.casefold()
    if "github.com/http" in lowered:
        url = _DOUBLED.sub("", url)
        lowered = url.casefold()
    if "/stars/" in lowered and _STARS.search(url):
        return Target.STAR
    if found := identify(url):
        return _BY_SCHEME.get(found.scheme, Target.PAPER)
    return next((target for target, hosts in _BY_HOST if hosts.search(lowered)), None)


_DOUBLED = Pattern(r"^https?://github\.com/(?=https?://github\.com/)", re.IGNORECASE)
_STARGAZERS = Pattern(r"(?-i:[Gg])ithub\.com/(?P<repo>[\w.-]+/[\w.-]+)/stargazers/?$", re.IGNORECASE)


def counts_stars(url: str, label: str) -> bool:
    """Is a link a count of stars that leads to those who gave them?"""
    return is_star(label) and _STARGAZERS.search(url) is not None


def is_star(text: str) -> bool:
    """Does a text hold a badge that counts a repository's stars?"""
    return "github/stars/" in text and _STARS.search(text) is not None


def abstract_url(url: str) -> str:
    """An address with what belongs to its own work replaced by placeholders.

    >>> abstract_url("https://arxiv.org/pdf/2401.12345v2")
    'https://arxiv.org/pdf/{id}{v}'
    """
    if not url.strip():
        return url
    stars = (_STARS.search(url) or _STARGAZERS.search(url)) if "star" in url.casefold() else None
    if stars:
        return url[: stars.start("repo")] + "{repo}" + url[stars.end("repo") :]
    found = identify(url)
    if found and found.scheme is Scheme.ARXIV and ARXIV_ID.search(url):
        return _abstract_ids(url)
    return f"{{{target_of(url)}}}"


def abstract_text(text: str) -> str:
    """Any text with the arXiv ids and repositories in it replaced by placeholders."""
    if "github" in text.casefold():
        text = _STARS.sub(lambda match: match.group().replace(match["repo"], "{repo}"), text)
        text = _REPO.sub(lambda match: match.group().replace(match["repo"], "{repo}"), text)
    return _abstract_ids(text)


def _abstract_ids(text: str) -> str:
    if "." not in text:
        return text
    return ARXIV_ID.sub(lambda match: "{id}" + ("{v}" if match["version"] else ""), text)


def label_of(link: str) -> str:
    """The words of a whole link, or nothing where it has none of its own."""
    found = marks(link)
    return found[0].label_in(link) if found else ""


def named_by(label: str) -> Target | None:
    """What a link's words say that it leads to, or None where they say nothing of it."""
    words = plain(label).casefold()
    return next((target for target, pattern in _BY_LABEL if pattern.search(words)), None)


def named_as(label: str, target: Target) -> bool:
    """Do a link's words say, maybe beside something else, that it leads to that: `Code/Page`?"""
    words = plain(label).casefold()
    return any(one is target and pattern.search(words) is not None for one, pattern in _BY_LABEL)


def names_other(label: str, target: Target) -> bool:
    """Do a link's words say that it leads to something else than it would?"""
    return named_by(label) not in (None, target)


def repository_of(url: str | None) -> str | None:
    """The `owner/name` of a GitHub address."""
    match = _REPO.search(url) if url and "github.com/" in url.casefold() else None
    return match["repo"] if match else None


def address_for(target: Target, candidate: Candidate) -> str | None:
    """The candidate's own address of a kind, or None where it has none or no record tells it."""
    links, number = candidate.paper.links, candidate.paper.arxiv_id
    if target is Target.PAPER:
        return f"https://arxiv.org/abs/{number}" if number else links.abs or links.pdf
    found: str | None = getattr(links, PAGES[target]) if target in PAGES else None
    return found
