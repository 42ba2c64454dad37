"""Works that nothing but their titles tell, however short these are or in whatever letters: none is added twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import URL
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT, Steering

TABLE = "| Title | Venue |\n|---|---|\n"
LISTS = {
    "linked": "".join(f"- [Spoons Seen at Sea {n}]({URL}2401.0000{n})\n" for n in range(1, 5)),
    "named": "".join(
        f"- **Spoon{n}VL**: Spoons at Sea {n} [[paper]({URL}2401.0000{n})]\n" for n in range(1, 5)
    ),
    "linked rows": "| Title | Paper |\n|---|---|\n"
    + "".join(f"| Spoons Seen at Sea {n} | [link]({URL}2401.0000{n}) |\n" for n in range(1, 5)),
    "rows": TABLE + "".join(f"| Spoons Seen at Sea {n} | CVPR 202{n} |\n" for n in range(1, 5)),
    "with people": "".join(f"- Spoons at Sea {n}. Ida New, Jon Newer. CVPR 202{n}.\n" for n in range(1, 6)),
    "slanted": "".join(f"- *Spoons Seen at Sea {n}*, CVPR 202{n}\n" for n in range(1, 6)),
    "with a year": "".join(f"- [Spoons Seen at Sea {n}]({URL}2401.0000{n}) (2024)\n" for n in range(1, 5)),
    "counted": "".join(f"{n}. [Spoons Seen at Sea {n}]({URL}2401.0000{n})\n" for n in range(1, 5)),
}
TITLES = {
    "a word": "Lamps",
    "three words": "Lamps at Dusk",
    "four signs": "灯下看猫",
    "many signs": "基于视觉语言模型的灯下看猫方法研究",
    "kana": "ランタンの夜",
    "hangul": "등불과 고양이",
    "of any work": "Technical Report",
}


@pytest.mark.parametrize("insist", [False, True], ids=["asked", "forced"])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_what_only_a_title_tells_is_not_added_twice(listed: str, title: str, *, insist: bool) -> None:
    steering = replace(NO_DOUBT, insist=insist)
    work = candidate_for(Paper(title, authors=("Ida New", "Jon Newer"), published=date(2025, 6, 3)))
    once = planned(read(f"# L\n\n## Papers\n\n{listed}"), work, steering)
    again = plan_addition(read(once.new_bytes.decode()), work, steering)
    assert isinstance(again, Duplicate)


LAMPS = Paper("Lamps at Dusk", arxiv_id="2506.01234", published=date(2025, 6, 3))
REPORT = replace(LAMPS, title="Technical Report")
UNKNOWN = replace(LAMPS, arxiv_id=None)


@pytest.mark.parametrize(
    ("paper", "entry"),
    [
        (LAMPS, "- **Lamps at Dusk**"),
        (LAMPS, "- Lamps at Dusk, CVPR 2025"),
        (LAMPS, "- [Lamps at Dusk](https://lamps.example), Ida New et al."),
        (UNKNOWN, f"- [Lamps at Dusk]({URL}2505.00001) (2025)"),
        (UNKNOWN, f"1. Lamps at Dusk [[paper]({URL}2505.00001)]"),
        (replace(UNKNOWN, title="Technical Report"), "- **Technical Report**, 2025"),
    ],
)
def test_a_short_title_that_is_all_of_an_entrys_tells_the_work(paper: Paper, entry: str) -> None:
    page = read(f"# L\n\n## Papers\n\n{entry}\n")
    assert isinstance(plan_addition(page, candidate_for(paper), NO_DOUBT), Duplicate)


@pytest.mark.parametrize(
    ("paper", "entry"),
    [
        (LAMPS, f"- [Lamps at Dusk]({URL}2505.00001)"),
        (LAMPS, f"- **Lamps at Dusk**: Reading by Little Light [[paper]({URL}2505.00001)]"),
        (UNKNOWN, f"- **Lamps at Dusk**: Reading by Little Light [[paper]({URL}2505.00001)]"),
        (UNKNOWN, f"- [Lamps at Dusk and Dawn]({URL}2505.00001)"),
        (UNKNOWN, f"- [Two Lamps at Dusk]({URL}2505.00001)"),
        (REPORT, "- [Technical Report](https://lamps.example)"),
        (replace(REPORT, arxiv_id=None), f"- [Technical Report]({URL}2505.00001)"),
        (replace(UNKNOWN, title="…?!"), f"- [Lamps at Dusk]({URL}2505.00001)"),
    ],
)
def test_a_short_title_within_another_or_of_another_paper_tells_nothing(paper: Paper, entry: str) -> None:
    page = read(f"# L\n\n## Papers\n\n{entry}\n- [Spoons Seen by Sea Gulls]({URL}2401.00001)\n")
    assert not isinstance(plan_addition(page, candidate_for(paper), NO_DOUBT), Duplicate)


@pytest.mark.parametrize("line", ["- [Tin Cups](#tin-cups)", "- Tin Cups", "- **Tin Cups**"])
def test_a_topic_or_a_line_of_contents_is_no_work_of_that_short_title(line: str) -> None:
    listed = f"- [Spoons Seen by Sea Gulls]({URL}2501.00001)\n- [Forks Seen by Sea Gulls]({URL}2502.00001)\n"
    page = read(f"# L\n\n{line}\n- Forks\n\n## Papers\n\n{listed}")
    work = candidate_for(Paper("Tin Cups", arxiv_id="2506.01234"), section=("Papers",))
    once = planned(page, work)
    assert once.inserted == (f"- [Tin Cups]({URL}2506.01234)",)
    assert isinstance(plan_addition(read(once.new_bytes.decode()), work, NO_DOUBT), Duplicate)


HUB, GIT = "https://huggingface.co/", "https://github.com/"


@pytest.mark.parametrize(
    ("links", "listed", "same"),
    [
        (Links(hf_model=f"{HUB}house/Lamp"), f"{HUB}lab/Lamp", False),
        (Links(hf_dataset=f"{HUB}datasets/house/Lamp"), f"{HUB}datasets/lab/Lamp", False),
        (Links(code=f"{GIT}house/lamp"), f"{GIT}lab/lamp", False),
        (Links(code=f"{GIT}lab/lamp", hf_model=f"{HUB}house/Lamp"), f"{HUB}house/Lamp", True),
        (Links(code=f"{GIT}house/lamp"), f"{HUB}lab/Lamp", True),
        (Links(), f"{GIT}lab/lamp", True),
    ],
    ids=["model", "data set", "code", "the same", "of another kind", "none known"],
)
def test_who_insists_adds_what_shares_a_short_title_with_something_elsewhere(
    links: Links, listed: str, *, same: bool
) -> None:
    page = read(f"# L\n\n## Papers\n\n- [Spoons Seen by Sea Gulls]({GIT}x/spoons)\n- [Lamp]({listed})\n")
    work = candidate_for(Paper("Lamp", links=links))
    assert isinstance(plan_addition(page, work, replace(NO_DOUBT, insist=False)), Duplicate)
    insisted = plan_addition(page, work, NO_DOUBT)
    assert isinstance(insisted, Duplicate) is same


def test_a_line_that_stands_there_word_for_word_is_not_written_again() -> None:
    work = candidate_for(replace(REPORT, authors=("Ida New", "Jon Newer")))
    once = planned(read(f"# L\n\n## Papers\n\n{LISTS['with people']}"), work)
    again = plan_addition(read(once.new_bytes.decode()), work, NO_DOUBT)
    assert isinstance(again, Duplicate)
    assert again.reason == f"already on line {once.line}, word for word"


SIGNS = (
    "灯下的猫与它的影子研究",
    "面向厨房机器人的多模态勺子",
    "视觉语言模型中的茶壶幻觉",
    "Видеть котов при лампе ночью",
)
WORK = Paper(
    "基于视觉语言模型的灯下看猫方法研究",
    arxiv_id="2506.01234",
    links=Links(code="https://github.com/made/lamp"),
)


@pytest.mark.parametrize(
    "form",
    [
        "- [{t}]({p})",
        "- **{t}** [[论文]({p})] [[代码]({c})]",
        "- {t}，[论文]({p})",
        "- 《{t}》 [论文]({p})",
        "1. {t}. [pdf]({p})",
    ],
)
def test_titles_in_other_letters_are_titles(form: str) -> None:
    listed = "".join(
        form.format(t=title, p=f"{URL}2401.0000{at}", c=f"https://github.com/made/spoon{at}") + "\n"
        for at, title in enumerate(SIGNS)
    )
    outcome = planned(read(f"# L\n\n## 论文\n\n{listed}"), candidate_for(WORK))
    written = form.format(t=WORK.title, p=f"{URL}{WORK.arxiv_id}", c=WORK.links.code)
    assert "\n".join(outcome.inserted) == written


PLATES = """# Lamps

## Models

- **PotNet** - Which Pot Is Hot [[paper](https://arxiv.org/abs/2401.00001)] [[code](https://github.com/pots/PotNet)]
- **CupNet** - Which Cup Is Cold [[paper](https://arxiv.org/abs/2401.00002)] [[code](https://github.com/cups/cupnet)]
"""


@pytest.mark.parametrize(
    ("paper", "there"),
    [
        (Paper("Which Pot Is Hot"), True),
        (Paper("potnet"), True),
        (Paper("Which Pan Is Hot"), False),
        (Paper("Which Pot Is Hot", arxiv_id="2401.00003"), False),
    ],
    ids=["its subtitle", "the repository's name", "another title", "another paper"],
)
def test_a_work_without_a_paper_is_known_by_its_code(paper: Paper, *, there: bool) -> None:
    """The paper that its entry names is its own, then; with another paper of its own it is another work."""
    known = candidate_for(replace(paper, links=Links(code="https://github.com/Pots/potnet")))
    assert isinstance(plan_addition(read(PLATES.encode()), known, Steering()), Duplicate) is there
