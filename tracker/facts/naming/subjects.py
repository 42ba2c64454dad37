"""Names of which a sentence says that they are proposed, or what they are: MapRead is a reader; a reader, MapRead, is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.naming.brackets import WORK
from tracker.facts.naming.namesakes import Introduced, of_match
from tracker.facts.text.anchors import Anchor
from tracker.facts.text.shape import is_common, is_shaped, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from tracker.facts.text.passage import Passage

_NAME = r"(?P<name>[A-Za-z][\w.+-]*\w)"
_IS_PROPOSED = Pattern(
    rf"(?:^|[.,(]\s*|\b(?:[Mm]odel|[Mm]ethod|[Ff]ramework|[Aa]pproach|[Ss]ystem|[Bb]enchmark|[Dd]ataset)\s+|[Tt]he\s+){_NAME}\)?(?:,\s[^.;]{{4,110}},)?,?\s+(?:is|was)\s+(?:\w+\s+)?$"
)
"""Before the word that says it is proposed."""
_IS = Pattern(r"\s(?:is|was)\s+(?:(?!recently)\w+\s+)?$")
_LONGEST_IS = 24
_PASSIVE = Anchor.of("proposed introduced presented developed designed released")
_BY_OTHERS = Pattern(r"\w+\s+(?:in\s+[A-Z(\[]|by\b|recently\b)")
"""Behind the name of what others proposed: proposed in Lumo et al."""
_IN_SMALL = Pattern(r"(?:\A|-)[a-z]{3,}(?:-|\Z)")
"""A part that makes a compound of words: road-RGB."""
_LONGEST = 170
"""Letters from a name to the word that says it is proposed."""
_IS_A = Pattern(
    rf"(?:The\s+)?{_NAME}(?:\s+\([^()]{{2,60}}\))?(?:\s+is\s+(?:the\s+first|an?|the)\s|,\s+an?\s)(?!(?:widely|popular|common|well|key|crucial|important|fundamental|recent|critical)\b)(?:[\w-]+,?\s+){{0,6}}?{WORK}\b"
)
"""What an abstract begins with: MapRead is an open reading model."""
_OF_OURS = Pattern(
    rf"(?:[Oo]ur|[Tt]he)\s+(?:proposed|developed|resulting|novel|new)\s+(?:{WORK}\s*,?\s+)?{_NAME},?\s+(?=[a-z(])(?!(?:loss|module|mechanism|layer|metric|score|dataset|objective|encoder|decoder|attention)s?\b)"
)
_PROPOSED = Anchor.of("our the", then="proposed developed resulting novel new")
_BRINGING = Pattern(
    rf"(?:introducing|proposing|presenting|designing|constructing|developing)\s+(?:(?:an?|the|novel|new|first)\s+)*(?:[\w-]+\s+){{0,4}}?(?:{WORK}\s*,?\s+(?:called\s+|named\s+|termed\s+|dubbed\s+)?)?{_NAME}(?=\s*[,.(:]|\s+(?:a|an|that|which|to|for|with)\b)"
)
_TO_BRING = Pattern(
    rf"to\s+(?:create|construct|build|propose|develop|design|introduce)\s+{_NAME}(?=,\s+(?:an?|the|which|our)\s|\s+\([A-Z])"
)
_AIM = Anchor.of("to", then="create construct build propose develop design introduce")
_SHOWN = Pattern(
    rf"(?:show|demonstrate|confirm|validate|reveal|indicate)s?\s+that\s+(?:the\s+|our\s+|proposed\s+)*{_NAME}\s+(?:\w+ly\s+)?"
    r"(?:achiev|outperform|surpass|improv|reduc|enhanc|exceed|attain|mitigat|yield|reach|obtain|deliver|boost)\w*s\b"
)
"""What a result is told of: experiments show that MapRead wins."""
_SHOWS = Anchor.of(
    "show shows demonstrate demonstrates confirm confirms validate reveal indicate", then="that"
)
_BRINGS = Anchor.of("introducing proposing presenting designing constructing developing")


_PHRASES = (
    (_OF_OURS, _PROPOSED, 1.9),
    (_TO_BRING, _AIM, 1.8),
    (_BRINGING, _BRINGS, 1.7),
    (_SHOWN, _SHOWS, 1.4),
)
"""Each with the words at which it may begin, and how plainly it gives a name."""


def told_as_subjects(passage: Passage, squeezed_title: str) -> Iterator[Introduced]:
    """The names of which a sentence says what they are."""
    begun = _IS_A.match(passage.plain)
    if begun and squeeze(begun["name"]) not in squeezed_title and _is_own(begun):
        yield of_match(begun, 1.6)  # what stands within a title is what the work is about
    yield from _proposed(passage)
    for pattern, anchor, weight in _PHRASES:
        for match in passage.matches(pattern, anchor):
            capitals = match["name"].isupper() and match["name"].isalpha()
            known = capitals and (pattern is _OF_OURS or squeeze(match["name"]) in squeezed_title)
            if not known and _is_own(match):  # of the proposed CMR method nobody can tell whether all say so
                yield of_match(match, weight)


def _proposed(passage: Passage) -> Iterator[Introduced]:
    """What is proposed, introduced or developed, unless others did so."""
    plain = passage.plain
    for start in passage.starts(_PASSIVE):
        if _IS.search(plain, max(0, start - _LONGEST_IS), start) is None or _BY_OTHERS.match(plain, start):
            continue
        told = _IS_PROPOSED.search(plain, max(0, start - _LONGEST), start)
        if told and _is_own(told) and not (told[0].startswith("(") and told["name"].isupper()):
            yield of_match(told, 2.1)  # capitals in brackets are a task's short form just as often


def _is_own(match: re.Match[str]) -> bool:
    """Is it shaped like a name that the field does not know?"""
    from tracker.facts.names import is_model  # noqa: PLC0415 - slow to load, and few names come this far

    name = match["name"]
    return is_shaped(name) and not _IN_SMALL.search(name) and not is_common(name) and not is_model(name)
