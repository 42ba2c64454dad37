"""What is read as a date, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from support.makes import EMBER, NAMELESS, URL, added
from support.pages import planned, read

from state.records import Paper
from tracker.lists.candidate import candidate_for
from tracker.lists.entry.moments import Moment
from tracker.lists.entry.times import find_dates, find_years, month_alone
from tracker.lists.steering import Steering


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("12/31/2025", Moment(2025, 12, 31)),
        ("31/12/2025", Moment(2025, 12, 31)),
        ("31.1.2025", Moment(2025, 1, 31)),
        ("2025/12/31", Moment(2025, 12, 31)),
    ],
)
def test_the_month_is_the_number_that_can_be_one(words: str, moment: Moment) -> None:
    assert [one.moment for one in find_dates(words)] == [moment]


@pytest.mark.parametrize("words", ["31/31/2025", "13/14/2025", "0/5/2025", "1/32/2025", "2025/13/1"])
def test_numbers_that_no_calendar_has_are_no_date(words: str) -> None:
    assert not find_dates(words)


@pytest.mark.parametrize(
    ("words", "month"),
    [("11", 11), (" Nov ", 11), ("0", 0), ("13", 0), ("99", 0), ("2511", 11), ("2513", 0)],
)
def test_a_month_alone_is_one_of_twelve(words: str, month: int) -> None:
    found = month_alone(words)
    assert (found.moment.month if found else 0) == month


@pytest.mark.parametrize("day", ["2024-02-30", "Feb 30, 2024", "31/04/2024", "29.2.2023"])
@pytest.mark.parametrize(
    "entry", ["- [{}]({}) ({})", "- {1} [{0}] {2}", "- {0} [![](https://img.shields.io/badge/{2}-red)]({1})"]
)
def test_days_that_no_calendar_has_keep_no_work_out(day: str, entry: str) -> None:
    """They are slips of a list's people: `2024-02-30` is told and ordered as it stands."""
    listed = [
        entry.format(f"Kettles Heard {where}", f"https://arxiv.org/abs/2402.0000{number}", day)
        for number, where in enumerate(("from Above", "Next Door", "at Night", "in Rain"))
    ]
    content = "\n".join(("# Kettles", "", "## Papers", "", *listed, "")).encode()
    paper = Paper("Spoons Never Seen Before", arxiv_id="2607.00077", published=date(2026, 7, 7))
    page = read(content)
    found = planned(page, candidate_for(paper))
    assert "2607.00077" in "".join(found.inserted)


DATES = [
    *("2025-06-03", "2025年6月3日", "3 June 2025", "2025 June", "2025-06", "03.06.2025", "06/2025", "25-06-03"),
    *("25-06", "20250603"),
]  # fmt: skip


@pytest.mark.parametrize("words", DATES)
@pytest.mark.parametrize("before", ["", "(", "On "])
def test_a_date_is_read_from_its_first_figure(words: str, before: str) -> None:
    assert [(one.start, one.end) for one in find_dates(before + words)] == [
        (len(before), len(before) + len(words))
    ]


@pytest.mark.parametrize("words", [words for words in DATES if words != "2025 June"])
def test_what_goes_on_from_other_figures_is_no_date(words: str) -> None:
    assert all(one.start for one in find_dates(f"123{words}"))


@pytest.mark.parametrize(
    ("words", "form"),
    [("ArXiv'2505", "'{y}{mm}"), ("ArXiv’2512", "’{y}{m?}"), ("ACL'2012", ""), ("IV'2513", "")],
)
def test_a_month_in_figures_behind_an_apostrophe_is_no_year(words: str, form: str) -> None:
    assert [one.form for one in find_dates(words)] == ([form] if form else [])


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("25.9.20", "25.8.19", "25.05.13", "25.4.3", "25.03.01"), "25.6.3"),
        (("25.6.20", "25.6.19", "25.6.13", "25.04.03", "25.3.21"), "25.6.3"),
        (("25.9.12", "25.08.19", "25.07.13", "25.05.13", "25.4.3"), "25.06.03"),
        (("2025/10/30", "2025/10/12", "2025/9/11", "2025/04/03"), "2025/06/03"),
        (("25.9.20", "25.8.19", "25.5.03", "25.4.08", "25.03.01"), "25.6.03"),
    ],
    ids=["mostly bare", "one padded", "mostly padded", "hardly told", "half padded by the list itself"],
)
def test_noughts_stand_before_month_and_day_as_in_a_date_of_the_section(
    days: tuple[str, ...], told: str
) -> None:
    listed = "\n".join(
        f"- [Lamp{at}: A Lamp of Many Kinds]({URL}2501.0000{at}) | {day} | arXiv"
        for at, day in enumerate(days, 1)
    )
    assert added(listed, EMBER).split(" | ")[1] == told


@pytest.mark.parametrize(
    ("words", "moment", "form"),
    [
        ("of 2025&#8209;07, &#39;new&#39;", Moment(2025, 7), "{Y}&#8209;{mm}"),
        ("2025&#x2011;07&#45;08", Moment(2025, 7, 8), "{Y}&#x2011;{mm}&#45;{dd}"),
        ("2025\u201107", Moment(2025, 7), "{Y}\u2011{mm}"),
        ("3&nbsp;Aug\u00a02025", Moment(2025, 8, 3), "{d}&nbsp;{Mon}\u00a0{Y}"),
        ("A &amp; B, Aug.&thinsp;2025", Moment(2025, 8), "{Mon}.&thinsp;{Y}"),
        ("of 2025&ndash;07 &ndash; a day", Moment(2025, 7), "{Y}&ndash;{mm}"),
        ("2025\u201307&#8212;08 \u2013 9", Moment(2025, 7, 8), "{Y}\u2013{mm}&#8212;{dd}"),
    ],
)
def test_blanks_and_hyphens_at_which_no_line_breaks_are_read_and_kept(
    words: str, moment: Moment, form: str
) -> None:
    (found,) = find_dates(words)
    assert (found.moment, found.form) == (moment, form)
    assert find_dates(words[found.start : found.end])[0].form == form


