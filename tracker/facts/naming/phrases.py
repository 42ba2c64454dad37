"""The phrases that give a work its name: "we present X, a …", "a dataset called X", "our model, X"."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from tracker.facts.naming.brackets import (
    OUR,
    WORK,
    bracket_in,
    is_given,
    short_form,
    short_form_behind_commas,
    short_form_beside,
    short_form_of_ours,
)
from tracker.facts.naming.extent import name_at, named_here, right_here, trimmed
from tracker.facts.naming.namesakes import Introduced, of_match
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.shape import (
    is_common,
    is_shaped,
    may_name,
    set_of,
)
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.facts.text.passage import Passage

_VERB = (
    r"(?P<verb>introduc(?:e|es|ing|ed)|present(?:s|ing|ed)?|propos(?:e|es|ing|ed)|develop(?:s|ed|ing)?|"
    r"releas(?:e|es|ing|ed)|launch(?:es|ed)?|built|build(?:s|ing)?|construct(?:s|ed|ing)?|creat(?:e|es|ed|ing)|"
    r"curat(?:e|es|ed|ing)|establish(?:es|ed)?|design(?:s|ed)?|contribut(?:e|es|ed)|describ(?:e|es)|"
    r"explor(?:e|es)|publish(?:es|ed)?|collect(?:s|ed)?|generat(?:e|es|ed)|annotat(?:e|es|ed)|train(?:s|ed)?|"
    r"unveil(?:s|ed)?|devis(?:e|es|ed)|open-?sourc(?:e|es|ed)|offer(?:s|ed)?|provid(?:e|es|ed)|craft(?:s|ed)?|"
    r"formulat(?:e|es|ed)|report(?:s|ed)?|leads?\s+to|result(?:s|ing)?\s+in|yield(?:s|ed|ing)?|suggest(?:s)?|"
    r"obtain(?:s|ed)?|assembl(?:e|es|ed)|compil(?:e|es|ed)|share|demonstrat(?:e|es)(?=\s+an?\s))"
)
_CALLED = ("called", "named", "termed", "dubbed")
_CUT_BY_SIGN = Pattern(r",|:|\(|--|–|—")
_CUT = Pattern(rf"{_CUT_BY_SIGN.pattern}|\b(?:{'|'.join(_CALLED)})\b")
"""Ends the noun that a verb brings, before its name."""
_WEAK_VERB = Pattern(
    r"train|demonstrat|explor|describ|provid|report|lead|result|yield|suggest|obtain|generat|annotat|offer|collect"
)
_ADVERB = (
    r"(?:here|also|further|then|thus|first|firstly|hereby|therefore|now|next|additionally|hence|newly|accordingly|"
    r"subsequently|finally|thereby|instead|to|have|start\s+by|in\s+this\s+(?:paper|work|study|report)|\w+ly)"
)
_INTRODUCTION = Pattern(
    rf"\b(?:[Ww]e|[Pp]aper|letter|manuscript|[Ww]ork|report|[Ss]tudy|[Rr]esearch(?=\s+\w+s\s)|article|authors|and|by|us|strategy|recipes?|design)\b,?\s+"
    rf"(?P<adverb>(?:{_ADVERB},?\s+){{0,3}}){_VERB}(?:\s+|(?=:\s*\())"
)
_VERBS = tuple(
    set_of(
        "introduc present propos develop releas launch buil construct creat curat establish design contribut describ "
        "explor publish collect generat annotat train unveil devis open offer provid craft formulat report lead result "
        "yield suggest obtain assembl compil share demonstrat"
    )
)
_ADVERBS = set_of(
    "here also further then thus first firstly hereby therefore now next hence newly thereby instead to have start in"
)
_WHO = Anchor(
    set_of(
        "we paper letter manuscript work report study research article authors and by us strategy recipe recipes design"
    ).__contains__,
    then=lambda word: word.startswith(_VERBS) or word.endswith("ly") or word in _ADVERBS,
)
"""Who introduces, before the verb or what may stand before that."""
_NAMING = Anchor.of("called named termed dubbed coined denoted abbreviated referred")
_CALLERS = Anchor.of("we is are", then="refer call name term dub to")
_THE_RESULTING = Anchor.of("the", then="resulting proposed developed")
_OTHERS_CALLED = Pattern(r"\b(?:existing|recent|recently|previous|prior)\s+(?:\w+\s+){0,3}$")
"""Before what somebody else's work is called: a recently proposed method named so."""
_OBSERVED = Pattern(
    r"\b[Tt]his\s+(?:\w+\s+)?(?:phenomenon|failure|bias|problem|subset|effect|issue|gap|challenge|ambiguity|behaviou?r|property|task|setting|class)\b"
)
"""What is called something that no work brings."""
_SECONDARY = Pattern(r"also|further|addition|then|next|finally", re.IGNORECASE)
_FURTHER = Pattern(
    r"\b(?:[Aa]dditionally|[Ff]urthermore|[Mm]oreover|[Bb]esides|In\s+addition|[Ff]inally),?\s+$"
)
_NAMED = Pattern(
    r"\b(?:called|named|termed|dubbed|coined|denoted\s+(?:as|by)|abbreviated\s+(?:as|to)|referred\s+to\s+as|"
    r"(?:[Ww]e|is|are)\s+(?:refer\s+to|call|name|term|dub)(?:\s+as)?(?:\s+(?:it|this\s+\w+|our\s+\w+|the\s+\w+(?:\s+[a-z]\w*)?))?)\s*:?\s+(?:as\s+)?(?:the\s+)?"
)
_OURS = Pattern(
    rf"\b(?:[Oo]ur|[Tt]he\s+resulting)\s+(?:(?:[\w-]+\s+){{0,3}}?{WORK}\s*(?:,|\bis|\()\s*(?:called|named|termed|dubbed|namely)?\s*|"
    r"(?:(?:new|novel|proposed|final|resulting|open-source)\s+)+)|[Tt]he\s+(?:proposed|developed)\s+(?=[A-Z])"
)
_OUR_NAMED = Pattern(
    rf"[Oo]ur\s+(?:(?:new|novel|proposed|final|resulting|large-scale|comprehensive)\s+)*(?P<name>[A-Za-z][^\s,;:()\[\]]*)\s+{WORK}\b"
)
_PROPOSED = Pattern(
    r"[Tt]he\s+(?:proposed|developed)\s+(?P<name>[A-Z][\w.+-]*\w)\s+(?:(?:\w+ly\s+)?(?:achiev|outperform|mitigat|improv|reduc|enabl|surpass|demonstrat|provid|generali[sz]|consist|exceed|yield|attain)\w*s\b|"
    r"can\b|is\b|has\b|across\b|on\b|not\b|with\b|over\b)"
)
"""What is proposed, as a sentence goes on with it: the proposed MapRead improves."""
_OUR_VARIANT = Pattern(
    r"[Oo]ur\s+(?:\w+\s+)?(?:variant|model|method|approach|framework|benchmark|data\s?set)\s+(?P<name>[A-Z][\w.+-]*\w)\s+(?:can|is|also|\w+ly|[a-z]+s)\b"
)
"""What is ours, named as a sentence goes on with it: our variant MapRead-5B wins."""
_OURS_DOES = Pattern(
    r"[Oo]ur\s+(?P<name>[A-Z][\w.+-]*\w)\s+(?:(?:\w+ly|also)\s+)?(?:achiev|outperform|surpass|improv|demonstrat|reach|exceed|attain|obtain)\w*\b"
)
"""What is ours, by what it does: our MapRead achieves."""
_OUR_CALLED = Pattern(r"[Oo]ur\s+(?P<name>[A-Za-z][\w.+-]*\w),\s+(?=[A-Z][\w-]*\s)")
"""Our name, and what it is short for: our MaRe, Map Reader, reads."""
_AFTER_WORK = Pattern(
    rf"(?:[\w-]+\s+){{0,6}}?{WORK}\s+(?P<name>[A-Za-z][^\s,;:()\[\]]*[^\s,;:()\[\].])(?=\s*(?:[,.(:;]|$|\s(?:and|for|to|with|that|which|by|from|containing|comprising|consisting|covering|spanning|featuring|including|designed|tailored|accompanied|inspired|trained|on|in|via|using)\b))"
)
_ONE_NAME = r"(?P<name>[A-Za-z\d$][^\s,;:()\[\]]*(?:\s+[A-Z\d][^\s,;:()\[\]]*){0,2})"
_DETERMINED = Pattern(
    r"(?::?\s*\((?:i|1|a)\)\s*)?(?:(?:the|a|an|our|its|novel|new|first)\s+)*\s*(?:['‘](?=[A-Z]))?"
)
_APPOSITION = Pattern(
    rf",\s*(?:(?:i\.e\.|namely|called|named|dubbed|termed|denoted\s+as),?\s+)?(?:the\s+)?{_ONE_NAME}\s*"
    r"(?=[,.(:;]|$|\s(?:which|that|to|with|based|for|is|as|by|where|using|in|comprising|consisting|via|and)\b)"
)
_GOES_ON = Pattern(r"\s(?:and\b|(?:to|for|of|in|with|via|by|from|on)\s+[A-Z])")
"""Behind a word that only begins a name: Reading to Knowing Networks."""
_COLON = Pattern(rf"\s*(?::|--+|[–—])\s*(?:the\s+)?(?:[a-z]+\s+)?{_ONE_NAME}")
_MARKS = (":", "--", "–", "—")
"""One of which stands there: to look for a sign takes a hundredth of what the pattern does."""
_NAMED_BEHIND = Pattern(r",?\s+(?:called|named|termed|dubbed|coined)\b")
_OTHERS_LISTED = Pattern(
    r"\b(?:evaluat\w+|examin\w+|across|including|compar\w+|study|analysis|investigation|on)\b"
)
_BEFORE_WORK = Pattern(rf"(?<![\w$.-])(?P<name>[A-Za-z\d$][^\s,;:()\[\]]*+)\s*(?:\(\S+\)\s*)?\s{WORK}\b")
_PART = Pattern(
    r"\b(?:tasks?|loss(?:es)?|modules?|mechanism|metrics?|encoders?|objectives?|baselines?|embeddings?|tokens?|"
    r"problem|layers?|adapters?|decoders?|questions?|stage|scores?|protocol|reward|attention|workshop|challenge)\b"
)


