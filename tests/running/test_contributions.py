import json
from pathlib import Path

import pytest
from support.command_line import app
from support.notebook import git
from typer.testing import CliRunner, Result

from tracker import wiring
from tracker.contributions.check import as_annotations, check
from tracker.contributions.review import MARK, comment, review
from tracker.contributions.rounds import go_round
from tracker.errors import TrackerError, UsageError
from tracker.http.strangers import Life, Sign
from tracker.lint.finding import Finding, Rule, Weight
from tracker.lists.reading.page import Page, read_page
from tracker.loopback.github import GitHubService
from tracker.loopback.github_world import TOKEN, GitHubWorld
from tracker.loopback.server import LoopbackServer
from tracker.settings.load import environment, load

OLD = (
    "# List\n\n## Models\n\n"
    + "".join(
        f"- [Lumen-{n}: A Vision-Language Model of Colour](https://arxiv.org/abs/25{12 - n:02}.0000{n}) - Words.\n"
        for n in range(1, 9)
    )
    + "\n## Surveys\n\n| Title | Date |\n|---|---|\n"
    + "".join(
        f"| [Survey {n} of Sight](https://arxiv.org/abs/24{n:02}.0000{n}) | 2024-{n:02} |\n"
        for n in range(1, 8)
    )
)
FIRST = "- [Lumen-1: A Vision-Language Model of Colour](https://arxiv.org/abs/2511.00001) - Words.\n"
ROW = "| [Survey 7 of Sight](https://arxiv.org/abs/2407.00007) | 2024-07 |\n"
GOOD = "- [Iris: A Vision-Language Model of Light](https://arxiv.org/abs/2512.00009) - Words.\n"


def page(text: str) -> Page:
    read = read_page(text.encode())
    assert isinstance(read, Page)
    return read


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


# The command


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text(OLD)
    (tmp_path / "tracker.toml").write_text('[[lists]]\nname = "vlm"\nrepository = "example/awesome-vlm"\n')
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Begin")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["lint", *arguments], catch_exceptions=False)


def test_what_a_checkout_adds_is_looked_at(clone: Path) -> None:
    nothing = lint("--against", "HEAD")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert nothing.stderr == "no faults in what was added since HEAD\n"
    (clone / "README.md").write_text(OLD.replace(FIRST, GOOD + GOOD + FIRST))
    done = lint("--against", "HEAD")
    assert (done.exit_code, done.stdout.partition(": arxiv")[0]) == (
        1,
        "README.md:6: error: duplicate_same_section",
    )
    assert (
        json.loads(lint("README.md", "--against", "HEAD", "--json").stdout)["rule"]
        == "duplicate_same_section"
    )
    assert lint("--against", "HEAD", "--annotate").stdout.startswith("::error file=README.md,line=6,")


def test_annotations_are_told_on_the_page_of_the_job_too(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = clone / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lint("--against", "HEAD", "--annotate")
    assert summary.read_text().endswith("found nothing to mend.\n")
    summary.unlink()
    (clone / "README.md").write_text(OLD.replace(FIRST, GOOD + GOOD + FIRST))
    lint("--against", "HEAD", "--annotate")
    assert summary.read_text().startswith("### tracker\n\nThe tracker looked at the added entries.")
    assert (
        "- **to mend** `README.md` line 6: arxiv:2512.00009 is listed already on line 5"
        in summary.read_text()
    )


def test_rules_that_a_list_turned_off_are_not_asked_of_additions(clone: Path) -> None:
    (clone / "README.md").write_text(OLD.replace(FIRST, GOOD + GOOD + FIRST))
    assert lint("--against", "HEAD", "--off", "duplicate_same_section").exit_code == 0
    with (clone / "tracker.toml").open("a") as settings:
        settings.write('[lists.lint]\noff = ["duplicate_same_section"]\n')
    assert lint("--against", "HEAD").exit_code == 0
    assert lint("README.md", "--against", "HEAD").exit_code == 0


def test_warnings_alone_fail_no_check(clone: Path) -> None:
    late = "| [Survey 9](https://arxiv.org/abs/2301.00009) | 2023-01 |\n"
    (clone / "README.md").write_text(OLD.replace(ROW, late + ROW))
    assert lint("--against", "HEAD").exit_code == 0


def test_page_that_is_new_is_looked_at_whole(clone: Path) -> None:
    (clone / "more.md").write_text("# More\n\n" + GOOD + GOOD)
    assert "duplicate" in lint("more.md", "--against", "HEAD").stdout


def test_a_page_is_compared_wherever_the_command_is_called(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone / "README.md").write_text(OLD.replace(FIRST, FIRST + GOOD))
    elsewhere = clone / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert lint(str(clone / "README.md"), "--against", "HEAD").stdout == lint(
        "../README.md", "--against", "HEAD"
    ).stdout.replace("../", f"{clone}/")


def test_a_page_that_is_a_link_is_held_against_what_it_leads_to(clone: Path) -> None:
    faulty = OLD.replace(FIRST, FIRST + FIRST)
    (clone / "docs").mkdir()
    (clone / "docs" / "list.md").write_text(faulty)
    (clone / "README.md").unlink()
    (clone / "README.md").symlink_to("docs/list.md")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "Move it")
    assert lint("--against", "HEAD").stdout == ""
    (clone / "docs" / "list.md").write_text(faulty.replace(FIRST + FIRST, GOOD + GOOD + FIRST + FIRST))
    assert lint("--against", "HEAD").stdout.startswith("README.md:6: error: duplicate_same_section")


