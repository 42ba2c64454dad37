"""Which section of a page a work goes to."""

from __future__ import annotations

import pytest
from support.pages import read

from state.records import Kind, Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.placing.headings import innermost, named
from tracker.lists.placing.likeness import ask, phrases, to_middle, to_nearest, with_pieces
from tracker.lists.placing.place import draw_map
from tracker.lists.placing.routing import rank
from tracker.lists.reading.page import Page, read_page

PAGE = """# Tea and Machines

## 2. Survey papers

- [A Survey on Vision-Language Tea Models for Pouring Robots](https://arxiv.org/abs/2406.00001)
- [Vision-Language Tea Models for Robots: A Review](https://arxiv.org/abs/2405.00001)
- [An Overview of Robots That Pour with Vision-Language Tea Models](https://arxiv.org/abs/2404.00001)

## 3. Methods

- [KettleNet: Boiling Water by Sight](https://arxiv.org/abs/2406.00002)
- [SpoutFormer: Where the Water Goes](https://arxiv.org/abs/2405.00002)
- [LeafVLA: Actions from Leaves](https://arxiv.org/abs/2403.00002)
"""


def first_choice(title: str, kind: Kind | None = None) -> str:
    page = read(PAGE)
    paper = Paper(title, arxiv_id="2407.00001")
    return page.sections[rank(draw_map(page), candidate_for(paper, kind))[0].family.section].words


@pytest.mark.parametrize(
    ("title", "kind", "section"),
    [
        ("KettleNet2: Pouring by Sight with Vision-Language Models", None, "3. Methods"),
        ("A Survey of Boiling Water by Sight", None, "2. Survey papers"),
        ("What Robots See of Water", Kind.SURVEY, "2. Survey papers"),
        ("Robots That Pour: Challenges and Opportunities", None, "2. Survey papers"),
    ],
)
def test_surveys_and_nothing_else_stand_among_surveys(title: str, kind: Kind | None, section: str) -> None:
    assert first_choice(title, kind) == section


@pytest.mark.parametrize(
    ("heading", "taken"),
    [
        ("Survey & Overview", True),
        ("📖 Overviews and Reviews", True),
        ("Surveys / Introductions", True),
        ("Overview papers", True),
        ("Overview", False),
        ("Overview & Contents", False),
        ("Survey Overview", False),
    ],
)
def test_an_overview_of_the_field_takes_surveys_and_one_of_the_list_none(heading: str, taken: bool) -> None:
    page = read(PAGE.replace("2. Survey papers", heading))
    chosen = rank(draw_map(page), candidate_for(Paper("A Survey of Boiling Water", arxiv_id="2407.00001")))
    assert [page.sections[one.family.section].title == heading for one in chosen][:1] == [taken]


HEADINGS = ("模型", "数据集", "评测基准", "综述")


@pytest.mark.parametrize(
    ("kind", "section"),
    [(Kind.MODEL, "模型"), (Kind.DATASET, "数据集"), (Kind.BENCHMARK, "评测基准"), (Kind.SURVEY, "综述")],
)
def test_a_kind_goes_under_its_heading_in_another_script(kind: Kind, section: str) -> None:
    entries = "- [Pots](https://arxiv.org/abs/2405.00001)\n- [Cups](https://arxiv.org/abs/2404.00001)\n"
    text = "# 茶\n\n" + "\n".join(f"## {heading}\n\n{entries}" for heading in HEADINGS)
    page = read(text)
    chosen = rank(draw_map(page), candidate_for(Paper("Pouring by Sight", arxiv_id="2407.00001"), kind))[0]
    assert innermost(page, chosen.family) == section


TOPICS = """# Cups

## Face

- [EmoCup: Multimodal Moods of Large Cups](https://arxiv.org/abs/2406.00001)
- [Cups with Expressions](https://arxiv.org/abs/2405.00001)

## Video

### Egocentric view

- [What My Cup Sees](https://arxiv.org/abs/2406.00002)
- [A Day in the Life of a Large Cup](https://arxiv.org/abs/2405.00002)

### General domain

- [CupLM: Large Multimodal Perception of Cups over Time](https://arxiv.org/abs/2406.00003)
- [Long Large Cups: Multimodal Perception at Length](https://arxiv.org/abs/2405.00003)
"""


@pytest.mark.parametrize(
    ("title", "abstract", "section"),
    [
        ("Face-Cup: A Face Perception Model", "", "Face"),
        (
            "AntGlass: Recordings from Above",
            "Egocentric recordings show cups. Our egocentric view of cups is a new one: an egocentric view.",
            "Egocentric view",
        ),
        ("AntGlass: Large Multimodal Cups over Time", "", "General domain"),
    ],
    ids=["in the title", "all through the abstract", "nowhere"],
)
def test_a_heading_that_names_the_subject_draws_it(title: str, abstract: str, section: str) -> None:
    page = read(TOPICS)
    candidate = candidate_for(Paper(title, abstract, arxiv_id="2407.00001"))
    assert page.sections[rank(draw_map(page), candidate)[0].family.section].words == section


