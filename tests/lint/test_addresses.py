"""Addresses that lead nowhere by themselves, or nobody but the one who wrote them."""

from __future__ import annotations

from datetime import date

import pytest
from support.linting import told

from tracker.lint.check import mend
from tracker.lint.finding import Rule, Weight

PAPER = "https://arxiv.org/abs/2401.00001"


@pytest.mark.parametrize(
    ("address", "mended"),
    [
        ("https://arxiv.org/abs//2401.00001", PAPER),
        ("https://arxiv.org//abs/2401.00001", PAPER),
        ("https://arxiv.org//pdf//2401.00001v2", "https://arxiv.org/pdf/2401.00001v2"),
        ("https://arxiv.org/pdf/2401.00001v2/1000", ""),
        ("https://arxiv.org/abs/2401.00001/code", ""),
        ("https://arxiv.org/abs/2413.00001", ""),
        ("https://doi.org/10.48550/arXiv.2400.00001", ""),
    ],
    ids=["before the id", "before the way", "both", "a number behind", "a word behind", "month 13", "month 0 of a DOI"],
)  # fmt: skip
def test_an_arxiv_address_with_a_stroke_too_many_or_an_id_that_is_none_is_an_error(
    address: str, mended: str
) -> None:
    text = f"## Papers\n\n- [Lamps Seen at Night]({address})\n"
    assert told(text) == [(3, Rule.BAD_ARXIV_ID, Weight.ERROR)]
    assert mend(text.encode(), "README.md").data.decode() == text.replace(address, mended or address)


@pytest.mark.parametrize(
    "words",
    [
        PAPER,
        f"{PAPER}/",
        f"{PAPER}#S2",
        f"{PAPER}?context=cs",
        "https://arxiv.org/pdf/2401.00001v3.pdf",
        "arXiv:2020",
    ],
)
def test_other_ways_to_write_an_arxiv_address_are_none(words: str) -> None:
    assert told(f"## Papers\n\n- [Lamps Seen at Night]({PAPER}) or {words}\n") == []


def test_an_id_beside_its_work_is_read_too() -> None:
    lines = [f"{at}. Lamps Seen at Night by {at} People. arXiv:2{at}14.10510\n" for at in (0, 1)]
    assert told(f"## Papers\n\n{''.join(lines)}") == [
        (line, Rule.BAD_ARXIV_ID, Weight.ERROR) for line in (3, 4)
    ]


@pytest.mark.parametrize(
    ("today", "rules"),
    [
        (date(2023, 12, 31), [Rule.BAD_ARXIV_ID]),
        (date(2024, 1, 1), []),
        (None, []),
    ],
    ids=["the month before", "the month", "unknown"],
)
def test_an_id_of_a_month_to_come_is_an_error_where_the_day_is_known(
    today: date | None, rules: list[Rule]
) -> None:
    assert [rule for _, rule, _ in told(f"## Papers\n\n- [Lamps Seen at Night]({PAPER})\n", today)] == rules


@pytest.mark.parametrize(
    "address",
    [
        "https://arxiv.org/search/?query=Lamps+Seen&searchtype=all",
        "https://scholar.google.com/scholar?q=lamps",
        "https://www.google.com/search?q=lamps",
        "https://lamps-example-org.ezproxy.college.example/paper/7",
        "http://10.96.10.63/www.lamps.example/paper.pdf",
        "http://localhost:8000/lamps",
        "file:///home/me/lamps.pdf",
        "https://www.google.com/url?q=https://lamps.example",
        "https://lamps.example/doc?id=7&casa_token=Aa1:x-y_z",
        "https://lamps.example/doc.cfm?id=7&CFID=12&CFTOKEN=345",
        "https://lamps.example/doc.do;jsessionid=67F4",
        "https://lamps.example/doc.jsp%3Fid%3D7",
        "https://lamps.example/watch%3Fv%3Dx7",
    ],
    ids=["search", "scholar", "engine", "proxy", "copy", "own machine", "own file", "counting clicks", "a token",
         "a number", "a visit", "a sign written out", "the same of a film"],
)  # fmt: skip
def test_an_address_that_serves_its_writer_alone_is_a_warning(address: str) -> None:
    text = f"Find more [here]({address}).\n\n## Papers\n\n- [Lamps Seen at Night]({address})\n"
    assert told(text) == [(5, Rule.MAKESHIFT_LINK, Weight.WARNING)]
    assert mend(text.encode(), "README.md").data.decode() == text


