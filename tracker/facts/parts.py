"""What the paper's own model is made of: language backbone, vision encoder, projector, kind of architecture.

A known name is a part only where a phrase puts it there ("built on X", "X as the vision encoder"), in a sentence about
the paper's own work, and not where it is compared with or merely taken as an example.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.names import mentions
from tracker.facts.passage import Passage
from tracker.facts.reading import Role
from tracker.facts.shape import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.names import Mention
    from tracker.facts.reading import Sentence

_DETERMINERS = (
    r"(?:(?:the|an?|frozen|pre-?trained|open-?sourced?|popular|powerful|recent|strong|its|our|large|language|model|LLM|"
    r"backbone|vision-language|multimodal|base|\d+B)\s+){0,4}\$?\s*$"
)
_BUILT_ON = re.compile(
    r"(?:\b(?:[Bb]uil[dt](?:s|ing)?|[Bb]as(?:ed|ing)|developed|implemented|instantiated)\s+(?:directly\s+)?(?:(?:up)?on|over)(?:\s+top\s+of)?|"
    r"\bbuil[dt]\s+\S+\s+(?:model\s+)?upon|\b[Ss]tarting\s+(?:from|with)|\b(?:initiali[sz]ed|derived|adapted|fine-?tuned)\s+(?:from|with))\s+"
    + _DETERMINERS
)
_TUNES = re.compile(
    r"\b(?:fine-?tun(?:e|es|ed|ing)|(?:perform|apply)\w*\s+(?:RFT|SFT|RL|GRPO)\s+(?:on|to)|post-?train(?:s|ed|ing)?|"
    r"instruction-?tun(?:e|ed|ing)|distilled\s+into)(?:\s+(?:on|of))?\s+" + _DETERMINERS
)
_LANGUAGE_USES = re.compile(
    r"\b(?:language|LLM|text|decoder)\s+(?:component|part|side|module|backbone|model)s?,?\s+(?:\w+\s+)?(?:leverag|us|adopt|employ)\w*\s+"
    + _DETERMINERS
)
_AS_BACKBONE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:[\w-]+\s+){0,2}(?:model\s+)?as\s+(?:the|our|its|an?)\s+(?:[\w-]+\s+){0,2}(?:backbones?|LLM|language\s+model|decoder|base\s+model|"
    r"language\s+backbone|foundation|text\s+decoder|brain)\b|\s+(?:language\s+)?backbone\b"
)
_BACKBONE_IS = re.compile(
    r"\b(?:LLM|[Ll]anguage\s+[Mm]odel|language\s+decoder|(?:LLM|language|text)\s+backbone|backbone)\s*(?:is|,|\(|:|named|called|such\s+as)?\s*$"
)
_IS_MODEL = re.compile(r"\s+(?:large\s+)?language\s+models?\b|\s+LLM\b")
_WITH = re.compile(
    r"\b(?:integrat\w+|combin\w+|with|and|on|connect\w*|into|to)\s+(?:the|an?|a\s+frozen)?\s*$"
)
_IS_PROMPTED = re.compile(
    r"\s+is\s+(?:prompted|employed|used|adopted)\s+to\s+(?!(?:\w+ly\s+)?(?:generat|synthesi|annotat|evaluat|rewrit|creat|produc|judg|label|filter)\w*)"
)
_AS_ENCODER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:model\s+|encoder\s+|backbone\s+)?(?:,[^,.]{3,60},\s*)?as\s+(?:the|our|its|an?)\s+(?:[\w-]+\s+){0,2}(?:(?:vision|visual|image|video)\s+(?:encoder|backbone|"
    r"tower|tokenizer)|feature\s+extractor|encoder|tokenizer)\b"
    r"|(?:'s)?[\s-]*(?:based\s+|pre-?trained\s+)?(?:vision|visual|image|video)\s+(?:encoder|backbone|tower|tokenizer)s?\b"
    r"|\s*\)?\s*to\s+(?:encode|tokenize|compress|extract)\s+(?:\w+\s+){0,3}?(?:images?|visual|videos?|frames?)\b"
)
_ENCODER_IS = re.compile(
    r"\b(?:(?:vision|visual|image|video)\s+(?:encoder|backbone|tower|tokenizer)s?)\s*(?:is|,|\(|:|named|called|from)?\s*(?:the\s+)?$"
)
_MODEL_ON = re.compile(
    r"\b(?:model|framework|method|approach|[A-Z][\w-]*)\s+(?:is\s+)?(?:based|built)\s+(?:up)?on\s+(?:the\s+)?(?:pre-?trained\s+)?\$?\s*$"
)
_OF_OTHERS = re.compile(
    r"\b(?:[Uu]nlike|[Ee]xisting|[Pp]revious|[Pp]rior|[Cc]onventional|[Mm]ost|outperform\w*|surpass\w*|[Cc]ompar\w+|than|"
    r"benchmarks?|baselines?|evaluat\w+|such\s+as|e\.g\.?|including|applied\s+to|various|several|multiple|as\s+an?\s+(?:judge|evaluator))\b"
)
_DATA_BEFORE = re.compile(
    r"\b(?:data\s?set|data|corpus|tasks|samples|pairs|captions)s?,?\s+(?:\w+\s+)?(?:based|built|derived|generated)\b|"
    r"\b[Ee]xperiment\w*|['’]s\s*$"
)
_DATA_AFTER = re.compile(r"\s*(?:[\w-]+\s+){0,2}(?:data\s?set|data|corpus|benchmark|captions)\b")
_ABOUT_DATA = re.compile(
    r"\b(?:dataset|benchmark|corpus|evaluat\w+|analy\w+|survey|study)\b|Bench\b", re.IGNORECASE
)


_COMPOUND = re.compile(
    r"(?<![\w-])(?P<stem>[A-Z][\w.]*(?:-[A-Z][\w.]*)*?)-(?P<rest>[A-Z][A-Za-z]+[\d.]*\d?)(?=-\d|\b)"
)
_PARTS = ("language_models", "vision_language_models", "vision_encoders")


def part_facts(title: str, name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The parts that an abstract gives of the paper's own model."""
    tuned = not _ABOUT_DATA.search(title)
    known = mentions(_PARTS, abstract)
    facts: list[Fact] = []
    for sentence in sentences if known else ():
        if sentence.role is not Role.BACKGROUND:
            for mention in known:
                if sentence.start <= mention.start < sentence.end and not _is_own(name, mention.name):
                    facts += _part(mention, abstract, sentence, tuned=tuned)
    return [*facts, *_in_own_name(name, abstract), *_architecture(abstract, sentences)]


