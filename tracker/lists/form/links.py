"""Which of a work's links a list shows, and the forms it writes them in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.lists.entry.badges import badge_words, fill_imprint, fits_imprint
from tracker.lists.entry.escaping import fit_url
from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.targets import Target, label_of, named_as, named_by
from tracker.lists.entry.venue_labels import TOLD_IN_BRACKETS
from tracker.lists.entry.venues import find_venues
from tracker.lists.form.pattern import LINKS
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tracker.lists.entry.facts import Address, EntryFacts
    from tracker.lists.form.pattern import Key
    from tracker.lists.form.tally import Tally
    from tracker.lists.form.votes import Votes

NEXT_BEST = (Target.PAPER, Target.PROJECT, Target.CODE, Target.MODEL, Target.DATASET, Target.DEMO)
_ADDRESSES = Pattern(r"\{(?:" + "|".join(Target) + r")\}")


def shown_links(votes: Votes, facts: EntryFacts) -> list[tuple[Target, Address]]:
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


def without_paper(key: Key, votes: Votes, facts: EntryFacts) -> EntryFacts:
    """Facts without the paper's link where it stands behind the title and is not shown a second time."""
    if facts.own or not any(slot == Slot.URL and target == Target.PAPER for slot, target in key):
        return facts
    if votes.twice() and any(slot == LINKS for slot, _ in key):
        return facts
    return replace(facts, hidden=facts.hidden | {Target.PAPER})


def _is_shown(votes: Votes, target: Target, facts: EntryFacts) -> bool:
    if target in votes.links or (target in facts.forced and not votes.cell):
        return True
    return not facts.own and target in NEXT_BEST[1:] and votes.cell and votes.any_label() is not None


def with_lent(votes: Votes, facts: EntryFacts) -> EntryFacts:
    """Facts whose links this list can show: a page of the paper, or else of the work, in the form lent from other links.

    Where all papers are arXiv's, no form fits one that is elsewhere; and a model without a paper has its own page alone.
    """
    if facts.own or votes.cell or not votes.links:
        return facts
    paper = facts.links.get(Target.PAPER)
    if paper and Target.PAPER in votes.links and not best_form(votes.links[Target.PAPER], paper[0]):
        return replace(facts, forced=facts.forced | {Target.PAPER})
    if votes.urls or any(target in votes.links for target in facts.links):
        return facts
    best = next((target for target in NEXT_BEST if target in facts.links), None)
    return replace(facts, forced=facts.forced | {best}) if best else facts


def lent_form(votes: Votes, target: Target) -> str:
    """How a link is written that no example shows: as the usual one, with a label and an address of its own."""
    forms = [tally.best() for _, tally in sorted(votes.links.items(), key=lambda pair: -pair[1].total())]
    for form in forms:
        if bare := _CALLED_BY_ADDRESS.fullmatch(form or ""):
            return f"{bare['before']}[{{{target}}}]({{{target}}}){bare['behind']}"
        usual = _LABELLED.search(form or "")
        if form and usual:
            by_people = usual["label"] == _AUTHORS and target is Target.PAPER
            label = _AUTHORS if by_people else _in_case_of(usual["label"], target)
            words = f"{usual['open']}{label}{usual['close']}"
            return f"{form[: usual.start()]}[{words}]({{{target}}}){form[usual.end() :]}"
    return f"[{target.capitalize()}]({{{target}}})"


def label_lent(votes: Votes, address: Address) -> str | None:
    """How a paper is linked whose address no form can hold, as of one that is not on arXiv: with the usual label."""
    tally = votes.links.get(Target.PAPER)
    for form, _ in sorted(tally.weights.items(), key=lambda pair: -pair[1]) if tally else ():
        usual = _WHOLE_LINK.fullmatch(form.replace("{name}", votes.usual_label(Target.PAPER) or "{name}"))
        if usual and "{" not in usual["label"]:
            return truly_placed(f"{usual['before']}[{usual['label']}]({{paper}}){usual['behind']}", address)
    return None


_CALLED_BY_ADDRESS = Pattern(
    r"(?P<before>\W*)(?<!!)\[(?P<address>[^\[\]()\s]*\{\w+\}[^\[\]()\s]*)\]\((?P=address)\)(?P<behind>\W*)"
)
"""A link whose words are where it leads."""
_WHOLE_LINK = Pattern(r"(?P<before>\W*)(?<!!)\[(?P<label>\[[^\[\]]+\]|[^\[\]]+)\]\([^()\s]*\)(?P<behind>\W*)")


def truly_placed(form: str, address: Address) -> str:
    """A link's form whose words say where the paper is: none is at `bioRxiv` because a neighbour's is."""
    label = label_of(form)
    words = plain(label)
    outlets = find_venues(words) if words and "![" not in label and "{" not in label else ()
    if not any(end - start >= len(words) for start, end in outlets):
        return form
    there = _LETTERS.sub("", words.casefold()) in _LETTERS.sub("", address.url.casefold())
    return form if there else form.replace(label, "arXiv" if address.id else "Paper", 1)


