"""The links of one body, in as many runs as its pattern shows them in."""

from __future__ import annotations

import itertools
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.lists.entry.escaping import Context, fit
from tracker.lists.entry.slots import Slot
from tracker.lists.entry.targets import Target, label_of, named_by
from tracker.lists.form.links import (
    best_form,
    fill,
    fits,
    label_lent,
    lent_form,
    shown_links,
    told_apart,
    truly_labelled,
    truly_placed,
)
from tracker.lists.form.pattern import LINKS
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lists.entry.facts import Address, EntryFacts
    from tracker.lists.form.pattern import Key
    from tracker.lists.form.votes import Votes

_LABEL_BEFORE = Pattern(r"[ \t]*(?:[-*+•][ \t]+)?[*_]*(?P<label>[^\s:：][^:：]{0,23})[:：][*_ \t]*")
"""A label at the beginning of a line, right before its links."""


def has_no_place(key: Key, votes: Votes, shown: Iterable[Target]) -> bool:
    """Has any of a work's links no place in a pattern, as each of its runs stands behind the label of another kind?"""
    lines = [
        before[1].rpartition("\n")[2] if before[0] == Slot.GLUE else ""
        for before, (slot, _) in itertools.pairwise((("", ""), *key))
        if slot == LINKS
    ]
    labels = [_LABEL_BEFORE.fullmatch(line) for line in lines]
    said = [named_by(label["label"]) if label else None for label in labels]
    return any(
        all(one and one is not target and not votes.stands_in(target, run) for run, one in enumerate(said))
        for target in shown
    )


class Runs:
    """The runs one after the other; each link is written in one of them, in the form that most give it."""

    def __init__(self, votes: Votes, kin: Votes, context: Context, facts: EntryFacts, count: int) -> None:
        self._votes = votes
        self._kin = kin
        self._context = context
        self._facts = facts
        self._runs = iter(enumerate(self._shared_out(count)))
        self._called = False
        """Does a link with the work's name for a label stand there?"""

    def _shared_out(self, count: int) -> Sequence[Sequence[tuple[Target, Address]]]:
        found: list[list[tuple[Target, Address]]] = [[] for _ in range(count)]
        shown = shown_links(self._votes, self._facts) if count else []
        self._shown = shown
        for target, links in itertools.groupby(shown, key=itemgetter(0)):
            found[min(self._kin.run_of(target), count - 1) if count > 1 else 0] += links
        return found

    def next(self, line: str) -> str:
        """The next run, behind what stands on its line; empty where none of the work's links belongs there."""
        number, links = next(self._runs)
        foreign = self._foreign(number, line)
        texts = self._texts([(target, address) for target, address in links if target not in foreign])
        written = texts[0][1] if texts else ""
        for (one, _), (other, text) in itertools.pairwise(texts):
            between = (votes.between_of(one, other) for votes in (self._kin, self._votes))
            written += next((found for found in between if found is not None), " ") + text
        return written

    def _texts(self, links: Sequence[tuple[Target, Address]]) -> Sequence[tuple[Target, str]]:
        texts: list[tuple[Target, str]] = []
        labels: set[str] = set()
        twice = iter(self._in_pairs(links))
        for target, address in links:
            pair = next(twice, ()) if target is Target.PAPER else ()
            if pair:
                texts += [(target, fill(form, address)) for form in pair]
            elif text := self.link(target, address):
                if not self._facts.own:
                    label = label_of(text)
                    if label in labels and named_by(label):
                        continue  # a second `Homepage` would say nothing, a second `Link` is as good as the first
                    labels.add(label)
                texts.append((target, text))
        return texts

    def _in_pairs(self, links: Sequence[tuple[Target, Address]]) -> Sequence[tuple[str, ...]]:
        """The forms of each link to the paper where such links stand in pairs, such as abstract and PDF.

        A new work's one address is written in both; an entry's own two are told one by one.
        """
        papers = [address for target, address in links if target is Target.PAPER]
        pair = self._votes.pairs.best() or ()
        if not self._facts.own:
            return [pair if all(fits(form, address) for form in pair) else () for address in papers]
        told = len(papers) == len(pair) and all(map(fits, pair, papers))
        return [(form,) for form in pair] if told else []

    def _foreign(self, run: int, line: str) -> frozenset[Target]:
        """What does not stand behind the label at the beginning of a line: no page is a `Paper:`."""
        label = None if self._facts.own else _LABEL_BEFORE.fullmatch(line)
        said = named_by(label["label"]) if label else None
        if said is None:
            return frozenset()
        own = {said, *self._facts.forced}  # an entry that leads nowhere helps nobody
        return frozenset(one for one in Target if one not in own and not self._votes.stands_in(one, run))

    def link(self, target: Target, address: Address) -> str | None:
        """One link, unless the list has no form for it or it would say what another says."""
        if target is Target.OTHER:
            return address.raw or None
        form = self._form(target, address)
        if not form or self._facts.own:
            return fill(form, address) if form else None
        if "{name}" in form:
            if self._called:  # the work's name leads to one place only
                return None
            self._called = True
        if "{authors}" in form:
            called = self._votes.byline.write(self._facts.authors) or "Paper"
            return fill(form, address._replace(called=fit(called, self._context, in_label=True)))
        form = truly_labelled(form, target, self._facts.kind)
        return fill(form, address._replace(called=fit(address.label, self._context, in_label=True)))

    def _form(self, target: Target, address: Address) -> str | None:
        """How such a link is written, by its own kin, by all, or as others are where it has to be shown."""
        new = not self._facts.own
        form = self._votes.link_form(target) if self._votes.cell and new else None
        form = form or best_form(self._kin.links.get(target), address)
        form = form or best_form(self._votes.links.get(target), address)
        if form and new and (label := self._votes.usual_label(target)):
            form = form.replace("{name}", label)
        if form is None and target is Target.PAPER and self._votes.cell and new:
            return label_lent(self._votes, address)
        if form and target is Target.PAPER and new:
            return truly_placed(form, address)
        if form and new:
            elsewhere = {
                one for one, other in self._shown if other.url.rstrip("/") != address.url.rstrip("/")
            }
            form = told_apart(form, target, self._votes.links.get(target), address, elsewhere)
        return lent_form(self._votes, target) if form is None and target in self._facts.forced else form
