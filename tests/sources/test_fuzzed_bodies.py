"""Mutated bodies end in records or in a documented error: no traceback, no hang, no record that was not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.made_up import NOON
from support.shapes import SHAPES
from support.shared import shared_folder

from tracker.http.errors import HttpError
from tracker.http.messages import Answer
from tracker.sources.arxiv.feed import read_feed
from tracker.sources.arxiv.oai import read_page as read_oai
from tracker.sources.arxiv.query import read_query
from tracker.sources.huggingface.card import read_card
from tracker.sources.huggingface.guard import Thresholds
from tracker.sources.huggingface.models import chosen
from tracker.sources.huggingface.papers import sighting_of
from tracker.sources.huggingface.wire import DailyPaper, HubModel
from tracker.sources.pwc.archive import ArchiveError
from tracker.sources.pwc.dump_records import sightings_of
from tracker.sources.pwc.json_stream import items_of
from tracker.sources.pwc.page import read_page as read_pwc
from tracker.sources.pwc.source import paper_sighting
from tracker.sources.pwc.wire import PwcPaper
from tracker.sources.wire import parsed, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = 300
"""Mutated bodies a reader: with eight readers more than 2,000 in all."""


def feed(body: bytes) -> list[str]:
    found = read_feed(body)
    return [f"{item.paper.arxiv_id}" for item in found.announcements] if found else []


def query(body: bytes) -> list[str]:
    found = read_query(body, NOON)
    return [f"{sighting.paper.arxiv_id}" for sighting in found.sightings] if found else []


def oai(body: bytes) -> list[str]:
    found = read_oai(body)
    return [f"{record.paper.arxiv_id}" for record in found.records] if found else []


def daily(body: bytes) -> list[str]:
    answer = Answer("https://fuzzed.test/", body)
    rows = rows_of(parsed(answer), DailyPaper, answer)
    return [f"{sighting_of(row.paper, NOON, 'paper').paper.arxiv_id}" for row in rows.read]


def models(body: bytes) -> list[str]:
    answer = Answer("https://fuzzed.test/", body)
    rows = rows_of(parsed(answer), HubModel, answer)
    taken, _ = chosen(rows.read, frozenset({"image-text-to-text"}), Thresholds(0, 0), NOON)
    return [sighting.key.removeprefix("model:") for sighting in taken]


def pwc(body: bytes) -> list[str]:
    answer = Answer("https://fuzzed.test/", body)
    rows = read_pwc(answer, PwcPaper, {})
    found = [paper_sighting(row, "paper", NOON) for row in rows.read]
    return [str(sighting.paper.arxiv_id) for sighting in found if sighting.paper.arxiv_id]


def dump(body: bytes) -> list[str]:
    import io

    return [
        str(sighting.paper.arxiv_id)
        for record in items_of(io.BytesIO(body), "fuzzed.json")
        for sighting in sightings_of(record, NOON) or []
        if sighting.paper.arxiv_id
    ]


def card(body: bytes) -> list[str]:
    found = read_card(body.decode("utf-8", "replace"))
    assert found.licence is None or found.licence == found.licence.strip()
    return [str(found.untouched)][:0]


READERS: dict[str, tuple[Callable[[bytes], list[str]], str]] = {
    "feed": (feed, "arxiv_rss/*.xml"),
    "query": (query, "arxiv_api/id_*.xml"),
    "oai": (oai, "arxiv_oai/*.xml"),
    "daily": (daily, "hf_daily_papers/daily*.json"),
    "models": (models, "hf_models/models_list*.json"),
    "pwc": (pwc, "pwc/api_papers_list*.json"),
    "dump": (dump, "pwc/evaluation_tables*.json"),
    "card": (card, "hf_cards/*/*/README*.md"),
}
TOLD_TWICE = {"feed", "query", "oai", "daily", "pwc"}
"""Where a record tells its id more than once, one place changed cannot make another id of it."""
_NASTY = st.sampled_from(
    [
        *(
            b"",
            b"\x00",
            b"\xff\xfe",
            b"\xed\xa0\x80",
            b"<",
            b"&",
            b"]]>",
            b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
            b"&a;",
        ),
        *(
            b"<![CDATA[",
            b"</item>",
            b"<item>",
            b"</entry>",
            b"<entry>",
            b"</record>",
            b"\\ud800",
            b'"',
            b"}",
            b"]",
            b"{",
        ),
        *(
            b"null",
            b"NaN",
            b"1e999",
            b"-1",
            b"true",
            b"[[[[",
            b"Rate exceeded.",
            b"\xc3",
            "ｖ１".encode(),
            b"v999",
            b"\r\n",
        ),
        *(b"9" * 400, b"0000-00-00", b"---\n", b": &a [*a]", b"!!python/object:os.system x", b"\xef\xbb\xbf"),
    ]
)


@st.composite
def mutated(draw: st.DrawFn, bodies: tuple[bytes, ...]) -> tuple[bytes, bytes]:
    """A body and what it was before: cut, doubled, moved, overwritten or spliced with another."""
    whole = draw(st.sampled_from(bodies))
    body = whole
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(body)))
        end = min(len(body), at + draw(st.integers(0, 200)))
        match draw(st.integers(0, 5)):
            case 0:
                body = body[:at]
            case 1:
                body = body[:at] + draw(_NASTY) + body[at:]
            case 2:
                body = body[:at] + body[end:]
            case 3:
                body = body[:at] + draw(_NASTY) + body[end:]
            case 4:
                body = body[:end] + body[at:]
            case _:
                body = body[:at] + draw(st.binary(max_size=12)) + body[end:]
    return whole, body


def bodies_of(name: str) -> tuple[bytes, ...]:
    """The fixtures of this repository in the shape, and the recordings beside it where they are."""
    found = [shape for key, shape in SHAPES.items() if key.startswith(name)]
    found += [path.read_bytes() for path in sorted((shared_folder() / "recordings").glob(READERS[name][1]))]
    return tuple(found)


def ids_in(whole: bytes) -> str:
    """Everything in a body that an id can come from, as one text."""
    try:
        return json.dumps(json.loads(whole), ensure_ascii=False)
    except ValueError:
        return whole.decode("utf-8", "replace")


@pytest.mark.parametrize("name", READERS)
def test_a_mutated_body_is_read_or_refused(name: str) -> None:
    read = READERS[name][0]
    bodies = bodies_of(name)
    for whole in bodies:
        read(whole)

    @settings(max_examples=EXAMPLES, database=None, suppress_health_check=list(HealthCheck))
    @given(mutated(bodies))
    def run(case: tuple[bytes, bytes]) -> None:
        whole, body = case
        try:
            found = read(body)
        except (HttpError, ArchiveError):
            found = []
        if name in TOLD_TWICE:
            text = ids_in(whole)
            assert [one for one in found if one not in text] == []

    run()
