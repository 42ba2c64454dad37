"""A table that names every other work gets a row for a new one, where the list turns that on."""

from __future__ import annotations

from datetime import date

import pytest

from state.records import Paper
from tracker.adding import Added, Helpers, add_all
from tracker.lists.side.change import SideRule
from tracker.lists.side.keeping import keep_in_step
from tracker.lists.steering import Steering
from tracker.recordfile import Record

NAMES = ("LumenVL", "WickVL", "TallowVL", "WeftVL", "LoomVL", "GlowVL")
NEW = Paper("SpoonVL: Spoons in Pictures", arxiv_id="2607.00077", published=date(2026, 7, 7))
OLDER = Paper("ForkVL: Forks in Pictures", arxiv_id="2604.00078", published=date(2026, 4, 20))
HEAD = ("| Date | Work | What it brings |", "|---|---|---|")


def row(number: int, form: str = "{}") -> str:
    name = form.format(NAMES[number])
    return f"| 2026-0{number + 1}-10 | {name} | Something Seen the {number}th Time |"


def page(*rows: str, names: tuple[str, ...] = NAMES) -> bytes:
    entries = [
        f"- **{name}** - Something Seen the {number}th Time [[paper](https://arxiv.org/abs/260{number + 1}.0000{number})] (2026-0{number + 1}-10)"
        for number, name in enumerate(names)
    ]
    lines = [
        "# Made-up list",
        "",
        "## Timeline",
        "",
        *HEAD,
        *rows,
        "",
        "## Papers",
        "",
        *reversed(entries),
        "",
    ]
    return "\n".join(lines).encode()


def grown(
    content: bytes, *papers: Paper, rules: frozenset[SideRule] = frozenset({SideRule.TIMELINE})
) -> Added:
    steering = Steering(least_share=0, least_fidelity=0, insist=True, side=rules)
    records = [Record(paper, number, ("Papers",)) for number, paper in enumerate(papers)]
    return add_all(content, records, Helpers(), steering, date(2026, 8, 1))


def rows_of(content: bytes) -> list[str]:
    return [line for line in content.decode().split("\n") if line.startswith("|")][2:]


DOWN = [row(number) for number in reversed(range(6))]
UP = [row(number) for number in range(6)]
SPOON = "| 2026-07-07 | SpoonVL | Spoons in Pictures |"
FORK = "| 2026-04-20 | ForkVL | Forks in Pictures |"


def test_a_new_work_gets_its_row_where_its_time_is() -> None:
    found = grown(page(*DOWN), NEW)
    assert rows_of(found.content) == [SPOON, *DOWN]
    assert found.side == ("a row in the table on line 7",)
    assert found.content.count(b"SpoonVL") == 2
    assert rows_of(grown(page(*UP), NEW).content) == [*UP, SPOON]


@pytest.mark.parametrize("papers", [(NEW, OLDER), (OLDER, NEW)])
def test_several_stand_in_the_order_of_the_table(papers: tuple[Paper, ...]) -> None:
    assert rows_of(grown(page(*DOWN), *papers).content) == [SPOON, *DOWN[:2], FORK, *DOWN[2:]]
    assert rows_of(grown(page(*UP), *papers).content) == [*UP[:4], FORK, *UP[4:], SPOON]


def test_two_behind_the_same_row_stand_in_order_too() -> None:
    later = Paper("KnifeVL: Knives in Pictures", arxiv_id="2607.00079", published=date(2026, 7, 9))
    knife = "| 2026-07-09 | KnifeVL | Knives in Pictures |"
    assert rows_of(grown(page(*DOWN), NEW, later).content) == [knife, SPOON, *DOWN]
    assert rows_of(grown(page(*UP), NEW, later).content) == [*UP, SPOON, knife]


def test_a_new_work_gets_its_row_beside_a_day_that_no_calendar_has() -> None:
    odd = [one.replace("2026-02-10", "2026-02-30") for one in UP]
    assert rows_of(grown(page(*odd).replace(b"(2026-02-10)", b"(2026-02-30)"), NEW).content) == [*odd, SPOON]


