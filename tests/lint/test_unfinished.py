"""Addresses and names that somebody did not finish, or in which a letter went wrong."""

from __future__ import annotations

import pytest
from support.linting import ONE, TWO, findings, told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

URL = "https://arxiv.org/abs/2401."


def rules(words: str) -> list[Rule]:
    return [rule for _, rule, _ in told(f"## P\n\n{ONE[:-1]} {words}\n{TWO}")]


@pytest.mark.parametrize(
    ("address", "mended"),
    [
        ("www.lamps.example", "https://www.lamps.example"),
        ("lamps.org", "https://lamps.org"),
        ("made.lamps.com/oil", "https://made.lamps.com/oil"),
    ],
    ids=["www", "a site", "a page"],
)
def test_a_site_without_its_scheme_is_mended(address: str, mended: str) -> None:
    text = f"## P\n\n{ONE[:-1]} [page]({address})\n{TWO}"
    assert told(text) == [(3, Rule.BAD_SCHEME, Weight.ERROR)]
    assert mend(text.encode(), "README.md").data.decode() == text.replace(address, mended)


@pytest.mark.parametrize(
    "address",
    ["lamps.md", "docs/lamps.org.md", "./lamps.com", "/lamps.com", "mailto:lamp@made.org", "//lamps.org/oil"],
)
def test_a_file_of_the_repository_is_no_site(address: str) -> None:
    assert rules(f"[page]({address})") == []


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://github.com/made/lamps.", [Rule.BAD_SCHEME]),
        (" https://lamps.example/oil,", [Rule.BAD_SCHEME]),
        ("https://en.wikipedia.org/wiki/Lamps_Inc.", []),
        ("https://lamps.example/Made_et_al.", []),
        ("https://lamps.example/...", []),
        ("https://lamps.example/oil", []),
    ],
    ids=["a full stop", "a comma", "an encyclopedia", "an abbreviation", "cut", "none"],
)
def test_a_sign_behind_an_address_is_told(address: str, found: list[Rule]) -> None:
    assert rules(f"[page]({address})") == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("[paper](https://arxiv.org/abs/)", [Rule.BAD_ARXIV_ID]),
        ("[paper](https://arxiv.org/pdf)", [Rule.BAD_ARXIV_ID]),
        ("[archive](https://arxiv.org/list/cs)", []),
        ("[[page]([https://lamps.example](https://lamps.example/oil))]", [Rule.BROKEN_LINK]),
        ("[[page](https://lamps.example/oil)]", []),
    ],
    ids=["no id", "no PDF", "another page", "a link for an address", "an address"],
)
def test_what_stands_in_place_of_an_address_is_told(words: str, found: list[Rule]) -> None:
    assert rules(words) == found


def test_a_mirror_of_arxiv_is_led_home() -> None:
    text = f"## P\n\n{ONE}- [Oil for the Smallest Lamps](https://arxiv.lamps.com/pdf/2401.00002)\n"
    assert [(line, rule) for line, rule, _ in told(text)] == [(4, Rule.MAKESHIFT_LINK)]
    assert mend(text.encode(), "README.md").data.decode() == text.replace("arxiv.lamps.com", "arxiv.org")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"## P\n\n{ONE}- \n{TWO}", [4]),
        (f"## P\n\n{ONE}{TWO}*\n", [5]),
        (f"## P\n\n{ONE}- \n  of oil\n{TWO}", []),
        ("## P\n\nWords.\n\n- \n\nMore words.\n", []),
        (f"- \n\n## P\n\n{ONE}{TWO}", []),
    ],
    ids=["between", "the last", "goes on below", "among words", "at the top"],
)
def test_an_empty_bullet_among_entries_is_told(text: str, lines: list[int]) -> None:
    found = findings(text)
    assert [one.line for one in found if one.message == "the bullet is empty"] == lines


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("NeruIPS 2021", "NeurIPS"),
        ("(NeurlPS) (2022)", "NeurIPS"),
        ("NeuIPS2019", "NeurIPS"),
        ("ICASPP2018", "ICASSP"),
        ("Arixv'23", "arXiv"),
        ("CVRP 2024", "CVPR"),
        ("Febuary 2024", "February"),
        ("Decemeber 2023", "December"),
        ("MICAI 2023", ""),
        ("ICCP 2023", ""),
        ("ICPC 2023", ""),
        ("NeruIPS", ""),
        ("NeruIPS of 2021", ""),
        ("NeurIPS 2021", ""),
        ("[page](https://lamps.example/NeruIPS_2021)", ""),
    ],
)
def test_a_letter_that_went_wrong_beside_a_year_is_told(words: str, meant: str) -> None:
    found = [one.message for one in findings(f"## P\n\n{ONE[:-1]} {words}\n{TWO}")]
    assert [message.rpartition(" ")[2] for message in found] == ([meant] if meant else [])


