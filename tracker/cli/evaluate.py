"""`tracker evaluate`: how good is the model on labelled papers?"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import json_line, need_file, say, show, write_page
from tracker.cli.records import given_records, input_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from classifiers.measuring import Interval
    from tracker.recordfile import Record
    from tracker.training.corpus import Corpus
    from tracker.training.scoring import Score

_PIECE = 256


def evaluate(
    context: typer.Context,
    *,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Labelled JSON lines: records with `vlm` (true or false) and, where known, `kind`; - reads stdin.",
            allow_dash=True,
        ),
    ],
    model: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="The folder of another model.", show_default=False)
    ] = None,
    stream: Annotated[bool, typer.Option(help="Only records that say `stream: true`.")] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Also write a page with plots to this file; missing folders are made.",
            show_default=False,
        ),
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
    from tracker.plural import counted
    from tracker.settings.load import load
    from tracker.training.choosing import model_in_use
    from tracker.training.scoring import score
    from tracker.training.wire import as_json

    need_file(out)
    name = input_name(file)
    with given_records(file, _PIECE) as pieces:
        corpus = _labelled(pieces, name, stream=stream)
        judge = load_model(model) if model else model_in_use(load(context.obj).classifier)
        with watch(quiet=as_lines) as tell:
            tell(f"judging {counted(len(corpus.rows), 'paper')}")
            found = score(judge, corpus.rows)
        if as_lines:
            json_line(as_json(found))
        else:
            show(_told(found))
        if out:
            from tracker.training.page import page

            write_page(out, page(found, Path(name).name))


def _labelled(pieces: Iterable[Sequence[Record]], file: str, *, stream: bool) -> Corpus:
    """The records to score on, each paper once; what is left out is told."""
    from tracker.errors import UsageError
    from tracker.plural import counted
    from tracker.training.corpus import corpus_of

    records = chain.from_iterable(pieces)
    corpus = corpus_of((one for one in records if not stream or one.fields.get("stream") is True), {})
    if not corpus.rows:
        raise UsageError(
            f"{file} has no labelled records{' of a stream' if stream else ''}: they need `vlm`, true or false"
        )
    if corpus.unlabelled:
        say(f"{counted(corpus.unlabelled, 'record')} left out, whose `vlm` is neither true nor false")
    if corpus.repeated:
        say(f"{counted(corpus.repeated, 'record')} left out, whose paper came before")
    return corpus


def _told(found: Score) -> str:
    from tracker.plural import counted, weighed

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
        reasons = weighed(miss.verdict.reasons[:3])
        truth = ("relevant" if miss.relevant else "not relevant") + (", asked about" if miss.asked else "")
        name = f"{miss.paper.arxiv_id} " if miss.paper.arxiv_id else ""
        lines.append(f"  {miss.verdict.probability:.2f} but {truth}: {name}{miss.paper.title}  [{reasons}]")
    return "\n".join(lines)


def _figure(interval: Interval | None) -> str:
    if interval is None:
        return _NOTHING
    if interval.bounds is None:
        return f"{interval.value:.3f}"
    low, high = interval.bounds
    return f"{interval.value:.3f}  (95 %: {low:.3f} to {high:.3f})"


def _share(share: float | None) -> str:
    return _NOTHING if share is None else f"{share:.3f}"


_NOTHING = "–"
"""There was nothing to find, or nothing was said to be relevant, of which a share could be right."""
