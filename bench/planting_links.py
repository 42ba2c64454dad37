"""Faults of links: without an address, broken over a line, with a label for another place, closed sites, badges of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.planting import Form, Ground, Planted, changed, respelled
from state.identity import PAPERS, Scheme, identify
from state.titles import word_count
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import plain
from tracker.lists.entry.labels import is_label
from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tracker.lists.entry.inline import Mark

_PAPER, _CODE = "https://arxiv.org/abs/2311.04321", "https://github.com/made-up/kettle"
_NOTHING = (Rule.EMPTY_LINK, Rule.ENTRY_WITHOUT_LINK)
_CUT = (Rule.NEWLINE_IN_LINK, Rule.BROKEN_LINK, Rule.UNBALANCED_BRACKETS, Rule.TABLE_COLUMNS)
_LABEL = (Rule.LABEL_URL_MISMATCH, Rule.ANOTHER_PAPER)


def _is_title(text: str, mark: Mark) -> bool:
    words = mark.label_in(text)
    return not is_label(words) and "![" not in words


def _is_labelled(text: str, mark: Mark) -> bool:
    words = mark.label_in(text)
    return is_label(words) and "![" not in words


def _is_worded(text: str, mark: Mark) -> bool:
    words = plain(mark.label_in(text))
    return _is_labelled(text, mark) and words.isalpha() and words.isascii() and "(" not in mark.url_in(text)


def _is_paper(text: str, mark: Mark) -> bool:
    words = plain(mark.label_in(text)).casefold().strip("[] ")
    return words in {"paper", "pdf", "code", "github"} and _scheme(text, mark) is not None


def _either(text: str, mark: Mark) -> bool:
    return "![" not in mark.label_in(text)


def _without(name: str, written: str, choose: Callable[[str, Mark], bool] = _is_title) -> Form:
    """A link whose address is gone, in one way of writing that."""
    return Form(
        "entry without or with empty link",
        name,
        _NOTHING if "https" not in written else (*_NOTHING, Rule.BAD_ARXIV_ID),
        respelled(choose, lambda label, _url, _link: written.replace("LABEL", label)),
    )


def _unlinked(random: Random, ground: Ground) -> Planted | None:
    """An entry of one line with its words alone."""
    found = [one for one in ground.entries() if one.end - one.start == 1 and one.kind is not EntryKind.HTML]
    if not found:
        return None
    entry = random.choice(found)
    text = ground.page.lines.texts[entry.start]
    bare = re.sub(r"!?\[(?:!\[[^\[\]]*\]\([^()]*\)|([^\[\]]*))\]\([^()\s]*\)", lambda one: one[1] or "", text)
    return changed(ground, entry.start, bare) if bare != text and "http" not in bare else None


def _placed(label: str, url: str, kinds: tuple[Scheme, ...]) -> Form:
    """One more link behind an entry's own to such places, whose words promise another kind."""

    def plant(random: Random, ground: Ground) -> Planted | None:
        links = [one for one in ground.linked() if _scheme(one[1], one[2]) in kinds]
        if not links:
            return None
        number, text, mark = random.choice(links)
        own = mark.url_in(text) if url == "own" else url
        new = f"{text[: mark.end]} [{label}]({own}){text[mark.end :]}"
        return changed(ground, number, new)

    return Form("label that does not match its target", f"[{label}] → {_said(url)}", _LABEL, plant)


def _said(url: str) -> str:
    return "the entry's paper" if url == "own" else "another paper" if "arxiv" in url else "a repository"


def _scheme(text: str, mark: Mark) -> Scheme | None:
    found = identify(mark.url_in(text))
    return found.scheme if found else None


def _relabelled(label: str, *schemes: Scheme) -> Form:
    """A label of an entry that is taken for another, as its address was pasted into the wrong place."""

    def choose(text: str, mark: Mark) -> bool:
        return _is_labelled(text, mark) and _scheme(text, mark) in schemes

    name = f"[{label}] in place of the label of a link to {schemes[0].value}"
    return Form(
        "label that does not match its target",
        name,
        _LABEL,
        respelled(choose, lambda _label, url, _link: f"[{label}]({url})"),
    )


def _badge(name: str, badge: str) -> Form:
    """A star badge of another repository beside the link to one."""

    def plant(random: Random, ground: Ground) -> Planted | None:
        links = [one for one in ground.linked() if _scheme(one[1], one[2]) is Scheme.GITHUB]
        links = [one for one in links if "stars" not in one[1] and one[1].count("github.com") == 1]
        if not links:
            return None
        number, text, mark = random.choice(links)
        return changed(ground, number, f"{text[: mark.end]} {badge}{text[mark.end :]}")

    return Form("star badge of another repository", name, (Rule.STAR_BADGE_REPO_MISMATCH,), plant)


def _closed(name: str, written: str) -> Form:
    def plant(random: Random, ground: Ground) -> Planted | None:
        number, text, mark = random.choice(ground.linked())
        return changed(ground, number, f"{text[: mark.end]} {written}{text[mark.end :]}")

    return Form("dead paperswithcode.com link", name, (Rule.DEAD_PAPERS_WITH_CODE,), plant)


def _wrap(
    at: Callable[[str, str], str], choose: Callable[[str, Mark], bool] = _either
) -> Callable[[Random, Ground], Planted | None]:
    return respelled(choose, lambda label, url, _link: at(label, url))


def _middle(url: str) -> str:
    cut = url.rfind("/", 0, -1) + 1
    return f"{url[:cut]}\n{url[cut:]}"


def _is_long(text: str, mark: Mark) -> bool:
    return _is_title(text, mark) and word_count(plain(mark.label_in(text))) > 3


