"""Texts that labels come without are got once, and a fetch that was broken off goes on."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.loopback import quick_door
from support.made_up import NOON, a_paper, a_sighting

from classifiers.known import known_labels
from classifiers.labels import Origin, name_of
from tracker.errors import UsageError
from tracker.http.errors import Unreachable
from tracker.recordfile import read_record_file
from tracker.sources.arxiv.query import ArxivQuery
from tracker.training.corpus import in_fitting_order, read_corpus
from tracker.training.texts import FetchCutShortError, fetch_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from state.records import Sighting


IDS = ("2401.00001", "2401.00002", "2401.00003")


class Answering(ArxivQuery):
    """An arXiv that knows every paper and keeps what it was asked."""

    asked: list[str] = []  # noqa: RUF012 - the fields of the class it fakes are frozen

    def look_up(self, ids: Iterable[str], now: datetime) -> Iterator[Sighting]:
        for name in ids:
            self.asked.append(name)
            yield a_sighting(a_paper(name), now)


def test_texts_are_got_once_and_meet_their_labels(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    known = known_labels()
    some = sorted(known)[:5]
    with quick_door() as door:
        arxiv = Answering(door, "http://127.0.0.1:9")
        assert fetch_texts(some[:3], arxiv, file, NOON) == 3
        assert fetch_texts(some, arxiv, file, NOON) == 2
    assert arxiv.asked == some
    corpus = read_corpus([file, file], known)
    assert [row.relevant for row in corpus.rows] == [known[name].relevant for name in some]


def test_a_record_that_differs_from_the_label_that_travels_along_is_right(tmp_path: Path) -> None:
    file, known = tmp_path / "own.jsonl", known_labels()
    same, other, silent = islice(known, 3)
    said = {same: known[same].relevant, other: not known[other].relevant}
    lines = [{"arxiv_id": name, "title": "A paper", "vlm": vlm} for name, vlm in said.items()]
    lines.append({"arxiv_id": silent, "title": "A paper"})
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    found = {name_of(row.paper): (row.relevant, row.stands_for) for row in read_corpus([file], known).rows}
    assert found == {
        same: (known[same].relevant, known[same].stands_for),
        other: (not known[other].relevant, 0.0),
        silent: (known[silent].relevant, known[silent].stands_for),
    }


def test_papers_stand_as_the_labels_that_travel_along_whatever_the_order_of_the_texts(tmp_path: Path) -> None:
    file, known = tmp_path / "texts.jsonl", list(known_labels())[:5]
    lines = [f'{{"arxiv_id": "{name}", "title": "A paper"}}\n' for name in known[::-1]]
    others = ['{"title": "B", "vlm": true}\n', '{"title": "A", "vlm": false}\n']
    file.write_text("".join([*others, *lines]))
    ordered = in_fitting_order(read_corpus([file], known_labels()), known)
    assert [name_of(row.paper) for row in ordered.rows] == [*known, "A", "B"]


def test_a_fetch_that_was_killed_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    with quick_door() as door:
        arxiv = Answering(door, "http://127.0.0.1:9")
        fetch_texts(["2401.00001", "2401.00002"], arxiv, file, NOON)
        file.write_bytes(file.read_bytes()[:-30])
        assert fetch_texts(["2401.00001", "2401.00002"], arxiv, file, NOON) == 1
    found = [record.paper.arxiv_id for record in read_record_file(file)]
    assert found == ["2401.00001", "2401.00002"]


def test_two_fetches_into_one_file_break_no_line_of_each_other(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    (tmp_path / "texts.jsonl").write_text('{"title": "half of a li')
    with quick_door() as door:

        class InTheMidst(Answering):
            def look_up(self, ids: Iterable[str], now: datetime) -> Iterator[Sighting]:
                for number, sighting in enumerate(super().look_up(ids, now)):
                    yield sighting
                    if number == 0:
                        fetch_texts(IDS[1:], Answering(door, ""), file, NOON)

        assert fetch_texts(IDS, InTheMidst(door, ""), file, NOON) == len(IDS)
    found = [record.paper.arxiv_id for record in read_record_file(file)]
    assert found == [IDS[0], *IDS[1:], *IDS[1:]]


class Failing(Answering):
    """An arXiv that breaks off after so many papers."""

    answers = 0

    def look_up(self, ids: Iterable[str], now: datetime) -> Iterator[Sighting]:
        yield from islice(super().look_up(ids, now), self.answers)
        raise Unreachable("http://127.0.0.1:9", "127.0.0.1:9", "did not answer in time")


class BreakingOff(Failing):
    """One that gave something first."""

    answers = 2


def test_a_fetch_that_got_nothing_leaves_no_file(tmp_path: Path) -> None:
    with (
        quick_door() as door,
        pytest.raises(
            FetchCutShortError, match=r"in time; nothing was written, and the same call tries again"
        ),
    ):
        fetch_texts(IDS, Failing(door, ""), tmp_path / "texts.jsonl", NOON)
    assert list(tmp_path.iterdir()) == []


def test_a_fetch_that_was_broken_off_says_what_it_has_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "new" / "texts.jsonl"
    with quick_door() as door:
        with pytest.raises(FetchCutShortError, match=r"2 of 3 texts are in .*, and the same call goes on"):
            fetch_texts(IDS, BreakingOff(door, ""), file, NOON)
        assert fetch_texts(IDS, Answering(door, ""), file, NOON) == 1
    assert len(file.read_bytes().splitlines()) == len(IDS)


def test_what_is_no_file_takes_no_texts(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("")
    with quick_door() as door:
        arxiv = Answering(door, "")
        for place in (tmp_path, Path("/dev/full")):
            with pytest.raises(UsageError, match="is no file to keep texts in"):
                fetch_texts(IDS, arxiv, place, NOON)
        with pytest.raises(UsageError, match="cannot write"):
            fetch_texts(IDS, arxiv, tmp_path / "page" / "texts.jsonl", NOON)


MINE = '{"title": "One of my own", "arxiv_id": "2401.00001"}'


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("README.md", b"# A list\n\n- A paper\n- another", "line 1: not JSON", id="a page"),
        pytest.param("README.md", b"# A list", "its last line is no record", id="a page of one line"),
        pytest.param(
            "mine.jsonl", f"{MINE}\nnotes".encode(), "its last line is no record", id="records and notes"
        ),
        pytest.param("texts.jsonl.gz", gzip.compress(MINE.encode() * 9), "is packed", id="packed records"),
    ],
)
def test_a_file_of_something_else_is_left_as_it_is(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with quick_door() as door, pytest.raises(UsageError, match=why):
        fetch_texts(IDS, Answering(door, ""), file, NOON)
    assert file.read_bytes() == content


def test_a_last_record_without_its_line_end_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text(MINE)
    with quick_door() as door:
        assert fetch_texts(IDS, Answering(door, ""), file, NOON) == len(IDS) - 1
    assert file.read_text().startswith(f"{MINE}\n")
    assert [record.paper.arxiv_id for record in read_record_file(file)] == [*IDS]


def test_a_new_file_of_texts_cannot_be_packed(tmp_path: Path) -> None:
    with quick_door() as door, pytest.raises(UsageError, match="packed"):
        fetch_texts(IDS, Answering(door, ""), tmp_path / "texts.jsonl.gz", NOON)


def test_the_labels_that_travel_along_are_whole() -> None:
    known = known_labels()
    assert len(known) == 17_989
    assert {label.origin for label in known.values()} == set(Origin) - {Origin.PERSON, Origin.UNLABELLED}


def test_judging_loads_nothing_that_only_fitting_needs() -> None:
    script = (
        "import sys; from classifiers.artefact import load; from state.records import Paper;"
        "load().judge([Paper('A title')]); print(sorted({'sklearn', 'scipy'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
