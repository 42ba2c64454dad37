"""The small parts that write: LaTeX, BibTeX, lines of blocks, sentences, templates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import bibtexparser
import pytest
from support.digests import the_month

from state.records import Kind
from tracker.digest import words
from tracker.digest.feed import Item
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import format_named
from tracker.digest.fragment import fragment
from tracker.digest.latex import latex
from tracker.digest.model import Backlog, Digest, Entry, Figure, Series
from tracker.digest.plain import own_sentence, web_address
from tracker.digest.sparkline import sparkline, totals
from tracker.digest.telling import presentation_of
from tracker.digest.templating import DigestTemplateError
from tracker.errors import UsageError
from tracker.settings.digest import DigestSettings


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("50% of A&B_C #1", r"50\% of A\&B\_C \#1"),
        (
            "Müller, Çelik, Łukasz, Đặng, Åsa, weiß",
            r"M{\"u}ller, {\c{C}}elik, {\L}ukasz, Đặng, {\r{A}}sa, wei{\ss}",
        ),
        ("$\\pi_0$ and $x^{2}$", r"$\pi_0$ and $x^{2}$"),
        ("costs $5, or $\\input{x}$", r"costs \$5, or \$\textbackslash{}input\{x\}\$"),
        ("“So” — he said…", r"``So'' --- he said\ldots{}"),
        ("~ ^ < >", r"\textasciitilde{} \textasciicircum{} \textless{} \textgreater{}"),
        ("中文", "中文"),
    ],
)
def test_latex_shows_the_text_and_does_nothing(text: str, written: str) -> None:
    assert latex(text) == written


def entry(
    title: str = "A Lantern for All", authors: Sequence[str] = ("Ada Kettle",), **more: object
) -> Entry:
    made = Entry(
        "arxiv:2611.00001",
        title,
        "https://arxiv.org/abs/2611.00001",
        Kind.MODEL,
        tuple(authors),
        date(2026, 11, 3),
    )
    return replace(made, **more)


def bibliography(*entries: Entry) -> bibtexparser.Library:
    month = the_month()
    new = tuple(
        replace(month.new[0], entry=replace(one, id=f"arxiv:{number}"), unsure=False)
        for number, one in enumerate(entries)
    )
    digest = replace(month, new=new, waiting=(), changed=(), decided=())
    return bibtexparser.parse_string(format_named("bibtex").render(digest, Presentation()))


@pytest.mark.parametrize(
    ("one", "key"),
    [
        (entry(), "kettle2026lantern"),
        (entry(authors=("Müller-Tray, Cleo",)), "mullertray2026lantern"),
        (entry(authors=("Madonna",)), "madonna2026lantern"),
        (entry(authors=()), "anonymous2026lantern"),
        (entry(authors=("李明",)), "anonymous2026lantern"),
        (entry(published=None), "kettlelantern"),
        (entry("On the"), "kettle2026"),
        (entry("3D-Lantern"), "kettle20263d"),
    ],
)
def test_key_is_author_year_and_first_telling_word(one: Entry, key: str) -> None:
    assert bibliography(one).entries[0].key == key


def test_key_taken_already_gets_a_letter() -> None:
    keys = [one.key for one in bibliography(*(entry() for _ in range(29))).entries]
    assert keys[:3] == ["kettle2026lantern", "kettle2026lanterna", "kettle2026lanternb"]
    assert keys[-2:] == ["kettle2026lanternaa", "kettle2026lanternab"]


@pytest.mark.parametrize(
    ("venue", "kind", "field"),
    [
        ("", "misc", None),
        ("CVPR 2027", "inproceedings", "booktitle"),
        ("IEEE Transactions on Lanterns", "article", "journal"),
        ("TMLR", "article", "journal"),
    ],
)
def test_kind_of_entry_follows_from_the_venue(venue: str, kind: str, field: str | None) -> None:
    one = bibliography(entry(venue=venue)).entries[0]
    assert one.entry_type == kind
    if field:
        assert one[field] == venue


def test_name_that_reads_as_several_is_kept_whole() -> None:
    one = bibliography(entry(authors=("Ada Kettle", "Lantern Team, The", "Rock and Roll Lab"))).entries[0]
    assert one["author"] == "Ada Kettle and {Lantern Team, The} and {Rock and Roll Lab}"


def test_work_of_which_little_is_known_is_cited_all_the_same() -> None:
    one = bibliography(entry(authors=(), published=None, url="")).entries[0]
    assert set(one.fields_dict) == {"title"}


def test_nothing_to_cite_is_a_comment() -> None:
    month = replace(the_month(), new=(), waiting=(), changed=(), decided=())
    assert format_named("bibtex").render(month, Presentation()).startswith("% Nothing new")


@pytest.mark.parametrize(
    ("values", "line"),
    [([0, 7, None, 3], "▁█·▄"), ([], ""), ([0, 0], "▁▁"), ([None], "·"), ([5], "█")],
)
def test_sparkline_shows_how_numbers_go(values: list[float | None], line: str) -> None:
    assert sparkline(values) == line


def test_parts_of_a_whole_are_added_up() -> None:
    series = (Series("a", (1.0, None)), Series("b", (2.0, 3.0)))
    figure = Figure("found", "x", "papers", ("1", "2"), series, "")
    assert totals(figure) == (3.0, 3.0)
    assert totals(replace(figure, series=series[:1])) == (1.0, None)
    assert not figure.empty


@pytest.mark.parametrize(
    ("abstract", "first"),
    [
        ("We look. Then we talk.", "We look."),
        ("As in Fig. 2 we look, e.g. At lamps. Then not.", "As in Fig. 2 we look, e.g. At lamps."),
        ("No end", "No end"),
        ("See Kettle et al.", "See Kettle et al."),
        ("", ""),
    ],
)
def test_sentence_ends_where_it_ends(abstract: str, first: str) -> None:
    assert own_sentence(abstract) == first


@pytest.mark.parametrize(
    "own",
    [
        "In this paper, we introduce Kettle, a lamp that reads.",
        "This work asks lamps what they see.",
        "To this end, we propose a way to light rooms.",
        "We evaluate nine lamps and find that they flicker.",
    ],
)
def test_what_a_work_does_is_told_and_not_what_was_known_before_it(own: str) -> None:
    known = "Recent advances in lamps have been remarkable. Existing lamps struggle with maps, e.g. At night."
    assert own_sentence(f"{known} {own} Results show that it shines.") == own
    assert own_sentence(known) == "Recent advances in lamps have been remarkable."


def test_long_sentence_is_cut() -> None:
    assert len(own_sentence("word " * 500)) <= 240


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "https://", "https://a b"])
def test_what_is_no_web_address_is_nothing(url: str | None) -> None:
    assert web_address(url) == ""


@pytest.mark.parametrize(
    ("authors", "told"),
    [
        ((), ""),
        (("A",), "A"),
        (("A", "B"), "A and B"),
        (("A", "B", "C"), "A and 2 others"),
    ],
)
def test_people_are_few_words(authors: tuple[str, ...], told: str) -> None:
    assert words.people(entry(authors=authors)) == told


def test_backlog_is_one_sentence() -> None:
    month = the_month().backlog
    assert words.still_waiting(Backlog()) == ""
    assert words.still_waiting(replace(month, count=1)).startswith("1 more paper waits for a decision")


# Templates


def rendered(name: str, template: str, digest: Digest | None = None) -> str:
    return format_named(name).render(digest or the_month(), Presentation(template=template))


@pytest.mark.parametrize(
    ("name", "shown"),
    [("md", "\\*x\\* &lt;b&gt; @&#8203;me"), ("html", "*x* &lt;b&gt; @me"), ("text", "*x* <b> @me")],
)
def test_template_of_one_s_own_is_escaped_for_its_format(name: str, shown: str) -> None:
    digest = replace(the_month(), title="*x* <b> @me")
    assert rendered(name, "{{ digest.title }}", digest) == f"{shown}\n"
    looped = rendered(name, "{% for one in [digest.title] %}{{ one ~ '' }}{% endfor %}", digest)
    assert looped == f"{shown}\n"


def test_template_has_what_ours_have() -> None:
    page = rendered(
        "md", "{{ link(digest.new[0].entry.title, digest.new[0].entry.url) }} {{ digest.until|long_day }}"
    )
    assert page.startswith("[Salt Thimble")
    assert page.endswith("23 November 2026\n")


def test_template_that_says_none_says_nothing() -> None:
    assert rendered("md", "x{{ digest.changed[0].what }}") == "x\n"


@pytest.mark.parametrize(
    ("template", "fault"),
    [
        ("one\n{% for %}", "cannot be used on line 2"),
        ("{{ digest.titel }}", "has no attribute 'titel'"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ words.__loader__ }}", "unsafe"),
        ("one\ntwo\n{{ 1 / digest.changed|length - 1 / 0 }}", "cannot be used on line 3: division by zero"),
        ("one\n{{ digest.new + 1 }}", "cannot be used on line 2: can only concatenate"),
        ("\n{{ digest.since|long_day(1, 2, 3) }}", "cannot be used on line 2: "),
        ("{% macro on() %}{{ on() }}{% endmacro %}{{ on() }}", "cannot be used on line 1: maximum recursion"),
    ],
)
def test_template_that_cannot_be_used_is_told(template: str, fault: str) -> None:
    with pytest.raises(DigestTemplateError, match=fault):
        rendered("md", template)


def test_ours_that_fails_is_a_bug_and_crashes() -> None:
    with pytest.raises(AttributeError):
        format_named("md").render(replace(the_month(), since=None), Presentation())  # type: ignore[arg-type] # a bug


def test_template_that_cannot_be_used_goes_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "mine.j2"
    path.write_text("one\n{{ digest.titel }}")
    shape = format_named("md")
    with pytest.raises(DigestTemplateError, match=r"^the template .*mine\.j2 cannot be used on line 2: "):
        shape.render(the_month(), presentation_of(DigestSettings(templates={"md": path}), shape))


def test_template_is_read_from_where_the_settings_say(tmp_path: Path) -> None:
    path = tmp_path / "mine.j2"
    path.write_text("mine: {{ digest.title }}")
    settings = DigestSettings(templates={"md": path})
    assert presentation_of(settings, format_named("md")).template == "mine: {{ digest.title }}"
    assert presentation_of(settings, format_named("html")).template is None


def test_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    settings = DigestSettings(templates={"md": tmp_path / "gone.j2"})
    with pytest.raises(UsageError, match=r"gone\.j2: No such file"):
        presentation_of(settings, format_named("md"))


def test_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "latin.j2"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(UsageError, match=r"latin\.j2: it is no UTF-8$"):
        presentation_of(DigestSettings(templates={"md": path}), format_named("md"))


def test_two_channels_of_one_name_are_refused() -> None:
    channel = {"name": "x", "file": "y"}
    with pytest.raises(ValueError, match="two channels are called x"):
        DigestSettings.model_validate({"channels": [channel, channel]})


def test_a_feed_s_item_of_which_nothing_is_said_shows_its_title_as_text() -> None:
    item = Item("urn:x", "<b>Lumen</b> & Wick", "", datetime(2026, 11, 20, tzinfo=UTC), ())
    assert fragment(item) == "<p>&lt;b&gt;Lumen&lt;/b&gt; &amp; Wick</p>"