def test_a_page_outside_of_every_clone_is_told_so(
    tmp_path_factory: pytest.TempPathFactory, clone: Path
) -> None:
    alone = tmp_path_factory.mktemp("alone") / "README.md"
    alone.write_text(OLD)
    with pytest.raises(UsageError, match="in no clone of a repository"):
        lint(str(alone), "--against", "HEAD")


def test_a_list_of_the_settings_that_is_elsewhere_gained_nothing(clone: Path) -> None:
    with (clone / "tracker.toml").open("a") as settings:
        settings.write('[[lists]]\nname = "other"\nrepository = "example/other"\npath = "docs/OTHER.md"\n')
    assert lint("--against", "HEAD").exit_code == 0


def test_what_cannot_be_compared_is_told(clone: Path) -> None:
    with pytest.raises(UsageError, match="cannot read READNE"):
        lint("READNE.md", "--against", "HEAD")
    with pytest.raises(UsageError, match="say since when, with --against"):
        lint("README.md", "--links")
    for words in (("--against", "HEAD"), ("README.md",), ("--annotate",), ("--fix",)):
        with pytest.raises(UsageError, match="leave"):
            lint("--pull-requests", *words)
    with pytest.raises(UsageError, match="leave --fix out"):
        lint("--against", "HEAD", "--fix")
    with pytest.raises(UsageError, match="fetch-depth: 2"):
        lint("--against", "nowhere")
    (clone / "README.md").write_bytes(b"\0\0")
    with pytest.raises(TrackerError, match=r"README\.md: "):
        lint("--against", "HEAD")
    (clone / "tracker.toml").unlink()
    for words in (("--against", "HEAD"), ("--pull-requests",)):
        with pytest.raises(UsageError, match="no list is set"):
            lint(*words)


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


def test_each_contribution_gets_one_comment_kept_current(
    clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = GitHubWorld(clone / "hub.git")
    hub = GitHubService(world)
    ann = hub.person("nils")
    hub.person("maya").push("main", {"README.md": OLD.encode()}, "Begin")
    ann.push("clean", {"README.md": OLD.replace(FIRST, GOOD + FIRST).encode()})
    ann.push("bad", {"README.md": OLD.replace(FIRST, GOOD + GOOD + FIRST).encode()})
    ann.push("other", {"docs.md": b"# Docs\n"})
    ann.push("binary", {"README.md": b"\0\0"})
    with LoopbackServer(hub) as server:
        monkeypatch.setenv("GITHUB_API_URL", server.url)
        monkeypatch.setenv("GITHUB_GRAPHQL_URL", f"{server.url}/graphql")
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        (clone / "tracker.toml").write_text(
            (clone / "tracker.toml").read_text() + "\n[github]\nwrite_pause = 0\n"
        )
        nobody = lint("--pull-requests")
        assert (nobody.stdout, "no pull request of people is open" in nobody.stderr) == ("", True)
        for branch in ("clean", "bad", "other", "binary"):
            wish = {"head": branch, "base": "main", "title": branch, "body": ""}
            world.open_pull("nils", wish)
        first = lint("--pull-requests").stdout
        assert "#1: nothing to mend" in first
        assert "#2: 1 finding, " in first
        assert "#3: changes no list" in first
        assert "#4: README.md cannot be read: " in first
        assert "#2: nothing new since" in lint("--pull-requests").stdout
        rows = [json.loads(line) for line in lint("--pull-requests", "--json").stdout.splitlines()]
        assert [(*row, row["number"]) for row in rows] == [(*rows[0], number) for number in (4, 3, 2, 1)]
        settings = load(None)
        forge = wiring.github(settings, environment(), settings.lists[0].repository)
        short = dict(go_round(forge, forge.open_pulls("tracker/"), {"README.md": ()}, most=2))
        assert short[1] == "was not looked at: 2 newer ones took this round"
        assert short[4].startswith("README.md cannot be read")
        assert short[3] == "changes no list"
        assert short[2] == "was not looked at: 2 newer ones took this round"
        ann.push("bad", {"README.md": OLD.replace(FIRST, GOOD + FIRST).encode()}, "Mend it")
        assert "#2: nothing to mend, and its comment" in lint("--pull-requests").stdout
        with (clone / "tracker.toml").open("a") as settings:
            settings.write('[[lists]]\nname = "gone"\nrepository = "example/gone"\n')
        partly = lint("--pull-requests")
        assert "example/gone: GitHub finds nothing there" in partly.stderr
        assert "#2: nothing new since" in partly.stdout
        assert partly.exit_code == 3
        (only,) = world.pulls[2].remarks
        assert "nothing to mend" in only.body
        ann.push("bad", {"README.md": OLD.replace(FIRST, GOOD + GOOD + FIRST).encode()}, "Undo that")
        assert "#2: 1 finding, " in lint("--pull-requests").stdout
        ann.push("bad", {"README.md": OLD.encode()}, "Take it all back")
        assert "#2: changes no list" in lint("--pull-requests").stdout
        assert "#2: nothing new since" in lint("--pull-requests").stdout
    (only,) = world.pulls[2].remarks
    assert "nothing to mend" in only.body, "what is no longer proposed is no longer at fault"
    assert not world.pulls[1].remarks
