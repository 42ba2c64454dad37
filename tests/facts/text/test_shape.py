"""What a name looks like, and what its spellings differ in."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.facts.text.shape import squeeze

ANY_TEXT = st.text() | st.text(alphabet=st.characters(max_codepoint=127))


def test_a_squeezed_name_has_no_case_blanks_or_dashes() -> None:
    assert squeeze("Map-Read\tV_2 ") == "mapreadv2"
    assert squeeze("Kärtchen LESER-ẞ") == "kärtchenleserss"


@given(ANY_TEXT)
def test_a_text_is_squeezed_alike_whatever_stands_beside_it(text: str) -> None:
    assert squeeze(f"é {text}") == f"é{squeeze(text)}"
