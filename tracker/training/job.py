"""The three ways of fitting: from labelled files, from people's decisions, and from one list's own entries."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from classifiers.adapting import FEWEST, Adapted, learn_on
from classifiers.errors import ClassifierError, NothingLearnedError, TooFewLabelsError, WorseModelError
from classifiers.fitting import Fit, Recipe, fit
from tracker.errors import TrackerError
from tracker.plural import counted
from tracker.training.corpus import cut_at
from tracker.training.decisions import keep_back, of_lists
from tracker.training.scoring import no_worse, score

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date

    from pydantic import JsonValue

    from classifiers.labels import Labelled
    from classifiers.model import Model
    from state.identity import Identity
    from state.records import ListName
    from state.store import Store
    from tracker.training.corpus import Corpus
    from tracker.training.scoring import Score


class TrainingError(TrackerError):
    """Nothing could be learned; says what is lacking."""


def fit_corpus(corpus: Corpus, seed: int) -> Fit:
    """A whole model from labelled papers."""
    try:
        return fit(corpus.rows, Recipe(seed=seed))
    except ClassifierError as error:
        raise TrainingError(str(error)) from error


def score_in_time(corpus: Corpus, day: date, seed: int) -> tuple[int, Score]:
    """How a fit on what came out before a day does on what came from it on, and how much it was fitted on."""
    earlier, later = cut_at(corpus, day)
    if not any(row.relevant is not None for row in later.rows):
        raise TrainingError(f"no labelled paper came out from {day} on, so nothing can be scored in time")
    return len(earlier.rows), score(fit_corpus(earlier, seed).model, later.rows)


def about_fit(corpus: Corpus, fitted: Fit, seed: int) -> dict[str, JsonValue]:
    """What a model's manifest tells of how it was made."""
    import sklearn  # noqa: PLC0415 - heavy, and only a fit needs it

    recipe: dict[str, JsonValue] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(Recipe(seed=seed)).items()
    }
    return {
        "recipe": recipe,
        "relevance_c": fitted.chosen_c,
        "scikit_learn": str(sklearn.__version__),
        "data": {"papers": len(corpus.rows), "sha256": corpus.digest(), "origins": dict(corpus.counts())},
        "held_out": {"pr_auc_as_a_stream": round(fitted.held_out_area, 4)},
    }


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of learning from decisions: a model that may take over, or the reason why it may not."""

    model: Model | None
    learned_from: int
    kept_back: int
    reason: str
    before: float = 0.0
    after: float = 0.0
    """Average precision on the decisions that were kept back, by the old model and by the new."""


def learn(
    base: Model,
    in_use: Model,
    decided: Sequence[Labelled],
    silent: Sequence[Labelled],
    *,
    fewest: int,
    share: float,
    seed: int = 0,
) -> Lesson:
    """Bend `base` by people's decisions; it takes over only if it does no worse than the model in use on those kept back.

    The model in use is not bent again: of what it learned from, it would be trusted more with every call.

    Works that nobody was asked about go with them: people decide on what was proposed, and whoever learns from that alone
    takes nearly every paper of a day for one that belongs.
    """
    rows, kept = keep_back(decided, share)
    if len(decided) < fewest:
        return Lesson(
            None,
            len(rows),
            len(kept),
            f"too few decisions: {len(decided)}, and it takes {fewest}",
        )
    if not {True, False} <= {row.relevant for row in kept}:
        return Lesson(
            None, len(rows), len(kept), "the decisions kept back lack a yes or a no to compare models on"
        )
    if len(silent) < len(decided):
        reason = (
            f"the memory has {counted(len(silent), 'older work')} that nobody decided on, too few to hold "
            f"{counted(len(decided), 'decision')} against"
        )
        return Lesson(None, len(rows), len(kept), reason)
    try:
        new = learn_on(base, [*rows, *silent], seed=seed).model
    except NothingLearnedError as error:
        return Lesson(None, len(rows), len(kept), str(error))
    if new.version == in_use.version:
        reason = "the model in use has learned from these very decisions"
        return Lesson(None, len(rows), len(kept), reason)
    better, after, before = no_worse(new, in_use, kept)
    how = "no worse" if better else "worse"
    reason = f"the new model does {how} on the decisions kept back ({after:.3f} against {before:.3f})"
    return Lesson(new if better else None, len(rows), len(kept), reason, before, after)


def fit_list(
    old: Model, store: Store, lists: Collection[ListName], listed: Collection[Identity], *, seed: int = 0
) -> Adapted:
    """A relevance model for one list: its entries belong, the rest of the memory mostly does not, what people refused least.

    Raises `TrainingError` where the memory has too few of the entries' texts, or where what was learned does worse than the
    old model on works it did not see; the model in use then goes on judging.
    """
    rows = of_lists(store, lists, listed, store.works_between())
    try:
        return learn_on(old, rows, seed=seed)
    except WorseModelError as error:
        raise TrainingError(str(error)) from error
    except TooFewLabelsError as error:
        entries = sum(row.relevant is True for row in rows)
        raise TrainingError(
            f"the memory has the texts of {entries} entries of this list and of {len(rows) - entries} other works; "
            f"it takes {FEWEST} of each, so the model in use goes on judging; "
            "`tracker poll --since DATE` brings the texts of what was announced since then"
        ) from error
