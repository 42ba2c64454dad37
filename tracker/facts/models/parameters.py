"""How many parameters the paper's own models have; sizes of base models and of models compared with are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import ACTIVE, Fact, Field
from tracker.facts.models.beside_others import sizes_beside_others
from tracker.facts.models.size_words import COUNT, COUNTS
from tracker.facts.models.sizes_in_names import own_sizes, size_at_the_end
from tracker.facts.sizes.counted import NUMBERS
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.lexicon import small
from tracker.facts.text.reading import BACKGROUND
from tracker.facts.text.shape import is_shaped
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.facts.text.passage import Passage
    from tracker.facts.text.reading import Sentence

_LIST = (
    rf"{COUNT}(?:\s*+(?:[,/&]\s*+|,\s++(?:and|or)\s++|(?<=\s)(?:and|or|to)\s++)(?:an?\s++)?{COUNT}){{0,30}}"
)
"""Counts with something between each two; blanks are taken in one way only, or each count would double the ways."""
_OF_PARAMETERS = Pattern(
    rf"(?<![\w.-])(?P<counts>{_LIST})(?:\s+(?:and|to)\s+{COUNT})?[\s-]+"
    r"(?:(?:\w+ly\s+)?(?:activated|active|trainable|total|learnable|model|overall)\s+)?(?:\w+\s+)?param(?:eter)?s?\b"
)
_BEFORE_MODEL = Pattern(
    rf"(?<![\w.-])(?P<counts>{_LIST})(?:[\s-]+(?:scale|sized?|level|version|variant|instantiation)s?\b(?!\s+(?:\S+\s+){{0,2}}(?:dataset|corpus|data)\b)|"
    r"\s+(?:\S+\s+){0,4}?(?:[Mm]odels?|variants?|versions?|VLMs?|MLLMs?|LMMs?|VLAs?|checkpoints?|scales?|sizes?)\b|\s+in\s+(?:scale|size)\b|\s+LL?Ms?\b)"
)
_BEFORE_SIZES = (
    r"(?:models?|parameters|MLLMs|VLMs)\s*\((?:both\s+)?|(?:models|variants|checkpoints)\s*(?:--+|—|:)\s*|(?:scales|sizes)-|"
    r"(?:sizes?|scales?|variants?|versions?),?\s*(?:of|:|,|\(|i\.e\.,?|at|ranging\s+from|from|including)\s*\(?"
)
_IN_SIZES = Pattern(rf"\b(?:{_BEFORE_SIZES})(?P<counts>{_LIST})")
_SIZED = Anchor.at(
    _BEFORE_SIZES,
    then=lambda word: word[:1].isdigit() or word in ("both", "of", "i", "at", "ranging", "from", "including"),
)
_RANGE = Pattern(
    rf"\b(?:[Ff]amily|[Ss]eries|suite|models|LLMs|VLMs|MLLMs)\b[^.;,]{{0,70}}?,?\s+(?:ranging\s+)?from\s+(?P<counts>{COUNT}\s+to\s+{COUNT})"
)
_EACH_SIZE = Pattern(rf"\((?P<counts>{COUNT})\)")
_SIZES_FOLLOW = Pattern(r"\b(?:sizes|scales|variants|versions)\s*:")
_ACTIVE_OF = Pattern(rf"\s*,?\s*(?:of|with)\s+which\s+(?:only\s+)?(?P<counts>{COUNT})")
_IN_TITLE = Pattern(
    rf"(?<![\w.-])(?P<counts>{COUNT})\s+(?:\S+\s+){{0,3}}?(?:[Mm]odels?|VLMs?|MLLMs?|LMMs?|VLAs?)\b"
)
"""A title has few words; a size in it is the work's own."""
_ONE = Pattern(COUNT)
_WORKS = Pattern(r"[\s-]*(?:param\w*\s+)?(?:(?:is|are|being)\s+)?activ(?:e|ated)\b")
_WORKING = Pattern(
    r"\bactivat(?:es|ing)\s+(?:(?:only|just|merely|about|around|approximately|roughly)\s+){0,2}$"
)
"""Around counts of the parameters that work at a time: of which only 3B are active; activating 3B parameters."""
_NEAR = 24
_INTRODUCED_WITH = Pattern(
    r"\b(?:[Ww]e|[Tt]his\s+(?:paper|work|report))\s+(?:\w+\s+){0,2}(?:introduc|present|propos|releas|develop|train|open-?sourc|build|built|launch|unveil)\w*\b"
    r"|\b[Oo]ur\b|\bresulting\b|\bseries\b|\bfamily\b|\b[Ii]t\s+(?:has|is)\b|"
    r"\b[Mm]odel\s+sizes?\b|\b(?:creating|yielding|obtaining|producing)\s+an?\s+(?:[\w-]+\s+)?models?\b|\b[Ww]e\s+(?:also\s+)?provide\b|"
    r"\b[Ii]t\s+comes\s+in\s+(?:\w+\s+)?(?:sizes|variants|versions|models)\b|\b(?:available|released)\s+in\s+\w+\s+(?:sizes|variants|versions)\b|"
    r"\b[Tt]h(?:e|is)\s+(?:final\s+|resulting\s+)?model\s+(?:comprises|has|contains|features)\b|\b[Tt]he\s+(?:final|quantized|compressed|pruned)\s"
)