def test_a_label_is_the_heading_under_a_heading() -> None:
    page = read_page(
        b"# L\n\n- Ways of pouring: it takes a pot\n  - [A Work](https://arxiv.org/abs/2401.00001)\n"
    )
    assert isinstance(page, Page)
    (family,) = draw_map(page).families
    assert innermost(page, family) == "Ways of pouring"
    assert named({family: "..."}, {family: [["a"]]}, ["a"], []) == {family: 0.0}


ALIKE = """# Cups

## {}

- [KettleNet: Pouring by Sight](https://arxiv.org/abs/2406.00001)
- [SieveNet: Sorting by Smell](https://arxiv.org/abs/2406.00002)

## Models

- [TeapotNet: Pouring by Sound](https://arxiv.org/abs/2406.00003)
- [WhiskNet: Stirring by Sight](https://arxiv.org/abs/2406.00004)
"""


@pytest.mark.parametrize(
    "heading", ["Our works", "General domain", "Others", "3.2.6 Other", "Papers: miscellaneous", "其他"]
)
def test_own_works_general_headings_and_those_for_the_rest_draw_less(heading: str) -> None:
    page = read(ALIKE.format(heading))
    candidate = candidate_for(Paper("LadleNet: Ladling by Sight", arxiv_id="2407.00001"))
    found = rank(draw_map(page), candidate)[0].family.section
    assert page.sections[found].words == "Models"


def test_a_heading_for_other_works_of_a_kind_draws_like_any() -> None:
    page = read(ALIKE.format("Other models"))
    candidate = candidate_for(Paper("LadleNet: Ladling by Sight", arxiv_id="2407.00001"))
    found = rank(draw_map(page), candidate)[0].family.section
    assert page.sections[found].words == "Other models"


def places(models: str, agents: str) -> str:
    """A page with two sections of ten works each, of some months."""
    works = ["Pouring Tea", "Sorting Leaves", "Lifting Sugar", "Boiling Water", "Wiping Tables"] * 2
    lines = {
        kind: "\n".join(
            f"- [Cup{kind}: {work} at Home](https://arxiv.org/abs/{month}.0000{at})"
            for at, work in enumerate(works)
        )
        for kind, month in (("Net", models), ("Agent", agents))
    }
    return f"# Cups\n\n## Models\n\n{lines['Net']}\n\n## Others of them\n\n{lines['Agent']}\n"


def chosen(text: str, title: str) -> str:
    """The heading under which a work is put."""
    page = read(text)
    candidate = candidate_for(Paper(title, arxiv_id="2407.00001"))
    return page.sections[rank(draw_map(page), candidate)[0].family.section].words


@pytest.mark.parametrize(("month", "section"), [("2405", "Models"), ("2407", "Others of them")])
def test_people_go_on_where_they_were_adding(month: str, section: str) -> None:
    assert chosen(places("2406", month), "On Spoons") == section


@pytest.mark.parametrize(
    ("title", "section"),
    [("TrayNet Stirs the Milk", "Models"), ("TrayAgent Stirs the Milk", "Others of them")],
)
def test_what_all_works_of_a_section_share_draws_a_work(title: str, section: str) -> None:
    assert chosen(places("2406", "2406"), title) == section


def test_coined_names_are_read_in_pieces() -> None:
    assert with_pieces("EmoLLM: a Tea-Cup") == ["emollm", "a", "tea", "cup", ".", "emo", "llm"]


def test_nothing_is_like_a_paper_without_words() -> None:
    page = read(ALIKE.format("Cups"))
    one, other = draw_map(page).families
    nothing = ask({one: [["kettle"]], other: [[]]}, phrases, [], [])
    assert to_middle(nothing) == to_nearest(nothing) == {one: 0.0, other: 0.0}


def test_one_title_tells_less_of_the_middle_than_many() -> None:
    page = read(ALIKE.format("Cups"))
    one, other = draw_map(page).families
    found = to_middle(ask({one: [["kettle"]], other: [["kettle"]] * 9}, phrases, ["kettle"], []))
    assert 0 < found[one] < found[other] < 1


KINDS = """# Lamps

## Datasets

- [Oil: A Thousand Lamps](https://arxiv.org/abs/2505.00001)
- [Tin: A Thousand Threads](https://arxiv.org/abs/2504.00001)

## Methods

- [Wax: Seeing with Candles](https://arxiv.org/abs/2503.00001)
- [Tar: Seeing with Torches](https://arxiv.org/abs/2502.00001)
"""


@pytest.mark.parametrize(
    ("paper", "section"),
    [
        (Paper("Ember: A Thousand Coals", "We introduce a dataset of coals."), "Datasets"),
        (Paper("Ember: A Dataset of Coals"), "Datasets"),
        (Paper("Ember: Seeing with Coals"), "Methods"),
    ],
    ids=["said in the abstract", "said in the title", "no data"],
)
def test_data_goes_under_the_heading_for_data_even_if_nobody_knows_its_time(
    paper: Paper, section: str
) -> None:
    page = read(KINDS)
    choice = rank(draw_map(page), candidate_for(paper))[0]
    assert page.sections[choice.family.section].words == section
