"""What a work is called, by its title alone."""

import pytest
from support.naming import named


@pytest.mark.parametrize(
    ("title", "name", "subtitle"),
    [
        pytest.param("Lumo-VL: Seeing in the Dark", "Lumo-VL", "Seeing in the Dark", id="before the colon"),
        pytest.param("Lu^{3}-VL: Seeing", "Lu^{3}-VL", "Seeing", id="braces of its own"),
        pytest.param(
            "Seeing Roads at Night (SeRoN): Lamps", "SeRoN", "Lamps", id="short form before the colon"
        ),
        pytest.param("Road-Aware ViT (RoaViT): Lamps", "RoaViT", "Lamps", id="short form of a kind of model"),
        pytest.param("Lumo-VL -- Seeing More", "Lumo-VL", "Seeing More", id="before dashes"),
        pytest.param("Lumo2.5 Technical Report", "Lumo2.5", "Technical Report", id="report"),
        pytest.param("Introducing Lumo: A Model", "Lumo", "A Model", id="introducing"),
        pytest.param("MoRE: Reading Maps", "MoRE", "Reading Maps", id="spelt like a function word"),
        pytest.param("Road Reasoner: Reading", "Road Reasoner", "Reading", id="what does something"),
        pytest.param("maps/map-read-7b", "map-read-7b", "", id="a repository"),
    ],
)
def test_name_and_subtitle(title: str, name: str, subtitle: str) -> None:
    assert named(title) == (name, subtitle)


def test_the_subtitle_of_a_report_goes_on() -> None:
    _, subtitle = named("MapRead Technical Report: Roads", "We introduce MapRead.")
    assert subtitle == "Technical Report: Roads"
