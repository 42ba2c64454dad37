"""Commands, trailers, the body's marks and the comment of answers, each read back from what was written."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.forge_scene import NOW, paper, work

from state.identity import Identity, Scheme
from tracker.branch import branch_name
from tracker.forge.escape import address, for_body, link, plain
from tracker.forge.patience import Patience, limit_wait
from tracker.forge.port import Comment, Oid, blob_oid
from tracker.pullrequest import marks
from tracker.pullrequest.commands import Command, NoCommand, Verb, commands
from tracker.pullrequest.marks import Action, Contents, Control, shown
from tracker.pullrequest.nominees import code_name, plain_name
from tracker.pullrequest.noted import Noted
from tracker.pullrequest.presence import Directory
from tracker.pullrequest.talk import Answered, Status, status_among, status_body
from tracker.pullrequest.trailers import stamp_of, trailers


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("/tracker rerun", [Command(Verb.RERUN)]),
        ("  /tracker REJECT 2401.1 not ours ", [Command(Verb.REJECT, "2401.1", "not ours")]),
        ("/Tracker Rerun", [Command(Verb.RERUN)]),
        ("/tracker rerun now please", [Command(Verb.RERUN)]),
        ("/tracker reject\t2401.1\tnot ours", [Command(Verb.REJECT, "2401.1", "not ours")]),
        ("/tracker move 2401.1 TO Open models", [Command(Verb.MOVE, "2401.1", "Open models")]),
        ("/tracker move 2401.1 to “Open models”", [Command(Verb.MOVE, "2401.1", "Open models")]),
        ("/tracker move to Open models", [Command(Verb.MOVE, "", "Open models")]),
        ("/tracker reject", [Command(Verb.REJECT)]),
        (
            "/tracker accept x\nthanks\n/tracker explain y",
            [Command(Verb.ACCEPT, "x"), Command(Verb.EXPLAIN, "y")],
        ),
        ("> /tracker rerun", []),
        ("```\n/tracker rerun\n```", []),
        ("~~~\n/tracker rerun\n```\n/tracker rerun\n~~~\n/tracker rerun", [Command(Verb.RERUN)]),
        ("````\n```\n/tracker rerun\n```\n````", []),
        ("```text\n/tracker rerun\n```text\n/tracker rerun", []),
        ("``` in a line ```\n/tracker rerun", [Command(Verb.RERUN)]),
        ("~~~ with `ticks`\n/tracker rerun\n~~~", []),
        ("- ```\n  /tracker rerun\n  ```\n/tracker explain y", [Command(Verb.EXPLAIN, "y")]),
        ("1. ~~~\n   /tracker rerun\n   ~~~\n/tracker explain y", [Command(Verb.EXPLAIN, "y")]),
        ("```\n- ```\n/tracker rerun\n```", []),
        ("> A title\u2028/tracker rerun", []),
        ("> A title\x0b/tracker rerun\x85/tracker rerun", []),
        ("thanks\r\n/tracker rerun\r\n", [Command(Verb.RERUN)]),
        ("thanks\r/tracker rerun", [Command(Verb.RERUN)]),
        ("    /tracker rerun", []),
        ("\t/tracker rerun", []),
        ("please /tracker rerun", []),
        ("/trackers rerun", []),
        ("", []),
    ],
)
def test_commands_are_read(body: str, found: list[Command]) -> None:
    assert commands(body) == found


@pytest.mark.parametrize("said", ["/tracker move x to", "/tracker reject x", "/tracker", "/tracker rerun"])
@pytest.mark.parametrize("blank", [" ", "\t", "\xa0"], ids=["space", "tab", "nbsp"])
def test_a_comment_of_blanks_is_read_in_the_time_of_any(said: str, blank: str) -> None:
    assert len(commands(f"{said}{blank * 65_000}y")) <= 1  # where it costs the square, nine seconds each


def test_a_mark_that_never_ends_hides_nothing() -> None:
    begun = "<!-- tracker:" * 5_000
    assert shown(f"{begun} <!-- tracker:keep w-1 --> A Lantern") == f"{begun} A Lantern\n"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("/tracker dance", "there is no"),
        ("/tracker move 1 Models", "to SECTION"),
    ],
)
def test_a_command_that_is_none_is_told(body: str, why: str) -> None:
    (found,) = commands(body)
    assert isinstance(found, NoCommand)
    assert why in found.why


def test_one_line_that_is_no_command_is_told_from_another() -> None:
    told = [
        found.digest for found in commands("/tracker dance\n/tracker sing\n") + commands("/tracker dance")
    ]
    assert told == [told[0], told[1], told[0]]
    assert told[0] != told[1]


@given(st.text())
def test_any_comment_can_be_read(body: str) -> None:
    commands(body)
    marks.read(body)
    stamp_of(body, "vlm")


def test_a_commit_tells_what_it_holds() -> None:
    lines = trailers("vlm", b"bytes", [work(1), Identity(Scheme.RECORD, "some words")])
    stamp = stamp_of("\n".join(("Add 2 entries", "", *lines)), "vlm")
    assert stamp is not None
    assert stamp.fits(b"bytes")
    assert not stamp.fits(b"other")
    assert not stamp.fits(None)
    assert stamp.entries == ("arxiv:2611.00001", code_name(Identity(Scheme.RECORD, "some words")))
    assert stamp_of("\n".join(lines), "another list") is None
    assert stamp_of("Add\n\nTracker-List: vlm", "vlm") is None


def test_a_blob_is_named_as_git_names_it() -> None:
    assert blob_oid(b"hello\n") == "ce013625030ba8dba906f756967f9e9ca394464a"


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        (Identity(Scheme.ARXIV, "2401.12345"), "arxiv:2401.12345"),
        (Identity(Scheme.HF_MODEL, "lumen/vl-7b"), "hf_model:lumen/vl-7b"),
        (Identity(Scheme.DOI, "10.1000/(x)<y>"), code_name(Identity(Scheme.DOI, "10.1000/(x)<y>"))),
        (Identity(Scheme.RECORD, "pwc/GH-12"), code_name(Identity(Scheme.RECORD, "pwc/GH-12"))),
    ],
)
def test_a_name_in_a_commit_is_harmless(identity: Identity, name: str) -> None:
    assert plain_name(identity) == name


CONTENTS = Contents(
    list="vlm",
    blob=Oid("a" * 40),
    works={"w-1": work(1)},
    entries=("w-1",),
    controls=(Control(Action.KEEP, "w-1"), Control(Action.RERUN, "all")),
    title="Add",
    essence="e",
)
BODY = marks.seal(
    "Some words\n\n- [x] <!-- tracker:keep w-1 --> one\n- [ ] <!-- tracker:rerun all --> anew", CONTENTS, ()
)


def test_boxes_are_read_as_they_were_turned() -> None:
    assert marks.read(BODY).turned == frozenset()
    assert marks.read(BODY.replace("- [x]", "- [ ]")).turned == {Control(Action.KEEP, "w-1")}
    assert marks.read(BODY.replace("- [ ] <!-- tracker:rerun", "* [X] <!-- tracker:rerun")).turned == {
        Control(Action.RERUN, "all")
    }


@pytest.mark.parametrize(
    "tampered",
    [
        BODY.replace('"w-1":"arxiv:2611.00001"', '"w-1":"arxiv:2611.00002"'),
        BODY.replace('"v":1', '"v":"x"'),
        BODY.replace("tracker:contents {", "tracker:contents {{"),
        BODY.replace("tracker:contents", "tracker:nothing"),
        "",
        "A body by a person\n- [x] <!-- tracker:rerun all -->",
    ],
)
def test_a_body_that_is_not_ours_steers_nothing_and_is_kept(tampered: str) -> None:
    read = marks.read(tampered)
    assert read.contents is None
    assert read.turned == frozenset()
    assert list(read.notes) == tampered.strip("\n").split("\n") or not tampered


def test_a_box_that_the_contents_do_not_name_steers_nothing() -> None:
    assert (
        marks.read(BODY.replace("Some words", "- [x] <!-- tracker:accept w-9 --> mine")).turned == frozenset()
    )


def test_a_line_of_ours_with_other_blanks_at_its_ends_is_no_note() -> None:
    assert marks.read(BODY.replace("Some words", "  Some words \t")).notes == ()


def test_notes_stay_where_they_are_and_nothing_in_them_steers() -> None:
    noted = marks.seal(
        "Words\n- [x] <!-- tracker:keep w-1 --> one", CONTENTS, ("mine", "- [ ] <!-- tracker:keep w-1 -->")
    )
    read = marks.read(noted)
    assert read.turned == frozenset()
    assert read.notes == ("mine", "- [ ] <!-- tracker:keep w-1 -->")


def answered(number: int) -> Answered:
    """One line of a comment, answered."""
    asked = Comment(number, "maya", "/tracker rerun", NOW)
    return Answered(asked, (f"{number}.0a",), (f"answer {number}",), done=True)


def test_the_answers_comment_is_known_by_its_author_and_grows_in_place() -> None:
    first = status_body(Status(), [answered(1)])
    ours = Comment(9, "bot", first, NOW)
    assert status_among([Comment(8, "mallory", first, NOW)], "bot") == Status()
    spoke = Comment(7, "bot", "Thank you, I merge this tomorrow.", NOW)  # whose account a token may be
    assert status_among([spoke], "bot") == Status()
    status = status_among([spoke, ours], "bot")
    assert (status.id, status.handled) == (9, ("1.0a",))
    for number in range(2, 40):
        body = status_body(status, [answered(number)])
        status = status_among([Comment(9, "bot", body, NOW)], "bot")
    assert len(status.handled) == 39
    assert len(status.lines) == 20
    assert "answer 39" in status.lines[-1]


def test_the_answers_comment_forgets_the_oldest_and_not_the_newest() -> None:
    status = Status(9, tuple(f"{number}.0a" for number in range(3000)))
    body = status_body(status, [answered(3000)])
    read = status_among([Comment(9, "bot", body, NOW)], "bot")
    assert read.handled[-1] == "3000.0a"
    assert "0.0a" not in read.handled
    assert len(body) < 10_000


def test_a_directory_knows_works_by_any_name() -> None:
    model = Identity(Scheme.HF_MODEL, "lumen/vl")
    known = paper(1, identities=frozenset({work(1), model}))
    other = paper(2)
    directory = Directory([known], {work(2): other}.get)
    assert directory.named("arxiv:2611.00001") == work(1)
    assert directory.named(code_name(model)) == work(1)
    assert directory.named("hf_model:lumen/vl") == work(1)
    assert directory.named("no identity") is None
    assert directory.nominee(work(2)) == other
    assert directory.nominee(work(3)) is None
    assert directory.names(work(3)) == {work(3)}
    directory.learn([work(4)])
    assert directory.named(code_name(work(4))) == work(4)


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://arxiv.org/abs/2401.1", "https://arxiv.org/abs/2401.1"),
        ("HTTPS://Example.org:8080/a b?q=@x#frag", "https://example.org:8080/a%20b?q=%40x"),
        ("https://github.com/o/r", "https://github.com/o/r"),
        ("https://github.com/o/r/pull/5", "https://redirect.github.com/o/r/pull/5"),
        ("https://github.com/o/r/compare/a...b", "https://redirect.github.com/o/r/compare/a...b"),
        ("https://github.com/o/r/tree/main", "https://github.com/o/r/tree/main"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("javascript:alert(1)", None),
        ("https://user:pass@example.org", None),
        ("https://", None),
        ("https://[::1", None),
        ("https://example.org:99999/", None),
        ("not an address", None),
    ],
)
def test_addresses(url: str, target: str | None) -> None:
    assert address(url) == target


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("a reader of large maps", 20, "a reader of large…"),
        ("a reader of large maps", 18, "a reader of large…"),
        ("a reader ofverylargemaps", 19, "a reader ofverylar…"),
        ("a readerofverylargemaps", 3, "a…"),
    ],
    ids=["within a word", "behind a word", "no words to speak of", "only a short one"],
)
def test_long_text_is_cut_between_words(text: str, limit: int, shown: str) -> None:
    assert plain(text, limit) == shown


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("7. lamps", "7\\. lamps"),
        ("12) lamps", "12\\) lamps"),
        ("lamps (and wicks)", "lamps (and wicks)"),
        ("see [x](y)", "see \\[x\\]\\(y)"),
        ("# oil lamps", "\\#&#8203; oil lamps"),
        ("- lamp", "\\- lamp"),
    ],
)
def test_text_begins_no_list_and_no_heading_and_is_escaped_once(text: str, written: str) -> None:
    assert for_body(text) == written


def test_text_is_shortened_where_it_is_long() -> None:
    assert plain("a" * 50, 10) == "a" * 9 + "…"
    assert len(for_body("@" * 500, 100)) <= 308
    assert link("", "https://example.org") == "[(untitled)](https://example.org)"
    assert link("x", "nowhere") == "x"


@pytest.mark.parametrize(
    ("status", "headers", "message", "wait"),
    [
        (403, {"Retry-After": "7"}, "", 7),
        (429, {"retry-after": "3"}, "", 3),
        (429, {}, "slow down", 60),
        (403, {}, "You have exceeded a secondary rate limit.", 60),
        (403, {}, "Resource not accessible by integration", None),
        (
            403,
            {
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1000",
                "Date": "Thu, 01 Jan 1970 00:16:00 GMT",
            },
            "",
            41,
        ),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1000", "Date": "nonsense"}, "", 0),
        (500, {"Retry-After": "7"}, "", None),
    ],
)
def test_how_long_a_limit_asks_to_wait(
    status: int, headers: dict[str, str], message: str, wait: float | None
) -> None:
    assert limit_wait(status, headers, message, Patience()) == wait


@pytest.mark.parametrize(
    ("name", "branch"), [("VLM", "tracker/vlm"), ("a  b//c", "tracker/a-b-c"), ("…", "tracker/list")]
)
def test_a_branch_is_named_by_its_list(name: str, branch: str) -> None:
    assert branch_name(name) == branch


@pytest.mark.parametrize("value", ["", "[]", '{"handled": 3}', '{"settled": 3}', "nonsense", "[" * 99_999])
def test_a_spoilt_note_of_the_memory_is_an_empty_one(value: str) -> None:
    from state.records import Cursor

    assert Noted.read(Cursor("pullrequest:vlm", value, NOW)) == Noted()


def test_the_memory_note_is_read_back() -> None:
    noted = Noted({"1": "x", "12": "y"}, ("3.0a", "4.0b"))
    from state.records import Cursor

    assert Noted.read(Cursor("c", noted.written(), NOW)) == noted
    assert json.loads(noted.written())["settled"] == {"1": "x", "12": "y"}


def test_people_are_shown_the_body_without_what_github_hides() -> None:
    box = Control(Action.KEEP, "w-1").box
    body = f"Words <!-- mine -->\n\n{box} Lumen\n\n<!-- tracker:contents {{}} -->\n"
    assert shown(body) == "Words <!-- mine -->\n\n- [x] Lumen\n"
