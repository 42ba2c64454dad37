"""Every hostile string in every place of a body that shows text from outside, rendered as GitHub renders it."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from unicodedata import normalize

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from support.forge_scene import NOW, paper
from support.hostile import HOSTILE

from state.identity import Identity, Scheme
from state.records import ListName, Outcome, Reason, SourceName, SourceReport
from tracker.forge.escape import address, for_body
from tracker.forge.port import Comment, Oid
from tracker.pullrequest import marks
from tracker.pullrequest.body import LIMIT, BranchEntry, View, Waiting, body_of, controls_of
from tracker.pullrequest.nominees import Evidence, Neighbour, Question, code_name
from tracker.pullrequest.talk import Answered, Status, status_among, status_body
from tracker.pullrequest.trailers import stamp_of, trailers

pytestmark = pytest.mark.unwatched  # more of the same: its branches are walked by others, in half the time
PLAIN = "plain words"
ALIVE = re.compile(r"(?<![\w/])@\w|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|://|\bwww\.|:[a-z0-9_+-]+:", re.IGNORECASE)


class Reader(HTMLParser):
    """The elements of a page with their targets, and its text outside code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[str] = []
        self.text: list[str] = []
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "span" and not attrs:  # ours: GitHub's way to write a dollar sign
            return
        self._code += tag == "code"
        self.elements.append(" ".join([tag, *(f"{name}={value}" for name, value in attrs)]))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            return
        self._code -= tag == "code"
        self.elements.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.elements.append("comment" if "tracker:contents" in data else f"comment {data}")

    def handle_data(self, data: str) -> None:
        if not self._code:
            self.text.append(data)


def rendered(body: str) -> Reader:
    html = cmarkgfm.markdown_to_html_with_extensions(
        body, Options.CMARK_OPT_UNSAFE, ["table", "strikethrough", "autolink", "tasklist"]
    )
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def view_of(text: str) -> View:
    """A body with the text wherever something from outside can stand."""
    evidence = Evidence(
        reasons=(Reason(text, 1.0), Reason("vision", 0.5)),
        neighbours=(Neighbour(text, "https://arxiv.org/abs/2301.00001", 0.4),),
        facts=((text, text),),
        abstract=text,
    )
    one, two, three = (
        replace(paper(n), title=text, sources=(text,), signals={text: 3.0}, evidence=evidence)
        for n in (1, 2, 3)
    )
    return View(
        list=ListName("vlm"),
        blob=Oid("a" * 40),
        title="Add 2 entries",
        entries=(BranchEntry(one.work, (text, "Models"), text, one), BranchEntry(two.work, ("Lost",), text)),
        waiting=(Waiting(three, text),),
        questions=(Question(replace(three, work=Identity(Scheme.ARXIV, "2611.00009")), text),),
        refused=((text, 3),),
        sources=(SourceReport(SourceName(text), Outcome.FAILED, 0, reason=text),),
    )


EXPECTED = rendered(body_of(view_of(PLAIN), NOW)).elements


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 200


def test_a_body_has_no_element_that_we_did_not_write_pings_nobody_and_refers_to_nothing() -> None:
    for name, text in HOSTILE.items():
        found = rendered(body_of(view_of(text), NOW))
        assert found.elements == EXPECTED or not text, name  # without an abstract, no quotation
        assert ALIVE.findall(" ".join(found.text)) == [], name


def test_mathematics_is_never_begun() -> None:
    for name, text in HOSTILE.items():
        assert "$" not in for_body(text).replace("<span>$</span>", ""), name


def test_no_control_is_spoofed() -> None:
    for name, text in HOSTILE.items():
        view = view_of(text)
        body = body_of(view, NOW)
        read = marks.read(body)
        assert len(body) <= LIMIT, name
        assert read.contents is not None, name
        assert read.contents.controls == controls_of(view, 1), name
        assert read.turned == frozenset(), name
        assert read.notes == (), name
        assert marks.read(body.replace("\n", "\r\n")) == read, name


def test_an_answer_shows_the_text_and_nothing_else() -> None:
    def answers(text: str) -> str:
        asked = Comment(7, text, "/tracker rerun", NOW)
        return status_body(Status(), [Answered(asked, ("7.0a",), (text,), done=True)])

    expected = rendered(answers(PLAIN)).elements
    for name, text in HOSTILE.items():
        body = answers(text)
        found = rendered(body)
        assert found.elements == expected, name
        assert ALIVE.findall(" ".join(found.text)) == [], name
        again = status_among([Comment(9, "bot", body, NOW)], "bot")
        assert again.handled == ("7.0a",), name
        assert len(again.lines) == 1, name


def test_a_commit_says_nothing_from_outside() -> None:
    for name, text in HOSTILE.items():
        work = Identity(Scheme.RECORD, text or "x")
        lines = trailers("vlm", b"", [work])
        assert all(re.fullmatch(r"Tracker-[A-Z][a-z]+: [A-Za-z0-9:./_-]+", line) for line in lines), name
        assert lines[2] == f"Tracker-Entry: {code_name(work)}", name
        stamp = stamp_of("\n".join(("Add 1 entry", "", *lines)), "vlm")
        assert stamp is not None, name
        assert len(stamp.entries) == 1, name


def test_an_address_from_outside_ends_no_link() -> None:
    for name, text in HOSTILE.items():
        for url in (text, f"https://example.org/{text}", f"https://example.org/?q={text}", f"https://{text}"):
            target = address(url)
            if target is not None:
                shown = rendered(f"| [x]({target}) |\n|---|\n| [x]({target}) |")
                links = [element for element in shown.elements if element.startswith("a ")]
                assert len(links) == 2, name
                assert all(link.startswith(("a href=http://", "a href=https://")) for link in links), name


def test_what_is_shown_is_what_was_said() -> None:
    """Escaping hides nothing: the visible letters and digits are all there."""
    for name, text in HOSTILE.items():
        short = normalize("NFC", text[:40])
        shown = "".join(rendered(f"x {for_body(short)}").text)
        visible = [char for char in short if char.isascii() and char.isalnum()]
        said = [char for char in shown[2:] if char.isascii() and char.isalnum()]
        assert said[: len(visible)] == visible, name
