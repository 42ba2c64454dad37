"""`tracker add` on one of several pages: a work that stands on another one is added again only where pages share works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support.command_line import app
from typer.testing import CliRunner

from tracker.errors import UsageError

ENTRIES = "".join(f"- [Map{n}: A Model of Maps](https://arxiv.org/abs/2601.0000{n})\n" for n in range(1, 5))
OTHERS = "".join(f"- [Sea{n}: A Model of Waves](https://arxiv.org/abs/2602.0000{n})\n" for n in range(1, 5))
SETTINGS = """
[[lists]]
name = "land"
repository = "me/atlas"
path = "land.md"
take.shared = {land}

[[lists]]
name = "sea"
repository = "me/{of_sea}"
path = "docs/sea.md"
"""
BY_ID = {"title": "Another Title", "arxiv_id": "2602.00003"}
BY_TITLE = {"title": "Sea3: A Model of Waves", "arxiv_id": "2603.00003"}
ALIKE = {"title": "Sea3", "arxiv_id": "2603.00003"}


@pytest.fixture(autouse=True)
def atlas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    Path("land.md").write_text(f"# Land\n\n## Models\n\n{ENTRIES}")
    Path("docs/sea.md").write_text(f"# Sea\n\n## Models\n\n{OTHERS}")
    given()


def given(*, shared: bool = False, of_sea: str = "atlas") -> None:
    Path("tracker.toml").write_text(SETTINGS.format(land=str(shared).lower(), of_sea=of_sea))


def add(*words: str, record: dict[str, str] | None = None) -> dict[str, object]:
    Path("record.jsonl").write_text(json.dumps(record or BY_ID))
    call = ["add", "--record", "record.jsonl", "--list", "land.md", "--section", "Models", "--json", *words]
    found: dict[str, object] = json.loads(CliRunner().invoke(app, call, catch_exceptions=False).stdout)
    return found


@pytest.mark.parametrize("record", [BY_ID, BY_TITLE], ids=["by its id", "by its title"])
def test_what_another_page_has_is_a_duplicate_with_its_place(record: dict[str, str]) -> None:
    told = add("--write", record=record)
    assert (told["status"], told["path"], told["line"]) == ("duplicate", "docs/sea.md", 7)
    assert "docs/sea.md" in str(told["reason"])
    assert Path("land.md").read_text().endswith(ENTRIES)


@pytest.mark.parametrize(
    "settings",
    [{"shared": True}, {"of_sea": "ocean"}],
    ids=["its pages share works", "the page is of another repository"],
)
def test_it_is_none_where_the_other_page_does_not_count(settings: dict[str, object]) -> None:
    given(**settings)  # type: ignore[arg-type]  # its words by name
    assert add()["status"] != "duplicate"


def test_a_name_that_is_alike_on_another_page_is_no_sure_sign() -> None:
    assert add(record=ALIKE)["status"] != "duplicate"


def test_a_person_may_insist() -> None:
    assert add("--force")["status"] == "added"


@pytest.mark.parametrize("content", [None, "a\x00b"], ids=["not here", "no list"])
def test_a_page_that_cannot_be_read_holds_nothing_up(content: str | None) -> None:
    Path("docs/sea.md").unlink()
    if content is not None:
        Path("docs/sea.md").write_text(content)
    assert add()["status"] != "duplicate"


def test_a_list_elsewhere_has_no_pages_beside_it(tmp_path: Path) -> None:
    Path("draft.md").write_bytes(Path("land.md").read_bytes())
    assert add("--list", str(tmp_path / "draft.md"))["status"] != "duplicate"


def test_nobody_is_asked_of_what_another_page_has() -> None:
    lost = {"TRACKER_ARXIV_API_URL": "http://127.0.0.1:9"}
    done = CliRunner().invoke(app, ["add", "2602.00003", "--list", "land.md", "--json"], env=lost)
    assert json.loads(done.stdout)["status"] == "duplicate"


def added_to(*words: str) -> set[str]:
    """The pages that a call changes."""
    before = {path: path.read_text() for path in Path().rglob("*.md")}
    Path("record.jsonl").write_text(json.dumps({"title": "Moon: A Model", "arxiv_id": "2604.00001"}))
    call = ["add", "--record", "record.jsonl", "--force", "--write", *words]
    CliRunner().invoke(app, call, catch_exceptions=False)
    return {str(path) for path, text in before.items() if path.read_text() != text}


def test_without_a_word_it_is_the_settings_page_and_no_readme_beside_it() -> None:
    Path("README.md").write_text(Path("land.md").read_text())
    Path("docs/sea.md").unlink()
    assert added_to() == {"land.md"}


@pytest.mark.parametrize("page", ["land.md", "README.md"])
def test_of_several_lists_one_has_to_be_named(page: str) -> None:
    Path("land.md").rename(page)
    Path("tracker.toml").write_text(SETTINGS.replace("land.md", page).format(land="false", of_sea="atlas"))
    with pytest.raises(UsageError, match=rf"{page}, docs/sea\.md"):
        added_to()
    assert added_to("--list", "sea") == {"docs/sea.md"}


def test_without_settings_it_is_the_readme() -> None:
    Path("land.md").rename("README.md")
    Path("tracker.toml").unlink()
    assert added_to() == {"README.md"}


def test_a_file_that_is_called_as_a_list_is_that_file() -> None:
    Path("sea").write_bytes(Path("land.md").read_bytes())
    assert added_to("--list", "sea") == set()
    assert "Moon" in Path("sea").read_text()
