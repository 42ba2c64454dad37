"""How large the paper's own model is, and which sizes are of others."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import ACTIVE, Field


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We introduce MapRead, a 7-billion-parameter model.", ("7-billion",), id="adjective"),
        pytest.param("We introduce MapRead with 37 billion parameters.", ("37 billion",), id="with"),
        pytest.param("We show that the quantized 19B-parameter model reads.", ("19B",), id="made smaller"),
        pytest.param(
            "We introduce MapRead, a 12--billion-parameter model.", ("12-billion",), id="TeX's dash"
        ),
        pytest.param(
            "This paper introduces MapRead, the first 2B-parameter model of maps.", ("2B",), id="this paper"
        ),
        pytest.param("We release MapRead in 2B, 7B, and 72B parameters.", ("2B", "7B", "72B"), id="list"),
        pytest.param("We present MapRead. MapRead-7B wins.", ("7B",), id="in the name"),
        pytest.param("We present MapRead. MapRead-Vicuna-13B wins.", ("13B",), id="behind the backbone"),
        pytest.param(
            "We present MapRead. It beats all, with only 2B activated parameters.", (), id="subject unclear"
        ),
        pytest.param(
            "We present MapRead. MapRead, with only 2B activated parameters, wins.", ("2B",), id="only"
        ),
        pytest.param("We train MapRead, a lightweight 2B model using maps.", ("2B",), id="before model"),
        pytest.param(
            "We propose MapRead. The MapRead family (both 1B and 7B models) wins.", ("1B", "7B"), id="both"
        ),
        pytest.param(
            "We present MapRead. It matches models with up to 70B parameters.", (), id="compared with"
        ),
        pytest.param("We present MapRead by adapting a 7B language model.", (), id="base model"),
        pytest.param(
            "We introduce MapRead, a family of models ranging from 3B to 9B parameters.",
            ("3B", "9B"),
            id="range",
        ),
        pytest.param(
            "We introduce MapRead, sizes including 2B and 8B variants.", ("2B", "8B"), id="sizes including"
        ),
        pytest.param(
            "We release MapRead at two sizes: B (86M) and L (303M).", ("86M", "303M"), id="each its letter"
        ),
        pytest.param(
            "We present MapRead with 45 billion total parameters, of which 6.1 billion are active.",
            ("45 billion", "6.1 billion"),
            id="of which are active",
        ),
        pytest.param(
            "We present MapRead. It outperforms all despite having only 7B parameters.", ("7B",), id="despite"
        ),
        pytest.param("We present MapRead. Our model, MapLine-8B, wins.", ("8B",), id="another own name"),
        pytest.param("We present MapRead. It builds on Map-3B-Read.", ("3B",), id="within the name"),
        pytest.param("We present MapRead (MR). A 7B MR model wins.", ("7B",), id="short name"),
        pytest.param("We present MapRead, a state-of-the-art 7B VLA model.", ("7B",), id="praised"),
        pytest.param(
            "We evaluate MapRead and find that small models (<20B parameters) fail.", (), id="below"
        ),
        pytest.param(
            "We present MapRead. It gains across its various 7B and 32B variants.", ("7B", "32B"), id="its"
        ),
        pytest.param(
            "We present MapRead. We release three models -- 1.2B, 2.7B, and 7B -- today.",
            ("1.2B", "2.7B", "7B"),
            id="behind a dash",
        ),
        pytest.param(
            "We present MapRead. The model comprises 9.2B total parameters.", ("9.2B",), id="the model"
        ),
        pytest.param("With MapRead we show that models of 20B parameters fail.", (), id="a finding"),
        pytest.param("We present MapRead, with a 532M-parameter vision encoder.", (), id="of a part"),
        pytest.param("We evaluate LLaVA-7B and models ranging from 7B to 110B.", (), id="evaluated"),
        pytest.param("Recent models have 7B parameters. We introduce MapRead.", (), id="background"),
        pytest.param(
            "We introduce MapRead-1M, a dataset of maps.", (), id="a dataset's size is not a model's"
        ),
        pytest.param(
            "We present MapRead. With just 3 billion active parameters, MapRead wins.",
            ("3 billion",),
            id="before its name",
        ),
        pytest.param("We release the MapRead models (3B/7B).", ("3B", "7B"), id="models in brackets"),
        pytest.param(
            "We present MapRead-base (7B) and MapRead-toy (1.8B).", ("7B", "1.8B"), id="each in brackets"
        ),
        pytest.param(
            "We present MapRead. MapRead with a 3B LM matches them.", ("3B",), id="with a language model"
        ),
        pytest.param(
            "We present MapRead. The final MapRead model, with just 7 billion parameters, wins.",
            ("7 billion",),
            id="final",
        ),
        pytest.param(
            "We present MapRead, the best among open-source 7B MLLMs.", ("7B",), id="among its equals"
        ),
        pytest.param(
            "We present maps. Ours is best among 7B models.", (), id="who is among them is not said"
        ),
        pytest.param(
            "We present MapRead (MR-2.5). MR-2.5 reaches this with merely 7B LLM backend.",
            ("7B",),
            id="a short name with a number",
        ),
        pytest.param(
            "We present MapRead. It does so with a smaller model size (7B vs. 7x8B).", ("7B",), id="smaller"
        ),
        pytest.param("We present MapRead. It is no smaller (3B vs. 1B).", (), id="larger than theirs"),
        pytest.param(
            "We present MapRead. It is three times smaller (300M vs. 1B).", ("300M",), id="millions"
        ),
        pytest.param(
            "We present MapRead. It beats one no smaller (2B vs. 500 million).", (), id="their millions"
        ),
        pytest.param(
            "We present MapRead, best among 7-billion-parameter video LLMs.", ("7-billion",), id="peers"
        ),
        pytest.param(
            "We train a model. With approximately 8 billion parameters, it runs.", ("8 billion",), id="opens"
        ),
        pytest.param(
            "We present MapRead. It comes in two variants: a light 7B model and a full-scale 32B model.",
            ("7B", "32B"),
            id="comes in",
        ),
        pytest.param("We present MapRead. Our toolkit runs a fine-tuned 7B model.", ("7B",), id="was tuned"),
        pytest.param(
            "We present MapRead. It beats MapNet, of similar model size (7B) with ours, by far.",
            ("7B",),
            id="alike",
        ),
        pytest.param(
            "We read maps. Our variant MapRead-5B wins.", ("5B",), id="ends the name of our variant"
        ),
        pytest.param("We introduce MapRead, a 10 billion-scale image-text dataset.", (), id="scale of data"),
    ],
)
def test_own_parameters(abstract: str, expected: tuple[str, ...]) -> None:
    assert facts_of(abstract).values(Field.PARAMETERS) == expected


def test_name_of_another_family_gives_no_parameters() -> None:
    facts = facts_of("We present MapRead-2, based on Map-7B.", "MapRead-2: Reading On")
    assert facts.values(Field.PARAMETERS) == ()


def test_paper_without_a_name_may_still_state_its_own_parameters() -> None:
    facts = facts_of("We propose to read maps. Our model has 3B parameters.", "Reading Maps")
    assert facts.values(Field.PARAMETERS) == ("3B",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("a reasoning VLM that reads.", ("8B",)),
        ("a dataset of maps.", ()),
        ("a mixture-of-experts model with 9.2B parameters.", ("9.2B",)),
    ],
)
def test_a_size_may_end_the_name_of_a_model(said: str, expected: tuple[str, ...]) -> None:
    facts = facts_of(f"We introduce MapRead-8B, {said}", "Reading Maps")
    assert facts.values(Field.PARAMETERS) == expected


def test_a_title_gives_a_size() -> None:
    assert facts_of("We present maps.", "MapRead: A Versatile 3B VLM").values(Field.PARAMETERS) == ("3B",)


def test_a_size_may_stand_behind_the_name_without_its_makers() -> None:
    facts = facts_of(
        "We introduce Kite MapRead-2, and MapRead-2-30B-A3B is best.", "Kite MapRead-2 Technical Report"
    )
    assert facts.values(Field.PARAMETERS) == ("30B-A3B",)


def test_a_dataset_named_with_its_size_is_no_model() -> None:
    facts = facts_of("We construct a dataset named MapRead-1M, which has maps.")
    assert facts.values(Field.PARAMETERS) == ()


def test_a_size_in_tex_is_told_without_it() -> None:
    assert facts_of("We present MapRead, a $7$B model.").values(Field.PARAMETERS) == ("7B",)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("We show that with only 0.5B parameters, our model wins.", ("0.5B",), id="few"),
        pytest.param("Notably, with only 1.5B parameters, it wins.", ("1.5B",), id="notably"),
        pytest.param("Even with a size of 7B, it rivals all.", ("7B",), id="a size of"),
        pytest.param("With only 2M trainable parameters, our method wins.", (), id="few are trained"),
        pytest.param(
            "MapRead wins with only 2M trainable parameters.", (), id="wins with few that are trained"
        ),
        pytest.param("MapRead has 86M trainable parameters.", ("86M",), id="all are trained"),
        pytest.param("By freezing all, MapRead trains only 4.5 million parameters.", (), id="trains only"),
        pytest.param("Our approach, scaling to over 1B parameters, wins.", ("1B",), id="scaling beyond"),
        pytest.param(
            "MapRead introduces only 1.5M learnable parameters.", (), id="what is tuned is put on top"
        ),
        pytest.param("It is best among 8B-MLLMs. MapRead is best among 8B-MLLMs.", ("8B",), id="among, dash"),
        pytest.param("It wins despite being only 4B in scale.", ("4B",), id="despite being"),
        pytest.param("We train MapRead at two scales-3B, 8B.", ("3B", "8B"), id="scales, dash"),
        pytest.param("We train MapRead in sizes of 3B, 8B.", ("3B", "8B"), id="sizes of"),
        pytest.param("We train MapRead in sizes, i.e., 3B, 8B.", ("3B", "8B"), id="sizes, that is"),
        pytest.param(
            "We train MapRead at sizes ranging from 3B to 8B.", ("3B", "8B"), id="sizes ranging from"
        ),
        pytest.param("We train MapRead in variants: 3B, 8B.", ("3B", "8B"), id="variants, colon"),
        pytest.param("We train MapRead models (both 3B and 8B).", ("3B", "8B"), id="models, in brackets"),
        pytest.param("MapRead wins all using a single 3B parameter model.", ("3B",), id="a single"),
        pytest.param(
            "We construct MapRead-1.5M. It has 1.5M diverse captions.", (), id="a number that counts things"
        ),
        pytest.param("We train Llama3-8B on MapRead.", (), id="a known model that is trained"),
        pytest.param("Our model, InternVL2-8B-MPO, wins.", ("8B",), id="a known model that became the own"),
    ],
)
def test_what_counts_as_the_size_of_a_model(said: str, expected: tuple[str, ...]) -> None:
    assert facts_of(f"We propose MapRead. {said}").values(Field.PARAMETERS) == expected


def test_the_own_name_behind_a_makers_and_a_dash_has_its_size() -> None:
    found = facts_of("We present Kite-MapRead. The MapRead-7B model wins.", "Kite-MapRead: Maps")
    assert found.values(Field.PARAMETERS) == ("7B",)


def test_a_short_name_within_a_word_is_not_the_work() -> None:
    found = facts_of("We propose CoM. Old agents gain much, comparable to 72B models.", "CoM: Maps")
    assert found.values(Field.PARAMETERS) == ()


def test_a_size_that_a_work_enables_is_not_its_own() -> None:
    found = facts_of("We propose MapRead. MapRead enables 7B models to read.", "MapRead: Maps")
    assert found.values(Field.PARAMETERS) == ()


def test_a_part_of_a_dataset_named_with_its_size_is_no_model() -> None:
    said = "We present MapSet. The dataset is partitioned into MapSet-6M and a rest."
    assert facts_of(said, "MapSet: Maps").values(Field.PARAMETERS) == ()


@pytest.mark.parametrize(
    ("abstract", "active"),
    [
        (
            "We present MapRead with 45 billion total parameters, of which 6.1 billion are active.",
            ["6.1 billion"],
        ),
        (
            "MapRead comes in three sizes, with 1.0B, 2.8B and 4.5B activated parameters.",
            ["1.0B", "2.8B", "4.5B"],
        ),
        ("MapRead has 7B parameters and reads active maps.", []),
    ],
    ids=["of a whole", "each of several", "something else"],
)
def test_what_works_at_a_time_is_told_apart(abstract: str, active: list[str]) -> None:
    found = facts_of(abstract).of(Field.PARAMETERS)
    assert [fact.value for fact in found if fact.unit == ACTIVE] == active
    assert found


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We present MapRead-30B-A3B. Weights: https://huggingface.co/maps/MapRead-30B.", ("30B-A3B",)),
        (r"We introduce $\textbf{MapRead-7B}$, which reads.", ("7B",)),
        ("We present MapRead. Unlike Map (13B), MapRead has 2B parameters.", ("2B",)),
    ],
    ids=["the same with what works at a time", "set as a formula", "another's"],
)
def test_a_size_is_told_once_and_as_it_stands(abstract: str, expected: tuple[str, ...]) -> None:
    assert facts_of(abstract).values(Field.PARAMETERS) == expected


def test_the_size_of_an_earlier_version_is_not_the_own() -> None:
    found = facts_of("Unlike MapRead (13B), MapRead-2 uses only 1.3B parameters.", "MapRead-2: A Model")
    assert found.values(Field.PARAMETERS) == ("1.3B",)
    found = facts_of("We present MapRead-2. MapRead-7B reads.", "MapRead-2: A Model")
    assert found.values(Field.PARAMETERS) == ("7B",)


def test_a_size_in_a_repository_is_told_with_its_whole_name() -> None:
    """A paper's title beside it says nothing of a size."""
    told = facts_of("", "maps/MapRead-VL-7b").of(Field.PARAMETERS)
    assert [(fact.value, fact.words) for fact in told] == [("7B", "MapRead-VL-7b")]