def test_a_name_that_is_always_spelled_so_is_told_once() -> None:
    entries = "".join(f"- Lamps of Kind {at} [[paper]({URL}0000{at})] Arixv 2024\n" for at in range(1, 6))
    assert [one.message for one in findings(f"## P\n\n{entries}")] == [
        "“Arixv” is likely to be arXiv, here and 4 times more"
    ]
    kept = "".join(f"- Oil of Kind {at} [[paper]({URL}0001{at})] arXiv 2024\n" for at in range(1, 7))
    assert len(findings(f"## P\n\n{entries}\n## Q\n\n{kept}")) == 5


HEADINGS = f"## ⚔\ufe0f Lamps\n\n{ONE}\n## 🔥 Oil\n\n{TWO}"


@pytest.mark.parametrize(
    ("link", "mended"),
    [
        ("#-lamps", "#\ufe0f-lamps"),
        ("#%EF%B8%8F-lamps", "#%EF%B8%8F-lamps"),
        ("#\ufe0f-lamps", "#\ufe0f-lamps"),
        ("#-oil", "#-oil"),
        ("#\ufe0f-oil", "#-oil"),
    ],
    ids=["left out", "in figures", "kept", "none", "one too many"],
)
def test_an_anchor_keeps_the_sign_that_nobody_sees(link: str, mended: str) -> None:
    text = f"## Contents\n\n- [Some]({link})\n\n{HEADINGS}"
    found = [(3, Rule.TOC_ANCHOR_DEAD, Weight.ERROR)] if link != mended else []
    assert told(text) == found
    assert mend(text.encode(), "README.md").data.decode() == text.replace(link, mended)


def test_of_two_places_of_one_name_none_is_preferred() -> None:
    text = f'## Contents\n\n- [Some](#\ufe0f\ufe0f-lamps)\n\n<a id="-lamps"></a>\n\n{HEADINGS}'
    assert told(text) == [(3, Rule.TOC_ANCHOR_DEAD, Weight.ERROR)]
    assert mend(text.encode(), "README.md").data.decode() == text


def page(title: str, address: str) -> str:
    return f"- [{title}]({address})\n"


SHARE = "https://share.example/p/DdZ92TMQ"


@pytest.mark.parametrize(
    ("entries", "lines"),
    [
        (page("Lamps Seen by Night at Sea", SHARE) + page("Oil of the Smaller Wicks", SHARE), [4]),
        (page("Lamps Seen by Night at Sea", SHARE) + page("Lamps Seen by Night at Sea, Again", SHARE), []),
        (page("Lamps Seen by Night at Sea", SHARE) + "\n## Q\n\n" + page("Oil of the Smaller Wicks", SHARE), [7]),
        (page("Lamps Seen by Night at Sea", SHARE) + page("Oil of the Smaller Wicks", SHARE) + page("A Third Thing of Wax", SHARE), []),
        (page("Lamps Seen by Night at Sea", "https://github.com/made/lamps") + page("Oil of the Smaller Wicks", "https://github.com/made/lamps"), []),
        (page("Lamps", SHARE) + page("Oil", SHARE), []),
        (page("Lamps Seen by Night at Sea", "https://share.example") + page("Oil of the Smaller Wicks", "https://share.example"), []),
    ],
    ids=["two works", "alike", "in two sections", "three", "a repository", "names", "a site"],
)  # fmt: skip
def test_two_titles_that_lead_to_one_page_are_a_row_that_was_copied(entries: str, lines: list[int]) -> None:
    found = [line for line, rule, _ in told(f"## P\n\n{entries}") if rule is Rule.SAME_LINK_DIFFERENT_TITLE]
    assert found == lines


