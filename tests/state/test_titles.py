"""Two spellings of a title or a name have one key; too little to go by has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.titles import author_key, fold, title_head, title_key, word_count, words_of

SPELLINGS = [
    (
        "Seeing Through Paper Lanterns",
        "SEEING THROUGH PAPER LANTERNS",
        "  Seeing\n  Through Paper  Lanterns. ",
    ),
    (
        "Vision-Language Lanterns at Dusk",
        "Vision Language Lanterns at Dusk",
        "Vision–Language Lanterns, at Dusk!",
    ),
    ("Visual {I}nstruction for {LANTERN}s", "Visual Instruction for LANTERNs"),
    (
        "Löwe and Gödel Light Lanterns",
        r"L\"owe and G{\"o}del Light Lanterns",
        r"L\"{o}we and G\"odel Light Lanterns",
    ),
    ("Façade Lanterns at Žižkov", r"Fa\c{c}ade Lanterns at \v{Z}i\v zkov"),
    ("Søren Łukasz Straße Æther", r"S\o ren \L ukasz Stra\ss e \AE ther"),
    (r"Lanterns with $\pi_0$ and $\Sigma$-Memory", "Lanterns with π_0 and Σ-Memory"),
    (r"An $\varepsilon$-Lantern is Enough", "An ε-Lantern is Enough", "An ϵ-Lantern is Enough"),
    (r"\emph{Bright} \textbf{Lanterns} in $\mathcal{X}$", "Bright Lanterns in X", "Bright Lanterns in 𝒳"),
    (r"Lanterns 2$\times$ Faster than $10^3$ Candles", "Lanterns 2× Faster than 10^3 Candles"),
    (
        "Lanterns &amp; Candles: Old &#x2F; New",
        "Lanterns and Candles: Old / New",
        r"Lanterns \& Candles -- Old / New",
    ),
    ("The ﬁrst Lantern, “quoted”", "The first Lantern, ``quoted''"),
    (
        "Multimodal Lanterns of Dusk",
        "Multi\u00admodal Lan\u2060terns of\u200b Dusk",
        "Multimodal Lanterns\ufe0f of D\U000e0041\U000e0101usk",
    ),
    (r"Over\-laid Lan\/terns of Dusk", "Overlaid Lanterns of Dusk"),
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_title(spellings: tuple[str, ...]) -> None:
    keys = {title_key(spelling) for spelling in spellings}
    assert len(keys) == 1
    assert None not in keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lanterns of the Dusk, Part 1", "Lanterns of the Dusk, Part 2"),
        ("Lanterns with $\\alpha$-Light", "Lanterns with $\\beta$-Light"),
        ("LANTERN-1.5 Technical Report", "LANTERN-2.5 Technical Report"),
        ("光を見る ランタン の 夜 に ついて", "光を見る ランタン の 朝 に ついて"),
        ("夜のランタンを見る", "朝のランタンを見る"),
        ("灯下看猫的方法", "灯下看狗的方法"),
    ],
)
def test_different_titles_stay_different(one: str, other: str) -> None:
    assert title_key(one)
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Lanterns",
        "Lamps at Dusk",
        "a b c d",
        "Technical Report",
        "The Technical Report",
        "System Card 2024",
        "Challenge Report: Overview and Opening Remarks",
        "!!! ??? ...",
        "技术报告",
        "灯下看猫吗",
        "2024 技术报告",
    ],
)
def test_too_little_to_go_by(title: str) -> None:
    assert title_key(title) is None


def test_one_word_of_its_own_tells_a_report_apart() -> None:
    assert title_key("Wick-2 Technical Report") == "wick 2 technical report"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Lamps at Dusk", 3),
        ("Öl für Lämpchen", 3),
        ("灯", 1),
        ("灯下看猫", 2),
        ("CLIP を使った夜のランタン", 6),
        ("灯下 — 看猫", 2),
        ("등불 아래 고양이", 3),
    ],
)
def test_words_are_counted_where_none_are_set_apart(text: str, words: int) -> None:
    assert word_count(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Seeing: by Lamplight", ["seeing", "by", "lamplight"]),
        ("灯下看猫", ["灯下", "下看", "看猫"]),
        ("用CLIP看猫 — 灯", ["用", "clip", "看猫", "灯"]),
        ("", []),
    ],
)
def test_signs_that_no_blanks_part_are_compared_in_pairs(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Seeing Through Lanterns: A Field Study", "seeing through lanterns"),
        ("Seeing Through Lanterns - A Field Study", "seeing through lanterns"),
        ("Seeing Through Lanterns—A Field Study", "seeing through lanterns"),
        ("Seeing Through Lanterns at 10:30", None),
        ("Through-Lantern Seeing", None),
        ("WICK: Seeing Through Lanterns", None),
        ("Technical Report: Seeing Through Lanterns", None),
    ],
)
def test_the_head_of_a_title(title: str, head: str | None) -> None:
    assert title_head(title) == head


@pytest.mark.parametrize(
    "names",
    [
        ("Ada Lümen", "Lümen, Ada", "A. Lumen", "ADA B. LÜMEN", r"Ada L\"umen", "Lumen, A. B."),
        ("Lê Minh Ngô", "L. M. Ngo"),
        ("Søren Łuk", "S. Luk"),
        ("The Lantern Team", "T. Team"),
        ("Plato", "PLATO"),
        ("张 三", "三, 张"),
    ],
)
def test_spellings_of_one_author(names: tuple[str, ...]) -> None:
    assert len({author_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada Lumen", "Bea Lumen"), ("Ada Lumen", "Ada Wick"), ("Lumen", "A. Lumen"), ("Lumen", "L. Lumen")],
)
def test_other_authors_stay_others(one: str, other: str) -> None:
    assert author_key(one) != author_key(other)


@pytest.mark.parametrize("name", ["", " . ", ","])
def test_nobody_has_no_key(name: str) -> None:
    assert author_key(name) is None


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