def test_names_are_dressed_as_the_others_are() -> None:
    bold = [row(number, "**{}**") for number in reversed(range(6))]
    assert rows_of(grown(page(*bold), NEW).content)[0] == "| 2026-07-07 | **SpoonVL** | Spoons in Pictures |"


def test_no_title_leaves_its_cell() -> None:
    hostile = Paper("Spoon|VL: A | B <b>", arxiv_id="2607.00077", published=date(2026, 7, 7))
    first = rows_of(grown(page(*DOWN), hostile).content)[0]
    assert first.replace(r"\|", "").count("|") == 4
    assert "<b>" not in first.replace(r"\<b>", "")


def test_twice_is_once() -> None:
    once = grown(page(*DOWN), NEW).content
    assert grown(once, NEW).content == once


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(page(*DOWN[:4]), id="few rows"),
        pytest.param(
            page(*DOWN, *(f"| 2025-0{n}-01 | Other{n} | Else |" for n in range(1, 6))), id="others too"
        ),
        pytest.param(page(*DOWN[:5], names=(*NAMES, "RestVL", "LeftVL")), id="not all"),
        pytest.param(
            page(*(row(n, "[{}](https://made.example)") for n in reversed(range(6)))), id="rows are entries"
        ),
        pytest.param(page("| 2026-07-07 | SpoonVL | Told before |", *DOWN), id="there already"),
    ],
)
def test_a_table_of_something_else_is_left_alone(content: bytes) -> None:
    assert rows_of(grown(content, NEW).content) == rows_of(content)


def test_nothing_is_put_in_unless_it_is_asked_for() -> None:
    others = frozenset(SideRule) - {SideRule.TIMELINE}
    assert rows_of(grown(page(*DOWN), NEW, rules=others).content) == DOWN


def test_a_work_that_has_its_row_already_gets_no_second_one() -> None:
    early = row(0).replace("2026-01-10", "2026-07-07").replace(NAMES[0], "SpoonVL")
    found = grown(page(early, *DOWN), NEW)
    assert rows_of(found.content) == [early, *DOWN]
    assert found.side == ()


@pytest.mark.parametrize(
    ("form", "called"),
    [
        ("{title}", "Spoons in Pictures"),
        ("{name}: {title}", "SpoonVL: Spoons in Pictures"),
        ("{name}", "SpoonVL"),
    ],
)
def test_a_work_is_called_what_the_others_are(form: str, called: str) -> None:
    rows = [
        f"| 2026-0{at + 1}-10 | {form.format(name=name, title=f'Something Seen the {at}th Time')} |"
        for at, name in enumerate(NAMES)
    ]
    content = page(*rows).replace("\n".join(HEAD).encode(), b"| Date | Work |\n|---|---|")
    assert rows_of(grown(content, NEW).content) == [*rows, f"| 2026-07-07 | {called} |"]


@pytest.mark.parametrize("day", ["2026-02-30", "2026-02", ""], ids=["that was never", "of a month", "none"])
def test_a_row_tells_no_day_where_the_entry_tells_none_that_was(day: str) -> None:
    """People added it, with a slip or without its day."""
    told = f" ({day})" if day else ""
    line = f"- **SpoonVL** - Spoons in Pictures [[paper](https://arxiv.org/abs/2602.00077)]{told}\n"
    after = page(*DOWN).replace(b"## Papers\n\n", f"## Papers\n\n{line}".encode())
    kept = keep_in_step(page(*DOWN), after, frozenset({SideRule.TIMELINE}), date(2026, 8, 1))
    rows = [row for row in rows_of(kept.content) if row not in DOWN]
    assert [row.split(" | ")[1:] for row in rows] == [["SpoonVL", "Spoons in Pictures |"]]
    assert "2026-02-30" not in rows[0]
