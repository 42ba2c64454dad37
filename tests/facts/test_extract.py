from hypothesis import given
from hypothesis import strategies as st

from state.records import Links, Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Field, Source
from tracker.facts.wire import as_json

ABSTRACT = (
    "We introduce MapRead, a 7B model. Code: https://github.com/maps/MapRead. "
    "Data: \\url{https://huggingface.co/datasets/maps/mapread}."
)


def test_links_in_the_abstract_lead_to_what_their_host_says() -> None:
    facts = extract(Paper("MapRead: A Model", ABSTRACT))
    assert facts.one(Field.CODE_URL) == "https://github.com/maps/MapRead"
    assert facts.one(Field.DATA_URL) == "https://huggingface.co/datasets/maps/mapread"


def test_a_link_of_the_record_comes_before_the_texts() -> None:
    facts = extract(Paper("MapRead: A Model", ABSTRACT, links=Links(code="https://github.com/maps/other")))
    assert facts.one(Field.CODE_URL) == "https://github.com/maps/other"
    assert facts.of(Field.CODE_URL)[0].source is Source.RECORD


def test_json_has_every_field() -> None:
    row = as_json(extract(Paper("Maps")))
    assert set(row) == {*(field.value for field in Field), "sources", "details", "contradictions"}
    assert row["name"] is None
    assert row["sizes"] == []


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_fact_quotes_its_source(title: str, abstract: str) -> None:
    for fact in extract(Paper(title, abstract)).found:
        assert fact.words in (title if fact.source is Source.TITLE else abstract)
