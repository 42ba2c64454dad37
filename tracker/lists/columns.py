"""What each column of a table is for, by its name and by what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entries import is_label
from tracker.lists.inline import marks, plain
from tracker.lists.outline import cells
from tracker.lists.parts import Column
from tracker.lists.times import find_dates, find_years
from tracker.lists.venues import find_venues

if TYPE_CHECKING:
    from tracker.lists.entries import Group
    from tracker.lists.page import Page

_BY_NAME = (
    (Column.AUTHORS, re.compile(r"\b(authors?|affiliation|institut\w*|org\w*|company)\b")),
    (Column.VENUE, re.compile(r"\b(venue|conference|journal|pub(lication|lished)?( in)?|where)\b")),
    (Column.DATE, re.compile(r"\b(date|year|time|month|released?|published)\b|日期|时间")),
    (Column.TITLE, re.compile(r"\b(title|papers?|works?|publication)\b|标题|论文")),
    (Column.NAME, re.compile(r"\b(name|models?|methods?|datasets?|benchmarks?|acronym|project name)\b|名称|模型")),
    (Column.LINKS, re.compile(r"\b(code|github|repo\w*|links?|projects?|pages?|website|demo|pdf|url|resources?)\b|代码|链接")),
)  # fmt: skip
_SAMPLE = 40
_MOST = 0.5
_TITLE_WORDS = 4


def columns_of(page: Page, group: Group) -> tuple[Column | None, ...]:
    """The columns of a group's table; empty for a group that is none."""
    if group.table < 0:
        return ()
    table = page.outline.tables[group.table]
    rows = [cells(page.lines.texts[line]) for line in table.rows[:_SAMPLE]]
    found = [
        column_for(name, [row[at] for row in rows if at < len(row)]) for at, name in enumerate(table.names)
    ]
    return tuple(_with_one_title(found))


def column_for(name: str, samples: list[str]) -> Column:
    """What one column is for."""
    words = name.casefold()
    said = next((column for column, pattern in _BY_NAME if pattern.search(words)), None)
    shown = [sample for sample in samples if plain(sample) or "](" in sample]
    titled = sum(_is_titled(sample) for sample in shown)
    labelled = sum(_is_labelled(sample) for sample in shown)
    if shown and labelled > _MOST * len(shown) and labelled > titled:
        return Column.LINKS
    if said in (Column.TITLE, Column.NAME) and shown:
        return Column.TITLE if titled > 0.3 * len(shown) else Column.NAME
    if said:
        return said
    if shown and titled > _MOST * len(shown):
        return Column.TITLE
    if shown and sum(_is_lone_link(sample) for sample in shown) > _MOST * len(shown):
        return Column.LINKS
    return _by_content(shown)


def _by_content(shown: list[str]) -> Column:
    votes: Counter[Column] = Counter()
    for sample in shown:
        words = plain(sample)
        if len(words) <= 16 and (find_dates(words) or find_years(words)):
            votes[Column.DATE] += 1
        elif any(end - start >= len(words) - 6 for start, end in find_venues(words)):
            votes[Column.VENUE] += 1
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] > _MOST * len(shown) else Column.TEXT


def _is_titled(sample: str) -> bool:
    for mark in marks(sample):
        label = sample[slice(*mark.label)]
        if not mark.image and not is_label(label) and len(plain(label).split()) >= _TITLE_WORDS:
            return True
    return "](" not in sample and len(plain(sample).split()) >= _TITLE_WORDS


def _is_labelled(sample: str) -> bool:
    found = [mark for mark in marks(sample) if not mark.image]
    return bool(found) and all(is_label(sample[slice(*mark.label)]) for mark in found)


def _is_lone_link(sample: str) -> bool:
    """Is a link all that stands in a cell?"""
    found = [mark for mark in marks(sample) if not mark.image]
    return len(found) == 1 and found[0].end - found[0].start == len(sample.strip())


def _with_one_title(found: list[Column]) -> list[Column]:
    """Where no column is the title, the first name or text is."""
    if Column.TITLE not in found and Column.NAME not in found and Column.TEXT in found:
        found[found.index(Column.TEXT)] = Column.NAME
    return found
