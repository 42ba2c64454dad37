"""What readers call the sources, and what went wrong there."""

from __future__ import annotations

from state.records import Outcome

_CALLED = {
    "arxiv": "arXiv",
    "details": "details of known works",
    "hf_datasets": "Hugging Face datasets",
    "hf_models": "Hugging Face models",
    "hf_papers": "Hugging Face daily papers",
    "hugging_face": "Hugging Face",
    "person": "a person",
    "papers_with_code": "Papers with Code",
    "pwc": "Papers with Code",
}
"""By the names that `--source` takes, and by those of the services behind them; one that is not here is called by that."""


def called(source: str) -> str:
    """The name of a source as people know it."""
    return _CALLED.get(source, source)


def trouble(outcome: Outcome) -> str:
    """What a source that did not go well did, as the rest of a sentence that begins with its name."""
    return "failed" if outcome is Outcome.FAILED else "gave only a part"
