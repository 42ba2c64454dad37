"""The figures of a digest, and what they say in words."""

from support.story import LIST, ONE, Story, ago

from state.happenings import Place, merged, proposed, rejected
from state.identity import Identity
from state.records import Kind


def test_figures_say_in_words_what_they_draw(story: Story) -> None:
    for number in range(1, 9):
        name = Identity.parse(f"arxiv:2611.0000{number}")
        story.seen(name, 80 - number * 9, Kind.MODEL if number % 2 else Kind.DATASET)
        section = Place(("Models", "Old" if number < 4 else "New"), kind=None)
        story.happened(proposed(name, LIST, ago(79 - number * 9), section))
        if number < 7:
            story.happened(merged(name, LIST, ago(78 - number * 9), by="ann", place=section))
    story.happened(rejected(Identity.parse("arxiv:2611.00007"), LIST, ago(10), by="bob"))
    story.happened(merged(Identity.parse("arxiv:2611.77777"), LIST, ago(20), place=Place(("Models", "New"))))
    captions = {figure.name: figure.caption for figure in story.told().figures}
    assert captions == {
        "found": "8 papers were found in 12 weeks (4 models, 4 datasets), 0 of them in the last week.",
        "taken": "7 papers were taken in 12 weeks (3 models, 3 datasets, 1 other), 0 of them in the last week.",
        "lead": "From announcement to the list it took a median of 2 days (6 papers), 2 at the longest.",
        "acceptance": "Of 8 papers decided on in 12 weeks, 7 were taken: 88 %.",
        "sections": "Growing over the last 6 weeks: New."
        " Gone quiet, with papers taken in the 6 weeks before and none since: Old.",
    }


def test_one_paper_is_told_as_one(story: Story) -> None:
    story.seen(ONE, 1, Kind.MODEL)
    (found,) = story.told().figures
    assert found.caption == "1 paper was found in 12 weeks (1 model), 1 of them in the last week."


def test_nothing_to_draw_is_not_drawn(story: Story) -> None:
    assert story.told().figures == ()


def test_lead_time_of_a_work_without_a_date_counts_from_when_it_was_seen(story: Story) -> None:
    story.seen(ONE, 10, paper={"published": None})
    story.happened(merged(ONE, LIST, ago(4)))
    (lead,) = [figure for figure in story.told().figures if figure.name == "lead"]
    assert lead.series[0].values[-1] == 6.0
