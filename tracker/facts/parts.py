"""What the paper's own model is made of: language backbone, vision encoder, projector, kind of architecture.

A known name is a part only where a phrase puts it there ("built on X", "X as the vision encoder"), in a sentence about
the paper's own work, and not where it is compared with or merely taken as an example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    r"(?:(?:the|an?|frozen|pre-?trained|open-?sourced?|popular|powerful|recent|recently\s+released|strong|its|our|large|language|model|LLM|"
    r"backbone|vision-language|multimodal|base|\d+B)\s+){0,4}(?:[^.;,]{3,50}\bvariant\s+of\s+)?\$?\s*$"
)
_BUILT_ON = re.compile(
    r"(?:\b(?:[Bb]uil[dt](?:s|ing)?|[Bb]as(?:ed|ing)|developed|implemented|instantiated)\s+(?:directly\s+)?(?:(?:up)?on|over)(?:\s+top\s+of)?|"
    r"\bbuil[dt]\s+\S+\s+(?:model\s+)?upon|\b[Ss]tarting\s+(?:from|with)|\b(?:initiali[sz]ed|derived|adapted|fine-?tuned)\s+(?:from|with))\s+"
    + _DETERMINERS
)
_TUNES = re.compile(
    r"\b(?:[Ff]ine-?tun(?:e|es|ed|ing)|(?:perform|appl)\w*\s[^.;]{0,60}?\b(?:RFT|SFT|RL|GRPO|tuning|learning|training)\s+(?:on|to)|"
    r"post-?train(?:s|ed|ing)?|(?:by\s+|-based\s+)training|(?:by\s+)?adapting|instruction-?tun(?:e|ed|ing)|distilled\s+into)"
    r"(?:\s+(?:on|of))?\s+" + _DETERMINERS
)
_TUNING_DOES = re.compile(
    r"(?:^|[,;:.]|\bthat)\s*(?:when\s+)?(?:\w+ly\s+)?(?:[Ff]ine-?tuning|[Tt]raining|[Pp]ost-?training)\s(?!.*\b(?:yields?|obtain|creat|produc|resulting\s+in)\b)"
)
"""Tuning as what is spoken of: fine-tuning Vicuna on it helps."""
_ON_IT = re.compile(r"\bon\s+(?:the\s+|our\s+)?$")
_LANGUAGE_USES = re.compile(
    r"\b(?:language|LLM|text|decoder)\s+(?:component|part|side|module|backbone|model)s?,?\s+(?:\w+\s+)?(?:leverag|us|adopt|employ)\w*\s+"
    + _DETERMINERS
)
_AS_BACKBONE = re.compile(
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:[\w-]+\s+){0,2}(?:model\s+)?as\s+(?:the|our|its|an?)\s+(?:[\w-]+\s+){0,2}(?:backbones?|LLM|language\s+model|decoder|base\s+model|"
    r"language\s+backbone|foundation|text\s+decoder|brain)\b|\s+(?:language\s+)?backbone\b"
)
_BACKBONE_IS = re.compile(
    r"\b(?:LLM|[Ll]anguage\s+[Mm]odel|language\s+decoder|(?:LLM|language|text)\s+backbone|backbone)\s*(?:is|,|\(|:|named|called|such\s+as)?\s*$|"
    r"\blanguage\s+models?\s+from\s+$"
)
_BASE_IS = re.compile(
    r"\b(?:its|the|our)\s+(?:base(?:line)?|backbone|foundation|original)\s+(?:vision-language\s+|language\s+)?(?:V?LM|LLM|MLLM|model)s?\s*"
    r"[,:(]\s*(?:i\.e\.,?|namely)?\s*$|"
    r"\b(?<!leading\s)(?:base|backbone)\s+(?:V?LM|LLM|MLLM|model|backbone)s?,?\s*(?:\(|:|including|namely|i\.e\.,?)\s*$"
)
_WON = re.compile(r"\b(?:outperform|surpass|exceed|competitive|rival|beat)\w*")
_IS_MODEL = re.compile(r"\s+(?:large\s+)?language\s+models?\b|\s+LLM\b")
_WITH = re.compile(
    r"\b(?:integrat\w+|combin\w+|with|and|on|connect\w*|into|to)\s+(?:the|an?|a\s+frozen|recently\s+released)?\s*$"
)
_IS_PROMPTED = re.compile(
    r"\s+with\s+(?:[\w-]+\s+)?in-context\s+learning\b|\s+is\s+(?:prompted|employed|used|adopted)\s+to\s+(?!(?:\w+ly\s+)?(?:generat|synthesi|annotat|evaluat|rewrit|creat|produc|judg|label|filter)\w*)"
)
_AS_ENCODER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:model\s+|encoder\s+|backbone\s+)?(?:,[^,.]{3,60},\s*)?as\s+(?:the|our|its|an?)\s+(?:[\w-]+\s+){0,2}(?:(?:vision|visual|image|video)\s+(?:encoder|backbone|"
    r"tower|tokenizer)|feature\s+extractor|encoder|tokenizer)\b"
    r"|(?:'s)?[\s-]*(?:style\s+)?(?:based\s+|pre-?trained\s+)?(?:dynamic\s+resolution\s+)?(?:vision|visual|image|video)\s+(?:encoder|backbone|tower|tokenizer)s?\b"
    r"|\s+encoders?(?!\w)"
    r"|\s*(?:and\s+[A-Z][\w-]*(?:\s[A-Z][\w-]*)?\s+)?for\s+(?:\w+\s+){0,2}(?:visual|video|image|vision)\s+(?:feature\s+extraction|encoding)\b"
    r"|\s*\)?\s*to\s+(?:encode|tokenize|compress|extract)\s+(?:\w+\s+){0,3}?(?:images?|visual|videos?|frames?)\b"
)
_ENCODER_IS = re.compile(
    r"\b(?:(?:vision|visual|image|video)\s+(?:encoder|backbone|tower|tokenizer)s?|vision\s+foundation\s+model)\s*"
    r"(?:is|,|\(|:|--+|named|called|from|of)?\s*(?:the\s+)?$|"
    r"\b(?:vision|visual|image)\s+encoders?\s+(?:that|which)\s+(?:fus|combin)\w+\s[^.;,]{0,40}$|"
    r"\bmulti-?modal\s+encoders?\s+from\s+(?:the\s+)?$|\ba\s+native[\s-](?:[\w-]+[\s-])?resolution\s+$|\bon\s+top\s+of\s+an?\s+frozen\s+$"
)
_MODEL_ON = re.compile(
    r"\b(?:model|framework|method|approach|[A-Z][\w-]*)(?:\s+\([A-Z]\w*\)\s+(?:model|framework|method),?)?\s+(?:is\s+)?(?:based|built)\s+(?:up)?on\s+(?:the\s+)?(?:recently\s+introduced\s+|pre-?trained\s+)?\$?\s*$"
)
_OF_OTHERS = re.compile(
    r"\b(?:[Uu]nlike|[Ee]xisting|[Pp]revious|[Pp]rior|[Cc]onventional|[Mm]ost|outperform\w*|surpass\w*|[Cc]ompar(?:ed?|ing|ison|able)|than|"
    r"benchmarks?|benchmarked|baselines|(?<!\ba\s)baseline|evaluat\w+|analy[sz]\w+|investigat\w+|examin\w+|validat\w+|[Ff]or\s+example,?\s+when|"
    r"\bwe\s+find\s+that|boost(?:s|ed|ing)?\s+the|attack(?:s|ed|ing)?\s+(?:on|against)|jailbreak\w*|victim|judged?|whether|such\s+as|e\.g\.?|including|applied\s+to|various|several|multiple|as\s+an?\s+(?:judge|evaluator))\b"
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
_KIND_OF_MODEL = re.compile(
    r"[\s-]*(?:based\s+)?(?:\([^)]*\)\s*)?(?:[\w-]+\s+){0,4}?(?:architecture|structure|framework|transformer|(?:[Mm]odel|LLM|VLM|MLLM|LMM|VLA)s?)\b"
)
_OWN_KIND = re.compile(
    r"\b(?:[Ww]e\s+(?:\w+\s+){0,2}(?:introduc|present|propos|develop|releas|design|adopt|build|explor)\w*|[Oo]ur|[Ii]t\s+(?:is|adopts|uses|has)|"
    r"creating|forming)\b"
)
_ANOTHERS_KIND = re.compile(
    r"\b(?:between|instead|rather|than|beyond|[Uu]nlike|[Cc]ontrast|[Cc]ompar\w+|existing|control\w*|solely|into|applied|improv\w+|processed|"
    r"(?:with|via|through|by|using)(?:\s+(?:an?|the))?(?:\s+[\w-]+)?)\s*[^,;]{0,12}$|\bcompar\w+|\b[Uu]nlike\b"
)
_PARTS = ("language_models", "vision_language_models", "vision_encoders")


def part_facts(title: str, name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The parts that an abstract gives of the paper's own model."""
    reader = _Reader(name, abstract, title)
    known = mentions(_PARTS, abstract)
    facts: list[Fact] = []
    for sentence in sentences if known else ():
        if sentence.role is not Role.BACKGROUND:
            inside = [mention for mention in known if sentence.start <= mention.start < sentence.end]
            facts += reader.parts(inside, sentence)
    return [*facts, *_in_own_name(name, abstract), *_architecture(name, abstract, sentences)]


