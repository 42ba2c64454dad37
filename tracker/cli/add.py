"""`tracker add`: one paper, model or dataset by hand, written the way the list writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import Exit, data, json_line, say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.facts.rephrasing import Rephraser
    from tracker.lists.outcome import Outcome
    from tracker.lists.steering import Steering
    from tracker.ports import Judge
    from tracker.recordfile import Record
    from tracker.settings.model import Settings


def add(
    context: typer.Context,
    works: Annotated[
        list[str] | None,
        typer.Argument(help="arXiv ids, or addresses of papers, models or datasets.", show_default=False),
    ] = None,
    *,
    page: Annotated[Path, typer.Option("--list", help="The list's file.")] = Path("README.md"),
    record: Annotated[
        Path | None,
        typer.Option("--record", help="The facts as JSON lines, without any network.", show_default=False),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Change the file instead of showing the diff.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Insert also what the classifier would refuse or leave open.")
    ] = False,
    as_lines: Annotated[bool, typer.Option("--json", help="One line of JSON for each work.")] = False,
) -> None:
    """Add works by hand: find their facts, the section and the place, and show the diff.

    \b
    Example:
      tracker add 2401.12345 --list README.md
      tracker add --record papers.jsonl --list README.md --write
    """  # noqa: D301 - \b keeps the example's lines apart
    from tracker.adding import Helpers, add_all
    from tracker.clock import now
    from tracker.errors import UsageError

    if bool(works) == (record is not None):
        raise UsageError("give either ids and addresses, or --record FILE.jsonl")
    before = _read(page)
    records = _records(works or [], record, context.obj)
    settings = _settings(context.obj)
    helpers = Helpers(None if force else _judge(), _rephraser(settings))
    steering = _steering(page, settings, force=force)
    added = add_all(before, records, helpers, steering, now().date())
    after, outcomes = added.content, added.outcomes
    for told in added.side:
        say(f"also changed: {told}")
    if as_lines:
        for outcome in outcomes:
            json_line(_row(outcome))
    else:
        _tell(page, before, after, outcomes, write=write)
    if write and after != before:
        _write(page, after)
    if not as_lines and not any(_row(outcome)["status"] == "added" for outcome in outcomes):
        raise typer.Exit(Exit.PARTIAL)


def _read(page: Path) -> bytes:
    from tracker.errors import UsageError

    try:
        return page.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {page}: {error.strerror}") from error


def _write(page: Path, after: bytes) -> None:
    from tracker.errors import TrackerError

    try:
        page.write_bytes(after)
    except OSError as error:
        raise TrackerError(f"cannot write {page}: {error.strerror}") from error


def _records(works: list[str], path: Path | None, config: Path | None) -> Iterable[Record]:
    from tracker.recordfile import Record, read_record_file

    if path is not None:
        return read_record_file(path)
    from tracker import wiring
    from tracker.clock import now
    from tracker.settings.load import environment, load

    with wiring.lookup(load(config), environment(), say) as lookup:
        papers = lookup.papers(works, now())
        pages = [lookup.page_of(one.arxiv_id) if lookup.page_of and one.arxiv_id else None for one in papers]
        return [
            Record(paper, number, fields={"page": page} if page else {})
            for number, (paper, page) in enumerate(zip(papers, pages, strict=True), 1)
        ]


def _judge() -> Judge:
    from classifiers.artefact import load

    return load()


def _settings(config: Path | None) -> Settings | None:
    """The settings, where there are any: without a file the defaults are known, and loading them takes its time."""
    if not config and not any(Path(place).is_file() for place in ("tracker.toml", ".github/tracker.toml")):
        return None
    from tracker.settings.load import load

    return load(config)


def _rephraser(settings: Settings | None) -> Rephraser | None:
    if settings is None or not settings.facts.rephrase_url:
        return None
    from tracker.facts.endpoint import endpoint_for
    from tracker.settings.load import environment

    return endpoint_for(settings.facts, environment())


def _steering(page: Path, settings: Settings | None, *, force: bool) -> Steering:
    """What the settings say of this page; a person who insists is not asked twice."""
    from dataclasses import replace

    from tracker.lists.steering import Steering

    lists = settings.lists if settings else ()
    alike = [one for one in lists if Path(one.path).name == page.name] if len(lists) > 1 else lists
    said = alike[0].keep.steering() if alike else Steering()
    return replace(said, least_share=0, least_fidelity=0, insist=True) if force else said


def _row(outcome: Outcome) -> dict[str, object]:
    from tracker.lists.outcome import Addition, Duplicate, Unsure

    row: dict[str, object] = {"status": "refused", "reason": outcome.reason}
    shown: Addition | None = None
    match outcome:
        case Addition():
            row["status"], shown = "added", outcome
        case Unsure():
            row["status"], shown = "unsure", outcome.suggestion
        case Duplicate():
            row["status"] = "duplicate"
            row["line"] = outcome.mentions[0].line + 1
        case _:
            pass
    if shown:
        row |= {
            "section": list(shown.section),
            "line": shown.line,
            "inserted": list(shown.inserted),
            "fidelity": round(shown.fidelity, 4),
            "runner_up": list(shown.runner_up),
        }
    return row


def _tell(page: Path, before: bytes, after: bytes, outcomes: Iterable[Outcome], *, write: bool) -> None:
    import difflib

    for outcome in outcomes:
        row = _row(outcome)
        where = (
            f" under {' > '.join(map(str, section))}"
            if (section := row.get("section")) and isinstance(section, list)
            else ""
        )
        say(f"{row['status']}{where}: {row['reason']}")
        if row["status"] == "unsure" and isinstance(lines := row.get("inserted"), list):
            say("  suggestion: " + "\n              ".join(map(str, lines)))
    if write or after == before:
        return
    old, new = (text.decode("utf-8", "replace").splitlines() for text in (before, after))
    data("\n".join(difflib.unified_diff(old, new, f"a/{page}", f"b/{page}", lineterm="")))
