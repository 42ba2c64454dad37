"""What the program is installed with: each dependency is asked for, and its record says what it is for."""

import re
import tomllib

import pytest
from support.shared import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RECORD = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text(encoding="utf-8").lower()
ROWS = [row.split(" | ")[0] for row in RECORD.splitlines() if row.startswith("| ")][1:]
IMPORTED_AS = {"pygithub": "github", "pyyaml": "yaml", "scikit-learn": "sklearn"}


def named(requirements: list[str]) -> list[str]:
    """The packages that requirements ask for, without versions and extras."""
    return [re.split(r"[^\w-]", requirement)[0] for requirement in requirements]


NEEDED = named(PROJECT["dependencies"])
EXTRAS = named([one for extra in ("postgres", "notify") for one in PROJECT["optional-dependencies"][extra]])


@pytest.fixture(scope="module")
def code() -> str:
    files = (
        path for part in ("tracker", "classifiers", "state") for path in sorted((ROOT / part).rglob("*.py"))
    )
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@pytest.mark.parametrize("package", NEEDED)
def test_every_dependency_is_imported_by_the_program(package: str, code: str) -> None:
    assert re.search(rf"^\s*(?:from|import) {IMPORTED_AS.get(package, package)}\b", code, re.MULTILINE)


@pytest.mark.parametrize("package", [*NEEDED, *EXTRAS])
def test_every_dependency_is_in_the_record(package: str) -> None:
    assert any(re.search(rf"\b{re.escape(package)}\b", row) for row in ROWS)


def test_the_record_names_no_more_than_there_are() -> None:
    assert sum(len(row.removeprefix("| ").split(", ")) for row in ROWS) == len([*NEEDED, *EXTRAS])
