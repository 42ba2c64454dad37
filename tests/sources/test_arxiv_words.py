"""The pure parts of the arXiv source: calendar, marks, gaps, withdrawals, names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from state.records import Links, Notice, Paper
from tracker.sources.arxiv import calendar, marks
from tracker.sources.arxiv.feed import Announcement, read_feed
from tracker.sources.arxiv.gap import Gap, read_gap, widened, write_gap
from tracker.sources.arxiv.marks import Mark
from tracker.sources.arxiv.oai import read_page, sets_for
from tracker.sources.arxiv.withdrawal import is_withdrawn
from tracker.sources.wording import plain, split_names

MONDAY = date(2026, 11, 9)


@pytest.mark.parametrize(
    ("abstract", "comment", "gone"),
    [
        ("This paper has been withdrawn by the authors.", None, True),
        ("[This article has been withdrawn because of an error.] We study lamps.", None, True),
        ("The following paper has been withdrawn. We study lamps.", None, True),
        ("arXiv admin note: This submission has been withdrawn by arXiv administrators.", None, True),
        ("Withdrawn.", None, True),
        ("WITHDRAWN by the author", None, True),
        ("The authors have withdrawn this paper due to a mistake in the wiring.", None, True),
        ("The author(s) withdrew this article.", None, True),
        ("We withdraw this paper because lamp 2 does not burn.", None, True),
        ("This manuscript has been retracted.", None, True),
        ("This submission has been removed by arXiv administrators because of its lamps.", None, True),
        ("Due to a mistake in the wiring, this paper has been withdrawn.", None, True),
        ("We study lamps.", "This paper has been withdrawn due to a mistake", True),
        ("We study lamps.", "9 pages. The author has withdrawn this paper", True),
        ("We study lamps.", "9 pages, withdrawn from a workshop on lamps", False),
        ("We withdraw lamps from the shelf to study them.", None, False),
        ("Retracted papers on lamps are still cited.", None, False),
        ("Due to heat, lamps are withdrawn from the shelf.", None, False),
        ("We study lamps.", "12 pages; withdrawn by the author", True),
        ("We study lamps.", "arXiv admin note: this version withdrawn by arXiv", True),
        ("We study lamps.", "arXiv admin note: substantial text overlap with another work", False),
        ("We study how funds are withdrawn from accounts.", None, False),
        ("Withdrawn patients are a problem of trials.", None, False),
        ("This paper studies products withdrawn from the market.", "9 pages", False),
        ("We study lamps.", None, False),
    ],
)
def test_a_withdrawal_is_told_by_its_words(abstract: str, comment: str | None, gone: bool) -> None:
    assert is_withdrawn(abstract, comment) is gone


@pytest.mark.parametrize(
    ("joined", "names"),
    [
        ("Ada Lund, Bo Holt", ("Ada Lund", "Bo Holt")),
        ("Ada Lund (Lab A, Town, (Land)), Bo Holt", ("Ada Lund", "Bo Holt")),
        ("Bo Holt, Jr., Cy Orr, III", ("Bo Holt, Jr.", "Cy Orr, III")),
        ("Ada Lund (broken, Bo Holt", ("Ada Lund (broken", "Bo Holt")),
        ("", ()),
        (" , ", ()),
    ],
)
def test_names_are_split_outside_parentheses(joined: str, names: tuple[str, ...]) -> None:
    assert split_names(joined) == names


@pytest.mark.parametrize(
    ("text", "clean"),
    [(None, ""), ("a\n  b", "a b"), ("a\x00b", "ab"), ("\ud800x", "x"), ("Größe\u00a0π", "Größe π")],
)
def test_text_is_one_clean_line(text: str | None, clean: str) -> None:
    assert plain(text) == clean


def test_the_feed_is_of_the_eastern_day() -> None:
    assert calendar.today(datetime(2026, 11, 10, 3, tzinfo=UTC)) == MONDAY
    assert calendar.today(datetime(2026, 11, 10, 6, tzinfo=UTC)) == date(2026, 11, 10)


@pytest.mark.parametrize(
    ("after", "before", "missed"),
    [
        (MONDAY, date(2026, 11, 10), []),
        (MONDAY, date(2026, 11, 12), [date(2026, 11, 10), date(2026, 11, 11)]),
        (date(2026, 11, 13), date(2026, 11, 16), []),
        (date(2026, 11, 12), date(2026, 11, 14), [date(2026, 11, 13)]),
        (MONDAY, MONDAY, []),
        (date(2026, 11, 12), MONDAY, []),
    ],
)
def test_missed_feeds_are_weekdays_between(after: date, before: date, missed: list[date]) -> None:
    assert calendar.missed_feeds(after, before) == missed


@pytest.mark.parametrize(
    ("day", "maybe"),
    [
        (date(2026, 11, 26), True),
        (date(2026, 11, 25), True),
        (date(2025, 12, 31), True),
        (date(2026, 5, 25), True),
        (date(2026, 1, 19), True),
        (date(2026, 11, 11), False),
        (date(2026, 8, 12), False),
    ],
)
def test_days_around_holidays_are_known(day: date, maybe: bool) -> None:
    assert calendar.may_be_holiday(day) is maybe
    assert calendar.expects_papers(day) is not maybe


def test_no_papers_are_expected_on_a_weekend() -> None:
    assert not calendar.expects_papers(date(2026, 8, 15))


@pytest.mark.parametrize(
    ("shown", "now", "late"),
    [
        (date(2026, 11, 11), datetime(2026, 11, 12, 12, tzinfo=UTC), None),
        (date(2026, 11, 11), datetime(2026, 11, 12, 14, tzinfo=UTC), date(2026, 11, 12)),
        (date(2026, 11, 11), datetime(2026, 11, 13, 9, tzinfo=UTC), date(2026, 11, 12)),
        (date(2026, 11, 13), datetime(2026, 11, 15, 12, tzinfo=UTC), None),
        (date(2026, 11, 25), datetime(2026, 11, 27, 23, tzinfo=UTC), None),
        (date(2026, 11, 25), datetime(2026, 11, 30, 23, tzinfo=UTC), date(2026, 11, 30)),
    ],
    ids=[
        "this morning's",
        "this afternoon's",
        "yesterday's, on a new morning",
        "a weekend",
        "Thanksgiving",
        "after it",
    ],
)
def test_a_feed_is_overdue_hours_after_its_midnight(shown: date, now: datetime, late: date | None) -> None:
    assert calendar.overdue(shown, now) == late


def announcement(name: str, category: str, notice: Notice = Notice.NEW) -> Announcement:
    paper = Paper("Lamps", arxiv_id=name, categories=(category,), links=Links())
    return Announcement(paper, (), notice, 1, "new")


def test_marks_survive_being_written() -> None:
    items = [
        announcement("2611.00002", "cs.CV"),
        announcement("2611.00010", "cs.CV"),
        announcement("2610.1", "cs.CL"),
    ]
    made = marks.observed(items, {}, ("cs.CV", "cs.CL", "cs.AI"), MONDAY)
    assert made["cs.CV"] == Mark(MONDAY, "2611.00010", 2)
    assert made["cs.AI"] == Mark(MONDAY)
    assert marks.read_marks(marks.write_marks(made), ("cs.CV",), MONDAY) == made


def test_a_mark_counts_new_papers_by_their_own_category() -> None:
    bare = announcement("2611.00020", "cs.CV")
    items = [
        announcement("2611.00002", "cs.CV"),
        announcement("2611.00030", "cs.CV", Notice.REPLACED),
        announcement("2611.00040", "cs.CV", Notice.CROSS),
        replace(bare, paper=replace(bare.paper, categories=())),
    ]
    assert marks.observed(items, {}, ("cs.CV",), MONDAY) == {"cs.CV": Mark(MONDAY, "2611.00002", 1)}


@pytest.mark.parametrize("text", [None, "", "nonsense", "[]", '{"cs.CV": 1}'])
def test_marks_that_are_not_ours_begin_with_the_feed_of_today(text: str | None) -> None:
    assert marks.read_marks(text, ("cs.CV",), MONDAY) == {"cs.CV": Mark(date(2026, 11, 6))}


@pytest.mark.parametrize(
    ("kept", "believed"),
    [
        (date(2026, 11, 6), date(2026, 11, 6)),
        (date(2026, 11, 10), date(2026, 11, 10)),
        (date(2026, 11, 11), date(2026, 11, 2)),
        (date(2027, 11, 8), date(2026, 11, 2)),
    ],
    ids=["a day before", "tomorrow", "the day after", "a year ahead"],
)
def test_a_mark_of_days_to_come_was_set_by_a_wrong_clock(kept: date, believed: date) -> None:
    text = marks.write_marks({"cs.CV": Mark(kept, "2611.00010", 2)})
    assert marks.read_marks(text, ("cs.CV",), MONDAY) == {"cs.CV": Mark(believed, "2611.00010", 2)}


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        (Mark(MONDAY, "2611.00010", 20), Mark(date(2026, 11, 10), "2611.00010", 20), True),
        (Mark(MONDAY, "2611.00010", 20), Mark(date(2026, 11, 10), "2611.00011", 1), False),
        (Mark(MONDAY, "2611.00010", 20), Mark(MONDAY, "2611.00010", 20), False),
        (Mark(MONDAY, "2611.00010", 20), Mark(date(2026, 11, 10)), True),
        (Mark(MONDAY, "2611.00010", 3), Mark(date(2026, 11, 10)), False),
        (Mark(MONDAY, "2611.99999", 3), Mark(date(2026, 12, 1), "2612.00001", 3), False),
        (Mark(MONDAY), Mark(date(2026, 11, 10), "2611.00001", 1), False),
    ],
)
def test_a_category_is_stale_when_nothing_in_it_is_newer(old: Mark, new: Mark, stale: bool) -> None:
    assert marks.stale({"cs.CV": old}, {"cs.CV": new}) == (["cs.CV"] if stale else [])


def test_a_day_without_new_papers_keeps_the_highest_id() -> None:
    before = {"cs.MM": Mark(MONDAY, "2611.00010", 3)}
    quiet = marks.moved(before, {"cs.MM": Mark(date(2026, 11, 10))})
    assert quiet == {"cs.MM": Mark(date(2026, 11, 10), "2611.00010", 0)}
    assert marks.stale(quiet, {"cs.MM": Mark(date(2026, 11, 11), "2611.00010", 3)}) == ["cs.MM"]


def test_marks_never_go_back() -> None:
    before = {"cs.CV": Mark(date(2026, 11, 10), "2611.00010", 2)}
    assert marks.moved(before, {"cs.CV": Mark(MONDAY, "2611.00001", 1)}) == before


def test_a_gap_survives_being_written_and_grows_backwards() -> None:
    gap = Gap(MONDAY, ("cs",), 0, "token", date(2026, 11, 10), 7)
    assert read_gap(write_gap(gap), ("cs.CV", "cs.CL")) == gap
    assert read_gap(write_gap(gap), ("cs.CV", "stat.ML")) == Gap(MONDAY, sets_for(("cs.CV", "stat.ML")))
    assert read_gap("nonsense", ("cs.CV",)) is None
    assert read_gap(write_gap(None), ("cs.CV",)) is None
    assert widened(gap, date(2026, 11, 11), ("cs.CV", "cs.CL")) == gap
    earlier = date(2026, 10, 1)
    assert widened(gap, earlier, ("cs.CV", "cs.CL"), asked=True) == Gap(earlier, ("cs",), asked=True)


@pytest.mark.parametrize(
    ("categories", "sets"),
    [
        (("cs.CV",), ("cs:cs:CV",)),
        (("cs.CV", "cs.CL"), ("cs",)),
        (("cond-mat.soft", "cond-mat.str-el"), ("physics:cond-mat",)),
        (("quant-ph", "hep-ex"), ("physics:hep-ex", "physics:quant-ph")),
        (("stat.ML", "eess.IV"), ("eess:eess:IV", "stat:stat:ML")),
    ],
)
def test_the_fewest_sets_that_hold_the_categories(categories: tuple[str, ...], sets: tuple[str, ...]) -> None:
    assert sets_for(categories) == sets


ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>http://rss.arxiv.org/atom/cs.CV</id><title>cs.CV updates on arXiv.org</title>
  <updated>2026-11-11T05:00:00+00:00</updated>
  <entry>
    <id>oai:arXiv.org:2611.00001v1</id><title>Lamps &lt; Lanterns</title><updated>2026-11-11T05:00:00+00:00</updated>
    <link href="https://arxiv.org/abs/2611.00001" rel="alternate" type="text/html"/>
    <summary>arXiv:2611.00001v1 Announce Type: new&#32;
Abstract: We show $a &lt; b$ &amp;amp; more.</summary>
    <category term="cs.CV"/><published>2026-11-11T00:00:00-05:00</published>
    <arxiv:announce_type>new</arxiv:announce_type><author><name>Ada Lund</name></author>
  </entry>
</feed>"""


