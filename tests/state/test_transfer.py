"""Export and import: the memory leaves and comes back, in any order, whole or not at all."""

from __future__ import annotations

import errno
import json
import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.works import START, exported, sighting

from state.errors import BadLineError, CutOffError, ExportFileError
from state.files import lines_of, replaced
from state.identity import Identity
from state.records import (
    Cursor,
    Event,
    EventKind,
    Kind,
    Links,
    ListName,
    Notice,
    Outcome,
    Paper,
    Reason,
    Relevance,
    Run,
    RunId,
    Sighting,
    SourceName,
    SourceReport,
    Verdict,
)
from state.store import IN_MEMORY, Counts, open_store

if TYPE_CHECKING:
    from state.store import Store

PAPER = Identity.parse("arxiv:2601.00001")
FULL = Sighting(
    SourceName("arxiv"),
    "2601.00001",
    START,
    Paper(
        "Lanterns — “seen” through \x00 and \u2028",
        "An abstract\nof two lines.",
        "2601.00001",
        ("Ada Lümen", "B. Wick"),
        START.date(),
        ("cs.CV", "cs.CL"),
        "12 pages",
        "LampConf",
        Links(abs="https://arxiv.org/abs/2601.00001", code="https://github.com/lamp/lantern"),
    ),
    (PAPER, Identity.parse("github:lamp/lantern")),
    Notice.NEW,
    2,
    {"upvotes": 3.0},
    {"licence": "mit"},
)

EVENTS = (
    Event(START, EventKind.REJECTED, PAPER, ListName("l"), "ada", "no", {"entry": "- x"}),
    Event(START + timedelta(days=1), EventKind.TOLD, reason="ok"),
)
REPORT = SourceReport(SourceName("arxiv"), Outcome.DEGRADED, 3, 2, 4, "cut off")
RUNS = (
    Run(RunId("r-1"), START, START + timedelta(minutes=2), "new", (REPORT,)),
    Run(RunId("r-2"), START + timedelta(days=1)),
)


def fill(store: Store) -> None:
    store.remember(
        [
            FULL,
            sighting("hf_papers", "a", names=["arxiv:2601.00002", "hf_model:lamp/one"]),
            sighting("hf_papers", "a", names=["arxiv:2601.00002", "hf_model:lamp/two"], day=1.5),
        ]
    )
    for work in store.works_between():
        reasons = (Reason("lantern", 0.5), Reason("dusk", -0.25))
        store.judge([(work, Verdict(Relevance.YES, 0.75, Kind.MODEL, {Kind.MODEL: 0.5}, reasons, "m-1"))])
    store.append(EVENTS)
    store.advance([Cursor("arxiv", "2601", START)])
    for run in RUNS:
        store.record_run(run)


def test_what_comes_back_is_what_left(store: Store) -> None:
    fill(store)
    text = exported(store)
    with open_store(IN_MEMORY) as other:
        counts = other.import_(text.splitlines(keepends=True))
        assert counts == Counts(sightings=2, verdicts=2, events=2, cursors=1, runs=2)
        assert exported(other) == text
        assert list(other.works_between()) == list(store.works_between())
        assert sorted(other.runs(), key=lambda run: run.started) == list(RUNS)
        assert list(other.events()) == list(EVENTS)
        work = other.work(PAPER)
        assert work is not None
        assert work.sightings == (FULL,)
        assert other.verdicts([work], "m-1") == store.verdicts([work], "m-1")
        gone = Identity.parse("hf_model:lamp/one")
        assert other.known([gone]) == {gone: "arxiv:2601.00002"}


def test_exporting_twice_gives_the_same_bytes_and_importing_twice_changes_nothing(store: Store) -> None:
    fill(store)
    text = exported(store)
    store.import_(text.splitlines())
    store.import_(text.encode("utf-8").splitlines())
    assert exported(store) == text


def test_every_line_is_an_object_that_says_its_type(store: Store) -> None:
    fill(store)
    types = [json.loads(line)["type"] for line in exported(store).splitlines()]
    assert types == [
        "header", "cursor", "run", "run", "sighting", "sighting", "verdict", "verdict", "event", "event",
    ]  # fmt: skip


