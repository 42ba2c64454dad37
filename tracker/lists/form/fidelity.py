"""The proof of a template: every existing entry written again from its own facts and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from tracker.lists.form.bodies import Reading
    from tracker.lists.form.group import Neighbourhood


def fidelity(around: Neighbourhood) -> float:
    """The share of a group's entries that its format reproduces byte for byte."""
    proved = reproduced(around)
    return sum(proved) / len(proved)


def reproduced(around: Neighbourhood) -> list[bool]:
    """Of each entry of a group, whether its format reproduces it byte for byte."""
    middle = len(around.own) / 2
    if around.group.kind is EntryKind.BLOCK:
        form = around.block_form(int(middle))
        return [form.reproduced(at, reading.facts[0]) for at, reading in enumerate(around.own)]
    answered = around.answered  # what they say is of each work alone
    templates = [around.template(int(middle), cell) for cell in range(around.width)]
    proved: dict[tuple[int, str], bool] = {}  # rows share their dates, venues and empty cells

    def is_proved(cell: int, reading: Reading) -> bool:
        text = reading.bodies[cell].text
        if (cell, text) not in proved:
            proved[cell, text] = templates[cell].write(reading.facts[cell]) == text
        return proved[cell, text]

    return [
        len(reading.bodies) == len(templates)
        and reading.complete
        and all(is_proved(cell, reading) for cell in range(len(templates)) if cell not in answered)
        for reading in around.own
    ]
