"""`docs/settings.md` as the models describe it; `make docs` writes it anew, a test compares it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.shared import ROOT

from tracker.settings.describe import tables
from tracker.settings.model import Settings

if TYPE_CHECKING:
    from tracker.settings.describe import Setting

PAGE = ROOT / "docs" / "settings.md"
_MARK = "<!-- settings: everything below is written by `make docs` -->\n"


def page() -> str:
    """The part of the page that the models decide."""
    parts = []
    for table in tables(Settings):
        title = f"`{table.header}`" if table.path else "At the top"
        rows = "".join(map(_row, table.settings))
        parts.append(
            f"\n## {title}\n\n{table.description}\n\n| key | takes | default | what it does |\n|---|---|---|---|\n{rows}"
        )
    return "".join(parts)


def _row(setting: Setting) -> str:
    default = (
        f"`{setting.default}`" if setting.default not in ("", "required") else setting.default or "unset"
    )
    cells = (f"`{setting.key}`", setting.takes, default, setting.description)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def written() -> str:
    """What the page says now."""
    return PAGE.read_text(encoding="utf-8").partition(_MARK)[2]


def refresh() -> None:
    """Write the part below the mark anew."""
    head = PAGE.read_text(encoding="utf-8").partition(_MARK)[0]
    PAGE.write_text(head + _MARK + page(), encoding="utf-8")


if __name__ == "__main__":
    refresh()
