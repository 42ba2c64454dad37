"""An abstract read sentence by sentence: which speak of what the paper brings, and which of what others did."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tracker.facts.shape import squeeze

if TYPE_CHECKING:
    from tracker.facts.passage import Passage


class Role(Enum):
    """What a sentence is about."""

    BACKGROUND = "background"
    OWN = "own"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage by its positions."""

    start: int
    end: int
    role: Role


_WE = re.compile(
    r"\b(?:[Ww]e|[Oo]urs?|[Tt]his\s+(?:paper|work|study|article|report|dataset|benchmark|model)|"
    r"[Tt]he\s+(?:paper|proposed|resulting|dataset|benchmark|corpus))\b"
)
_RESULT = re.compile(
    r"\b(?:[Ee]xperiment(?:s|al|ally|ation)?|[Ee]mpirical(?:ly)?|outperform\w*|surpass\w*|state-of-the-art|SOTA|SoTA|"
    r"achiev\w+|demonstrat\w+|[Rr]esults?|[Ff]indings?|reveal\w*|[Ee]valuations?|we\s+(?:\w+\s+)?(?:evaluate|benchmark|"
    r"test|compare|find|observe)\w*|baselines?)\b"
)
_INTRODUCES = re.compile(
    r"\b[Ww]e\s+(?:\w+\s+){0,2}(?:introduc|present|propos|develop|releas|construct|build|built|creat|curat|collect|design)\w*"
)
_OTHERS = re.compile(
    r"\b(?:[Ee]xisting|[Pp]revious|[Pp]rior|[Cc]urrent|[Cc]onventional|[Tt]raditional|[Mm]ost|[Rr]ecent(?:ly)?|[Uu]nlike)\b"
)


def read(passage: Passage, name: str | None) -> tuple[Sentence, ...]:
    """The sentences of an abstract; what follows the first one about the paper's own work is its own unless it says else."""
    sentences = []
    begun = False
    plain = passage.plain
    key = squeeze(name) if name else ""
    for start, end in passage.sentences():
        text = plain[start:end]
        own = bool(_WE.search(text)) or bool(key and key in squeeze(text))
        begun = begun or own
        if _INTRODUCES.search(text):
            role = Role.OWN
        elif begun and _RESULT.search(text):
            role = Role.RESULT
        elif not begun or (not own and _OTHERS.search(text)):
            role = Role.BACKGROUND
        else:
            role = Role.OWN
        sentences.append(Sentence(start, end, role))
    return tuple(sentences)
