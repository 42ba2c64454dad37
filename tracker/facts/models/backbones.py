"""Is a known model the language backbone of the paper's own model?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.models import part_words as speaking
from tracker.facts.models.own_names import is_own

if TYPE_CHECKING:
    from tracker.facts.models.around import Around, OwnWork
    from tracker.facts.text.clues import Clued, Said
    from tracker.facts.text.passage import Mention


def is_backbone(work: OwnWork, mention: Mention, around: Around) -> bool:
    """Do the words around a name that speaks put it into the own model?"""
    before, after = around.before, around.after
    if work.name and before.words.endswith(f"{work.name}-based "):
        return True
    if before.search(speaking.OURS_BY_NAME):
        return False
    built_on = after.match(speaking.AS_BACKBONE) or before.search(speaking.BUILT_ON)
    if is_own(work.name, mention.name):
        based = after.match(speaking.KIND_BASED) and before.search(speaking.IS_A)
        if not ((built_on or based or _is_tuned(work, around)) and work.is_more(mention)):
            return False
    if _is_base(work, before):
        return True
    if before.search(speaking.OUR_VARIANT) or work.is_of_kind(around):
        return True
    if work.does_with(around):
        return not (speaking.NO_PART.match(mention.name) or work.is_tried_on_several)
    if not _is_one_of_several(work, after) and _is_tried(work, mention, around):
        return not (before.search(speaking.TOO) and work.is_tried_on_several)
    if before.search(speaking.FROZEN) or (mention.name not in _LAYERS and work.is_the_one(around)):
        return True
    put = built_on or _is_tuned(work, around) or _puts_backbone(around) or _is_taken(work, mention, around)
    return bool(put) and not around.of_others  # which takes longest to tell


def _is_one_of_several(work: OwnWork, after: Said) -> bool:
    """Does another name follow that is not the work's own?"""
    if not speaking.ANOTHER_TOO.match(after.words):
        return False
    return speaking.ANOTHER_TOO.match(work.marked(after)) is not None


def _is_base(work: OwnWork, before: Said) -> bool:
    """Is it called the base of the own model, be it the one that this beats?"""
    if before.search(speaking.BEATS_BASE):
        return not (work.about_data or work.against)
    return before.search(speaking.BASE_IS) is not None and before.search(speaking.WON) is None


def _is_tried(work: OwnWork, mention: Mention, around: Around) -> bool:
    """Is it the one model that the own work is tried on, or joined with?"""
    before = around.before
    if before.search(speaking.TRIED_ON) or _says_of_own(work, before, speaking.JOINED_WITH_OWN):
        return True
    if work.about_data or work.against or not work.name or before.search(speaking.EXPERIMENTS_ON) is None:
        return False
    follows = work.abstract.plain[mention.end :].replace(work.name, "\0")
    return work.name in work.abstract.plain and speaking.SHOW_THAT.match(follows) is not None


def _says_of_own(work: OwnWork, before: Said, pattern: Clued) -> bool:
    """Does a pattern match what stands before, with NUL for the own name?"""
    return before.may(pattern) and pattern.search(work.marked(before)) is not None


def _is_tuned(work: OwnWork, around: Around) -> bool:
    """Is it tuned to become the own model? Data that models are tuned on, or what becomes of any model, is none."""
    before, after = around.before, around.after
    return bool(before.search(speaking.TUNES)) and not (
        work.about_data
        or speaking.TUNING_DOES.search(before.words + after.words)
        or _is_tuned_on(work, after.words)
    )


def _is_taken(work: OwnWork, mention: Mention, around: Around) -> bool:
    """Is a model used as a part of the own work, rather than to make data or to judge?"""
    before, after = around.before, around.after
    if not around.own or work.about_data or after.match(speaking.AS_TOOL):
        return False
    if before.search(speaking.POWERED) or _says_of_own(work, before, speaking.OWN_POWERED):
        return True
    if speaking.NO_PART.match(mention.name):
        return False
    if after.match(speaking.KIND_BASED) and before.search(speaking.IS_A):
        return True
    used = (
        before.search(speaking.USES_MODEL)
        or before.search(speaking.NAMELY)
        or (not work.against and before.search(speaking.GROWS))
    )
    if (
        (used and speaking.AND_NO_LESS.match(after.words))
        or after.match(speaking.DECODES)
        or before.search(speaking.ENCODED_BY)
    ):
        return True
    return after.words.startswith(")") and before.search(speaking.FULL_NAME) is not None


def _is_tuned_on(work: OwnWork, after: str) -> bool:
    """Is it the own work that a model is tuned on, rather than what comes of that?"""
    at = after.find(work.name) if work.name else -1
    if at < 0 or speaking.BUT_MADE.match(after, at) or after.startswith("-", at + len(work.name or "")):
        return False  # MapRead-Bench is another thing than MapRead
    return speaking.ON_IT.search(after[:at]) is not None


def sees_too(mention: Mention, around: Around) -> bool:
    """Is it a kind of layer that language models are made of, and the eyes here?"""
    return mention.name in _LAYERS and around.after.match(speaking.SEES_TOO) is not None


_LAYERS = ("RWKV", "Mamba")


def _puts_backbone(around: Around) -> bool:
    before, after = around.before, around.after
    if not around.own:
        return False
    combined = after.match(speaking.IS_MODEL) and before.search(speaking.WITH)
    return bool(combined or after.match(speaking.IS_PROMPTED) or before.search(speaking.BACKBONE_IS))