def test_a_small_change_gives_a_small_difference(store: Store) -> None:
    fill(store)
    before = exported(store).splitlines()
    store.append([Event(START, EventKind.ASKED, PAPER, ListName("l"))])
    after = exported(store).splitlines()
    assert len(set(after[1:]) - set(before[1:])) == 1  # beside the header, which counts
    assert not set(before[1:]) - set(after[1:])


def test_two_memories_merge_alike_whichever_comes_first() -> None:
    with open_store(IN_MEMORY) as one, open_store(IN_MEMORY) as other:
        one.remember([sighting("arxiv", "1", names=["arxiv:2601.00001"])])
        other.remember(
            [sighting("hf", "m", names=["hf_model:a/b"], day=1), sighting("arxiv", "1", "Old", day=-1)]
        )
        other.append([Event(START, EventKind.REJECTED, Identity.parse("hf_model:a/b"), ListName("l"))])
        texts = [exported(one), exported(other)]
    results = set()
    for order in (texts, texts[::-1], [*texts, *texts]):
        with open_store(IN_MEMORY) as merged:
            for text in order:
                merged.import_(text.splitlines())
            results.add(exported(merged))
    assert len(results) == 1


GOOD = '{"type":"header","format":"tracker-state","version":1}'
CURSOR = '{"type":"cursor","name":"n","value":"v","at":"2026-01-01T00:00:00+00:00"}'
SIGHTING = (
    '{"type":"sighting","source":"s","key":"k","seen_at":"2026-01-01T00:00:00Z",'
    '"first_seen":"2026-01-01T00:00:00Z","paper":{"title":"t"},"identities":["%s"]}'
)
EVENT = '{"type":"event","at":"2026-01-01T00:00:00Z","kind":"rejected","work":"arxiv:2601.00001","list":"l"}'
LIKED = SIGHTING.replace('"identities":["%s"]', '"signals":{"likes":1}')


