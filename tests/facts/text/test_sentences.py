"""Which sentences of an abstract speak of the work's own."""

from tracker.facts.fact import Source
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import Role, read


def roles(abstract: str, name: str) -> list[Role]:
    return [sentence.role for sentence in read(Passage(abstract, Source.ABSTRACT), name)]


def test_a_sentence_that_names_the_work_speaks_of_it() -> None:
    assert roles("EVE is a model. It reads maps.", "EVE") == [Role.OWN, Role.OWN]
    assert roles("Map-Reader is a model.", "MapReader") == [Role.OWN]


def test_a_short_name_within_other_words_names_nothing() -> None:
    assert roles("Every map even of old is hard. We propose EVE.", "EVE") == [Role.BACKGROUND, Role.OWN]
    assert roles("StEVEn maps roads. We propose EVE.", "EVE") == [Role.BACKGROUND, Role.OWN]
