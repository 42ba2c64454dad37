"""What a title says that the work is made of: adapting CLIP for maps, a reader based on Vicuna."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field, Source
from tracker.facts.models.encoder_words import TOOLS, is_against
from tracker.facts.models.own_names import is_own
from tracker.facts.models.part_words import NO_PART
from tracker.facts.names import PARTS, may_begin, mentions
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.lexicon import small
from tracker.facts.text.passage import Passage
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from tracker.facts.text.passage import Mention


_WHAT = r"\s+(?:(?:[Tt]he|[Aa]n?|[Pp]re-?[Tt]rained|[Ff]rozen|[Aa]dapted|[Ff]ine-?[Tt]uned)\s+){0,2}(?=[A-Z])"
_USED = (
    r"(?P<grown>[Aa]dapting|[Ee]xtending|[Tt]un(?:ing|ed)|[Ff]inetuning|[Ee]mpowering|[Ee]quipping|[Ee]ndowing|[Uu]pgrading|[Pp]rompting|[Uu]pon|"
    r"[Bb](?:ased|uilt)\s+[Oo]n|(?:[Aa]daptation|[Ee]xtension|[Tt]uning|[Pp]rompt\s+[Ll]earning)\s+(?:[Oo]f|[Ff]or))|[Ww]ith|[Uu]sing|[Ll]everaging|[Hh]arnessing"
)
_BASED = Pattern(
    r"(?<![\w-])(?P<what>[A-Z][\w.]*(?:-[\w.]+)*?)-(?:[Bb]ased|[Dd]riven)\b(?!\s+\w*(?:[Mm]odels|LMs)\b)"
)
"""What stands before the rest of a compound: CLIP-based reading; models of a kind are others'."""
_FOR_IT = Pattern(
    r"\b(?:[Ff]or|[Ll]earning\s+[Oo]n)\s+(?P<what>CLIP)(?=$|\s+(?:[Vv]ia|[Ww]ith|[Bb]y|[Tt]hrough|[Uu]sing)\b)"
)
"""What works are made for more than for any other."""
_MADE_OF = Pattern(rf"\b(?:{_USED}){_WHAT}")
_STARTS = Anchor.at(rf"{_USED}|driven")
_ENDS = Pattern(r"(?:\s+(?:[Ff]or|[Tt]o|[Vv]ia|[Ii]n|[Aa]nd|[Tt]hrough|[Bb]y)\b|$|[:,])")
"""Behind what is used as a whole, rather than something of it."""
_NO_MODEL = Pattern(
    r"\b(?:[Ss]urvey|[Rr]eview|[Ee]valuat|[Bb]enchmark|[Ss]tudy|[Aa]naly[sz]|[Ee]xplor|[Cc]ompar|[Aa]ssess|[Uu]nderstanding|[Ii]nvestigat|[Tt]est(?!-[Tt]ime)|[Dd]ata|"
    r"[Rr]ethink|[Rr]evisit|[Ii]nsights|[Cc]ase\b)"
)
"""In titles of works that look at models, or bring data, rather than make a model."""


def may_name_parts(title: Passage) -> bool:
    """Has a title the words in which one names parts, as few have?"""
    return bool(title.starts(_STARTS)) or "CLIP" in title.text


def title_part_facts(passage: Passage, name: str | None) -> Iterator[Fact]:
    """The parts of the own model that a title names."""
    title = passage.text
    found = passage.matches(_MADE_OF, _STARTS)
    places = [place for place in found if may_begin(title[place.end() :])]
    based = _for_it(title, passage.lowered)
    if not (places or based) or _NO_MODEL.search(title) or is_against(small(title)):
        return
    if based and (one := _whole(based["what"])) and not (TOOLS.match(one.name) or NO_PART.match(one.name)):
        yield _part(one, Passage(based["what"], Source.TITLE))
    for place in places:
        rest = Passage(title[place.end() :], Source.TITLE)
        one = next(iter(mentions(PARTS, rest)), None)
        if one and one.start == 0 and _is_part(one, rest.plain[one.end :], name, grown=bool(place["grown"])):
            yield _part(one, rest)


def _for_it(title: str, lowered: str) -> re.Match[str] | None:
    """What a title says that the work is based on, or made for; to look for a word spares most titles the patterns."""
    found = _BASED.search(title) if "-based" in lowered or "-driven" in lowered else None
    if found and may_begin(found["what"]):
        return found
    return _FOR_IT.search(title) if "CLIP" in title else None


def _whole(text: str) -> Mention | None:
    """The known model that a text is the name of."""
    one = next(iter(mentions(PARTS, Passage(text, Source.TITLE))), None)
    return one if one and one.start == 0 and one.end == len(text) else None


def _part(one: Mention, text: Passage) -> Fact:
    field = Field.VISION_ENCODER if one.table == "vision_encoders" else Field.LANGUAGE_MODEL
    return Fact(field, one.name, text.quote(one.start, one.end), Source.TITLE, 0.8)


def _is_part(one: Mention, after: str, name: str | None, *, grown: bool) -> bool:
    """Is a model part of the work, rather than a tool, what is asked over a wire, or the beginning of another name?"""
    if TOOLS.match(one.name) or NO_PART.match(one.name) or after.startswith("-"):
        return False
    used = one.table == "vision_encoders" and _ENDS.match(after) is not None
    return grown or (used and not is_own(name, one.name))
