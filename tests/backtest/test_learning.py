"""Which model judges on which day, and that it learned from nothing later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from support.made_up import a_verdict

from classifiers.errors import TooFewLabelsError
from state.records import Paper
from tracker.backtest.replay.learning import Judging, Lessons, lessons
from tracker.backtest.replay.texts import Text, look_over

if TYPE_CHECKING:
    from collections.abc import Sequence

    from classifiers.labels import Labelled
    from state.records import Verdict

START = date(2026, 1, 5)
END = date(2026, 6, 1)


class Pupil:
    """A judge that knows what it learned from."""

    version = "made-up"

    def __init__(self, rows: Sequence[Labelled] = ()) -> None:
        self.yes = {row.paper.arxiv_id for row in rows if row.relevant}
        self.no = {row.paper.arxiv_id for row in rows if row.relevant is False}

    def judge(self, papers: Sequence[Paper]) -> list[Verdict]:
        return [a_verdict(float(paper.arxiv_id in self.yes)) for paper in papers]


def learn(rows: Sequence[Labelled]) -> Pupil:
    pupil = Pupil(rows)
    if len(pupil.yes) < 2:
        raise TooFewLabelsError("too few")
    return pupil


def a_text(number: int, day: date) -> Text:
    return Text(Paper(f"Lumen {number}", "Made up.", f"{day:%y%m}.{number:05}"), day)


TEXTS = [a_text(number, START + timedelta(days=number)) for number in range(100)]
KEYS = [text.paper.arxiv_id or "" for text in TEXTS]
TAKEN = {key: START + timedelta(days=number + 5) for number, key in enumerate(KEYS) if number % 3 == 0}


def taught(texts: list[Text], taken: dict[str, date]) -> Lessons:
    return lessons(Judging(Pupil(), learn), look_over(texts, taken), taken, (START, END))


def test_model_learns_every_four_weeks_from_what_was_decided_until_then() -> None:
    """Two weeks passed before there was enough to learn from, and it was tried every week."""
    found = taught(TEXTS, TAKEN)
    assert [(day - START).days for day in found.starts] == [0, 7, 14, 42, 70, 98]
    assert (len(found.judges), found.learned) == (6, 4)
    for day, judge in list(zip(found.starts, found.judges, strict=True))[2:]:
        assert isinstance(judge, Pupil)
        assert judge.yes == {key for key, on in TAKEN.items() if on < day}
        assert judge.yes.isdisjoint(judge.no)
        assert all(KEYS.index(key or "") <= (day - START).days - 21 for key in judge.no)


def test_the_future_teaches_nothing() -> None:
    day = START + timedelta(days=56)
    later = {**TAKEN, KEYS[1]: day, KEYS[97]: day + timedelta(days=50)}
    more = [*TEXTS, *(a_text(900 + number, day) for number in range(9000))]
    for texts, taken in ((TEXTS, later), (more, TAKEN), (more, later)):
        found, plain = taught(texts, taken).judges[:4], taught(TEXTS, TAKEN).judges[:4]
        assert [judge.__dict__ for judge in found] == [judge.__dict__ for judge in plain]


def test_each_model_judges_until_the_next() -> None:
    found = taught(TEXTS, TAKEN)
    days = [START - timedelta(days=9), START, START + timedelta(days=28), START + timedelta(days=42), END]
    assert [found.number(day) for day in days] == [0, 0, 2, 3, 5]


def test_without_learning_or_texts_the_first_judges_all() -> None:
    first = Pupil()
    for judging, texts in ((Judging(first), TEXTS), (Judging(first, learn), [])):
        found = lessons(judging, look_over(texts, TAKEN), TAKEN, (START, END))
        assert (found.judges, found.learned, found.number(END)) == ([first], 0, 0)
