"""Labels, badges and rows of contents that promise one place and lead to another, or to none."""

from __future__ import annotations

import pytest
from support.linting import findings, told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

PAPER = "https://arxiv.org/abs/2401.0000"
CODE, BADGE = "https://github.com/made/lamps", "https://img.shields.io/badge"
MISMATCH = [Rule.LABEL_URL_MISMATCH]


@pytest.mark.parametrize(
    ("link", "rules"),
    [
        (f"[Website]({PAPER}1)", MISMATCH),
        (f"[[Project Page]]({PAPER}1)", MISMATCH),
        ("[Website](https://lamps.example/sea)", []),
        ("[Project](https://huggingface.co/papers/2401.00001)", []),
        (f"[![Page]({BADGE}/project-Website-%23009BD5)]({PAPER}1)", MISMATCH),
        (f'<a href="{PAPER}1"><img src="{BADGE}/project-Website-blue"></a>', MISMATCH),
        (f"[![PDF]({BADGE}/PDF-arXiv-b31b1b.svg)]({CODE})", MISMATCH),
        (f"[![PDF]({BADGE}/Paper-Code-b31b1b.svg)]({CODE})", []),
        (f"[![Code]({BADGE}/Code-GitHub-8A2BE2)]({PAPER}1)", MISMATCH),
        (f"[![PDF]({BADGE}/PDF-arXiv-b31b1b.svg)]({PAPER}1)", []),
        (f"[![Code](https://lamps.example/code.svg)]({PAPER}1)", []),
        ("[code](https://lamps.example/night.pdf)", MISMATCH),
        ("[project page](https://lamps.example/night.pdf#page=2)", MISMATCH),
        ("[slides](https://lamps.example/night.pdf)", []),
        ("[code](https://lamps.example/pdf-reader)", []),
    ],
    ids=["a website", "in brackets", "a page", "a paper's page", "a badge", "in HTML", "a badge for a paper",
         "two kinds", "a badge for code", "a good badge", "no words",
         "a document for code", "a document for a page", "slides", "no document"],
)  # fmt: skip
def test_what_promises_another_kind_of_place_is_told(link: str, rules: list[Rule]) -> None:
    text = f"## P\n\n- **Lamps Seen at Night by Sailors** [Paper]({PAPER}1) {link}\n"
    assert [rule for _, rule, _ in told(text)] == rules


@pytest.mark.parametrize("link", ["[Website]({})", f"[![Website]({BADGE}/project-Website-blue)]({{}})"])
def test_a_list_that_calls_papers_websites_is_told_once(link: str) -> None:
    names = ("Lamps Seen at Night", "Oil for Small Lamps", "Wicks of Wet Cotton", "Glass That Breaks at Sea")
    rows = [f"- **{name}** {link.format(f'{PAPER}{at}')}\n" for at, name in enumerate(names)]
    assert told("## P\n\n" + "".join(rows)) == [(3, Rule.LABEL_URL_MISMATCH, Weight.NOTE)]


def lamps(*last: str) -> str:
    rows = [f"- Lamps Seen from Ship {at} [Paper]({PAPER}{at}) [[Code]]({CODE}-{at})" for at in range(4)]
    return "\n".join(["## P", "", *rows, *last, ""])


@pytest.mark.parametrize(
    ("behind", "weight"),
    [
        ("[Code]", Weight.WARNING),
        ("[[code]]", Weight.WARNING),
        ("[slides]", None),
        ("[Lamps]", None),
        ("[Code]: none", None),
        (f"![Code]({CODE}.svg)", None),
    ],
    ids=["lost", "in two brackets", "of no link", "no label", "words", "a picture"],
)
def test_a_label_that_lost_its_address_is_told(behind: str, weight: Weight | None) -> None:
    text = lamps(f"- Oil for Small Lamps [Paper]({PAPER}9) {behind}")
    assert told(text) == ([(7, Rule.EMPTY_LINK, weight)] if weight else [])


def test_a_label_behind_a_picture_that_lost_its_address_is_told() -> None:
    text = lamps(f"- Oil for Small Lamps [Paper]({PAPER}9) [🌐 Code]").replace("[[Code]]", "[🌐 Code]")
    assert told(text) == [(7, Rule.EMPTY_LINK, Weight.WARNING)]


def test_labels_that_often_lack_an_address_are_likely_to_be_filled_later() -> None:
    bare = [
        f"- Oil for Small Lamps {at} [Paper](https://arxiv.org/abs/2402.0000{at}) [Code]" for at in range(3)
    ]
    assert told(lamps(*bare)) == [(line, Rule.EMPTY_LINK, Weight.NOTE) for line in (7, 8, 9)]


