"""Links of an entry that are another work's, as where a row was copied and not finished."""

from __future__ import annotations

import pytest
from support.linting import told

from tracker.lint.finding import Rule, Weight

URL = "https://arxiv.org/abs/2401."
OTHER = f"- [Oil for the Smallest Lamps]({URL}00002)\n"


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (f"- [Lamps Seen at Night]({URL}00001) [[pdf]({URL}00002)]", 3),
        (f"- [Lamps Seen at Night]({URL}00001) [[pdf]({URL}00009)]", 3),
        (f"- Lamps Seen at Night [[paper]({URL}00001)] [[arXiv]({URL}00009)]", 3),
        (f"- Lamps Seen at Night [[paper]({URL}00001)]\n  [[website]({URL}00009)]", 4),
        (f"- Lamps Seen at Night [[paper]({URL}00001)] ![view](https://made.example/2401.00002v1.png)", 3),
        (f"- [{'Lamps Seen at Night and ' * 4}]({URL}00001) [[pdf]({URL}00009)]", 3),
        (f"- Lamps Seen at Night. arXiv preprint arXiv:2401.00009, 2024. [[paper]({URL}00001)]", 3),
    ],
    ids=[
        "of a neighbour",
        "of nobody",
        "two labels",
        "a page",
        "a picture",
        "a long title",
        "another id in words",
    ],
)
def test_a_second_paper_of_an_entry_is_told(entry: str, line: int) -> None:
    found = [one for one in told(f"## P\n\n{entry}\n{OTHER}") if one[1] is not Rule.OUT_OF_ORDER]
    assert found == [(line, Rule.ANOTHER_PAPER, Weight.WARNING)]


@pytest.mark.parametrize(
    "entry",
    [
        f"- [Lamps Seen at Night]({URL}00001) [[pdf](https://arxiv.org/pdf/2401.00001v2)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)] [[paper]({URL}00009)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)] [[data set]({URL}00009)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)], after [the first]({URL}00009)",
        f"- [Lamps Seen at Night]({URL}00001) [[pdf]({URL}00001)], after [Seeing Lamps by Day and Dusk]({URL}00009)",
        f"- Lamps Seen at Night [[website]({URL}00001)], [[pdf](https://made.example/2401.00009)]",
        f"- Lamps Seen at Night [[paper]({URL}00001)] ![view](https://made.example/2401.00008.png)",
        f"- Lamps Seen at Night [[paper]({URL}00001)] ![view](https://made.example/2401.00001.png) of 2401.00009",
        f"- Lamps Seen at Night. arXiv:2401.00001v2, 2024. [[paper]({URL}00001)]",
        f"- Lamps Seen at Night. arXiv:2401.00001, after arXiv:2401.00009. [[paper]({URL}00001)]",
        f"- Lamps Seen at Night. arXiv:2401.00009. [[paper]({URL}00001)] [[data set]({URL}00009)]",
    ],
    ids=["one paper", "two of one label", "a data set", "a mention", "a mention by title", "no paper", "a picture of nobody", "its own picture",
         "its own id", "two ids in words", "two papers"],
)  # fmt: skip
def test_what_an_entry_may_link_beside_its_paper_is_left_alone(entry: str) -> None:
    assert Rule.ANOTHER_PAPER not in [rule for _, rule, _ in told(f"## P\n\n{entry}\n{OTHER}")]


def named(name: str, repository: str, number: int) -> str:
    return f"- **{name}**: Lamps of Kind {number} Seen at Night [[paper]({URL}{number:05})] [[code](https://github.com/made/{repository})]\n"


def test_code_that_was_swapped_between_two_works_is_told_for_both() -> None:
    text = f"## P\n\n{named('Kettle', 'wicker.git', 1)}{named('Wicker', 'kettle', 2)}"
    assert told(text) == [(line, Rule.ANOTHER_REPOSITORY, Weight.WARNING) for line in (3, 4)]


@pytest.mark.parametrize(
    "second",
    [
        named("Wicker", "wicker", 2),
        named("Wicker", "lamps", 2),
        named("Pan", "kettle", 2),
        named("Wicker", "wicker", 2).replace("\n", " [[code](https://github.com/made/kettle)]\n"),
        named("Wicker", "kettle", 2).replace("[[code]", "[[data]"),
    ],
    ids=["the same", "its own", "a short name", "two", "no code"],
)
def test_a_work_may_have_its_code_in_the_repository_of_another(second: str) -> None:
    between = "".join(named(f"Lamp{at}", f"lamp{at}", 10 + at) for at in (1, 2, 3))
    assert told(f"## P\n\n{named('Kettle', 'wicker', 1)}{between}\n## Q\n\n{second}") == []


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        (named("Bottle", "kettle", 2), [4]),
        (named("Bottle", "kettle", 2).replace("[code]", "[PyTorch(Author)]"), [4]),
        (named("Kettle-2", "kettle", 2), []),
        (named("Bottle", "kettle", 2).replace(".00002", ".00001"), []),
        (named("Bottle", "kettle", 2).replace("Seen", "Seen by Kettle"), []),
        (f"\n## Q\n\n{named('Bottle', 'kettle', 2)}", []),
    ],
    ids=["copied", "by its language", "a next version", "a new name", "built on it", "in another section"],
)
def test_the_code_of_the_neighbour_is_a_row_that_was_copied(second: str, lines: list[int]) -> None:
    found = told(f"## P\n\n{named('Kettle', 'kettle', 1)}{second}")
    assert [line for line, rule, _ in found if rule is Rule.ANOTHER_REPOSITORY] == lines


