"""Acts of people in the conversation of a pull request: what they say, tick, note and label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.forge_scene import work
from support.walk_endings import on_list, tried, with_pull
from support.walk_life import EITHER, REFUSE, WANT, lines_of, numbers_in
from support.walk_lines import FORMS

from tracker.pullrequest import marks
from tracker.pullrequest.marks import Action
from tracker.pullrequest.nominees import code_name

if TYPE_CHECKING:
    from random import Random

    from support.walk_life import Life, Shelf

    from tracker.loopback.github_people import Person
    from tracker.loopback.github_records import PullRecord


def _spelt(random: Random, number: int) -> str:
    """A work as people name it."""
    address = random.choice(FORMS[:-1]).format(id=f"2611.{number:05}")
    return random.choice((f"2611.{number:05}", f"arXiv:2611.{number:05}v1", code_name(work(number)), address))


def _word(shelf: Shelf, random: Random, by: str) -> str:
    """One command, and what it says of which work, if whoever says it may."""
    number = random.choice(shelf.wanted())
    verb = random.choice(("reject", "reject", "accept", "accept", "move", "explain", "rerun", "dance"))
    listed = on_list(shelf)
    heard = by != "stranger" and not shelf.stage.fork
    if heard and verb in ("reject", "accept", "move"):
        meant = REFUSE if verb == "reject" else WANT
        sure = number not in listed and verb != "move" and shelf.settled
        shelf.say(number, meant if sure else EITHER)
    text = {
        "reject": f"/tracker reject {_spelt(random, number)} no code",
        "accept": f"/tracker accept {_spelt(random, number)}",
        "move": f"/tracker move {_spelt(random, number)} to {random.choice(('Benchmarks', 'Models', 'Nowhere'))}",
        "explain": f"/tracker explain {_spelt(random, number)}",
        "rerun": "/tracker rerun",
        "dance": "/tracker dance",
    }
    return text[verb]


def say(life: Life, random: Random) -> str:
    """Commands in a comment or a review, of people with write access or without."""
    shelf = random.choice(life.shelves)
    pull, by = shelf.pull, random.choice(("maya", "nils", "maya", "nils", "stranger"))
    if pull is None or not shelf.wanted():
        return "none is open"
    lines = [_word(shelf, random, by) for _ in range(random.randint(1, 2))]
    person, text = shelf.stage.person(by), "\n".join(lines)
    if random.random() < 0.6:
        person.comment(pull.number, text)
    else:
        person.review(pull.number, text)
    return f"{shelf.stage.name} #{pull.number}, {by}: {text!r}"


def add_words(life: Life, random: Random) -> str:
    """A comment gets another line later."""
    shelf = random.choice(life.shelves)
    pull = shelf.pull
    remarks = [one for one in pull.remarks if one.author in ("maya", "nils", "stranger")] if pull else []
    if not remarks or not shelf.wanted():
        return "there is no comment"
    remark = random.choice(remarks)
    line = _word(shelf, random, remark.author)
    shelf.stage.person(remark.author).reword(remark, f"{remark.body}\n{line}")
    return f"{shelf.stage.name}, {remark.author}: {line!r}"


def remark(life: Life, random: Random) -> str:
    """A remark on an entry's line, which need not say which work it means."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        told = shelf.proposed()
        lines = [
            line.strip("\r\n")
            for line in lines_of(shelf.look().branch)
            if line.strip("\r\n") in shelf.ours and numbers_in(line) <= set(told)
        ]
        if not lines:
            return "there is no line"
        line = random.choice(lines)
        person.review(pull.number, "", "/tracker reject not now", line=line)
        for number in numbers_in(line):
            shelf.say(number, REFUSE if shelf.settled and not shelf.stage.fork else EITHER)
        return line

    return with_pull(life, random, act)


def tick(life: Life, random: Random) -> str:
    """Any of the boxes is turned over."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        contents = marks.read(pull.body).contents
        controls = contents.controls if contents else ()
        if not controls:
            return "there is no box"
        control = random.choice(controls)
        meant = {Action.KEEP: REFUSE, Action.REFUSE: REFUSE, Action.ACCEPT: WANT, Action.RERUN: EITHER}
        for number in shelf.wanted():
            if code_name(work(number)) == control.code:
                sure = shelf.settled and not shelf.said.get(number)
                shelf.say(number, meant[control.action] if sure else EITHER)
        return tried(lambda: person.tick(pull.number, control.mark)) or f"{control.mark}"

    return with_pull(life, random, act)


def note(life: Life, random: Random) -> str:
    """People write in the body, or give it another title."""

    def act(_shelf: Shelf, pull: PullRecord, person: Person) -> str:
        words = f"Note {life.fresh()}: look at this."
        if random.random() < 0.3:
            life.stage.world.edit_pull(person.login, pull, {"title": words})
            return f"title {words!r}"
        person.edit_body(
            pull.number,
            lambda text: f"{words}\n\n{text}" if random.random() < 0.5 else f"{text}\n{words}\n",
        )
        return words

    return with_pull(life, random, act)


def in_doubt(shelf: Shelf) -> None:
    """What was said since the last run may not be heard any more."""
    for number in list(shelf.said):
        shelf.say(number, EITHER)


def wipe(life: Life, random: Random) -> str:
    """People put their own words in the place of the body."""

    def act(shelf: Shelf, pull: PullRecord, person: Person) -> str:
        in_doubt(shelf)  # a tick goes with the body
        person.edit_body(pull.number, lambda _text: "My own words.")
        shelf.settled = False
        shelf.wiped.add(pull.number)
        return "wiped"

    return with_pull(life, random, act)


def label(life: Life, random: Random) -> str:
    """A label is put on or taken off."""

    def act(shelf: Shelf, pull: PullRecord, _person: Person) -> str:
        settings = shelf.stage.settings
        name = random.choice((settings.hold_label, settings.rerun_label))
        if name in pull.labels:
            pull.labels.remove(name)
            return f"without {name}"
        pull.labels.append(name)
        return f"with {name}"

    return with_pull(life, random, act)
