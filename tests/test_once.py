"""Properties that are worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.once import once


@dataclass(frozen=True)
class Lamp:
    asked: list[str] = field(default_factory=list)

    @once
    def light(self) -> str:
        """How it shines."""
        self.asked.append("light")
        return "bright"


def test_is_worked_out_when_it_is_first_asked_for_and_kept() -> None:
    lamp, other = Lamp(), Lamp()
    assert not lamp.asked
    assert (lamp.light, lamp.light) == ("bright", "bright")
    assert (lamp.asked, other.asked) == (["light"], [])


def test_is_documented_as_what_it_works_out() -> None:
    assert Lamp.light.__doc__ == "How it shines."
