"""Entries that are whole blocks under a heading: how those of a section are built and worded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Context
from tracker.lists.entry.inline import plain
from tracker.lists.entry.parts import parse
from tracker.lists.form.blocklines import (
    LABELLED,
    Block,
    LineKind,
    heading_parts,
    label_of_line,
    labelled_parts,
)
from tracker.lists.form.frames import skeleton
from tracker.lists.form.pattern import compose
from tracker.lists.form.seen_together import seen_together
from tracker.lists.form.shapes import Shapes
from tracker.lists.form.template import Example, Template
from tracker.once import once

if TYPE_CHECKING:
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.entry.targets import Target

_NEAR = 12.0
_RECENT = 8.0


@dataclass(frozen=True)
class BlockForm:
    """How the blocks of a section are written."""

    blocks: tuple[Block, ...]
    index: int
    """Where the new one stands among them."""
    recent: frozenset[int]
    """Those about the newest works: the newest way of writing."""

    def weight(self, at: int) -> float:
        """How much a block counts as an example."""
        return 1 / (1 + abs(at + 0.5 - self.index) / _NEAR) + _RECENT * (at in self.recent)

    @once
    def model(self) -> Block:
        """The block to write after: of the usual build, the nearest and newest."""
        builds: dict[tuple[LineKind, ...], float] = {}
        for at, block in enumerate(self.blocks):
            share = 0.5 if LineKind.OTHER in block.build else 1.0
            builds[block.build] = builds.get(block.build, 0.0) + share * self.weight(at)
        best = max(builds, key=builds.__getitem__)
        alike = [at for at, block in enumerate(self.blocks) if block.build == best]
        return self.blocks[max(alike, key=self.weight)]

    def template(
        self, kind: LineKind, context: Context = Context.LINE, target: Target | None = None
    ) -> Template:
        """The template for the lines of a kind, or for those of them that lead to a target and nowhere else."""
        found = self._templates.get((kind, context, target))
        if found is None:
            found = self._templates[(kind, context, target)] = self._template(kind, context, target)
        return found

    @once
    def _templates(self) -> dict[tuple[LineKind, Context, Target | None], Template]:
        return {}

    def _template(self, kind: LineKind, context: Context, target: Target | None) -> Template:
        heads = kind is LineKind.HEADING
        every = (
            (text, self.weight(at)) for at, block in enumerate(self.blocks) for text in block.bodies(kind)
        )
        texts = [one for one in every if target is None or targets_of(one[0]) == {target}]
        bodies = [compose(heading_parts(text) if heads else labelled_parts(text)) for text, _ in texts]
        told = seen_together(bodies, len(bodies)) if heads else bodies
        examples = [Example(one, weight) for one, (_, weight) in zip(told, texts, strict=True)]
        return Template(examples, Shapes([example.body for example in examples], context))

    @once
    def common(self) -> frozenset[str]:
        """Lines that many blocks share, comments also without their numbers."""
        counted = Counter(
            text
            for block in self.blocks
            for text in {*block.texts, *map(skeleton, block.bodies(LineKind.NOTE))}
            if not LABELLED.match(text)  # what stands under a label is of one work
        )
        return frozenset(text for text, count in counted.items() if count > max(1, len(self.blocks) / 3))

    @once
    def notes(self) -> tuple[str, ...]:
        """Every comment of the blocks."""
        return tuple(text for block in self.blocks for text in block.bodies(LineKind.NOTE))

    @once
    def bylines(self) -> tuple[str, ...]:
        """Every line that names people."""
        return tuple(text for block in self.blocks for text in block.bodies(LineKind.BYLINE))

    def link_lines(self) -> list[Target]:
        """What the lines with a single link lead to, in the order the blocks keep."""
        ranks: dict[Target, list[int]] = {}
        for block in self.blocks:
            alone = (
                targets for text in block.bodies(LineKind.LINKS) if len(targets := targets_of(text)) == 1
            )
            for rank, targets in enumerate(alone):
                ranks.setdefault(next(iter(targets)), []).append(rank)
        return sorted(ranks, key=lambda target: sum(ranks[target]) / len(ranks[target]))

    def is_shared(self, label: str) -> bool:
        """Is it a label over words in several blocks, and no work's own name?"""
        return (
            bool(label)
            and sum(any(label_of_line(text) == label for text in block.texts) for block in self.blocks) > 1
        )

    def labelled(self, line: str) -> list[str]:
        """What the blocks state under the label of a line."""
        label = label_of_line(line)
        return [
            plain(match["value"])
            for block in self.blocks
            for text in block.bodies(LineKind.LABELLED)
            if label_of_line(text) == label and (match := LABELLED.match(text))
        ]

    def reproduced(self, at: int, facts: EntryFacts) -> bool:
        """Are the heading of a block and its build what this form would give?"""
        block = self.blocks[at]
        heading = self.template(LineKind.HEADING).write(replace(facts, links={}))
        return block.build == self.model.build and heading == next(iter(block.bodies(LineKind.HEADING)), None)


def targets_of(text: str) -> frozenset[Target]:
    """What the links of a line lead to."""
    return frozenset(part.target for part in parse(text) if part.target)
