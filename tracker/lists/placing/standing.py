"""Where in its group a new entry stands: by the group's order, beside its kin, in its batch, or at the usual end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.lists.entry.inline import plain
from tracker.lists.entry.slots import Slot
from tracker.lists.form.htmlrows import html_table
from tracker.lists.form.keys import By, arxiv_of, first_letters, keys_among
from tracker.lists.form.numbers import count_of
from tracker.lists.form.order import Direction, Order, orders_kept, position, spearman, steps
from tracker.lists.placing.batches import place_in_batch
from tracker.lists.placing.dating import keys_of_candidate
from tracker.lists.placing.following import concord, order_to_follow
from tracker.lists.placing.kin import place_beside_kin
from tracker.lists.placing.venue_runs import place_in_run
from tracker.lists.reading.broken_lines import runs_on
from tracker.lists.reading.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.lists.candidate import Candidate
    from tracker.lists.form.bodies import Reading
    from tracker.lists.form.group import Neighbourhood
    from tracker.lists.form.keys import Keys, Value
    from tracker.lists.form.numbers import Count
    from tracker.lists.reading.entries import Entry, Group
    from tracker.lists.reading.page import Page


def place_among(around: Neighbourhood, candidate: Candidate) -> int:
    """The index for a new entry among a group's own entries."""
    keys = keys_among([reading.entry for reading in around.own])
    new = keys_of_candidate(candidate, keys, named=_begin_with_names(around.own, keys))
    sisters = _sisters(around.page, around.group) if len(keys) <= _SHORT else []
    order = order_to_follow(keys, sisters) or order_of_sisters(sisters, keys)
    order = order or _order_of_days(around.page, around.group, keys)
    count = count_of([reading.entry for reading in _counted(around).own])
    if count and (_tells_little(order, keys) or _comes_of_counting(order, count)):
        return len(keys) if count.step > 0 else 0
    index = position(order, keys, new) if order else _without_order(around, candidate, keys, new)
    if order and order.by is not None:
        return index
    last = index == len(keys) and runs_on([reading.entry for reading in around.own])
    return index - last


def _without_order(around: Neighbourhood, candidate: Candidate, keys: Sequence[Keys], new: Keys) -> int:
    """The index where no order tells it."""
    end = usual_end(around.page, around.group, keys)
    if (run := place_in_run(around.own, candidate, end)) is not None:
        return run
    if year := _common_year(keys):
        # all of one year: the first of another year stands where the years would run on
        beyond = end is Direction.DOWN and By.YEAR in new and new[By.YEAR] != year
        return position(Order(By.YEAR if beyond else None, end, 0.0), keys, new)
    for place in (place_beside_kin(around.own, keys, candidate, new), place_in_batch(keys, new)):
        if place is not None:
            return place
    return position(Order(_never_broken(keys, end), end, 0.0), keys, new)


def _counted(around: Neighbourhood) -> Neighbourhood:
    """Entries as they may be counted: rows of HTML as if they stood in Markdown."""
    table = html_table(around) if around.group.kind is EntryKind.HTML else None
    return table.around if table else around


def _never_broken(keys: Sequence[Keys], end: Direction) -> By | None:
    """The years of entries too few to show an order, where they run towards the end at which the newest are added."""
    years = [key[By.YEAR] for key in keys if By.YEAR in key]
    up, down = steps(years)
    run, against = (up, down) if end is Direction.UP else (down, up)
    return By.YEAR if run and not against and len(years) == len(keys) >= _FEWEST_YEARS else None


_FEWEST_YEARS = 3


def _tells_little(order: Order | None, keys: Sequence[Keys]) -> bool:
    """Does an order say less than numbers that run on, as a drift does, and years that change no more than once?

    So does one that a few entries keep but for a slip, which may be chance.
    """
    if order is None or order.by is None:
        return True
    run, against = _with_and_against(keys, order.by, order.direction)
    return run < _FAR_MORE * against or (order.by is By.YEAR and run + against <= 1)


_FAR_MORE = 9


def _comes_of_counting(order: Order | None, count: Count) -> bool:
    """Are works in order of time only since the newest gets the next number: by years, or with slips among days?

    A work that comes late gets the next number there too; in its place by time, all below it would have to be counted on.
    """
    if order is None or order.by is By.ALPHABET or (order.direction is Direction.UP) is not (count.step > 0):
        return False
    return order.by is By.YEAR or order.sure < 1


def _begin_with_names(readings: Sequence[Reading], keys: Sequence[Keys]) -> bool:
    """Do most entries begin with a name, and not with a title?"""
    begun = 0
    for reading, key in zip(readings, keys, strict=True):
        names = [plain(name) for facts in reading.facts for name in facts.words.get(Slot.NAME, ())]
        first = str(key.get(By.ALPHABET, ""))
        begun += any(first.startswith(first_letters(name)) for name in names)
    return 2 * begun >= len(readings)


