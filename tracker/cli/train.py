"""`tracker train`: fit a model from labels, from people's decisions, or from one list's own entries."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from tracker.cli.output import data, json_line, say
from tracker.cli.when import METAVAR, day

if TYPE_CHECKING:
    from pydantic import JsonValue

    from tracker.settings.model import Settings

_LABELLED = typer.Argument(
    metavar="FILE",
    help="JSON lines with texts; labels stand in them (`vlm`, `kind`) or travel with the program, by arXiv id.",
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
    out: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="The folder to write the model to.", show_default=False),
    ] = None,
    measure: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Labelled JSON lines to score the model on afterwards.", show_default=False
        ),
    ] = None,
    split_at: Annotated[date | None, _SPLIT] = None,
    roll_back: Annotated[
        bool, typer.Option("--roll-back", help="Let the model before the present one judge again.")
    ] = False,
    seed: Annotated[int, typer.Option(metavar="N", help="The same seed and labels give the same model.")] = 0,
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
    from tracker.cli.watching import watch
    from tracker.settings.load import load

    settings = load(context.obj)
    with watch(quiet=as_lines) as tell:
        tell("making a model")
        if roll_back:
            told = _rolled_back(settings)
        elif page:
            told = _from_list(settings, page, out, seed)
        elif files or fetch:
            scored = _Scored(measure, split_at)
            told = _from_labels(settings, files or [], fetch=fetch, out=out, scored=scored, seed=seed)
        else:
            told = _from_decisions(settings, seed)
    if as_lines:
        json_line(told)
    else:
        data("\n".join(f"{key.replace('_', ' ')}: {_shown(value)}" for key, value in told.items()))


def _shown(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{str(key).replace('_', ' ')} {one}" for key, one in value.items())


class _Scored(NamedTuple):
    """On what a fit is scored: a file of its own, or what came out later."""

    file: Path | None
    day: date | None


def _rolled_back(settings: Settings) -> dict[str, object]:
    from tracker import wiring
    from tracker.clock import now
    from tracker.settings.load import environment
    from tracker.training.choosing import model_in_use
    from tracker.training.learned import roll_back
    from tracker.training.shelf import NothingToRollBackError, Shelf

    if settings.classifier.folder:
        return {"outcome": "rolled back", "in_use": Shelf(settings.classifier.folder).roll_back()}
    with wiring.store(settings, environment()) as store:
        if not roll_back(store, now()):
            raise NothingToRollBackError("the shipped model is in use; there is nothing to roll back to")
        return {"outcome": "rolled back", "in_use": model_in_use(settings.classifier, store).version}


def _from_labels(
    settings: Settings,
    files: list[Path],
    *,
    fetch: Path | None,
    out: Path | None,
    scored: _Scored,
    seed: int,
) -> dict[str, object]:
    from classifiers.artefact import save
    from classifiers.known import known_labels
    from tracker.errors import UsageError
    from tracker.plural import counted
    from tracker.training.corpus import in_fitting_order, read_corpus
    from tracker.training.job import about_fit, fit_corpus, score_in_time
    from tracker.training.scoring import score
    from tracker.training.wire import figures

    if out is None:
        raise UsageError("say with --out where the model shall be written")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is no folder for a model")
    measured = read_corpus([scored.file], {}).rows if scored.file else None
    known = known_labels()
    if fetch:
        _fetch(settings, list(known), fetch)
    corpus = in_fitting_order(
        read_corpus([*files, *([fetch] if fetch and fetch.exists() else ())], known), known
    )
    left_out = (
        f"; {counted(corpus.unlabelled, 'record')} without a label left out" if corpus.unlabelled else ""
    )
    say(f"fitting on {counted(len(corpus.rows), 'labelled paper')}{left_out}")
    figured: dict[str, JsonValue] = {}
    if scored.day:
        fitted_on, later = score_in_time(corpus, scored.day, seed)
        figured["time_split"] = {"from": str(scored.day), "fitted_on": fitted_on, **figures(later)}
    fitted = fit_corpus(corpus, seed)
    if scored.file and measured:
        figured["measured"] = {"file": scored.file.name, **figures(score(fitted.model, measured))}
    save(fitted.model, out, {**about_fit(corpus, fitted, seed), **figured})
    return {
        "outcome": "fitted",
        "model": fitted.model.version,
        "folder": str(out),
        "papers": len(corpus.rows),
        **figured,
    }


def _fetch(settings: Settings, ids: list[str], file: Path) -> None:
    from tracker import wiring
    from tracker.clock import now
    from tracker.settings.load import environment
    from tracker.training.texts import fetch_texts

    with wiring.arxiv(settings, environment(), say) as query:
        say(f"got {fetch_texts(ids, query, file, now())} texts from arXiv into {file}")


def _from_decisions(settings: Settings, seed: int) -> dict[str, object]:
    from classifiers.artefact import load
    from state.records import ListName
    from tracker import wiring
    from tracker.settings.load import environment
    from tracker.training.decisions import decisions, without_text
    from tracker.training.job import learn
    from tracker.training.shelf import Shelf

    shelf = Shelf(_folder(settings))
    with wiring.store_to_read(settings, environment()) as store:
        names = [ListName(one.name) for one in settings.lists]
        decided = decisions(store, names)
        lacking = without_text(store, names)
    lesson = learn(
        load(),
        shelf.model(),
        decided,
        fewest=settings.classifier.fewest_decisions,
        share=settings.classifier.keep_back,
        seed=seed,
    )
    if lesson.model:
        shelf.put(lesson.model, {"learned_from": lesson.learned_from, "kept_back": lesson.kept_back})
        shelf.use(lesson.model.version)
    return {
        "outcome": "taken over" if lesson.model else "kept the old model",
        "reason": lesson.reason,
        "in_use": shelf.model().version,
        "learned_from": lesson.learned_from,
        "kept_back": lesson.kept_back,
        **({"without_text": lacking} if lacking else {}),
    }


def _from_list(settings: Settings, page: Path, out: Path | None, seed: int) -> dict[str, object]:
    from classifiers.artefact import load, save
    from state.records import ListName
    from tracker import wiring
    from tracker.cli.listfile import read_list
    from tracker.listed import works_on
    from tracker.settings.load import environment
    from tracker.training.choosing import model_in_use
    from tracker.training.job import TrainingError, fit_list
    from tracker.training.shelf import Shelf

    shelf = None if out else Shelf(_folder(settings))
    listed = works_on(read_list(page))
    names = [ListName(one.name) for one in settings.lists]
    # a model that is fitted on the list again and again would trust what it learned from the same entries before
    old = load() if shelf else model_in_use(settings.classifier)
    with wiring.store_to_read(settings, environment()) as store:
        try:
            fitted = fit_list(old, store, names, listed, seed=seed)
        except TrainingError as error:
            return {"outcome": "kept the model in use", "reason": str(error)}
    about: dict[str, JsonValue] = {
        "list": page.name,
        "entries": fitted.positive,
        "others": fitted.negative,
    }
    if shelf:
        out = shelf.put(fitted.model, about)
        shelf.use(fitted.model.version)
    elif out:
        save(fitted.model, out, about)
    return {
        "outcome": "taken over" if shelf else "fitted",
        "model": fitted.model.version,
        "folder": str(out),
        "entries": fitted.positive,
        "others": fitted.negative,
    }


def _folder(settings: Settings) -> Path:
    from tracker.errors import UsageError

    if settings.classifier.folder is None:
        raise UsageError(
            "say in the settings, under [classifier], the `folder` in which models of your own are kept"
        )
    return settings.classifier.folder
