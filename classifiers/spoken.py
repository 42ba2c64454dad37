"""Cues and terms in the words of whoever reads why a paper was judged so; pure.

A model knows a cue by a name that must not change while the model is in use; how it is told may.
A phrase holds no comma, because several of them are told in one line.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from re import Match

_FAMILIES = {
    "agent": "agents that see",
    "assistant": "assistants such as GPT-4o",
    "audio": "sound or speech",
    "clip": "CLIP-like models",
    "generation": "image generation",
    "language": "language",
    "llm": "language models",
    "multimodal": "several modalities",
    "pure_vision": "tasks of vision alone",
    "robot": "robots or driving",
    "sensor": "sensors",
    "sign": "gestures",
    "task": "vision-language tasks",
    "text_only": "tasks of text alone",
    "visual": "images or video",
    "vlm": "vision-language models",
    "wording": "text prompts or descriptions",
}
_MODELS, _TOPIC = _FAMILIES["vlm"], "vision-language topic"
_PAIRS = {
    "seeing and language": "images and language together",
    "seeing and LLM": "images and language models together",
    "seeing and wording": "images and text prompts or descriptions together",
    "seeing and an assistant": "images and assistants such as GPT-4o together",
    "multimodal and language": "several modalities and language together",
}
_IN_SENTENCES = {**_PAIRS, "subject": f"a {_TOPIC}", "models of the subject": _MODELS}
_PLACES = {
    "in the title": f"a {_TOPIC} in the title",
    "early": f"a {_TOPIC} early in the abstract",
    "midway": f"a {_TOPIC} midway in the abstract",
    "late": f"a {_TOPIC} late in the abstract",
    "nowhere": f"no {_TOPIC}",
}
_KINDS = {"model": "a model or method"}
"""What each kind of work is called where more than the kind's own word counts."""
_DOINGS = {"studies": "study something", "builds": "build something", "gathers": "gather data"}
_STANCES = {"finding out": "“reveal” or “compare”", "proposing": "“propose” or “novel”"}
_VERBS = {"introduces": "the abstract introduces", "we introduce": "the authors introduce"}
_EDGES = {
    (True, True): "is",
    (True, False): "begins with",
    (False, True): "ends with",
    (False, False): "contains",
}
_ALONE = {
    "a sentence begins with the subject": f"a sentence begins with {_MODELS}",
    "subject as a tool": f"{_MODELS} used as a tool",
    "subject as the matter": f"{_MODELS} as what is spoken about",
    "subject put to the test": f"{_MODELS} put to the test",
    "models of the subject in the first sentence": f"{_MODELS} in the first sentence",
    "models of the subject in the last sentence only": f"{_MODELS} in the last sentence only",
    "title names a bench": "a name that ends in “bench” in the title",
    "abstract names a bench": "a name that ends in “bench” in the abstract",
    "title surveys": "words of surveying in the title",
    "surveys early": "words of surveying early in the abstract",
    "title tests": "words of testing in the title",
    "title asks": "the title ends as a question or sentence",
    "title in one part": "the title is in one part",
    "title begins with a name": "the title begins with a name and a colon",
    "title begins with a phrase": "the title begins with a phrase and a colon",
    "great numbers": "large numbers in the abstract",
    "great numbers of things": "large numbers of images or questions or the like",
    "finds out more than it proposes": "studies more than it proposes",
    "finds out far more than it proposes": "studies far more than it proposes",
}


def _of_a_family(found: Match[str]) -> str:
    times = found["times"]
    often = f" at least {times} times" if times not in (None, "1") else ""
    return f"the {found['part']} names {_FAMILIES[found['family']]}{often}"


def _of_a_pair(found: Match[str]) -> str:
    return f"the {found['part']} names {_PAIRS[found['pair']]}"


def _of_a_place(found: Match[str]) -> str:
    place, family = _PLACES[found["place"]], found["family"]
    if family is None:
        return place
    beside = {"no ": "and no word of {}", "title ": "beside {} in the title", None: "beside {}"}[found["how"]]
    if found["how"] != "no " and found["place"] == "nowhere":
        beside = beside.replace("beside", "but")
    return f"{place} {beside.format(_FAMILIES[family])}"


def _of_sentences(found: Match[str]) -> str:
    count = found["count"]
    sentences = "a sentence" if count == "1" else f"at least {count} sentences"
    return f"{_IN_SENTENCES[found['what']]} in {sentences}"


