"""What a paper says it contributes, as cues: by its title's form, its verbs of introducing and its comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from classifiers.lexicon import BENCH, FAR, SAYINGS
from classifiers.marks import WORK_KINDS, class_bits
from classifiers.reading import ABSTRACT, COMMENT, TITLE

if TYPE_CHECKING:
    from classifiers.marks import FieldWords, Marks, Truth
    from classifiers.reading import Numbers, Reading

_EARLY = 60
"""Words of an abstract in which a survey says that it is one."""
_WORDS = (1, 2, 4, 6)
"""How many words of finding out or proposing make a step."""
_NAME = 2
"""Words before a title's colon that may be a name; more of them are a phrase."""
_KIND_BITS = {kind: class_bits(f"a {kind}") for kind in WORK_KINDS}
_WORK_BITS = class_bits(*(f"a {kind}" for kind in WORK_KINDS))
_STOP = class_bits("stop")


def kind_cues(marks: Marks) -> dict[str, Truth]:
    """What the works say they contribute."""
    title, abstract, comment = (marks.part(field) for field in (TITLE, ABSTRACT, COMMENT))
    early = np.arange(len(abstract.word)) - abstract.first[abstract.paper] < _EARLY
    surveying = abstract.where(class_bits("surveying"))
    return {
        **{f"title names a {kind}": title.named_classes & bits != 0 for kind, bits in _KIND_BITS.items()},
        "title names a bench": _benches(marks.reading, title, TITLE),
        "title surveys": title.named_classes & class_bits("surveying") != 0,
        "title tests": title.named_classes & class_bits("testing") != 0,
        "title asks": title.among(_last(title, title.classes & _STOP != 0)),
        **_form(marks.reading, title),
        "surveys early": abstract.among(surveying[early[surveying]]),
        "abstract names a bench": _benches(marks.reading, abstract, ABSTRACT),
        **{f"comment names a {kind}": comment.named_classes & bits != 0 for kind, bits in _KIND_BITS.items()},
        **_introductions(abstract),
        **_sayings(abstract),
        **_stance(abstract),
        **_numbers(marks.reading, abstract),
    }


def _last(part: FieldWords, wanted: Truth) -> Numbers:
    """The last words of those papers whose last word is wanted."""
    last = part.first[1:][np.diff(part.first) > 0] - 1
    return last[wanted[last]]


def _benches(reading: Reading, part: FieldWords, field: int) -> Truth:
    """Which papers have a word that ends as the names of benchmarks do."""
    here = reading.field(field)
    end = reading.start[here] + reading.length[here]
    at = np.flatnonzero(reading.length[here] >= len(BENCH))
    for back, letter in enumerate(reversed(BENCH), 1):
        at = at[reading.letters[end[at] - back] == ord(letter)]
    return part.among(at)


def _form(reading: Reading, title: FieldWords) -> dict[str, Truth]:
    """How the title is built: its parts, with what each begins, and its main noun."""
    begins, ends = title.first[:-1], title.first[1:]
    parted = reading.parted - reading.field(TITLE).start
    two = parted > begins
    found = {
        "title in one part": ~two,
        "title begins with a name": two & (parted - begins <= _NAME),
        "title begins with a phrase": two & (parted - begins > _NAME),
    }
    words = np.append(title.word, 0)  # behind the last, for titles without any
    opening = words[np.where(begins < ends, begins, -1)]
    second = words[np.where(parted < ends, parted, -1)]
    for word, number in title.numbering.openers.items():
        found[f"title opens with {word}"] = opening == number
        found[f"title goes on with {word}"] = two & (second == number)
    head = _head(title, parted)
    ending = _last(title, title.classes & _WORK_BITS != 0)
    for kind, bits in _KIND_BITS.items():
        found[f"main noun a {kind}"] = title.among(head[title.classes[head] & bits != 0])
        found[f"title ends with a {kind}"] = title.among(ending[title.classes[ending] & bits != 0])
    return found


