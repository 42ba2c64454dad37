"""What `tracker backtest` tells: each page's report, what they come to together, and on which pages more may stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.output import json_line, say, show, write_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.backtest.telling.report import Report
    from tracker.backtest.telling.written import Written

_A_LIST = 5
"""A page on which fewer lines name papers is none to which people add them."""
_MOST_NAMED = 3


def tell(
    named: Path | None, tried: Sequence[tuple[Path, Report]], *, as_lines: bool, out: Path | None
) -> None:
    """Every page's report, what they come to together, and all of it drawn; `named` are the settings that were."""
    from tracker.backtest.telling.page import page as drawn
    from tracker.backtest.telling.text import in_words, over_all
    from tracker.backtest.telling.wire import as_json, together

    called = _called(tried[0][0])
    reports = [(str(page), replace(report, written=_written(named, page, called))) for page, report in tried]
    for path, report in reports:
        if as_lines:
            json_line(as_json(report, path))
        else:
            show(in_words(report, path))
    if len(reports) > 1:
        if as_lines:
            json_line(together(reports))
        else:
            show(over_all([report for _, report in reports]))
    if out:
        write_page(out, drawn(called, reports))


def tell_of_others(pages: Sequence[Path]) -> None:
    """A list may go on on another page: what people add there is not seen here."""
    from tracker.backtest.history.clone import pages_with_ids

    named = {page.resolve() for page in pages}
    here = Path.cwd()
    others = [
        f"{page.relative_to(here) if page.is_relative_to(here) else page} ({count})"
        for page, count in pages_with_ids(pages[0])
        if page not in named and count >= _A_LIST
    ]
    if others:
        say(
            f"papers stand on other pages, too (in so many lines): {', '.join(others[:_MOST_NAMED])};"
            " name those to which people add as well, to have them replayed"
        )


def _called(page: Path) -> str:
    """The list's repository, or the folder of its clone where that has no remote on a server."""
    from tracker.backtest.history.clone import top_of
    from tracker.forge.workingcopy import remote_name
    from tracker.settings.load import environment

    return remote_name(page.resolve().parent, environment()) or top_of(page).name


def _written(named: Path | None, page: Path, called: str) -> Written | None:
    """What the settings say of a page: those that were named, or those that stand in its clone."""
    from tracker.backtest.history.clone import name_in_clone, top_of
    from tracker.backtest.telling.written import written
    from tracker.settings.load import SettingsError, load
    from tracker.settings.places import settings_file

    file = named or settings_file(top_of(page))
    if file is None:
        return None
    try:
        settings = load(file)
    except SettingsError as error:
        say(f"not told what to change in the settings beside the list: {error}")
        return None
    return written(settings, file.name, name_in_clone(page), called if "/" in called else "")