@pytest.mark.parametrize("named", [b"\x80UTF-8", b"\x00UTF-8", b"no-such-8"])
def test_a_feed_whose_encoding_is_named_wrongly_shows_its_papers(named: bytes) -> None:
    found = read_feed(ATOM.encode().replace(b"UTF-8", named, 1))
    assert found
    assert [item.paper.title for item in found.announcements] == ["Lamps < Lanterns"]


def test_the_atom_flavour_of_the_feed_is_read_too() -> None:
    found = read_feed(ATOM.encode())
    assert found
    (item,) = found.announcements
    assert item.paper.title == "Lamps < Lanterns"
    assert item.paper.abstract == "We show $a < b$ &amp; more."
    assert (item.paper.authors, item.paper.categories) == (("Ada Lund",), ("cs.CV",))
    assert item.paper.links == Links(
        abs="https://arxiv.org/abs/2611.00001", pdf="https://arxiv.org/pdf/2611.00001"
    )
    assert found.day == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("abs/2611.00001", "abs/2611.00002"),
        ("arXiv:2611.00001v1 Ann", "arXiv:2611.00003v1 Ann"),
        ("<arxiv:announce_type>new", "<arxiv:announce_type>replace"),
        ("Lamps &lt; Lanterns", " "),
        ("Announce Type: new", "Announce Type: sold"),
    ],
)
def test_an_item_that_contradicts_itself_is_not_taken(old: str, new: str) -> None:
    found = read_feed(ATOM.replace(old, new).encode())
    assert found
    assert (found.announcements, found.unread) == ((), 1)


def oai_record(number: int, metadata: str = "", status: str = "") -> str:
    """A record of a harvest."""
    header = f"<identifier>oai:arXiv.org:2611.{number:05}</identifier><datestamp>2026-11-09</datestamp>"
    return f"<record><header{status}>{header}</header>{metadata}</record>"


def test_a_record_that_was_deleted_is_no_work_and_no_fault() -> None:
    """It has a header alone, and those around it are read."""
    arxiv = "http://arxiv.org/OAI/arXiv/"
    known = (
        f'<metadata><arXiv xmlns="{arxiv}"><id>2611.00002</id><created>2026-11-09</created>'
        "<authors><author><keyname>Lund</keyname><forenames>Ada</forenames></author></authors>"
        "<title>Lamps</title><categories>cs.CV</categories><abstract>We study lamps.</abstract></arXiv></metadata>"
    )
    records = oai_record(1, status=' status="deleted"') + oai_record(2, known) + oai_record(3)
    page = read_page(
        f'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{records}</ListRecords></OAI-PMH>'.encode()
    )
    assert page is not None
    assert [record.paper.arxiv_id for record in page.records] == ["2611.00002"]
    assert page.unread == 1, "the third says nothing of itself and yet is not deleted"
    assert page.whole
