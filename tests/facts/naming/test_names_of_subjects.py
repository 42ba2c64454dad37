"""Names that no plain "we propose" gives: what is proposed, what the text says of a thing, what stands behind its kind."""

import pytest
from support.naming import named


@pytest.mark.parametrize(
    ("abstract", "name"),
    [
        pytest.param("RoadVL is an open reading model. We train it. RoadVL reads.", "RoadVL", id="what it is"),
        pytest.param("RoadVL, a careful framework, reads. RoadVL wins.", "RoadVL", id="what it is, beside it"),
        pytest.param("To read, RoadVL is proposed.", "RoadVL", id="is proposed"),
        pytest.param("A careful framework, RoadVL, is then designed to read.", "RoadVL", id="its kind is designed"),
        pytest.param("RoadVL, a slow but kind reader of roads, was developed.", "RoadVL", id="what was developed"),
        pytest.param("A road reading network (RoadNet) is proposed.", "RoadNet", id="brackets proposed"),
        pytest.param("The proposed method RoadVL, slow as ever, sees.", "RoadVL", id="the proposed method"),
        pytest.param("We fill the gap, proposing a benchmark RoadExam for all. RoadExam asks.", "RoadExam", id="proposing"),
        pytest.param("We have developed RoadVL. It reads.", "RoadVL", id="we have"),
        pytest.param("This leads us to design RoadVL, a model.", "RoadVL", id="us to design"),
        pytest.param("Our research introduces RoadVL, a model.", "RoadVL", id="research introduces"),
        pytest.param("We propose a novel QP reading framework, RoadVL. It reads.", "RoadVL", id="behind its kind"),
        pytest.param("We propose a novel QP road network (RoadNet). It reads.", "RoadNet", id="brackets behind its kind"),
        pytest.param("We propose a QP reader, Road Lane Net (RLN), which reads.", "RLN", id="in full behind its kind"),
        pytest.param("We build the first QP road benchmark RoadExam with care.", "RoadExam", id="right behind its kind"),
        pytest.param("We introduce RoadVL--a reader.", "RoadVL", id="before a double dash"),
        pytest.param("We propose RoadVL-the first of its kind.", "RoadVL", id="before a dash without blanks"),
        pytest.param("We introduce LESS (Lanes Early Seen), a model.", "LESS", id="a small word in capitals"),
        pytest.param("Lanes matter. We propose $\\textbf{RoadVL}$, a model.", "RoadVL", id="a word set as a formula"),
        pytest.param("We propose RoadVL$^2$-Lane, a model.", "RoadVL$^2$-Lane", id="a formula within"),
        pytest.param("We propose RoadVL Agent, a reader.", "RoadVL Agent", id="what it is, with a capital"),
        pytest.param("We propose a calm road model RoadVL. By day it reads.", "RoadVL", id="before a full stop"),
        pytest.param("We build a road model named RoadVL inspired by lamps.", "RoadVL", id="inspired"),
        pytest.param("We use maps to construct RoadQA, a dataset of lanes. RoadQA asks.", "RoadQA", id="to construct"),
        pytest.param("Tests show that RoadVL clearly outperforms all. RoadVL is fast. RoadVL wins.", "RoadVL", id="what results show"),
        pytest.param("We bring two good benchmarks: RoadSet and LaneExam.", None, id="no verb of bringing"),
        pytest.param("We build two good benchmarks: RoadSet and LaneExam.", "RoadSet", id="the first of two works"),
        pytest.param("We build good ways to read: RoadSet and RoadSet+.", "RoadSet", id="of two that are akin"),
        pytest.param("We collect posts from two shops, RoadUp and LaneList.", None, id="others that are listed"),
        pytest.param("We test shops. We build maps of three towns: Lumo, Mapa, and Rodo.", None, id="places"),
    ],
)  # fmt: skip
def test_the_name_of_what_is_brought(abstract: str, name: str | None) -> None:
    assert named("Seeing Roads", abstract)[0] == name


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        pytest.param("Better RoadVL", "RoadVL is an open model. RoadVL reads. RoadVL wins.", id="what the title is about"),
        pytest.param("Seeing Roads", "RoadVL is a widely used model. RoadVL reads. RoadVL wins.", id="widely used"),
        pytest.param("Seeing Roads", "CLIP is an open model. CLIP reads. CLIP wins.", id="known to all"),
        pytest.param("Seeing Roads", "The RoadVL model was proposed in Lumo et al. We read.", id="by others"),
        pytest.param("Seeing Roads", "The RoadVL model was recently proposed. We read.", id="recently"),
        pytest.param("Seeing Roads", "Lane Road Reading (LRR) is proposed to read.", id="a task's short form"),
        pytest.param("Seeing Roads", "A reader is proposed.", id="no name proposed"),
        pytest.param("Seeing Roads", "The resulting LRR space has lanes.", id="capitals proposed"),
        pytest.param("Seeing Roads", "The proposed road-RGB fusion reads.", id="a compound of words"),
        pytest.param("Seeing LRR", "We attack all, developing LRR, a format.", id="capitals within the title"),
        pytest.param("Seeing Roads", "We propose Retrieval-Augmented Generation (RAG) here.", id="a field's, in full"),
        pytest.param("Seeing Roads", "We propose a QP reading loss, RoadLoss.", id="a part behind its kind"),
        pytest.param("Seeing Roads", "Tests show that GPT-4 outperforms all. GPT-4 reads. GPT-4 wins.", id="known and shown"),
        pytest.param("Seeing Roads", "We go on to create CLIP, a model.", id="known and created"),
        pytest.param("Seeing Roads", "We propose a QP reading here.", id="nothing behind"),
        pytest.param("Seeing Roads", "We propose a QP reader, Roado. It reads.", id="a plain word behind its kind"),
        pytest.param("Seeing Roads", "We propose a QP road of lanes (XYZ).", id="brackets of others behind its kind"),
        pytest.param("Seeing Roads", "We present a way combining Ink Lanes (InLa).", id="what is combined"),
        pytest.param("Seeing Roads", "We propose QP tilings, legible maps (RoLM) here.", id="brackets behind a comma"),
    ],
)  # fmt: skip
def test_no_name_of_its_own(title: str, abstract: str) -> None:
    assert named(title, abstract)[0] is None
