"""One entry that is a block, written line by line after the block of its section that is its model."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Context
from tracker.lists.entry.inline import marks, plain
from tracker.lists.form.blockform import targets_of
from tracker.lists.form.blocklines import LABELLED, LineKind, label_of_line
from tracker.lists.form.blockwords import (
    byline,
    imprint,
    labelled,
    named,
    prose,
    summary,
    title_below,
    told_in_details,
)
from tracker.lists.form.frames import counted_on, frame, skeleton
from tracker.lists.reading.entries import BULLET, indent_of
from tracker.once import once
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.entry.facts import EntryFacts
    from tracker.lists.entry.targets import Target
    from tracker.lists.form.blockform import BlockForm
    from tracker.lists.form.blocklines import Block
    from tracker.lists.form.template import Template


def write_block(form: BlockForm, facts: EntryFacts, candidate: Candidate) -> list[str]:
    """The lines of a new block."""
    return _Writing(form, form.model, facts, candidate).write()


@dataclass
class _Writing:
    """One block being written: the lines of its model turned one after another into those of another work."""

    form: BlockForm
    model: Block
    facts: EntryFacts
    candidate: Candidate
    context: Context = Context.LINE
    """Below a line of HTML the words stand in it until a blank line."""
    told: set[bool] = field(default_factory=set)
    """Which prose is written: that in the open (False), that in the folded part (True)."""
    named: bool = False
    """Is it said who made it, or what stands for that?"""
    framed: bool = False
    linked: set[Target] = field(default_factory=set)
    """What is linked on a line of its own, which a later run of links does not repeat."""

    def write(self) -> list[str]:
        """The lines of the block, each after its line of the model."""
        found: list[str] = []
        rows = zip(self.model.texts, self.model.kinds, self.model.folded, strict=True)
        for (kind, folded), run in groupby(rows, key=lambda row: row[1:]):
            for text in self._run(kind, [text for text, _, _ in run], folded=folded):
                found.append(text)
                self.context = _context_below(text, self.context)
        return _tidy(self._with_points(found))

    def _with_points(self, texts: Sequence[str]) -> list[str]:
        """Without the labels whose points were all left out: `- **Parts**:` over nothing."""
        over = {
            text
            for text, below in pairwise(self.model.texts)
            if _OVER_POINTS.search(text) and _is_deeper(below, text)
        }
        behind = (*texts[1:], "")
        return [
            text
            for text, below in zip(texts, behind, strict=True)
            if text not in over or _is_deeper(below, text)
        ]

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
                yield self.model.marker + self.form.template(kind, self.context).write(self.facts)
            case LineKind.TITLE if marks(text):
                yield self.form.template(kind, self.context).write(self.facts)
            case LineKind.TITLE if self.candidate.name:
                yield title_below(text, self.candidate, self.context)
            case LineKind.DATE if self.facts.moment:
                self.named = True
                yield self.form.template(kind, self.context).write(self.facts)
            case LineKind.VENUE if plain(said := self.form.template(kind, self.context).write(self.facts)):
                self.named = True
                yield said
            case LineKind.FACTS if _SAYS.search(
                said := self.form.template(kind, self.context).write(self.facts)
            ):
                self.named = True
                yield said
            case LineKind.LABELLED:
                line = labelled(text, self.form.labelled(text), self.candidate, self.context)
                yield from () if line is None else (line,)
            case LineKind.NOTE if skeleton(text) in self.form.common:
                yield counted_on(text, self.form.notes)
            case LineKind.REMARK | LineKind.OTHER if text in self.form.common:
                yield text

    def _tells_topics(self, kind: LineKind) -> bool:
        return kind not in (LineKind.NOTE, LineKind.HEADING) and bool(self._sorted)

    @once
    def _sorted(self) -> list[str]:
        """The folded part sorted by topics, for a model whose own is."""
        inside = [text for text, folded in zip(self.model.texts, self.model.folded, strict=True) if folded]
        return told_in_details(inside, self.candidate)

    def _topics(self) -> Iterator[str]:
        if True not in self.told:
            self.told.add(True)
            if self.context is not Context.LINE:
                yield ""
            yield from self._sorted

    def _prose(self, text: str, *, folded: bool) -> Iterator[str]:
        """Of several paragraphs one is written; one under a label that several blocks have states what the label asks for."""
        if self.form.is_shared(label_of_line(text)):
            line = labelled(text, (), self.candidate, self.context)
            yield from () if line is None else (line,)
        elif folded not in self.told:
            self.told.add(folded)
            short, long = prose(self.candidate)
            yield named(long if folded else short, text, self.candidate, self.context)

    def _byline(self, text: str) -> Iterator[str]:
        dates = [line for block in self.form.blocks for line in block.bodies(LineKind.DATE)]
        line = byline(text, self.form.bylines, self.candidate, self.context)
        if line is None and LineKind.DATE not in self.model.kinds and not self.named:
            line = imprint(text, dates, self.candidate, self.context)
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
        targets = [targets_of(text) for text in texts]
        alone = len(texts) == 1 and not (LABELLED.match(texts[0]) and BULLET.match(texts[0]))
        if alone or not all(len(one) == 1 for one in targets):
            yield from self._linked(self.form.template(LineKind.LINKS, self.context), self.facts)
            return
        for target in self.form.link_lines():
            if target in self.facts.links and target not in self.linked:
                self.linked.add(target)
                facts = replace(self.facts, links={target: self.facts.links[target]})
                yield from self._linked(self.form.template(LineKind.LINKS, self.context, target), facts)

    @staticmethod
    def _linked(template: Template, facts: EntryFacts) -> Iterator[str]:
        text = template.write(facts)
        if marks(text):
            yield text


_SAYS = Pattern(r"\w")
_OVER_POINTS = Pattern(r"^\s*[-*+] .*[:：][*_ \t]*$")


def _is_deeper(below: str, text: str) -> bool:
    """Does a line stand below another one's marker?"""
    return bool(below.strip()) and indent_of(below) > indent_of(text)


_HTML_LINE = Pattern(r"\s{0,3}</?[A-Za-z]")


def _context_below(text: str, context: Context) -> Context:
    """Where the next line's words will stand."""
    if not text.strip():
        return Context.LINE
    return Context.RAW if _HTML_LINE.match(text) else context


def _tidy(texts: Sequence[str]) -> list[str]:
    """Without the second of two blank lines that a left-out line has brought together, and without blanks at the end."""
    found: list[str] = []
    for text in texts:
        if text.strip() or not found or found[-1].strip():
            found.append(text)
    while found and not found[-1].strip():
        found.pop()
    return found