def test_a_label_that_the_page_defines_below_is_a_link() -> None:
    assert told(lamps(f"- Oil for Small Lamps [Paper]({PAPER}9) [code]") + f"\n[Code]: {CODE}\n") == []


CONTENTS = "- [At Sea](#at-sea)\n  - [Lamps](#lamps)\n- [On Land](#on-land)\n  - [Lamps](#{})\n"
BODY = (
    f"## At Sea\n\n### Lamps\n\n- [Lamps Seen at Night]({PAPER}1)\n\n"
    f"## On Land\n\n### Lamps\n\n- [Oil for Small Lamps]({PAPER}2)\n"
)


def test_rows_that_lead_to_the_first_heading_of_their_name_are_told_and_mended() -> None:
    text = f"{CONTENTS.format('lamps')}\n{BODY}"
    assert told(text) == [(4, Rule.TOC_ANCHOR_DEAD, Weight.WARNING)]
    once = mend(text.encode(), "README.md").data
    assert once.decode() == f"{CONTENTS.format('lamps-1')}\n{BODY}"
    assert mend(once, "README.md").data == once


def test_of_three_headings_of_one_name_nobody_knows_which_is_meant() -> None:
    more = f"\n## In Air\n\n### Lamps\n\n- [Wicks of Wet Cotton]({PAPER}3)\n"
    (found,) = findings(f"{CONTENTS.format('lamps')}\n{BODY}{more}")
    assert (found.line, found.rule, found.fix) == (4, Rule.TOC_ANCHOR_DEAD, None)


@pytest.mark.parametrize(
    "contents",
    [
        CONTENTS.format("lamps-1"),
        "- [Lamps](#lamps)\n" + CONTENTS.format("lamps"),
        "[up](#lamps) [up](#lamps)\n",
    ],
    ids=["each its own", "more rows than headings", "other words"],
)
def test_other_links_to_a_heading_that_has_a_twin_are_meant(contents: str) -> None:
    assert told(f"{contents}\n{BODY}") == []


@pytest.mark.parametrize(
    ("above", "line", "mended"),
    [
        (f"- [Lamps Seen at Night]({PAPER}1)", f"-[Oil]({PAPER}2)", f"- [Oil]({PAPER}2)"),
        (f"- [Lamps Seen at Night]({PAPER}1)", f"  +[Oil]({PAPER}2)", f"  + [Oil]({PAPER}2)"),
        (f"- [Lamps Seen at Night]({PAPER}1)", f"-**[Oil]({PAPER}2)**", f"- **[Oil]({PAPER}2)**"),
        (f"- [5 May] [Lamps]({PAPER}1)", f"-[6 May] [Oil]({PAPER}2)", f"- [6 May] [Oil]({PAPER}2)"),
        ("Words", f"-[Oil]({PAPER}2)", ""),
        (f"- [Lamps Seen at Night]({PAPER}1)", f"*[Oil]({PAPER}2)*", ""),
    ],
    ids=["a bullet", "below it", "a bold one", "with its day", "beside words", "slanted"],
)
def test_a_bullet_without_a_blank_is_told_and_mended(above: str, line: str, mended: str) -> None:
    text = f"## P\n\n{above}\n{line}\n"
    assert [rule for _, rule, _ in told(text)] == ([Rule.BROKEN_BULLET] if mended else [])
    assert mend(text.encode(), "README.md").data.decode() == text.replace(line, mended or line)


@pytest.mark.parametrize(
    ("first", "second", "rules"),
    [
        ("[link]({})", "[link]({})", [Rule.SAME_LINK_DIFFERENT_TITLE]),
        ("[link]({}) [video](https://lamps.example/film)", "[link]({})", []),
        ("[{0}]({0})", "[{0}]({0})", []),
        ("", "[link]({})", []),
    ],
    ids=["its only one", "beside another", "shown as it is", "none"],
)
def test_a_page_behind_two_titles_is_told_in_two_sections_too(
    first: str, second: str, rules: list[Rule]
) -> None:
    page = "https://lamps.example/columns/12"
    one = f"- A Short History of Lamps and Oil — {first.format(page)}\n"
    other = f"- Wet Cotton and What to Do with It — {second.format(page)}\n"
    found = [rule for _, rule, _ in told(f"## P\n\n{one}\n## Q\n\n{other}")]
    assert found == rules


FILED = "https://openaccess.thecvf.com/content"


