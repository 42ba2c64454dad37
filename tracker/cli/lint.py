"""`tracker lint`: faults in a list, and how well it is understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, data, json_line

if TYPE_CHECKING:
    from tracker.lists.page import Page


def lint(
    page: Annotated[Path, typer.Argument(metavar="PATH", help="The list's file.")],
    *,
    fidelity: Annotated[
        bool, typer.Option("--fidelity", help="Tell how well each section's format is understood.")
    ] = False,
    as_lines: Annotated[bool, typer.Option("--json", help="One line of JSON for each finding.")] = False,
) -> None:
    """Find faults in a list: so far, works that stand in it twice.

    \b
    Example:
      tracker lint README.md
      tracker lint README.md --fidelity
    """  # noqa: D301 - \b keeps the example's lines apart
    from tracker.lists.duplicates import duplicates

    read = _read(page)
    if fidelity:
        _tell_fidelity(page, read, as_lines=as_lines)
        return
    findings = duplicates(read)
    for one in findings:
        if as_lines:
            json_line(
                {
                    "path": str(page),
                    "line": one.line,
                    "rule": one.rule,
                    "message": one.message,
                    "fix": one.fix,
                }
            )
        else:
            data(f"{page}:{one.line}: {one.rule}: {one.message}")
    if findings:
        raise typer.Exit(Exit.FAILURE)


def _read(path: Path) -> Page:
    from tracker.errors import TrackerError, UsageError
    from tracker.lists.page import Unreadable, read_page

    try:
        read = read_page(path.read_bytes())
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    if isinstance(read, Unreadable):
        raise TrackerError(f"{path}: {read.reason}")
    return read


def _tell_fidelity(path: Path, page: Page, *, as_lines: bool) -> None:
    from tracker.lists.inline import plain
    from tracker.lists.understanding import understandings

    for one in understandings(page):
        if as_lines:
            json_line(
                {
                    "path": str(path),
                    "line": one.line,
                    "section": list(one.path),
                    "kind": one.kind,
                    "entries": one.entries,
                    "fidelity": round(one.fidelity, 4),
                    "order": one.order,
                }
            )
        else:
            where = " > ".join(plain(title) for title in one.path[-2:]) or "(top)"
            data(
                f"{one.fidelity:4.0%}  {one.entries:4} {one.kind:<9} {one.order:<14} {where} (line {one.line})"
            )