def _is_own(name: str | None, mentioned: str) -> bool:
    own, found = squeeze(name or ""), squeeze(mentioned)
    return bool(own) and (found in own or own in found)


def _part(mention: Mention, abstract: Passage, sentence: Sentence, *, tuned: bool) -> Iterator[Fact]:
    """The fact that a known name gives if the words around it make it a part of the paper's own model."""
    before = abstract.plain[max(sentence.start, mention.start - 90) : mention.start]
    after = abstract.plain[mention.end : min(sentence.end, mention.end + 60)]
    if _OF_OTHERS.search(before) or _DATA_BEFORE.search(before) or _DATA_AFTER.match(after):
        return
    if mention.table == "vision_encoders":
        put, field = _puts_encoder(before, after), Field.VISION_ENCODER
    else:
        put, field = _puts_backbone(before, after, sentence.role, tuned=tuned), Field.LANGUAGE_MODEL
    if put:
        words = abstract.quote(mention.start, mention.end)
        yield Fact(field, mention.name, words, abstract.source, 0.85)


def _puts_encoder(before: str, after: str) -> bool:
    return bool(_AS_ENCODER.match(after) or _ENCODER_IS.search(before) or _MODEL_ON.search(before))


def _puts_backbone(before: str, after: str, role: Role, *, tuned: bool) -> bool:
    if _BUILT_ON.search(before) or _AS_BACKBONE.match(after) or _LANGUAGE_USES.search(before):
        return True
    if role is not Role.OWN:
        return False
    combined = _IS_MODEL.match(after) and _WITH.search(before)
    return bool(
        combined
        or _IS_PROMPTED.match(after)
        or _BACKBONE_IS.search(before)
        or (tuned and _TUNES.search(before))
    )


def _in_own_name(name: str | None, abstract: Passage) -> Iterator[Fact]:
    """A backbone that stands in the name of the paper's own model: MapRead-Vicuna-13B."""
    if not name or len(name) < 3 or f"{name}-" not in abstract.plain:
        return
    for match in _COMPOUND.finditer(abstract.plain):
        if match["stem"] != name:
            continue
        family = next(
            (m for m in mentions(("language_models",), Passage(match["rest"], abstract.source))), None
        )
        if family and family.start == 0 and not _is_own(name, family.name):
            words = abstract.quote(*match.span("rest"))
            yield Fact(Field.LANGUAGE_MODEL, words, words, abstract.source, 0.85)


def _architecture(abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The first known kind of architecture in a sentence about the own model."""
    for mention in mentions(("architectures",), abstract):
        sentence = next(s for s in sentences if s.start <= mention.start < s.end)
        if sentence.role is Role.OWN:
            words = abstract.quote(mention.start, mention.end)
            return [Fact(Field.ARCHITECTURE, mention.name, words, abstract.source, 0.7)]
    return []
