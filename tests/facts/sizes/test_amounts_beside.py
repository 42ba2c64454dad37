"""How large a work's own data is, by what stands beside a number."""

import pytest
from support.facts_of import sizes_of


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "MapBench comprises 660K simple and 70K complex map pairs.",
            [("660K", "pairs"), ("70K", "pairs")],
            id="shared unit",
        ),
        pytest.param("MapBench has four tasks-reading, drawing.", [("four", "tasks")], id="dash for a colon"),
        pytest.param(
            "MapBench contains 31k chain-of-map (CoM) trajectories.", [("31k", "trajectories")], id="brackets"
        ),
        pytest.param(
            "Each map is grounded on objects (132 classes).", [("132", "classes")], id="in brackets alone"
        ),
        pytest.param(
            "MapBench came from people crafting 1,000 questions.", [("1,000", "questions")], id="crafting"
        ),
        pytest.param(
            "MapBench covers 10 aspects.",
            [("10", "aspects")],
            id="aspects of data",
        ),
        pytest.param(
            "We collect 363K (clue, place) pairs and 9,500 hours of data.",
            [("363K", "pairs"), ("9,500", "hours")],
            id="brackets inside, hours of data",
        ),
        pytest.param("We establish a new state of the art on 12 benchmarks.", [], id="tested on"),
        pytest.param("We contribute in three aspects.", [], id="aspects of the work"),
        pytest.param("MapBench contains 29 datasets.", [("29", "datasets")], id="data of data"),
        pytest.param("MapBench contains maps from 23 datasets.", [], id="from others' data"),
        pytest.param("MapBench includes these four types of data.", [], id="told before"),
        pytest.param("MapBench covers maps averaging over two hours.", [], id="average"),
        pytest.param("MapBench provides 200k pages per day.", [], id="rate"),
        pytest.param("We learn by large-scale pre-training over four datasets.", [], id="learnt from"),
        pytest.param(
            "MapBench helps: the accuracy is 66.14 across 11 image datasets covering 10 organs.",
            [],
            id="reached on what others cover",
        ),
        pytest.param(
            "MapBench encompasses 14 map datasets.", [("14", "datasets")], id="made of others' data"
        ),
        pytest.param(
            "Totaling over 8,743 hours, MapBench is large.", [("8,743", "hours")], id="opens the sentence"
        ),
        pytest.param(
            "We introduce MapSet-1M, an open collection of one million annotations.",
            [("one million", "annotations")],
            id="in the name and in words",
        ),
        pytest.param(
            "MapBench probes reading through 1,106 questions.",
            [("1,106", "questions")],
            id="probes through them",
        ),
        pytest.param("MapBench contains 4,543 in-the-wild videos.", [("4,543", "videos")], id="in the wild"),
        pytest.param("We introduce MapBench with 3146 static actions.", [("3146", "actions")], id="actions"),
        pytest.param("MapBench has a maximum of 18k letters, 20 maps, and 27 roads.", [], id="at the most"),
        pytest.param(
            "MapBench contains 10K images filtered from over 400K raw images.",
            [("10K", "images")],
            id="chosen out of more",
        ),
        pytest.param("MapBench has 4 map experts and Gemini 2.0 sees levels.", [], id="other things"),
        pytest.param("MapBench asks for one of two orderings of 4 images.", [], id="too few to be data"),
        pytest.param(
            "We present data that augments the 158k captions with 244k mentions.",
            [("244k", "mentions")],
            id="grown",
        ),
        pytest.param("We train a model on the public corpus of 6.5 million pairs.", [], id="a public corpus"),
        pytest.param("On a hard benchmark of 29 tasks, it gains.", [], id="tested on a benchmark"),
        pytest.param("It has a longer context of at least 128K tokens.", [], id="a context"),
        pytest.param("We build MapBench400K for training.", [("400K", "samples")], id="behind the name"),
        pytest.param("It is categorization into 191 classes.", [("191", "classes")], id="into classes"),
        pytest.param(
            "We compile a set with 1,177.6k samples.", [("1,177.6k", "samples")], id="decimal thousands"
        ),
        pytest.param("We test this by a sample of 448 questions.", [("448", "questions")], id="a sample"),
        pytest.param("It came of aggregating 120k images.", [("120k", "images")], id="aggregating"),
        pytest.param(
            "Categorization into 191 classes came of it.", [("191", "classes")], id="with a capital"
        ),
        pytest.param(
            "A set was built with 120k images, the most to date.",
            [("120k", "images")],
            id="the most is no word for others",
        ),
        pytest.param("MapBench comprises 105K events.", [("105K", "events")], id="events"),
        pytest.param("MapBench holds five data strategies.", [], id="no unit of its own"),
    ],
)
def test_sizes_by_what_stands_beside(abstract: str, expected: list[tuple[str, str]]) -> None:
    assert sizes_of(f"We introduce MapBench. {abstract}") == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("MapBench comprises 4,200 map legends.", [("4,200", "legends")], id="any plural"),
        pytest.param(
            "MapBench comprises 90 tricky map legends on paper.", [("90", "legends")], id="where they are"
        ),
        pytest.param(
            "MapBench comprises 90 tricky map legends drawn by hand.", [("90", "legends")], id="what was done"
        ),
        pytest.param("MapBench comprises 90 tricky map legends nobody read.", [], id="more is said of it"),
        pytest.param(
            "MapBench comprises 225 CAPTCHAs and 12 LLMs.", [("225", "CAPTCHAs")], id="an acronym's plural"
        ),
        pytest.param("MapBench has 4,200 map legends.", [], id="a verb that says many things"),
        pytest.param("MapBench contains six vaccines.", [], id="few of what may be anything"),
        pytest.param("MapBench spans 30 years and 12 models.", [], id="what is no data"),
        pytest.param("MapBench comprises five layer families.", [("five", "families")], id="families"),
        pytest.param("MapBench covers 2,528 km2 of land.", [("2,528", "km2")], id="an area"),
        pytest.param("MapBench has 10 billion LiDAR points.", [("10 billion", "points")], id="points"),
        pytest.param(
            "MapBench covers five common map types.", [("five", "types")], id="a plain word between"
        ),
        pytest.param("MapBench collects 2 million public maps and photos.", [], id="what a row begins with"),
        pytest.param(
            "MapBench collects 2 million public map photos.", [("2 million", "photos")], id="public"
        ),
        pytest.param("We curate 10 publicly available map datasets.", [], id="public datasets"),
        pytest.param(
            "MapBench comprises 1,000 question-answer(QA) pairs.",
            [("1,000", "pairs")],
            id="glued",
        ),
        pytest.param(
            "MapBench contains 13k annotated or validated pairs.", [("13k", "pairs")], id="one or the other"
        ),
        pytest.param(
            "MapBench contains 60 Old and 50 New photos.",
            [("60", "photos"), ("50", "photos")],
            id="names share",
        ),
        pytest.param(
            "MapBench is a dataset of 1,798 map transcripts across three languages.",
            [("1,798", "transcripts"), ("three", "languages")],
            id="across",
        ),
        pytest.param(
            "We propose a benchmark designed to thoroughly evaluate reading through 10 tasks.",
            [("10", "tasks")],
            id="tasks to evaluate by",
        ),
        pytest.param(
            "We propose a benchmark to evaluate the two kinds of error.",
            [],
            id="what there are two of anyway",
        ),
        pytest.param("Our model can process 2000 frames.", [], id="taken in"),
        pytest.param(
            "We build MapBench. With 500 maps and 900 questions, it is large.",
            [("900", "questions")],
            id="with",
        ),
        pytest.param("We build MapBench. With only 500 questions, we tune it.", [], id="with only"),
        pytest.param(
            "We build MapBench-68K with 68,000 photos.", [("68,000", "photos")], id="rounded in the name"
        ),
        pytest.param(
            "We build MapBench. It contains 30 tasks that no existing work has.", [("30", "tasks")], id="it"
        ),
        pytest.param(
            "We build MapBench. Unlike previous data, MapSet features 30 tasks.",
            [("30", "tasks")],
            id="unlike",
        ),
        pytest.param("MapSet was first. It contains 30 tasks. We build MapBench.", [], id="another's it"),
        pytest.param("MapBench contains 100 000 photos.", [], id="a number cut in two"),
        pytest.param("MapBench has four types of questions.", [("four", "types")], id="kinds of a thing"),
        pytest.param(
            "MapBench has 269 videos (avg. 86 min) from 5 map categories.",
            [("269", "videos"), ("5", "categories")],
            id="no sentence ends there",
        ),
        pytest.param(
            "MapBench has 11K rooms from existing datasets and 4M map relations.",
            [("11K", "rooms"), ("4M", "relations")],
            id="where they came from",
        ),
        pytest.param("MapBench tests reading across three tiers.", [], id="no verb that holds"),
        pytest.param("MapBench covers three tiers.", [("three", "tiers")], id="tiers"),
        pytest.param("This survey covers four topics.", [], id="a survey brings none"),
    ],
)
def test_what_else_is_counted(abstract: str, expected: list[tuple[str, str]]) -> None:
    assert sizes_of(abstract) == expected


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("In contrast to MapSet, which contains 3,000 maps, it is hard.", id="in contrast"),
        pytest.param("Existing datasets contain 500 images.", id="existing ones"),
        pytest.param("ImageNet has 1,000 classes.", id="well known"),
        pytest.param("While COCO contains 80 classes, maps have names.", id="well known, aside"),
        pytest.param("We plan to collect 50,000 images.", id="planned"),
        pytest.param("In future work, we release 50,000 images.", id="in future work"),
        pytest.param("A dataset of 40,000 images would be needed.", id="needed"),
        pytest.param("Others collected 30,000 images.", id="collected by others"),
        pytest.param("We do not release 5,000 images.", id="not released"),
        pytest.param("It asks for high resolution and has 8K images.", id="pixels"),
        pytest.param("It supports 128K context and maps.", id="context"),
    ],
)
def test_what_others_hold_or_nobody_does_is_no_size(said: str) -> None:
    assert sizes_of(f"We introduce MapBench. {said}") == []


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("It took 457 hours of human effort.", id="effort"),
        pytest.param("It was made by experts who gave 300 hours to annotation.", id="to annotation"),
        pytest.param("It features teams from six countries.", id="where people come from"),
        pytest.param(
            "We pre-train on 27M boxes, including 3M drawn and 24M found boxes.", id="trained on two"
        ),
        pytest.param(
            "It has a reader trained on a synthetic corpus of 500,000 roads.", id="trained on a corpus"
        ),
    ],
)
def test_people_and_what_is_trained_on_are_no_size(said: str) -> None:
    assert sizes_of(f"We propose MapBench, a benchmark. {said}") == []
