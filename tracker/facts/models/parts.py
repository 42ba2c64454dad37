"""What the paper's own model is made of: language backbone, vision encoder, kind of architecture.

A known name is a part only where a phrase puts it there ("built on X", "X as the vision encoder"), in a sentence about
the paper's own work, and not where it is compared with or merely taken as an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Fact, Field
from tracker.facts.models import encoder_words as seeing
from tracker.facts.models import part_words as speaking
from tracker.facts.models.another import PARTS, is_anothers
from tracker.facts.models.architecture import architecture_facts
from tracker.facts.models.own_names import in_own_name, is_own, of_the_house
from tracker.facts.names import mentions
from tracker.facts.text.reading import BACKGROUND, OWN, RESULT
from tracker.facts.text.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.names import Mention
    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_ENCODERS = "vision_encoders"


def part_facts(title: str, name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The parts that an abstract gives of the paper's own model."""
    facts: list[Fact] = []
    if known := [one for one in mentions(PARTS, abstract) if not _is_redefined(one, abstract.plain)]:
        about_data = speaking.ABOUT_DATA.search(title) is not None
        reader = _Reader(name, abstract, about_data, seeing.AGAINST.search(title) is not None)
        for sentence in sentences:
            if sentence.role is not BACKGROUND:
                inside = [mention for mention in known if sentence.start <= mention.start < sentence.end]
                facts += reader.parts(inside, sentence)
    facts += of_the_house(abstract, {fact.value for fact in facts})
    return [*facts, *in_own_name(name, abstract), *architecture_facts(name, abstract, sentences)]


def _is_redefined(mention: Mention, plain: str) -> bool:
    """Does the abstract give another spelling of a name a meaning of its own: Graph Language Model (GLM)?"""
    text = plain[mention.start : mention.end]
    return squeeze(text) != squeeze(mention.name) and text.isupper() and f"({text})" in plain


_CLOSED = Pattern(r"\([^()]*\)")
"""Brackets that are closed before a name, which says nothing of it."""