def _of_words(found: Match[str]) -> str:
    count = found["count"]
    words = "a word" if count == "1" else f"at least {count} words"
    return f"{words} such as {_STANCES[found['stance']]}"


def _of_a_doing(found: Match[str]) -> str:
    how = {"says": "say", "says first": "say first", "says only": "say only", "never says": "never say"}
    return f"the authors {how[found['how']]} that they {_DOINGS[found['doing']]}"


def _of_an_introduction(found: Match[str]) -> str:
    first = " first" if found["first"] else ""
    what = _kind(found["kind"]) if found["kind"] else "no kind of work"
    return f"{_VERBS[found['verb']]}{first} {what}"


def _kind(name: str) -> str:
    return _KINDS.get(name, f"a {name}")


def _any(names: dict[str, str]) -> str:
    return "|".join(names)


_FORMS: tuple[tuple[str, Callable[[Match[str]], str]], ...] = (
    (rf"(?P<part>title|abstract): (?P<family>{_any(_FAMILIES)})(?: (?P<times>\d)\+)?", _of_a_family),
    (rf"(?P<part>title|abstract): (?P<pair>{_any(_PAIRS)})", _of_a_pair),
    (rf"(?:(?P<how>no |title )?(?P<family>{_any(_FAMILIES)}) with )?subject (?P<place>{_any(_PLACES)})", _of_a_place),
    (rf"(?P<what>{_any(_IN_SENTENCES)}) in (?P<count>\d)\+ sentences", _of_sentences),
    (rf"(?P<count>\d)\+ words of (?P<stance>{_any(_STANCES)})", _of_words),
    (rf"(?P<how>says first|says only|says|never says) it (?P<doing>{_any(_DOINGS)})", _of_a_doing),
    (rf"(?P<verb>{_any(_VERBS)}) (?:nothing|(?P<first>first )?a (?P<kind>\w+))", _of_an_introduction),
    (r"title opens with (?P<word>\w+)", lambda found: f"the title opens with “{found['word']}”"),
    (r"title goes on with (?P<word>\w+)", lambda found: f"the title goes on with “{found['word']}” after its colon"),
    (r"title names a (?P<kind>\w+)", lambda found: f"the title names {_kind(found['kind'])}"),
    (r"title ends with a (?P<kind>\w+)", lambda found: f"the title ends with a word for {_kind(found['kind'])}"),
    (r"main noun a (?P<kind>\w+)", lambda found: f"the title's main noun means {_kind(found['kind'])}"),
    (r"comment names a (?P<kind>\w+)", lambda found: f"the authors' comment names {_kind(found['kind'])}"),
)  # fmt: skip
_READ = tuple((re.compile(form), told) for form, told in _FORMS)


UNREAD = "few of its words are known"
"""What is told of a text that was not read well enough for a no."""


@lru_cache(maxsize=1024)
def spoken(cue: str) -> str:
    """A cue's name as a reader understands it; one that is not known stays as it is.

    >>> spoken("no multimodal with subject nowhere")
    'no vision-language topic and no word of several modalities'
    >>> spoken("abstract: vlm 2+")
    'the abstract names vision-language models at least 2 times'
    """
    if cue in _ALONE:
        return _ALONE[cue]
    return next((told(found) for form, told in _READ if (found := form.fullmatch(cue))), cue)


def quoted(field: str, term: str) -> str:
    """A term of a text's own as a reader understands it; a run of characters has blanks where its word begins or ends.

    >>> quoted("abstract", "image text")
    '“image text” in the abstract'
    >>> quoted("characters", " llav")
    'a title word that begins with “llav”'
    """
    if field == "characters":
        edges = term.startswith(" "), term.endswith(" ")
        return f"a title word that {_EDGES[edges]} “{term.strip()}”"
    return f"“{term.replace(' .', '.')}” in the {field}"


_ABSTRACT = re.compile(r"\bthe abstract\b(?!”)")


def told_of(told: str, *, worded: bool) -> str:
    """What was told of an abstract with which the title was read, or in whose place, where it has no words.

    >>> told_of("“image text” in the abstract", worded=True)
    '“image text” in the title or the abstract'
    """
    return _ABSTRACT.sub("the title or the abstract" if worded else "the title", told)
