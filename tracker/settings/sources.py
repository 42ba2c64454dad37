"""Which services are asked, for what, and how much of it is taken."""

from __future__ import annotations

from pydantic import Field

from tracker.settings.section import Section


class ArxivSettings(Section):
    """The `[sources.arxiv]` table."""

    enabled: bool = Field(default=True, description="Ask arXiv at all.")
    categories: tuple[str, ...] = Field(
        default=("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO"),
        description="The categories whose announcements are read, all in one request.",
        min_length=1,
    )


class HuggingFaceSettings(Section):
    """The `[sources.hugging_face]` table."""

    papers: bool = Field(default=True, description="Read the daily papers.")
    models: bool = Field(default=True, description="Read new and trending models.")
    datasets: bool = Field(default=True, description="Read new and trending datasets.")
    tasks: tuple[str, ...] = Field(
        default=(
            "image-text-to-text",
            "visual-question-answering",
            "image-to-text",
            "video-text-to-text",
            "any-to-any",
            "document-question-answering",
        ),
        description="The tasks whose models are wanted; the first is asked for in every poll, the others in turn.",
        min_length=1,
    )
    dataset_tasks: tuple[str, ...] = Field(
        default=(
            "image-text-to-text",
            "visual-question-answering",
            "image-to-text",
            "video-text-to-text",
            "document-question-answering",
        ),
        description="The task categories whose datasets are wanted, asked for in turn.",
        min_length=1,
    )
    least_likes: int = Field(
        default=10,
        ge=0,
        description="A model or dataset with at least so many likes is known well enough to be taken.",
    )
    least_downloads: int = Field(
        default=500,
        ge=0,
        description="So is one with at least so many downloads in a month, whatever its likes.",
    )


class PapersWithCodeSettings(Section):
    """The `[sources.papers_with_code]` table."""

    enabled: bool = Field(default=True, description="Ask Papers with Code at all.")
    query: str = Field(
        default="vision-language",
        description="What is searched for among older papers and benchmarks.",
        min_length=1,
    )


class SourcesSettings(Section):
    """The `[sources]` table."""

    arxiv: ArxivSettings = Field(default_factory=ArxivSettings, description="arXiv's announcements.")
    hugging_face: HuggingFaceSettings = Field(
        default_factory=HuggingFaceSettings, description="Hugging Face's papers, models and datasets."
    )
    papers_with_code: PapersWithCodeSettings = Field(
        default_factory=PapersWithCodeSettings, description="Papers with Code, at its address since 2026."
    )
    details_per_poll: int = Field(
        default=1,
        ge=0,
        description="Requests in each poll for details of single works (code, cards, configurations); twenty times as many on days without announcements.",
    )
