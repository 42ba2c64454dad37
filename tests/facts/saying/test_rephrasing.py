"""A description in other words says what the first one said, and nothing else."""

import pytest
from support.described import ARCHITECTURES, MODEL

from tracker.facts.fact import Fact, Field, Source
from tracker.facts.saying.composing import Composed, describe
from tracker.facts.saying.manner import Manner, Says, manner_of
from tracker.facts.saying.rephrasing import rephrased
from tracker.facts.saying.telling import Teller


class Parrot:
    """A model that answers with one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def rephrase(self, text: str, facts: object) -> str:
        del text, facts
        return self._text


SAME = "It has 2B/18B parameters and uses SigLIP and Qwen2.5"


@pytest.mark.parametrize(
    ("said", "used"),
    [
        pytest.param(f"{SAME}.", True, id="the same otherwise"),
        pytest.param("With 2B and 18B parameters, it uses SigLIP and Qwen2.5.", True, id="in another order"),
        pytest.param(f"{SAME} as its decoders and pretraining parts", True, id="words in other forms"),
        pytest.param(
            "It has 2B/18B parameters, a SigLIP encoder and a Qwen2.5 backbone", True, id="roles behind"
        ),
        pytest.param(
            "It has parameters: 2B/18B; encoder: SigLIP; backbone: Qwen2.5", True, id="roles before"
        ),
        pytest.param(
            "It has 2B/18B parameters, a Qwen2.5 encoder and a SigLIP backbone", False, id="roles swapped"
        ),
        pytest.param(
            "It has 2B/18B parameters; encoder: Qwen2.5; backbone: SigLIP", False, id="names swapped"
        ),
        pytest.param(f"{SAME} as vision backbones", False, id="one in the role of the other"),
        pytest.param(f"{SAME} as projectors", False, id="a role that none has"),
        pytest.param(f"{SAME}, with 9 experts.", False, id="a number of its own"),
        pytest.param(f"{SAME} and Vicuna.", False, id="a name of its own"),
        pytest.param(f"{SAME}, see https://example.org/x.", False, id="an address of its own"),
        pytest.param(f"{SAME}, see example.org", False, id="a bare address"),
        pytest.param(f"{SAME}, see example.xyz/x", False, id="a bare address of any kind"),
        pytest.param(f"{SAME}, ftp://maps", False, id="an address of another kind"),
        pytest.param(f"Vicuna. {SAME}.", False, id="a name that begins a sentence"),
        pytest.param(f"{SAME}. Kettle pours.", False, id="a name that begins a later sentence"),
        pytest.param(f"{SAME} and vicuna.", False, id="a name in small letters"),
        pytest.param(f"{SAME}, made at stanford.", False, id="a name that nobody knows"),
        pytest.param(f"{SAME} and Qwen2.5-VL.", False, id="a name that goes on"),
        pytest.param(f"{SAME}, with nine experts.", False, id="a number in words"),
        pytest.param(f"{SAME}, with \u2462 experts.", False, id="a number in a circle"),
        pytest.param(f"{SAME}, with 2.5B of them.", False, id="a number and a unit that were apart"),
        pytest.param(f"{SAME}, the best of all.", False, id="praise"),
        pytest.param(f"{SAME}, not used.", False, id="a denial"),
        pytest.param(f"{SAME} **as** encoders", False, id="markup"),
        pytest.param(f"{SAME} <i>as</i> encoders", False, id="markup of pages"),
        pytest.param(f"[{SAME}](as)", False, id="a link"),
        pytest.param(f"{SAME} | 2B", False, id="a cell"),
        pytest.param(f"{SAME} @maps", False, id="somebody called"),
        pytest.param(f"{SAME} \U0001f680", False, id="a drawing"),
        pytest.param(f"{SAME}\u202e and parameters", False, id="a sign that turns the text"),
        pytest.param(f"{SAME}，使用模型", False, id="another language"),
        pytest.param("It has 2B parameters and uses SigLIP and Qwen2.5.", False, id="a number is lost"),
        pytest.param("It has 2B/18B parameters and uses SigLIP as encoder.", False, id="a name is lost"),
        pytest.param("It has 2B/18B, SigLIP, Qwen2.5", False, id="most is lost"),
        pytest.param("", False, id="nothing"),
        pytest.param("…", False, id="as good as nothing"),
        pytest.param(f"{SAME}. " * 20, False, id="far too much"),
    ],
)
def test_rephrasing_may_add_nothing(said: str, *, used: bool) -> None:
    composed = describe(MODEL, manner_of(ARCHITECTURES))
    again = rephrased(composed, Parrot(said))
    assert again.text == (said if used else composed.text)


def test_rephrasing_in_chinese_may_add_nothing() -> None:
    composed = describe(MODEL, Manner(says=Says.ARCHITECTURE, chinese=True))
    same = "该模型采用混合专家架构，参数为 2B/18B，用 SigLIP 作为视觉编码器，用 Qwen2.5 作为语言骨干"
    assert rephrased(composed, Parrot(same)).text == same
    for more in ("，性能最强", "，由北京大学提出", "，含三个专家"):
        assert rephrased(composed, Parrot(same + more)).text == composed.text


@pytest.mark.parametrize(
    ("said", "used"),
    [
        ("It holds 21K questions on 5K images", True),
        ("On 5K images, it holds 21K questions", True),
        ("It holds 5K questions on 21K images", False),
        ("Images: 21K, and questions: 5K", False),
        ("该数据集含 21K 个问题和 5K 张图像", True),
        ("该数据集含 5K 个问题和 21K 张图像", False),
    ],
)
def test_rephrasing_counts_each_thing_as_often_as_it_is_there(said: str, *, used: bool) -> None:
    facts = tuple(
        Fact(Field.SIZES, count, f"{count} {unit}", Source.ABSTRACT, 1.0, unit)
        for count, unit in (("21K", "questions"), ("5K", "images"))
    )
    composed = Composed("21K 个问题、5K 张图像" if "个" in said else "21K questions on 5K images", facts)
    assert rephrased(composed, Parrot(said)).text == (said if used else composed.text)


def test_nothing_is_rephrased_into_something() -> None:
    assert rephrased(Composed(""), Parrot("words")).text == ""


def test_a_teller_asks_whoever_rephrases() -> None:
    plain = Teller(MODEL).description(ARCHITECTURES)
    assert plain.text
    assert Teller(MODEL, Parrot("")).description(ARCHITECTURES) == plain
    assert Teller(MODEL, Parrot(SAME)).description(ARCHITECTURES).text == SAME
