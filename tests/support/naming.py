"""What a work is taken to be called."""

from tracker.facts.fact import Facts, Source
from tracker.facts.naming.name import name_facts
from tracker.facts.text.passage import Passage


def named(title: str, abstract: str = "") -> tuple[str | None, str]:
    """Its name, if it has one, and the rest of its title."""
    facts = Facts(tuple(name_facts(title, Passage(abstract, Source.ABSTRACT))))
    return facts.name, facts.subtitle
