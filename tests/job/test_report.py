"""What a run came to, for people and for programs."""

from dataclasses import replace

import pytest

from state.records import ListName, Outcome, SourceName, SourceReport
from tracker.job.report import ListReport, RunReport, run_json, told


def source(outcome: Outcome, reason: str = "") -> SourceReport:
    return SourceReport(SourceName("arxiv"), outcome, received=5, new=2, expected=5, reason=reason)


def a_list(outcome: Outcome = Outcome.QUIET, new: int = 0) -> ListReport:
    return ListReport(
        ListName("vlm"), outcome, proposed=3, new=new, pull_request="https://example.org/pull/1"
    )


@pytest.mark.parametrize(
    ("sources", "lists", "outcome"),
    [
        ([Outcome.NEW], [a_list(new=1)], Outcome.NEW),
        ([Outcome.NEW], [a_list(new=0)], Outcome.QUIET),
        ([Outcome.QUIET], [], Outcome.QUIET),
        ([Outcome.NEW, Outcome.FAILED], [a_list(new=1)], Outcome.DEGRADED),
        ([Outcome.DEGRADED], [a_list(new=1)], Outcome.DEGRADED),
        ([Outcome.FAILED, Outcome.FAILED], [a_list(new=1)], Outcome.FAILED),
        ([Outcome.NEW], [a_list(Outcome.FAILED)], Outcome.FAILED),
        ([Outcome.NEW], [a_list(Outcome.FAILED), a_list()], Outcome.DEGRADED),
    ],
)
def test_outcome_never_hides_a_part_that_did_not_go_well(
    sources: list[Outcome], lists: list[ListReport], outcome: Outcome
) -> None:
    assert RunReport(tuple(map(source, sources)), tuple(lists)).outcome is outcome


def test_json_has_the_documented_keys() -> None:
    shown = run_json(RunReport((source(Outcome.NEW),), (a_list(new=1),), 7, {"example.org": 2}, 1.23456))
    assert shown == {
        "outcome": "new",
        "sources": {"arxiv": {"outcome": "new", "received": 5, "new": 2, "expected": 5, "reason": ""}},
        "lists": {
            "vlm": {
                "outcome": "quiet",
                "proposed": 3,
                "new": 1,
                "duplicates": 0,
                "unsure": 0,
                "refused": 0,
                "backlog": 0,
                "pull_request": "https://example.org/pull/1",
                "reason": "",
            }
        },
        "judged": 7,
        "learned": "",
        "http": {"example.org": 2},
        "seconds": 1.235,
    }


def test_lines_for_people_name_every_part_and_the_reason() -> None:
    text = told(RunReport((source(Outcome.DEGRADED, "throttled"),), (a_list(),)))
    assert "- arXiv: degraded (5 received, 2 new): throttled" in text
    assert "- vlm: quiet (3 in the pull request, 0 of them new)" in text
    assert " 0 unsure" not in text
    assert "https://example.org/pull/1" in text


@pytest.mark.parametrize(
    ("dry_run", "first"), [(False, "1 new entry proposed"), (True, "1 new entry would be proposed")]
)
def test_what_came_of_a_run_is_its_first_line_and_what_it_took_its_last(dry_run: bool, first: str) -> None:
    report = RunReport((source(Outcome.NEW),), (a_list(Outcome.NEW, 1),), judged=7, seconds=1.25)
    lines = told(report, dry_run=dry_run).split("\n")
    assert (lines[0], lines[-1]) == (first, "7 works judged, in 1.2 s")


def test_source_that_gave_nothing_is_told_by_its_reason_alone() -> None:
    silent = SourceReport(SourceName("pwc"), Outcome.FAILED, 0, reason="no answer")
    assert "- Papers with Code: failed: no answer" in told(RunReport((silent,)))
    assert "- Papers with Code: quiet (0 received, 0 new)" in told(
        RunReport((SourceReport(SourceName("pwc"), Outcome.QUIET, 0),))
    )


@pytest.mark.parametrize("refused", [0, 18], ids=["nothing counted", "some left out before"])
def test_list_that_failed_has_a_reason_and_no_zeros(refused: int) -> None:
    failed = ListReport(ListName("vlm"), Outcome.FAILED, refused=refused, reason="there is no page")
    text = told(RunReport((), (failed,)))
    assert "- vlm: failed: there is no page" in text


def test_source_with_nothing_to_ask_does_not_hide_that_all_others_failed() -> None:
    idle = SourceReport(SourceName("details"), Outcome.QUIET, received=0, expected=0)
    assert RunReport((source(Outcome.FAILED), idle)).outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("sources", "new", "line"),
    [
        ([Outcome.QUIET], 0, "nothing new to propose"),
        ([Outcome.DEGRADED], 0, "part of the run did not go well"),
        ([Outcome.DEGRADED], 2, "2 new entries proposed, but part of the run did not go well"),
        ([Outcome.FAILED], 0, "the run failed"),
        ([Outcome.FAILED], 1, "the run failed; 1 new entry proposed all the same"),
    ],
)
def test_what_is_new_is_told_beside_what_did_not_go_well(sources: list[Outcome], new: int, line: str) -> None:
    report = RunReport(tuple(map(source, sources)), (a_list(new=new),))
    assert told(report).split("\n")[0] == line


def test_what_is_beside_the_pull_request_is_counted_where_there_is_any() -> None:
    full = replace(a_list(), backlog=4, unsure=3, refused=2, duplicates=1)
    counts = "3 in the pull request, 0 of them new, 4 waiting, 3 unsure, 2 left out, 1 already there"
    assert f"- vlm: quiet ({counts})" in told(RunReport((), (full,)))
