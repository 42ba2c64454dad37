"""`tracker train`: fit a model from labels, from people's decisions, or from one list's own entries."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import json_line, show
from tracker.cli.when import METAVAR, day

if TYPE_CHECKING:
    from collections.abc import Mapping

_LABELLED = typer.Argument(
    metavar="FILE",
    help="JSON lines with texts; labels stand in them (`vlm`: true or false, `kind`) or travel with the program, by arXiv id.",
    show_default=False,
)
_FETCH = typer.Option(
    metavar="FILE",
    help="Get the texts of the program's own labels from arXiv into this file, and fit on it too.",
    show_default=False,
)

_PAGE = typer.Option(
    "--list",
    metavar="FILE",
    help="A list's page: fit for what this list takes; without --out, that model judges from then on.",
    show_default=False,
)
_OUT = typer.Option(
    metavar="FOLDER",
    help="The folder to write the model to; what of it is missing is made.",
    show_default=False,
)
_MEASURE = typer.Option(
    metavar="FILE", help="Labelled JSON lines to score the model on afterwards.", show_default=False
)
_ROLL_BACK = typer.Option("--roll-back", help="Let the model before the present one judge again.")
_SEED = typer.Option(metavar="N", min=0, max=2**32 - 1, help="The same seed and labels give the same model.")
_SPLIT = typer.Option(
    parser=day,
    metavar=METAVAR,
    help="Also score a fit on papers from before this day on those from it on.",
    show_default=False,
)


def train(
    context: typer.Context,
    *,
    files: Annotated[list[Path] | None, _LABELLED] = None,
    fetch: Annotated[Path | None, _FETCH] = None,
    page: Annotated[Path | None, _PAGE] = None,
    out: Annotated[Path | None, _OUT] = None,
    measure: Annotated[Path | None, _MEASURE] = None,
    split_at: Annotated[date | None, _SPLIT] = None,
    roll_back: Annotated[bool, _ROLL_BACK] = False,
    seed: Annotated[int, _SEED] = 0,
    as_lines: Annotated[bool, typer.Option("--json", help="One object that says what came of it.")] = False,
) -> None:
    """Fit a model, or go back to the one before.

    From labelled files, or without any from what people merged and rejected.

    A model that learned from decisions judges from then on only if it does no worse on decisions kept back.

    \b
    Example:
      tracker train labelled.jsonl --out my-model --split-at 2025-05-01
      tracker train --fetch texts.jsonl --out my-model
      tracker train
    """
    from tracker.cli.models import Aim, from_decisions, from_labels, from_list, rolled_back
    from tracker.cli.watching import watch
    from tracker.settings.load import load

    _refuse_idle(
        {
            "--roll-back": roll_back,
            "--list": page,
            _LABELS: files or fetch,
            "--out": out,
            "--measure": measure,
            "--split-at": split_at,
        }
    )
    settings = load(context.obj)
    with watch(quiet=as_lines) as tell:
        tell("making a model")
        if roll_back:
            told = rolled_back(settings)
        elif page:
            told = from_list(settings, page, out, seed)
        elif files or fetch:
            told = from_labels(settings, files or [], fetch, Aim(out, measure, split_at, seed), tell)
        else:
            told = from_decisions(settings, seed)
    if as_lines:
        json_line(told)
    else:
        show("\n".join(f"{key.replace('_', ' ')}: {_shown(value)}" for key, value in told.items()))


_LABELS = "FILE or --fetch"
_WAYS = ("--roll-back", "--list", _LABELS)
_GOES_WITH = {"--out": ("--list", _LABELS), "--measure": (_LABELS,), "--split-at": (_LABELS,)}


def _refuse_idle(given: Mapping[str, object]) -> None:
    """What the way of making a model would pass over is refused, because somebody meant something by it."""
    from tracker.errors import UsageError

    ways = [way for way in _WAYS if given[way]]
    if len(ways) > 1:
        raise UsageError(f"{' and '.join(ways)} do not go together, for each is a way to a model of its own")
    for option, fitting in _GOES_WITH.items():
        if given[option] and not set(ways) & set(fitting):
            raise UsageError(f"{option} goes with {' or '.join(fitting)} only")


def _shown(value: object) -> str:
    if not isinstance(value, dict):
        return "–" if value is None else str(value)
    return ", ".join(f"{str(key).replace('_', ' ')} {_shown(one)}" for key, one in value.items())
