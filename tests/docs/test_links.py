"""Links inside the repository lead somewhere, to a heading that is there, and every page can be found from the README."""

import re
from collections import Counter
from pathlib import Path

import pytest
from support.shared import ROOT

OUTSIDE_DOCS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "classifiers/README.md", "bench/README.md")
PAGES = [*(ROOT / name for name in OUTSIDE_DOCS), *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def links(page: Path) -> list[tuple[str, str]]:
    """Where a page's prose leads: the file, empty for the page itself, and the heading in it, empty for its top."""
    return _LINK.findall(re.sub(r"`[^`\n]*`", "", _CODE.sub("", page.read_text(encoding="utf-8"))))


def anchors(page: Path) -> set[str]:
    """The names by which GitHub lets a page's headings be led to; a heading that stands twice is counted on."""
    headings = re.findall(r"^#{1,6} (.+)$", _CODE.sub("", page.read_text(encoding="utf-8")), re.MULTILINE)
    shown = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading) for heading in headings)
    names, seen = set(), Counter[str]()
    for name in (re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in shown):
        names.add(f"{name}-{seen[name]}" if seen[name] else name)
        seen[name] += 1
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    assert [target for target, _ in links(page) if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_headings_that_are_there(page: Path) -> None:
    led = [(page.parent / target if target else page, heading) for target, heading in links(page) if heading]
    assert [(file.name, heading) for file, heading in led if heading not in anchors(file)] == []


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_every_page_can_be_found_from_the_readme(page: str) -> None:
    assert f"docs/{page}" in (ROOT / "README.md").read_text(encoding="utf-8")
