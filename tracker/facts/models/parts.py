"""What the paper's own model is made of: language backbone, vision encoder, kind of architecture.

A known name is a part only where a phrase puts it there ("built on X", "X as the vision encoder"), in a sentence about
the paper's own work, and not where it is compared with or merely taken as an example.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Fact, Field, Source
from tracker.facts.models import encoder_words as seeing
from tracker.facts.models import part_words as speaking
from tracker.facts.models.another import PARTS, is_anothers
from tracker.facts.models.architecture import architecture_facts
from tracker.facts.models.own_names import in_own_name, is_own, of_the_house, own_encoders
from tracker.facts.models.title_parts import title_part_facts
from tracker.facts.names import mentions
from tracker.facts.text.clues import Clued, Said
from tracker.facts.text.lexicon import small
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
        lowered = small(title)
        about_data = speaking.ABOUT_DATA.search(lowered) is not None
        reader = _Reader(name, abstract, about_data, seeing.AGAINST.search(lowered) is not None)
        for sentence in sentences:
            if sentence.role is not BACKGROUND:
                inside = [mention for mention in known if sentence.start <= mention.start < sentence.end]
                facts += reader.parts(inside, sentence)
    facts += of_the_house(abstract, {fact.value for fact in facts})
    facts += [*own_encoders(name, abstract), *in_own_name(name, abstract)]
    if abstract.source is Source.ABSTRACT:
        told = {fact.field for fact in facts}
        facts += [fact for fact in title_part_facts(title, name) if fact.field not in told]
    return [*facts, *architecture_facts(name, abstract, sentences)]


def _is_redefined(mention: Mention, plain: str) -> bool:
    """Does the abstract give another spelling of a name a meaning of its own: Graph Language Model (GLM)?"""
    text = plain[mention.start : mention.end]
    return squeeze(text) != squeeze(mention.name) and text.isupper() and f"({text})" in plain


_CLOSED = Pattern(r"\([^()]*\)")
"""Brackets that are closed before a name, which says nothing of it."""


class _Around(NamedTuple):
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
                several = _SIZES.match(self.abstract.plain, mention.end)
                yield Fact(
                    put,
                    _SIZE.sub("", mention.name) if several else mention.name,
                    words,
                    self.abstract.source,
                    0.85,
                )

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
        before = Said(plain[max(sentence.start, mention.start - 90) : mention.start])
        after = Said(plain[mention.end : min(sentence.end, mention.end + 60)])
        own = self._is_of_own(mention, sentence, before, after)
        return _Around(before, after, self._said_of_own(before.words), own)

    def _is_of_own(self, mention: Mention, sentence: Sentence, before: Said, after: Said) -> bool:
        """Does a sentence speak of the own work, be it also of how that does: "Using X, MapRead wins"?"""
        if sentence.role is OWN:
            return True
        plain = self.abstract.plain
        if self.name and plain[sentence.start : mention.start].lstrip().startswith(self.name):
            done = before.search(speaking.WON) or before.search(speaking.MADE_ALREADY)
            return sentence.role is RESULT and not done
        if speaking.WE_TUNE.match(plain, sentence.start):
            return sentence.role is RESULT and not self.against
        if not speaking.OPENS.match(plain, sentence.start):
            return False
        made = speaking.WE_MAKE.match(plain, mention.end, sentence.end) is not None
        return made or (self.name is not None and self.name in after.words)

    def _sees(self, mention: Mention, around: _Around) -> bool:
        used = self._is_used(mention, around)
        named = used or around.after.match(_ENCODER_NEXT)
        if is_own(self.name, mention.name) and not (named and self._is_more(mention)):
            return False
        if self._is_of_kind(around) or self._is_based_on(around):
            return True
        if self._is_the_one(around) and not seeing.TOOLS.match(mention.name):
            return around.after.match(seeing.AS_RULER) is None
        if around.before.search(seeing.REPLACED):
            return False
        put = used or _puts_encoder(around.before, around.after)
        return put and not around.of_others  # which takes longest to tell

    def _is_used(self, mention: Mention, around: _Around) -> bool:
        """Is an encoder used for the own model, be it said or not that it sees?"""
        before, after = around.before, around.after
        if not around.own or seeing.TOOLS.match(mention.name) or after.match(seeing.NOT_ITS_EYES):
            return False
        if self.about_data or self.against or after.match(seeing.AS_RULER):
            return False
        if after.match(seeing.AS_BACKBONE):
            return True
        made = before.search(seeing.MAKES_OF_ENCODER) or before.search(seeing.USES_ENCODER)
        made = made or before.search(speaking.NAMELY)
        if made and seeing.AND_ITS.match(after.words):
            return True
        return bool(before.search(seeing.FROM_FEATURES) and after.match(seeing.FEATURES))

    def _is_of_kind(self, around: _Around) -> bool:
        """Does it stand for the kind of models that the own one is built on?"""
        if not around.own or self.about_data:
            return False
        before = around.before
        return (before.search(speaking.BUILDS_ON_KIND) or before.search(speaking.OF_KIND)) is not None

    def _is_the_one(self, around: _Around) -> bool:
        """Is it the one model of a kind that is used: with a pre-trained model (e.g., X)?"""
        if not around.own or self.about_data or self.against or not around.after.words.startswith(")"):
            return False
        return around.before.search(speaking.ONE_OF_KIND) is not None

    def _is_based_on(self, around: _Around) -> bool:
        """Is the own work a framework based on an encoder: a CLIP-based framework?"""
        before, after = around.before, around.after
        if not around.own or self.about_data or self.against:
            return False
        return after.match(seeing.BASED) is not None and before.search(seeing.WE_BRING) is not None

    def _speaks(self, mention: Mention, around: _Around) -> bool:
        before, after = around.before, around.after
        if self.name and before.words.endswith(f"{self.name}-based "):
            return True
        if before.search(speaking.OURS_BY_NAME):
            return False
        built_on = after.match(speaking.AS_BACKBONE) or before.search(speaking.BUILT_ON)
        if is_own(self.name, mention.name):
            based = after.match(speaking.KIND_BASED) and before.search(speaking.IS_A)
            if not ((built_on or based or self._is_tuned(around)) and self._is_more(mention)):
                return False
        if before.search(speaking.BASE_IS) and not before.search(speaking.WON):
            return True
        if before.search(speaking.OUR_VARIANT) or self._is_of_kind(around):
            return True
        if before.search(speaking.WITH_IT) and self._marked(after).startswith(", \0"):
            return speaking.NO_PART.match(mention.name) is None
        if not speaking.ANOTHER_TOO.match(after.words) and self._is_tried(around):
            return True
        if before.search(speaking.FROZEN) or (mention.name not in _LAYERS and self._is_the_one(around)):
            return True
        put = built_on or self._is_tuned(around) or _puts_backbone(around) or self._is_taken(mention, around)
        return bool(put) and not around.of_others  # which takes longest to tell

    def _is_tried(self, around: _Around) -> bool:
        """Is it the one model that the own work is tried on, or joined with?"""
        before, after = around.before, around.after
        if before.search(speaking.TRIED_ON) or self._says_of_own(before, speaking.JOINED_WITH_OWN):
            return True
        shown = before.search(speaking.EXPERIMENTS_ON) and speaking.SHOW_THAT.match(self._marked(after))
        return bool(shown and not self.about_data and self.name and self.name in self.abstract.plain)

    def _says_of_own(self, before: Said, pattern: Clued) -> bool:
        """Does a pattern match what stands before, with NUL for the own name?"""
        return before.may(pattern) and pattern.search(self._marked(before)) is not None

    def _marked(self, around: Said) -> str:
        """What stands before or behind, with NUL for the own name."""
        return around.words.replace(self.name, "\0") if self.name else around.words

    def _is_tuned(self, around: _Around) -> bool:
        """Is it tuned to become the own model? Data that models are tuned on, or what becomes of any model, is none."""
        before, after = around.before, around.after
        return bool(before.search(speaking.TUNES)) and not (
            self.about_data
            or speaking.TUNING_DOES.search(before.words + after.words)
            or self._is_tuned_on(after.words)
        )

    def _is_taken(self, mention: Mention, around: _Around) -> bool:
        """Is a model used as a part of the own work, rather than to make data or to judge?"""
        before, after = around.before, around.after
        if not around.own or self.about_data or after.match(speaking.AS_TOOL):
            return False
        if before.search(speaking.POWERED) or self._says_of_own(before, speaking.OWN_POWERED):
            return True
        if speaking.NO_PART.match(mention.name):
            return False
        if after.match(speaking.KIND_BASED) and before.search(speaking.IS_A):
            return True
        used = (
            before.search(speaking.USES_MODEL)
            or before.search(speaking.NAMELY)
            or (not self.against and before.search(speaking.GROWS))
        )
        if (
            (used and speaking.AND_NO_LESS.match(after.words))
            or after.match(speaking.DECODES)
            or before.search(speaking.ENCODED_BY)
        ):
            return True
        return after.words.startswith(")") and before.search(speaking.FULL_NAME) is not None

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
    return mention.name in _LAYERS and around.after.match(speaking.SEES_TOO) is not None


_LAYERS = ("RWKV", "Mamba")
_SIZES = Pattern(r"/\d+(?:\.\d+)?B\b")
_SIZE = Pattern(r"[\s-]\d+(?:\.\d+)?B\Z")
"""A name with several sizes behind it is told without: Vicuna-7B/13B."""
_ROW = Pattern(r"\s*(?:,|/|and|or|&|,\s*and)\s*(?:the\s+)?\Z")
_ENCODER_NEXT = Clued(r"(?:'s)?\s+(?:(?:vision|visual|image|video)\s+)?(?:encoder|backbone)s?\b")


def _puts_encoder(before: Said, after: Said) -> bool:
    return bool(
        after.match(seeing.AS_ENCODER) or before.search(seeing.ENCODER_IS) or before.search(seeing.MODEL_ON)
    )


def _puts_backbone(around: _Around) -> bool:
    before, after = around.before, around.after
    if before.search(speaking.LANGUAGE_USES):
        return True
    if not around.own:
        return False
    combined = after.match(speaking.IS_MODEL) and before.search(speaking.WITH)
    return bool(combined or after.match(speaking.IS_PROMPTED) or before.search(speaking.BACKBONE_IS))
