"""A description in the manner of the neighbours, in which each part comes with its fact."""

import pytest
from support.described import ARCHITECTURES, MODEL, fact
from support.shared import shared

from state.records import Paper
from tracker.facts.extract import extract
from tracker.facts.fact import ACTIVE, Fact, Facts, Field, Source
from tracker.facts.saying.aims import task_words
from tracker.facts.saying.composing import Composed, describe
from tracker.facts.saying.manner import Manner, Says, manner_of
from tracker.facts.saying.rephrasing import added
from tracker.facts.saying.telling import Teller


def without(*fields: Field) -> Facts:
    return Facts(tuple(one for one in MODEL.found if one.field not in fields))


READ = Fact(Field.VISION_ENCODER, "SigLIP", "SigLIP", Source.TITLE, 0.9)
WHOLE = Fact(Field.SUBTITLE, *["Reading Charts by Lamplight with SigLIP"] * 2, Source.TITLE, 0.9)
SHORT = Fact(Field.SUBTITLE, *["Reading Charts by Lamplight"] * 2, Source.TITLE, 0.9)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        ((READ, WHOLE), WHOLE.value),
        ((READ, SHORT), "Using SigLIP for vision encoder"),
        (
            (READ, WHOLE, fact(Field.CONTRIBUTION, "Model of maps that reads")),
            "Using SigLIP for vision encoder",
        ),
        ((READ,), "Using SigLIP for vision encoder"),
    ],
    ids=["the subtitle says it", "elsewhere in the title", "with an abstract", "no subtitle"],
)
def test_of_a_title_alone_no_part_is_said(facts: tuple[Fact, ...], text: str) -> None:
    assert describe(Facts(facts), manner_of(ARCHITECTURES)).text == text


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            MODEL,
            "Mixture-of-experts architecture with 2B/18B parameters, using SigLIP for vision encoder and Qwen2.5 as "
            "pretrained backbone",
            id="all",
        ),
        pytest.param(
            without(Field.ARCHITECTURE, Field.VISION_ENCODER),
            "2B/18B parameters, using Qwen2.5 as pretrained backbone",
            id="what is unknown is left out",
        ),
        pytest.param(
            without(Field.PARAMETERS, Field.LANGUAGE_MODEL, Field.ARCHITECTURE),
            "Using SigLIP for vision encoder",
            id="one part",
        ),
        pytest.param(
            without(Field.ARCHITECTURE, Field.LANGUAGE_MODEL, Field.VISION_ENCODER),
            "Model of maps that reads, 2B/18B parameters",
            id="a size alone stands behind what the work is",
        ),
        pytest.param(Facts((fact(Field.PARAMETERS, "7B"),)), "7B parameters", id="nothing but a size"),
        pytest.param(
            Facts((fact(Field.PARAMETERS, "7B"), fact(Field.CONTRIBUTION, "7B-parameter model of maps"))),
            "7B-parameter model of maps",
            id="a size that is said already",
        ),
        pytest.param(
            without(Field.PARAMETERS, Field.LANGUAGE_MODEL, Field.VISION_ENCODER),
            "Model of maps that reads",
            id="no part known: the paper's own clause",
        ),
        pytest.param(
            Facts((fact(Field.SUBTITLE, "A Novel Model of Maps"),)),
            "Model of Maps",
            id="no clause: the subtitle",
        ),
        pytest.param(Facts(), "", id="nothing"),
    ],
)
def test_architecture(facts: Facts, expected: str) -> None:
    assert describe(facts, manner_of(ARCHITECTURES)).text == expected


def test_counts_are_not_joined_like_a_range() -> None:
    manner = manner_of([text.replace("3B/7B", "3B-7B") for text in ARCHITECTURES])
    assert "2B/18B" in describe(MODEL, manner).text


def test_every_part_comes_with_its_fact() -> None:
    composed = describe(MODEL, manner_of(ARCHITECTURES))
    assert {one.value for one in composed.facts} == {
        "mixture-of-experts",
        "2B",
        "18-billion",
        "SigLIP",
        "Qwen2.5",
    }