def _common_year(keys: Sequence[Keys]) -> Value | None:
    """The year that stands in nearly all entries."""
    years = Counter(key[By.YEAR] for key in keys if By.YEAR in key)
    if not years or len(keys) < _FEWEST:
        return None
    year, count = years.most_common(1)[0]
    return year if count >= _NEARLY_ALL * len(keys) else None


_FEWEST = 4
_NEARLY_ALL = 0.8


def _sisters(page: Page, group: Group) -> list[list[Keys]]:
    """What the entries of the groups most like this one are ordered by."""
    return [
        keys_among(members)
        for other, members in page.groups.items()
        if other != group and len(members) > 1 and _likeness(page, group, other) >= 1
    ]


def order_of_sisters(sisters: Iterable[Sequence[Keys]], keys: Sequence[Keys]) -> Order | None:
    """The order that most groups like this one keep, for a group too short to show its own that does not contradict."""
    long = [others for others in sisters if len(others) >= _FEWEST]
    kept = Counter(order[:2] for others in long for order in orders_kept(others))
    if not kept:
        return None
    (by, direction), count = max(kept.items(), key=lambda one: (one[1], -_FINEST.index(one[0][0])))
    if by is None or count < _MOST_SISTERS * len(long):
        return None
    run, against = _with_and_against(keys, by, direction)
    shown = [(run, against), *(_with_and_against(others, by, direction) for others in long)]
    if count < _FEWEST_SISTERS and sum(run - against for run, against in shown) < _FEWEST_STEPS:
        return None
    return None if against else Order(by, direction, count / len(long))


def _order_of_days(page: Page, group: Group, keys: Sequence[Keys]) -> Order | None:
    """The order by day that all groups of a page keep together, for one of too few entries, each with its day."""
    if len(keys) >= _FEWEST or not all(By.DATE in key for key in keys):
        return None
    others = (
        keys_among(members)
        for other, members in page.groups.items()
        if other != group and other.kind is group.kind and len(members) > 1
    )
    counts = [steps([key[By.DATE] for key in those if By.DATE in key]) for those in (keys, *others)]
    up, down = (sum(each) for each in zip(*counts, strict=True))
    if min(up, down) or max(up, down) < _FEWEST_STEPS:
        return None
    return Order(By.DATE, Direction.UP if up else Direction.DOWN, 1.0)


def _with_and_against(keys: Sequence[Keys], by: By, direction: Direction) -> tuple[int, int]:
    """How many steps between neighbours run with an order, and how many against it."""
    up, down = steps([key[by] for key in keys if by in key])
    return (up, down) if direction is Direction.UP else (down, up)


_FINEST = (*By, None)
_SHORT = 7
_FEWEST_SISTERS = 3
_FEWEST_STEPS = 4
"""Fewer sisters show an order by so many steps more with it than against it."""
_MOST_SISTERS = 0.6


def usual_end(page: Page, group: Group, keys: Sequence[Keys]) -> Direction:
    """The end at which entries are added where no order tells: where the newest stand, here and in groups like this.

    What says nothing is added below: so people do with short sections.
    """
    drift = _BELOW + _OWN * _drift([key[By.ARXIV] for key in keys if By.ARXIV in key])
    for other, members in page.groups.items():
        if other != group and len(members) > 1 and (likeness := _likeness(page, group, other)):
            drift += likeness * _drift_in(members)
    return Direction.DOWN if drift < 0 else Direction.UP


_BELOW = 1.0
_OWN = 8.0
_SISTER = 2.0
_UNLIKE = 0.15
_MOST_SAY = 20


def _drift_in(members: Sequence[Entry]) -> float:
    """Where the newest stand by their arXiv ids, or by the years that they tell where hardly any has an id."""
    times = [key for entry in members if (key := arxiv_of(entry))]
    if len(times) >= _FEWEST_IDS:
        return _drift(times)
    years = [key[By.YEAR] for key in keys_among(members) if By.YEAR in key]
    if len(years) < _FEWEST:
        return 0.0
    return 2 * concord(years).share * min(len(years), _MOST_SAY) / _MOST_SAY


_FEWEST_IDS = 2


def _likeness(page: Page, group: Group, other: Group) -> float:
    """How much another group tells of this one: much under the same heading, little of another make."""
    if group.kind is not other.kind:
        return 0.0
    names = {page.outline.tables[one.table].names if one.table >= 0 else () for one in (group, other)}
    if len(names) > 1 or group.indent != other.indent or bool(group.labels) != bool(other.labels):
        return _UNLIKE
    sisters = page.sections[group.section].parent == page.sections[other.section].parent
    return _SISTER if sisters else 1.0


def _drift(values: Sequence[Value]) -> float:
    """Above 0 where the newest stand below, below 0 where they stand on top, the surer the more there are."""
    count = len(values)
    if count < 2:
        return 0.0
    newest = sorted(range(count), key=lambda at: values[at])[-3:]
    end = 2 * sum(newest) / len(newest) / (count - 1) - 1
    return (spearman(values) + end) * min(count, _MOST_SAY) / _MOST_SAY
