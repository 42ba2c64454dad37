"""One work as a digest shows it."""

from dataclasses import replace

from support.month import a_paper, verdict
from support.story import ONE, TWO, Story, ago

from state.happenings import judged
from state.identity import Identity
from state.records import Kind, Links, Sighting, SourceName
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
