"""What readers call the sources."""

from __future__ import annotations

_CALLED = {
    "arxiv": "arXiv",
    "details": "details of known works",
    "hf_datasets": "Hugging Face datasets",
    "hf_models": "Hugging Face models",
    "hf_papers": "Hugging Face daily papers",
    "pwc": "Papers with Code",
}
"""By the names that `--source` takes; one that is not here is called by that."""


def called(source: str) -> str:
    """The name of a source as people know it."""
    return _CALLED.get(source, source)