_TUNED = Pattern(r"\s(?:trainable|learnable|tunable)\s")
"""Says that a count is of what is tuned, which tells little of the whole."""
_WITH_ONLY = Pattern(
    r"\b(?:with|using|at|has|have|activat\w+)\s+(?:only|just|merely|as\s+few\s+as)\s+(?:an?\s+)?(?:total\s+of\s+)?$"
)
_DESPITE = Pattern(
    r"(?:^\s*With\s+(?:only|just|merely)|\b[Dd]espite\s+(?:(?:only|merely)\s+)?(?:with|having|using|its|being)|^\s*Despite\s[^.;]{0,80}\bmodel)"
    r"(?:\s+(?:only|just|merely|an?|modest|compact|small|of))*\s*(?:parameters\s*\(\s*)?$"
)
_WHOLE = r"(?!(?:trainable|learnable|tunable|additional|extra)\s)"
"""Before parameters that are all that a model has, rather than those that are tuned or put on top."""
_ITSELF = r",\s+(?:it|our\s|the\s+(?:proposed\s+|resulting\s+)?(?:model|method|framework)\b)"
_OPENS_WITH = Pattern(
    r"\s*(?:[A-Z][a-z]+ly,\s+|Even\s+)?(?:[Ww]ith|[Uu]sing)\s+(?:(?:only|just|merely|about|around|approximately|roughly|nearly|a\s+total\s+of)\s+){0,2}"
    rf"(?P<size>an?\s+(?:model\s+)?size\s+of\s+)?(?P<counts>{COUNT})(?(size)|[\s-]+{_WHOLE}(?:\w+\s+)?param\w*){_ITSELF}"
)
"""Opens a sentence on the model itself: With about 2B parameters, it runs anywhere; even with a size of 7B, it is fast."""
_WITH_FEW = Pattern(
    rf"\b(?:with|using)\s+(?:only|just|merely)\s+(?P<counts>{COUNT})[\s-]+{_WHOLE}(?:\w+\s+)?param\w*{_ITSELF}"
)
"""The same within a sentence, where it is few: we show that with only 2B parameters, our model runs anywhere."""
_NO_SIZE_OF_ONE = Pattern(r"(?:[<>≤≥]|\d\s*[x×]|×)\s*$")
_OF_PART = Pattern(
    r"[\s-]*param\w*\s+(?:(?:vision|visual|image|audio|speech|text)\s+)?(?:encoder|tower|tokenizer|adapter|connector)\b"
)
_OF_OTHERS = Pattern(
    r"\b(?:outperform\w*|surpass\w*|compar\w*|than|match(?:es|ing)?|competitive\s+with|on\s+par|rival\w*|exceed\w*|beat(?:s|ing)?|"
    r"existing|larger|evaluat\w+|ranging\s+from|adapt(?:ing)?|based\s+on|built\s+(?:up)?on|backbones?|fine-?tun\w+|using|"
    r"base\s+model|like|such\s+as|including|across|even|over|other|similarly|versus|vs|proprietary|"
    r"open-source\s+models?|state-of-the-art|frozen|only\s+train\w*|train\w*\s+only|tuning|updat\w+|learn\w*|into|additional|extra|fewer|"
    r"applied|experiments?|tested|reduc\w+|less|enabl\w+(?=\s+(?:small(?:er)?\s+)?\d))\b"
)


