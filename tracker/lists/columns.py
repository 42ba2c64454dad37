"""What each column of a table is for, by its name and by what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.inline import marks, plain
from tracker.lists.labels import is_label
from tracker.lists.outline import cells
from tracker.lists.parts import Column
from tracker.lists.times import find_dates, find_years
from tracker.lists.venues import find_venues

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.lists.entries import Group
    from tracker.lists.page import Page

_BY_NAME = (
    (Column.TITLE, re.compile(r"\btitles?\b.*\bauthors?\b|\bauthors?\b.*\btitles?\b")),
    (Column.AUTHORS, re.compile(r"\bauthors?\b|作者|著者|저자")),
    (Column.TEXT, re.compile(r"\b(affiliations?|institut\w*|org|organi[sz]ations?|company|lab)\b|机构|所属|소속")),
    (Column.VENUE, re.compile(r"\b(venue|conference|journal|pub(lication|lished)?( in)?|where)\b|会议|期刊|发表|会議|学会|학회")),
    (Column.DATE, re.compile(r"\b(date|year|time|month|released?|published)\b|日期|时间|日付|年月|날짜|연도")),
    (Column.TITLE, re.compile(r"\b(title|papers?|works?|publication)\b|标题|论文|タイトル|論文|제목|논문")),
    (Column.NAME, re.compile(r"\b(name|models?|methods?|datasets?|benchmarks?|acronym|abbr(?:eviation)?|alias|project name)\b|名称|模型|名前|モデル|이름|모델")),
    (Column.LINKS, re.compile(r"\b(code|github|repo\w*|links?|projects?|pages?|website|demo|pdf|url|resources?)\b|代码|链接|コード|リンク|코드|링크")),
)  # fmt: skip
_TITLE_NAME = dict(_BY_NAME)[Column.TITLE]
_SAMPLE = 40
_MOST = 0.5
_FEW = 0.3
_TITLE_WORDS = 4


def columns_of(page: Page, group: Group) -> tuple[Column | None, ...]:
    """The columns of a group's table; empty for a group that is none."""
    if group.table < 0:
        return ()
    table = page.outline.tables[group.table]
    rows = [cells(page.lines.texts[line]) for line in table.rows[:_SAMPLE]]
    samples = [[row[at] for row in rows if at < len(row)] for at in range(len(table.names))]
    found = [column_for(name, shown) for name, shown in zip(table.names, samples, strict=True)]
    return tuple(_with_one_title(_with_one_name(found, table.names, samples), samples))


def column_for(name: str, samples: list[str]) -> Column:
    """What one column is for."""
    words = name.casefold().replace("_", " ")
    said = next((column for column, pattern in _BY_NAME if pattern.search(words)), None)
    shown = [sample for sample in samples if plain(sample) or "](" in sample]
    titled = sum(_is_titled(sample) for sample in shown)
    labelled = sum(_is_labelled(sample) for sample in shown)
    if shown and labelled > _MOST * len(shown) and labelled > titled:
        calls = said in (Column.TITLE, Column.NAME) and sum(map(_says_beside, shown)) > _MOST * len(shown)
        return Column.NAME if calls else Column.LINKS
    if said in (Column.DATE, Column.VENUE) and _TITLE_NAME.search(words) and titled > _MOST * len(shown):
        return Column.TITLE  # "Title & Time"
    if said in (Column.TITLE, Column.NAME) and shown:
        return Column.TITLE if titled > _FEW * len(shown) else Column.NAME
    if said:
        return said
    if shown and sum(_links_title(sample) for sample in shown) > _MOST * len(shown):
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
    return _links_title(sample) or len(plain(_beside(sample)).split()) >= _TITLE_WORDS


def _links_title(sample: str) -> bool:
    """Are the words of a link long enough for a title?"""
    for mark in marks(sample):
        label = sample[slice(*mark.label)]
        if not mark.image and not is_label(label) and len(plain(label).split()) >= _TITLE_WORDS:
            return True
    return False


def _share(holds: Callable[[str], bool], samples: Sequence[str]) -> float:
    shown = [sample for sample in samples if plain(sample)]
    return sum(holds(sample) for sample in shown) / len(shown) if shown else 0.0


def _is_labelled(sample: str) -> bool:
    found = [mark for mark in marks(sample) if not mark.image]
    labelled = bool(found) and all(is_label(sample[slice(*mark.label)]) for mark in found)
    return labelled and len(plain(_beside(sample)).split()) < _TITLE_WORDS


def _says_beside(sample: str) -> bool:
    return _LETTERS.search(plain(_beside(sample))) is not None


def _beside(sample: str) -> str:
    """The words of a cell outside its links."""
    for mark in reversed(marks(sample)):
        sample = f"{sample[: mark.start]} {sample[mark.end :]}"
    return sample


def _is_lone_link(sample: str) -> bool:
    """Is a link all that stands in a cell?"""
    found = [mark for mark in marks(sample) if not mark.image]
    return len(found) == 1 and found[0].end - found[0].start == len(sample.strip())


def _with_one_name(
    found: Sequence[Column], names: Sequence[str], samples: Sequence[Sequence[str]]
) -> list[Column]:
    """Behind the work's name, other names (a backbone's, a method's) are words like any, unless they link titles."""
    kept: list[Column] = []
    titles = next((shown for column, shown in zip(found, samples, strict=True) if column is Column.TITLE), ())
    for column, name, shown in zip(found, names, samples, strict=True):
        named = column in (Column.NAME, Column.TITLE) and (Column.NAME in kept or Column.TITLE in kept)
        sure = _TITLE_NAME.search(name.casefold()) or _share(_links_title, shown) > _FEW
        sure = sure or (Column.NAME not in kept and _repeats(shown, titles))
        kept.append(Column.TEXT if named and not sure else column)
    return kept


def _repeats(names: Sequence[str], titles: Sequence[str]) -> bool:
    """Do the titles begin with these names?"""
    pairs = [
        (plain(name).casefold(), plain(title).casefold())
        for name, title in zip(names, titles, strict=False)
        if _LETTERS.search(plain(name))
    ]
    return bool(pairs) and sum(title.startswith(name) for name, title in pairs) > _FEW * len(pairs)


_LETTERS = re.compile(r"[^\W\d_]")


def _with_one_title(found: list[Column], samples: Sequence[Sequence[str]]) -> list[Column]:
    """Where no column is the title, the first text that is as long as titles are, or else the first text, is."""
    if Column.TITLE not in found and Column.NAME not in found:
        texts = [at for at, column in enumerate(found) if column is Column.TEXT]
        long = [at for at in texts if _share(_is_titled, samples[at]) > _MOST]
        if long:
            found[long[0]] = Column.TITLE
        elif texts:
            found[texts[0]] = Column.NAME
    return found
