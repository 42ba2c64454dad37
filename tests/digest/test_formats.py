"""Every format of a digest, read back by a reader of its kind."""

import json
import warnings

import bibtexparser
import cmarkgfm
import feedparser
import html5lib
import jsonschema
import pytest
from support.digests import GOLDEN, HOME, golden, rendered, the_month
from support.month import NOW
from support.shared import ROOT

from state.store import IN_MEMORY, open_store
from tracker.digest import words
from tracker.digest.feed import items
from tracker.digest.formats.document import schema
from tracker.digest.formats.format import Format, Presentation
from tracker.digest.formats.registry import MODULES, TEMPLATED, format_for, format_named, formats
from tracker.digest.telling import Question, digest_for
from tracker.errors import UsageError
from tracker.settings.model import Settings

SHAPES = list(formats())
ENTRIES_ALONE = ("bibtex",)
"""Formats that hold entries and no word beside them."""


def test_every_file_of_a_format_is_in_the_registry_under_the_format_s_name() -> None:
    assert [shape.name for shape in SHAPES] == list(MODULES)
    files = {path.stem for path in (ROOT / "tracker" / "digest" / "formats").glob("[!_]*.py")}
    assert files - {"format", "registry"} == set(MODULES.values())


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_the_documentation_has_a_row_for_every_format(shape: Format) -> None:
    rows = (ROOT / "docs" / "digest.md").read_text(encoding="utf-8").splitlines()
    (row,) = (line for line in rows if line.startswith(f"| `{shape.name}`"))
    endings = filter(None, (shape.suffix, *shape.more_suffixes))
    assert row.rpartition(" | ")[2] == f"{', '.join(f'`{ending}`' for ending in endings)} |".lstrip()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_template_of_ones_own_is_taken_by_the_formats_that_say_so(shape: Format) -> None:
    page = shape.render(the_month(), Presentation(template="mine"))
    assert (page == "mine\n") is (shape.name in TEMPLATED)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_made_up_month_reads_as_it_is_written_down(shape: Format) -> None:
    written = (GOLDEN / golden(shape)).read_text(encoding="utf-8")
    assert rendered(shape) == written, "if the change is meant: PYTHONPATH=.:tests python -m support.digests"


def test_atom_is_read_back_by_a_feed_reader() -> None:
    feed = feedparser.parse(rendered(format_named("atom")).encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids)) == len(items(the_month(format_named("atom"))))
    assert feed.feed.id.startswith("urn:uuid:")
    newest = feed.entries[0]
    assert newest.title
    assert newest.link.startswith("https://")
    assert newest.updated_parsed >= feed.entries[-1].updated_parsed


def test_json_feed_keeps_to_its_rules() -> None:
    feed = json.loads(rendered(format_named("jsonfeed")))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert isinstance(feed["items"], list)
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item["content_html"] or item["content_text"]
        assert item["url"].startswith("https://")
        assert all(set(author) <= {"name", "url", "avatar"} for author in item.get("authors", ()))
        assert all(isinstance(tag, str) for tag in item.get("tags", ()))
    assert None not in feed.values()


def test_both_feeds_name_the_same_things() -> None:
    atom = feedparser.parse(rendered(format_named("atom")).encode())
    other = json.loads(rendered(format_named("jsonfeed")))
    assert [entry.id for entry in atom.entries] == [item["id"] for item in other["items"]]


def test_bibtex_is_read_back_by_a_bibtex_library() -> None:
    library = bibtexparser.parse_string(rendered(format_named("bibtex")))
    assert not library.failed_blocks
    assert len(library.entries) == len({entry.key for entry in library.entries}) > 8
    published = next(entry for entry in library.entries if "booktitle" in entry.fields_dict)
    assert published.entry_type == "inproceedings"
    assert published["booktitle"] == "CVPR 2027"
    plain = next(entry for entry in library.entries if entry.entry_type == "misc")
    assert plain["archivePrefix"] == "arXiv"
    assert plain.key.startswith("kettle2026")


def test_html_is_valid() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # html5lib's own
        html5lib.HTMLParser(strict=True).parse(rendered(format_named("html")))


def test_html_holds_everything_it_needs() -> None:
    page = rendered(format_named("html"))
    for asking in ("<script", "<link", "<img", "@import", "url(", "srcset", "<iframe"):
        assert asking not in page


def test_markdown_is_what_github_understands() -> None:
    page = cmarkgfm.github_flavored_markdown_to_html(
        rendered(format_named("md")), cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE
    )
    assert page.count("<h3>") >= 8
    assert "<table>" in page
    assert "\\" not in page


def test_json_keeps_to_its_schema() -> None:
    document = json.loads(rendered(format_named("json")))
    jsonschema.Draft202012Validator(schema()).validate(document)
    assert document["version"] == 1


def test_schema_in_the_documentation_is_the_program_s() -> None:
    written = json.loads((ROOT / "docs" / "digest.schema.json").read_text(encoding="utf-8"))
    assert written == schema()


def test_quiet_week_is_one_honest_page_in_every_form() -> None:
    with open_store(IN_MEMORY) as store:
        quiet = digest_for(store, Settings(), Question(), format_named("md"), NOW)
    for shape in SHAPES:
        page = shape.render(quiet, HOME)
        if shape.name in (*TEMPLATED, "terminal"):
            assert words.UNSEEN in " ".join(page.split())
        if shape.name not in ENTRIES_ALONE:
            assert "The tracker did not run in this period" in " ".join(page.split())


def test_unknown_format_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="no digest format 'pdf'; there are md, html"):
        format_named("pdf")


@pytest.mark.parametrize(
    ("suffix", "name"),
    [(".md", "md"), (".HTML", "html"), (".xml", "atom"), (".bib", "bibtex"), (".txt", "text"), ("", "md")],
)
def test_format_follows_from_the_ending(suffix: str, name: str) -> None:
    assert format_for(suffix).name == name


def test_an_ending_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"\.pdf files: give --format, or one of \.md \.html"):
        format_for(".pdf")
