"""What an export may leave out, and what it never does."""

from __future__ import annotations

import io
import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from support.works import START, sighting

from state.identity import Identity
from state.records import Event, EventKind, Kind, ListName, Relevance, Verdict
from state.sql import tables
from state.sql.forgetting import without
from state.store import IN_MEMORY, Forgetting, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from state.store import Store

DAY = timedelta(days=1)
RULE = Forgetting(irrelevant_before=START + 10 * DAY, undecided_before=START + 5 * DAY)


def tell(store: Store, number: int, day: float, relevant: Relevance | None, event: EventKind | None) -> None:
    name = f"arxiv:2601.{number:05d}"
    store.remember([sighting("arxiv", str(number), f"Lantern {number} of dusk", [name], day=day)])
    work = store.work(Identity.parse(name))
    assert work is not None
    if relevant:
        store.judge([(work, Verdict(relevant, 0.5, Kind.MODEL, {}, (), "m"))])
    if event:
        store.append([Event(START, event, Identity.parse(name), ListName("l"))])


@pytest.mark.parametrize(
    ("day", "relevant", "event", "kept"),
    [
        pytest.param(11, Relevance.NO, None, True, id="irrelevant, seen of late"),
        pytest.param(9, Relevance.NO, None, False, id="irrelevant, long not seen"),
        pytest.param(9, Relevance.NO, EventKind.JUDGED, False, id="irrelevant, only judged"),
        pytest.param(9, Relevance.UNSURE, None, True, id="unsure, not that long"),
        pytest.param(9, None, None, True, id="not judged, not that long"),
        pytest.param(4, Relevance.YES, None, False, id="relevant, never decided, very long not seen"),
        pytest.param(4, None, None, False, id="not judged, very long not seen"),
        pytest.param(0, Relevance.NO, EventKind.REJECTED, True, id="rejected, for good"),
        pytest.param(0, Relevance.YES, EventKind.MERGED, True, id="merged, for good"),
        pytest.param(0, None, EventKind.ASKED, True, id="asked for, for good"),
    ],
)
def test_what_is_left_out(
    store: Store, day: float, relevant: Relevance | None, event: EventKind | None, kept: bool
) -> None:
    tell(store, 1, day, relevant, event)
    tell(store, 2, 20, Relevance.YES, None)
    out = io.StringIO()
    counts = store.export(out, RULE)
    assert counts.sightings == 1 + kept
    assert counts.verdicts == 1 + (kept and relevant is not None)
    assert counts.events == (kept and event is not None)
    with open_store(IN_MEMORY) as other:
        other.import_(out.getvalue().splitlines())
        again = io.StringIO()
        other.export(again, RULE)
        assert again.getvalue() == out.getvalue()


def test_a_verdict_of_another_model_keeps_it(store: Store) -> None:
    tell(store, 1, 9, Relevance.NO, None)
    (work,) = store.works_between()
    store.judge([(work, Verdict(Relevance.UNSURE, 0.5, Kind.MODEL, {}, (), "m2"))])
    assert store.export(io.StringIO(), RULE).sightings == 1


def test_what_was_said_of_a_text_that_nothing_has_any_more_is_left_out(store: Store) -> None:
    tell(store, 1, 20, Relevance.YES, EventKind.MERGED)
    again = sighting("arxiv", "1", "Lantern 1 of dawn", ["arxiv:2601.00001"], day=21)
    store.remember([again])
    (work,) = store.works_between()
    store.judge([(work, Verdict(Relevance.NO, 0.5, Kind.MODEL, {}, (), "m"))])
    assert store.export(io.StringIO()).verdicts == 2
    assert store.export(io.StringIO(), RULE).verdicts == 1


def test_what_happened_to_no_work_stays(store: Store) -> None:
    store.append([Event(START, EventKind.TOLD, reason="quiet")])
    assert store.export(io.StringIO(), RULE).events == 1


def test_what_happened_under_a_name_stays_while_a_work_has_it(store: Store) -> None:
    name = "hf_model:lamp/wick"
    store.remember(
        [
            sighting("arxiv", "1", "Lantern 1 of dusk", ["arxiv:2601.00001", name], day=0),
            sighting("arxiv", "2", "Kettle 2 of dawn", ["arxiv:2601.00002", name], day=20),
        ]
    )
    store.append([Event(START, EventKind.JUDGED, Identity.parse(name))])
    counts = store.export(io.StringIO(), RULE)
    assert (counts.sightings, counts.events) == (1, 1)


@pytest.mark.parametrize("kind", ["sightings", "verdicts", "events"])
def test_no_table_is_read_from_end_to_end_for_each_row_of_another(tmp_path: Path, kind: str) -> None:
    """With twenty thousand works that took minutes."""
    open_store(tmp_path / "state.db").close()
    table = getattr(tables, kind)
    rule = Forgetting(irrelevant_before=START, undecided_before=START)
    query = without(kind, select(*table.c), rule)
    asked = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with sqlite3.connect(tmp_path / "state.db") as connection:
        steps = connection.execute(f"EXPLAIN QUERY PLAN {asked}").fetchall()
    each_time = {number for number, _, _, words in steps if words.startswith("CORRELATED")}
    assert each_time
    for number, parent, _, words in steps:
        if parent in each_time:
            each_time.add(number)
            assert not words.startswith("SCAN"), words
