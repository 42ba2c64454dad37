"""What is found in the lines that somebody adds to a list, and how they are told."""

from pathlib import Path

import pytest
from support.contributed import FIRST, GOOD, OLD, ROW, page

from tracker.contributions.check import as_annotations, check
from tracker.contributions.review import MARK, comment, review
from tracker.http.strangers import Life, Sign
from tracker.lint.finding import Finding, Rule, Weight


def rules(after: str, before: str = OLD) -> list[tuple[int, str]]:
    return [(one.line, one.rule.value) for one in check("README.md", page(before), page(after))]


@pytest.mark.parametrize(
    ("after", "found"),
    [
        (OLD, []),
        (OLD.replace(FIRST, GOOD + FIRST), []),
        (OLD.replace(ROW, ROW + "| [Survey 8 of Sight](https://arxiv.org/abs/2408.00008) | 2024-08 |\n"), []),
        (
            OLD.replace(FIRST, GOOD.replace("2512.00009", "2505.00007v2") + FIRST),
            [(5, "out_of_order"), (5, "same_link_different_title")],
        ),
        (OLD.replace(FIRST, GOOD + GOOD + FIRST), [(6, "duplicate_same_section")]),
        (OLD.replace(FIRST, FIRST + FIRST), [(6, "duplicate_same_section")]),
        (OLD.replace(FIRST, "").replace("- [Lumen-2", FIRST + "- [Lumen-2"), []),
        (OLD + "\n## More Models\n\n" + FIRST, [(28, "duplicate_other_section")]),
        (
            OLD.replace(FIRST, "- Iris: a model without a link - Words.\n" + FIRST),
            [(5, "entry_without_link")],
        ),
        (
            OLD.replace(FIRST, "- [Iris: A Vision-Language Model]() - Words.\n" + FIRST),
            [(5, "empty_link")],
        ),
        (
            OLD.replace(ROW, ROW + "| [Survey 8](https://arxiv.org/abs/2408.00008) | 2024-08 | extra |\n"),
            [(25, "table_columns")],
        ),
        (
            OLD.replace(ROW, "| [Survey 9](https://arxiv.org/abs/2301.00009) | 2023-01 |\n" + ROW),
            [(24, "out_of_order")],
        ),
        (
            OLD.replace(
                "- [Lumen-4", "- [Iris: A Vision Model](https://arxiv.org/abs/2512.00009)\n- [Lumen-4"
            ),
            [(8, "out_of_order")],
        ),
        (
            OLD.replace(
                "- [Lumen-4", "- [Iris: A Vision Model](https://arxiv.org/abs/2401.00009)\n- [Lumen-4"
            ),
            [(8, "out_of_order")],
        ),
        (
            OLD.replace("- [Lumen-8", "- [Iris: A Vision Model](https://example.org/iris)\n- [Lumen-8"),
            [],
        ),
    ],
    ids=[
        "nothing added",
        "a good entry",
        "a good row",
        "there already",
        "added twice",
        "a copy to the letter",
        "moved",
        "a copy in another section",
        "no link",
        "empty link",
        "a cell too many",
        "out of order",
        "too new for its place",
        "too old for its place",
        "no key to order by",
    ],
)
def test_added_lines_are_looked_at(after: str, found: list[tuple[int, str]]) -> None:
    assert rules(after) == found


TWICE = FIRST.replace("[Lumen-1", "[Lumen-3").replace("2511.00001", "2509.00003")


@pytest.mark.parametrize(
    ("after", "line", "told"),
    [
        (
            OLD.replace(FIRST, TWICE + FIRST),
            5,
            "arxiv:2509.00003 is listed already on line 8, in the same section",
        ),
        (
            OLD.replace(FIRST, GOOD.replace("2512.00009", "2505.00007") + FIRST),
            5,
            "arxiv:2505.00007 stands on line 12 too, for “Lumen-7: A Vision-Language Model of Colour”: a wrong link, or one work under two titles",
        ),
        (
            OLD.replace(FIRST, TWICE.replace("2509.00003", "2512.00010") + FIRST),
            5,
            "“Lumen-3: A Vision-Language Model of Colour” stands on line 8 too, there with arxiv:2509.00003 and here with arxiv:2512.00010",
        ),
        (
            OLD.replace(FIRST, "- [Survey 2 of Sight](https://arxiv.org/abs/2402.00002) - Words.\n" + FIRST),
            5,
            "arxiv:2402.00002 is listed on line 20 under “Surveys” too; it may be meant, where it is about both",
        ),
    ],
    ids=["same section", "one link, two titles", "one title, two papers", "other section"],
)
def test_what_is_there_already_further_down_is_told_by_its_place(after: str, line: int, told: str) -> None:
    found = [one for one in check("README.md", page(OLD), page(after)) if one.rule is not Rule.OUT_OF_ORDER]
    assert [(one.line, one.message) for one in found] == [(line, told)]


