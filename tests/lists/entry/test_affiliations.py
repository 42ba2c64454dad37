"""What is read as the places where people work."""

from tracker.lists.entry.affiliations import is_affiliation


def test_names_between_strokes_are_read_at_once() -> None:
    """Each stroke may stand within a name or between two, and all ways to cut them were tried."""
    assert is_affiliation("MIT" + "/Lamp" * 40)
    assert not is_affiliation("MIT" + "/Lamp" * 40 + " and so on")