@pytest.mark.parametrize(
    ("said", "address", "rules"),
    [
        ("*CVPR 2021*", f"{FILED}/ICCV2021/papers/A_Lamp_ICCV_2021_paper.pdf", MISMATCH),
        ("(CVPR'19)", f"{FILED}_cvpr_2016/papers/A_Lamp_CVPR_2016_paper.pdf", MISMATCH),
        ("CVPR 2021", f"{FILED}/CVPR2021/html/A_Lamp_CVPR_2021_paper.html", []),
        ("CVPR'21", f"{FILED}/CVPR2021/html/A_Lamp_CVPR_2021_paper.html", []),
        ("ICCV 2021, after CVPR 2020", f"{FILED}/ICCV2021/papers/A_Lamp_ICCV_2021_paper.pdf", []),
        ("CVPR 2021", f"{FILED}/CVPR2021W/papers/A_Lamp_CVPRW_2021_paper.pdf", []),
        ("TPAMI 2022", f"{FILED}/CVPR2021/papers/A_Lamp_CVPR_2021_paper.pdf", []),
        ("CVPR 2021", "https://lamps.example/night.pdf", []),
        ("ECCV 2022", "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/1.pdf", MISMATCH),
        ("NIPS 2021", "https://proceedings.neurips.cc/paper/2021/hash/1-Abstract.html", []),
        ("ICML 2021", "https://proceedings.neurips.cc/paper_files/paper/2021/hash/1.html", MISMATCH),
        ("ACL 2019", "https://www.aclweb.org/anthology/N19-1001.pdf", MISMATCH),
        ("NAACL 2019", "https://www.aclweb.org/anthology/N19-1001.pdf", []),
        ("EMNLP 2021", "https://aclanthology.org/2022.emnlp-main.12/", MISMATCH),
        ("EMNLP 2022", "https://aclanthology.org/2022.findings-emnlp.12/", []),
        ("CVPR 2020", "https://doi.org/10.1109/CVPR42600.2020.00012", []),
        ("CVPR 2021", "https://doi.org/10.1109/CVPR42600.2020.00012", MISMATCH),
    ],
    ids=[
        "another",
        "another year",
        "the same",
        "by two figures",
        "two",
        "of a workshop",
        "a journal",
        "elsewhere",
        "another year of ECCV",
        "an older name",
        "another for NeurIPS",
        "by one letter",
        "by one letter, rightly",
        "another year in the anthology",
        "findings",
        "by DOI",
        "another year by DOI",
    ],
)
def test_a_conference_that_the_address_of_the_paper_contradicts_is_told(
    said: str, address: str, rules: list[Rule]
) -> None:
    text = f"## P\n\n- Lamps Seen at Night by Sailors. {said} [[paper]({address})]\n"
    assert [rule for _, rule, _ in told(text)] == rules


def contents(*rows: str, named: str = "") -> str:
    one, other = f"- [Lamps Seen at Night]({PAPER}1)", f"- [Oil for Small Lamps]({PAPER}2)"
    return "\n".join([*rows, "", "## Lamps", "", one, "", named, "## Oil & Fat", "", other, ""])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (contents("- [Lamps](#lamps)", "- [Oil & Fat](#lamps)"), 1),
        (contents('- <a href="#lamps">Lamps</a>', '- <a href="#lamps">Oil & Fat</a>'), 1),
        (contents("- [Lamps](#lamps)", "- [Oil & Fat](#oil--fat)", "- [Oil & Fat](#lamps)"), 0),
        (contents("- [Oil & Fat](#lamps)"), 0),
        (contents("- [Lamps](#lamps)", "- [Wicks](#lamps)"), 0),
        (contents("- [All Oil](#fat)", "- [Oil & Fat](#fat)", named='<a name="fat"></a>'), 0),
    ],
    ids=["copied", "in HTML", "led to as well", "the only row", "of no heading", "an anchor of its own"],
)
def test_a_row_of_contents_that_bears_the_anchor_of_another_row_is_told(text: str, count: int) -> None:
    assert told(text) == [(2, Rule.TOC_ANCHOR_DEAD, Weight.WARNING)] * count


def test_a_copy_at_sci_hub_serves_readers_for_some_time() -> None:
    text = f"## P\n\n- Lamps Seen at Night [pdf](https://sci-hub.st/10.1000/1) [arXiv]({PAPER}1)\n"
    assert told(text) == [(3, Rule.MAKESHIFT_LINK, Weight.WARNING)]


def test_a_misspelt_venue_is_told_beside_the_cell_of_its_year() -> None:
    rows = f"| Paper | Venue | Year |\n|---|---|---|\n| [Lamps Seen at Night]({PAPER}1) |NeulIPS|2024|\n"
    assert told(f"## P\n\n{rows}") == [(5, Rule.MISSPELT_NAME, Weight.WARNING)]
