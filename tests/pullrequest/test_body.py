"""The body against golden files; `TRACKER_WRITE_GOLDEN=1` writes them anew for a person to read through."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.forge_scene import NOW, paper, work

from state.records import Kind, ListName, Outcome, Reason, SourceName, SourceReport
from tracker.forge.port import Oid
from tracker.pullrequest import marks
from tracker.pullrequest.body import LIMIT, MOST, BranchEntry, View, Waiting, body_of, controls_of
from tracker.pullrequest.nominees import Evidence, Neighbour, Nominee, Question, code_name
from tracker.pullrequest.plan import NOTHING_LEFT

if TYPE_CHECKING:
    from collections.abc import Mapping

GOLDEN = Path(__file__).parent / "golden"


def full(number: int, **changes: object) -> Nominee:
    evidence = Evidence(
        reasons=(Reason("vision-language model", 2.1), Reason("visual tokens", 1.3), Reason("robot", -0.4)),
        neighbours=(Neighbour("Old One", "https://arxiv.org/abs/2301.00001", 0.61),),
        facts=(("code", "abstract: “our code is at github.com/lumen/vl”"), ("parameters: 7B", "title: “7B”")),
        abstract="We present a made-up vision-language model with sparse visual tokens.",
    )
    return paper(
        number,
        **{
            "evidence": evidence,
            "code": "https://github.com/lumen/vl",
            "signals": {"upvotes": 41.0, "stars": 1200.0},
            "sources": ("arxiv", "hf_papers"),
            **changes,
        },
    )


def entry(number: int, *section: str, **changes: object) -> BranchEntry:
    made = full(number)
    found = BranchEntry(made.work, section or ("Models",), f"- [{made.title}]({made.url})", made)
    return replace(found, **changes)


def view(*entries: BranchEntry, **changes: object) -> View:
    made = View(ListName("vlm"), Oid("ab" * 20), f"Add {len(entries)} entries to the list", entries)
    return replace(made, **changes)


WELL = (
    SourceReport(SourceName("arxiv"), Outcome.NEW, 820, 31),
    SourceReport(SourceName("hf_papers"), Outcome.QUIET, 0),
)
CUT = SourceReport(SourceName("pwc"), Outcome.DEGRADED, 50, 1, reason="page 3 was cut off")
FULL = "the limit of 4 is reached"
VIEWS = {
    "one-entry": view(entry(1), sources=WELL),
    "everything": view(
        entry(1),
        entry(2, "Models", "Open", reworded=True),
        entry(3, "Benchmarks", nominee=full(3, withdrawn=True)),
        replace(entry(4, "Benchmarks"), nominee=None),
        waiting=(
            Waiting(full(5), FULL),
            Waiting(full(6, since=None), "no section fits"),
        ),
        questions=(Question(full(7, kind=Kind.DATASET), "the classifier gives it 48%"),),
        refused=(("not about vision-language models by this list's line", 412), ("rejected by a person", 2)),
        sources=(*WELL, CUT),
        words=("People changed the same lines on this branch and on the default branch.",),
        notes=("A note of Maya's.", "", "- [x] her own box"),
        kept_out={work(8): NOW - timedelta(days=1, microseconds=1)},
        asked={work(3): NOW},
        path="docs/vlm_*.md",
    ),
    "bare": view(
        BranchEntry(
            paper(1).work, (), "- x", replace(paper(1), published=None, since=None, evidence=Evidence())
        )
    ),
    "closed": view(closing=NOTHING_LEFT, notes=("A note of Maya's.",)),
}


def test_who_waits_since_today_is_not_said_to_wait() -> None:
    today = view(entry(1), waiting=(Waiting(full(5, since=NOW), FULL),))
    assert "likely\n" in body_of(today, NOW)


def test_why_works_wait_is_said_once_for_all_of_them() -> None:
    waiting = (*(Waiting(full(n), FULL) for n in range(5, 9)), Waiting(full(9), "no section fits"))
    body = body_of(view(entry(1), waiting=waiting), NOW)
    assert body.count(FULL) == 1
    assert " · no section fits · " in body


def test_sources_in_trouble_are_told_of_in_one_place() -> None:
    broken = SourceReport(SourceName("arxiv"), Outcome.FAILED, 0, reason="the door was shut")
    body = body_of(view(entry(1), sources=(CUT, broken)), NOW)
    assert body.count("[!WARNING]") == 1
    assert (
        "> - Papers with Code gave only a part: page 3 was cut off\n> - arXiv failed: the door was shut\n"
        in body
    )


@pytest.mark.parametrize(
    ("score", "told"), [(0.994, " · 99% likely"), (0.9996, " · over 99% likely"), (0.0, "")]
)
def test_how_sure_the_classifier_is_is_told_in_hundredths_and_not_where_it_never_spoke(
    score: float, told: str
) -> None:
    body = body_of(view(entry(1, nominee=full(1, score=score))), NOW)
    assert f" · 2026-11-02{told} · [lumen/vl]" in body


def test_numbers_that_tell_a_person_nothing_are_left_out() -> None:
    odd = entry(
        1, nominee=full(1, signals={"trending": 38.0, "children": 2.0, "likes": 0.0, "downloads": 5.0})
    )
    assert "[lumen/vl](https://github.com/lumen/vl) · 5 downloads\n" in body_of(view(odd), NOW)


def test_code_is_called_without_the_ending_of_a_clones_address() -> None:
    cloned = entry(1, nominee=full(1, code="https://github.com/lumen/vl.git/"))
    assert "[lumen/vl](https://github.com/lumen/vl.git/)" in body_of(view(cloned), NOW)


def test_an_entry_is_shown_as_it_stands_on_the_branch_and_does_nothing_there() -> None:
    own = entry(1, text="- [Words](https://example.org) of @maya `<!-- tracker:keep w-1 -->`\n  and more")
    (line,) = [line for line in body_of(view(own), NOW).splitlines() if line.startswith("- Its line: ")]
    assert "tracker:keep" in line
    assert not {"<!--", "@maya", "](http"} & set(re.findall(r"<!--|@maya|\]\(http", line))


def test_a_body_from_before_the_times_of_words_is_read_and_not_taken_for_peoples_notes() -> None:
    """A newer tracker comes upon the pull request that an older one opened."""
    body = body_of(view(entry(1), kept_out={work(7): NOW}), NOW)
    (data,) = re.findall(r"<!-- tracker:contents (.*) -->", body)
    old = {**json.loads(data), "kept_out": [str(work(7))]}
    del old["asked"], old["digest"]
    old["digest"] = sha256(json.dumps(old, sort_keys=True).encode()).hexdigest()[:32]
    read = marks.read(body.replace(data, json.dumps(old, sort_keys=True, separators=(",", ":"))))
    assert read.contents
    assert read.notes == ()
    assert list(read.contents.kept_out) == [work(7)]
    assert read.contents.kept_out[work(7)] < NOW - timedelta(days=10_000)


@pytest.mark.parametrize(
    "wrong",
    [
        {"lines": "abc"},
        {"lines": "é"},
        {"asked": {"arxiv:2401.12345": "9999-12-31T23:59:59-12:00"}},
        {"controls": ["dance w-1"]},
        {"entries": ["w-0"]},
        {"works": {"w-1": "a lantern"}},
    ],
    ids=["lines cut off", "lines of no code", "a day past all", "no such box", "no such work", "no name"],
)
def test_contents_that_are_none_are_not_believed_whoever_reckoned_their_digest(
    wrong: Mapping[str, object],
) -> None:
    body = body_of(view(entry(1)), NOW)
    (data,) = re.findall(r"<!-- tracker:contents (.*) -->", body)
    told = {**json.loads(data), **wrong}
    del told["digest"]
    told["digest"] = sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]
    assert marks.read(body.replace(data, json.dumps(told))).contents is None


def test_contents_of_brackets_without_end_are_not_believed() -> None:
    assert marks.read(f'<!-- tracker:contents {{"v":{"[" * 30_000}}} -->').contents is None


def test_when_people_refused_and_asked_is_read_as_it_was_written() -> None:
    contents = marks.read(body_of(VIEWS["everything"], NOW)).contents
    assert contents is not None
    assert contents.kept_out == {work(8): NOW - timedelta(days=1, microseconds=1)}
    assert contents.asked == {work(3): NOW}


@pytest.mark.parametrize("name", list(VIEWS))
def test_the_body_is_as_somebody_read_it(name: str) -> None:
    body, golden = body_of(VIEWS[name], NOW), GOLDEN / f"{name}.md"
    if os.environ.get("TRACKER_WRITE_GOLDEN"):
        golden.write_text(body, encoding="utf-8")
    assert body == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", list(VIEWS))
def test_a_body_is_read_back(name: str) -> None:
    said = VIEWS[name]
    read = marks.read(body_of(said, NOW))
    assert read.contents is not None
    assert read.contents.essence == said.essence
    assert read.contents.title == said.title
    assert read.contents.closed_by_us == bool(said.closing)
    assert [read.contents.works[code] for code in read.contents.entries] == [one.work for one in said.entries]
    assert read.notes == said.notes
    assert read.turned == frozenset()


def test_an_entry_that_is_no_nominee_is_called_by_its_own_words() -> None:
    kept = replace(entry(4, "Benchmarks"), nominee=None, text="- Words of Maya's")
    assert kept.title == "Words of Maya's"


def test_an_entry_that_is_no_nominee_reads_as_the_others_do() -> None:
    text = (
        "- **Lumen-4**: A Made-Up Vision-Language Model [[paper](https://arxiv.org/abs/2611.00004)] (2026-11)"
    )
    kept = replace(entry(4), nominee=None, text=text, reworded=True)
    body = body_of(view(kept), NOW)
    shown = "[Lumen-4: A Made-Up Vision-Language Model](https://arxiv.org/abs/2611.00004)"
    assert f"{shown} · from an earlier run · in the words of a person\n" in body
    assert "<summary><code>arxiv:2611.00004</code> · why</summary>\n\n- Its line: <code>" in body
    assert marks.read(body).contents.entries == (code_name(kept.work),)


def test_an_entry_without_words_is_called_by_its_id() -> None:
    bare = replace(entry(4), nominee=None, text="- https://arxiv.org/abs/2611.00004")
    assert bare.title == "arxiv:2611.00004"


def test_code_that_is_at_no_web_address_is_not_linked() -> None:
    odd = entry(1, nominee=full(1, code="javascript:alert(1)"))
    assert "javascript" not in body_of(view(odd), NOW)


def test_one_of_a_thing_is_told_in_the_singular() -> None:
    few = entry(1, nominee=full(1, signals={"upvotes": 1.0, "comments": 2.0}))
    assert " · 1 upvote, 2 comments\n" in body_of(view(few), NOW)


def test_the_pages_own_title_is_no_section() -> None:
    told = body_of(view(entry(1, "Lists", "Models"), entry(2, "Lists", "Models", "Open")), NOW)
    assert [line for line in told.splitlines() if line.startswith("###")] == [
        "### Models",
        "### Models › Open",
    ]
    told = body_of(view(entry(1, "Lists"), entry(2, "Lists", "Models")), NOW)
    assert [line for line in told.splitlines() if line.startswith("###")] == [
        "### Lists",
        "### Lists › Models",
    ]


@pytest.mark.parametrize("number", [1, 10])
def test_what_to_do_stands_before_the_first_entry_and_each_entry_takes_two_lines(number: int) -> None:
    body = marks.shown(body_of(view(*(entry(n) for n in range(number)), sources=(CUT,)), NOW))
    seen = [
        line
        for line in re.sub("(?s)<details><summary>(.*?)</summary>.*?</details>", r"\1", body).splitlines()
        if line
    ]
    first = next(at for at, line in enumerate(seen) if line.startswith("- [x]"))
    said = " ".join(seen[:first])
    assert all(word in said for word in ("Merge", "refuse", "Reword", "fewer", "pause"))
    assert first == 4
    assert sum(line.startswith("- [x]") for line in seen[first : first + 2 * number]) == number


def test_numbers_that_change_by_themselves_are_not_of_the_essence() -> None:
    before = VIEWS["everything"]
    livelier = tuple(
        replace(one, nominee=one.nominee and replace(one.nominee, score=0.1, signals={"upvotes": 99.0}))
        for one in before.entries
    )
    later = replace(
        before,
        entries=livelier,
        refused=(),
        sources=(*before.sources[:2], replace(before.sources[2], received=1)),
        waiting=before.waiting[::-1],
    )
    assert later.essence == before.essence
    assert body_of(before, NOW + timedelta(days=3)) != body_of(before, NOW)


@pytest.mark.parametrize(
    "other",
    [
        view(entry(1), entry(2)),
        view(entry(1, "Benchmarks")),
        view(entry(1, reworded=True)),
        view(entry(1, nominee=full(1, withdrawn=True))),
        view(entry(1), blob=Oid("cd" * 20)),
        view(entry(1), words=("something",)),
        view(entry(1), questions=(Question(full(7)),)),
        view(entry(1), waiting=(Waiting(full(7), "why"),)),
        view(entry(1), sources=(CUT,)),
        view(entry(1), closing="done"),
    ],
)
def test_what_matters_is_of_the_essence(other: View) -> None:
    assert other.essence != VIEWS["one-entry"].essence


def test_the_longest_body_is_cut_from_the_evidence_and_keeps_every_control() -> None:
    long = "@" * 60_000
    evidence = Evidence(
        reasons=tuple(Reason(f"{long}{n}", 1.0) for n in range(20)),
        neighbours=tuple(Neighbour(long, "https://example.org/x") for _ in range(9)),
        facts=((long, long),) * 40,
        abstract=long,
    )
    entries = tuple(
        entry(n, f"{long}{n % 7}", nominee=full(n, title=long, evidence=evidence, sources=(long,) * 9))
        for n in range(50)
    )
    waiting = tuple(Waiting(full(n, title=long), long) for n in range(100, 400))
    said = view(
        *entries,
        waiting=waiting,
        questions=tuple(Question(full(n, title=long), long) for n in range(500, 510)),
        refused=((long, 1),) * 90,
        sources=tuple(SourceReport(SourceName(long), Outcome.FAILED, 0, reason=long) for _ in range(8)),
        notes=("note " * 1_000,) * 9,
    )
    assert len(body_of(replace(said, notes=()), NOW)) <= LIMIT
    body = body_of(said, NOW)
    assert len(body) <= MOST
    read = marks.read(body)
    assert read.contents is not None
    kept = set(read.contents.controls)
    assert kept >= set(controls_of(said, 0))
    assert len(read.contents.entries) == 50
