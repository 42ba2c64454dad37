"""The words around a known name, and what is known of the work that they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.models import part_words as speaking
from tracker.facts.text.clues import Said
from tracker.facts.text.lexicon import small
from tracker.facts.text.reading import OWN, RESULT
from tracker.facts.text.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.facts.text.passage import Mention, Passage
    from tracker.facts.text.reading import Sentence

_CLOSED = Pattern(r"\([^()]*\)")
"""Brackets that are closed before a name, which says nothing of it."""


class Around(NamedTuple):
    """The words around a known name."""

    before: Said
    after: Said
    said: str
    """What stands before it since the own work was named."""
    own: bool
    """Does the sentence speak of the own work?"""

    @property
    def of_others(self) -> bool:
        """Do they speak of others' models, or of data?"""
        return bool(
            self.after.match(speaking.DATA_AFTER)
            or speaking.OF_OTHERS.search(speaking.THE_EXISTING.sub("", _CLOSED.sub("", self.said)))
            or (self.before.may(speaking.DATA_BEFORE) and speaking.DATA_BEFORE.search(self.said))
        )

    @property
    def denied(self) -> bool:
        """Do they say that the work does without it, or might have it one day?"""
        return bool(speaking.DENIED.search(self.before.words) or self.after.match(speaking.GIVEN_UP))


@dataclass(frozen=True, slots=True)
class OwnWork:
    """What is known of a work before its sentences are read for the parts of its model."""

    name: str | None
    abstract: Passage
    about_data: bool
    """Is the paper about data, or about how models fare?"""
    against: bool
    """Is it an attack on models, or a question about them?"""

    def around(self, mention: Mention, sentence: Sentence) -> Around:
        """What the sentence says around a known name."""
        plain = self.abstract.plain
        before = Said(plain[max(sentence.start, mention.start - 90) : mention.start])
        after = Said(plain[mention.end : min(sentence.end, mention.end + 60)])
        own = self._is_of_own(mention, sentence, before, after)
        return Around(before, after, self._said_of_own(before.words), own)

    def _is_of_own(self, mention: Mention, sentence: Sentence, before: Said, after: Said) -> bool:
        """Does a sentence speak of the own work, be it also of how that does: "Using X, MapRead wins"?"""
        if sentence.role is OWN:
            return True
        plain = self.abstract.plain
        if self.name and self._is_said_of_own(plain, sentence.start, mention.start):
            said = small(before.words).rpartition(small(self.name))[2]
            done = speaking.WON.search(said) or speaking.MADE_ALREADY.search(said)
            return sentence.role is RESULT and not done
        if speaking.WE_TUNE.match(plain, sentence.start):
            return sentence.role is RESULT and not self.against
        if speaking.GROWN_OPENS.match(plain, sentence.start, sentence.end):
            return True
        if not speaking.OPENS.match(plain, sentence.start):
            return False
        made = speaking.WE_MAKE.match(plain, mention.end, sentence.end) is not None
        return made or (self.name is not None and self.name in after.words)

    def _is_said_of_own(self, plain: str, start: int, end: int) -> bool:
        """Does a sentence speak of the own work by its name up to some place: (results show that) MapRead, ...?"""
        name, said = small(self.name or ""), small(plain[start:end])
        if name not in said:  # as it is with most
            return False
        if said.lstrip().startswith(name):
            return True
        shown = speaking.SHOWN.match(plain, start, end)
        return shown is not None and said.startswith(name, shown.end() - start)

    @property
    def is_tried_on_several(self) -> bool:
        """Does the abstract say that the work is tried on more than one model?"""
        return speaking.TRIED_ON_SEVERAL.search(self.abstract.plain) is not None

    def is_of_kind(self, around: Around) -> bool:
        """Does it stand for the kind of models that the own one is built on?"""
        if not around.own or self.about_data:
            return False
        before = around.before
        return (before.search(speaking.BUILDS_ON_KIND) or before.search(speaking.OF_KIND)) is not None

    def is_the_one(self, around: Around) -> bool:
        """Is it the one model of a kind that is used: with a pre-trained model (e.g., X)?"""
        if not around.own or self.about_data or self.against or not speaking.CLOSES.match(around.after.words):
            return False
        return around.before.search(speaking.ONE_OF_KIND) is not None

    def is_more(self, mention: Mention) -> bool:
        """Is the own name more than this one (LLM2CLIP, CLIP), rather than this one the own name and a version?"""
        return squeeze(self.name or "") not in squeeze(mention.name)

    def marked(self, around: Said) -> str:
        """What stands before or behind, with NUL for the own name."""
        return around.words.replace(self.name, "\0") if self.name else around.words

    def does_with(self, around: Around) -> bool:
        """Does the sentence open with a known name, and go on with what the own work does so: With X, MapRead wins?"""
        opens = around.before.search(speaking.WITH_IT)
        return opens is not None and speaking.THEN_OWN.match(self.marked(around.after)) is not None

    def is_its_name(self, mention: Mention) -> bool:
        """Is a known name no more than what the own one ends with, as it stands there: Prompt DINO of Prompt-DINO?"""
        own, found = squeeze(self.name or ""), squeeze(mention.name)
        begins = own.removesuffix(found)
        before = self.abstract.plain[max(0, mention.start - len(own) - 5) : mention.start]
        return 0 < len(begins) < len(own) and squeeze(before).endswith(begins)

    def _said_of_own(self, before: str) -> str:
        """What stands behind the work's own name, if that is there: whom else the sentence spoke of is past then."""
        _, own, said = before.rpartition(self.name) if self.name else ("", "", before)
        return said if own and len(said) > len(" of ") else before
