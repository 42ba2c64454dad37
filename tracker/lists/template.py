"""How a group of entries writes: inferred from examples, proved by writing them again."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from tracker.lists.emphasis import NOTHING_BOLD, Bold, Emphasis, learn_emphasis
from tracker.lists.escaping import Place, fit, fit_url
from tracker.lists.facts import Address
from tracker.lists.inline import plain
from tracker.lists.parts import Slot
from tracker.lists.pattern import Key, key_of
from tracker.lists.targets import Target, label_of
from tracker.lists.times import Moment, write_date
from tracker.lists.votes import Tally, Votes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.lists.facts import Facts, Make
    from tracker.lists.pattern import Body

_TOO_MUCH = 6.0
_LOST = 20.0
_UNLINKED = 8.0
"""Cost of a pattern that states something we do not know at all."""
_WORDS = (Slot.TITLE, Slot.SUBTITLE, Slot.NAME, Slot.AUTHORS, Slot.VENUE, Slot.TEXT)
_BEGINS_WORD = re.compile(r"\w")
_BEGUN = re.compile(r"[^\s*_]")
_COMMON_SHARE = 0.12
_GUESSED = 3.0
_DOUBT = 1.0
"""One example more for what has not been seen."""
_USUAL = 0.6
"""So large a share of the cells that state no fact say what may be said of a new work too."""
_BREAK = re.compile(r"^\s*(?:<br\s*/?>)?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Example:
    """A body that shows how it is done, and how much it counts."""

    body: Body
    weight: float
    own: bool = True
    """Is it of the very group, not of a sister's?"""


