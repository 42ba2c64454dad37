"""Cues in the words of whoever reads why a paper was judged so; pure.

A model knows a cue by a name that must not change while the model is in use; how it is told may.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FAMILIES = {
    "agent": "agents",
    "assistant": "named assistants",
    "audio": "sound",
    "clip": "CLIP-like models",
    "generation": "making of images",
    "language": "language",
    "llm": "language models",
    "multimodal": "several modalities",
    "pure_vision": "vision alone",
    "robot": "robots",
    "sensor": "sensors",
    "sign": "gestures",
    "task": "tasks of seeing and language",
    "text_only": "text alone",
    "visual": "images or video",
    "vlm": "vision-language models",
    "wording": "words put to images",
}
_FAMILY = "|".join(_FAMILIES)
_BESIDE = re.compile(rf"(?P<how>no |title |)(?P<family>{_FAMILY}) with subject (?P<place>.+)")
_NAMED = re.compile(rf"(?P<part>title|abstract): (?P<family>{_FAMILY})(?: (?P<times>\d)\+)?")
_SENTENCES = re.compile(r"(?P<what>.+) in (?P<count>\d)\+ sentences")

_WORDS = re.compile(r"(?P<count>\d)\+ words of (?P<what>.+)")


@lru_cache(maxsize=1024)
def spoken(cue: str) -> str:
    """A cue's name as a reader understands it; one that says so already stays.

    >>> spoken("no multimodal with subject nowhere")
    'subject nowhere, and no word of several modalities'
    >>> spoken("abstract: vlm 2+")
    'abstract names vision-language models 2 times or more'
    """
    if match := _BESIDE.fullmatch(cue):
        what = _FAMILIES[match["family"]]
        beside = {"no ": f"and no word of {what}", "title ": f"{what} in the title", "": f"beside {what}"}
        return f"subject {match['place']}, {beside[match['how']]}"
    if match := _NAMED.fullmatch(cue):
        often = f" {match['times']} times or more" if match["times"] not in (None, "1") else ""
        return f"{match['part']} names {_FAMILIES[match['family']]}{often}"
    if match := _SENTENCES.fullmatch(cue):
        count = "a sentence" if match["count"] == "1" else f"{match['count']} sentences or more"
        return f"{match['what']} in {count}"
    if match := _WORDS.fullmatch(cue):
        return (
            f"{'a word' if match['count'] == '1' else match['count'] + ' words or more'} of {match['what']}"
        )
    return cue