def _is_own(name: str | None, mentioned: str) -> bool:
    own, found = squeeze(name or ""), squeeze(mentioned)
    return bool(own) and (found in own or own in found)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the known names in one paper's sentences for the parts of its model."""

    name: str | None
    abstract: Passage
    title: str

    def parts(self, inside: Sequence[Mention], sentence: Sentence) -> Iterator[Fact]:
        """The parts among the known names of a sentence; what stands in a row with a part is one too."""
        before: tuple[Mention, Field] | None = None
        for mention in inside:
            put = self._put(mention, sentence)
            if put is None and before and self._in_a_row(before[0], mention):
                put = before[1]
            before = (mention, put) if put else None
            if put:
                words = self.abstract.quote(mention.start, mention.end)
                yield Fact(put, mention.name, words, self.abstract.source, 0.85)

    def _in_a_row(self, one: Mention, other: Mention) -> bool:
        between = self.abstract.plain[one.end : other.start]
        kind = "vision_encoders"
        alike = (one.table == kind) == (other.table == kind) and not _is_own(self.name, other.name)
        return alike and _ROW.fullmatch(between) is not None

    def _put(self, mention: Mention, sentence: Sentence) -> Field | None:
        """The field that the words around a known name put it in, if they make it a part of the own model."""
        plain = self.abstract.plain
        before = plain[max(sentence.start, mention.start - 90) : mention.start]
        after = plain[mention.end : min(sentence.end, mention.end + 60)]
        encoder = mention.table == "vision_encoders"
        if not encoder and self.name and before.endswith(f"{self.name}-based "):
            return Field.LANGUAGE_MODEL
        named = (
            _ENCODER_NEXT.match(after) if encoder else _AS_BACKBONE.match(after) or _BUILT_ON.search(before)
        )
        if _is_own(self.name, mention.name) and not (named and self._is_more(mention)):
            return None
        if not encoder and _BASE_IS.search(before) and not _WON.search(before):
            return Field.LANGUAGE_MODEL
        said = self._said_of_own(before)
        if _OF_OTHERS.search(said) or _DATA_BEFORE.search(said) or _DATA_AFTER.match(after):
            return None
        if encoder:
            return Field.VISION_ENCODER if _puts_encoder(before, after) else None
        tuned = _TUNES.search(before) and not (
            _ABOUT_DATA.search(self.title) or _TUNING_DOES.search(before + after) or self._is_tuned_on(after)
        )  # data that models are tuned on, or what becomes of any model that is
        put = tuned or _puts_backbone(before, after, sentence.role)
        return Field.LANGUAGE_MODEL if put else None

    def _is_tuned_on(self, after: str) -> bool:
        """Is it the own work that a model is tuned on, rather than what comes of that?"""
        at = after.find(self.name) if self.name else -1
        return at >= 0 and _ON_IT.search(after[:at]) is not None

    def _is_more(self, mention: Mention) -> bool:
        """Is the own name more than this one (LLM2CLIP, CLIP), rather than this one the own name and a version?"""
        return squeeze(self.name or "") not in squeeze(mention.name)

    def _said_of_own(self, before: str) -> str:
        """What stands behind the work's own name, if that is there: whom else the sentence spoke of is past then."""
        _, own, said = before.rpartition(self.name) if self.name else ("", "", before)
        return said if own and len(said) > len(" of ") else before