def test_faults_that_were_there_before_are_nobodys(tmp_path: Path) -> None:
    broken = OLD.replace(FIRST, "- [Empty]() - Words.\n" + FIRST)
    assert rules(broken.replace(FIRST, GOOD + FIRST), broken) == []


def test_list_that_names_works_under_several_headings_may_do_so_again() -> None:
    habit = OLD + "\n## Favourites\n\n" + "".join(line + "\n" for line in OLD.splitlines()[4:8])
    again = habit + OLD.splitlines()[8] + "\n"
    assert rules(again, habit) == []


def test_entry_that_speaks_of_another_section_is_pointed_there() -> None:
    models = "".join(
        f"- [Lumen-{n}: a transformer that sees](https://arxiv.org/abs/2501.1{n:04})\n" for n in range(20)
    )
    robots = "".join(
        f"- [Gripper-{n}: a robot that grasps](https://arxiv.org/abs/2502.1{n:04})\n" for n in range(20)
    )
    before = f"# List\n\n## Transformers\n\n{models}\n## Robots\n\n{robots}"
    wrong = "- [Gripper-99: a robot grasps robot](https://arxiv.org/abs/2503.10000)\n"
    after = before.replace("\n\n## Robots", f"\n{wrong}\n## Robots".replace("\n\n", "\n", 1))
    assert (25, "other_section") in rules(after, before)


def test_entry_under_a_heading_of_its_own_is_misplaced_nowhere() -> None:
    assert rules(OLD + "\n## Audio\n\n- [Hum: Models that Hear](https://arxiv.org/abs/2512.00010)\n") == []


def test_annotations_stay_on_their_line_whatever_the_page_says() -> None:
    rule = Rule.DUPLICATE_SAME_SECTION
    finding = Finding("my, list:1.md", 7, rule, "100%\n::error::spoofed", weight=Weight.ERROR)
    assert list(as_annotations([finding])) == [
        "::error file=my%2C list%3A1.md,line=7,title=tracker%3A duplicate_same_section::100%25%0A::error::spoofed"
    ]


def test_comment_escapes_what_comes_from_the_page() -> None:
    hostile = OLD.replace(FIRST, GOOD + GOOD.replace("Iris", "@everyone <b>#1</b> </details>") + FIRST)
    text = comment([review("README.md", page(OLD), page(hostile))], "a" * 40)
    assert text.startswith(MARK)
    assert "@everyone" not in text
    assert "<b>" not in text


def test_comment_of_a_clean_contribution_says_so() -> None:
    assert "nothing to mend" in comment([review("README.md", page(OLD), page(OLD))], "a" * 40)


def test_link_that_was_there_before_or_lives_is_not_told() -> None:
    seen = review(
        "README.md", page(OLD), page(OLD.replace(FIRST, GOOD + FIRST)), lambda _: Sign(Life.ALIVE, "")
    )
    assert seen.findings == ()
    again = GOOD.replace("Words.", "[Before it](https://arxiv.org/abs/2511.00001).")
    dead = review(
        "README.md", page(OLD), page(OLD.replace(ROW, ROW + again)), lambda _: Sign(Life.DEAD, "gone")
    )
    assert [one.message for one in dead.findings if one.rule is Rule.DEAD_LINK] == [
        "https://arxiv.org/abs/2512.00009 leads nowhere: gone"
    ]


def test_long_comment_is_cut() -> None:
    many = "".join(f"- [Iris-{n}: A Vision-Language Model]()\n" for n in range(60))
    text = comment([review("README.md", page(OLD), page(OLD.replace(FIRST, many + FIRST)))], "a" * 40)
    assert "… and 10 more" in text


def test_link_that_leads_nowhere_is_told() -> None:
    after = page(OLD.replace(FIRST, GOOD + FIRST))
    seen = review("README.md", page(OLD), after, lambda _: Sign(Life.DEAD, "its server answers 404"))
    assert [one.rule for one in seen.findings] == [Rule.DEAD_LINK]
    assert "arxiv.org/abs/2512.00009 leads nowhere" in seen.findings[0].message


def test_links_beyond_those_that_are_followed_are_counted() -> None:
    many = "".join(f"- [Lid {at}](https://example.org/lid-{at})\n" for at in range(43))
    asked: list[str] = []

    def look(address: str) -> Sign:
        asked.append(address)
        return Sign(Life.ALIVE, "")

    seen = review("README.md", page(OLD), page(OLD.replace(FIRST, many + FIRST)), look)
    assert (len(asked), seen.not_followed) == (40, 3)
    assert "3 further added links not followed." in comment([seen], "a" * 40)
    assert "not followed" not in comment([review("README.md", page(OLD), page(OLD), look)], "a" * 40)
    lost = review(
        "README.md", page(OLD), page(OLD.replace(FIRST, many + FIRST)), lambda _: Sign(Life.DEAD, "404")
    )
    assert comment([lost], "a" * 40).endswith("404\n\n3 further added links not followed.")