_SEVERAL = Pattern(r"(?:two|three|four|five|several|multiple)\s")
_NEAR = 40
_SEVERAL_WORKS = Pattern(rf"\b(?:two|three|four)\s(?:[\w-]+\s){{0,6}}{WORK}\s*\Z")
"""What is brought, where each has a name: two benchmarks, MapSet and MapExam."""


def given(passage: Passage) -> Iterator[Introduced]:
    """Every name that a phrase gives, with how plainly it does."""
    plain = passage.plain
    for order, match in enumerate(passage.matches(_INTRODUCTION, _WHO)):
        named = list(_after_verb(plain, match.end()))
        if not named:
            continue
        penalty = 0.15 * min(order, 4)
        before = plain[max(0, match.start() - 16) : match.start()]
        also = _SECONDARY.search(match["adverb"]) or _FURTHER.search(before) or match[0].startswith("and")
        penalty += 0.5 if also else 0
        penalty += 0.5 if _WEAK_VERB.match(match["verb"]) else 0
        for one in named:
            yield Introduced(one.name, one.start, one.end, one.weight - penalty)
    yield from _called(passage)
    for match in chain(passage.matches(_OURS, OUR), passage.matches(_OURS, _THE_RESULTING)):
        for one in list(right_here(plain, match.end())) or short_form_of_ours(match):
            yield Introduced(one.name, one.start, one.end, one.weight - 0.6)
    for match in chain(
        passage.matches(_PROPOSED, _THE_RESULTING),
        passage.matches(_OUR_VARIANT, OUR),
        passage.matches(_OURS_DOES, OUR),
    ):
        if is_shaped(match["name"]) and not _is_known_model(match["name"]):
            yield of_match(match, 1.9)
    for match in chain(passage.matches(_OUR_NAMED, OUR), passage.matches(_OUR_CALLED, OUR)):
        if is_shaped(match["name"]) and not _is_known_model(match["name"]):
            yield of_match(match, 1.9)


