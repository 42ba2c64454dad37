"""How large a work's own data is, by what its sentences count."""

import pytest
from support.facts_of import sizes_of

from tracker.facts.sizes.counted import number_of


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param(
            "We introduce MapBench, a benchmark with 1,758 images and 2,612 questions.",
            [("1,758", "images"), ("2,612", "questions")],
            id="with",
        ),
        pytest.param(
            "MapBench comprises over 1.5K question-answer pairs.",
            [("1.5K", "question-answer pairs")],
            id="pairs",
        ),
        pytest.param("We collect 2 million captions of maps.", [("2 million", "captions")], id="million"),
        pytest.param("We collect 16M (million) generated captions.", [("16M", "captions")], id="said twice"),
        pytest.param("MapBench covers four major categories.", [("four", "categories")], id="number word"),
        pytest.param("We build a dataset (620K) of maps.", [("620K", "samples")], id="in brackets"),
        pytest.param("We build a data set (over 620K) of maps.", [("620K", "samples")], id="brackets, over"),
        pytest.param(
            "We build a dataset (50K images) of maps.", [("50K", "images")], id="in brackets with unit"
        ),
        pytest.param("We build MapBench-23k, suitable for tuning.", [("23k", "samples")], id="in the name"),
        pytest.param(
            "We construct the Atlas-9k dataset.", [("9k", "samples")], id="in another dataset's name"
        ),
        pytest.param("We use the Atlas-9k dataset.", [], id="not made here"),
        pytest.param(
            "We make maps, resulting in a map reader, Rodo, and the Atlas-9.5k dataset.",
            [("9.5k", "samples")],
            id="in the name of what comes of it",
        ),
        pytest.param(
            "We will release Atlas120K, a careful dataset of maps.",
            [("120K", "samples")],
            id="at the end of a dataset's name",
        ),
        pytest.param("We build on Atlas120K, an existing dataset.", [], id="of a dataset that is there"),
        pytest.param(
            "We construct MapBench-14K, a dataset of 14,902 maps.", [("14,902", "maps")], id="told exactly"
        ),
        pytest.param(
            "Starting with a set of 30,000 seed maps, we build MapBench with 900K questions.",
            [("900K", "questions")],
            id="what the data was grown from",
        ),
        pytest.param("MapBench has 3,000 seed questions.", [("3,000", "questions")], id="seeds of its own"),
        pytest.param(
            "We collect and read text from over 700K URLs for 9K questions.",
            [("9K", "questions")],
            id="addresses read",
        ),
        pytest.param("MapBench contains 700K URLs.", [("700K", "URLs")], id="addresses held"),
        pytest.param(
            "We construct 9K tasks from six taxonomies and four map datasets.",
            [("9K", "tasks")],
            id="the second of what it was made from",
        ),
        pytest.param("MapBench establishes a link between the two modalities.", [], id="between the two"),
        pytest.param("We release two datasets.", [("two", "datasets")], id="datasets made"),
        pytest.param("MapBench includes three datasets.", [], id="datasets taken in are not made"),
        pytest.param("Our benchmark is new. Experiments on 8 datasets show gains.", [], id="experiments"),
        pytest.param("We evaluate MapBench on 12 tasks.", [], id="evaluated on"),
        pytest.param("We outperform others using only 300 samples.", [], id="using"),
        pytest.param("Existing work has 300 images. We introduce MapBench.", [], id="background"),
        pytest.param("Our benchmark spans 3 classes of LLMs.", [], id="models are not data"),
        pytest.param("The MapBench benchmark has charm: 500 images.", [("500", "images")], id="has"),
        pytest.param("We propose MapBench. Look at 500 images.", [], id="nothing says it holds them"),
        pytest.param("Our benchmark has two steps.", [], id="steps of a procedure are no size"),
        pytest.param("Our encoder generates 576 visual tokens.", [], id="visual tokens are no size"),
        pytest.param("MapBench-256M uses little.", [], id="a model's size"),
        pytest.param("We create datasets Atlas-2M and Atlas-HQ.", [("2M", "samples")], id="datasets by name"),
        pytest.param(
            "We present MapBench-1M, the first dataset of roads.", [("1M", "samples")], id="a dataset's"
        ),
        pytest.param("Our benchmark has a vocabulary size of 200K tokens.", [], id="a vocabulary"),
        pytest.param(
            "MapBench has 2,323 natural, challenging, and diverse charts.",
            [("2,323", "charts")],
            id="listed words",
        ),
        pytest.param(
            "MapBench reformats 14 tasks into 3,807 questions.",
            [("14", "tasks"), ("3,807", "questions")],
            id="anew",
        ),
        pytest.param("MapBench is hard. Our six tasks test maps.", [("six", "tasks")], id="our tasks"),
        pytest.param("MapBench has 49 tasks (including 29 new ones).", [("49", "tasks")], id="ones"),
        pytest.param(
            "MapBench holds $1,405$ images and $233$ pages.",
            [("1,405", "images"), ("233", "pages")],
            id="formulas",
        ),
        pytest.param(
            "We introduce MapBench -- a 350-image hand-made benchmark.", [("350", "images")], id="with a dash"
        ),
        pytest.param(
            "We propose a 50,430-image benchmark.", [("50,430", "images")], id="thousands with a dash"
        ),
        pytest.param("We win when tested on a 90-image benchmark.", [], id="tested on it"),
        pytest.param("We develop MapDoc, which diagnoses 118 diseases.", [], id="what it tells"),
        pytest.param(
            "We evaluate it on three benchmarks consisting of 166 tasks.", [], id="what others' data holds"
        ),
        pytest.param(
            "MapBench is a set; a model was trained on 5T tokens, including over 2.5T tokens of maps.",
            [],
            id="what a model has seen",
        ),
        pytest.param(
            "We construct a large dataset with legends, named Atlas-30K.", [("30K", "samples")], id="named"
        ),
        pytest.param(
            "We construct Atlas-24K, a large and varied dataset.",
            [("24K", "samples")],
            id="a dataset by name",
        ),
        pytest.param(
            "MapBench has 28 images marked for size and colour across 25 paints.",
            [("28", "images"), ("25", "paints")],
            id="across",
        ),
        pytest.param(
            "MapBench is divided into training (140 images), validation (10 images) and test (12 images).",
            [("140", "images"), ("10", "images"), ("12", "images")],
            id="validation is a part",
        ),
        pytest.param("MapBench can hold much (e.g., 3,600 images of roads).", [], id="for example"),
        pytest.param("We train on well-established six benchmarks.", [], id="well-established"),
        pytest.param(
            "We develop a model, training it on pairs from 600 cases.", [], id="what it is trained on"
        ),
    ],
)
def test_own_sizes(abstract: str, expected: list[tuple[str, str]]) -> None:
    assert sizes_of(abstract) == expected


