"""The proof of a template: every existing entry written again from its own facts and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.entries import EntryKind

if TYPE_CHECKING:
    from tracker.lists.group import Neighbourhood


def fidelity(around: Neighbourhood) -> float:
    """The share of a group's entries that its format reproduces byte for byte."""
    if not around.own:
        return 0.0
    middle = len(around.own) / 2
    if around.group.kind is EntryKind.BLOCK:
        form = around.block_form(int(middle))
        same = sum(form.reproduced(at, reading.facts[0]) for at, reading in enumerate(around.own))
        return same / len(around.own)
    templates = [around.template(int(middle), cell) for cell in range(around.width)]
    same = 0
    for reading in around.own:
        if len(reading.bodies) != len(templates) or not reading.complete:
            continue
        same += all(
            template.write(facts) == body.text
            for template, facts, body in zip(templates, reading.facts, reading.bodies, strict=True)
        )
    return same / len(around.own)
