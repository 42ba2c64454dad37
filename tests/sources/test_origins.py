"""What every service that works come from brings along: a double to play it, a way to be sent elsewhere, and its rows in the documentation."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from support.shared import ROOT

from tracker.loopback.services import Services
from tracker.settings.sources import SourcesSettings
from tracker.sourcenames import called
from tracker.sources.addresses import Addresses
from tracker.sources.details import DETAILS
from tracker.sources.registry import ORIGINS, sources_from

if TYPE_CHECKING:
    from tracker.http.door import Door
    from tracker.sources.origin import Origin

ADDRESSES = asdict(Addresses())
EACH_SOURCE_BY_NAME = ("workflows/track.yml", "action.yml")
"""Where people choose among the sources."""


@pytest.fixture
def names(door: Door) -> list[str]:
    return [source.name for source in sources_from(SourcesSettings(), door, Addresses())]


def read(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def test_every_package_that_holds_an_origin_is_in_the_registry() -> None:
    found = (ROOT / "tracker" / "sources").glob("*/origin.py")
    assert len(ORIGINS) == len(list(found)) == len({origin.title for origin in ORIGINS})


@pytest.mark.parametrize("origin", ORIGINS, ids=lambda origin: origin.title)
def test_people_are_told_of_every_service(origin: Origin) -> None:
    pages = ("README.md", "docs/sources.md", "docs/architecture.md")
    assert [page for page in pages if origin.title not in read(page)] == []


def test_no_two_sources_share_a_name(names: list[str]) -> None:
    assert len(names) == len(set(names))


def test_every_source_has_a_name_for_readers(names: list[str]) -> None:
    assert [name for name in names if called(name) == name] == []


def test_every_source_has_a_row_in_the_documentation(names: list[str]) -> None:
    page = read("docs/sources.md")
    assert [name for name in names if f"\n| `{name}` | " not in page] == []


@pytest.mark.parametrize("page", EACH_SOURCE_BY_NAME)
def test_every_source_can_be_chosen_by_name(page: str, names: list[str]) -> None:
    *others, last = (name for name in names if name != DETAILS)
    assert f"nly these of {', '.join(others)} and {last}, " in read(page)


@pytest.mark.parametrize("name", ADDRESSES)
def test_every_address_leads_to_a_double_where_the_services_are_played(name: str) -> None:
    with Services.of() as services:
        assert asdict(services.addresses)[name] != ADDRESSES[name], "a test would ask the real service"


@pytest.mark.parametrize("variable", Addresses().variables())
def test_every_variable_that_leads_elsewhere_is_documented(variable: str) -> None:
    assert f"`{variable}`" in read("docs/settings.md")
