"""What a text states as such: context lengths, licences, languages, venues."""

from datetime import date

import pytest
from support.facts_of import facts_of

from state.records import Paper
from tracker.facts.extract import extract
from tracker.facts.fact import Field, Source


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We propose MapRead with a 128K context window.", "128K"),
        ("We propose MapRead. It has a context length of 32,768 tokens.", "32,768"),
        ("We propose MapRead. It extends the context window to 1M tokens.", "1M"),
        ("We propose MapRead with a context up to 16 K tokens.", "16K"),
        ("We propose MapRead with a 128 K tokens long context.", "128K"),
        ("We propose MapRead. It reads a 32,768-token sequence.", "32,768"),
        ("We propose MapRead with an 8K long context.", "8K"),
        ("Existing models have a 4K context. We propose MapRead.", None),
        ("We propose MapRead in context.", None),
        ("We propose MapRead. It uses 5% of the 128K context window.", None),
        ("We propose MapRead. It rivals the 128K context window of GPT-4o.", None),
    ],
)
def test_context_length(abstract: str, expected: str | None) -> None:
    assert facts_of(abstract).one(Field.CONTEXT_LENGTH) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We propose MapRead, released under the Apache 2.0 license.", "Apache 2.0"),
        ("We release it under an MIT licence.", "MIT"),
        ("We release the MIT-licensed MapRead.", "MIT"),
        ("We propose MapRead, which is available under Apache 2.0.", "Apache 2.0"),
        ("We propose MapRead, released under GPL-3.0.", "GPL-3.0"),
        ("We release MapRead (under CC BY-NC-SA 4.0) and tell why.", "CC BY-NC-SA 4.0"),
        ("MapRead is shared under non-commercial CC-BY terms", "CC-BY"),
        ("MapRead is licensed under MIT", "MIT"),
        ("MapRead was made under MIT supervision, by Apache pilots.", None),
        ("We license maps.", None),
    ],
)
def test_licence(abstract: str, expected: str | None) -> None:
    assert facts_of(abstract).one(Field.LICENCE) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We present maps in French and Latin.", ("French", "Latin")),
        ("We present maps of Latin American towns.", ()),
        ("We present maps in languages other than English.", ()),
        ("We present maps that are English-centric.", ()),
        ("We present Sekai (meaning world in Japanese), maps in French.", ("French",)),
    ],
    ids=["spoken", "a people", "gone beyond", "a leaning", "what a name means"],
)
def test_languages_are_those_that_a_work_covers(abstract: str, expected: tuple[str, ...]) -> None:
    assert facts_of(abstract, "Maps").values(Field.LANGUAGES) == expected


def test_a_people_in_a_title_is_no_language() -> None:
    assert facts_of("", "Maps for Latin American Readers of French").values(Field.LANGUAGES) == ("French",)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("Accepted to CVPR 2026, 12 pages", "CVPR 2026"),
        ("ICLR'26 camera-ready", "ICLR'26"),
        ("12 pages, 4 figures", None),
        ("arXiv preprint 2026", None),
        ("RSS 2026 Workshop", "RSS 2026 Workshop"),
        ("Accepted to the CVPR 2026 Workshop on Maps", "CVPR 2026 Workshop"),
        ("ICLR 2026 (First Old Maps workshop)", "ICLR 2026 Workshop"),
        ("Workshop on Maps at NeurIPS 2026", "NeurIPS 2026 Workshop"),
        ("Accepted as a workshop paper at ICLR 2026", "ICLR 2026 Workshop"),
        ("ICML Workshop 2026", "ICML Workshop 2026"),
        ("CVPR 2026 and an earlier version at a workshop", "CVPR 2026"),
        ("An extended workshop paper, accepted to CVPR 2026", "CVPR 2026"),
        ("Shown at a workshop. In CVPR 2026", "CVPR 2026"),
    ],
)
def test_venue_of_a_comment(comment: str, expected: str | None) -> None:
    assert extract(Paper("MapRead: A Model", comment=comment)).one(Field.VENUE) == expected


def test_the_record_gives_venue_and_day() -> None:
    facts = extract(
        Paper("MapRead: A Model", venue="ECCV 2026", published=date(2026, 3, 4), comment="CVPR 2026")
    )
    assert facts.one(Field.VENUE) == "ECCV 2026"
    assert facts.one(Field.RELEASED) == "2026-03-04"
    assert facts.of(Field.RELEASED)[0].source is Source.RECORD


def test_languages() -> None:
    facts = facts_of("We present a set covering French and Korean.", "A Vietnamese Map Dataset")
    assert facts.values(Field.LANGUAGES) == ("Vietnamese", "French", "Korean")


def test_languages_of_others_are_not_the_papers() -> None:
    assert facts_of("Existing sets are in English. We present maps.").values(Field.LANGUAGES) == ()
