"""What each column of a table is for, by its name and by what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from state.titles import word_count
from tracker.lists.entry.answers import NO_LINK
from tracker.lists.entry.inline import addresses, marks, plain, without_marks
from tracker.lists.entry.labels import is_label
from tracker.lists.entry.people import LETTER
from tracker.lists.entry.slots import Column
from tracker.lists.entry.times import find_dates, find_years, month_alone
from tracker.lists.entry.venues import find_venues
from tracker.lists.reading.outline import cells
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.entry.inline import Mark
    from tracker.lists.reading.entries import Group
    from tracker.lists.reading.outline import Table
    from tracker.lists.reading.page import Page

_BY_NAME = (
    (Column.TITLE, Pattern(r"\btitles?\b.*\bauthors?\b|\bauthors?\b.*\btitles?\b")),
    (Column.AUTHORS, Pattern(r"\bauthors?\b|作者|著者|저자")),
    (Column.TEXT, Pattern(r"\b(affiliations?|institut\w*|org|organi[sz]ations?|company|lab)\b|机构|所属|소속")),
    (Column.TEXT, Pattern(r"\b(last )?updated?\b|\blast commit\b|更新")),  # of the code, not of the paper
    (Column.VENUE, Pattern(r"\b(venue|conference|journal|pub(lication|lished)?( in)?|where)\b|会议|期刊|发表|会議|学会|학회")),
    (Column.DATE, Pattern(r"\b(date|year|time|month|released?|published)\b|日期|时间|日付|年月|날짜|연도")),
    (Column.TITLE, Pattern(r"\b(title|papers?|works?|publication)\b|标题|论文|タイトル|論文|제목|논문")),
    (Column.NAME, Pattern(r"\b(name|models?|methods?|datasets?|benchmarks?|acronym|abbr(?:eviation)?|alias|project name)\b|名称|模型|名前|モデル|이름|모델")),
    (Column.LINKS, Pattern(r"\b(code|github|repo\w*|links?|projects?|pages?|website|demo|pdf|url|resources?)\b|代码|链接|コード|リンク|코드|링크")),
)  # fmt: skip
_TITLE_NAME = dict(_BY_NAME)[Column.TITLE]
_SAMPLE = 40
_MOST = 0.5
_FEW = 0.3
_TITLE_WORDS = 4


@dataclass(frozen=True)
class _Cell:
    """A cell that shows what its column is for."""

    text: str

    @once
    def words(self) -> str:
        return plain(self.text)

    @once
    def marks(self) -> tuple[Mark, ...]:
        return tuple(marks(self.text))

    @once
    def labels(self) -> tuple[str, ...]:
        """The words of its links."""
        return tuple(mark.label_in(self.text) for mark in self.marks if not mark.image)

    @once
    def beside(self) -> str:
        """The words outside its links."""
        return plain(without_marks(self.text, self.marks, " "))

    @once
    def links_title(self) -> bool:
        """Are the words of a link long enough for a title?"""
        return any(not is_label(label) and word_count(plain(label)) >= _TITLE_WORDS for label in self.labels)

    @property
    def is_titled(self) -> bool:
        return self.links_title or word_count(self.beside) >= _TITLE_WORDS

    @property
    def is_labelled(self) -> bool:
        labelled = bool(self.labels) and all(is_label(label) or _is_outlet(label) for label in self.labels)
        return labelled and word_count(self.beside) < _TITLE_WORDS

    @property
    def is_lone_link(self) -> bool:
        """Is a link all that stands in it?"""
        found = [mark for mark in self.marks if not mark.image]
        return len(found) == 1 and found[0].end - found[0].start == len(self.text.strip())


def _is_outlet(label: str) -> bool:
    """Does a link say where a paper appeared, as `[bioRxiv](…)`?"""
    words = plain(label)
    return any(end - start >= len(words) for start, end in find_venues(words))


def columns_of(page: Page, group: Group) -> tuple[Column | None, ...]:
    """The columns of a group's table; empty for a group that is none."""
    if group.table < 0:
        return ()
    table = page.outline.tables[group.table]
    rows_of = chain(table.rows, *_alike(page, table))
    lines = islice((line for line in rows_of if line not in page.divided), _SAMPLE)
    rows = [[_Cell(text) for text in cells(page.lines.texts[line])] for line in lines]
    samples = [[row[at] for row in rows if at < len(row)] for at in range(len(table.names))]
    found = [_column_for(name, shown) for name, shown in zip(table.names, samples, strict=True)]
    return tuple(_with_one_title(_with_one_name(found, table.names, samples), table.names, samples))


def _alike(page: Page, table: Table) -> Iterator[Sequence[int]]:
    """The rows of tables with the same head, where a table's own are too few to show what stands in it."""
    if table.names and len(table.rows) < _FEW_ROWS:
        yield from (one.rows for one in page.outline.tables if one is not table and one.names == table.names)


_FEW_ROWS = 6


