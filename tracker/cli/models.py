"""The ways to a model that `tracker train` knows: the one before, labels, people's decisions, one list's entries.

Each answers with what came of it, as the command tells it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.cli.output import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from pydantic import JsonValue

    from tracker.settings.model import Settings


class Aim(NamedTuple):
    """Where a fit goes, and on what it is scored: a file of its own, or what came out later."""

    out: Path | None
    measure: Path | None
    split_at: date | None
    seed: int


def rolled_back(settings: Settings) -> dict[str, object]:
    """Let the model before the present one judge again; where no memory is none is made, as nothing was learned there."""
    from state.store import missing_file
    from tracker import wiring
    from tracker.clock import now
    from tracker.settings.load import environment
    from tracker.training.choosing import model_in_use
    from tracker.training.learned import roll_back
    from tracker.training.shelf import ModelShelf, NothingToRollBackError

    if settings.classifier.folder:
        return {"outcome": "rolled back", "in_use": ModelShelf(settings.classifier.folder).roll_back()}
    if missing_file(settings.state.address(environment())):
        raise NothingToRollBackError
    with wiring.store(settings, environment()) as store:
        if not roll_back(store, now()):
            raise NothingToRollBackError
        return {"outcome": "rolled back", "in_use": model_in_use(settings.classifier, store).version}


def from_labels(
    settings: Settings, files: list[Path], fetch: Path | None, aim: Aim, tell: Callable[[str], None]
) -> dict[str, object]:
    """Fit a whole model on labelled papers, and score it as it was aimed."""
    from classifiers.artefact import save
    from classifiers.known import known_labels
    from tracker.errors import UsageError
    from tracker.plural import counted
    from tracker.training.corpus import in_fitting_order, read_corpus
    from tracker.training.job import about_fit, fit_corpus, score_in_time
    from tracker.training.scoring import score
    from tracker.training.wire import figures

    if aim.out is None:
        raise UsageError("say with --out where the model shall be written")
    if aim.out.exists() and not aim.out.is_dir():
        raise UsageError(f"{aim.out} is no folder for a model")
    measured = read_corpus([aim.measure], {}).rows if aim.measure else ()
    if aim.measure and not measured:
        raise UsageError(
            f"{aim.measure} has no labelled records to measure on: they need `vlm`, true or false"
        )
    if fetch:
        _fetch(settings, fetch, tell)
        tell("making a model")
    known = known_labels()
    fetched = [fetch] if fetch and fetch.exists() else []
    corpus = in_fitting_order(read_corpus([*files, *fetched], known), known)
    if not corpus.rows:
        raise UsageError(
            "no record has a label: they need `vlm`, true or false, or the arXiv id of a label that travels with the program"
        )
    left_out = (
        f"; {counted(corpus.unlabelled, 'record')} without a label (`vlm`, true or false) left out"
        if corpus.unlabelled
        else ""
    )
    say(f"fitting on {counted(len(corpus.rows), 'labelled paper')}{left_out}")
    figured: dict[str, JsonValue] = {}
    if aim.split_at:
        fitted_on, later = score_in_time(corpus, aim.split_at, aim.seed)
        figured["time_split"] = {"from": str(aim.split_at), "fitted_on": fitted_on, **figures(later)}
    fitted = fit_corpus(corpus, aim.seed)
    if aim.measure:
        figured["measured"] = {"file": aim.measure.name, **figures(score(fitted.model, measured))}
    about = about_fit(corpus, fitted, aim.seed)
    save(fitted.model, aim.out, {**about, **figured})
    return {
        "outcome": "fitted",
        "model": fitted.model.version,
        "folder": str(aim.out),
        "papers": len(corpus.rows),
        "held_out": about["held_out"],
        **figured,
    }


def _fetch(settings: Settings, file: Path, tell: Callable[[str], None]) -> None:
    from classifiers.known import known_labels
    from tracker import wiring
    from tracker.cli.watching import counting_texts
    from tracker.clock import now
    from tracker.settings.load import environment
    from tracker.training.texts import fetch_texts

    tell("getting texts from arXiv")
    told = counting_texts("getting texts from arXiv", tell)
    with wiring.arxiv(settings, environment(), say) as query:
        got = fetch_texts(known_labels(), query, file, now(), told)
    say(f"got {got} texts from arXiv into {file}")


def from_decisions(settings: Settings, seed: int) -> dict[str, object]:
    """Learn on from what people decided."""
    from tracker import wiring
    from tracker.clock import now
    from tracker.settings.load import environment
    from tracker.training.decisions import decisions, silence, without_text
    from tracker.training.job import learn
    from tracker.training.learned import settled_sample
    from tracker.training.shelf import ModelShelf

    shelf = ModelShelf(_folder(settings))
    with wiring.store_to_read(settings, environment()) as store:
        names = settings.list_names
        decided = decisions(store, names)
        settled = settled_sample(store, now(), settings.state.forget_irrelevant_days)
        silent = silence(store, names, settled)
        lacking = without_text(store, names)
    lesson = learn(
        shelf.first(),
        shelf.model(),
        decided,
        silent,
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


def from_list(settings: Settings, page: Path, out: Path | None, seed: int) -> dict[str, object]:
    """Fit for what one list takes."""
    from classifiers.artefact import save
    from tracker import wiring
    from tracker.cli.listfile import page_in, read_list
    from tracker.listed import works_on
    from tracker.settings.load import environment
    from tracker.training.choosing import model_in_use
    from tracker.training.job import TrainingError, fit_list
    from tracker.training.shelf import ModelShelf

    shelf = None if out else ModelShelf(_folder(settings))
    content = read_list(page)
    listed = works_on(content)
    if not listed:
        page_in(page, content)  # what is no page at all is told as such
    # a model that is fitted on the list again and again would trust what it learned from the same entries before
    old = shelf.first() if shelf else model_in_use(settings.classifier)
    with wiring.store_to_read(settings, environment()) as store:
        try:
            fitted = fit_list(old, store, settings.list_names, listed, seed=seed)
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