class Template:
    """The patterns of some examples and the forms they agree on."""

    def __init__(self, examples: Sequence[Example], place: Place, bold: Bold = NOTHING_BOLD) -> None:
        self._place = place
        self._labels = _labels_of(examples) if place is Place.CELL else frozenset[str]()
        """What one clicks on in this column; left bare it says nothing."""
        self._common = _common_words(examples, self._labels)
        self._own: Tally[Key] = Tally()
        self._all: Tally[Key] = Tally()
        self._tails: Tally[str] = Tally()
        self._by_key: defaultdict[Key, list[Example]] = defaultdict(list)
        for example in examples:
            key, tail = split_tail(key_of(example.body, self._common))
            self._by_key[key].append(example)
            self._all.add(key, example.weight)
            if example.own:
                self._tails.add(tail, example.weight)
                self._own.add(key, example.weight)
        self._votes = Votes(cell=place is Place.CELL).gather(
            (example.body, example.weight) for example in examples
        )
        self._starred = _starred_share(examples)
        self._emphasis = learn_emphasis(
            (part.raw for example in examples for part in example.body.facts if part.slot is Slot.TITLE), bold
        )

    def choose(self, facts: Facts) -> Key | None:
        """The pattern that fits the facts best and is used most; sisters are asked where the group has none."""
        if not facts.own:
            return self._choose(facts)
        make = facts.make
        if make not in self._chosen:
            self._chosen[make] = self._choose(facts)
        return self._chosen[make]

    @cached_property
    def _chosen(self) -> dict[Make, Key | None]:
        """What was chosen for entries of each make: there are few, however many entries are written again."""
        return {}

    def _choose(self, facts: Facts) -> Key | None:
        for keys in (self._own, self._all):
            best = max(
                keys.weights,
                key=lambda key: math.log(keys.weights[key]) - self._cost(key, facts),
                default=None,
            )
            if best is not None and (keys is self._all or self._cost(best, facts) < _TOO_MUCH):
                return best
        return None

    def write(self, facts: Facts) -> str | None:
        """The body for some facts, or None where no example shows how."""
        key = self.choose(facts)
        if key is None:
            return None
        if facts.unknown or self._guesses(key, facts):
            return self._blank
        tail = self._tails.best() or ""
        facts = _without_paper(key, self._votes, facts)
        text = _Writer(self._votes, self._kin(key), self._place, facts, self._emphasis).write(key) + tail
        if self._place is Place.CELL and not facts.own and not _BEGINS_WORD.search(text):
            return self._blank  # nothing but the brackets around what is not known
        return text

    def _kin(self, key: Key) -> Votes:
        """The votes of the examples of one pattern: who breaks a line may also set no blank between links."""
        kin = self._by_key[key]
        if len(self._by_key) == 1:
            return self._votes  # all are kin
        if key not in self._by_kin:
            self._by_kin[key] = Votes(self._votes.cell).gather((one.body, one.weight) for one in kin)
        return self._by_kin[key]

    @cached_property
    def _by_kin(self) -> dict[Key, Votes]:
        return {}

    def _guesses(self, key: Key, facts: Facts) -> bool:
        """Would a cell state what is true of other works only: one of several words, none of them usual?"""
        if facts.own or self._place is not Place.CELL or not self._states(key):
            return False
        if _EMPTY_LINK.search(key[0][1]):
            return True
        share = self._fixed.weights[key] / (self._fixed.total() + _DOUBT)
        return share < _USUAL and not (
            facts.kind and re.search(rf"\b{facts.kind}s?\b", key[0][1], re.IGNORECASE)
        )

    def _states(self, key: Key) -> bool:
        """Does a pattern without any slot say something: `Local demo`, but not `-` or a link's label left bare?"""
        return all(slot == Slot.GLUE for slot, _ in key) and any(
            not _SAYS_NOTHING.fullmatch(text) and text.strip().casefold() not in self._labels
            for _, text in key
        )

    @cached_property
    def _fixed(self) -> Tally[Key]:
        """The patterns without any fact: what stands where there is none, or where all say the same."""
        found: Tally[Key] = Tally()
        for key, weight in self._all.weights.items():
            if all(slot == Slot.GLUE for slot, _ in key):
                found.add(key, weight)
        return found

    @cached_property
    def _blank(self) -> str:
        """What stands in a cell of which nothing is known: the sign that says so, or nothing."""
        signs = {key: weight for key, weight in self._fixed.weights.items() if not self._states(key)}
        best = max(signs, key=signs.__getitem__, default=())
        return "".join(text for _, text in best)

    def _cost(self, key: Key, facts: Facts) -> float:
        slots = _slots_of(key)
        cost = sum([self._word_cost(slot, slots[slot], facts) for slot in _WORDS])
        cost += self._time_cost(slots, facts)
        if not facts.own and self._place is not Place.CELL and not (slots["links"] or slots[Slot.URL]):
            cost += _UNLINKED
        shown = bool(shown_links(self._votes, _without_paper(key, self._votes, facts)))
        if slots["links"]:
            cost += 0 if shown else _TOO_MUCH + 1
        elif shown:
            cost += _LOST if facts.own else _TOO_MUCH + 1 if self._place is Place.CELL else 3
        starred = Target.STAR in facts.links
        if slots["stars"]:
            cost += 0 if starred else _LOST
        elif starred:
            cost += _LOST if facts.own else 6 * self._starred
        if self._guesses(key, facts):
            cost += _GUESSED
        if facts.own:
            cost += 6 * abs(slots[Slot.URL] - len(facts.urls))
        elif slots[Slot.URL]:
            targets = [text for slot, text in key if slot == Slot.URL]
            cost += sum(
                0 if target == Target.PAPER else self._elsewhere(target, slots, facts) for target in targets
            )
        return cost

    def _word_cost(self, slot: Slot, wanted: int, facts: Facts) -> float:
        known = len(facts.words.get(slot, ()))
        if facts.own:
            return 6.0 * abs(wanted - known)
        if not wanted:
            return {Slot.VENUE: 1.0, Slot.TITLE: 0.0, Slot.NAME: 0.5}.get(slot, 0.0) if known else 0.0
        if slot is Slot.VENUE and not known:
            return 0.3 if self._votes.preprints.weights else 6.0
        if slot is Slot.TEXT and not known and facts.spare:
            return 2.0 + 8.0 * (wanted - 1)
        return 0.0 if known >= wanted else _LOST if slot is Slot.TITLE else 6.0

    def _elsewhere(self, target: str, slots: Counter[str], facts: Facts) -> float:
        """What it costs that the title leads to something else than the paper, which must be linked all the same."""
        known = any(one == target for one in facts.links)
        return 0.5 if known and slots["links"] and Target.PAPER in self._votes.links else 3.0

    @staticmethod
    def _time_cost(slots: Counter[str], facts: Facts) -> float:
        cost = 0.0
        for slot, known in ((Slot.DATE, facts.moment), (Slot.YEAR, facts.year)):
            if (slots[slot] and not known) or (facts.own and known and not slots[slot]):
                cost += 8
        return cost


_EMPTY_LINK = re.compile(r"\]\(\s*\)")
_SAYS_NOTHING = re.compile(
    r"(?:\W|_)*(?:n\s?/\s?a|none|null|tb[ad]|unknown|无|未知)?(?:\W|_)*", re.IGNORECASE
)


@lru_cache(maxsize=1024)
def _slots_of(key: Key) -> Counter[str]:
    return Counter(slot for slot, _ in key)


