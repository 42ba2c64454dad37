"""Is a known model the vision encoder of the paper's own model?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.models import encoder_words as seeing
from tracker.facts.models import part_words as speaking
from tracker.facts.models.own_names import is_own
from tracker.facts.text.clues import Clued

if TYPE_CHECKING:
    from tracker.facts.models.around import Around, OwnWork
    from tracker.facts.text.clues import Said
    from tracker.facts.text.passage import Mention

_ENCODER_NEXT = Clued(r"(?:'s)?\s+(?:(?:vision|visual|image|video)\s+)?(?:encoder|backbone)s?\b")


def is_encoder(work: OwnWork, mention: Mention, around: Around) -> bool:
    """Do the words around a name that sees put it into the own model?"""
    used = _is_used(work, mention, around)
    based = _is_based_on(work, around)
    named = used or around.after.match(_ENCODER_NEXT) or (based and not seeing.TOOLS.match(mention.name))
    more = named and work.is_more(mention) and not work.is_its_name(mention)
    if not more and is_own(work.name, mention.name):
        return False
    if based or work.is_of_kind(around):
        return True
    if work.is_the_one(around) and not seeing.TOOLS.match(mention.name):
        return around.after.match(seeing.AS_RULER) is None
    if around.before.search(seeing.REPLACED):
        return False
    put = used or _puts_encoder(around.before, around.after)
    return put and not around.of_others  # which takes longest to tell


def _is_used(work: OwnWork, mention: Mention, around: Around) -> bool:
    """Is an encoder used for the own model, be it said or not that it sees?"""
    before, after = around.before, around.after
    if seeing.TOOLS.match(mention.name) or after.match(seeing.NOT_ITS_EYES):
        return False
    if work.about_data or work.against or after.match(seeing.AS_RULER):
        return False
    if work.does_with(around) and not work.is_tried_on_several:
        return True
    if not around.own:
        return False
    if after.match(seeing.AS_BACKBONE) or before.search(seeing.FEATURES_OF):
        return True
    made = before.search(seeing.MAKES_OF_ENCODER) or before.search(seeing.USES_ENCODER)
    made = made or before.search(speaking.NAMELY)
    if made and seeing.AND_ITS.match(after.words):
        return True
    return bool(before.search(seeing.FROM_FEATURES) and after.match(seeing.FEATURES))


def _is_based_on(work: OwnWork, around: Around) -> bool:
    """Is the own work a framework based on an encoder: a CLIP-based framework?"""
    before, after = around.before, around.after
    if not around.own or work.about_data or work.against:
        return False
    return after.match(seeing.BASED) is not None and before.search(seeing.WE_BRING) is not None


def _puts_encoder(before: Said, after: Said) -> bool:
    return bool(
        after.match(seeing.AS_ENCODER) or before.search(seeing.ENCODER_IS) or before.search(seeing.MODEL_ON)
    )