@pytest.mark.parametrize("words", ["2019&ndash;2023", "25 \u2013 07", "2025 \u2013", "\u2013 2025 \u2013 07"])
def test_dashes_make_no_date_of_a_span_and_of_words_that_they_part(words: str) -> None:
    assert not find_dates(words)


def test_the_number_of_a_sign_is_no_year() -> None:
    assert not find_years("07&#x2011;09")


@pytest.mark.parametrize("sign", ["&#8209;", "&#45;", "\u2011", "-", "&nbsp;", "&ndash;", "\u2013"])
def test_a_row_goes_where_its_day_puts_it_however_its_hyphen_is_written(sign: str) -> None:
    """The row right above has no arXiv id, so that its day alone tells when it came."""
    months = ("Sep", "Aug", "Jul", "May", "Apr") if sign == "&nbsp;" else ("09", "08", "07", "05", "04")
    days = [f"{month}{sign}2025" if sign == "&nbsp;" else f"2025{sign}{month}" for month in months]
    shown = [f"{URL}250{month}.00001" for month in (9, 8, 7, 5, 4)]
    shown[3] = "https://lamps.example/paper"
    rows = [
        f"| Lamp{at}: A Lamp of Many Kinds of Light | {day} | [Paper]({url}) |"
        for at, (day, url) in enumerate(zip(days, shown, strict=True), 1)
    ]
    page = read(
        "\n".join(("# L", "", "## Papers", "", "| Title | Date | Link |", "|---|---|---|", *rows, ""))
    )
    work = candidate_for(EMBER, section=("Papers",))
    found = planned(page, work, Steering(insist=True))
    day = f"Jun{sign}2025" if sign == "&nbsp;" else f"2025{sign}06"
    assert found.inserted[0].split(" | ")[1] == day
    assert found.new_bytes.decode().splitlines().index(found.inserted[0]) == 9


@pytest.mark.parametrize(
    ("dates", "written"),
    [
        (["Jun. 2025", "Jul. 2025", "May. 2025", "July. 2025"], "Jun. 2025"),
        (["Sept. 2024", "Jun. 2024", "July 2024"], "Jun. 2025"),
        (["Sep. 2024", "June 2024", "Apr. 2024"], "Jun. 2025"),
        (["June 2024", "July 2024", "Oct 2024"], "June 2025"),
    ],
    ids=["short beside July", "no stop behind July", "no stop behind June", "written out"],
)
def test_a_month_is_shortened_as_the_section_shortens_it(dates: list[str], written: str) -> None:
    listed = "".join(
        f"- [Lamps of Kind {at} in Many Rooms]({URL}2401.0000{at}) ({when})\n"
        for at, when in enumerate(dates)
    )
    assert added(listed, NAMELESS).endswith(f"({written})")
    in_september = replace(NAMELESS, arxiv_id="2509.01234", published=date(2025, 9, 3))
    month = "Sept" if "Sept. 2024" in dates else "Sep"
    assert f"({month}" in added(listed, in_september)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("arXiv 2505", Moment(2025, 5)),
        ("[[ArXiv2412]", Moment(2024, 12)),
        ("arxiv-2505", Moment(2025, 5)),
        ("arXiv25.05", Moment(2025, 5)),
        ("arXiv 2012", None),
        ("arXiv 2513", None),
        ("arXiv 2505.01234", None),
        ("arXiv:2505.01234", None),
        ("arXiv-2505.01234", None),
        ("VL 2505", None),
    ],
)
def test_four_figures_behind_arxiv_are_the_month_that_ids_begin_with(
    words: str, moment: Moment | None
) -> None:
    assert [one.moment for one in find_dates(words)] == ([moment] if moment else [])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("arXiv 25{}", "arXiv 2506"),
        ("ArXiv25{}", "ArXiv2506"),
        ("arXiv-25{}", "arXiv-2506"),
        ("arXiv25.{}", "arXiv25.06"),
        ("arXiv25", "arXiv25"),
    ],
)
def test_a_link_called_by_the_month_of_a_preprint_is_called_by_the_new_works(written: str, told: str) -> None:
    listed = "".join(
        f"- Lamp{at}: A Lamp of Many Kinds, [[{written.format(month)}]({URL}25{month}.0000{at})]\n"
        for at, month in enumerate(("05", "05", "04", "03", "01"), 1)
    )
    assert added(listed, EMBER) == f"- {EMBER.title}, [[{told}]({URL}2506.01234)]"


def test_a_column_for_months_in_four_figures_is_filled() -> None:
    rows = (
        f"| 250{7 - at} | [Lamp{at}: A Lamp of Many Kinds]({URL}250{7 - at}.00001) |\n" for at in range(2, 6)
    )
    listed = f"| Month | Title |\n|---|---|\n{''.join(rows)}"
    assert added(listed, EMBER) == f"| 2506 | [{EMBER.title}]({URL}2506.01234) |"
