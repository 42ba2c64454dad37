"""Which of a work's links a list shows, and the forms it writes them in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.lists.badges import fill_imprint, fits_imprint
from tracker.lists.escaping import fit_url
from tracker.lists.parts import Slot
from tracker.lists.targets import Target

if TYPE_CHECKING:
    from tracker.lists.facts import Address, Facts
    from tracker.lists.pattern import Key
    from tracker.lists.votes import Tally, Votes

NEXT_BEST = (Target.PAPER, Target.PROJECT, Target.CODE, Target.MODEL, Target.DATASET, Target.DEMO)
_ADDRESSES = tuple(f"{{{target}}}" for target in Target)


def shown_links(votes: Votes, facts: Facts) -> list[tuple[Target, Address]]:
    """The links that this list would show of a work, in its order."""
    found: list[tuple[Target, Address]] = [
        (target, address)
        for target, addresses in facts.links.items()
        if target is not Target.STAR and target not in facts.hidden and _is_shown(votes, target, facts)
        for address in addresses
    ]
    if facts.own:
        return found
    if votes.cell and not votes.shows_together({target for target, _ in found}):
        found.sort(key=lambda pair: -votes.weight(pair[0]))
        found = found[: votes.lengths.best() or 1]  # a cell holds as many links as its neighbours do
    return sorted(found, key=lambda pair: votes.rank(pair[0]))


def without_paper(key: Key, votes: Votes, facts: Facts) -> Facts:
    """Facts without the paper's link where it stands behind the title and is not shown a second time."""
    behind = any(slot == Slot.URL and target == Target.PAPER for slot, target in key)
    again = votes.twice() and any(slot == "links" for slot, _ in key)
    if facts.own or not behind or again:
        return facts
    return replace(facts, hidden=facts.hidden | {Target.PAPER})


def _is_shown(votes: Votes, target: Target, facts: Facts) -> bool:
    return target in votes.links or (
        not facts.own and target in NEXT_BEST[1:] and votes.cell and votes.any_label() is not None
    )


def best_form(tally: Tally[str] | None, address: Address) -> str | None:
    """The usual form among those that an address can fill."""
    if not tally:
        return None
    fitting = {
        form: weight * (_TOLD if "{venue" in form else 1)
        for form, weight in tally.weights.items()
        if fits(form, address)
    }
    if fitting:
        return max(fitting, key=fitting.__getitem__)
    return None


_TOLD = 10
"""So much likelier is a form that tells where a work appeared, where that is known."""


def fits(form: str, address: Address) -> bool:
    """Has an address all that a form asks for?"""
    if "{id}" in form and not address.id:
        return False
    if "{repo}" in form and not address.repository:
        return False
    if not fits_imprint(form, address.imprint):
        return False
    return not ("{paper}" in form and address.id)


def fill(form: str, address: Address) -> str:
    """A form with its places filled from an address."""
    if "{name}" in form:
        form = form.replace("{name}", address.label)
    if "{authors}" in form:
        form = form.replace("{authors}", address.label)
    form = form.replace("{id}", address.id or "").replace("{v}", address.version)
    form = form.replace("{repo}", address.repository or "")
    if address.imprint and "{" in form:
        form = fill_imprint(form, address.imprint)
    if "{" in form:
        url = fit_url(address.url)
        for placeholder in _ADDRESSES:
            form = form.replace(placeholder, url)
    return form
