"""Hostile text in every field of everything a digest says, through every format, read back by somebody else's parser."""

import json
import re
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import bibtexparser
import cmarkgfm
import feedparser
import html5lib
import pytest
from support.hostile import HOSTILE

from state.happenings import Change
from state.identity import Identity, Scheme
from state.records import Kind, Links, Outcome, Paper, Work, WorkId
from tracker.digest.delivery.letter import Letter
from tracker.digest.delivery.mail import message_of
from tracker.digest.entries import entry_of
from tracker.digest.formats.format import Presentation
from tracker.digest.formats.registry import MODULES, format_named
from tracker.digest.model import (
    Backlog,
    ChangedWork,
    Decided,
    Decision,
    Digest,
    Fact,
    Figure,
    Health,
    NewWork,
    Series,
    Signal,
    SourceHealth,
    Spot,
    TalkedAbout,
    Topic,
    Waiting,
)
from tracker.digest.plain import plain, web_address
from tracker.settings.digest import MailSettings

pytestmark = pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
AT = datetime(2026, 11, 20, 7, tzinfo=UTC)
NAME = Identity(Scheme.ARXIV, "2611.00001")
Pages = Callable[[str], dict[str, str]]
KNOWN_IN_MARKDOWN = {
    "html", "head", "body", "h2", "h3", "h4", "p", "ul", "li", "a", "strong", "code", "details", "summary",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
KNOWN_IN_BIBTEX = {
    "title", "author", "booktitle", "journal", "year", "month", "eprint", "archivePrefix", "url",
}  # fmt: skip


def digest_of(text: str) -> Digest:
    """A digest that has this text wherever text from outside can stand."""
    paper = Paper(
        title=text,
        abstract=text,
        arxiv_id="2611.00001",
        authors=(text, "Ada Kettle", text),
        published=date(2026, 11, 19),
        comment=text,
        venue=text,
        links=Links(code=text, project=f"https://example.org/{text[:500]}", hf_model=f"https://{text[:50]}"),
    )
    entry = entry_of(Work(WorkId(str(NAME)), (NAME,), paper, AT, ()), Kind.MODEL)
    one_line = plain(text, 120)
    spot = Spot(one_line, (one_line, one_line), web_address(text))
    fact = (Fact(Topic.NEW),)
    figures = tuple(
        Figure(
            name,
            "A figure",
            "papers",
            (one_line, "b"),
            (Series("before", (1.0, None)), Series("since", (2.0, 3.0))),
            one_line,
        )
        for name in ("sections",)
    )
    source = SourceHealth(one_line, 2, 1, 0, 3, 1, Outcome.FAILED, AT, one_line)
    return Digest(
        title=plain(text, 200),
        since=AT.replace(day=13),
        until=AT,
        lists=(one_line,),
        kinds=(),
        new=(NewWork(entry, AT, (spot,), unsure=False, facts=fact),),
        waiting=(Waiting(entry, spot, AT, fact),),
        backlog=Backlog(2, AT),
        changed=tuple(
            ChangedWork(entry, what, plain(text), plain(text), AT, fact) for what in (None, *Change)
        ),
        decided=tuple(Decided(entry, what, spot, AT, one_line, one_line, fact) for what in Decision),
        talked=(TalkedAbout(entry, (Signal("upvotes", 30, 10),), fact),),
        health=Health(2, 0, AT, 80.0, (source,), well=False, sentence=one_line),
        figures=figures,
    )


def rendered(name: str, digest: Digest) -> str:
    return format_named(name).render(digest, Presentation(colour=name == "terminal"))


def elements(page: str) -> list[tuple[str, tuple[str, ...]]]:
    """The tags of a page in order, with the names of their attributes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # html5lib's own
        tree = html5lib.HTMLParser(strict=page.startswith("<!doctype"), namespaceHTMLElements=False).parse(
            page
        )
    return [
        (element.tag, tuple(sorted(map(str, element.attrib))))
        for element in tree.iter()
        if isinstance(element.tag, str)
    ]


ALLOWED_HTML = frozenset(
    element
    for text in ("https://example.org/a", "a")
    for element in elements(rendered("html", digest_of(text)))
)


@pytest.fixture(
    scope="module",
    params=[pytest.param(tenth, marks=[pytest.mark.slow] if tenth else []) for tenth in range(10)],
)
def pages(request: pytest.FixtureRequest) -> Pages:
    """Each format's page of every tenth string, under the string's name; `make test` takes the first tenth."""
    digests = {name: digest_of(HOSTILE[name]) for name in list(HOSTILE)[request.param :: 10]}

    @cache
    def of(form: str) -> dict[str, str]:
        return {name: rendered(form, digest) for name, digest in digests.items()}

    return of


def test_no_format_lets_a_control_character_through(pages: Pages) -> None:
    for form in MODULES:
        for name, page in pages(form).items():
            assert form == "terminal" or not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", page), (form, name)
            assert page.encode()


def test_html_has_no_element_or_attribute_that_we_did_not_write(pages: Pages) -> None:
    for name, page in pages("html").items():
        assert not set(elements(page)) - ALLOWED_HTML, name
        assert not re.search(r'href="(?!https?://)', page), name


def test_markdown_has_no_element_nobody_pinged_nothing_referenced(pages: Pages) -> None:
    for name, markdown in pages("md").items():
        page = cmarkgfm.github_flavored_markdown_to_html(markdown, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE)
        found = elements(page)
        # A dollar stands in a bare span, as GitHub asks for where it begins no mathematics.
        assert {tag for tag, names in found if (tag, names) != ("span", ())} <= KNOWN_IN_MARKDOWN, name
        assert {names for tag, names in found if tag == "a"} <= {("href",)}, name
        assert page.count("<details>") == page.count("</details>") == 1, name
        assert page.count("<h2>") == 1, name
        shown = re.sub(r"<code>.*?</code>|<[^>]*>", "", page)
        assert not re.search(r"@\w|#\d|\bGH-\d|://|www\.", shown, re.IGNORECASE | re.ASCII), name
        for target in re.findall(r'href="([^"]*)"', page):
            assert re.match(r"https?://", target), name
            assert not re.match(r"https?://(www\.)?github\.com/[^/]+/[^/]+/(issues|pull|commit)", target), (
                name
            )


def test_feeds_are_read_back_with_the_same_items(pages: Pages) -> None:
    for name, atom in pages("atom").items():
        feed = feedparser.parse(atom.encode())
        other = json.loads(pages("jsonfeed")[name])
        assert not feed.bozo, name
        assert [entry.id for entry in feed.entries] == [item["id"] for item in other["items"]], name
        for item in other["items"]:
            tags = {tag for tag, _ in elements(item["content_html"])}
            assert tags <= {"html", "head", "body", "p", "a"}, name


def test_json_is_read_back(pages: Pages) -> None:
    for name, page in pages("json").items():
        title = json.loads(page)["new"][0]["entry"]["title"]
        assert title == (plain(HOSTILE[name]) or "arxiv:2611.00001"), name


def test_bibtex_is_read_back_as_one_entry(pages: Pages) -> None:
    for name, page in pages("bibtex").items():
        library = bibtexparser.parse_string(page)
        assert not library.failed_blocks, name
        assert not library.comments, name
        assert len(library.entries) == 1, name
        entry = library.entries[0]
        assert re.fullmatch(r"[a-z0-9]+", entry.key), name
        assert set(entry.fields_dict) <= KNOWN_IN_BIBTEX, name
        assert page.count("{") - page.count("\\{") == page.count("}") - page.count("\\}"), name
        for command in re.findall(r"\\([A-Za-z]+)", page):
            assert command not in ("input", "write", "end", "textbf", "bf"), name


def test_text_has_one_line_where_one_line_was_meant(pages: Pages) -> None:
    for name, page in pages("text").items():
        assert not re.search(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f]", re.sub("\u3000", "", page)), name


def test_terminal_gets_no_sign_that_we_did_not_send(pages: Pages) -> None:
    for name, page in pages("terminal").items():
        without_ours = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", page)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", without_ours), name


def test_mail_has_the_headers_that_we_wrote(pages: Pages) -> None:
    sent = MailSettings(to=("maya@example.org",), sender="tracker@example.org")
    for name, page in pages("html").items():
        letter = Letter("mail", "key", HOSTILE[name], "text/html", page, pages("text")[name], AT)
        message = message_of(letter, sent)
        assert sorted(message.keys()) == [
            "Auto-Submitted", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To",
        ], name  # fmt: skip
        assert message.as_bytes()


def test_there_are_at_least_two_hundred_strings() -> None:
    assert len(HOSTILE) >= 200


def test_what_is_harmless_stays_as_it_is() -> None:
    assert replace(digest_of("A title"), title="A title") == digest_of("A title")
    assert "A title" in rendered("md", digest_of("A title"))
