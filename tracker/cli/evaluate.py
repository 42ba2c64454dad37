"""`tracker evaluate`: how good is the model on labelled papers?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import data, json_line, say, write_page

if TYPE_CHECKING:
    from classifiers.measuring import Interval
    from tracker.training.scoring import Score


def evaluate(
    context: typer.Context,
    *,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Labelled JSON lines: records with `vlm` and, where known, `kind`."
        ),
    ],
    model: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The folder of another model.", show_default=False)
    ] = None,
    stream: Annotated[bool, typer.Option(help="Only records that say `stream: true`.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Also write a page with plots to this file.", show_default=False),
    ] = None,
    as_lines: Annotated[bool, typer.Option("--json", help="One object with every figure.")] = False,
) -> None:
    """Score the model on labelled papers.

    Prints precision, recall, F1, PR-AUC, calibration, kinds and the worst errors.

    \b
    Example:
      tracker evaluate labelled.jsonl
      tracker evaluate labelled.jsonl --stream --out report.html
    """
    from classifiers.artefact import load as load_model
    from tracker.cli.watching import watch
    from tracker.errors import UsageError
    from tracker.plural import counted
    from tracker.recordfile import read_record_file
    from tracker.settings.load import load
    from tracker.training.choosing import model_in_use
    from tracker.training.corpus import labelled
    from tracker.training.scoring import score
    from tracker.training.wire import as_json

    records = [one for one in read_record_file(file) if not stream or one.fields.get("stream") is True]
    rows = [row for record in records if (row := labelled(record, {}))]
    if not rows:
        raise UsageError(f"{file} has no labelled records{' of a stream' if stream else ''}: they need `vlm`")
    if unlabelled := len(records) - len(rows):
        say(f"{counted(unlabelled, 'record')} left out, whose `vlm` is neither true nor false")
    judge = load_model(model) if model else model_in_use(load(context.obj).classifier)
    with watch(quiet=as_lines) as tell:
        tell(f"judging {counted(len(rows), 'paper')}")
        found = score(judge, rows)
    if as_lines:
        json_line(as_json(found))
    else:
        data(_told(found))
    if out:
        from tracker.training.page import page

        write_page(out, page(found, file.name))


def _told(found: Score) -> str:
    from tracker.plural import counted

    lines = [
        f"model {found.model_version} on {counted(found.papers, 'paper')}, {found.positive} of them relevant",
        f"  precision  {_figure(found.precision)}",
        f"  recall     {_figure(found.recall)}",
        f"  F1         {_figure(found.f1)}",
        f"  PR-AUC     {_figure(found.area)}",
        f"  found when `unsure` is looked at {_share(found.found)}, asking about {found.unsure:.1%} of all papers",
        f"  calibration error {found.calibration_error:.3f}",
    ]
    if found.kind_macro_f1 is not None:
        lines += [f"kinds of relevant papers: macro-F1 {found.kind_macro_f1:.3f}; rows true, columns said"]
        lines += ["  " + " ".join(f"{word:>9}" for word in ("", *(kind.value for kind in found.kinds)))]
        for kind, row in zip(found.kinds, found.confusion.tolist(), strict=True):
            lines.append("  " + " ".join(f"{word:>9}" for word in (kind.value, *row)))
    lines += ["worst errors:"] if found.worst else []
    for miss in found.worst:
        reasons = ", ".join(f"{reason.term} {reason.weight:+.2f}" for reason in miss.verdict.reasons[:3])
        truth = ("relevant" if miss.relevant else "not relevant") + (", asked about" if miss.asked else "")
        name = f"{miss.paper.arxiv_id} " if miss.paper.arxiv_id else ""
        lines.append(f"  {miss.verdict.probability:.2f} but {truth}: {name}{miss.paper.title}  [{reasons}]")
    return "\n".join(lines)


def _figure(interval: Interval | None) -> str:
    if interval is None:
        return _NOTHING
    return f"{interval.value:.3f}  (95 %: {interval.low:.3f} to {interval.high:.3f})"


def _share(share: float | None) -> str:
    return _NOTHING if share is None else f"{share:.3f}"


_NOTHING = "–"
"""There was nothing to find, which is no fault of the model."""