LINKED = "".join(f"- [Lanterns of Kind {at} Seen at Night]({URL}{at:05})\n" for at in range(10, 16))


@pytest.mark.parametrize(
    "entry",
    [
        "- [Seeing Small Lamps at Dusk]",
        "* **[Seeing Small Lamps at Dusk]** Ann Made, Bo Up. [[code](https://github.com/made/dusk)]",
        "3. [Seeing Small Lamps at Dusk], [[code](https://github.com/made/dusk)]",
    ],
    ids=["alone", "bold, before its authors", "numbered"],
)
def test_a_title_in_brackets_that_lost_its_address_is_told(entry: str) -> None:
    found = findings(f"## P\n\n{LINKED}{entry}\n")
    assert [one.line for one in found if "[Seeing Small Lamps at Dusk]" in one.message] == [9]


def test_a_title_in_a_cell_that_lost_its_address_is_told() -> None:
    rows = "".join(
        f"| Lamp {at} | [Lanterns of Kind {at} at Night]({URL}{at:05}) |\n" for at in range(10, 16)
    )
    lost = "| Dusk | [Seeing Small Lamps at Dusk ] |\n"
    found = findings(f"| Name | Paper |\n|---|---|\n{rows}{lost}")
    assert [one.line for one in found if one.rule is Rule.EMPTY_LINK] == [9]


@pytest.mark.parametrize(
    "text",
    [
        f"{LINKED}- [Seeing Small Lamps at Dusk]\n\n[Seeing small lamps at dusk]: https://made.example/dusk\n",
        f"{LINKED}- [Seeing Small Lamps at Dusk][dusk]\n\n[dusk]: https://made.example/dusk\n",
        f"{LINKED}- [Best of Dusk]\n",
        f"{LINKED}- [Seeing Small Lamps at Dusk] [[paper]({URL}00009)]\n",
        LINKED + "".join(f"- [Seeing Small Lamps at Dusk {at}]\n" for at in range(3)),
        f"- Lamps Seen at Night [[paper]({URL}00001)]\n- [Seeing Small Lamps at Dusk]\n",
        f"{LINKED}\nSee [what we saw at dusk] below.\n",
    ],
    ids=["said below", "linked by name", "no title", "links behind it", "a habit", "where titles are not linked", "no entry"],
)  # fmt: skip
def test_words_in_brackets_that_may_be_meant_are_left_alone(text: str) -> None:
    assert Rule.EMPTY_LINK not in [one.rule for one in findings(f"## P\n\n{text}")]


def test_an_empty_title_is_one_error_and_not_two() -> None:
    found = told(f"## P\n\n{LINKED}- [Seeing Small Lamps at Dusk]()\n")
    assert sorted(found) == [
        (9, Rule.EMPTY_LINK, Weight.ERROR),
        (9, Rule.ENTRY_WITHOUT_LINK, Weight.NOTE),
    ]


@pytest.mark.parametrize(
    ("address", "mended"),
    [
        ("https://arxiv.org/pdf/2401.00002?", "https://arxiv.org/pdf/2401.00002"),
        ("https://lamps.example/?", "https://lamps.example/"),
        ("https://lamps.example/oil?a", ""),
        ("https://lamps.example/oil?a?", ""),
        ("https://lamps.example/oil%3F", ""),
    ],
    ids=["a paper", "a site", "a question", "a question with its sign", "a sign of a name"],
)
def test_an_address_that_asks_for_nothing_is_told_and_mended(address: str, mended: str) -> None:
    text = f"## Papers\n\n{ONE}{TWO.rstrip()} [page]({{}})\n"
    found = [(one.line, one.rule) for one in findings(text.format(address))]
    assert found == ([(4, Rule.BAD_SCHEME)] if mended else [])
    after = mend(text.format(address).encode(), "README.md").data.decode()
    assert after == text.format(mended or address)