def test_a_model_paper_has_no_facets() -> None:
    assert sizes_of("We propose MapRead, which covers 12 domains.", "MapRead: A Model") == []


def test_a_model_paper_keeps_the_facets_of_the_benchmark_it_adds() -> None:
    abstract = "We propose MapRead. We also contribute an evaluation suite covering 50+ tasks."
    assert sizes_of(abstract, "MapRead: A Model") == [("50+", "tasks")]


def test_a_benchmark_written_large_holds_its_facets() -> None:
    said = "We propose MapRead. We add a Large Map Benchmark which includes 6 languages, 15 categories."
    assert sizes_of(said, "MapRead: Reading") == [("6", "languages"), ("15", "categories")]


def test_what_evaluations_run_on_has_sizes_of_its_own() -> None:
    said = "We propose MapRead. Evaluations on RoadSet, a hard benchmark with three tasks, show its charm."
    assert sizes_of(said, "MapRead: Reading") == []


def test_a_sentence_that_counts_own_data_counts_its_facets_too() -> None:
    abstract = "We introduce MapRead, a model, and compile MapSet with 177k samples, spanning 4 domains with 14 tasks."
    assert sizes_of(abstract, "MapRead: Reading Maps") == [
        ("177k", "samples"),
        ("4", "domains"),
        ("14", "tasks"),
    ]


def test_a_benchmark_is_known_by_how_it_is_introduced() -> None:
    abstract = "We present MapNeedle, the first benchmark for it. It includes three types of tasks."
    assert sizes_of(abstract, "MapNeedle") == [("three", "types")]


def test_stimuli_are_counted() -> None:
    assert sizes_of("We construct MapBench, which holds 489k stimuli.") == [("489k", "stimuli")]


def test_a_benchmark_may_cover_datasets() -> None:
    said = "We propose MapBench, a benchmark. It covers 76 datasets."
    assert sizes_of(said) == [("76", "datasets")]


def test_a_known_dataset_has_its_own_sizes() -> None:
    assert sizes_of("We introduce COCO. COCO contains 80 classes.", "COCO: A Dataset") == [("80", "classes")]


def test_what_we_plan_to_release_is_there() -> None:
    assert sizes_of("We introduce MapBench. We plan to release our 500 maps.") == [("500", "maps")]


def test_thousands_are_no_pixels_where_they_are_counted() -> None:
    told = "We introduce MapBench with over 4K images of high resolution. It has 9K clips, and 2K videos."
    assert sizes_of(told) == [("4K", "images"), ("9K", "clips"), ("2K", "videos")]


