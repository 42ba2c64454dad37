"""Makes of lines and rows that ask for care: an entry more stands like its neighbours and says nothing twice or wrongly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.makes import as_of
from support.pages import planned, read

from state.records import Links, Paper
from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.parts import parse
from tracker.lists.entry.slots import Slot
from tracker.lists.outcome import Addition
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import NO_DOUBT, Steering

NAMES = ("Oil", "Tin", "Wax", "Tar", "Sun", "Fir")
URL = "https://arxiv.org/abs/"
NEW = f"{URL}2601.01234"
EMBER = as_of(2026, 1)
LINKED = replace(
    EMBER,
    authors=("Ida New", "Jon Newer", "Kay Newest", "Lou Last"),
    links=Links(
        code="https://github.com/warm/ember",
        project="https://ember.example",
        hf_model="https://huggingface.co/warm/ember",
    ),
)
CODE = "https://github.com/made/{low}"


def listed(line: str, head: str = "", *own: str, between: str = "\n") -> str:
    """A page of entries made alike: `{n}`, `{low}` and `{u}` are of each, `{own}` what one alone says."""
    lines = [
        line.format(n=name, low=name.lower(), u=f"{URL}250{6 - at}.00005", own=own[at] if own else "")
        for at, name in enumerate(NAMES[: len(own) or len(NAMES)])
    ]
    rule = f"{head}\n{'|---' * head.count('|', 1)}|\n" if head else ""
    return f"# Lamps\n\n## Papers\n\n{rule}{between.join(lines)}\n"


def added(text: str, paper: Paper = EMBER, steering: Steering = NO_DOUBT) -> str:
    page = read(text)
    outcome = planned(page, candidate_for(paper), steering)
    return "\n".join(outcome.inserted)


# --- stops


@pytest.mark.parametrize(
    "left_out",
    [
        f"[[code]({CODE})]. Good one {{n}}",
        f"[code]({CODE})",
        "![x](https://made.example/{n}.png)",
        "**{n}!**",
    ],
    ids=["links and words", "a link", "a picture", "a name"],
)
def test_what_is_left_out_between_two_stops_leaves_one(left_out: str) -> None:
    line = f"- A Model of {{n}} and Many Lamps. {left_out}. [paper]({{u}})"
    assert added(listed(line), replace(EMBER, title="On Warm Rooms and Cold Ones")) == (
        f"- On Warm Rooms and Cold Ones. [paper]({NEW})"
    )


def test_people_who_are_shortened_bring_their_own_stop() -> None:
    people = ("Ann Lamp, Bob Wick, Cid Ash", "Cid Ash et al", "Dan Elm et al", "Eve Oak et al", "Fay Fir")
    text = listed("- **A Model of {n} and Many Lamps**. {own}. [paper]({u})", "", *people)
    assert added(text, LINKED) == f"- **{EMBER.title}**. Ida New et al. [paper]({NEW})"


def test_a_title_with_its_own_stop_gets_no_second_one() -> None:
    text = listed("- A Model of {n} and Many Lamps. [paper]({u})")
    assert added(text, replace(EMBER, title="Keep Warm.")) == f"- Keep Warm. [paper]({NEW})"


# --- what stands between entries


@pytest.mark.parametrize(
    ("between", "behind"),
    [("\n", ""), ("\n\n", "\n"), ("\n\n***\n\n", "\n\n***\n"), ("\n\nSome words on what follows.\n\n", "")],
    ids=["nothing", "a blank line", "a rule", "words"],
)
def test_a_new_entry_is_set_off_as_the_others_are_and_repeats_no_words(between: str, behind: str) -> None:
    text = listed("- [{n}: A Model of Lamps]({u})", between=between)
    assert added(text) == f"- [{EMBER.title}]({NEW}){behind}"


# --- several works in one line


@pytest.mark.parametrize(
    ("link", "written"),
    [
        ("[{0}{{n}}](https://a.example/{{n}}{0})", f"[Ember]({NEW})"),
        ('<a href="https://a.example/{{n}}{0}">{0}{{n}}</a>', f'<a href="{NEW}">Ember</a>'),
        ('<a href="https://a.example/{{n}}{0}"><b>{0}{{n}}</b></a>', f'<a href="{NEW}"><b>Ember</b></a>'),
    ],
    ids=["Markdown", "HTML", "HTML in bold"],
)
def test_in_a_list_of_several_works_a_line_the_new_one_is_alone_and_whole(link: str, written: str) -> None:
    works = ", ".join(link.format(name) for name in ("One", "Two", "Tri"))
    assert added(listed(f"- {{n}}: {works}")).endswith(f": {written}")


@pytest.mark.parametrize(
    ("before", "behind"),
    [("[**", "**]"), ("[`", "`]"), ("[<b>", "</b>]")],
    ids=["bold", "code", "bold in HTML"],
)
def test_a_name_is_dressed_within_its_link_as_the_others_are(before: str, behind: str) -> None:
    line = f"- {before}{{n}}VL{behind}({CODE}) - reads all of {{n}} [[paper]({{u}})]"
    assert added(listed(line), LINKED) == (
        f"- {before}Ember{behind}(https://github.com/warm/ember) - A Model that Keeps Rooms Warm [[paper]({NEW})]"
    )


# --- links


@pytest.mark.parametrize(
    ("code", "badge"),
    [
        (
            "https://github.com/warm/ember",
            " [![Star](https://img.shields.io/github/stars/warm/ember)](https://github.com/warm/ember)",
        ),
        ("https://gitlab.com/warm/ember", ""),
    ],
)
def test_stars_are_counted_where_there_are_any(code: str, badge: str) -> None:
    line = f"- [{{n}}: A Model]({{u}}) [![Star](https://img.shields.io/github/stars/made/{{low}})]({CODE})"
    assert added(listed(line), replace(EMBER, links=Links(code=code))) == f"- [{EMBER.title}]({NEW}){badge}"


@pytest.mark.parametrize(
    ("links", "cell"),
    [
        (LINKED.links, "[Link](https://github.com/warm/ember)"),
        (Links(hf_model="https://huggingface.co/warm/ember"), "[Link](https://huggingface.co/warm/ember)"),
        (Links(), "-"),
    ],
    ids=["the kind that most have", "a kind that none has", "nothing"],
)
def test_a_column_that_calls_every_link_alike_takes_any(links: Links, cell: str) -> None:
    pages = (
        f"[Link]({CODE})",
        "[Link](https://{low}.example)",
        f"[Link]({CODE})",
        "-",
        f"[Link]({CODE})",
        "-",
    )
    own = [page.format(low=name.lower()) for page, name in zip(pages, NAMES, strict=True)]
    row = "| {n} | [{n}: A Model of Lamps]({u}) | {own} |"
    text = listed(row, "| Name | Paper | Where |", *own)
    assert added(text, replace(LINKED, links=links)) == f"| Ember | [{EMBER.title}]({NEW}) | {cell} |"


def test_behind_a_label_for_papers_stands_no_other_link() -> None:
    own = ["", "", "", f" [GitHub]({CODE.format(low='tar')})", "", ""]
    text = listed("- Paper: [arXiv]({u}) **{n}: A Model of Lamps**{own}", "", *own)
    code = "https://github.com/warm/ember"
    assert added(text, LINKED) == f"- Paper: [arXiv]({NEW}) **{EMBER.title}** [GitHub]({code})"
    assert added(text, replace(LINKED, links=Links())) == f"- Paper: [arXiv]({NEW}) **{EMBER.title}**"


# --- columns


@pytest.mark.parametrize(
    ("head", "row", "written"),
    [
        (
            "| Thing | Bits |",
            "| [A Model of {n} and Many Lamps]({u}) | ? |",
            f"| [{EMBER.title}]({NEW}) | ? |",
        ),
        (
            "| Thing | Seen |",
            "| [A Model of {n} and Many Lamps]({u}) | CVPR |",
            f"| [{EMBER.title}]({NEW}) | ICML |",
        ),
        ("| Thing | Paper |", "| {n} | [paper]({u}) |", f"| Ember | [paper]({NEW}) |"),
    ],
    ids=["linked titles", "venues", "names"],
)
def test_a_column_is_known_by_what_stands_in_it(head: str, row: str, written: str) -> None:
    assert added(listed(row, head), replace(EMBER, venue="ICML 2026")) == written


def test_a_table_of_links_and_days_alone_does_not_show_how_a_work_is_called() -> None:
    page = read(listed("| [paper]({u}) | 2025-05 |", "| Link | Date |"))
    assert not isinstance(plan_addition(page, candidate_for(EMBER), NO_DOUBT), Addition)


def test_rows_that_end_early_are_rows_like_the_others() -> None:
    own = ["", " Reads lamps and more of them |", "", " Reads wicks and more of them |", "", ""]
    text = listed("| {n} | [A Model of {n} and Many Lamps]({u}) |{own}", "| Name | Title | Note |", *own)
    assert added(text).startswith(f"| Ember | [{EMBER.title}]({NEW}) |")


# --- words


@pytest.mark.parametrize(
    ("title", "written"),
    [("Ember: A Model that Keeps Rooms Warm", ": model that Keeps Rooms Warm."), ("Novel", ".")],
    ids=["the rest of the title", "nothing but praise"],
)
def test_where_neighbours_describe_their_works_nothing_is_made_up(title: str, written: str) -> None:
    line = "- [{n}]({u}): a model with {own}B parameters that reads many lamps and wicks."
    text = listed(line, "", *"234567")
    assert added(text, replace(EMBER, title=title)) == f"- [{title.partition(':')[0]}]({NEW}){written}"


# --- where a work appeared, and long sections


@pytest.mark.parametrize(
    ("comment", "venue"),
    [("Accepted to CVPR 2026", "CVPR 2026"), ("12 pages", "arXiv 2026"), (None, "arXiv 2026")],
)
def test_the_authors_comment_tells_where_a_work_appeared(comment: str | None, venue: str) -> None:
    own = ("CVPR 2025", "arXiv 2025", "ICML 2025", "arXiv 2025", "CVPR 2024", "arXiv 2024")
    text = listed("- [{n}: A Model of Lamps]({u}), {own}", "", *own)
    assert added(text, replace(EMBER, comment=comment)) == f"- [{EMBER.title}]({NEW}), {venue}"


def test_a_long_section_goes_by_its_own_make_alone() -> None:
    own = "".join(f"- [Lamp Number {at}: A Model]({URL}25{at % 12 + 1:02}.{at:05})\n" for at in range(31))
    others = "".join(f"* **Wick Number {at}** ([pdf]({URL}24{at % 12 + 1:02}.{at:05}))\n" for at in range(40))
    page = read(f"# Lamps\n\n## Papers\n\n{own}\n## Wicks\n\n{others}")
    outcome = planned(page, candidate_for(EMBER, section=("Papers",)))
    assert outcome.inserted == (f"- [{EMBER.title}]({NEW})",)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Lamps [in] Rooms of Old", "Lamps [in] Rooms of Old"),
        ("Lamps] in [Rooms of Old", r"Lamps\] in \[Rooms of Old"),
        ("Lamps [in Rooms of Old", r"Lamps \[in Rooms of Old"),
        ("Lamps [in](https://evil.example) Rooms", r"Lamps \[in\](https://evil.example) Rooms"),
    ],
    ids=["pairs", "the wrong way round", "one alone", "a link"],
)
def test_brackets_of_a_title_end_no_link(title: str, written: str) -> None:
    assert (
        added(listed("- [{n}: A Model of Lamps]({u})"), replace(EMBER, title=title))
        == f"- [{written}]({NEW})"
    )


def test_a_picture_within_a_link_is_no_link_of_its_own() -> None:
    line = '- **{n}: A Model of Lamps** <a href="{u}"><img src="https://made.example/paper.svg"></a>'
    assert added(listed(line)) == (
        f'- **{EMBER.title}** <a href="{NEW}"><img src="https://made.example/paper.svg"></a>'
    )


@pytest.mark.parametrize(
    ("formula", "written"),
    [("$E^2$", "E²"), ("$E_2$", "E₂"), ("$E^Q$", "EQ"), ("$E_Q$", "E_Q")],
)
def test_what_is_raised_or_lowered_in_a_title_is_so_in_plain_letters_where_there_are_any(
    formula: str, written: str
) -> None:
    text = listed("- {n}: A Model of Lamps [[paper]({u})]")
    assert added(text, replace(EMBER, title=f"Ember: {formula} in Rooms")) == (
        f"- Ember: {written} in Rooms [[paper]({NEW})]"
    )


def test_a_short_section_takes_after_the_nearest_of_many_sisters() -> None:
    near = "".join(
        f"- [Lamp Number {at}: A Model]({URL}25{at % 12 + 1:02}.{at:05}), 2025\n" for at in range(130)
    )
    far = "".join(
        f"- {at}. **Wick Number {at}** ([pdf]({URL}24{at % 12 + 1:02}.{at:05}))\n" for at in range(9)
    )
    page = read_page(
        f"# Lamps\n\n## Papers\n\n- [Oil: A Model]({URL}2501.00001), 2025\n\n## Near\n\n{near}\n# Far\n\n## Far\n\n{far}".encode()
    )
    assert isinstance(page, Page)
    outcome = planned(page, candidate_for(EMBER, section=("Papers",)))
    assert outcome.inserted == (f"- [{EMBER.title}]({NEW}), 2026",)


def test_one_link_of_another_name_does_not_change_what_the_column_calls_its_links() -> None:
    code = [f"[Link]({CODE.format(low=name.lower())})" for name in NAMES]
    own = [
        *code[:3],
        "[Link](https://tar.example)",
        "[Site](https://github.com/made/sun)",
        "[Link](https://fir.example)",
    ]
    text = listed("| {n} | [{n}: A Model of Lamps]({u}) | {own} |", "| Name | Paper | Where |", *own)
    assert (
        added(text, LINKED) == f"| Ember | [{EMBER.title}]({NEW}) | [Link](https://github.com/warm/ember) |"
    )


@pytest.mark.parametrize(
    "tags", ["【Lamp】-【Made University】 ", "【Lamp】-【】 ", ""], ids=["two", "an empty one", "none"]
)
def test_tags_of_a_neighbour_are_of_its_own_work(tags: str) -> None:
    own = [tags, "", tags, "", "", ""]
    text = listed("- {own}[{n}: A Model of Lamps]({u})", "", *own)
    assert added(text) == f"- [{EMBER.title}]({NEW})"


@pytest.mark.parametrize("title", ["**{n} Lamp** Model", "**{n}** Lamps of Old", "**{n}**"])
def test_a_short_name_in_bold_within_a_link_takes_the_title_whole(title: str) -> None:
    assert EMBER.title.partition(":")[0] in added(listed(f"- [{title}]({{u}}) and words on {{n}} lamps"))


def test_where_preprints_have_no_year_a_new_one_has_none() -> None:
    own = ("CVPR 2025", "arXiv", "ICML 2025", "arXiv", "arXiv", "arXiv")
    text = listed("- [{n}: A Model of Lamps]({u}), {own}", "", *own)
    assert added(text) == f"- [{EMBER.title}]({NEW}), arXiv"
    assert added(text, replace(EMBER, venue="CVPR 2026")) == f"- [{EMBER.title}]({NEW}), CVPR 2026"


def test_an_empty_tag_between_others_is_none() -> None:
    tags = " 【Lamp】-【】-【Made University】"
    own = [tags, "", tags, "", "", ""]
    text = listed("- [{n}: A Model of Lamps]({u}){own}", "", *own)
    assert added(text) == f"- [{EMBER.title}]({NEW})"


def test_a_name_in_bold_that_no_sign_sets_apart_is_part_of_its_title() -> None:
    parts = parse("- **OilVL** A Model of Many Lamps and Wicks. [paper](https://a.example)")
    assert [part.slot for part in parts if part.slot is not Slot.GLUE] == [Slot.TITLE, Slot.LINK]


def test_only_columns_that_are_kept_even_are_filled_up() -> None:
    own = ("a", "bbbb", "cc", "ddddddd", "eee", "ffffffffff")
    rows = [
        f"| {name:20} | {word} | [paper]({URL}250{6 - at}.00005) |"
        for at, (name, word) in enumerate(zip(NAMES, own, strict=True))
    ]
    text = "# Lamps\n\n## Papers\n\n| Name | Word | Paper |\n|---|---|---|\n" + "\n".join(
        row.replace("| Tin", "| Tin of Old").replace(" " * 20, " " * 13) if "Tin" in row else row
        for row in rows
    )
    assert added(text).startswith(f"| {'Ember':20} |")
