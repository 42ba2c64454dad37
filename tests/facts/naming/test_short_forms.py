"""Short forms in brackets: when they are the work's name."""

import pytest

from tracker.facts.fact import Facts, Source
from tracker.facts.naming.name import name_facts
from tracker.facts.text.passage import Passage


@pytest.mark.parametrize(
    ("title", "abstract", "name"),
    [
        pytest.param(
            "Reading Maps",
            "We propose a method, the Road Geometry Large Language Model (RG LLM). It reads.",
            "RG LLM",
            id="two words of which one says what it is",
        ),
        pytest.param(
            "Reading Maps",
            "We introduce the Native-scale map Transformer (NiT), a network.",
            "NiT",
            id="a long form that only begins like a name",
        ),
        pytest.param(
            "Reading Maps",
            r"We propose \textbf{Map}ping \textbf{Search} (MapSearch), a method.",
            "MapSearch",
            id="its letters set apart",
        ),
        pytest.param(
            "Reading Maps", "This paper presents Atlas University's (AtU) entry.", None, id="somebody's"
        ),
        pytest.param(
            "Reading Maps", "We introduce a Modified map overlap (M-IoU) score.", None, id="a measure"
        ),
        pytest.param(
            "Reading Maps", "We present Road tiling (RT) RoadNet (RTNet), all new.", None, id="a part of it"
        ),
        pytest.param(
            "Reading Maps", "We present Road tilings, legible maps (RLM).", None, id="a row of words"
        ),
        pytest.param(
            "Reading Maps",
            "We propose road-aware tilings (Octopus), a framework that reads.",
            "Octopus",
            id="a plain word in brackets, told what it is",
        ),
        pytest.param(
            "Reading Maps", "We propose road-aware tilings (Europe) here.", None, id="a plain word alone"
        ),
        pytest.param(
            "Reading Maps",
            "We propose tilings (Octopus), a framework. We introduce Octopus-8B, a model with Octopus.",
            "Octopus",
            id="with a size and without",
        ),
        pytest.param(
            "Road-Aware Contrastive Map Models",
            "We train. Results show that our road-aware contrastive (RoCo) training helps.",
            "RoCo",
            id="our, as in the title",
        ),
        pytest.param(
            "Map Models",
            "We train. Results show that our road-aware contrastive (RoCo) training helps.",
            None,
            id="our, unlike the title",
        ),
        pytest.param(
            "Reading Maps",
            "We annotated a set of maps with labels: the Maps to Roads Dataset (M2RD).",
            "M2RD",
            id="a dataset in full",
        ),
        pytest.param(
            "Reading Maps",
            "We present a study using the Maps to Roads Dataset (M2RD).",
            None,
            id="another's dataset in full",
        ),
        pytest.param("The M$^3$ dataset: Maps", "", "M$^3$", id="the dataset of the title"),
        pytest.param("Beyond MapNet: Reading", "Maps are read.", None, id="what it goes beyond"),
        pytest.param(
            "Careful Map Reading: Roads",
            "We propose Careful Map Reading (CMR), a method. CMR reads.",
            "CMR",
            id="goes on with the acronym",
        ),
        pytest.param(
            "Careful Map Reading: Roads",
            "We propose Careful Map Reading, as done in CMR and CMR.",
            "Careful Map Reading",
            id="an acronym that nobody introduces",
        ),
        pytest.param(
            "Maps to Roads: Finding Ways",
            "We propose Maps to Roads (M2Roads), a method. M2Roads reads.",
            "M2Roads",
            id="a short form of small words too",
        ),
        pytest.param(
            "Careful Reader: Roads",
            "We propose the Careful Reader (CaRead), a method. CaRead reads.",
            "CaRead",
            id="a short form of two words",
        ),
        pytest.param(
            "Careful Readers: Roads",
            "We propose Careful Readers (CRs), a method. CRs read.",
            "Careful Readers",
            id="two letters are no name",
        ),
        pytest.param(
            "Reading Maps",
            "We propose a framework for careful map reading (CMR-RL) framework. CMR-RL reads.",
            "CMR-RL",
            id="its kind behind the brackets",
        ),
        pytest.param(
            "Reading Maps",
            "The method, termed Maps with Many Roads, Old Paths, and Rivers (MaRoR), reads.",
            "MaRoR",
            id="a long form with commas",
        ),
        pytest.param(
            "Reading Maps",
            "The method, termed Maps with Many Roads, Old Paths, and Rivers (XQZ), reads.",
            None,
            id="another's letters behind commas",
        ),
        pytest.param(
            "Reading Maps",
            "We propose a novel framework, Reading with Roads via Map Layers (ReRoMa), which reads.",
            "ReRoMa",
            id="in full beside its noun",
        ),
        pytest.param(
            "Reading Maps",
            "We propose a method for one such task, Road Map Retrieval (RoMaR), that reads.",
            None,
            id="a task in full",
        ),
        pytest.param(
            "Reading Maps",
            "We introduce Road Map Reading (RMR) and RoadBench, a benchmark of maps.",
            "RoadBench",
            id="the task, and the work for it",
        ),
        pytest.param(
            "Road Map Reading: Seeing",
            "We introduce Road Map Reading (RMR) and RoadBench, a benchmark. RoadBench tests RMR. RoadBench is new, as RoadBench should be.",
            "RoadBench",
            id="the task is in the title",
        ),
        pytest.param(
            "Reading Maps",
            "We introduce Map Reading Model (Maremo), a novel network. Here Maremo reads maps.",
            "Maremo",
            id="a word of its letters",
        ),
        pytest.param(
            "Reading Maps",
            "We introduce Map Reading Model (Maremo), a novel network.",
            None,
            id="a word that does not come again",
        ),
        pytest.param(
            "Reading Maps",
            "We introduce Map Reading Model (Atlas), a novel network. Here Atlas reads maps.",
            None,
            id="a word of other letters",
        ),
        pytest.param(
            "Reading Maps",
            "We introduce Agentic Map Reading (Agentic MR), a novel network. Agentic MR reads, Agentic or not.",
            "Agentic Map Reading",
            id="a word and what it tells of",
        ),
        pytest.param(
            "Reading Maps",
            "We introduce Map Reading Model (Medical), a novel network. Medical reads maps.",
            None,
            id="a word for a field",
        ),
        pytest.param(
            "Careful Visual Map Reading: Seeing",
            "We propose CaV-MR (Careful Visual Map Reading), which reads. CaV-MR wins.",
            "CaV-MR",
            id="before its long form in brackets",
        ),
        pytest.param(
            "Careful Visual Map Reading: Seeing",
            "We propose Careful Visual Map Reading (CaV-MR), which reads. CaV-MR wins.",
            "CaV-MR",
            id="with a dash",
        ),
        pytest.param(
            "Careful Visual Map Reading: Seeing",
            "We propose a way of it (Careful Visual Map Reading), which reads.",
            "Careful Visual Map Reading",
            id="no short form before the brackets",
        ),
        pytest.param(
            "MapToolAgent (MaTA): Seeing", "We introduce MaTA, which reads.", "MaTA", id="of one word"
        ),
        pytest.param(
            "MapToolAgent (MTA): Seeing",
            "We introduce MapToolAgent, which reads. MapToolAgent wins.",
            "MapToolAgent",
            id="of one word that the text goes by",
        ),
        pytest.param(
            "MapAgent (Xyz9): Seeing", "We read maps.", "MapAgent (Xyz9)", id="other letters than the word's"
        ),
        pytest.param(
            "Visual Atlas: Seeing",
            "We introduce Atlas, a framework. Atlas reads.",
            "Visual Atlas",
            id="the abstract cuts a plain word",
        ),
        pytest.param(
            "Behind Atlas: Seeing",
            "We introduce Atlas, a framework. Atlas reads.",
            "Atlas",
            id="a word that is none of the name",
        ),
        pytest.param(
            "Closed Map Loop: Seeing",
            "We propose a Closed Map Loop-based framework for roads, namely LoopGPT. It reads.",
            "LoopGPT",
            id="what it is based on",
        ),
        pytest.param("MapSet and MapReader: Data", "We read.", "MapSet and MapReader", id="two works"),
        pytest.param("ChatGPT and MapReader: Data", "We read.", None, id="one of them everybody's"),
        pytest.param("Maps of Roads", "We read this survey of RoadMaps (RM-X).", None, id="a survey"),
        pytest.param(
            "Maps of Roads",
            "Our method, careful map reading (CMR), wins. We like CMR.",
            "CMR",
            id="of our method in plain words",
        ),
        pytest.param(
            "Maps of Roads",
            "Our method is tested on careful map reading (CMR), which is hard.",
            None,
            id="of what our method is tested on",
        ),
        pytest.param(
            "Maps of Roads",
            "Our method, applied to map reading (CMR), wins.",
            None,
            id="of other words than our method's",
        ),
        pytest.param(
            "Maps of Roads",
            "That is, we propose to Map Roads and Towns (MaRT), and win.",
            "MaRT",
            id="of what we propose to do",
        ),
        pytest.param(
            "Maps of Roads",
            "We propose to use the Discounted Gain Maps (DGM) of others.",
            None,
            id="of what we propose to use",
        ),
        pytest.param("Maps of Roads", "We introduce 'MaRT', a map reader.", "MaRT", id="in quotes"),
        pytest.param(
            "Maps of Roads",
            "We read. This phenomenon has been termed Map-induced Reading Loss (MRL).",
            None,
            id="of a phenomenon",
        ),
    ],
)
def test_short_forms(title: str, abstract: str, name: str | None) -> None:
    assert Facts(tuple(name_facts(title, Passage(abstract, Source.ABSTRACT)))).name == name