def test_a_chinese_list_is_written_in_chinese() -> None:
    manner = manner_of(["解码器架构，7B 参数，视觉编码器为 CLIP。", "混合专家架构，3B 参数。"])
    assert describe(MODEL, manner).text == (
        "混合专家架构，2B/18B 参数，视觉编码器为 SigLIP，语言骨干为 Qwen2.5。"
    )


SIZES = ["21K science questions for multimodal reasoning", "3M web-mined image-text pairs", "328K images"]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param(
            [
                fact(Field.SIZES, "1,758", "images"),
                fact(Field.SIZES, "seven", "subtasks"),
                fact(Field.TASKS, "spatial"),
            ],
            "1,758 images for spatial reasoning",
            id="things before kinds",
        ),
        pytest.param(
            [fact(Field.SIZES, "16M", "captions"), fact(Field.TASKS, "captioning")], "16M captions", id="said"
        ),
        pytest.param(
            [
                fact(Field.SIZES, "9K", "questions"),
                fact(Field.SIZES, "3K", "maps"),
                fact(Field.SIZES, "2K", "roads"),
                fact(Field.TASKS, "math"),
                fact(Field.TASKS, "reasoning"),
            ],
            "9K questions, 3K maps and 2K roads for mathematical reasoning",
            id="several",
        ),
        pytest.param(
            [fact(Field.SIZES, "486", "videos"), fact(Field.TASKS, "reinforcement-learning")],
            "486 videos",
            id="a way of training is no aim",
        ),
        pytest.param(
            [
                fact(Field.SIZES, "11K", "dataset"),
                fact(Field.SIZES, "eight", "competencies"),
                fact(Field.SIZES, "9", "maps"),
            ],
            "9 maps",
            id="a set holds things",
        ),
        pytest.param([fact(Field.SIZES, "1,128", "tasks")], "1,128 tasks", id="many tasks are things"),
        pytest.param(
            [fact(Field.SIZES, "12", "tasks"), fact(Field.CONTRIBUTION, "Benchmark of maps and roads")],
            "Benchmark of maps and roads",
            id="a few tasks are not",
        ),
    ],
)
def test_sizes(found: list[Fact], expected: str) -> None:
    assert describe(Facts(tuple(found)), manner_of(SIZES)).text == expected


def test_sizes_in_chinese() -> None:
    manner = Manner(says=Says.SIZES, chinese=True)
    maps = fact(Field.SIZES, "9K", "maps")
    assert describe(Facts((maps,)), manner).text == "9K maps"
    spelled = fact(Field.SIZES, "one thousand", "images")
    assert describe(Facts((spelled,)), manner).text == "one thousand 张图像"
    told = (fact(Field.SIZES, "9K", "images"), maps, fact(Field.TASKS, "vqa"), fact(Field.TASKS, "reasoning"))
    assert describe(Facts(told), manner).text == "9K 张图像、9K maps，用于问答和推理"


def test_what_no_chinese_stands_in_ends_as_it_would_elsewhere() -> None:
    manner = Manner(says=Says.CLAUSE, chinese=True, stop=True)
    assert describe(MODEL, manner).text == "Model of maps that reads."


PAIRS = fact(Field.SIZES, "9K", "pairs")
IMAGES, TEXT = fact(Field.MODALITIES, "image"), fact(Field.MODALITIES, "text")


@pytest.mark.parametrize(
    ("found", "english", "chinese"),
    [
        pytest.param(
            (fact(Field.TASKS, "reasoning"), IMAGES), "multimodal reasoning", "多模态推理", id="seen"
        ),
        pytest.param((fact(Field.TASKS, "reasoning"), TEXT), "reasoning", "推理", id="read"),
        pytest.param(
            (fact(Field.TASKS, "reasoning"), TEXT, fact(Field.MODALITIES, "medical")),
            "reasoning",
            "推理",
            id="read by doctors",
        ),
        pytest.param(
            (fact(Field.TASKS, "vqa"), IMAGES), "visual question answering", "视觉问答", id="asked of images"
        ),
        pytest.param((fact(Field.TASKS, "vqa"), TEXT), "question answering", "问答", id="asked of texts"),
        pytest.param((fact(Field.TASKS, "medical"), IMAGES), "medical imaging", "医学影像", id="scans"),
        pytest.param((fact(Field.TASKS, "medical"), TEXT), "medicine", "医学", id="reports"),
        pytest.param(
            (fact(Field.TASKS, "safety"), fact(Field.SUBTITLE, "A Benchmark of Locks")),
            "safety evaluation",
            "安全评测",
            id="it evaluates",
        ),
        pytest.param((fact(Field.TASKS, "safety"),), "safety", "安全", id="it does not say so"),
        pytest.param((fact(Field.TASKS, "gui"),), "GUI understanding", " GUI 理解", id="letters stand apart"),
    ],
)
def test_no_word_is_put_to_a_task_that_nothing_told(
    found: tuple[Fact, ...], english: str, chinese: str
) -> None:
    facts = Facts((PAIRS, *found))
    assert describe(facts, Manner(says=Says.SIZES)).text == f"9K pairs for {english}"
    assert describe(facts, Manner(says=Says.SIZES, chinese=True)).text == f"9K 对，用于{chinese}"


