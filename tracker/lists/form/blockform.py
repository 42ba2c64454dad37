"""Entries that are whole blocks under a heading: chosen by their build, written line by line after one of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Place
from tracker.lists.entry.inline import marks, plain
from tracker.lists.entry.parts import parse
from tracker.lists.form.blocklines import (
    LABELLED,
    Block,
    LineKind,
    heading_parts,
    label_of_line,
    labelled_parts,
)
from tracker.lists.form.blockwords import byline, imprint, labelled, named, prose, summary, told_in_details
from tracker.lists.form.frames import counted_on, frame, skeleton
from tracker.lists.form.pattern import compose
from tracker.lists.form.retold import retelling, retold
from tracker.lists.form.shapes import Shapes
from tracker.lists.form.template import Example, Template
from tracker.lists.reading.entries import BULLET
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.facts import Facts
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

    @cached_property
    def model(self) -> Block:
        """The block to write after: of the usual build, the nearest and newest."""
        builds: dict[tuple[LineKind, ...], float] = {}
        for at, block in enumerate(self.blocks):
            share = 0.5 if LineKind.OTHER in block.build else 1.0
            builds[block.build] = builds.get(block.build, 0.0) + share * self.weight(at)
        best = max(builds, key=builds.__getitem__)
        alike = [at for at, block in enumerate(self.blocks) if block.build == best]
        return self.blocks[max(alike, key=self.weight)]

    def template(self, kind: LineKind, place: Place = Place.LINE, target: Target | None = None) -> Template:
        """The template for the lines of a kind, or for those of them that lead to a target and nowhere else."""
        found = self._templates.get((kind, place, target))
        if found is None:
            found = self._templates[(kind, place, target)] = self._template(kind, place, target)
        return found

    @cached_property
    def _templates(self) -> dict[tuple[LineKind, Place, Target | None], Template]:
        return {}

    def _template(self, kind: LineKind, place: Place, target: Target | None) -> Template:
        heads = kind is LineKind.HEADING
        every = (
            (text, self.weight(at)) for at, block in enumerate(self.blocks) for text in block.bodies(kind)
        )
        texts = [one for one in every if target is None or _targets(one[0]) == {target}]
        bodies = [compose(heading_parts(text) if heads else labelled_parts(text)) for text, _ in texts]
        how = retelling(bodies) if heads else ()
        examples = [Example(retold(one, how), weight) for one, (_, weight) in zip(bodies, texts, strict=True)]
        return Template(examples, Shapes([example.body for example in examples], place))

    def write(self, facts: Facts, candidate: Candidate) -> list[str]:
        """The lines of a new block."""
        return _Writing(self, self.model, facts, candidate).write()

    @cached_property
    def common(self) -> frozenset[str]:
        """Lines that many blocks share, comments also without their numbers."""
        counted = Counter(
            text
            for block in self.blocks
            for text in {*block.texts, *map(skeleton, block.bodies(LineKind.NOTE))}
            if not LABELLED.match(text)  # what stands under a label is of one work
        )
        return frozenset(text for text, count in counted.items() if count > len(self.blocks) / 3)

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """Every comment of the blocks."""
        return tuple(text for block in self.blocks for text in block.bodies(LineKind.NOTE))

    @cached_property
    def bylines(self) -> tuple[str, ...]:
        """Every line that names people."""
        return tuple(text for block in self.blocks for text in block.bodies(LineKind.BYLINE))

    def link_lines(self) -> list[Target]:
        """What the lines with a single link lead to, in the order the blocks keep."""
        ranks: dict[Target, list[int]] = {}
        for block in self.blocks:
            alone = (targets for text in block.bodies(LineKind.LINKS) if len(targets := _targets(text)) == 1)
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

    def reproduced(self, at: int, facts: Facts) -> bool:
        """Are the heading of a block and its build what this form would give?"""
        block = self.blocks[at]
        heading = self.template(LineKind.HEADING).write(replace(facts, links={}))
        return block.build == self.model.build and heading == next(iter(block.bodies(LineKind.HEADING)), None)


@dataclass
class _Writing:
    """One block being written: the lines of its model turned one after another into those of another work."""

    form: BlockForm
    model: Block
    facts: Facts
    candidate: Candidate
    place: Place = Place.LINE
    """Below a line of HTML the words stand in it until a blank line."""
    told: set[bool] = field(default_factory=set)
    """Which prose is written: that in the open (False), that in the folded part (True)."""
    named: bool = False
    """Is it said who made it, or what stands for that?"""
    framed: bool = False
    linked: set[Target] = field(default_factory=set)
    """What is linked on a line of its own, which a later run of links does not repeat."""

    def write(self) -> list[str]:
        """All lines."""
        found: list[str] = []
        rows = zip(self.model.texts, self.model.kinds, self.model.folded, strict=True)
        for (kind, folded), run in groupby(rows, key=lambda row: row[1:]):
            for text in self._run(kind, [text for text, _, _ in run], folded=folded):
                found.append(text)
                self.place = _place_below(text, self.place)
        return _tidy(found)

    def _run(self, kind: LineKind, texts: list[str], *, folded: bool) -> Iterator[str]:
        """What stands for neighbouring lines of a kind."""
        match kind:
            case LineKind.BLANK:
                yield from texts
            case LineKind.TAG:
                yield from map(self._tag, texts)
            case LineKind.LINKS:
                yield from self._links(texts)
            case LineKind.IMAGE:
                yield from self._frame(texts)
            case _ if folded and (True in self.told or self._tells_topics(kind)):
                yield from self._topics()
            case LineKind.PROSE:
                yield from self._prose(texts[0], folded=folded)
            case LineKind.BYLINE:
                yield from self._byline(texts[0])
            case _:
                for text in texts:
                    yield from self._line(kind, text)

    def _line(self, kind: LineKind, text: str) -> Iterator[str]:
        match kind:
            case LineKind.HEADING:
                yield self.model.marker + self.form.template(kind, self.place).write(self.facts)
            case LineKind.DATE if self.facts.moment:
                self.named = True
                yield self.form.template(kind, self.place).write(self.facts)
            case LineKind.LABELLED:
                line = labelled(text, self.form.labelled(text), self.candidate, self.place)
                yield from () if line is None else (line,)
            case LineKind.NOTE if skeleton(text) in self.form.common:
                yield counted_on(text, self.form.notes)
            case LineKind.REMARK | LineKind.OTHER if text in self.form.common:
                yield text

    def _tells_topics(self, kind: LineKind) -> bool:
        return kind not in (LineKind.NOTE, LineKind.HEADING) and bool(self._sorted)

    @cached_property
    def _sorted(self) -> list[str]:
        """The folded part sorted by topics, for a model whose own is."""
        inside = [text for text, folded in zip(self.model.texts, self.model.folded, strict=True) if folded]
        return told_in_details(inside, self.candidate)

    def _topics(self) -> Iterator[str]:
        if True not in self.told:
            self.told.add(True)
            if self.place is not Place.LINE:
                yield ""
            yield from self._sorted

    def _prose(self, text: str, *, folded: bool) -> Iterator[str]:
        """Of several paragraphs one is written; one under a label that several blocks have states what the label asks for."""
        if self.form.is_shared(label_of_line(text)):
            line = labelled(text, (), self.candidate, self.place)
            yield from () if line is None else (line,)
        elif folded not in self.told:
            self.told.add(folded)
            short, long = prose(self.candidate)
            yield named(long if folded else short, text, self.candidate, self.place)

    def _byline(self, text: str) -> Iterator[str]:
        dates = [line for block in self.form.blocks for line in block.bodies(LineKind.DATE)]
        line = byline(text, self.form.bylines, self.candidate, self.place)
        if line is None and LineKind.DATE not in self.model.kinds and not self.named:
            line = imprint(text, dates, self.candidate, self.place)
        if line is not None:
            self.named = True
            yield line

    def _tag(self, text: str) -> str:
        """A line of tags; one with words of its own only where it is the list's habit."""
        if not plain(text) or text in self.form.common:
            return text
        heading = plain(self.model.texts[0].removeprefix(self.model.marker)).partition(":")[0]
        usual = Counter(
            line for block in self.form.blocks for line in block.bodies(LineKind.TAG) if plain(line)
        )
        return summary(text, heading, self.candidate, usual)

    def _frame(self, texts: list[str]) -> Iterator[str]:
        if not self.framed and (lines := frame(texts)):
            self.framed = True
            yield from lines

    def _links(self, texts: list[str]) -> Iterator[str]:
        """The links on one line, or each on its own where the model has it so."""
        targets = [_targets(text) for text in texts]
        alone = len(texts) == 1 and not (LABELLED.match(texts[0]) and BULLET.match(texts[0]))
        if alone or not all(len(one) == 1 for one in targets):
            yield from self._linked(self.form.template(LineKind.LINKS, self.place), self.facts)
            return
        for target in self.form.link_lines():
            if target in self.facts.links and target not in self.linked:
                self.linked.add(target)
                facts = replace(self.facts, links={target: self.facts.links[target]})
                yield from self._linked(self.form.template(LineKind.LINKS, self.place, target), facts)

    @staticmethod
    def _linked(template: Template, facts: Facts) -> Iterator[str]:
        text = template.write(facts)
        if marks(text):
            yield text


def _targets(text: str) -> frozenset[Target]:
    return frozenset(part.target for part in parse(text) if part.target)


_HTML_LINE = Pattern(r"\s{0,3}</?[A-Za-z]")


def _place_below(text: str, place: Place) -> Place:
    """Where the next line's words will stand."""
    if not text.strip():
        return Place.LINE
    return Place.RAW if _HTML_LINE.match(text) else place


def _tidy(texts: Sequence[str]) -> list[str]:
    """Without the second of two blank lines that a left-out line has brought together, and without blanks at the end."""
    found: list[str] = []
    for text in texts:
        if text.strip() or not found or found[-1].strip():
            found.append(text)
    while found and not found[-1].strip():
        found.pop()
    return found