@pytest.mark.parametrize(
    "address",
    [
        "https://private-user-images.githubusercontent.com/1/2-3.png?jwt=eyJ0",
        "https://lamps.example/kept/1.png?X-Amz-Date=20240101T000000Z&X-Amz-Signature=5f",
        "https://GitHub.com/Naereen/StrapDown.js/graphs/commit-activity",
    ],
    ids=["a picture at GitHub", "a file of a store", "the example of a badge"],
)
def test_an_address_that_was_never_the_page_s_own_is_a_warning_wherever_it_stands(address: str) -> None:
    text = (
        f"# Lamps\n\n![shown]({address})\n\n## Papers\n\n- [Lamps Seen at Night](https://lamps.example/1)\n"
    )
    assert told(text) == [(3, Rule.MAKESHIFT_LINK, Weight.WARNING)]


@pytest.mark.parametrize("label", ["Google Scholar", "cited by 12", "搜索"])
def test_a_search_that_is_called_one_is_meant(label: str) -> None:
    assert (
        told(f"## Papers\n\n- Lamps Seen at Night. [{label}](https://scholar.google.com/scholar?q=lamps)\n")
        == []
    )


@pytest.mark.parametrize("mirror", ["http://cn.arxiv.org", "http://xxx.itp.ac.cn"])
def test_a_closed_mirror_of_arxiv_is_mended(mirror: str) -> None:
    text = f"## Papers\n\n- [Lamps Seen at Night]({mirror}/pdf/2401.00001v1)\n"
    assert told(text) == [(3, Rule.MAKESHIFT_LINK, Weight.WARNING)]
    once = mend(text.encode(), "README.md").data
    assert once.decode() == text.replace(mirror, "https://arxiv.org")
    assert mend(once, "README.md").data == once


@pytest.mark.parametrize(
    "address",
    ["https://10.example/research", "https://lamps.example/search/oil", "https://lamps.example/localhost"],
)
def test_an_address_that_only_looks_so_is_left_alone(address: str) -> None:
    assert told(f"## Papers\n\n- [Lamps Seen at Night]({address})\n") == []


@pytest.mark.parametrize(
    ("link", "mended"),
    [
        ("[PDF](https://a.example/**paper**s/1_**paper**.pdf)", "[PDF](https://a.example/papers/1_paper.pdf)"),
        ('<a href="https://**paper**.example/1">PDF</a>', '<a href="https://paper.example/1">PDF</a>'),
        ("[PDF](https://a.example/**paper/1.pdf)", ""),
        ("[PDF](https://a.example/***paper***/1.pdf)", ""),
    ],
    ids=["in the way", "in the site", "not paired", "more than two"],
)  # fmt: skip
def test_the_stars_of_bold_words_are_taken_out_of_an_address(link: str, mended: str) -> None:
    text = f"## P\n\n- **Lamps Seen at Night** {link}\n"
    assert told(text) == [(3, Rule.BAD_SCHEME, Weight.ERROR)]
    once = mend(text.encode(), "README.md").data.decode()
    assert once == text.replace(link, mended or link)
    assert mend(once.encode(), "README.md").data.decode() == once


def test_bold_words_around_an_address_are_left_alone() -> None:
    assert told(f"## P\n\n- **Lamps Seen at Night** **[PDF]({PAPER})** **https://lamps.example/1**\n") == []


SEARCH = "https://www.google.com/search?q="


@pytest.mark.parametrize(
    ("link", "mended"),
    [
        (f"[Link 🤗]({SEARCH}https://made.example/lamps)", "[Link 🤗](https://made.example/lamps)"),
        (f"[Lamps]({SEARCH}%23-lamps)", "[Lamps](#-lamps)"),
        (f"[Citation]({SEARCH}https://made.example/lamps)", "[Citation](https://made.example/lamps)"),
    ],
    ids=["an address", "a heading", "a label of searches"],
)
def test_a_search_around_an_address_is_taken_away_everywhere(link: str, mended: str) -> None:
    text = f"## Contents\n\n- {link}\n\n## 🪔 Lamps\n\n- [Lamps Seen at Night](https://arxiv.org/abs/2401.00001) {link}\n"
    assert told(text) == [(line, Rule.MAKESHIFT_LINK, Weight.WARNING) for line in (3, 7)]
    once = mend(text.encode(), "README.md").data.decode()
    assert once == text.replace(link, mended)
    assert mend(once.encode(), "README.md").data.decode() == once


@pytest.mark.parametrize(
    "asked", ["lamps+at+night", "https://made.example/lamps&hl=en", "httpshttps://made.example/lamps", "%23lamps%20oil"]
)  # fmt: skip
def test_a_search_for_anything_else_is_for_people_to_judge(asked: str) -> None:
    link = f"[Link]({SEARCH}{asked})"
    text = f"## Contents\n\n- {link}\n\n## Lamps\n\n- [Lamps Seen at Night](https://arxiv.org/abs/2401.00001) {link}\n"
    assert told(text) == [(7, Rule.MAKESHIFT_LINK, Weight.WARNING)]
    assert mend(text.encode(), "README.md").data.decode() == text
