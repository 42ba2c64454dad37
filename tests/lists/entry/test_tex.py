r"""TeX in titles: accents on their letters everywhere, formulas as the list writes formulas."""

from __future__ import annotations

import pytest
from support.pages import planned, read

from state.records import Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.tex import composed, has_tex, plain_tex
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import Steering

KEPT = r"Seeing $\mathcal{O}(n)$ Things Far Away"


def line(title: str, *others: str) -> str:
    titles = (*others, "Lamps Seen by Night", "Looms Heard by Day", "Kettles Felt at Noon")
    entries = "\n".join(f"- [{one}](https://arxiv.org/abs/2601.0000{at})" for at, one in enumerate(titles, 1))
    page = read(f"# List\n\n## Papers\n\n{entries}\n")
    found = planned(page, candidate_for(Paper(title, arxiv_id="2602.00009")))
    return "".join(found.inserted)


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        (r"{\'E}tudes of G\"{o}del", "Études of Gödel"),
        (r"Poincar\'e and \v{C}ech, Erd\H{o}s", "Poincaré and Čech, Erdős"),
        (r"Na\"{\i}ve Garc\'{\i}a", "Naïve García"),
        (r"\O{}rsted, \L{}ukasz and Stra\ss e", "Ørsted, Łukasz and Straße"),
        (r"{T}uning {BERT}", "Tuning BERT"),
        (r"$\hat{x}$ and \^o", "x and ô"),
        ("Sets {a, b} as They Are", "Sets {a, b} as They Are"),
        (r"100\% of \textbf{it}", "100% of it"),
        ("``Do Lamps See?'' asked Again", "“Do Lamps See?” asked Again"),
        (r"A `Warm' Lamp for \`{e}ach Poet's Room", "A ‘Warm’ Lamp for èach Poet's Room"),
        ("`Warm Rooms and Poet's Lamps", r"\`Warm Rooms and Poet's Lamps"),
    ],
)
def test_title_in_plain_characters(title: str, plain: str) -> None:
    assert f"[{plain}]" in line(title)


def test_a_quotation_is_one_where_formulas_are_kept_too() -> None:
    assert "[“Lamps” at Sea]" in line("``Lamps'' at Sea", KEPT)


def test_accents_are_put_on_their_letters_where_formulas_are_kept() -> None:
    told = line(r"G\"{o}del's $\alpha$ for {\'E}tudes", KEPT)
    assert r"[Gödel's $\alpha$ for Études]" in told


@pytest.mark.parametrize(
    "kept", [KEPT, "Seeing $L_2$ Far Away", "Seeing $x_{i}$ Far Away", "Seeing D$^2$ Far Away"]
)
def test_a_formula_stays_one_where_any_other_title_has_one(kept: str) -> None:
    assert r"[On $\alpha$]" in line(r"On $\alpha$", kept)


@pytest.mark.parametrize("other", ["From $5 to $6 a Month", "Seeing x² Far Away"])
def test_prices_are_no_formulas(other: str) -> None:
    assert "[On α]" in line(r"On $\alpha$", other)


@pytest.mark.parametrize("title", ["Plain Words", "Cost: $5 a Month", "Sets {a, b}"])
def test_words_without_tex_stay(title: str) -> None:
    assert not has_tex(title)
    assert composed(title) == title


def test_a_title_with_accents_is_known_in_either_spelling() -> None:
    page = read("## P\n\n- [Études of Gödel and His Friends](https://made.example/a)\n")
    paper = Paper(r"{\'E}tudes of G\"{o}del and His Friends")
    assert isinstance(plan_addition(page, candidate_for(paper), Steering()), Duplicate)


def test_plain_tex_of_accents_leaves_no_brace() -> None:
    assert plain_tex(r"\'{e} {\"u} \c{c}") == "é ü ç"
