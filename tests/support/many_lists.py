"""Thousands of made-up lists from plain chance: quicker than drawing each part, so that one example can be many documents.

Beyond `support.made_lists`: headings by year and month with templates in comments, blocks with folded parts, tables without
links and with cells filled up, nested sections, mixed line ends, tabs, bytes that are no text, footers of every sort.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.hostile import HOSTILE as ALL_HOSTILE
from support.made_lists import FORMATS, HEADS, HOSTILE, TAILS, MadeEntry, entries

from state.records import Links, Paper
from tracker.lists.entry.inline import LINK

if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from random import Random

_TITLES = [*HOSTILE, *sorted(ALL_HOSTILE.values())]
_LETTERS = "abcXYZ 019-:,.()[]{}<>|*_`~#!$\\/&'\"éñ模型🤖\u00a0\u200b\t"
_MORE: dict[str, Callable[[MadeEntry, int], str]] = {
    "block": lambda e, _: (
        f"### **{e.name}: {e.title}**\n\n[![arXiv](https://img.shields.io/badge/a-b-red)]({e.url})\n\n{e.title} in words.\n\n"
        "<details><summary>More</summary>\n\nMuch more of it.\n\n</details>\n"
    ),
    "bare names": lambda e, _: f"| **{e.name}** | {e.day.year} | {e.title} in words. |",
    "filled row": lambda e, _: (
        f"| {e.name:<12} | [{e.title}]({e.url}){' ' * (70 - len(e.title))} | {e.day:%Y-%m-%d} |"
    ),
    "bracketed": lambda e, at: f"[{at}] {e.title}. [paper]({e.url})",
    "deep": lambda e, _: f"    - [{e.title}]({e.url}) ({e.day.year})",
}
_MORE_HEADS = {
    "bare names": "| Dataset | Year | Description |\n|---|---|---|",
    "filled row": "| Name         | Title | Date |\n|:-------------|:---|---|",
    "deep": "- Made things",
}
_ALL = {**FORMATS, **_MORE}
_NAMES = sorted(_ALL)
_FOOTERS = (
    "",
    "## License\n\nNone.",
    "---\n*made up*",
    "[Back to top](#a-made-up-list)",
    "<!-- the end -->",
    "## Contributing\n\n- Open an issue at https://made.example/issues.",
)


def made_page(chance: Random) -> bytes:
    """A page of one to three sections, each in a format of its own."""
    parts = [
        chance.choice(("# A made-up list", "A made-up list\n===", "<h1>A made-up list</h1>")),
        "",
        "Some words.",
    ]
    seed = chance.randrange(50)
    for number in range(chance.randint(1, 3)):
        form = chance.choice(_NAMES)
        made = [_told_apart(one, number) for one in entries(chance.randint(2, 7), seed + 17 * number)]
        if chance.random() < 0.5:
            made.reverse()
        parts += ["", f"## Section {number}", *_body(chance, form, made)]
    parts += ["", chance.choice(_FOOTERS)]
    text = "\n".join(parts)
    otherwise = chance.random()
    if otherwise < _QUOTED and "<details" not in text:  # nobody quotes half a fold
        text = _quoted(text, chance.choice(("> ", ">", " > ")))
    elif otherwise < _QUOTED + _NAMED:
        text = _by_name(chance, text)
    return _bytes(chance, text.rstrip("\n") + "\n" * chance.randint(0, 2))


_QUOTED, _NAMED = 0.08, 0.1


def _quoted(text: str, sign: str) -> str:
    """A page with what stands under its headings in quotations."""
    head, *sections = text.split("\n## ")
    quoted = [
        "\n".join([first, *(sign + line if line.strip() and line[0] != "#" else line for line in rest)])
        for first, *rest in (section.split("\n") for section in sections)
    ]
    return "\n## ".join([head, *quoted])


def _by_name(chance: Random, text: str) -> str:
    """A page whose links lead by name to addresses at its end."""
    style = chance.choice(("{}", "ref{}", "work-{}", "{}-paper"))
    names: list[str] = []

    def named(match: re.Match[str]) -> str:
        if match["bang"] or "\n" in match["label"]:
            return match.group()
        names.append(f"[{style.format(len(names) + 1)}]: {match['url']}")
        return f"[{match['label']}][{style.format(len(names))}]"

    return "\n".join([LINK.sub(named, text), "", *names])


def _told_apart(one: MadeEntry, number: int) -> MadeEntry:
    identifier = f"{one.arxiv[:-2]}{number}{one.arxiv[-1]}"
    return MadeEntry(f"{one.name}{number}", f"{one.title} part {number}", identifier, one.code, one.day)


def _body(chance: Random, form: str, made: list[MadeEntry]) -> list[str]:
    by_year = form not in (*HEADS, *_MORE_HEADS, "block") and chance.random() < 0.3
    gap = form == "plain" or (form not in {*HEADS, *_MORE_HEADS} and chance.random() < 0.4)
    lines = [""] if chance.random() < 0.8 or form in HEADS else []
    lines += (HEADS | _MORE_HEADS).get(form, "").split("\n") if form in {*HEADS, *_MORE_HEADS} else []
    year = 0
    for at, one in enumerate(made, 1):
        if by_year and one.day.year != year:
            year = one.day.year
            lines += [
                "",
                f"### {year}",
                *(["<!-- - name, [paper](link) -->"] if chance.random() < 0.3 else []),
                "",
            ]
        lines += [*_ALL[form](one, at).split("\n"), *([""] if gap else [])]
    return [*lines, *([TAILS[form]] if form in TAILS else [])]


def _bytes(chance: Random, text: str) -> bytes:
    kind = chance.random()
    if kind < 0.25:
        text = text.replace("\n", "\r\n")
    elif kind < 0.3:
        text = "".join(line + chance.choice(("\n", "\r\n")) for line in text.split("\n"))
    data = text.encode()
    if chance.random() < 0.1:
        data = data.replace(b"Some words.", b"Some w\xf6rds \xff\xfe.")
    return (b"\xef\xbb\xbf" if chance.random() < 0.1 else b"") + data


def made_paper(chance: Random) -> Paper:
    """A paper whose title may try to leave its place."""
    title = chance.choice(_TITLES) if chance.random() < 0.6 else _noise(chance)
    month = chance.randint(1, 12)
    return Paper(
        title,
        chance.choice(("", "We present a made-up model. It is <b>good</b> | really.", _noise(chance))),
        f"26{month:02}.{chance.randint(1, 99999):05}",
        published=chance.choice((None, date(2026, month, 9))),
        links=Links(
            code=chance.choice((None, "https://github.com/x/y", "https://evil.example/a)b](c")),
            project=chance.choice((None, "https://x.github.io/", "javascript:alert(1)")),
        ),
    )


def _noise(chance: Random) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.randint(3, 50)))