def test_more_than_so_many_that_are_sorted_are_no_comparison() -> None:
    told = "We introduce MapSet with more than 50k articles that were categorized into 6 classes."
    assert sizes_of(told, "MapSet: A Dataset") == [("50k", "articles"), ("6", "classes")]


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We propose MapRead-4K for maps of high resolution.", [], id="pixels"),
        pytest.param("We propose MapRead-500K, a small model.", [], id="a model"),
        pytest.param("We propose MapRead-10K, a model-based dataset.", [("10K", "samples")], id="by a model"),
        pytest.param("We propose MapRead-30K, a set of maps.", [("30K", "samples")], id="samples"),
    ],
)
def test_what_a_number_at_the_end_of_a_name_counts(abstract: str, expected: list[tuple[str, str]]) -> None:
    assert sizes_of(abstract, "Reading Maps") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("It comprises 2579 Road and River posts.", [("2579", "posts")], id="two kinds"),
        pytest.param(
            "It has 200 papers, 300 MAP 2025 Road and River papers.", [("200", "papers")], id="a year"
        ),
        pytest.param("It spans 70 'map families'.", [("70", "families")], id="in quotation marks"),
        pytest.param(
            "It comprises 128 reader-map dyads containing maps.", [("128", "dyads")], id="what they contain"
        ),
        pytest.param("It holds 1+ million words.", [("1+ million", "words")], id="and more"),
        pytest.param(
            "It holds one hundred million images.", [("one hundred million", "images")], id="in words"
        ),
        pytest.param("Roads are delineated into 14 subcategories.", [("14", "subcategories")], id="divided"),
        pytest.param("We obtain a 200K multi-road dataset.", [("200K", "dataset")], id="of so many"),
        pytest.param(
            "We add MapBench-Hard, a 500-question hard subset.", [("500", "questions")], id="own part"
        ),
        pytest.param("Experiments run on a 500-question subset of others.", [], id="part of others"),
        pytest.param(
            "Those that meet no requirements gone, 900 images remain in our dataset.",
            [("900", "images")],
            id="remain",
        ),
        pytest.param("It is a 10 billion-scale map dataset.", [], id="no ten datasets"),
        pytest.param("We add a novel metric comprising five dimensions.", [], id="what a metric has"),
        pytest.param("We design two pretext tasks.", [], id="what a model learns by"),
        pytest.param("We update it after each training round (1,000 steps).", [], id="steps of training"),
        pytest.param(
            "We compress each map, creating it anew, into 324 tokens.", [], id="one becomes so many"
        ),
        pytest.param("By synthesizing over 100 studies, it charts a path.", [], id="what others found"),
        pytest.param("Each part contains at least 25 questions.", [], id="in each part"),
        pytest.param("It spans 40 tasks, each with 12 maps.", [("40", "tasks")], id="each with some"),
        pytest.param("A subset of just 7\\% (123K maps) does as well.", [], id="a subset"),
        pytest.param(
            "Evaluated on RoadSet, a hard benchmark of 13 exams, MapBench holds up.", [], id="tried on it"
        ),
        pytest.param(
            "Its tasks are translated into 80 languages.", [("80", "languages")], id="translated into"
        ),
        pytest.param("It probes readers with six tasks.", [("six", "tasks")], id="probes"),
        pytest.param(
            "It has both 924 images and 100 photos.",
            [("924", "images"), ("100", "photos")],
            id="both so many",
        ),
        pytest.param("It has maps in both two languages.", [], id="both of what was told"),
        pytest.param(
            "It holds 90 images in three evaluation settings.", [("90", "images")], id="ways of trying"
        ),
        pytest.param("It is made by reinforcement learning, spanning 1,000 steps.", [], id="steps of RL"),
        pytest.param(
            "It has 700 images drawn by 4 state-of-the-art readers, and 10k annotations.",
            [("700", "images"), ("10k", "annotations")],
            id="who made some of it",
        ),
        pytest.param("The core is the Road Dataset: over 80,000 photos.", [("80,000", "photos")], id="colon"),
        pytest.param(
            "It covers 23 applications across five industries and three operating systems.",
            [("23", "applications"), ("five", "industries"), ("three", "systems")],
            id="of how many kinds",
        ),
        pytest.param("It evaluates reading across 15 domains.", [("15", "domains")], id="tests across"),
        pytest.param("It evaluates reading across 15 roads.", [], id="tests across no kinds"),
        pytest.param("It evaluates reading across three tiers.", [], id="tests across a few"),
        pytest.param("We train readers across 15 domains.", [], id="trained across"),
        pytest.param(
            "Our pipeline generates RoadVQA-7K, a hard map dataset.", [("7K", "samples")], id="generated"
        ),
    ],
)
def test_amounts_of_the_own_data(said: str, expected: list[tuple[str, str]]) -> None:
    assert sizes_of(f"We introduce MapBench, a benchmark. {said}", "MapBench: A Benchmark") == expected


@pytest.mark.parametrize("number", [r"$\mathbf{120k}$", r"$\sim \mathrm{120k}$", "$120k$"])
def test_a_number_set_in_bold_is_a_number(number: str) -> None:
    assert sizes_of(f"We introduce MapRead, a dataset containing {number} map pairs.") == [("120k", "pairs")]


def test_what_the_data_covers_that_is_used_is_not_the_own() -> None:
    assert (
        sizes_of("We build MapBench. We try models using the RoadLens-1M dataset, covering 1682 roads.") == []
    )


def test_a_size_in_tex_is_told_without_it() -> None:
    assert sizes_of("We introduce MapBench with $1.2$M images.") == [("1.2M", "images")]


@pytest.mark.parametrize(
    ("value", "number"),
    [("68K", 68e3), ("68,000", 68e3), ("1.5 million", 1.5e6), ("2B", 2e9), ("13+", 13), ("three", None)],
)
def test_how_many_a_value_is(value: str, number: float | None) -> None:
    assert number_of(value) == number
