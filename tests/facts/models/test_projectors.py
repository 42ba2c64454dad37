"""What stands between the vision encoder and the language model."""

import pytest
from support.facts_of import facts_of

from state.records import Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Field, Source
from tracker.facts.saying.details import details


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We built MapRead with a two-layer MLP projector.", "MLP", id="projector"),
        pytest.param("We propose MapRead, joined by a lightweight MLP connector.", "MLP", id="connector"),
        pytest.param(
            "We propose MapRead. It has a linear layer as the connector.", "linear projection", id="as the"
        ),
        pytest.param(
            "We propose MapRead with a Q-Former to bridge sight and words.", "Q-Former", id="to bridge"
        ),
        pytest.param("We introduce MapRead, which uses a video Q-Former.", "Q-Former", id="by nature"),
        pytest.param("Experiments show that MapRead with a C-Abstractor wins.", "C-Abstractor", id="result"),
        pytest.param(
            "We propose MapRead, which employs a perceiver as the projector.",
            "Perceiver Resampler",
            id="called so",
        ),
    ],
)
def test_projector_of_the_own_model(abstract: str, expected: str) -> None:
    assert facts_of(abstract).one(Field.PROJECTOR) == expected


@pytest.mark.parametrize(
    "abstract",
    [
        pytest.param("We propose MapRead. Existing models use an MLP projector.", id="others"),
        pytest.param("Models of sight have an MLP projector. We propose MapRead.", id="background"),
        pytest.param("We propose MapRead, which replaces the MLP projector of others.", id="replaced"),
        pytest.param("We propose MapRead, inspired by the Q-Former architecture.", id="inspired"),
        pytest.param("We present the Q-Former Autoencoder for maps.", id="something else"),
        pytest.param(
            "We propose MapRead with a video perceiver and an abstractor.", id="a word of many things"
        ),
        pytest.param("We propose MapRead, which has an MLP adapter for speed.", id="adapter of a layer"),
        pytest.param("We propose MapRead, which needs no MLP projector.", id="none"),
        pytest.param("We propose MapRead. LLaVA uses an MLP projector.", id="another's"),
        pytest.param("We propose MapRead. An ablation with a Q-Former loses.", id="ablation"),
        pytest.param("Results: an MLP connector wins over all.", id="nobody's"),
    ],
)
def test_what_is_no_part_of_the_own_model(abstract: str) -> None:
    assert facts_of(abstract).one(Field.PROJECTOR) is None


def test_projector_is_read_from_the_papers_page_and_told_in_the_folded_part() -> None:
    page = "<html><body><h1>MapRead</h1><p>We propose MapRead. It joins sight and words by an MLP projector.</p></body></html>"
    facts = extract(Paper("MapRead: Reading Maps with Language Models"), page=page)
    assert [(fact.value, fact.source) for fact in facts.of(Field.PROJECTOR)] == [("MLP", Source.PAGE)]
    assert "**Architecture:** Projector: MLP." in details(facts).text
