"""`tracker backtest`: what would the tracker have done for this list?"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import data, json_line, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.backtest.texts import Text
    from tracker.settings.model import Settings


def backtest(
    context: typer.Context,
    *,
    page: Annotated[
        Path, typer.Argument(metavar="PATH", help="The list's file in a clone with its history.")
    ],
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only what was added from this day on.", show_default=False),
    ] = None,
    texts: Annotated[
        list[Path] | None,
        typer.Option(
            help="Record files of what was announced in that time; otherwise the memory.", show_default=False
        ),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            help="The least probability to propose; otherwise the suggested one.",
            show_default=False,
        ),
    ] = None,
    per_day: Annotated[int, typer.Option(min=0, help="At most so many proposals a day; 0 is no limit.")] = 0,
    out: Annotated[
        Path | None, typer.Option(help="Also write a page with drawings to this file.", show_default=False)
    ] = None,
    as_lines: Annotated[bool, typer.Option("--json", help="One object with every figure.")] = False,
) -> None:
    """Replay a list's own history: what would have been proposed, how much earlier, and with how much noise.

    \b
    Example:
      tracker backtest README.md --texts announced.jsonl.gz
      tracker backtest README.md --since 2025-03-15 --per-day 10 --out report.html
    """  # noqa: D301 - \b keeps the example's lines apart
    from tracker.backtest.history import revisions
    from tracker.backtest.telling import as_json, in_words
    from tracker.backtest.trial import Wish
    from tracker.backtest.trial import backtest as tried
    from tracker.settings.load import load
    from tracker.training.choosing import model_in_use

    settings = load(context.obj)
    judge = model_in_use(settings.classifier)
    with _bar() as told:
        report = tried(
            lambda: revisions(page),
            _texts(settings, texts or []),
            judge,
            Wish(since.date() if since else None, threshold, per_day),
            told,
        )
    if as_lines:
        json_line(as_json(report))
    else:
        data(in_words(report))
    if out:
        from tracker.backtest.page import page as drawn

        out.write_text(drawn(report, page.name), encoding="utf-8")
        say(f"wrote {out}")


def _texts(settings: Settings, files: list[Path]) -> Iterator[Text]:
    from tracker.backtest.texts import Text, text_of
    from tracker.recordfile import read_record_file

    for file in files:
        yield from (text_of(record) for record in read_record_file(file))
    if not files:
        from state.store import open_store
        from tracker.settings.load import environment

        with open_store(settings.state.address(environment())) as store:
            yield from (Text(work.paper, work.paper.published) for work in store.works_between())


@contextmanager
def _bar() -> Iterator[Callable[[int], None]]:
    """How many texts were judged, where a person is watching."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("judging texts"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda count: progress.advance(task, count)
