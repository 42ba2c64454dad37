"""Tables that cannot be added to, told by what is wrong with them; one beside them can."""

from __future__ import annotations

import pytest
from support.makes import as_of
from support.pages import read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Addition, Refused
from tracker.lists.steering import NO_DOUBT

EMBER = as_of(2025, 7)
ADDRESS = "https://arxiv.org/abs/25{m:02}.0{m}001"


def table(heading: str, dashes: str, *names: str) -> str:
    rows = (
        f"| [{name}: A Model of Lamps]({ADDRESS.format(m=month)}) | 2025.{month:02} |\n"
        for month, name in zip((5, 4, 3), names, strict=True)
    )
    return f"## {heading}\n\n| Title | Date |\n{dashes}\n{''.join(rows)}\n"


BROKEN = table("Broken", "|---|", "Oil", "Tin", "Sun")
WHOLE = table("Whole", "|---|---|", "Fir", "Wax", "Moss")


@pytest.mark.parametrize("text", [BROKEN + WHOLE, WHOLE + BROKEN], ids=["above", "below"])
def test_a_table_that_readers_do_not_see_is_not_added_to_and_the_one_beside_it_is(text: str) -> None:
    broken, whole = (
        plan_addition(read(f"# Lamps\n\n{text}"), candidate_for(EMBER, section=(name,)), NO_DOUBT)
        for name in ("Broken", "Whole")
    )
    assert isinstance(broken, Refused)
    assert "readers see no table" in broken.reason
    assert isinstance(whole, Addition)
    assert whole.inserted == (f"| [{EMBER.title}](https://arxiv.org/abs/2507.01234) | 2025.07 |",)


@pytest.mark.parametrize(
    ("span", "kind"),
    [pytest.param("2", Refused, id="two rows"), pytest.param("1", Addition, id="its own row")],
)
def test_one_cell_that_reaches_over_another_row_keeps_rows_out(span: str, kind: type) -> None:
    names = ("Oil", "Tin", "Sun", "Fir", "Wax")
    joined = {"Tin": f' rowspan="{span}"'}
    rows = "".join(
        f"<tr><td{joined.get(name, '')}>{month}</td>"
        f'<td><a href="{ADDRESS.format(m=month)}">{name}: A Model of Lamps</a></td></tr>\n'
        for month, name in zip((5, 4, 3, 2, 1), names, strict=True)
    )
    page = read(f"# Lamps\n\n## Models\n\n<table>\n{rows}</table>\n")
    outcome = plan_addition(page, candidate_for(EMBER), NO_DOUBT)
    assert isinstance(outcome, kind)
    assert isinstance(outcome, Addition) or "rowspan" in outcome.reason
