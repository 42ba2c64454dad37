"""`tracker classify`: is it about vision-language models, and what does it contribute?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.output import json_line, show
from tracker.cli.records import given_records
from tracker.plural import likely, weighed

if TYPE_CHECKING:
    from state.records import Verdict
    from tracker.recordfile import Record

_PIECE = 256


def classify(
    context: typer.Context,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="JSON lines with `title` and `abstract`; - reads stdin.", allow_dash=True
        ),
    ],
    as_lines: Annotated[bool, typer.Option("--json", help="The same lines with a verdict added.")] = False,
) -> None:
    """Judge papers: are they about vision-language models?

    Prints the probability, the kind of contribution, and the terms that decided.

    \b
    Example:
      tracker classify papers.jsonl --json
      echo '{"title": "X-VL: A vision-language model", "abstract": "…"}' | tracker classify -
    """
    from tracker.settings.load import load
    from tracker.training.choosing import model_in_use

    model = model_in_use(load(context.obj).classifier)
    with given_records(file, _PIECE) as pieces:
        for piece in pieces:
            for record, verdict in zip(piece, model.judge([record.paper for record in piece]), strict=True):
                if as_lines:
                    json_line({**record.fields, **fields_of(verdict)})
                else:
                    show(_sentence(record, verdict))


def fields_of(verdict: Verdict) -> dict[str, object]:
    """A verdict as a script reads it."""
    return {
        "vlm": round(verdict.probability, 6),
        "relevant": verdict.relevant.value,
        "kind": verdict.kind.value,
        "kind_scores": {kind.value: round(share, 6) for kind, share in verdict.kind_scores.items()},
        "reasons": [{"term": reason.term, "weight": reason.weight} for reason in verdict.reasons],
        "model_version": verdict.model_version,
    }


def _sentence(record: Record, verdict: Verdict) -> str:
    return (
        f"{verdict.relevant.value:6} {likely(verdict.probability):8}  {verdict.kind.value:9}  {record.paper.title}\n"
        f"       because: {weighed(verdict.reasons[:4]) or 'nothing in it is known'}"
    )
