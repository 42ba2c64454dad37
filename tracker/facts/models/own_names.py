"""Language backbones told by names that the work itself gives: MapRead-Vicuna, and a model of one's own house."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.models import part_words as speaking
from tracker.facts.models.encoder_words import TOOLS
from tracker.facts.names import PARTS, is_model, mentions
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.passage import Passage
from tracker.facts.text.shape import is_shaped, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Iterable, Iterator

    from tracker.facts.text.passage import Mention


_COMPOUND = Pattern(
    r"(?<![\w/-])(?P<stem>[A-Za-z]*[A-Z][\w.]*(?:-[A-Z][\w.]*)*?)-(?P<rest>[A-Z][A-Za-z]+?(?:\d+(?:\.\d+)?)?(?:-?VL)?)(?=-\d|\b)"
)
_ENCODERS = "vision_encoders"


def is_own(name: str | None, mentioned: str) -> bool:
    """Is a known name the work's own, or one within the other?"""
    own, found = squeeze(name or ""), squeeze(mentioned)
    return bool(own) and (found in own or own in found)


def of_the_house(abstract: Passage, told: Collection[str]) -> Iterator[Fact]:
    """The language model of one's own that a work is built on, which nobody need have heard of."""
    for match in speaking.OF_THE_HOUSE.finditer(abstract.plain):
        words = abstract.quote(*match.span("name"))
        if is_shaped(match["name"]) and words not in told:
            yield Fact(Field.LANGUAGE_MODEL, words, words, abstract.source, 0.85)


OUR_OWN = Anchor.of("our", then="in own")
_SHORTEST = 2
_LONGEST = 50
"""Letters of a name before a known one in it, and of that."""


def _is_large(family: Mention, grown: bool) -> bool:
    """Is it a model that others grow from, rather than a kind of layer, three letters that mean anything, or, where it is
    not the work's own name that it stands behind, one of the many kinds of BERT?
    """
    if speaking.NO_PART.match(family.name) or family.name in _SHORT:
        return False
    return grown or not family.name.endswith("BERT")


_SHORT = frozenset(("OPT", "MPT", "Yi"))
_CUT_SHORT = frozenset(("GLM", "GPT"))


def _is_made(compound: re.Match[str]) -> bool:
    """Is a name given to a model that the work makes: we develop Atlas-Vicuna?"""
    start = compound.start()
    return speaking.MADE_OF.search(compound.string, max(0, start - 60), start) is not None


def _is_cut(compound: re.Match[str], own: str | None) -> bool:
    """Is it the own name, with another's in the place of what it ends in: MapRead-Vicuna of MapRead-LLM?"""
    stem, rest = compound["stem"], compound["rest"]
    if own is None or len(stem) <= _SHORT_STEM or not own.startswith(f"{stem}-"):
        return False
    if rest in _CUT_SHORT or is_model(stem):
        return False
    return not compound.string.endswith("work ", 0, compound.start())


_SHORT_STEM = 3


def in_own_name(name: str | None, abstract: Passage, places: Iterable[int]) -> Iterator[Fact]:
    """A backbone or encoder that stands, behind a dash, in the name of one of the paper's own models: MapRead-Vicuna-13B."""
    plain = abstract.plain
    own = name if name and len(name) > _SHORTEST else None
    for start in places:
        if not "A" <= plain[start] <= "Z":  # as what a compound ends in is written
            continue
        begin = max(plain.rfind(" ", 0, start) + 1, start - _LONGEST)
        near = _COMPOUND.finditer(plain, begin, start + _LONGEST)
        match = next((one for one in near if one.start("rest") == start), None)
        if match is None:
            continue
        grown = match["stem"] == own or _is_cut(match, own)
        if not grown and (squeeze(match[0]) in squeeze(name or "") or not _is_made(match)):
            continue
        family = next(iter(mentions(PARTS, Passage(match["rest"], abstract.source))), None)
        if family is None or family.start or is_own(name, family.name):
            continue
        sees = family.table == _ENCODERS
        if match["stem"] == own and not TOOLS.match(family.name) if sees else _is_large(family, grown):
            words = abstract.quote(*match.span("rest"))
            field = Field.VISION_ENCODER if sees else Field.LANGUAGE_MODEL
            yield Fact(field, words, words, abstract.source, 0.85)


_OWN_ENCODER = Pattern(
    r"(?<![\w-])(?P<stem>[A-Z][A-Za-z\d.]*?)-?(?:ViT|(?<=[a-z\d.-])Encoder)(?![\w-])(?!\s+(?:LM|audio|speech|text))"
)

ENCODERS = Anchor(lambda word: word.endswith(("vit", "encoder")))


def own_encoders(name: str, abstract: Passage) -> Iterator[Fact]:
    """An encoder that bears the beginning of the work's own name: MapViT of MapRead, Map-Encoder of Map-VL."""
    plain, own = abstract.plain, squeeze(name)
    if "ViT" not in plain and "Encoder" not in plain:
        return
    if not any(word in abstract.lowered for word in ("visual", "vision", "image")):
        return
    for match in _OWN_ENCODER.finditer(plain):
        stem = squeeze(match["stem"])
        if len(stem) > _SHORT_STEM and own.startswith(stem) and squeeze(match[0]) not in own:
            words = abstract.quote(*match.span())
            yield Fact(Field.VISION_ENCODER, words, words, abstract.source, 0.85)
