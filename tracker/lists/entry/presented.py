"""How a work was presented where it appeared: at a workshop, as a poster, with an award."""

from __future__ import annotations

import re

from tracker.pattern import Pattern

_PRESENTED = r"Findings?|[Ww]orkshops?|WS|W|Oral|Spotlight|Highlight|Poster|Demo|Award|Datasets? (?:and|&) Benchmarks?|D&B"
EXTRA = rf"(?:[ -](?:{_PRESENTED}))*"
"""Such words behind the name of a venue, in a pattern."""
_HOW = rf"Best Paper|Long|Short|Main|{_PRESENTED}"
_BEHIND = r"(?: (?!\Z)| ?\(|$|\)?$)"
PRESENTED = Pattern(rf"(?:(?:{_HOW}){_BEHIND})+")
"""How a work was presented where it appeared, which no source tells and no other work shares."""
IN_TRACK = Pattern(rf"(?:(?:{_HOW}|Industry|Outstanding|Tutorial|[Pp]aper|[Tt]rack|Benchmarks?){_BEHIND})+")
"""The same in words that mean it only behind a venue."""
MANNERS = (
    r"oral|spotlight|poster|highlight|award|best (?:(?:student|system|application|demo) )?paper"
    r"|(?:award )?(?:finalist|candidate|nominee|winner)|honou?rable mention|(?:notable[ -])?top[ -]?\d+"
)
"""The same behind a venue, in whatever letters."""
_MANNER = Pattern(rf"(?:(?:{MANNERS})%?(?:[ ,/]+|$))+", re.IGNORECASE)


def is_manner(words: str) -> bool:
    """Do words say nothing but how a work was presented, so that they are neither a name nor a description?

    >>> is_manner("notable top 5%"), is_manner("oral"), is_manner("Spotlight")
    (True, True, False)
    """
    return (" " in words or words.islower()) and _MANNER.fullmatch(words) is not None
