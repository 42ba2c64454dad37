"""All that is known of a work, read for facts: each quotes its source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.records import Links, Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Field, Source
from tracker.facts.links import what_it_leads_to
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


@pytest.mark.parametrize(
    "piece", ["Qwen-", "-", "\\textbf{", "~", " we present a novel ", "(", "1,111,", "7B, ", "CLIP "]
)
def test_a_hostile_text_is_read_and_costs_little(piece: str) -> None:
    text = piece * 20_000
    for fact in extract(Paper(text, text)).found:
        assert fact.words in text


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("https://github.com/maps/MapRead.git", Field.CODE_URL),
        ("https://github.com", None),
        ("https://huggingface.co/datasets/maps/m", Field.DATA_URL),
        ("https://huggingface.co/spaces/maps/m", Field.DEMO_URL),
        ("https://huggingface.co/maps/m", Field.MODEL_URL),
        ("https://huggingface.co/collections/maps/m", Field.PROJECT_URL),
        ("https://huggingface.co/papers/2401.00001", None),
        ("https://zenodo.org/records/1", Field.DATA_URL),
        ("https://kaggle.com/maps", Field.PROJECT_URL),
        ("https://arxiv.org/abs/2401.00001", None),
        ("https://maps.github.io/", Field.PROJECT_URL),
        ("http://[broken", None),
        ("https://localhost/", None),
    ],
)
def test_an_address_leads_to_what_its_host_says(address: str, field: Field | None) -> None:
    assert what_it_leads_to(address) is field


def test_an_address_without_its_scheme_is_given_one_and_quoted_as_written() -> None:
    """A link without it would lead into the list's own repository."""
    (fact,) = extract(Paper("MapRead", "Project page: maps.github.io/read.")).of(Field.PROJECT_URL)
    assert (fact.value, fact.words) == ("https://maps.github.io/read", "maps.github.io/read")


@pytest.mark.parametrize("address", ["maps-read.github.io", "aka.ms/maps"])
def test_a_site_alone_is_an_address(address: str) -> None:
    facts = extract(Paper("MapRead", f"Maps are available at {address}."))
    assert facts.one(Field.PROJECT_URL) == f"https://{address}"


def test_an_address_in_markdown_is_told_once() -> None:
    facts = extract(Paper("MapRead", "See [maps.github.io/read](https://maps.github.io/read)."))
    assert facts.one(Field.PROJECT_URL) == "https://maps.github.io/read"


def test_what_is_called_the_page_of_the_project_is_told_first() -> None:
    told = "Models: https://huggingface.co/collections/maps/m and the project website is at https://maps.example.org/m"
    assert extract(Paper("MapRead", told)).one(Field.PROJECT_URL) == "https://maps.example.org/m"


def test_an_address_broken_by_a_blank_is_mended_and_quoted_as_written() -> None:
    (fact,) = extract(Paper("MapRead", "Code: https://github. com/lab/MapRead.")).of(Field.CODE_URL)
    assert (fact.value, fact.words) == ("https://github.com/lab/MapRead", "https://github. com/lab/MapRead")


def test_addresses_of_papers_are_not_links_of_the_work() -> None:
    facts = extract(
        Paper("MapRead", "See https://arxiv.org/abs/2401.00001 (and https://en.example.org/wiki/Map_(art)).")
    )
    assert facts.one(Field.PROJECT_URL) == "https://en.example.org/wiki/Map_(art)"


def test_a_size_far_into_a_text_and_several_in_a_row_are_found() -> None:
    facts = extract(
        Paper("MapRead", "We present MapRead. " + "It reads maps. " * 200 + "MapRead-2B, MapRead-7B/72B.")
    )
    assert facts.values(Field.PARAMETERS) == ("2B", "7B", "72B")


def test_an_address_is_found_wherever_it_stands() -> None:
    site = "a" * 60
    facts = extract(Paper("MapRead", f"Before it github.com/lab/MapRead and {site}.github.io/read stand."))
    assert facts.one(Field.CODE_URL) == "https://github.com/lab/MapRead"
    assert facts.one(Field.PROJECT_URL) == f"https://{site}.github.io/read"
