"""`tracker backtest`: what would the tracker have done for this list?"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import date
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import need_file, say
from tracker.cli.replayed import tell, tell_of_others
from tracker.cli.watching import counting_texts, watch
from tracker.cli.when import METAVAR, day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.backtest.history.beside import Beside
    from tracker.backtest.replay.learning import Judging
    from tracker.backtest.replay.texts import Text
    from tracker.backtest.telling.report import Report
    from tracker.backtest.trial import Wish
    from tracker.settings.model import Settings


_SINCE = typer.Option(
    parser=day,
    metavar=METAVAR,
    help="Only what was added from this day on: 2026-01-31, or 7d, 2w, 36h.",
    show_default=False,
)
_TEXTS = typer.Option(
    metavar="FILE",
    help="Record files of what was announced in that time; otherwise the memory.",
    show_default=False,
)
_FETCH = typer.Option(
    metavar="FILE",
    help="Get the texts of additions that are lacking from arXiv into this file, and use it too.",
    show_default=False,
)
_THRESHOLD = typer.Option(
    metavar="P",
    min=0,
    max=1,
    help="The least probability to propose; otherwise the suggested one.",
    show_default=False,
)
_PER_DAY = typer.Option(
    metavar="N",
    min=0,
    help="At most so many proposals a day, 0 for no limit; given again, for each further file.",
    show_default="0",
)
_OUT = typer.Option(
    metavar="FILE",
    help="Also write a page with drawings to this file; missing folders are made.",
    show_default=False,
)
_JSON = typer.Option("--json", help="One object a file with every figure, and one for all files together.")


def backtest(
    context: typer.Context,
    *,
    pages: Annotated[
        list[Path], typer.Argument(metavar="PATH", help="The list's files in a clone with its history.")
    ],
    since: Annotated[date | None, _SINCE] = None,
    texts: Annotated[list[Path] | None, _TEXTS] = None,
    fetch: Annotated[Path | None, _FETCH] = None,
    threshold: Annotated[float | None, _THRESHOLD] = None,
    per_day: Annotated[list[int] | None, _PER_DAY] = None,
    learn: Annotated[
        bool, typer.Option(help="Let the model learn on from the list, as often as runs do.")
    ] = True,
    out: Annotated[Path | None, _OUT] = None,
    as_lines: Annotated[bool, _JSON] = False,
) -> None:
    """Replay a list's history: what would have been proposed.

    How much earlier than people, where and in which words, and with how much noise.

    \b
    Example:
      tracker backtest README.md --texts announced.jsonl.gz
      tracker backtest README.md papers/2026.md --per-day 10 --per-day 0 --out report.html
    """
    from tracker.errors import UsageError
    from tracker.plural import counted
    from tracker.settings.load import load

    need_file(out)
    if len(per_day or ()) > len(pages):
        raise UsageError(f"--per-day is given {len(per_day or ())} times for {counted(len(pages), 'file')}")
    settings = load(context.obj)
    files = list(texts or ())
    if fetch:
        _fetch(settings, pages, files, fetch)
        files += [fetch] if fetch.exists() else []
    wishes = _wishes(pages, since, threshold, per_day or [0])
    reports = [
        (page, _tried(settings, page, files, wish, learn=learn))
        for page, wish in zip(pages, wishes, strict=True)
    ]
    tell(context.obj, reports, as_lines=as_lines, out=out)
    tell_of_others(pages)


def _wishes(
    pages: Sequence[Path], since: date | None, threshold: float | None, per_day: Sequence[int]
) -> list[Wish]:
    """What is asked of each page; the last number of places is that of all further ones, too."""
    from tracker.backtest.history.clone import known_before, moving, named_beside, proposed_by_tracker
    from tracker.backtest.trial import Wish

    proposed = proposed_by_tracker(pages[0])
    return [
        Wish(
            since,
            threshold,
            places,
            others,
            named_beside(page),
            proposed,
            moving(page),
            partial(known_before, page),
        )
        for page, places, others in zip(
            pages, chain(per_day, repeat(per_day[-1])), _beside(pages), strict=False
        )
    ]


def _beside(pages: Sequence[Path]) -> list[Beside]:
    """For each page what the others are to it."""
    from tracker.backtest.history.beside import Beside, beside, stood
    from tracker.backtest.history.versions import revisions

    return beside([stood(revisions(page)) for page in pages]) if len(pages) > 1 else [Beside()]


def _tried(
    settings: Settings,
    page: Path,
    files: Sequence[Path],
    wish: Wish,
    *,
    learn: bool,
) -> Report:
    from tracker.backtest.history.versions import revisions
    from tracker.backtest.trial import backtest as tried

    with _bar(f"replaying {page.name}") as told:
        return tried(
            lambda: revisions(page),
            lambda: _texts(settings, files),
            _judging(settings, learn=learn),
            wish,
            told,
        )


def _judging(settings: Settings, *, learn: bool) -> Judging:
    """The model in use, and how runs would let it learn on."""
    from datetime import timedelta

    from tracker.backtest.replay.learning import Judging
    from tracker.training.choosing import model_in_use

    model = model_in_use(settings.classifier)
    every = settings.classifier.learn_every_days
    if not (learn and every):
        return Judging(model)
    from classifiers.adapting import learn_on

    return Judging(model, lambda rows: learn_on(model, rows).model, timedelta(days=every))


def _texts(settings: Settings, files: Sequence[Path]) -> Iterator[Text]:
    from tracker.backtest.replay.texts import Text

    for file in files:
        yield from _texts_in(file)
    if not files:
        from tracker import wiring
        from tracker.settings.load import environment

        with wiring.store_to_read(settings, environment()) as store:
            yield from (Text(work.paper, work.paper.published) for work in store.works_between())


def _texts_in(file: Path) -> Iterator[Text]:
    """The texts of a record file; one of which no record names its arXiv paper would be taken for no texts at all."""
    from tracker.backtest.replay.texts import text_of
    from tracker.errors import UsageError
    from tracker.recordfile import read_record_file

    count = named = 0
    for record in read_record_file(file):
        count += 1
        named += record.paper.arxiv_id is not None
        yield text_of(record)
    if count and not named:
        raise UsageError(
            f"no record in {file} names its arXiv paper:"
            " that is `arxiv_id`, or an arXiv address as `abs` or `pdf` under `urls`"
        )


def _fetch(settings: Settings, pages: Iterable[Path], files: Sequence[Path], into: Path) -> None:
    """Ask arXiv for what people added and no file has; what was got before is not asked for twice."""
    from tracker import wiring
    from tracker.backtest.history.additions import Added, acts
    from tracker.backtest.history.versions import revisions
    from tracker.clock import now
    from tracker.settings.load import environment
    from tracker.training.texts import fetch_texts

    added = {act.work.value for page in pages for act in acts(revisions(page)) if isinstance(act, Added)}
    lacking = added - {text.paper.arxiv_id for text in (_texts(settings, files) if files else ())}
    with (
        wiring.arxiv(settings, environment(), say) as query,
        _bar("getting texts from arXiv", len(lacking)) as told,
    ):
        got = fetch_texts(lacking, query, into, now(), told)
    say(f"got {got} texts from arXiv into {into}" if lacking else "no texts are lacking")


@contextmanager
def _bar(words: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """How many texts it has come to: a bar where a person is watching, a line in a log where it takes long."""
    if not sys.stderr.isatty():
        with watch() as tell:
            tell(words)
            yield counting_texts(words, tell)
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from tracker.showing import for_a_terminal

    count = TextColumn("{task.completed:,} texts") if total is None else MofNCompleteColumn()
    named = TextColumn("{task.description}", markup=False)  # a file's name may look like markup
    columns = (SpinnerColumn(), named, count, TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(for_a_terminal(words), total=total)
        yield lambda count: progress.advance(task, count)