def _labels_of(examples: Sequence[Example]) -> frozenset[str]:
    forms = {
        part.form
        for example in examples
        for part in example.body.facts
        if part.slot is Slot.LINK and part.form
    }
    return frozenset(plain(label_of(form)).casefold() for form in forms) - {""}


def _common_words(examples: Sequence[Example], labels: frozenset[str]) -> frozenset[str]:
    """Words so often the same that they are part of the format: `arXiv`, `Github`, `Coming soon`."""
    counted = Counter(
        raw
        for example in examples
        for raw in {part.raw for part in example.body.facts if part.slot is Slot.TEXT}
    )
    least = max(2, math.ceil(_COMMON_SHARE * len(examples)))
    return frozenset(raw for raw, count in counted.items() if count >= least or raw.casefold() in labels)


def _starred_share(examples: Sequence[Example]) -> float:
    starred = total = 0.0
    for example in examples:
        targets = {part.target for part in example.body.facts if part.slot is Slot.LINK}
        if targets & {Target.STAR, Target.CODE}:
            total += example.weight
            starred += example.weight * (Target.STAR in targets)
    return starred / total if total else 1.0 if starred else 0.0


def split_tail(key: Key) -> tuple[Key, str]:
    """A pattern and the blanks at its end, which people leave or not whatever the rest looks like."""
    if not key or key[-1][0] != Slot.GLUE:
        return key, ""
    slot, text = key[-1]
    bare = text.rstrip(" \t\u00a0")
    return (*key[:-1], (slot, bare)) if bare else key[:-1], text[len(bare) :]


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
    if votes.cell:  # a cell holds as many links as its neighbours do
        found.sort(key=lambda pair: -votes.weight(pair[0]))
        found = found[: votes.lengths.best() or 1]
    return sorted(found, key=lambda pair: votes.rank(pair[0]))


def _without_paper(key: Key, votes: Votes, facts: Facts) -> Facts:
    """Facts without the paper's link where it stands behind the title and is not shown a second time."""
    behind = any(slot == Slot.URL and target == Target.PAPER for slot, target in key)
    if facts.own or not behind or votes.twice():
        return facts
    return replace(facts, hidden=facts.hidden | {Target.PAPER})


def _is_shown(votes: Votes, target: Target, facts: Facts) -> bool:
    return target in votes.links or (
        not facts.own and target in _NEXT_BEST[1:] and votes.cell and votes.any_label() is not None
    )


