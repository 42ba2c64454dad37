"""A drawn page in windows of several sizes, by day and by night, and what every such page keeps to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.browser import MODULES, Browser, Page, needed, started

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = {"phone": (390, 844), "narrow phone": (320, 640), "desktop": (1280, 900)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as found:
        yield found


@pytest.fixture(scope="module", params=[False, True], ids=["light", "dark"])
def dark(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture(scope="module", params=SIZES, ids=str)
def page(request: pytest.FixtureRequest, browser: Browser, file: Path, dark: bool) -> Page:
    """The module's `file`, opened."""
    width, height = SIZES[request.param]
    return browser.open(file, width, height, dark=dark)


def wider_than_window(page: Page) -> Any:
    """What stands out of the window, but for what may be scrolled by itself."""
    return page.evaluate("""[...document.querySelectorAll('main *:not(.scroll *)')].filter(
        e => e.getBoundingClientRect().right > window.innerWidth + 1).map(e => e.outerHTML.slice(0, 80))""")


def out_of_frame(page: Page) -> Any:
    """The words of drawings that stand out of their drawing."""
    return page.evaluate("""[...document.querySelectorAll('svg text')].filter(text => {
        const [a, b] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
        return a.left < b.left - 1 || a.right > b.right + 1 || a.top < b.top - 1 || a.bottom > b.bottom + 1;
    }).map(text => text.textContent)""")


def keeps_out(page: Page) -> Any:
    """What axe says of everything that keeps anybody out, with every fold open."""
    script = Path(needed("axe-core", MODULES / "axe-core" / "axe.min.js")).read_text(encoding="utf-8")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(script)
    found = page.evaluate(
        "axe.run().then(done => done.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))"
    )
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = false)")
    return found
