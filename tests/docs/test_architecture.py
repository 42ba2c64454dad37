"""The map of the code shows every package there is, and no place that is not there."""

import re
from pathlib import Path

import pytest
from support.shared import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
GUIDE = PAGE.partition("## Where something new goes")[2].partition("\n## ")[0]
NAMES = sorted(set(re.findall(r"`(\w+)`(?: (?:and|or) `(\w+)`)? of `((?:[\w-]+/)+\w+\.py)`", GUIDE)))
WORDS = re.findall(r"^\| `(\w+)` \| .* \| `([\w/]+\.py)` \|$", PAGE, re.MULTILINE)
PACKAGES = sorted(path.parent.name for path in (ROOT / "tracker").glob("*/__init__.py"))
PLACES = sorted(set(re.findall(r"`((?:[\w-]+/)+(?:[\w-]+\.\w+)?|[\w-]+\.py)`", PAGE)))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_is_on_the_map(package: str) -> None:
    assert f"| `{package}` |" in PAGE


@pytest.mark.parametrize("package", re.findall(r"^\| `([a-z]+)` \| ", PAGE, re.MULTILINE))
def test_every_package_on_the_map_is_there(package: str) -> None:
    assert any((ROOT / folder / package / "__init__.py").is_file() for folder in (".", "tracker"))


@pytest.mark.parametrize("place", PLACES)
def test_every_file_and_folder_that_is_named_is_there(place: str) -> None:
    assert any((ROOT / folder / place).exists() for folder in (".", "tracker"))


@pytest.mark.parametrize(("word", "place"), WORDS, ids=[word for word, _ in WORDS])
def test_every_word_is_a_type_of_its_module(word: str, place: str) -> None:
    file = next(path for folder in (".", "tracker") if (path := ROOT / folder / place).exists())
    assert re.search(rf"^class {word}\b", file.read_text(encoding="utf-8"), re.MULTILINE)


def test_no_word_is_told_twice() -> None:
    words = [word for word, _ in WORDS]
    assert words
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("name", "other", "place"), NAMES)
def test_every_line_that_something_new_goes_to_is_there(name: str, other: str, place: str) -> None:
    file = next(path for folder in (".", "tracker") if (path := ROOT / folder / place).exists())
    text = file.read_text(encoding="utf-8")
    for one in filter(None, (name, other)):
        assert re.search(rf"^(?:class |def )?{one}\b", text, re.MULTILINE)


@pytest.mark.parametrize(
    "registry",
    [path.relative_to(ROOT / "tracker") for path in sorted((ROOT / "tracker").rglob("registry.py"))],
    ids=str,
)
def test_every_registry_is_in_the_guide(registry: Path) -> None:
    assert f"of `{registry.as_posix()}`" in GUIDE


@pytest.mark.parametrize("module", sorted(path.name for path in (ROOT / "tracker").glob("[!_]*.py")))
def test_every_module_beside_the_packages_is_on_the_map(module: str) -> None:
    assert re.search(rf"`(tracker/)?{re.escape(module)}`", PAGE)