def _is_known_model(name: str) -> bool:
    """Is it a model that the field knows, and so hardly what a new work is called?"""
    from tracker.facts.names import is_model  # noqa: PLC0415 - slow to load, and few names come this far

    return is_model(name)


def _called(passage: Passage) -> Iterator[Introduced]:
    """What something is called, unless that is somebody else's."""
    plain = passage.plain
    for match in chain(passage.matches(_NAMED, _NAMING), passage.matches(_NAMED, _CALLERS)):
        about = re.split(r"[,.;:]\s", plain[max(0, match.start() - 40) : match.start()])[-1]
        if _OTHERS_CALLED.search(about) or _OBSERVED.search(about + match[0]):
            continue
        for one in list(right_here(plain, match.end())) or short_form_behind_commas(plain, match.end()):
            yield Introduced(
                one.name,
                one.start,
                one.end,
                one.weight - 0.6 - (1.2 if _PART.search(about + match[0]) else 0),
            )


def _after_verb(plain: str, start: int) -> Iterator[Introduced]:
    determined = _DETERMINED.match(plain, start)
    begin = determined.end() if determined else start
    one = name_at(plain, begin)
    describes = one and one[0].endswith("-based") and _GOES_ON_PLAINLY.match(plain, one[2])
    if one and not describes and (found := list(named_here(plain, begin, one))):
        yield from found
        return
    end = _clause_end(plain, begin)
    if one and (found := list(short_form(plain, begin, end))):
        yield from found
        return
    clause = plain[begin:end]
    if not may_name(clause):
        return
    cut = (_CUT if any(map(clause.__contains__, _CALLED)) else _CUT_BY_SIGN).search(clause)
    noun = clause[: cut.start()] if cut else clause
    yield from (_behind_others if one and not describes else _of_noun)(plain, begin, end, noun)


