"""What a work is called, by what its abstract says with its title."""

import pytest
from support.facts_of import facts_of
from support.naming import named


@pytest.mark.parametrize(
    ("title", "abstract", "name", "subtitle"),
    [
        pytest.param(
            "Careful Road Reader: Seeing",
            "We propose the Careful Road Reader (CaRoRe), a model. CaRoRe reads. We like CaRoRe.",
            "CaRoRe",
            "Careful Road Reader: Seeing",
            id="short form in the abstract",
        ),
        pytest.param(
            "Mind the Road: Seeing",
            "We propose RoadSee, a method. See https://github.com/lumo/MindtheRoad.",
            "RoadSee",
            "Mind the Road: Seeing",
            id="a slogan in an address",
        ),
        pytest.param(
            "Seeing Roads", "Our RoadVL, Road Vision and Language, sees.", "RoadVL", "Seeing Roads", id="ours"
        ),
        pytest.param(
            "Seeing Roads",
            "We release the LUMO Benchmark, a set.",
            "LUMO",
            "Seeing Roads",
            id="its kind behind",
        ),
        pytest.param(
            "Seeing Roads",
            "We solve it with the developed RoadVL, which sees.",
            "RoadVL",
            "Seeing Roads",
            id="developed",
        ),
        pytest.param(
            "Seeing Roads",
            "We propose the Gentle Road Net (GNN), a model.",
            "GNN",
            "Seeing Roads",
            id="everybody's acronym for something else",
        ),
        pytest.param("RoadVL, Towards Seeing", "Roads.", "RoadVL", "Towards Seeing", id="before a comma"),
        pytest.param(
            "Lumo-v1 Technical Report", "We present Lumo-1.", "Lumo-v1", "Technical Report", id="v1"
        ),
        pytest.param(
            "Seeing Roads",
            "We learn to see. The proposed RoadVL improves on all. The proposed RoadVL wins.",
            "RoadVL",
            "Seeing Roads",
            id="what is proposed",
        ),
        pytest.param(
            "Seeing Roads",
            "We present video-LUMO 2, a model. We introduce a novel multi-road loss (mrLO) approach.",
            "video-LUMO 2",
            "Seeing Roads",
            id="what it takes in before the name",
        ),
        pytest.param(
            "Seeing Roads",
            "We propose Calm Seeing, a novel method. We further introduce Road Seeing Process (RSP), a filter.",
            "Calm Seeing",
            "Seeing Roads",
            id="plain words, told what they are",
        ),
        pytest.param(
            "Road Understanding Net (RoUN)",
            "Roads.",
            "RoUN",
            "Road Understanding Net (RoUN)",
            id="whole title",
        ),
        pytest.param(
            "Seeing Roads", "We see. Our variant RoadVL-5B wins.", "RoadVL-5B", "Seeing Roads", id="variant"
        ),
        pytest.param(
            "Seeing Roads",
            "We first curate a safe road dataset RoadSet covering all.",
            "RoadSet",
            "Seeing Roads",
            id="covering",
        ),
        pytest.param(
            "Seeing Roads", "We term this approach RoadVL. It sees.", "RoadVL", "Seeing Roads", id="we term"
        ),
        pytest.param(
            "Seeing Roads",
            "To see, we introduce: (i) RoadSet-1M, a collection; and (ii) RoadCap, a model.",
            "RoadSet-1M",
            "Seeing Roads",
            id="the first of several",
        ),
        pytest.param(
            "Seeing Roads",
            "We propose three proxy tasks: Masked Road Modeling (MRM) and more. Empirically, our VLN-ROAD wins. "
            "Our VLN-ROAD achieves much.",
            "VLN-ROAD",
            "Seeing Roads",
            id="ours by what it does, beside one of several tasks",
        ),
        pytest.param(
            "Seeing Roads",
            "We propose RoadVL - a model of roads.",
            "RoadVL",
            "Seeing Roads",
            id="before a dash",
        ),
        pytest.param(
            "Seeing Roads",
            "This letter proposes a road vision (Road-VL) system.",
            "Road-VL",
            "Seeing Roads",
            id="a letter",
        ),
        pytest.param(
            "Better Road Sight",
            "Road Lane Recognition (RLR) aims to see. We propose a careful RLR framework based on CLIP (RLR-CLIP).",
            "RLR-CLIP",
            "Better Road Sight",
            id="a task's short form",
        ),
        pytest.param(
            "Seeing Roads",
            "We propose Lane Sight Error (LSE), a metric. Then we propose Lane Sight (LaSi), a method.",
            "LaSi",
            "Seeing Roads",
            id="a metric is not the work",
        ),
        pytest.param(
            "Seeing Roads",
            "We introduce the \\textbf{L}ane \\textbf{S}ight \\textbf{N}et (\\textbf{LSN}) framework.",
            "LSN",
            "Seeing Roads",
            id="letters in bold",
        ),
        pytest.param(
            "Lanterns: Seeing",
            "We propose LanternTalk, a set. See https://github.com/lumo/Lanterns.",
            "Lanterns",
            "Seeing",
            id="a word in an address",
        ),
        pytest.param(
            "Seeing Roads",
            "We extend a recently proposed method named RoadNet. We propose RoadNet2, a method.",
            "RoadNet2",
            "Seeing Roads",
            id="what others' work is called",
        ),
        pytest.param(
            "Lumovl V2: A Model",
            "We present LumoVL v2, a model.",
            "LumoVL v2",
            "A Model",
            id="flattened words",
        ),
        pytest.param(
            "Lumovl: A Model", "We present LumoVL, a model.", "LumoVL", "A Model", id="flattened capitals"
        ),
        pytest.param(
            "Seeing Without Looking: A Benchmark for Guessing",
            "We introduce GuessBench, a benchmark of guesses.",
            "GuessBench",
            "Seeing Without Looking: A Benchmark for Guessing",
            id="a slogan gives way to what the abstract introduces",
        ),
        pytest.param(
            "Reading Maps with Language Models",
            "Maps are hard. We propose a novel framework for reading maps, called MapRead, which reads.",
            "MapRead",
            "Reading Maps with Language Models",
            id="called",
        ),
        pytest.param(
            "RODAR, Your Road Radar: Reading", "We do it.", "RODAR", "Reading", id="before the comma"
        ),
        pytest.param(
            "Code: Reading Maps",
            "We propose COmbined DEcoding (CODE).",
            "CODE",
            "Reading Maps",
            id="a field's name",
        ),
        pytest.param(
            "One Map to Show Them All: Roads",
            "We propose V-Atlas, a system. The model is Orta (One Map to Show Them All).",
            "V-Atlas",
            "One Map to Show Them All: Roads",
            id="a slogan with capitals",
        ),
        pytest.param(
            "Atlas k1.5: Roads", "We train Atlas k1.5 here.", "Atlas k1.5", "Roads", id="small letter"
        ),
        pytest.param(
            "Too Long; Reading Maps",
            "We propose an algorithm called TL;DM, which reads.",
            "TL;DM",
            "Too Long; Reading Maps",
            id="semicolon",
        ),
        pytest.param(
            "Reading Maps",
            "To these questions, we introduce a test called MAP-EXAM. Additionally, we propose SHERLOC, an agent. Code: https://github.com/lab/MAP-EXAM/",
            "MAP-EXAM",
            "Reading Maps",
            id="what comes in addition comes second",
        ),
        pytest.param(
            "Reading Maps",
            "We develop a novel RMT method dubbed Road Maps using Tiles (ROMAT), which reads.",
            "ROMAT",
            "Reading Maps",
            id="dubbed behind the kind of method",
        ),
        pytest.param(
            "Reading Maps",
            "We study maps. Our new MapCube benchmark has maps.",
            "MapCube",
            "Reading Maps",
            id="our",
        ),
        pytest.param(
            "Reading Maps",
            "We propose a new dataset MapVQA and more.",
            "MapVQA",
            "Reading Maps",
            id="behind its kind",
        ),
        pytest.param(
            "Reading Maps",
            "We develop MapNeedle, a benchmark. We propose LongMap, too. See https://github.com/lab/LongMap.",
            "LongMap",
            "Reading Maps",
            id="the repository is called so",
        ),
        pytest.param(
            "Why Maps",
            "We propose Map Interpretation (MI), on causes. We present MIBench, a benchmark of maps.",
            "MIBench",
            "Why Maps",
            id="two letters are seldom it",
        ),
        pytest.param(
            "Reading Maps with Language Models",
            "In this work, we present Reading Maps Aloud (RMA), a method.",
            "RMA",
            "Reading Maps with Language Models",
            id="short form in brackets",
        ),
        pytest.param(
            "Reading the Maps: A Study",
            r"We present \textbf{MapRead}, a model.",
            "MapRead",
            "Reading the Maps: A Study",
            id="tex",
        ),
        pytest.param(
            "Mapread+: More Maps", "We propose MapRead.", "MapRead+", "More Maps", id="grown by a sign"
        ),
        pytest.param(
            "MapREad-V2: More Maps",
            "We propose MapRead.",
            "MapRead-V2",
            "More Maps",
            id="grown, spelled anew",
        ),
        pytest.param(
            "RoadMap-V2: More Maps",
            "A roadmap is read by MapRead.",
            "RoadMap-V2",
            "More Maps",
            id="an ordinary word",
        ),
        pytest.param(
            "Mapread: More Maps",
            "Mapread reads. We propose Map-Read.",
            "Map-Read",
            "More Maps",
            id="two spellings",
        ),
        pytest.param(
            "Road Reader: More Maps",
            "We read with Road Reader.",
            "Road Reader",
            "More Maps",
            id="two plain words",
        ),
        pytest.param(
            "Reading CLIP", "We propose CLIP, again.", "CLIP", "Reading CLIP", id="used by many but its own"
        ),
        pytest.param(
            "Maps",
            "We introduce the Road Map dataset named RoadSet, a set.",
            "RoadSet",
            "Maps",
            id="named behind",
        ),
        pytest.param(
            "Reading Maps Freely",
            "We show that MapMask reads maps. MapMask wins. Code: https://github.com/lab/MapMask",
            "MapMask",
            "Reading Maps Freely",
            id="an address bears it",
        ),
        pytest.param(
            "Reading Maps Freely",
            "In response, MapMask reads maps. Code: https://github.com/lab/MapMask",
            "MapMask",
            "Reading Maps Freely",
            id="an address bears what is named once",
        ),
        pytest.param(
            "Reading Maps Freely",
            "We propose Legend, a reader of maps. We introduce a test of readers, named SRM. Code: https://github.com/lab/Legend-v1",
            "Legend",
            "Reading Maps Freely",
            id="an address bears its edition",
        ),
        pytest.param(
            "Reading Maps Freely",
            "We bring a test, namely, Roads and Names (Roam). Roam is hard: https://github.com/lab/Roam",
            "Roam",
            "Reading Maps Freely",
            id="an address bears what stands in brackets",
        ),
        pytest.param(
            "Step by Step on Maps",
            "We study steps. We introduce the 3D-CoT Dataset. See https://huggingface.co/datasets/lab/3D-CoT",
            "3D-CoT",
            "Step by Step on Maps",
            id="called a dataset in capitals",
        ),
        pytest.param(
            "Road Regulated Map Learning for Models",
            "We introduce a novel Road Regulated Map Learning (RoRM) method. We design a Fast Line Finder (FLiF) module.",
            "RoRM",
            "Road Regulated Map Learning for Models",
            id="the title says it in full, and a module is a part",
        ),
        pytest.param(
            "Roads, Names and Signs for Maps",
            "We propose a filter titled Cut (CuT). Our Road and Name Training (RoNT) approach wins: github.com/lab/ront",
            "RoNT",
            "Roads, Names and Signs for Maps",
            id="our approach in brackets",
        ),
        pytest.param(
            "Visual Map Reading",
            "This highlights how well Visual Map Reading (Visual-MaR) works. We present a Reading Bench (RB).",
            "Visual-MaR",
            "Visual Map Reading",
            id="the title is what brackets explain",
        ),
        pytest.param(
            "Visual Map Reading by Hand",
            "This highlights how well Visual Map Reading (Visual-MaR) works.",
            "Visual-MaR",
            "Visual Map Reading by Hand",
            id="the title begins with what brackets explain",
        ),
        pytest.param(
            "From Maps to Roads: Reading",
            "We introduce a dataset, MaR, of maps. We present a new engine, Maps to Roads Networks.",
            "MaR",
            "From Maps to Roads: Reading",
            id="a word that only begins a name",
        ),
        pytest.param(
            "Reading Maps",
            "We compare with BLIP-2. Our method, MapRead, wins.",
            "MapRead",
            "Reading Maps",
            id="our method",
        ),
    ],
)
def test_name_and_subtitle(title: str, abstract: str, name: str | None, subtitle: str) -> None:
    assert named(title, abstract) == (name, subtitle)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("maps/reader", "reader"),
        ("maps/MapRead-7B", "MapRead-7B"),
        ("MapRead-7B", "MapRead-7B"),
        ("Reader", None),
    ],
)
def test_a_repository_is_called_what_stands_behind_its_owner(title: str, name: str | None) -> None:
    assert facts_of("", title).name == name
