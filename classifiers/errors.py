"""What can go wrong with a model on disk or with what it is fitted from."""

from __future__ import annotations


class ClassifierError(Exception):
    """Base of the package's errors; each is told in one sentence and ends the command with `exit_code`."""

    exit_code = 1


class ArtefactError(ClassifierError):
    """A stored model is missing, damaged, foreign or newer than this program."""

    exit_code = 2


class NothingLearnedError(ClassifierError):
    """Nothing came of a fit: the model in use goes on judging."""


class TooFewLabelsError(NothingLearnedError):
    """There is not enough to learn from."""


class WorseModelError(NothingLearnedError):
    """What was learned does worse on what it did not see."""
