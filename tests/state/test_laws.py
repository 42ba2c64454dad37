"""Laws of the memory, tried on sets of sightings and events that nobody thought of."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.works import START, TITLE, exported, sighting

from state.codec import sighting_body
from state.folding import paper_of, proposal_of
from state.identity import Identity, Scheme
from state.merging import names_of, partition, record_identity
from state.records import Event, EventKind, ListName, ProposalStatus
from state.store import IN_MEMORY, open_store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from state.records import Paper, Sighting
    from state.store import Store

pytestmark = pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
LIST = ListName("l")
NAMES = [
    "arxiv:2601.00001", "arxiv:2601.00002", "arxiv:1910.09700", "doi:10.1/a", "doi:10.1/b", "openreview:Zx",
    "hf_model:a/b", "hf_model:c/d", "hf_dataset:a/b", "github:o/r",
]  # fmt: skip
TITLES = [TITLE, TITLE.upper(), f"{TITLE}: A Field Study", f"{TITLE}: Another Field Study", "Lanterns", ""]
AUTHORS = [(), ("Ada Lümen",), ("Lumen, A.", "Bo Wick"), ("Bea Glow",)]
YEARS = [None, START.date(), START.date().replace(year=2027), START.date().replace(year=2030)]

sightings = st.builds(
    lambda source, key, title, names, day, authors, published, abstract: sighting(
        source, key, title, names, day=day, authors=authors, published=published, abstract=abstract
    ),
    source=st.sampled_from(["arxiv", "hf_papers", "pwc"]),
    key=st.sampled_from("abcd"),
    title=st.sampled_from(TITLES),
    names=st.lists(st.sampled_from(NAMES), max_size=3),
    day=st.integers(0, 3),
    authors=st.sampled_from(AUTHORS),
    published=st.sampled_from(YEARS),
    abstract=st.sampled_from(["", "One.", "Two."]),
)
many = st.lists(sightings, min_size=1, max_size=14)


def last_words(given: Iterable[Sighting]) -> list[Sighting]:
    """What holds of several words under one key, found without the store."""
    by_key: dict[tuple[str, str], Sighting] = {}
    for one in sorted(given, key=lambda each: (each.seen_at, sighting_body(each))):
        by_key[one.source, one.key] = one
    return list(by_key.values())


@given(many, st.randoms(use_true_random=False), st.integers(1, 5))
@settings(max_examples=60)
def test_the_order_of_arrival_changes_nothing(given: list[Sighting], chance: Random, piece: int) -> None:
    with open_store(IN_MEMORY) as at_once, open_store(IN_MEMORY) as bit_by_bit:
        at_once.remember(given)
        shuffled = list(given)
        chance.shuffle(shuffled)
        for start in range(0, len(shuffled), piece):
            bit_by_bit.remember(shuffled[start : start + piece])
        assert exported(at_once) == exported(bit_by_bit)
        assert works(at_once) == works(bit_by_bit)
        assert works(at_once) == expected(given)


def works(store: Store) -> set[tuple[str, Paper, frozenset[tuple[str, str]]]]:
    """The works of a store: id, text, and the keys of their sightings."""
    return {
        (work.id, work.paper, frozenset((one.source, one.key) for one in work.sightings))
        for work in store.works_between()
    }


def expected(given: Iterable[Sighting]) -> set[tuple[str, Paper, frozenset[tuple[str, str]]]]:
    """The same, worked out from the whole set by the pure functions alone."""
    words = last_words(given)
    parts = [[words[at] for at in part] for part in partition([names_of(one) for one in words])]
    found = set()
    for part in parts:
        strong = [identity for one in part for identity in names_of(one).strong]
        identity = min(strong or map(record_identity, part))
        paper = paper_of(part, identity.value if identity.scheme is Scheme.ARXIV else None)
        found.add((str(identity), paper, frozenset((one.source, one.key) for one in part)))
    return found


@given(many)
@settings(max_examples=60)
def test_every_name_of_a_work_leads_to_it_and_no_two_share_an_id(given: list[Sighting]) -> None:
    with open_store(IN_MEMORY) as store:
        store.remember(given)
        found = list(store.works_between())
        assert len({work.id for work in found}) == len(found)
        for work in found:
            strong = [identity for identity in work.identities if identity.scheme.strong]
            assert str(strong[0]) == work.id
            assert set(store.known(strong).values()) == {work.id}
            assert store.works([work.id]) == {work.id: work}


@given(many)
@settings(max_examples=60)
def test_no_name_ever_given_is_lost(given: list[Sighting]) -> None:
    with open_store(IN_MEMORY) as store:
        for one in given:
            store.remember([one])
        names = {name for one in given for name in names_of(one).strong}
        assert store.known(names).keys() == names


events = st.builds(
    lambda kind, day, work, by: Event(START + timedelta(days=day), kind, Identity.parse(work), LIST, by),
    kind=st.sampled_from(list(EventKind)),
    day=st.integers(0, 4),
    work=st.sampled_from(["arxiv:2601.00001", "hf_model:a/b"]),
    by=st.sampled_from(["", "ada"]),
)


@given(st.lists(events, max_size=10), st.randoms(use_true_random=False))
def test_how_a_work_stands_does_not_depend_on_the_order_of_telling(
    given: list[Event], chance: Random
) -> None:
    shuffled = list(given)
    chance.shuffle(shuffled)
    work = Identity.parse("arxiv:2601.00001")
    assert proposal_of(LIST, work, given) == proposal_of(LIST, work, shuffled)


@given(st.lists(events, max_size=10))
def test_a_rejection_stands_until_a_person_acts(given: list[Event]) -> None:
    work = Identity.parse("arxiv:2601.00001")
    acts = (EventKind.ASKED, EventKind.MERGED)
    rejected_last = [
        event
        for event in given
        if event.kind is EventKind.REJECTED
        and not any(other.kind in acts and other.at > event.at for other in given)
    ]
    proposal = proposal_of(LIST, work, given)
    if rejected_last:
        assert proposal is not None
        assert proposal.status is ProposalStatus.REJECTED


@given(many, st.lists(events, max_size=6))
@settings(max_examples=60)
def test_joining_two_works_keeps_the_rejection_of_either(given: list[Sighting], told: list[Event]) -> None:
    bridge = sighting("pwc", "bridge", "x", ["arxiv:2601.00001", "hf_model:a/b"], day=5)
    with open_store(IN_MEMORY) as store:
        store.remember(given)
        store.append(told)
        store.remember([bridge])
        for work_id, proposal in store.proposals(LIST).items():
            work = store.work(Identity.parse(work_id))
            if work is not None:
                assert store.proposal(LIST, work) == proposal
                anchors = set(map(str, work.identities))
                own = [event for event in told if str(event.work) in anchors]
                assert proposal_of(LIST, work.identities[0], own) == proposal


@given(many, many)
@settings(max_examples=60)
def test_two_memories_merge_alike_whichever_comes_first(one: list[Sighting], other: list[Sighting]) -> None:
    texts = []
    for part in (one, other):
        with open_store(IN_MEMORY) as store:
            store.remember(part)
            texts.append(exported(store).splitlines())
    results = set()
    for order in (texts, texts[::-1], [*texts, *texts]):
        with open_store(IN_MEMORY) as store:
            for lines in order:
                store.import_(lines)
            results.add(exported(store))
    assert len(results) == 1
