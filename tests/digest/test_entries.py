"""One work as a digest shows it."""

from dataclasses import replace

import pytest
from support.month import LIST, a_paper, verdict
from support.story import ONE, TWO, Story, ago

from state.happenings import Place, judged, proposed
from state.identity import Identity
from state.records import Kind, Links, Relevance, Sighting, SourceName
from tracker.digest import words


def test_entry_shows_only_addresses_that_lead_somewhere(story: Story) -> None:
    links = Links(
        code="javascript:alert(1)",
        project="https://example.org/p",
        hf_model="https://huggingface.co/o/m",
        hf_dataset="ftp://example.org",
        pdf="https://example.org/x.pdf",
    )
    story.seen(ONE, 1, paper={"links": links, "authors": (), "venue": " A \n venue "})
    entry = story.told().new[0].entry
    assert [link.label for link in entry.links] == ["project", "weights"]
    assert entry.venue == "A venue"
    assert words.about(entry).startswith("A venue · ")


def test_entry_without_an_arxiv_id_leads_to_what_there_is(story: Story) -> None:
    model = Identity.parse("hf_model:example/lantern")
    paper = replace(a_paper(1, ago(1)), arxiv_id=None, title="", links=Links(pdf="https://example.org/x.pdf"))
    story.store.remember([Sighting(SourceName("hub"), "m", ago(1), paper, (model,))])
    story.happened(judged(model, verdict(Kind.MODEL), ago(1)))
    entry = story.told().new[0].entry
    assert (entry.title, entry.url) == ("hf_model:example/lantern", "https://example.org/x.pdf")


def test_counts_are_told_in_good_english(story: Story) -> None:
    story.seen(ONE, 2)
    assert words.in_short(story.told()) == "1 new paper."
    story.seen(TWO, 2)
    assert words.in_short(story.told()) == "2 new papers."


def test_works_that_may_not_belong_are_counted_apart(story: Story) -> None:
    story.seen(ONE, 2)
    story.seen(TWO, 2, relevant=Relevance.UNSURE)
    assert words.in_short(story.told()) == "1 new paper, 1 paper that may not belong."


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (("A list", "Models", "Video"), "Video"),
        (("A list", "Models", "2026"), "Models › 2026"),
        (("A list", "Models", "2026", "May"), "Models › 2026 › May"),
        (("📅 2026.11 (3 papers)",), "📅 2026.11 (3 papers)"),
        ((), words.NOT_PLACED),
    ],
    ids=["words", "a year", "a month in a year", "nothing but a time", "none"],
)
def test_a_section_that_is_a_time_is_told_with_what_it_is_a_time_of(
    story: Story, headings: tuple[str, ...], told: str
) -> None:
    story.seen(ONE, 2)
    story.happened(proposed(ONE, LIST, ago(1), Place(headings)))
    assert sections(story) == [("Models and methods (1)", [told])]


def test_a_section_is_told_by_the_words_of_its_heading(story: Story) -> None:
    story.seen(ONE, 2)
    story.happened(proposed(ONE, LIST, ago(1), Place(("**Video** ![works](https://img.example/7.svg)",))))
    assert sections(story) == [("Models and methods (1)", ["Video"])]


def test_a_section_that_is_called_as_its_kind_is_told_once_unless_others_stand_beside_it(
    story: Story,
) -> None:
    story.seen(ONE, 2, Kind.SURVEY)
    story.happened(proposed(ONE, LIST, ago(1), Place(("A list", "surveys"))))
    assert sections(story) == [("Surveys (1)", [""])]
    story.seen(TWO, 2, Kind.SURVEY)
    assert sections(story) == [("Surveys (2)", ["surveys", words.NOT_PLACED])]


def sections(story: Story) -> list[tuple[str, list[str]]]:
    return [
        (words.so_many(kind, parts), [section for section, _ in parts])
        for kind, parts in words.grouped(story.told().new)
    ]