_BROKEN = "link broken over a line"
_IN_A_ROW = (*_CUT, Rule.ENTRY_WITHOUT_LINK)
LINKS = (
    Form("entry without or with empty link", "words alone", _NOTHING, _unlinked),
    _without("[words]()", "[LABEL]()"),
    _without("[words]( )", "[LABEL]( )"),
    _without("[words](<>)", "[LABEL](<>)"),
    _without("[words](#)", "[LABEL](#)"),
    _without("[words](TODO)", "[LABEL](TODO)"),
    _without("[words](-)", "[LABEL](-)"),
    _without("[words](https://)", "[LABEL](https://)"),
    _without("[words](https://arxiv.org/abs/)", "[LABEL](https://arxiv.org/abs/)"),
    _without("[words]", "[LABEL]"),
    _without("words ()", "LABEL ()"),
    _without("[]()", "[]()"),
    _without("[](address)", "[](https://made.example/kettle)"),
    _without('<a href="">', '<a href="">LABEL</a>'),
    _without("<a> without href", "<a>LABEL</a>"),
    _without("[label]()", "[LABEL]()", _is_labelled),
    _without("[label](#)", "[LABEL](#)", _is_labelled),
    Form("entry without or with empty link", "[paper](front page)", _NOTHING, respelled(_is_paper, lambda label, url, _link: f"[{label}]({'/'.join(url.split('/')[:3])}/)")),
    _without("[label](link)", "[LABEL](link)", _is_labelled),
    _without("[label]", "[LABEL]", _is_labelled),
    Form("entry without or with empty link", "[address](label)", (Rule.BROKEN_LINK,), respelled(_is_worded, lambda label, url, _link: f"[{url}]({plain(label)})")),
    Form(_BROKEN, "before the address", _CUT, _wrap(lambda label, url: f"[{label}](\n{url})")),
    Form(_BROKEN, "behind the address", _CUT, _wrap(lambda label, url: f"[{label}]({url}\n)")),
    Form(_BROKEN, "within the address", _CUT, _wrap(lambda label, url: f"[{label}]({_middle(url)})")),
    Form(_BROKEN, "between words and address", _CUT, _wrap(lambda label, url: f"[{label}]\n({url})")),
    Form(_BROKEN, "within the words", _CUT, _wrap(lambda label, url: f"[{label.replace(' ', chr(10), 2)}]({url})", _is_long)),
    Form(_BROKEN, "not closed", _IN_A_ROW, _wrap(lambda label, url: f"[{label}]({url}")),
    _placed("code", "own", PAPERS),
    _placed("GitHub", _PAPER, PAPERS),
    _placed("Project Page", "own", PAPERS),
    _placed("Website", "own", PAPERS),
    _placed("Demo", "own", PAPERS),
    _placed("Video", "own", PAPERS),
    _placed("Dataset", "own", PAPERS),
    _placed("Model", "own", PAPERS),
    _placed("Hugging Face", "own", PAPERS),
    _placed("代码", "own", PAPERS),
    _placed("Slides", _PAPER, PAPERS),
    _placed("arXiv", _CODE, PAPERS),
    _placed("PDF", _CODE, PAPERS),
    _placed("**Paper**", _CODE, PAPERS),
    _placed("论文", _CODE, PAPERS),
    _placed("📄 Paper", _CODE, PAPERS),
    _placed("Hugging Face", _CODE, PAPERS),
    _placed("Video", _CODE, PAPERS),
    _placed("CVPR 2024", _CODE, PAPERS),
    _placed("![Paper](https://img.shields.io/badge/arXiv-2311.04321-red)", _CODE, PAPERS),
    _placed("![Code](https://img.shields.io/badge/Code-GitHub-blue)", _PAPER, PAPERS),
    _placed("https://arxiv.org/abs/2311.04321", "own", PAPERS),
    _placed("arXiv:2311.04321", "own", PAPERS),
    _placed("2311.04321", "own", PAPERS),
    _relabelled("Code", *PAPERS),
    _relabelled("arXiv", Scheme.GITHUB),
    _relabelled("Paper", Scheme.GITHUB),
    _relabelled("Project", *PAPERS),
    _badge("shields.io", "![s](https://img.shields.io/github/stars/made-up/kettle)"),
    _badge("shields.io, .svg?style", "![](https://img.shields.io/github/stars/made-up/kettle.svg?style=social&label=Star)"),
    _badge("shields.io in HTML", '<img src="https://img.shields.io/github/stars/made-up/kettle?style=flat">'),
    _badge("badgen.net", "![s](https://badgen.net/github/stars/made-up/kettle)"),
    _badge("ghbtns.com", '<iframe src="https://ghbtns.com/github-btn.html?user=made-up&repo=kettle&type=star"></iframe>'),
    _badge("stars.medv.io", "![s](https://stars.medv.io/made-up/kettle.svg)"),
    _badge("star-history.com", "![s](https://api.star-history.com/svg?repos=made-up/kettle&type=Date)"),
    _badge("shields.io, last commit", "![s](https://img.shields.io/github/last-commit/made-up/kettle)"),
    _badge("shields.io, dynamic", "![s](https://img.shields.io/badge/dynamic/json?url=https://api.github.com/repos/made-up/kettle&query=stargazers_count)"),
    _closed("a labelled link", "[PwC](https://paperswithcode.com/paper/kettle)"),
    _closed("with www", "[board](https://www.paperswithcode.com/sota/kettle)"),
    _closed("bare", "https://paperswithcode.com/dataset/kettle"),
    _closed("in HTML", '<a href="http://paperswithcode.com/paper/kettle">x</a>'),
    _closed("in a badge", "![PWC](https://img.shields.io/endpoint.svg?url=https://paperswithcode.com/badge/kettle/sota)"),
)  # fmt: skip