class _Writer:
    """Writes one body along a pattern."""

    def __init__(self, votes: Votes, kin: Votes, place: Place, facts: Facts, emphasis: Emphasis) -> None:
        self._kin = kin
        self._emphasis = emphasis
        self._votes = votes
        self._place = place
        self._facts = facts
        self._words = {slot: iter(words) for slot, words in facts.words.items()}
        self._urls: Iterator[Address] = iter(facts.urls)
        self._written = ""
        self._left_out = False
        """Was the last thing left out, so that what set it off goes too?"""
        self._called = False
        """Does a link with the work's name for a label stand there?"""
        self._bare = False
        """Is the last thing written a badge that was left out, with the break behind it still to come?"""

    def write(self, key: Key) -> str:
        for at, (slot, text) in enumerate(key):
            following = key[at + 1][1] if at + 1 < len(key) and key[at + 1][0] == Slot.GLUE else ""
            if slot == Slot.GLUE:
                glue = _BREAK.sub("", text) if self._bare else text
                if self._written.endswith(" al.") and glue.startswith(".") and not self._facts.own:
                    glue = glue[1:]
                glue = self._closed(glue) if self._left_out else glue
                self._written += glue
                self._bare = self._left_out = False
            elif slot == "links":
                self._links()
            elif slot == "stars":
                stars = self._facts.links.get(Target.STAR, ())
                self._written += "".join(self._link(Target.STAR, address) or "" for address in stars)
                self._bare = not stars
            elif slot == Slot.URL:
                self._written += self._url(Target(text) if text else Target.PAPER)
            else:
                self._written += self._fact(Slot(slot), following)
        return self._written.rstrip(" ([,;–—-") if self._left_out else self._written

    def _fact(self, slot: Slot, following: str) -> str:
        if slot is Slot.DATE:
            return self._date()
        if slot is Slot.YEAR:
            return self._year()
        value = next(self._words.get(slot, iter(())), None)
        if slot is Slot.AUTHORS and value and self._facts.authors:
            value = self._votes.byline().write(self._facts.authors)
        if value is None and slot is Slot.VENUE:
            return self._preprint()
        if value is None:
            value = self._spare() if slot is Slot.TEXT else ""
            self._left_out = not value
        if self._facts.own:
            return value
        in_label = following.lstrip('*_`"” ').startswith("](")
        first = not _BEGUN.search(self._written.rpartition("\n")[2])
        text = fit(value, self._place, in_label=in_label, first=first)
        return self._emphasis.mark(text) if slot is Slot.TITLE else text

    def _preprint(self) -> str:
        """What stands for the venue of a work that has none yet."""
        paper = self._facts.links.get(Target.PAPER, (Address(""),))[0]
        return _fill(_best_form(self._votes.preprints, paper) or "arXiv", paper)

    def _closed(self, text: str) -> str:
        """The glue behind something left out: no comma without a word before it, no empty brackets."""
        if self._written.endswith("(") and text.startswith(")"):
            self._written = self._written[:-1].rstrip()
            return text[1:]
        return text.lstrip(",;: ") if self._written[-1:] in ("(", "[") else text

    def _spare(self) -> str:
        """What may stand for the curator's own words, unless it stands in the line already."""
        spare = self._facts.spare or ""
        return "" if spare and fit(spare, self._place) in self._written else spare

    def _date(self) -> str:
        moment = self._facts.moment or Moment(0)
        form = self._votes.date_form() or "{Y}-{mm}-{dd}"
        precise = moment.month and (moment.day or "{d" not in form)
        return (
            write_date(form, date(moment.year, moment.month, moment.day or 1))
            if precise
            else f"{moment.year}"
        )

    def _year(self) -> str:
        year = self._facts.year or Moment(0)
        form = self._votes.years.best() or "{Y}"
        return form.replace("{Y}", f"{year.year}").replace("{y}", f"{year.year % 100:02}")

    def _url(self, target: Target) -> str:
        if self._facts.own:
            address = next(self._urls, None)
        else:
            linked = self._facts.links
            address = next((linked[one][0] for one in (target, *_NEXT_BEST) if one in linked), None)
            target = next((one for one in (target, *_NEXT_BEST) if one in linked), target)
        if address is None:
            return ""
        form = _best_form(self._votes.urls.get(target), address)
        return fit_url(_fill(form, address) if form else address.url)

    def _links(self) -> None:
        texts: list[str] = []
        for target, address in shown_links(self._votes, self._facts):
            pair = self._votes.pairs.best() if target is Target.PAPER and not self._facts.own else None
            if pair and all(_fits(form, address) for form in pair):
                texts += [_fill(form, address) for form in pair]
            elif text := self._link(target, address):
                texts.append(text)
        if texts:
            between = (votes.between.best() for votes in (self._kin, self._votes))
            self._written += next((one for one in between if one is not None), " ").join(texts)
        else:
            self._written = self._written.rstrip(" \t,;|·[(–—-")

    def _link(self, target: Target, address: Address) -> str | None:
        if target is Target.OTHER:
            return address.raw or None
        form = self._votes.link_form(target) if self._votes.cell and not self._facts.own else None
        form = form or _best_form(self._kin.links.get(target), address)
        form = form or _best_form(self._votes.links.get(target), address)
        if form and "{name}" in form and not self._facts.own:
            if self._called:  # the work's name leads to one place only
                return None
            self._called = True
        if form is None and target in self._facts.forced:
            form = f"[{target.capitalize()}]({{{target}}})"
        if form and not self._facts.own:
            address = replace(address, called=fit(address.label, self._place, in_label=True))
        return _fill(form, address) if form else None


_NEXT_BEST = (Target.PAPER, Target.PROJECT, Target.CODE, Target.MODEL, Target.DATASET, Target.DEMO)


def _best_form(tally: Tally[str] | None, address: Address) -> str | None:
    """The usual form among those that an address can fill."""
    if not tally:
        return None
    fitting = {form: weight for form, weight in tally.weights.items() if _fits(form, address)}
    if fitting:
        return max(fitting, key=fitting.__getitem__)
    return None


def _fits(form: str, address: Address) -> bool:
    if "{id}" in form and not address.id:
        return False
    if "{repo}" in form and not address.repository:
        return False
    return not ("{paper}" in form and address.id)


def _fill(form: str, address: Address) -> str:
    if "{name}" in form:
        form = form.replace("{name}", address.label)
    form = form.replace("{id}", address.id or "").replace("{v}", address.version)
    form = form.replace("{repo}", address.repository or "")
    if "{" in form:
        url = fit_url(address.url)
        for placeholder in _ADDRESSES:
            form = form.replace(placeholder, url)
    return form


_ADDRESSES = tuple(f"{{{target}}}" for target in Target)
