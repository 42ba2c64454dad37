"""`tracker lint`: faults in a list, and how well it is understood."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, data, json_line

if TYPE_CHECKING:
    from tracker.lists.page import Page


def lint(
    context: typer.Context,
    page: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="The list's file; otherwise those of the settings.")
    ] = None,
    *,
    against: Annotated[
        str, typer.Option(metavar="REV", help="Only what was added since this revision of the repository.")
    ] = "",
    links: Annotated[
        bool, typer.Option("--links", help="With --against: see where added links lead.")
    ] = False,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="With --against: as annotations of GitHub Actions.")
    ] = False,
    pull_requests: Annotated[
        bool,
        typer.Option("--pull-requests", help="Look at people's open pull requests; one comment under each."),
    ] = False,
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
      tracker lint README.md --against main
    """  # noqa: D301 - \b keeps the example's lines apart
    from tracker.errors import UsageError
    from tracker.lists.duplicates import duplicates

    if against or pull_requests:
        raise typer.Exit(
            _contributions(context, page, against, links=links, annotate=annotate, as_lines=as_lines)
        )
    if page is None:
        raise UsageError(
            "name the list's file, or say --against REV for what was added to the settings' lists"
        )
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


def _contributions(
    context: typer.Context, page: Path | None, against: str, *, links: bool, annotate: bool, as_lines: bool
) -> Exit:
    from tracker.cli.contributions import lint_added, lint_pull_requests
    from tracker.errors import UsageError
    from tracker.settings.load import load

    settings = load(context.obj)
    pages = [page] if page else [Path(one.path) for one in settings.lists]
    if not pages:
        raise UsageError("no list is set; name its file, or let `tracker init` write the settings")
    if against:
        return lint_added(pages, against, links=links, annotate=annotate, as_lines=as_lines)
    return lint_pull_requests(settings, links=links)


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
