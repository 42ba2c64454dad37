"""The pictures in the documentation, taken of the made-up month; `python -m support.digest_pictures` takes them anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from support.browser import started
from support.digests import rendered
from support.shared import ROOT

from tracker.digest.formats.registry import format_named

PICTURES = ROOT / "docs" / "images"
SHOTS = (
    ("digest-desktop.png", (1000, 900), False, "body"),
    ("digest-trends.png", (1000, 1120), True, ".figures"),
    ("digest-phone.png", (390, 844), False, "body"),
    ("digest-phone-dark.png", (390, 844), True, ".figures"),
)


def take(folder: Path) -> None:
    """Each picture: what a window of some size shows when a part of the page is scrolled to."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, started() as browser:
        file = Path(place) / "digest.html"
        file.write_text(rendered(format_named("html")), encoding="utf-8")
        for name, (width, height), dark, part in SHOTS:
            page = browser.open(file, width, height, dark=dark)
            page.evaluate(f"document.querySelector('{part}').scrollIntoView()")
            (folder / name).write_bytes(page.picture())


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
