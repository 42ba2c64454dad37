"""How near a title and an entry are by their words."""

import pytest

from tracker.alike import likeness, telling_words

TITLE = "Pruning Retina Tokens"


@pytest.mark.parametrize(
    ("entry", "share"),
    [
        pytest.param("Pruning Retina Tokens", 1.0, id="the same"),
        pytest.param("PRÚNING **Retina**-tokens", 1.0, id="written otherwise"),
        pytest.param("Pruning Kettle Tokens", 0.5, id="two words of four"),
        pytest.param("Boiling Kettles", 0.0, id="none"),
        pytest.param(
            "Towards the Pruning of Retina Tokens via a Vision-Language Model", 1.0, id="what all say"
        ),
        pytest.param(
            "[Pruning Retina Tokens](https://retina.example/kettle) [pdf](x.pdf)", 0.75, id="addresses"
        ),
        pytest.param(
            f"Pruning Retina Tokens, {' '.join(f'word{n}' for n in range(30))}", 0.5, id="much beside it"
        ),
    ],
)
def test_shared_words_that_tell_make_an_entry_like_a_title(entry: str, share: float) -> None:
    assert likeness(telling_words(TITLE), telling_words(entry)) == pytest.approx(share)


def test_a_title_without_a_telling_word_is_like_nothing() -> None:
    assert likeness(telling_words("A Vision-Language Model"), telling_words("A Vision-Language Model")) == 0
