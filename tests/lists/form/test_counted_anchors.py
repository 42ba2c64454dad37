"""Anchors that count on with the entries they stand before: the next one, and never one that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, URL, added

NEWEST_FIRST, NEWEST_LAST = (12, 11, 10, 9), (9, 10, 11, 12)
MONTHS = {12: "2505", 11: "2504", 10: "2503", 9: "2502"}


def listed(form: str, numbers: tuple[int, ...]) -> str:
    return "\n".join(form.format(n=number, url=f"{URL}{MONTHS[number]}.00001") for number in numbers)


ANCHORS = ['<a id="p{n}"></a>', "<a name='{n}'></a> ", "<a id=ref-{n} />", '<span id="p{n}"></span>']
TITLED = "[Lamp{n}: A Lamp of Kind {n}]({url})"
NEW = f"[Ember: A Model that Keeps Rooms Warm]({URL}2506.01234)"


@pytest.mark.parametrize("numbers", [NEWEST_FIRST, NEWEST_LAST], ids=["newest first", "newest last"])
@pytest.mark.parametrize("anchor", ANCHORS)
@pytest.mark.parametrize("marker", ["- ", "{n}. "])
def test_a_new_entry_has_the_next_anchor(marker: str, anchor: str, numbers: tuple[int, ...]) -> None:
    form = marker + anchor
    assert added(listed(form + TITLED, numbers), EMBER) == form.format(n=13) + NEW


@pytest.mark.parametrize("again", ["[{n}] ", " ({n}). "])
def test_the_number_behind_an_anchor_counts_on_with_it(again: str) -> None:
    form = f"- {ANCHORS[0]}{again}"
    assert added(listed(form + TITLED, NEWEST_FIRST), EMBER) == form.format(n=13) + NEW


def test_a_numbered_paragraph_has_it_behind_its_number() -> None:
    form = f"[{{n}}] {ANCHORS[0]}"
    text = listed(f"{form}{TITLED}\n", NEWEST_FIRST)
    assert added(text, EMBER) == form.format(n=13) + NEW


def test_a_paragraph_may_begin_with_it() -> None:
    text = listed(f"{ANCHORS[0]}{TITLED}\n", NEWEST_FIRST)
    assert added(text, EMBER) == ANCHORS[0].format(n=13) + NEW


def test_numbers_keep_their_width() -> None:
    text = listed(f'- <a id="p{{n:03}}"></a>{TITLED}', NEWEST_FIRST)
    assert added(text, EMBER) == f'- <a id="p013"></a>{NEW}'


LATE = replace(EMBER, arxiv_id="2503.11111", published=date(2025, 3, 20))


@pytest.mark.parametrize(
    "text",
    [
        listed(f"- {ANCHORS[0]}{TITLED}", NEWEST_FIRST) + '\n\n<a id="p13"></a>\n',
        listed(f"- {ANCHORS[0]}{TITLED}", NEWEST_FIRST).replace('<a id="p10"></a>', ""),
        listed(f"- {ANCHORS[0]}{TITLED}", NEWEST_FIRST).replace("p10", "q10"),
        listed(f"- {ANCHORS[0]}{TITLED}", NEWEST_FIRST).replace("p10", "p20"),
        listed(f"- {ANCHORS[0]}{TITLED}", NEWEST_FIRST[:2]),
        listed(f"| {ANCHORS[0]}x | {TITLED} |", NEWEST_FIRST).join(["|A|Title|\n|-|-|\n", ""]),
    ],
    ids=["taken", "one without", "of several kinds", "with slips", "too few", "in a table"],
)
def test_where_it_is_not_sure_there_is_none(text: str) -> None:
    line = added(text, EMBER)
    assert "Ember" in line
    assert "<a" not in line


def test_a_late_work_in_between_has_none() -> None:
    line = added(listed(f"- {ANCHORS[0]}{TITLED}", NEWEST_FIRST), LATE)
    assert line == f"- [Ember: A Model that Keeps Rooms Warm]({URL}2503.11111)"


@pytest.mark.parametrize("cell", ['<a id="p{n}"></a>{n}', '<a id="p{n}">{n}</a>', "<a name=p{n}></a> #{n}"])
def test_a_cell_that_counts_has_its_anchor_and_its_number(cell: str) -> None:
    table = "|No|Title|\n|-|-|\n" + listed(f"| {cell} | {TITLED} |", NEWEST_FIRST)
    assert added(table, EMBER) == f"| {cell.format(n=13)} | {NEW} |"
    late = added(table, LATE)
    assert "id=" not in late
    assert "name=" not in late
    assert "11" in late.split("|")[1]


WORDS = "Lamp{n}: A Lamp of Kind {n}"
DRESSED = [
    (f'- <div id="p{{n}}">{TITLED}</div>', f"- <div>{NEW}</div>"),
    (f'- <a id="p{{n}}" name="p{{n}}"></a>{TITLED}', f"- {NEW}"),
    (f'- <a id="p{{n}}">{TITLED}', f"- {NEW}"),
    (f'- <a class="x" id="p{{n}}"></a>{TITLED}', f'- <a class="x"></a>{NEW}'),
    (
        f'- <a id="p{{n}}" href="{{url}}">{WORDS}</a>',
        f'- <a href="{URL}2506.01234">Ember: A Model that Keeps Rooms Warm</a>',
    ),
]


@pytest.mark.parametrize(("form", "new"), DRESSED)
def test_no_id_of_a_neighbour_stands_twice(form: str, new: str) -> None:
    assert added(listed(form, NEWEST_FIRST), EMBER) == new


@pytest.mark.parametrize("tag", ["li", "tr"])
def test_rows_of_html_are_without_a_neighbours_id_too(tag: str) -> None:
    inner = '<a href="{url}">' + WORDS + "</a>"
    inner = f"<td>{inner}</td><td>-</td>" if tag == "tr" else inner
    rows = listed(f'<{tag} id="p{{n}}">{inner}</{tag}>', NEWEST_FIRST)
    around = "table" if tag == "tr" else "ul"
    line = added(f"<{around}>\n{rows}\n</{around}>\n", EMBER)
    assert line.startswith(f"<{tag}>")
    assert "2506.01234" in line
