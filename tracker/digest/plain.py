"""Text from outside made into one plain line; what a format means by its own signs is the format's business."""

from __future__ import annotations

from tracker.facts.fact import Source
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import BACKGROUND, read
from tracker.forge import escape
from tracker.forge.escape import plain

__all__ = ["own_sentence", "plain", "web_address"]

_SENTENCE = 240
"""Characters of a sentence that a digest shows at most."""


def own_sentence(abstract: str) -> str:
    """What an abstract first says of its own work, as one plain line; what it says first of all where it speaks of others only.

    >>> own_sentence("Much has been written of lamps. We present Kettle, a lamp that reads.")
    'We present Kettle, a lamp that reads.'
    """
    passage = Passage(plain(abstract, 4000), Source.ABSTRACT)
    sentences = read(passage, None)
    if not sentences:
        return ""
    own = next((one for one in sentences if one.role is not BACKGROUND), sentences[0])
    return plain(passage.quote(own.start, own.end), _SENTENCE)


def web_address(url: str | None) -> str:
    """An address that a reader may be sent to, or nothing."""
    return escape.web_address(url) or "" if url else ""