def parameter_facts(name: str | None, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The parameter counts that the paper gives of its own models, as written."""
    plain = abstract.plain
    if not abstract.starts(COUNTS):
        return []
    found: dict[tuple[int, int], Fact] = {}
    names = _called(name, plain)
    told = [*own_sizes(name, abstract), *_stated(names, abstract, sentences)] or size_at_the_end(name, plain)
    for start, end in told:
        working = _WORKS.match(plain, end) or _WORKING.search(plain, max(0, start - _NEAR), start)
        for one in _ONE.finditer(plain, start, end):
            words = abstract.quote(one.start(), one.end())
            unit = ACTIVE if working else ""
            found[one.span()] = Fact(Field.PARAMETERS, _bare(words), words, abstract.source, unit=unit)
    return [found[span] for span in sorted(found)]


def title_parameters(title: Passage) -> Iterator[Fact]:
    """The size that a title gives a model: a versatile 3B VLM."""
    for match in _IN_TITLE.finditer(title.plain) if title.starts(COUNTS) else ():
        words = title.quote(*match.span("counts"))
        yield Fact(Field.PARAMETERS, _bare(words), words, title.source, 0.85)


def _bare(words: str) -> str:
    """A size without the TeX within it, and with one dash where TeX has two."""
    return words.rstrip("-").replace("--", "-").replace("$", "")


def _called(name: str | None, plain: str) -> tuple[str, ...]:
    """The work's name, and the short form that stands in brackets behind its first mention."""
    if not name:
        return ()
    at = plain.find(name)
    short = _SHORT.match(plain, at + len(name)) if at >= 0 else None
    return (name, short["short"]) if short else (name,)


_SHORT = Pattern(r"\s*\((?:abbreviated\s+as\s+)?(?P<short>[A-Z][\w.-]{1,16})\)")


def _stated(
    names: tuple[str, ...], abstract: Passage, sentences: Sequence[Sentence]
) -> Iterator[tuple[int, int]]:
    for sentence in sentences:
        start, end, role = sentence
        if role is not BACKGROUND and abstract.starts_between(COUNTS, start, end):
            yield from _stated_here(names, abstract, sentence)


def _stated_here(names: tuple[str, ...], abstract: Passage, sentence: Sentence) -> Iterator[tuple[int, int]]:
    plain = abstract.plain
    here = sentence.start, sentence.end
    said = plain[slice(*here)]  # to look for a word spares most sentences the patterns that hold it
    told = (
        (abstract.matches_between(_OF_PARAMETERS, NUMBERS, *here), True),
        (abstract.matches_between(_IN_SIZES, _SIZED, *here), True),
        (abstract.matches_between(_BEFORE_MODEL, NUMBERS, *here), False),
        (_RANGE.finditer(plain, *here) if "from" in said else (), True),
    )
    for matches, sure in told:
        for match in matches:
            start, end = match.span("counts")
            before, itself = plain[sentence.start : match.start()], match[0]
            if _NO_SIZE_OF_ONE.search(plain, sentence.start, start) or _OF_PART.match(plain, end):
                continue
            if (sure and _named_next(names, plain[match.end() : match.end() + 40])) or _own(
                names, before, itself, sure=sure
            ):
                yield start, end
                if active := _ACTIVE_OF.match(plain, match.end()):
                    yield active.span("counts")
            elif _DESPITE.search(plain[sentence.start : start]) and not _TUNED.search(itself):
                yield start, end
    yield from sizes_beside_others(names, plain, sentence)
    yield from _with_so_many(said, sentence.start)
    if ":" in said and (follow := _SIZES_FOLLOW.search(plain, *here)):
        for match in _EACH_SIZE.finditer(plain, follow.end(), sentence.end):
            yield match.span("counts")


def _with_so_many(said: str, start: int) -> Iterator[tuple[int, int]]:
    """The size that a sentence, which starts at some place, says the own model to do something with."""
    found = _OPENS_WITH.match(said) or (_WITH_FEW.search(said) if "param" in said else None)
    if found:
        yield start + found.start("counts"), start + found.end("counts")


def _named_next(names: tuple[str, ...], follows: str) -> bool:
    """Does the paper's own name come right behind: with 3B parameters, MapRead; the 3B-parameter MapRead?"""
    return follows.lstrip(" ,").startswith(names) if names else False


def _own(names: tuple[str, ...], before: str, itself: str, *, sure: bool) -> bool:
    """Is the subject before the count the paper's own, with nothing between that points to another model?"""
    marks = [m.end() for m in _INTRODUCED_WITH.finditer(before)]
    for name in names:
        at = _last_word(small(before), small(name))
        if at >= 0:
            marks.append(at + len(name))
    if not sure and _ITS.search(before):
        return True
    if not marks:
        return not sure and any(word in names for word in itself.split())
    between = before[max(marks) :] + ("" if sure else itself)
    if _WITH_ONLY.search(before) and not re.search(r"\bthan\b", between):
        return _TUNED.search(itself) is None
    if _FOUND.search(between):
        return False
    if sure and _TUNED.search(itself) and _PUT_ON_TOP.search(before):
        return False
    for beside in (_TUNED_ONE, _ADJECTIVE, _GROWN_TO, _SINGLE):
        between = beside.sub("", between)
    others = _OF_OTHERS.search(between)
    total = sure and "total" in itself
    if (others and not total) or len(between) > (160 if sure else 60):
        return False
    own_word = (word for word in itself.split()[1:] if not word[0].isdigit())
    return sure or not any(is_shaped(word) and word not in names for word in own_word)


def _last_word(text: str, name: str) -> int:
    """Where a name stands last without being the middle or the beginning of a word: no CoM in "comparable"."""
    at = text.rfind(name)
    while at >= 0 and (text[at - 1 : at].isalnum() or text[at + len(name) : at + len(name) + 1].isalpha()):
        at = text.rfind(name, 0, at)
    return at


_ADJECTIVE = Pattern(r"^,?\s*(?:an?|the)\s+state-of-the-art\b")
_TUNED_ONE = Pattern(r"\ban?\s+fine-?tuned\s+(?=\d|$)")
"""What was tuned and is the work's own now: it runs a fine-tuned 7B model."""
_GROWN_TO = Pattern(r"\b(?:scal\w+|grow\w*)\s+(?:up\s+)?to\s+over\s+$")
"""Before a count that the own model goes beyond, which is no comparison."""
_SINGLE = Pattern(r"\busing\s+(?:only\s+)?a\s+single\s+(?=\d|$)")
"""Before the one size that the own work has: it wins with a single 3B model."""
_PUT_ON_TOP = Pattern(r"\b(?:introduc|add|requir)\w*\s+(?:(?:only|just|merely|about)\s+)*$")
"""Before a count of what is put on top of a model, where that is tuned."""
_ITS = Pattern(r"\b(?:its|our)\s+(?:various\s+|different\s+|own\s+)?$")
_FOUND = Pattern(r"\b(?:find|found|show|observe|reveal)\w*\s+that\b")
