"""Faults of pages: counters, dates of the last update, tables of contents, and their length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench.planting import ARXIV, Form, Ground, Planted, changed
from tracker.lint.finding import Rule
from tracker.lists.entry.inline import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random


def _counted(ground: Ground) -> dict[int, int]:
    """How many entries stand under each heading that has more than a few."""
    page = ground.page
    counts = {
        section.line: sum(section.body <= one.start < section.tree_end and one.linked for one in page.entries)
        for section in page.sections[1:]
        if page.lines.texts[section.line].startswith("#")
    }
    return {line: count for line, count in counts.items() if count > 4}


def _count_of_heading(written: str, *, beside: bool = False) -> Callable[[Random, Ground], Planted | None]:
    """A heading whose number its entries contradict; beside others that count rightly, where it takes that."""

    def plant(random: Random, ground: Ground) -> Planted | None:
        counts = _counted(ground)
        if len(counts) < (4 if beside else 1):
            return None
        wrong = random.choice(list(counts))
        texts = list(ground.page.lines.texts)
        for line, count in counts.items() if beside else [(wrong, counts[wrong])]:
            told = max(1, count + random.choice((-3, 4, 9))) if line == wrong else count
            texts[line] = f"{texts[line].rstrip(' #')} {written.replace('{n}', str(told))}"
        return Planted(tuple(texts), frozenset((wrong + 1,)))

    return plant


def _count_of_page(written: str) -> Callable[[Random, Ground], Planted | None]:
    """A number for the whole page that its entries contradict; one that says "at least" says too much."""

    def plant(random: Random, ground: Ground) -> Planted:
        total = sum(one.linked for one in ground.page.entries)
        more = "%2B" in written or "+" in written
        count = total + random.choice((25, 40)) if more or total < 24 else total // 2
        return _above(ground, written.replace("{n}", str(count)))

    return plant


def _above(ground: Ground, line: str) -> Planted:
    """A line of its own below the first heading."""
    at = ground.page.sections[1].line + 1 if len(ground.page.sections) > 1 else 0
    texts = ground.page.lines.texts
    return Planted((*texts[:at], "", line, "", *texts[at:]), frozenset((at + 2,)))


_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def _updated(written: str) -> Form:
    def plant(random: Random, ground: Ground) -> Planted | None:
        ids = [found["id"] for entry in ground.page.entries if (found := ARXIV.search(entry.text))]
        if not ids:
            return None
        newest = max(ids)
        year, month = 2000 + int(newest[:2]), int(newest[2:4])
        year, month = (year, month - 3) if month > 3 else (year - 1, month + 9)
        named = _MONTHS[3 * month - 3 : 3 * month]
        line = written.replace("YYYY", str(year)).replace("MM", f"{month:02}").replace("MON", named)
        return _above(ground, line.replace("DD", f"{random.randint(2, 27):02}"))

    return Form(
        "stale “last updated”",
        written.replace("https://img.shields.io", "…"),
        (Rule.STALE_LAST_UPDATED,),
        plant,
    )


def _contents(
    name: str, rules: tuple[Rule, ...], change: Callable[[Random, Ground, Sequence[int]], Planted | None]
) -> Form:
    """A change to the rows of a table of contents, where there are at least four."""

    def plant(random: Random, ground: Ground) -> Planted | None:
        rows = [
            at
            for at, text in enumerate(ground.page.lines.texts)
            if re.match(r"\s*(?:[-*+]|\d+\.) \[[^\[\]]+\]\(#[^()\s]+\)\s*$", text)
        ]
        return change(random, ground, rows) if len(rows) >= 4 else None

    return Form("table of contents out of step", name, rules, plant)


def _heading_of(ground: Ground, row: int) -> int | None:
    words = plain(re.sub(r"^\s*(?:[-*+]|\d+\.) ", "", ground.page.lines.texts[row]))
    found = [one.line for one in ground.page.sections[1:] if one.words == words]
    return found[0] if len(found) == 1 and ground.page.lines.texts[found[0]].startswith("#") else None


def _row_gone(random: Random, ground: Ground, rows: Sequence[int]) -> Planted | None:
    above = [row for row in rows[1:] if _heading_of(ground, row)]
    if not above:
        return None
    row = random.choice(above)
    texts = ground.page.lines.texts
    heading = _heading_of(ground, row) or 0
    return Planted((*texts[:row], *texts[row + 1 :]), frozenset((heading, row + 1, row)))


def _row_more(random: Random, ground: Ground, rows: Sequence[int]) -> Planted | None:
    row = random.choice(rows)
    text = ground.page.lines.texts[row]
    lead = text[: text.index("[")]
    return changed(ground, row, text, f"{lead}[Kettles of Old](#kettles-of-old)", told=[row + 1])


def _renamed(random: Random, ground: Ground, rows: Sequence[int]) -> Planted | None:
    found = [(row, heading) for row in rows if (heading := _heading_of(ground, row))]
    if not found:
        return None
    row, heading = random.choice(found)
    text = ground.page.lines.texts[heading]
    signs = text[: len(text) - len(text.lstrip("#"))]
    return changed(ground, heading, f"{signs} Kettles of Old and New", told=[row, heading])


def _misspelt(random: Random, ground: Ground, rows: Sequence[int]) -> Planted | None:
    row = random.choice(rows)
    text = ground.page.lines.texts[row]
    at = text.index("](#") + 4
    return changed(ground, row, f"{text[:at]}x{text[at:]}")


def _other_words(random: Random, ground: Ground, rows: Sequence[int]) -> Planted | None:
    """The words of a row for another section than the one it leads to."""
    found = [row for row in rows if _heading_of(ground, row)]
    if len(found) < 2:
        return None
    row, other = random.sample(found, 2)
    texts = ground.page.lines.texts
    words = re.search(r"\[[^\[\]]+\]", texts[other])
    new = re.sub(r"\[[^\[\]]+\]", lambda _: words.group() if words else "", texts[row], count=1)
    return changed(ground, row, new, told=[row, other])


def _row_twice(random: Random, ground: Ground, rows: Sequence[int]) -> Planted | None:
    row = random.choice(rows)
    text = ground.page.lines.texts[row]
    return changed(ground, row, text, text, told=[row, row + 1])


def _too_long(_random: Random, ground: Ground) -> Planted:
    texts = ground.page.lines.texts
    return Planted((*texts, "", "lamp " * 105_000), frozenset((1,)))


_STEP = (Rule.TOC_ANCHOR_DEAD, Rule.TOC_SECTION_MISSING)
_COUNT = (Rule.STALE_COUNTER,)
PAGES = (
    Form("stale counter", "heading (N papers)", _COUNT, _count_of_heading("({n} papers)")),
    Form("stale counter", "heading (N)", _COUNT, _count_of_heading("({n})", beside=True)),
    Form("stale counter", "heading [N papers]", _COUNT, _count_of_heading("[{n} papers]")),
    Form("stale counter", "heading: N papers", _COUNT, _count_of_heading("- {n} papers")),
    Form("stale counter", "badge papers-N", _COUNT, _count_of_page("![n](https://img.shields.io/badge/papers-{n}-blue)")),
    Form("stale counter", "badge Papers-N%2B", _COUNT, _count_of_page("![n](https://img.shields.io/badge/Total%20Papers-{n}%2B-blue)")),
    Form("stale counter", "badge PaperNumber", _COUNT, _count_of_page("![n](https://img.shields.io/badge/PaperNumber-{n}-brightgreen)")),
    Form("stale counter", "This list has N papers.", _COUNT, _count_of_page("This list has {n} papers.")),
    Form("stale counter", "Total: N papers", _COUNT, _count_of_page("**Total: {n} papers**")),
    Form("stale counter", "Number of papers: N", _COUNT, _count_of_page("Number of papers: **{n}**")),
    Form("stale counter", "(N papers in total)", _COUNT, _count_of_page("Papers are sorted by date ({n} papers in total).")),
    _updated("Last updated: YYYY-MM-DD"),
    _updated("**Last Update:** MON DD, YYYY"),
    _updated("_Updated on YYYY.MM.DD_"),
    _updated("Last updated MON YYYY"),
    _updated("最后更新：YYYY-MM-DD"),
    _updated("Latest update: YYYY/MM/DD"),
    _updated("Last modified: DD MON YYYY"),
    _updated("![u](https://img.shields.io/badge/last%20updated-YYYY--MM--DD-blue)"),
    _updated("![u](https://img.shields.io/badge/Last_Update-MON_YYYY-green.svg)"),
    _contents("a row gone", (*_STEP,), _row_gone),
    _contents("a row more", (*_STEP,), _row_more),
    _contents("a heading renamed", (*_STEP,), _renamed),
    _contents("an anchor misspelt", (*_STEP,), _misspelt),
    _contents("the words of another row", (*_STEP,), _other_words),
    _contents("a row twice", (*_STEP,), _row_twice),
    Form("page over 512 KB", "words at the end", (Rule.PAGE_TOO_LONG,), _too_long),
)  # fmt: skip