def _of_noun(plain: str, begin: int, end: int, noun: str) -> Iterator[Introduced]:
    """The name that belongs to the noun a verb brings: a careful method called so, or with its name in brackets."""
    several = _SEVERAL.match(noun) is not None
    part = 1.0 if _PART.search(noun if several else " ".join(noun.split()[-2:])) else 0.0
    bracket = bracket_in(plain, begin, end)
    if bracket and is_given(bracket, plain[begin : bracket.start()]):
        yield of_match(bracket, 2.5 - part)
    for one in _beside(plain, begin, end, noun) if begin + len(noun) < end else ():
        yield Introduced(*one, 2.4 - part)
    yield from () if part else short_form_beside(plain, begin + len(noun))
    after = _AFTER_WORK.match(plain, begin, end)
    if after and is_shaped(after["name"]):
        yield of_match(after, 2.2 - part)
    before = _BEFORE_WORK.search(plain, begin, min(end, begin + 120))
    named = before is not None and _NAMED_BEHIND.match(plain, before.end())
    if before and not named and is_shaped(before["name"]) and before["name"][0].isalnum():
        yield of_match(before, 2.0 - part)


def _behind_others(plain: str, begin: int, end: int, noun: str) -> Iterator[Introduced]:
    """The name of a thing whose kind is told by other names: a novel CT reading method, MapRead."""
    if _PART.search(" ".join(noun.split()[-2:])):
        return
    bracket = bracket_in(plain, begin, end)
    long = plain[begin : bracket.start()] if bracket else ""
    one_noun = "," not in long and not long.istitle()
    if bracket and one_noun and _NOUN_ENDS.match(plain, bracket.end()) and is_given(bracket, long):
        yield of_match(bracket, 2.3)
    yield from short_form_beside(plain, begin + len(noun))
    for one in _beside(plain, begin, end, noun) if begin + len(noun) < end else ():
        if is_shaped(one[0].split()[0]):
            yield Introduced(*one, 2.2)
    after = _AFTER_WORK.match(plain, begin, end)
    if after and is_shaped(after["name"]):
        yield of_match(after, 2.0)


_NOUN_ENDS = Pattern(r"[,.;:]|\s*$|\s(?:that|which|to|for|with|is|by|in|as|on|where|via|using|and)\b")
_LISTED = Pattern(r"(?:,\s+[A-Z][^\s,]*)*,?\s+(?:and|or)\s+[A-Z]")
"""Behind one of several: Lumo, Mapa and Rodo."""
_GOES_ON_PLAINLY = Pattern(r"\s[a-z]")
"""Behind what only describes the thing that is brought: a Map-based framework."""


def _beside(plain: str, begin: int, end: int, noun: str) -> Iterator[tuple[str, int, int]]:
    """Names behind a comma or a colon beside the noun that a verb brings, unless they are known to be somebody else's."""
    clause = plain[begin:end]
    marked = any(map(clause.__contains__, _MARKS)) and not _OTHERS_LISTED.search(noun)
    colon = _COLON.search(plain, begin, end) if marked else None
    told = plain.find(":", begin, end)
    for beside in (_APPOSITION.search(plain, begin, told if told >= 0 else end), colon):
        one = beside and trimmed(plain, beside.start("name"), beside.end("name"))
        if not beside or not one or is_common(one[0]) or _is_known_model(one[0]):
            continue
        akin = plain.find(one[0], one[2], one[2] + _NEAR) >= 0  # RoadSet and RoadSet+
        if (
            _LISTED.match(plain, one[2])
            and not akin
            and not (_SEVERAL_WORKS.search(noun) and is_shaped(one[0]))
        ):
            continue
        alone = one[0][:1].isupper() and " " not in one[0] and not _GOES_ON.match(plain, one[2])
        example = plain.endswith("e.g.", begin, beside.start())
        if not example and (is_shaped(one[0].split()[0]) or alone):
            yield one


def _clause_end(plain: str, start: int) -> int:
    stop = _CLAUSE_END.search(plain, start, start + 260)
    return stop.start() + 1 if stop else min(len(plain), start + 260)


_CLAUSE_END = Pattern(r"[.;](?=\s|$)")