class _Around(NamedTuple):
    """The words around a known name."""

    before: str
    after: str
    said: str
    """What stands before it since the own work was named."""
    own: bool
    """Does the sentence speak of the own work?"""

    @property
    def of_others(self) -> bool:
        """Do they speak of others' models, or of data?"""
        return bool(
            speaking.DATA_AFTER.match(self.after)
            or speaking.OF_OTHERS.search(speaking.THE_EXISTING.sub("", _CLOSED.sub("", self.said)))
            or speaking.DATA_BEFORE.search(self.said)
        )

    @property
    def denied(self) -> bool:
        """Do they say that the work does without it, or might have it one day?"""
        return bool(speaking.DENIED.search(self.before) or speaking.GIVEN_UP.match(self.after))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the known names in one paper's sentences for the parts of its model."""

    name: str | None
    abstract: Passage
    about_data: bool
    """Is the paper about data, or about how models fare?"""
    against: bool
    """Is it an attack on models, or a question about them?"""

    def parts(self, inside: Sequence[Mention], sentence: Sentence) -> Iterator[Fact]:
        """The parts among the known names of a sentence; what stands in a row with a part is one too."""
        before: tuple[Mention, Field] | None = None
        for mention in inside:
            put = self._put(mention, sentence)
            if put is None and before:
                put = self._in_a_row(before[0], before[1], mention)
            before = (mention, put) if put else None
            if put:
                words = self.abstract.quote(mention.start, mention.end)
                yield Fact(put, mention.name, words, self.abstract.source, 0.85)

    def _in_a_row(self, one: Mention, put: Field, other: Mention) -> Field | None:
        """What a name is for that stands in a row with a part: the same, or the rest of what the model is built on."""
        plain = self.abstract.plain
        if seeing.TOOLS.match(other.name) or not _ROW.match(plain[one.end : other.start]):
            return None
        if (one.table == _ENCODERS) == (other.table == _ENCODERS):
            return None if is_own(self.name, other.name) else put
        built = speaking.BUILT_ON.search(plain, max(0, one.start - 90), one.start)
        return Field.LANGUAGE_MODEL if built and other.table == "language_models" else None

    def _put(self, mention: Mention, sentence: Sentence) -> Field | None:
        """The field that the words around a known name put it in, if they make it a part of the own model."""
        around = self._around(mention, sentence)
        sees = mention.table == _ENCODERS or _sees_too(mention, around)
        if not (self._sees(mention, around) if sees else self._speaks(mention, around)):
            return None
        if around.denied or is_anothers(self.name, self.abstract, sentence, mention.start):
            return None
        if sees and seeing.EARS.match(self.abstract.plain, mention.end, sentence.end):
            return None
        return Field.VISION_ENCODER if sees else Field.LANGUAGE_MODEL

    def _around(self, mention: Mention, sentence: Sentence) -> _Around:
        plain = self.abstract.plain
        before = plain[max(sentence.start, mention.start - 90) : mention.start]
        after = plain[mention.end : min(sentence.end, mention.end + 60)]
        return _Around(
            before, after, self._said_of_own(before), self._is_of_own(mention, sentence, before, after)
        )

    def _is_of_own(self, mention: Mention, sentence: Sentence, before: str, after: str) -> bool:
        """Does a sentence speak of the own work, be it also of how that does: "Using X, MapRead wins"?"""
        if sentence.role is OWN:
            return True
        plain = self.abstract.plain
        if self.name and plain[sentence.start : mention.start].lstrip().startswith(self.name):
            done = speaking.WON.search(before) or speaking.MADE_ALREADY.search(before)
            return sentence.role is RESULT and not done
        if speaking.WE_TUNE.match(plain, sentence.start):
            return sentence.role is RESULT and not self.against
        if not speaking.OPENS.match(plain, sentence.start):
            return False
        made = speaking.WE_MAKE.match(plain, mention.end, sentence.end) is not None
        return made or (self.name is not None and self.name in after)

    def _sees(self, mention: Mention, around: _Around) -> bool:
        used = self._is_used(mention, around)
        named = used or _ENCODER_NEXT.match(around.after)
        if is_own(self.name, mention.name) and not (named and self._is_more(mention)):
            return False
        if self._is_of_kind(around) or self._is_based_on(around):
            return True
        if seeing.REPLACED.search(around.before):
            return False
        put = used or _puts_encoder(around.before, around.after)
        return put and not around.of_others  # which takes longest to tell

    def _is_used(self, mention: Mention, around: _Around) -> bool:
        """Is an encoder used for the own model, be it said or not that it sees?"""
        before, after = around.before, around.after
        if not around.own or seeing.TOOLS.match(mention.name) or seeing.NOT_ITS_EYES.match(after):
            return False
        if self.about_data or self.against or seeing.AS_RULER.match(after):
            return False
        made = seeing.MAKES_OF_ENCODER.search(before) or seeing.USES_ENCODER.search(before)
        made = made or speaking.NAMELY.search(before)
        if made and seeing.AND_ITS.match(after):
            return True
        return bool(seeing.FROM_FEATURES.search(before) and seeing.FEATURES.match(after))

    def _is_of_kind(self, around: _Around) -> bool:
        """Does it stand for the kind of models that the own one is built on?"""
        if not around.own or self.about_data:
            return False
        before = around.before
        return (speaking.BUILDS_ON_KIND.search(before) or speaking.OF_KIND.search(before)) is not None

    def _is_based_on(self, around: _Around) -> bool:
        """Is the own work a framework based on an encoder: a CLIP-based framework?"""
        before, after = around.before, around.after
        if not around.own or self.about_data or self.against:
            return False
        return seeing.BASED.match(after) is not None and seeing.WE_BRING.search(before) is not None

    def _speaks(self, mention: Mention, around: _Around) -> bool:
        before, after = around.before, around.after
        if self.name and before.endswith(f"{self.name}-based "):
            return True
        if speaking.OURS_BY_NAME.search(before):
            return False
        built_on = speaking.AS_BACKBONE.match(after) or speaking.BUILT_ON.search(before)
        if is_own(self.name, mention.name):
            based = speaking.KIND_BASED.match(after) and speaking.IS_A.search(before)
            if not ((built_on or based or self._is_tuned(around)) and self._is_more(mention)):
                return False
        if speaking.BASE_IS.search(before) and not speaking.WON.search(before):
            return True
        if speaking.OUR_VARIANT.search(before) or self._is_of_kind(around):
            return True
        if speaking.WITH_IT.search(before) and self._marked(after).startswith(", \0"):
            return speaking.NO_PART.match(mention.name) is None
        if not speaking.ANOTHER_TOO.match(after) and self._is_tried(around):
            return True
        if speaking.FROZEN.search(before):
            return True
        put = built_on or self._is_tuned(around) or _puts_backbone(around) or self._is_taken(mention, around)
        return bool(put) and not around.of_others  # which takes longest to tell

    def _is_tried(self, around: _Around) -> bool:
        """Is it the one model that the own work is tried on, or joined with?"""
        before, after = around.before, around.after
        if speaking.TRIED_ON.search(before) or speaking.JOINED_WITH_OWN.search(self._marked(before)):
            return True
        shown = speaking.EXPERIMENTS_ON.search(before) and speaking.SHOW_THAT.match(self._marked(after))
        return bool(shown and not self.about_data and self.name and self.name in self.abstract.plain)

    def _marked(self, around: str) -> str:
        """What stands before or behind, with NUL for the own name."""
        return around.replace(self.name, "\0") if self.name else around

    def _is_tuned(self, around: _Around) -> bool:
        """Is it tuned to become the own model? Data that models are tuned on, or what becomes of any model, is none."""
        before, after = around.before, around.after
        return bool(speaking.TUNES.search(before)) and not (
            self.about_data or speaking.TUNING_DOES.search(before + after) or self._is_tuned_on(after)
        )

    def _is_taken(self, mention: Mention, around: _Around) -> bool:
        """Is a model used as a part of the own work, rather than to make data or to judge?"""
        before, after = around.before, around.after
        if not around.own or self.about_data or speaking.AS_TOOL.match(after):
            return False
        if speaking.POWERED.search(before) or speaking.OWN_POWERED.search(self._marked(before)):
            return True
        if speaking.NO_PART.match(mention.name):
            return False
        if speaking.KIND_BASED.match(after) and speaking.IS_A.search(before):
            return True
        used = (
            speaking.USES_MODEL.search(before)
            or speaking.NAMELY.search(before)
            or (not self.against and speaking.GROWS.search(before))
        )
        if (
            (used and speaking.AND_NO_LESS.match(after))
            or speaking.DECODES.match(after)
            or speaking.ENCODED_BY.search(before)
        ):
            return True
        return after.startswith(")") and speaking.FULL_NAME.search(before) is not None

    def _is_tuned_on(self, after: str) -> bool:
        """Is it the own work that a model is tuned on, rather than what comes of that?"""
        at = after.find(self.name) if self.name else -1
        if at < 0 or speaking.BUT_MADE.match(after, at):
            return False
        return speaking.ON_IT.search(after[:at]) is not None

    def _is_more(self, mention: Mention) -> bool:
        """Is the own name more than this one (LLM2CLIP, CLIP), rather than this one the own name and a version?"""
        return squeeze(self.name or "") not in squeeze(mention.name)

    def _said_of_own(self, before: str) -> str:
        """What stands behind the work's own name, if that is there: whom else the sentence spoke of is past then."""
        _, own, said = before.rpartition(self.name) if self.name else ("", "", before)
        return said if own and len(said) > len(" of ") else before


def _sees_too(mention: Mention, around: _Around) -> bool:
    """Is it a kind of layer that language models are made of, and the eyes here?"""
    return mention.name in _LAYERS and speaking.SEES_TOO.match(around.after) is not None


_LAYERS = ("RWKV", "Mamba")
_ROW = Pattern(r"\s*(?:,|/|and|or|&|,\s*and)\s*(?:the\s+)?\Z")
_ENCODER_NEXT = Pattern(r"(?:'s)?\s+(?:(?:vision|visual|image|video)\s+)?(?:encoder|backbone)s?\b")


def _puts_encoder(before: str, after: str) -> bool:
    return bool(
        seeing.AS_ENCODER.match(after) or seeing.ENCODER_IS.search(before) or seeing.MODEL_ON.search(before)
    )


def _puts_backbone(around: _Around) -> bool:
    before, after = around.before, around.after
    if speaking.LANGUAGE_USES.search(before):
        return True
    if not around.own:
        return False
    combined = speaking.IS_MODEL.match(after) and speaking.WITH.search(before)
    return bool(combined or speaking.IS_PROMPTED.match(after) or speaking.BACKBONE_IS.search(before))