def _column_for(name: str, samples: Sequence[_Cell]) -> Column:
    """What one column is for."""
    words = _IN_BRACKETS.sub("", name.casefold().replace("_", " ")) or name.casefold()
    said = next((column for column, pattern in _BY_NAME if pattern.search(words)), None)
    shown = [cell for cell in samples if cell.words or "](" in cell.text]
    if said and not _may_be(said, shown):
        said = None
    titled = sum(cell.is_titled for cell in shown)
    labelled = max(sum(cell.is_labelled for cell in shown), _linked_alike(shown))
    if shown and labelled > _MOST * len(shown) and labelled > titled:
        worded = sum(LETTER.search(cell.beside) is not None for cell in shown)
        calls = said in (Column.TITLE, Column.NAME) and worded > _MOST * len(shown)
        return Column.NAME if calls else Column.LINKS
    if said in (Column.DATE, Column.VENUE) and _TITLE_NAME.search(words) and titled > _MOST * len(shown):
        return Column.TITLE  # "Title & Time"
    if said in (Column.TITLE, Column.NAME) and shown:
        return Column.TITLE if titled > _FEW * len(shown) else Column.NAME
    if said:
        return said
    if shown and sum(cell.links_title for cell in shown) > _MOST * len(shown):
        return Column.TITLE
    lone = [cell.text.strip() for cell in shown if cell.is_lone_link]
    if shown and len(lone) > _MOST * len(shown):
        return Column.LINKS if len(set(lone)) > _MOST * len(lone) else Column.TEXT
    return _by_content(shown)


def _linked_alike(shown: Sequence[_Cell]) -> int:
    """In how many cells the same words alone, whatever they are, link one page here and another one there."""
    pages = Counter({cell.text.strip(): cell.words for cell in shown if cell.is_lone_link}.values())
    count = max(pages.values(), default=0)
    return count if count >= _FEWEST else 0


_IN_BRACKETS = Pattern(r"\([^()]*\)")


def _may_be(column: Column, shown: Sequence[_Cell]) -> bool:
    """Does what stands in a column allow what its name says: a figure for a time, and no words alone for links?"""
    if column is Column.DATE:
        return len(shown) < _FEWEST or any(
            _FIGURE.search(cell.words) or month_alone(cell.words) for cell in shown
        )
    if column is not Column.LINKS:
        return True
    told = [cell for cell in shown if not NO_LINK.fullmatch(cell.words)]
    return len(told) < _FEWEST or any(addresses(cell.text) for cell in told)


_FIGURE = Pattern(r"\d")


def _by_content(shown: Sequence[_Cell]) -> Column:
    votes: Counter[Column] = Counter()
    for words in (cell.words for cell in shown):
        if len(words) <= 16 and (find_dates(words) or find_years(words)):
            votes[Column.DATE] += 1
        elif any(end - start >= len(words) - 6 for start, end in find_venues(words)):
            votes[Column.VENUE] += 1
    best = votes.most_common(1)
    return best[0][0] if best and best[0][1] > _MOST * len(shown) else Column.TEXT


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found) if found else 0.0


def _with_one_name(
    found: Sequence[Column], names: Sequence[str], samples: Sequence[Sequence[_Cell]]
) -> list[Column]:
    """Behind the work's name, other names (a backbone's, a method's) are words like any, unless they link titles."""
    kept: list[Column] = []
    seen: set[Column] = set()
    titles = next((shown for column, shown in zip(found, samples, strict=True) if column is Column.TITLE), ())
    for column, name, shown in zip(found, names, samples, strict=True):
        named = column in (Column.NAME, Column.TITLE) and (Column.NAME in seen or Column.TITLE in seen)
        linking = [cell.links_title for cell in shown if cell.words]
        sure = _TITLE_NAME.search(name.casefold()) or _share(linking) > _FEW
        sure = sure or (Column.NAME not in seen and _repeats(shown, titles))
        kept.append(Column.TEXT if named and not sure else column)
        seen.add(kept[-1])
    if Column.NAME not in seen:
        called = (
            at for at, column in enumerate(kept) if column is Column.TEXT and _calls(samples[at], titles)
        )
        if (at := next(called, None)) is not None:
            kept[at] = Column.NAME
    return kept


def _calls(names: Sequence[_Cell], titles: Sequence[_Cell]) -> bool:
    """Are these what the works are called, whatever the column is: do most titles that begin with a name have it there?"""
    pairs = [
        (name.words.casefold(), named["name"].casefold())
        for name, title in zip(names, titles, strict=False)
        if (named := NAMED_TITLE.match(title.words))
    ]
    called = sum(name == own for name, own in pairs)
    return len(pairs) >= _FEWEST and called > _MOST * len(pairs)


NAMED_TITLE = Pattern(r"(?P<name>[^\s:]+(?: [^\s:]+)?): ")
_FEWEST = 3


def _repeats(names: Sequence[_Cell], titles: Sequence[_Cell]) -> bool:
    """Do the titles begin with these names?"""
    pairs = [
        (name.words.casefold(), title.words.casefold())
        for name, title in zip(names, titles, strict=False)
        if LETTER.search(name.words)
    ]
    return bool(pairs) and sum(title.startswith(name) for name, title in pairs) > _FEW * len(pairs)


def _with_one_title(
    found: list[Column], names: Sequence[str], samples: Sequence[Sequence[_Cell]]
) -> list[Column]:
    """Where no column is the title, the first text that is as long as titles are, or else the first text, is.

    Words before a column that is called a description name what is described, however like titles it reads.
    """
    if Column.TITLE not in found and Column.NAME not in found:
        texts = [at for at, column in enumerate(found) if column is Column.TEXT]
        long = [at for at in texts if _share([cell.is_titled for cell in samples[at] if cell.words]) > _MOST]
        if long and not (DESCRIPTION.search(names[long[0]]) and texts[0] < long[0]):
            found[long[0]] = Column.TITLE
        elif texts:
            found[texts[0]] = Column.NAME
    return found


DESCRIPTION = Pattern(
    r"description|summary|about|feature|highlight|notes?\b|介绍|描述|说明|简介", re.IGNORECASE
)
"""Columns that hold sentences; what stands there may look like titles."""