_ROW = re.compile(r"\s*(?:,|/|and|or|&|,\s*and)\s*(?:the\s+)?")
_ENCODER_NEXT = re.compile(r"(?:'s)?\s+(?:vision|visual|image|video)\s+(?:encoder|backbone)s?\b")


def _puts_encoder(before: str, after: str) -> bool:
    return bool(_AS_ENCODER.match(after) or _ENCODER_IS.search(before) or _MODEL_ON.search(before))


def _puts_backbone(before: str, after: str, role: Role) -> bool:
    if _BUILT_ON.search(before) or _AS_BACKBONE.match(after) or _LANGUAGE_USES.search(before):
        return True
    if role is not Role.OWN:
        return False
    combined = _IS_MODEL.match(after) and _WITH.search(before)
    return bool(combined or _IS_PROMPTED.match(after) or _BACKBONE_IS.search(before))


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


def _architecture(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The first known kind of architecture that a sentence gives the own model, rather than a part or another's."""
    plain = abstract.plain
    for mention in mentions(("architectures",), abstract):
        sentence = next(s for s in sentences if s.start <= mention.start < s.end)
        if sentence.role is not Role.OWN or not _KIND_OF_MODEL.match(plain, mention.end, sentence.end):
            continue
        marks = [match.end() for match in _OWN_KIND.finditer(plain, sentence.start, mention.start)]
        at = plain.rfind(name, sentence.start, mention.start) if name else -1
        if at >= 0:
            marks.append(at + len(name or ""))
        if marks and not _ANOTHERS_KIND.search(plain[max(marks) : mention.start]):
            words = abstract.quote(mention.start, mention.end)
            return [Fact(Field.ARCHITECTURE, mention.name, words, abstract.source, 0.7)]
    return []
