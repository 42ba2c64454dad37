"""What the doctor makes of templates of one's own."""

from pathlib import Path

import pytest
from support.doctors import NOW

from tracker.doctor.finding import Level
from tracker.doctor.templates import templates
from tracker.settings.model import Settings


def found(folder: Path, **texts: str) -> list[tuple[str, Level, str]]:
    for name, text in texts.items():
        (folder / name).write_text(text)
    named = {name: str(folder / name) for name in texts}
    settings = Settings.model_validate({"digest": {"templates": named}})
    surroundings = {"TRACKER_STATE_URL": str(folder / "none.db")}
    return [(one.what, one.level, one.found) for one in templates(settings, surroundings, NOW)]


def test_templates_that_can_be_filled_are_fine(tmp_path: Path) -> None:
    page = "{% for one in digest.new %}{{ one.entry.title }}{% endfor %} {{ words.in_short(digest) }}"
    assert [(what, level) for what, level, _ in found(tmp_path, md=page, html="<p>{{ digest.title }}")] == [
        ("template for md", Level.FINE),
        ("template for html", Level.FINE),
    ]


@pytest.mark.parametrize("text", ["one\n{% if %}", "one\n{{ digest.titel }}", "one\n{{ 1 / 0 }}"])
def test_one_that_cannot_is_a_fault_and_hides_no_other(tmp_path: Path, text: str) -> None:
    (first, second) = found(tmp_path, md=text, text="{{ digest.title }}")
    assert first[:2] == ("template for md", Level.FAULT)
    assert first[2].startswith(f"The template {tmp_path / 'md'} cannot be used on line 2: ")
    assert second[:2] == ("template for text", Level.FINE)


def test_one_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    settings = Settings.model_validate({"digest": {"templates": {"md": str(tmp_path / "gone.j2")}}})
    (finding,) = templates(settings, {"TRACKER_STATE_URL": str(tmp_path / "none.db")}, NOW)
    assert finding.level is Level.FAULT
    assert str(tmp_path / "gone.j2") in finding.found
    assert not (tmp_path / "none.db").exists()


def test_without_templates_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert list(templates(Settings(), {"TRACKER_STATE_URL": str(tmp_path / "none.db")}, NOW)) == []
