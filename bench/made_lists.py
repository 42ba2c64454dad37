"""Made-up pages of lists in four formats, as long as one wants them: the same for the same number of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENTRY = 500
"""So many bytes an entry, which makes 10,000 of them 5 MB."""
_WORDS = [
    "seeing", "reading", "grounding", "aligning", "models", "images", "words", "robots", "maps", "charts",
    "video", "speech", "space", "memory", "for", "with", "tokens", "frozen", "encoders", "dense",
    "captions", "open", "questions", "scenes", "layout", "regions", "answers", "pages", "agents", "long",
    "contexts",
]  # fmt: skip
_PER_SECTION = 125
"""Entries of a section, however long the page is: a longer list has more sections."""


def words(seed: int, count: int) -> str:
    """Made-up words, the same for the same seed."""
    return " ".join(
        _WORDS[(seed * 7 + step * step * 3 + step * (seed % 11 + 1)) % len(_WORDS)] for step in range(count)
    )


def address(number: int) -> str:
    """One paper's address; newer ones have greater numbers."""
    month = number // 400 % 12 + 1
    return f"https://arxiv.org/abs/{21 + number // 4800 % 5}{month:02}.{10000 + number % 400 * 7:05}"


def links(number: int, between: str) -> str:
    """What stands behind a title: code, project, data and a badge, as lists have them."""
    shown = [
        f"[Code](https://github.com/made/mo{number})",
        f"[Project](https://made.example/mo{number})",
        f"[Data](https://huggingface.co/datasets/made/mo{number})",
        f"![Star](https://img.shields.io/github/stars/made/mo{number}.svg?style=social)",
    ]
    return between.join(shown)


def bullet(number: int) -> str:
    """A line with a description as long as the page needs."""
    line = f"- **Mo{number}VL**: {words(number, 7).title()} {number} [[paper]({address(number)})] {links(number, ' ')}"
    return f"{line} - {filling(number, ENTRY - len(line) - 5)}."


def row(number: int) -> str:
    """A row of five cells."""
    line = (
        f"| **Mo{number}VL** | [{words(number, 7).title()} {number}]({address(number)}) | 2025-0{number % 9 + 1} "
        f"| {links(number, ' ')} | "
    )
    return f"{line}{filling(number, ENTRY - len(line) - 3)} |"


def block(number: int) -> str:
    """A heading of its own with lines below it."""
    head = (
        f"### **Mo{number}VL: {words(number, 7).title()} {number}**\n\n"
        f"[![arXiv](https://img.shields.io/badge/arXiv-paper-red)]({address(number)}) {links(number, ' ')}\n\n"
    )
    return f"{head}{filling(number, ENTRY - len(head) - 3)}.\n"


def paragraph(number: int) -> str:
    """A line of its own between blank ones."""
    line = f"[{words(number, 7).title()} {number}]({address(number)}), arXiv 2025 {links(number, ' ')} "
    return f"{line}{filling(number, ENTRY - len(line) - 4)}.\n"


def filling(seed: int, letters: int) -> str:
    """So many letters of words."""
    return words(seed + 3, letters // 5 + 1)[: max(letters, 1)].strip()


FORMATS: dict[str, Callable[[int], str]] = {
    "bullets": bullet,
    "table": row,
    "blocks": block,
    "paragraphs": paragraph,
}
HEADS = {"table": "| Name | Title | Date | Links | Notes |\n|---|---|---|---|---|\n"}


def page(form: str, entries: int) -> bytes:
    """A made-up list, newest first: in sections of up to so many entries, or `one …` with all of them in one."""
    parts = ["# A made-up list\n\nSome words about it.\n"]
    whole = form.startswith("one ")
    form = form.removeprefix("one ")
    step = entries if whole else _PER_SECTION
    for start in range(0, entries, step):
        parts.append(f"\n## {words(start, 2).title()} {start // step}\n\n{HEADS.get(form, '')}")
        numbers = range(entries - start, max(entries - start - step, 0), -1)
        parts += [FORMATS[form](number) + "\n" for number in numbers]
    return "".join(parts).encode()


PAGES = (*FORMATS, "one table", "one bullets")
