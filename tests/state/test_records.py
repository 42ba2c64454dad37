"""What records tell of themselves."""

from dataclasses import replace

from support.made_up import NOON, a_paper, a_sighting, a_work

from state.identity import Identity


def test_a_work_is_named_by_what_its_id_is_made_of() -> None:
    work = a_work("2603.00007")
    assert work.identity == Identity.parse("arxiv:2603.00007")


def test_of_two_numbers_of_one_name_the_later_sightings_is_a_works() -> None:
    first, last = (replace(a_sighting(a_paper()), signals={"likes": likes}) for likes in (3.0, 5.0))
    starred = replace(first, signals={"stars": 2.0})
    work = replace(a_work(), sightings=(first, starred, last))
    assert work.signals == {"likes": 5.0, "stars": 2.0}


def test_words_of_one_source_under_one_key_are_of_one_record() -> None:
    word = a_sighting(a_paper(), NOON)
    assert word.same_record(replace(word, version=2))
    assert not word.same_record(replace(word, key="another"))
