import pytest
from support.help_blocks import PAGE, blocks, commands, help_of

WRITTEN = blocks(PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", commands())
def test_help_in_the_documentation_is_what_the_program_says(command: str) -> None:
    assert WRITTEN.get(command) == help_of(command), "run `make docs`"


@pytest.mark.parametrize("command", sorted(WRITTEN))
def test_documentation_names_no_command_that_is_gone(command: str) -> None:
    assert command in commands()


@pytest.mark.parametrize("command", [command for command in commands() if command != "tracker"])
def test_help_has_an_example(command: str) -> None:
    assert "Example" in help_of(command)
