"""What became different about a work between two words of its sources."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from state.happenings import Change, difference_of
from state.identity import Identity, Scheme
from state.records import EventKind, Links, Notice, Paper, Sighting, SourceName, Work, WorkId
from tracker.job.changes import happenings_of, is_outdated

THEN = datetime(2026, 3, 4, tzinfo=UTC)
NOW = THEN + timedelta(days=1)
NAME = Identity(Scheme.ARXIV, "2601.00001")
CODE = "https://github.com/maps/m"


def says(
    abstract: str = "", *, source: str = "arxiv", version: int = 1, links: Links | None = None
) -> Sighting:
    paper = Paper("MapRead", abstract, links=links or Links())
    return Sighting(SourceName(source), "key", NOW, paper, (NAME,), version=version)


def told(before: Sighting | Sequence[Sighting], now: Sighting) -> list[tuple[Change, str, str]]:
    words = (before,) if isinstance(before, Sighting) else tuple(before)
    work = Work(WorkId(str(NAME)), (NAME,), words[0].paper, THEN, words)
    events = happenings_of([now], {NAME: work}, NOW)
    found = [difference_of(event) for event in events if event.kind is EventKind.CHANGED]
    return [(one.what, one.was, one.now) for one in found if one and one.what is not Change.VERSION]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        pytest.param(
            says(),
            says(f"Code: {CODE}.", version=2),
            [(Change.CODE, "", CODE)],
            id="in the text of a version",
        ),
        pytest.param(
            says(), says(source="pwc", links=Links(code=CODE)), [(Change.CODE, "", CODE)], id="in a field"
        ),
        pytest.param(
            says(f"Code: {CODE}."),
            says(source="pwc", links=Links(code=f"http://www.{CODE[8:]}.git")),
            [],
            id="known, spelt otherwise",
        ),
        pytest.param(
            says(f"Code: {CODE}."),
            says("Code: https://github.com/maps/new.", version=2),
            [(Change.CODE, CODE, "https://github.com/maps/new")],
            id="moved",
        ),
        pytest.param(
            says(f"Code: {CODE}."),
            says(source="pwc", links=Links(code="https://github.com/a/copy")),
            [],
            id="another's",
        ),
    ],
)
def test_what_is_new_is_told(
    before: Sighting, now: Sighting, expected: list[tuple[Change, str, str]]
) -> None:
    assert told(before, now) == expected


def test_a_new_title_is_told() -> None:
    before = says()
    renamed = Sighting(before.source, "key", NOW, Paper("MapRead 2"), (NAME,), version=2)
    assert told(before, renamed) == [(Change.TITLE, "MapRead", "MapRead 2")]


def test_a_new_title_is_told_with_the_latest_before_it() -> None:
    first, second, third = (
        Sighting(SourceName("arxiv"), str(number), NOW, Paper(title), (NAME,), version=number)
        for number, title in enumerate(("Map", "MapRead", "MapRead 2"), 1)
    )
    for before in [(first, second), (second, first)]:
        assert told(before, third) == [(Change.TITLE, "MapRead", "MapRead 2")]


def test_another_source_that_writes_the_title_otherwise_changes_nothing() -> None:
    elsewhere = Sighting(SourceName("pwc"), "key", NOW, Paper("Map-Read"), (NAME,), version=1)
    assert told(says(), elsewhere) == []


def test_a_title_of_an_older_version_is_no_change() -> None:
    old = Sighting(SourceName("arxiv"), "other", NOW, Paper("Map"), (NAME,), version=1)
    assert told(says(version=2), old) == []
    versionless = Sighting(SourceName("arxiv"), "other", NOW, Paper("Map"), (NAME,))
    assert told(says(version=2), versionless) == [(Change.TITLE, "MapRead", "Map")]


def test_a_withdrawal_that_was_taken_back_is_not_told_again() -> None:
    gone = Sighting(SourceName("arxiv"), "other", NOW, Paper("MapRead"), (NAME,), Notice.WITHDRAWN, 2)
    work = Work(WorkId(str(NAME)), (NAME,), gone.paper, THEN, (says(version=3),))
    assert list(happenings_of([gone], {NAME: work}, NOW)) == []


@pytest.mark.parametrize(
    ("before", "now", "outdated"),
    [
        (2, 1, True),
        (2, 2, False),
        (2, 3, False),
        (2, None, False),
        (None, 1, False),
    ],
)
def test_an_older_version_in_the_same_place_is_outdated(
    before: int | None, now: int | None, outdated: bool
) -> None:
    was, is_now = replace(says(), version=before), replace(says(), version=now)
    work = Work(WorkId(str(NAME)), (NAME,), was.paper, THEN, (was,))
    assert is_outdated(is_now, {NAME: work}) is outdated
    assert not is_outdated(replace(is_now, key="elsewhere"), {NAME: work})
    assert not is_outdated(is_now, {})


def test_what_is_taken_back_is_told_once() -> None:
    back = Sighting(SourceName("arxiv"), "key", NOW, Paper("MapRead"), (NAME,), Notice.WITHDRAWN)
    (event,) = happenings_of([back], {}, NOW)
    assert event.kind is EventKind.WITHDRAWN
    work = Work(WorkId(str(NAME)), (NAME,), back.paper, THEN, (back,))
    assert list(happenings_of([back], {NAME: work}, NOW)) == []


def test_a_word_without_a_name_tells_nothing() -> None:
    nameless = Sighting(SourceName("arxiv"), "key", NOW, Paper("MapRead"), ())
    assert list(happenings_of([nameless], {}, NOW)) == []


def test_a_record_that_names_two_papers_says_nothing_of_either() -> None:
    known = {NAME: Work(WorkId(str(NAME)), (NAME,), says().paper, THEN, (says(),))}
    both = (NAME, Identity(Scheme.ARXIV, "2601.00002"))
    card = replace(says(source="hf_models", links=Links(code=CODE)), identities=both)
    assert list(happenings_of([card], known, NOW)) == []
