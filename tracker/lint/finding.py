"""What a rule says: where, what and why, and the smallest change that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Readers meet it: a link that leads nowhere, a paper listed twice in one place."""
    WARNING = "warning"
    """Most likely a mistake, and for a person to judge."""
    NOTE = "note"
    """Worth knowing, and often meant."""


class Rule(StrEnum):
    """Every rule by the name under which it is reported."""

    DUPLICATE_SAME_SECTION = "duplicate_same_section"
    DUPLICATE_OTHER_SECTION = "duplicate_other_section"
    SAME_LINK_DIFFERENT_TITLE = "same_link_different_title"
    SAME_TITLE_DIFFERENT_LINK = "same_title_different_link"
    ENTRY_WITHOUT_LINK = "entry_without_link"
    EMPTY_LINK = "empty_link"
    NEWLINE_IN_LINK = "newline_in_link"
    BROKEN_LINK = "broken_link"
    UNBALANCED_BRACKETS = "unbalanced_brackets"
    BAD_SCHEME = "bad_scheme"
    BAD_ARXIV_ID = "bad_arxiv_id"
    MAKESHIFT_LINK = "makeshift_link"
    ANOTHER_PAPER = "another_paper"
    ANOTHER_REPOSITORY = "another_repository"
    ANOTHER_PAGE = "another_page"
    COPIED_WORDS = "copied_words"
    LABEL_URL_MISMATCH = "label_url_mismatch"
    STAR_BADGE_REPO_MISMATCH = "star_badge_repo_mismatch"
    DEAD_PAPERS_WITH_CODE = "dead_paperswithcode_link"
    OUT_OF_ORDER = "out_of_order"
    DATE_BEFORE_ARXIV = "date_before_arxiv"
    DATE_LONG_AFTER_ARXIV = "date_long_after_arxiv"
    NEWER_THAN_YEAR_HEADING = "newer_than_year_heading"
    OTHER_YEAR_THAN_HEADING = "other_year_than_heading"
    OTHER_CONFERENCE_THAN_HEADING = "other_conference_than_heading"
    VENUE_NOT_HELD = "venue_not_held"
    TABLE_COLUMNS = "table_columns"
    BROKEN_HEADING = "broken_heading"
    BROKEN_BULLET = "broken_bullet"
    INDENTED_LIST = "indented_list"
    MISSPELT_NAME = "misspelt_name"
    MISSPELT_WORD = "misspelt_word"
    JOINED_WORDS = "joined_words"
    BROKEN_EMPHASIS = "broken_emphasis"
    HIDDEN_WORDS = "hidden_words"
    OPEN_COMMENT = "open_comment"
    OPEN_FENCE = "open_fence"
    OPEN_FOLD = "open_fold"
    TOC_ANCHOR_DEAD = "toc_anchor_dead"
    TOC_SECTION_MISSING = "toc_section_missing"
    STALE_COUNTER = "stale_counter"
    STALE_LAST_UPDATED = "stale_last_updated"
    NO_FINAL_NEWLINE = "no_final_newline"
    PAGE_TOO_LONG = "page_too_long"
    OTHER_SECTION = "other_section"
    """Asked of what somebody wants to add only."""
    DEAD_LINK = "dead_link"
    """Asked of what somebody wants to add only, and where links are followed."""


@dataclass(frozen=True, slots=True)
class Fix:
    """The characters `start:end` of the page's text replaced; not one other changes."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Alike:
    """What findings of a rule have in common."""

    told: str
    """In words that fit each of them."""
    least: int
    """On so many lines of the page it is a habit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a page."""

    path: str
    line: int
    """1-based."""
    rule: Rule
    message: str
    fix: Fix | None = None
    weight: Weight = Weight.WARNING
    others: tuple[int, ...] = ()
    """The other lines without which there were no fault, 1-based."""
    turned: str = ""
    """The message as it reads on the other line, where there is one."""
    weight_if_new: Weight | None = None
    """Its weight on a line that somebody adds, where it is another: what stood there for long may be meant."""
    alike: Alike | None = None
    """What it has in common with others of which many are a habit of the list; none where each is a fault for certain."""