def dated(number: int, date: str) -> str:
    return f"- ({date}) Lamps of Kind {number} Seen at Night [[paper]({URL}{number:05})]\n"


@pytest.mark.parametrize(
    ("date", "rules"),
    [
        ("arXiv 2025.6", [Rule.DATE_LONG_AFTER_ARXIV]),
        ("arXiv 2024.6", []),
        ("ICLR 2025, 2025.6", []),
    ],
    ids=["a year and more", "some months", "of a venue"],
)
def test_a_date_long_after_the_paper_is_told_where_dates_are_those_of_the_papers(
    date: str, rules: list[Rule]
) -> None:
    kept = "".join(dated(at, "arXiv 2024.1") for at in range(1, 7))
    last = dated(8, date)
    found = [rule for _, rule, _ in told(f"## P\n\n{kept}\n## Q\n\n{last}")]
    assert found == rules
    assert [rule for _, rule, _ in told(f"## P\n\n{dated(1, 'arXiv 2024.1')}\n## Q\n\n{last}")] == []


@pytest.mark.parametrize(
    ("label", "rules"),
    [
        ("NeurIPS", [Rule.LABEL_URL_MISMATCH]),
        ("Findings of ACL 2024", [Rule.LABEL_URL_MISMATCH]),
        ("Lamps of ICCV and of the Halls Behind It", []),
        ("Kettle", []),
    ],
    ids=["a venue", "with more words", "a title", "a name"],
)
def test_a_venue_that_leads_to_a_repository_is_told(label: str, rules: list[Rule]) -> None:
    text = f"## P\n\n- [[{label}](https://github.com/made/lamps)] Lamps Seen at Night\n"
    assert [rule for _, rule, _ in told(text)] == rules


PDF = "made.example/Papers/Lamps.pdf"


@pytest.mark.parametrize(
    ("address", "rules"),
    [
        (f"https://www.{PDF}", [Rule.SAME_LINK_DIFFERENT_TITLE]),
        (f"https://{PDF}", [Rule.SAME_LINK_DIFFERENT_TITLE]),
        ("https://made.example/papers", []),
    ],
    ids=["with www", "by https", "another"],
)
def test_one_pdf_under_two_titles_is_told_however_it_is_written(address: str, rules: list[Rule]) -> None:
    text = (
        f"## P\n\n- [Counting Lamps in Large Halls](http://{PDF})\n- [Seeing Oil in Dark Cans]({address})\n"
    )
    assert [rule for _, rule, _ in told(text)] == rules


@pytest.mark.parametrize(
    ("last", "rules"),
    [
        ('"Staple Lamps for the Night at Sea" CVPR', [Rule.ENTRY_WITHOUT_LINK]),
        ("Staple: lamps that are lit for the night at sea", []),
        ("CVPR", []),
    ],
    ids=["a work", "words", "a name"],
)
def test_a_short_list_is_read_in_the_light_of_the_page(last: str, rules: list[Rule]) -> None:
    works = "".join(f"- [Lamps of Kind {at} Seen at Night]({URL}{at:05}) CVPR\n" for at in range(1, 13))
    text = f"## P\n\n{works}\n## Q\n\n- [Oil for the Smallest Lamps]({URL}00022) ICCV\n- {last}\n"
    assert [rule for _, rule, _ in told(text)] == rules
    few = f"## P\n\n- [Oil for the Smallest Lamps]({URL}00022) ICCV\n- {last}\n"
    assert told(few) == []


FILED = "https://openaccess.thecvf.com/content/CVPR2024/papers/Roe_"


@pytest.mark.parametrize(
    ("link", "rules"),
    [
        (f"[Paper]({FILED}Ropes_That_Hold_Heavy_Ships_CVPR_2024_paper.pdf)", [Rule.ANOTHER_PAPER]),
        (f"[Paper]({FILED}Lamps_Seen_Every_Clear_CVPR_2024_paper.pdf)", []),
        (f"[Paper]({FILED}Ropes_That_CVPR_2024_paper.pdf)", []),
        (f"[rival]({FILED}Ropes_That_Hold_Heavy_Ships_CVPR_2024_paper.pdf)", []),
        ("[Paper](https://lamps.example/a_paper.pdf)", []),
    ],
    ids=["another title", "its own", "too short to tell", "another kind of link", "no such site"],
)
def test_a_paper_whose_address_tells_another_title_is_told(link: str, rules: list[Rule]) -> None:
    text = f"## P\n\n- Lamps Seen at Night by Clever Sailors. CVPR 2024. {link}\n"
    assert [rule for _, rule, _ in told(text)] == rules


@pytest.mark.parametrize(
    ("title", "count"), [("Ropes That Hold Lamps of Heavy Ships", 1), ("Ropes at Sea", 0)]
)
def test_an_address_with_some_words_of_its_entry_may_tell_the_title_of_another(
    title: str, count: int
) -> None:
    link = f"[Paper]({FILED}Ropes_That_Hold_Lamps_of_Heavy_Ships_CVPR_2024_paper.pdf)"
    text = f"## P\n\n- Lamps Seen by Sailors on Heavy Nights. {link}\n- [{title}](https://ropes.example/1)\n"
    assert [rule for _, rule, _ in told(text)] == [Rule.ANOTHER_PAPER] * count


def test_a_title_in_other_letters_cannot_be_held_against_an_address() -> None:
    text = f"## P\n\n- 夜间灯具 船员 观察 研究 方法 [Paper]({FILED}Ropes_That_Hold_Heavy_Ships_CVPR_2024_paper.pdf)\n"
    assert told(text) == []