_LETTERS = Pattern(r"[\W_]+")
_AUTHORS = "{authors}"
_LABELLED = Pattern(
    r"(?<!!)\[(?P<open>\[?)(?P<label>[A-Za-z][\w .-]*|\{authors\})(?P<close>\]?)\]\([^()\s]*\)"
)


def _in_case_of(label: str, target: Target) -> str:
    if label.islower():
        return target.value
    return target.upper() if label.isupper() else target.capitalize()


def truly_labelled(form: str, target: Target, kind: str) -> str:
    """A link's form whose words say what it leads to: a model's code is no `Dataset` because a neighbour's is one."""
    label = label_of(form)
    if (promise := _PROMISE.search(label)) and "![" not in label:
        kept = label[: promise.start()].rstrip(_STOPS) + label[promise.end() :].lstrip(_STOPS)
        kept = kept if _WORD.search(kept) else _in_case_of(label, target)
        form, label = form.replace(label, kept, 1), kept
    named = named_by(label)
    if named is target or named not in (Target.DATASET, Target.MODEL) or kind in _OF_DATA or "![" in label:
        return form
    return form.replace(label, _in_case_of(label, target), 1)


_PROMISE = Pattern(
    r"\s*[(\[]?\b(?:not yet|coming soon|to be released|tb[ad]|soon)\b[)\]]?(?=\W*$)", re.IGNORECASE
)
"""What is said of a page that was not there yet."""
_STOPS = " .,:;!?…–—-"
_WORD = Pattern(r"[^\W_]")
_OF_DATA = ("dataset", "benchmark")


def told_apart(
    form: str, target: Target, tally: Tally[str] | None, address: Address, shown: Collection[Target]
) -> str:
    """A link's form whose words do not name what another link of the work leads to: code beside a `Project` is none."""
    if not _names_one_of(form, target, shown):
        return form
    honest = {
        other: weight
        for other, weight in (tally.weights.items() if tally else ())
        if not _names_one_of(other, target, shown)
    }
    label = label_of(form)
    return _best_of(honest, address) or form.replace(label, _in_case_of(plain(label), target), 1)


def _names_one_of(form: str, target: Target, shown: Collection[Target]) -> bool:
    label = label_of(form)
    named = named_by(label) if label and "![" not in label and "{" not in label else None
    return named in shown and named is not target and not named_as(label, target)


def best_form(tally: Tally[str] | None, address: Address) -> str | None:
    """The usual form among those that an address can fill."""
    return _best_of(tally.weights, address) if tally else None


def _best_of(weights: Mapping[str, float], address: Address) -> str | None:
    fitting = {
        form: weight * (_TOLD if "{venue" in form else _VERSIONED if "{v}" in form and not address.raw else 1)
        for form, weight in weights.items()
        if fits(form, address)
    } or {
        bare: weight
        for form, weight in weights.items()
        if fits(bare := TOLD_IN_BRACKETS.sub("", form), address)
    }
    return max(fitting, key=fitting.__getitem__, default=None)


_TOLD = 10
"""So much likelier is a form that tells where a work appeared, where that is known."""
_VERSIONED = 0.3
"""So much less counts an address with a version: all versions stand behind one without."""


_FOUND_BY = Pattern(r"\?utm_\w+=[\w.-]*(?:&utm_\w+=[\w.-]*)*(?![\w&=-])")
"""What services put behind an address to tell who led there."""
_ASKS_NOTHING = Pattern(r"(?:(?<=\})|(?<=\}\.pdf))\?(?=[)>\s]|$)")
"""A question mark that was left behind an address."""


def fits(form: str, address: Address) -> bool:
    """Has an address all that a form asks for?"""
    if "{id}" in form and not address.id:
        return False
    if "{repo" in form and not address.repository:
        return False
    if not fits_imprint(form, address.imprint):
        return False
    return not ("{paper}" in form and address.id)


def fill(form: str, address: Address) -> str:
    """A form with its places filled from an address; where a neighbour was found is nothing of a new work's."""
    if "?" in form and not address.raw:
        form = _FOUND_BY.sub("", _ASKS_NOTHING.sub("", form))
    if "{name}" in form:
        form = form.replace("{name}", address.label)
    if "{authors}" in form:
        form = form.replace("{authors}", address.label)
    form = form.replace("{id}", address.id or "").replace("{v}", address.version)
    repository = address.repository or ""
    if "{repo" in form:
        own = repository.partition("/")[2]
        form = form.replace("{repo}", repository).replace("{repo/}", own).replace("{repo%}", badge_words(own))
    if address.imprint and "{" in form:
        form = fill_imprint(form, address.imprint)
    return fit_url(address.url).join(_pieces(form)) if "{" in form else form


@lru_cache(maxsize=256)  # lists write thousands of links in a few forms
def _pieces(form: str) -> Sequence[str]:
    """A form without the places of addresses."""
    return _ADDRESSES.split(form)