def test_nothing_is_for_hallucination() -> None:
    facts = Facts((PAIRS, fact(Field.TASKS, "hallucination")))
    assert describe(facts, Manner(says=Says.SIZES)).text == "9K pairs"


WHOLE_SIZE, AT_WORK = fact(Field.PARAMETERS, "30B"), fact(Field.PARAMETERS, "3 billion", ACTIVE)


@pytest.mark.parametrize(
    ("counts", "english", "chinese"),
    [
        ((WHOLE_SIZE, AT_WORK), "30B parameters (3B active)", "30B 参数（激活 3B）"),
        ((AT_WORK,), "3B active parameters", "激活 3B 参数"),
    ],
    ids=["of a whole", "alone"],
)
def test_what_works_at_a_time_is_no_size_of_its_own(
    counts: tuple[Fact, ...], english: str, chinese: str
) -> None:
    facts = Facts(counts)
    assert describe(facts, Manner(says=Says.ARCHITECTURE)).text == english
    assert describe(facts, Manner(says=Says.ARCHITECTURE, chinese=True)).text == chinese


def test_a_list_of_subtitles_quotes_the_title() -> None:
    manner = manner_of(["Scaling Vision Models With Text", "Learning From Many Maps Together."])
    assert describe(MODEL, manner).text == "A Novel Model of Maps"


@pytest.mark.parametrize(
    ("neighbours", "expected"),
    [
        (["a model of roads and rivers.", "one that reads maps."], "model of maps that reads."),
        (["A model of roads and rivers", "One that reads maps"], "Model of maps that reads"),
        ([], "Model of maps that reads"),
    ],
)
def test_capitals_and_stops_follow_the_neighbours(neighbours: list[str], expected: str) -> None:
    assert Teller(MODEL).description(neighbours).text == expected


def test_nothing_composed_says_more_than_its_facts() -> None:
    import json

    for line in shared("facts_gold", "dev.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        facts = extract(Paper(row["title"], row["abstract"]))
        for manner in (manner_of(ARCHITECTURES), manner_of(SIZES), Manner()):
            composed = describe(facts, manner)
            bare = Composed("", composed.facts)
            tags = {word for one in composed.facts for word in task_words(one, facts).split()}
            extra = set(added(composed.text, bare)) - tags
            assert not extra, row["arxiv_id"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (without(Field.VISION_ENCODER, Field.LANGUAGE_MODEL), "混合专家架构，2B/18B 参数"),
        (without(Field.ARCHITECTURE, Field.PARAMETERS, Field.LANGUAGE_MODEL), "视觉编码器为 SigLIP"),
        (without(Field.ARCHITECTURE, Field.PARAMETERS, Field.VISION_ENCODER), "语言骨干为 Qwen2.5"),
    ],
)
def test_chinese_says_what_is_known_alone(facts: Facts, expected: str) -> None:
    assert describe(facts, Manner(Says.ARCHITECTURE, chinese=True)).text == expected


def test_a_quoting_list_says_nothing_where_the_title_has_no_rest() -> None:
    assert describe(without(Field.SUBTITLE), Manner(Says.SUBTITLE)).text == ""


def test_a_teller_tells_blocks_too() -> None:
    assert Teller(MODEL).block().facts