def _head(title: FieldWords, parted: Numbers) -> Numbers:
    """The word before the first word such as `of` or `for` in each title's last part: mostly its main noun."""
    ends = title.first[1:]
    links = np.append(title.where(class_bits("link")), len(title.word))
    link: Numbers = np.minimum(links[np.searchsorted(links, parted)], ends)
    return link[link > parted] - 1


def _introductions(abstract: FieldWords) -> dict[str, Truth]:
    """The kind of the nearest noun after each verb of introducing, in its sentence, and whether it is the authors who do it."""
    openers = abstract.where(class_bits("opener"))
    events = np.append(abstract.where(_WORK_BITS | _STOP), len(abstract.word) + FAR)
    event = events[np.searchsorted(events, openers, side="right")]
    near = event - openers <= FAR
    openers, event = openers[near], event[near]
    real = (abstract.paper[event] == abstract.paper[openers]) & (abstract.classes[event] & _WORK_BITS != 0)
    openers, event = openers[real], event[real]
    ours = abstract.beside(class_bits("author"), openers, range(-3, 0))
    return {
        **_introduced("introduces", abstract, event, openers),
        **_introduced("we introduce", abstract, event[ours], openers[ours]),
    }


def _introduced(what: str, abstract: FieldWords, event: Numbers, openers: Numbers) -> dict[str, Truth]:
    kinds = abstract.classes[event]
    leading = abstract.leading(openers)
    found = {f"{what} nothing": ~abstract.among(openers)}
    for kind, bits in _KIND_BITS.items():
        ours = kinds & bits != 0
        found[f"{what} a {kind}"] = abstract.among(openers[ours])
        found[f"{what} first a {kind}"] = abstract.among(openers[leading][ours[leading]])
    return found


def _sayings(abstract: FieldWords) -> dict[str, Truth]:
    """What the authors say they do: study, build or gather, and what of it first."""
    bits = {saying: class_bits(saying) for saying in SAYINGS}
    verbs = abstract.where(class_bits(*SAYINGS))
    verbs = verbs[abstract.beside(class_bits("speaker"), verbs, range(-3, 0))]
    leading = abstract.leading(verbs)
    said = {saying: abstract.among(verbs[abstract.classes[verbs] & bit != 0]) for saying, bit in bits.items()}
    kinds = sum(found.astype(int) for found in said.values())
    return {
        **{f"says it {saying}": found for saying, found in said.items()},
        **{
            f"says first it {saying}": abstract.among(
                verbs[leading][abstract.classes[verbs[leading]] & bit != 0]
            )
            for saying, bit in bits.items()
        },
        **{f"says only it {saying}": found & (kinds == 1) for saying, found in said.items()},
        **{f"never says it {saying}": ~found for saying, found in said.items()},
    }


def _stance(abstract: FieldWords) -> dict[str, Truth]:
    """Does it rather find out or propose, by how many words say so?"""
    found, proposed = (_different(abstract, class_bits(name)) for name in ("finding", "proposing"))
    return {
        **{f"{step}+ words of finding out": found >= step for step in _WORDS},
        **{f"{step}+ words of proposing": proposed >= step for step in _WORDS},
        "finds out more than it proposes": found > proposed,
        "finds out far more than it proposes": found > 2 * proposed + 2,
    }


def _different(part: FieldWords, bits: int) -> Numbers:
    """How many different words of a class each paper has."""
    at = part.where(bits)
    width = len(part.numbering.words) + 1
    pairs = np.sort(part.paper[at] * width + part.word[at])
    return np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] // width, minlength=part.papers)


def _numbers(reading: Reading, abstract: FieldWords) -> dict[str, Truth]:
    """Are there great numbers, and do they count what papers bring: images, pairs, questions?"""
    here = reading.field(ABSTRACT)
    start, long = reading.start[here], reading.length[here] > 2
    digit = (reading.letters[start] - ord("0") < 10) & (reading.letters[start + 1] - ord("0") < 10)
    at = np.flatnonzero(long & digit)
    counting = abstract.beside(class_bits("counted"), at, range(1, 4))
    return {"great numbers": abstract.among(at), "great numbers of things": abstract.among(at[counting])}
