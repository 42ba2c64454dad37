"""The proof of a template: every existing entry written again from its own facts and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.lists.group import Neighbourhood


def fidelity(around: Neighbourhood) -> float:
    """The share of a group's entries that its format reproduces byte for byte."""
    if not around.own:
        return 0.0
    middle = len(around.own) / 2
    templates = [around.template(int(middle), cell) for cell in range(around.width)]
    same = 0
    for reading in around.own:
        if len(reading.bodies) != len(templates):
            continue
        same += all(
            template.write(facts) == body.text
            for template, facts, body in zip(templates, reading.facts, reading.bodies, strict=True)
        )
    return same / len(around.own)