@pytest.mark.parametrize(
    ("lines", "number", "why"),
    [
        pytest.param([GOOD, CURSOR, "not json"], 3, "Invalid JSON", id="no JSON"),
        pytest.param([GOOD, CURSOR[:-20]], 2, "Invalid JSON", id="cut off inside a line"),
        pytest.param([GOOD, b"\xff"], 2, "", id="no UTF-8"),
        pytest.param([CURSOR], 1, "no header", id="no header"),
        pytest.param([GOOD, CURSOR, '{"type":"dream"}'], 3, "dream", id="unknown type"),
        pytest.param([GOOD, CURSOR.replace("+00:00", "")], 2, "at: ", id="time without a zone"),
        pytest.param([GOOD, SIGHTING % "arxiv"], 2, "identities.0: ", id="no identity"),
        pytest.param(
            [GOOD, SIGHTING.replace('"k"', '"a\\u0000"') % "doi:10.1/x"], 2, "key", id="control character"
        ),
        pytest.param([GOOD.replace("1}", "2}")], 1, "newer tracker", id="newer format"),
        pytest.param([GOOD.replace("tracker-state", "other")], 1, "format", id="another program's"),
        pytest.param(["[]"], 1, "", id="no object"),
        pytest.param([GOOD, SIGHTING % "doi:10.1/x\\u0000"], 2, "identities.0: ", id="NUL in a name"),
        pytest.param([GOOD, EVENT.replace('"l"', '"a\\u0000"')], 2, "list: ", id="NUL in a list's name"),
        pytest.param([GOOD, CURSOR.replace('"v"', '"a\\u0000"')], 2, "value: ", id="NUL in a value"),
        pytest.param([GOOD, LIKED.replace("1}", "1e999}")], 2, "finite", id="number without end"),
        pytest.param([GOOD, LIKED.replace("1}", "NaN}")], 2, "finite", id="no number"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_kept(
    store: Store, lines: list[str | bytes], number: int, why: str
) -> None:
    with pytest.raises(BadLineError, match=f"^given:{number}: .*{why}") as raised:
        store.import_(lines, "given")
    assert raised.value.number == number
    assert store.stats().counts == Counts()


@pytest.mark.parametrize("moment", ["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            SIGHTING.replace("2026-01-01T00:00:00Z", "%s", 1).replace('["%s"]', "[]"), id="sighting"
        ),
        pytest.param(EVENT.replace("2026-01-01T00:00:00Z", "%s"), id="event"),
        pytest.param(CURSOR.replace("2026-01-01T00:00:00+00:00", "%s"), id="cursor"),
        pytest.param('{"type":"run","id":"r","started":"%s"}', id="run"),
    ],
)
def test_a_moment_off_the_calendar_is_refused_before_it_makes_the_memory_unreadable(
    store: Store, line: str, moment: str
) -> None:
    with pytest.raises(BadLineError, match="end of the calendar"):
        store.import_([GOOD, line % moment], "given")
    assert store.stats().counts == Counts()


def test_an_export_that_lost_lines_is_refused(store: Store) -> None:
    fill(store)
    lines = exported(store).splitlines()
    with open_store(IN_MEMORY) as other:
        with pytest.raises(CutOffError, match="2 events, but there are 1"):
            other.import_(lines[:-1])
        assert other.stats().counts == Counts()


def test_lines_come_back_in_any_order_and_from_several_exports_at_once(store: Store) -> None:
    fill(store)
    lines = exported(store).splitlines()
    with open_store(IN_MEMORY) as other:
        other.import_([*reversed(lines), *lines])
        assert exported(other).splitlines() == lines


def test_nothing_at_all_is_no_export(store: Store) -> None:
    with pytest.raises(BadLineError, match="there is no header"):
        store.import_([], "empty.jsonl")


def test_blank_lines_mean_nothing(store: Store) -> None:
    store.import_(["\n", GOOD, b" \r\n", CURSOR, ""])
    assert store.cursor("n") is not None


def test_unknown_fields_are_ignored(store: Store) -> None:
    store.import_([GOOD, CURSOR.replace('"name"', '"new_in_2030":[1],"name"')])
    assert store.cursor("n") is not None


def fill_the_disk(path: Path) -> None:
    with replaced(path) as file:
        file.write("two")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out" / "state.jsonl"
    with replaced(path) as file:
        file.write("one")
    with pytest.raises(ExportFileError, match="No space left"):
        fill_the_disk(path)
    assert path.read_text() == "one"
    assert list(path.parent.iterdir()) == [path]


def test_two_may_write_one_file_at_once(tmp_path: Path) -> None:
    path = tmp_path / "state.jsonl"
    with replaced(path) as slow:
        slow.write("slow")
        with replaced(path) as quick:
            quick.write("quick")
        assert path.read_text() == "quick"
    assert path.read_text() == "slow"


def test_nothing_is_left_of_what_was_broken_off(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), replaced(tmp_path / "state.jsonl"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_link_leads_to_the_new_file_and_rights_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    with replaced(link) as file:
        file.write("new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_is_no_plain_file_is_written_to_as_it_is() -> None:
    with replaced(Path(os.devnull)) as out:
        out.write("one")
    assert not Path(os.devnull).is_file()


def test_the_lines_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "lines").write_text("a\nb")
    assert list(lines_of(tmp_path / "lines")) == [b"a\n", b"b"]


def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportFileError, match="No such file"):
        list(lines_of(tmp_path / "absent.jsonl"))
    with pytest.raises(ExportFileError, match="file"), replaced(tmp_path / "file" / "state.jsonl"):
        pass


def test_half_a_surrogate_pair_is_no_text(store: Store) -> None:
    store.remember([sighting("arxiv", "1", "Half of a \ud83c lantern", names=["arxiv:2601.00001"])])
    assert [work.paper.title for work in store.works_between()] == ["Half of a \ufffd lantern"]
    assert store.import_(exported(store).splitlines()).sightings == 1
