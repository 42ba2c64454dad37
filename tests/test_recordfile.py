"""Records that people hand over, whatever their file is like."""

from __future__ import annotations

import gzip
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from state.records import Kind, Links
from tracker.errors import UsageError
from tracker.recordfile import read_record_file, read_records

if TYPE_CHECKING:
    from pathlib import Path


def line(**fields: object) -> str:
    return json.dumps({"title": "A made-up title", **fields})


def test_a_full_record_becomes_a_paper_and_hints() -> None:
    (record,) = read_records(
        [
            line(
                arxiv_id="arXiv:2401.00001v3",
                authors=["A. One", "B. Two"],
                published="2024-01-02T03:04:05Z",
                categories="cs.CV cs.CL",
                venue=None,
                urls={"abs": "https://arxiv.org/abs/2401.00001", "poster": "x", "code": ""},
                section="Datasets",
                kind="dataset",
                shoe_size=44,
            )
        ]
    )
    assert record.paper.arxiv_id == "2401.00001"
    assert record.paper.published == date(2024, 1, 2)
    assert record.paper.categories == ("cs.CV", "cs.CL")
    assert record.paper.links == Links(abs="https://arxiv.org/abs/2401.00001")
    assert record.section == ("Datasets",)
    assert record.kind is Kind.DATASET
    assert record.fields["shoe_size"] == 44


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024", date(2024, 1, 1)),
        ("2024-05", date(2024, 5, 1)),
        ("", None),
        (None, None),
        ("2024-05-06", date(2024, 5, 6)),
    ],
)
def test_dates_come_in_several_lengths(given: str | None, expected: date | None) -> None:
    (record,) = read_records([line(published=given)])
    assert record.paper.published == expected


def test_title_alone_is_enough_and_blank_lines_are_passed_over() -> None:
    records = list(read_records(["\n", line(), "  \n", line(urls=None, authors=None, kind="odd")]))
    assert [record.number for record in records] == [2, 4]
    assert records[1].kind is None


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("{nonsense", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"abstract": "no title"}', "title"),
        ('{"title": "  "}', "title"),
        ('{"title": "T", "arxiv_id": "abc"}', "not an arXiv id"),
        ('{"title": "T", "published": "soon"}', "published"),
    ],
)
def test_a_bad_line_is_named_by_its_number(bad: str, reason: str) -> None:
    with pytest.raises(UsageError, match=rf"input, line 2: .*{reason}"):
        list(read_records([line(), bad]))


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("\ufeff" + line(), encoding="utf-8")
    assert [record.paper.title for record in read_record_file(path)] == ["A made-up title"]


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        list(read_record_file(tmp_path / "none.jsonl"))


def test_bytes_that_are_no_text_are_read_around(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(b'{"title": "caf\xe9"}\r\n{"title": "B"}')
    assert [record.paper.title for record in read_record_file(path)] == ["caf\ufffd", "B"]


def test_halves_of_characters_are_read_around_and_whole_ones_kept() -> None:
    cut, whole = read_records(
        [r'{"title": "A \uD83D b", "note": ["\udc00"]}', r'{"title": "\ud83d\ude00 \\ud800"}']
    )
    assert (cut.paper.title, cut.fields["note"]) == ("A \ufffd b", ["\ufffd"])
    assert whole.paper.title == "\U0001f600 \\ud800"


def test_a_line_without_end_is_not_read_to_it(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"title": "A"}\n' + b" " * (65 * 2**20)))
    with pytest.raises(UsageError, match="a line is longer than 64 MiB"):
        list(read_record_file(path))


@pytest.mark.parametrize("name", ["records.jsonl", "records.jsonl.gz"])
@pytest.mark.parametrize("packed", [False, True])
def test_gzip_is_known_by_its_beginning_whatever_the_file_is_called(
    tmp_path: Path, name: str, packed: bool
) -> None:
    """Browsers unpack what they fetch and keep its name, and others drop the ending of a name."""
    path = tmp_path / name
    content = b'{"title": "A"}\n{"title": "B"}\n'
    path.write_bytes(gzip.compress(content) if packed else content)
    assert [record.paper.title for record in read_record_file(path)] == ["A", "B"]


@pytest.mark.parametrize("name", ["records.jsonl", "records.jsonl.gz"])
@pytest.mark.parametrize(
    "content",
    [gzip.compress(b'{"title": "A"}\n' * 99)[:-9], gzip.compress(b'{"title": "A"}\n') + b"more"],
    ids=["cut", "more behind it"],
)
def test_a_file_that_is_no_whole_gzip_is_told(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"cannot read .*: (Not a gzipped|Compressed file ended)"):
        list(read_record_file(path))


def test_a_byte_order_mark_may_come_by_a_pipe() -> None:
    assert [record.paper.title for record in read_records([b'\xef\xbb\xbf{"title": "A"}\n'])] == ["A"]


@pytest.mark.parametrize("form", ["abs", "pdf"])
def test_id_of_a_paper_is_taken_from_its_address_where_it_is_not_said(form: str) -> None:
    (record,) = read_records([line(urls={form: f"https://arxiv.org/{form}/2401.00001v2"})])
    assert record.paper.arxiv_id == "2401.00001"
    (elsewhere,) = read_records([line(urls={form: "https://openreview.net/forum?id=made"})])
    assert elsewhere.paper.arxiv_id is None


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "N/A", "github.com/lab/x", "https://", "see https://x.org"],
)
def test_what_is_no_web_address_counts_as_none(address: str) -> None:
    (record,) = read_records([line(urls={"code": address, "project": "HTTPS://maps.example/a"})])
    assert (record.paper.links.code, record.paper.links.project) == (None, "HTTPS://maps.example/a")


def test_an_id_is_read_off_an_address_without_its_beginning() -> None:
    (record,) = read_records([line(urls={"abs": "arxiv.org/abs/2401.00001"})])
    assert record.paper.arxiv_id == "2401.00001"
