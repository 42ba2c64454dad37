"""Works that have no name: what stands in their words is others', or no name at all."""

import pytest
from support.naming import named


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        pytest.param("Seeing Roads", "The proposed Reader improves.", id="a plain word proposed"),
        pytest.param("Compress Segment Anything Model (SAM)", "Small.", id="others'"),
        pytest.param("Seeing Roads", "We term this failure RoadVL. It hurts.", id="an observation"),
        pytest.param("Seeing Roads", "We design Chain-of-Thought (CoT)-based prompts.", id="CoT"),
        pytest.param("Seeing Roads", "Our ViT-B/32 model sees.", id="ours and known"),
        pytest.param(
            "Seeing Roads",
            "We explore this with one of the latest models: GPT-4.1 to see why.",
            id="a model known to all",
        ),
        pytest.param(
            "Seeing Roads",
            "We develop a setup to compare models (e.g., RoadOld, RoadVL).",
            id="an example of others",
        ),
        pytest.param(
            "Seeing Roads",
            "We introduce a way that integrates Road Reading Machines (RRMs) with lamps.",
            id="a kind of things",
        ),
        pytest.param("Evaluating RoadVL: Lamps", "We look.", id="what is done with it"),
        pytest.param("Seeing Roads", "We present French, a language.", id="a language"),
        pytest.param("Seeing Roads", "We propose to see in a shared space (CLIP).", id="everybody's"),
        pytest.param("Seeing Roads", "Road Lane Recognition (RLR) is to see lanes.", id="a task"),
        pytest.param(
            "Seeing Roads",
            "One task is Road Lane Recognition (RLR). Most RLR models fail. We build models for RLR.",
            id="a task that others work on",
        ),
        pytest.param(
            "Reading Maps",
            "We present a novel Graph Neural Network (GNN) framework.",
            id="everybody's acronym",
        ),
        pytest.param(
            "Reading Maps", "We design physics-informed neural networks (PINNs).", id="several of a kind"
        ),
        pytest.param("Code: Reading Maps", "We read.", id="a field's name alone"),
        pytest.param("Maps: A Survey", "We propose a Layer of Maps (LoMa) framework.", id="survey"),
        pytest.param("Reading Maps", "We propose (RMA) here.", id="brackets of nothing"),
        pytest.param("Reading Maps", "We propose such good atlases (XYZ) here.", id="brackets of another"),
        pytest.param(
            "Seeing Maps: Roads",
            "Then seeing maps is easy. Seeing Maps is hard.",
            id="a slogan that begins a sentence",
        ),
        pytest.param(
            "Reading Maps",
            "We present an evaluation of models across two benchmarks: MapExam, MapQA, and MapVQA.",
            id="others' benchmarks in a row",
        ),
        pytest.param(
            "Reading Maps with Language Models",
            "We propose a new way of using Monte Carlo Map Search (MCMS) to read maps.",
            id="brackets about a part are no name",
        ),
        pytest.param("Reading", "We propose CLIP, again.", id="used by many"),
        pytest.param(
            "Reading Maps Freely",
            "We show that maps are hard. See https://github.com/lab/LLaVA and github.com/lab/Map/MapMask",
            id="only an address has it",
        ),
        pytest.param(
            "Reading Maps Freely",
            "We use the dataset RoadSet-Names (https://github.com/lab/RoadSet-Names) to read maps.",
            id="the address of what is used",
        ),
        pytest.param(
            "Challenges of Visual Map Reading",
            "Much is written of Visual Map Reading (VMaR).",
            id="a field that the title speaks of",
        ),
        pytest.param(
            "Roads and Names",
            "Our reading of roads (roads) approach wins.",
            id="our approach in brackets that name nothing",
        ),
        pytest.param("A Survey of Maps", "We survey maps.", id="none"),
    ],
)
def test_no_name(title: str, abstract: str) -> None:
    assert named(title, abstract) == (None, title)


@pytest.mark.parametrize(
    "title", ["Demystifying ChatGPT: How It Reads Maps", "Rethinking MapNet: Roads Matter"]
)
def test_what_is_done_with_others_is_no_name(title: str) -> None:
    assert named(title, "ChatGPT and MapNet read maps.") == (None, title)
