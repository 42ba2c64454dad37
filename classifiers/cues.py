"""Rules as features: which modalities a text speaks of, and whether they are its matter or only mentioned.

A cue is a short name such as `title: seeing and language` that a fitted model weighs like any other term. All are asked of
many papers at once: a cue's answer is an array with a yes or a no for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from classifiers.contributions import kind_cues
from classifiers.lexicon import APART, SUBJECT
from classifiers.marks import FAMILY_NAMES, class_bits, family_bits, gather
from classifiers.reading import ABSTRACT, TITLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from classifiers.marks import Bits, FieldWords, Marks, Truth
    from classifiers.reading import Numbers

_EXPECTED = ("language", "llm", "multimodal", "visual")
"""Families whose absence says something."""

_STEPS = (1, 2, 4, 7)
"""How many terms of a family make a step of that family's cue."""
_SENTENCES = (1, 2, 3, 5)
"""How many sentences make a step of a cue about sentences."""
_LEVELS = ("in the title", "early", "midway", "late", "nowhere")

_SUBJECT, _VLM = family_bits(SUBJECT), family_bits({"vlm"})
_VISUAL, _LANGUAGE, _LLM = family_bits({"visual"}), family_bits({"language"}), family_bits({"llm"})
_WORDING, _MULTIMODAL = family_bits({"wording"}), family_bits({"multimodal"})
_BESIDE_SEEING = (
    (_LANGUAGE, "language"),
    (_LLM, "LLM"),
    (_WORDING, "wording"),
    (family_bits({"assistant"}), "an assistant"),
)


def cues(marks: Marks) -> dict[str, Truth]:
    """Every cue with its answer for each paper; always the same cues in the same order."""
    title, abstract = marks.part(TITLE), marks.part(ABSTRACT)
    return {**modality_cues(title, abstract), **kind_cues(marks)}


def modality_cues(title: FieldWords, abstract: FieldWords) -> dict[str, Truth]:
    """What the families of words in title and abstract say together."""
    return {
        **{f"title: {family}": title.named & family_bits({family}) != 0 for family in FAMILY_NAMES},
        **{f"title: {cue}": found for cue, found in _together(title.named)},
        **{f"abstract: {cue}": found for cue, found in _together(abstract.named)},
        **_counts(abstract),
        **_roles(abstract),
        **_by_sentence(abstract),
        **_beside(title, abstract),
    }


def _together(named: Bits) -> Iterator[tuple[str, Truth]]:
    """Seeing and language named side by side in one text."""
    for beside, what in _BESIDE_SEEING:
        yield f"seeing and {what}", (named & _VISUAL != 0) & (named & beside != 0)
    yield "multimodal and language", (named & _MULTIMODAL != 0) & (named & (_LANGUAGE | _LLM) != 0)


def _counts(abstract: FieldWords) -> dict[str, Truth]:
    """How often each family is named."""
    paper, found = abstract.paper[abstract.terms.at], {}
    for family in FAMILY_NAMES:
        ours = paper[abstract.terms.families & family_bits({family}) != 0]
        count = np.bincount(ours, minlength=abstract.papers)
        found.update({f"abstract: {family} {step}+": count >= step for step in _STEPS})
    return found


def _roles(abstract: FieldWords) -> dict[str, Truth]:
    """Is a model of the subject spoken of, or only worked with?"""
    at = abstract.terms.at[abstract.terms.families & _VLM != 0]
    before, after = range(-4, 0), range(1, 5)
    opening = np.isin(at, abstract.first) | abstract.beside(class_bits("stop"), at, (-1,))
    return {
        "a sentence begins with the subject": abstract.among(at[opening]),
        **{
            cue: abstract.among(at[abstract.beside(class_bits(name), at, offsets)])
            for cue, name, offsets in (
                ("subject as a tool", "as a tool", before),
                ("subject as the matter", "as a matter", after),
                ("subject put to the test", "testing", before),
            )
        },
    }


def _by_sentence(abstract: FieldWords) -> dict[str, Truth]:
    """In how many sentences seeing and language, or the subject, are named."""
    ended = np.cumsum(abstract.classes & class_bits("stop") != 0)
    begun = np.append(0, ended)[abstract.first]  # sentences that ended before each paper, and in the end
    of_word = ended + abstract.paper  # each paper has one sentence more than it has ends
    sentences = gather(of_word[abstract.terms.at], abstract.terms.families, int(begun[-1]) + abstract.papers)
    opening = begun[:-1] + np.arange(abstract.papers)
    closing = begun[1:] + np.arange(abstract.papers)  # what follows the last end, mostly nothing
    paper = np.repeat(np.arange(abstract.papers), closing - opening + 1)

    def count(named: Truth) -> Numbers:
        return np.bincount(paper[named], minlength=abstract.papers)

    seeing = sentences & _VISUAL != 0
    strict = count(sentences & _VLM != 0)
    counts = {
        "seeing and language": count(seeing & (sentences & (_LANGUAGE | _LLM) != 0)),
        "seeing and wording": count(seeing & (sentences & _WORDING != 0)),
        "subject": count(sentences & _SUBJECT != 0),
        "models of the subject": strict,
    }
    last = sentences[np.maximum(closing - 1, 0)] & _VLM != 0
    return {
        **{
            f"{what} in {step}+ sentences": found >= step
            for what, found in counts.items()
            for step in _SENTENCES
        },
        "models of the subject in the last sentence only": (strict == 1) & (closing > opening) & last,
        "models of the subject in the first sentence": sentences[opening] & _VLM != 0,
    }


def _beside(title: FieldWords, abstract: FieldWords) -> dict[str, Truth]:
    """What stands beside the subject, or is missing, by where the subject is named."""
    level = _level(title, abstract)
    either = title.named | abstract.named
    found: dict[str, Truth] = {}
    for place, name in enumerate(_LEVELS):
        here = level == place
        found[f"subject {name}"] = here
        for family in sorted(APART):
            bits = family_bits({family})
            found[f"{family} with subject {name}"] = here & (either & bits != 0)
            found[f"title {family} with subject {name}"] = here & (title.named & bits != 0)
        for family in _EXPECTED:
            found[f"no {family} with subject {name}"] = here & (either & family_bits({family}) == 0)
    return found


def _level(title: FieldWords, abstract: FieldWords) -> Numbers:
    """Where the subject is named first, as a place in `_LEVELS`: the earlier, the likelier it is the matter."""
    level = np.full(abstract.papers, _LEVELS.index("nowhere"))
    at = abstract.terms.at[abstract.terms.families & _SUBJECT != 0][::-1]  # so that the first is written last
    paper = abstract.paper[at]
    length = np.diff(abstract.first)[paper]
    level[paper] = 1 + np.minimum(2, 3 * (at - abstract.first[paper]) // np.maximum(length, 1))
    level[title.named & _SUBJECT != 0] = _LEVELS.index("in the title")
    return level
