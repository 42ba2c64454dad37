"""What the paper's own model is made of: language backbone, vision encoder, kind of architecture.

A known name is a part only where a phrase puts it there ("built on X", "X as the vision encoder"), in a sentence about
the paper's own work, and not where it is compared with or merely taken as an example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field, Source
from tracker.facts.models import encoder_words as seeing
from tracker.facts.models import part_words as speaking
from tracker.facts.models.another import is_anothers
from tracker.facts.models.architecture import KINDS, architecture_facts
from tracker.facts.models.around import OwnWork
from tracker.facts.models.backbones import is_backbone, sees_too
from tracker.facts.models.encoders import is_encoder
from tracker.facts.models.own_names import ENCODERS, OUR_OWN, in_own_name, is_own, of_the_house, own_encoders
from tracker.facts.models.title_parts import may_name_parts, title_part_facts
from tracker.facts.names import PARTS, behind_dashes, mentions
from tracker.facts.text.lexicon import small
from tracker.facts.text.reading import BACKGROUND
from tracker.facts.text.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Mention, Passage
    from tracker.facts.text.reading import Sentence

_ENCODERS = "vision_encoders"


def part_facts(
    title: Passage, name: str | None, abstract: Passage, sentences: Sequence[Sentence]
) -> list[Fact]:
    """The parts that an abstract gives of the paper's own model."""
    facts: list[Fact] = []
    if known := [one for one in mentions(PARTS, abstract) if not _is_redefined(one, abstract.plain)]:
        lowered = small(title.text)
        work = OwnWork(name, abstract, speaking.is_about_data(lowered), seeing.is_against(lowered))
        for sentence in sentences:
            if sentence.role is not BACKGROUND:
                start, end, _ = sentence
                if inside := [mention for mention in known if start <= mention.start < end]:
                    facts += _parts(work, inside, sentence)
    if abstract.starts(OUR_OWN):
        facts += of_the_house(abstract, {fact.value for fact in facts})
    if name and abstract.starts(ENCODERS):
        facts += own_encoders(name, abstract)
    if places := behind_dashes(abstract):
        facts += in_own_name(name, abstract, places)
    if abstract.source is Source.ABSTRACT and may_name_parts(title):
        told = {fact.field for fact in facts}
        facts += [fact for fact in title_part_facts(title, name) if fact.field not in told]
    return [*facts, *architecture_facts(name, abstract, sentences)] if abstract.starts(KINDS) else facts


def _is_redefined(mention: Mention, plain: str) -> bool:
    """Does the abstract give another spelling of a name a meaning of its own: Graph Language Model (GLM)?"""
    text = plain[mention.start : mention.end]
    return squeeze(text) != squeeze(mention.name) and text.isupper() and f"({text})" in plain


def _parts(work: OwnWork, inside: Sequence[Mention], sentence: Sentence) -> Iterator[Fact]:
    """The parts among the known names of a sentence; what stands in a row with a part is one too."""
    before: tuple[Mention, Field] | None = None
    for mention in inside:
        put = _put(work, mention, sentence)
        if put is None and before:
            put = _in_a_row(work, before[0], before[1], mention)
        before = (mention, put) if put else None
        if put:
            words = work.abstract.quote(mention.start, mention.end)
            several = _SIZES.match(work.abstract.plain, mention.end)
            yield Fact(
                put,
                _SIZE.sub("", mention.name) if several else mention.name,
                words,
                work.abstract.source,
                0.85,
            )


def _in_a_row(work: OwnWork, one: Mention, put: Field, other: Mention) -> Field | None:
    """What a name is for that stands in a row with a part: the same, or the rest of what the model is built on."""
    plain = work.abstract.plain
    if seeing.TOOLS.match(other.name) or not _ROW.match(plain[one.end : other.start]):
        return None
    if (one.table == _ENCODERS) == (other.table == _ENCODERS):
        return None if is_own(work.name, other.name) else put
    built = speaking.BUILT_ON.search(plain, max(0, one.start - 90), one.start)
    return Field.LANGUAGE_MODEL if built and other.table == "language_models" else None


def _put(work: OwnWork, mention: Mention, sentence: Sentence) -> Field | None:
    """The field that the words around a known name put it in, if they make it a part of the own model."""
    around = work.around(mention, sentence)
    sees = mention.table == _ENCODERS or sees_too(mention, around)
    if not (is_encoder(work, mention, around) if sees else is_backbone(work, mention, around)):
        return None
    if around.denied or is_anothers(work.name, work.abstract, sentence, mention.start):
        return None
    if sees and seeing.EARS.match(work.abstract.plain, mention.end, sentence.end):
        return None
    return Field.VISION_ENCODER if sees else Field.LANGUAGE_MODEL


_SIZES = Pattern(r"(?:/|\s+and\s+)\d+(?:\.\d+)?B\b")
_SIZE = Pattern(r"[\s-]\d+(?:\.\d+)?B\Z")
"""A name with several sizes behind it is told without: Vicuna-7B/13B."""
_ROW = Pattern(r"\s*(?:,|/|and|or|&|,\s*and)\s*(?:the\s+)?\Z")
