"""Facts that cost a request are kept, and read back as they were."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from support.made_up import NOON

from state.identity import Identity, Scheme
from state.records import Paper, Sighting, SourceName, Work, WorkId
from tracker.facts.extract import facts_of_page
from tracker.facts.fact import ACTIVE, Field
from tracker.facts.kept import PAGE, WORDING, Wordings, announced, page_facts, page_note
from tracker.facts.late import facts_of_work

NAME = Identity(Scheme.ARXIV, "2601.00001")
PAPER = Paper("MapRead: A Model", "We introduce MapRead.", arxiv_id="2601.00001")
SEEN = Sighting(SourceName("arxiv"), "key", NOON, PAPER, (NAME,))
HTML = (
    "<p>We introduce MapRead, built upon Qwen2.5-7B.</p>"
    "<p>Code: https://github.com/lab/mapread. Others: https://github.com/others/thing.</p>"
)


def work(*notes: Sighting) -> Work:
    return Work(WorkId(str(NAME)), (NAME,), PAPER, NOON, (SEEN, *notes))


@dataclass
class Speaker:
    says: str = "otherwise"
    asked: list[str] = field(default_factory=list)

    def rephrase(self, text: str, facts: Sequence[str]) -> str:  # noqa: ARG002 - as whoever rephrases is asked
        self.asked.append(text)
        return self.says


def test_a_page_gives_parts_and_the_works_own_links() -> None:
    found = {(fact.field, fact.value) for fact in facts_of_page(PAPER, HTML)}
    assert found == {
        (Field.LANGUAGE_MODEL, "Qwen2.5-7B"),
        (Field.CODE_URL, "https://github.com/lab/mapread"),
    }


def test_what_a_page_says_is_kept_and_read_back() -> None:
    facts = facts_of_page(PAPER, HTML)
    note = page_note(work(), facts, NOON)
    assert (note.source, note.identities, note.paper.title) == (PAGE, (NAME,), "")
    assert page_facts(note) == facts
    assert announced(work(note)) == (SEEN,)
    assert facts_of_work(work(note)).values(Field.LANGUAGE_MODEL) == ("Qwen2.5-7B",)


def test_what_works_at_a_time_is_kept_as_such() -> None:
    html = "<p>We introduce MapRead, a mixture-of-experts model of 30B parameters, of which 3B are activated.</p>"
    known = facts_of_work(work(page_note(work(), facts_of_page(PAPER, html), NOON)))
    assert [(fact.value, fact.unit) for fact in known.of(Field.PARAMETERS)] == [("30B", ""), ("3B", ACTIVE)]


def test_a_note_without_units_is_read() -> None:
    note = page_note(work(), [], NOON)
    row = '[["language_model", "Qwen2.5-7B", "Qwen2.5-7B", 0.9]]'
    (fact,) = page_facts(replace(note, extra={"facts": row}))
    assert (fact.value, fact.unit) == ("Qwen2.5-7B", "")


def test_a_note_that_cannot_be_read_gives_no_facts() -> None:
    note = page_note(work(), [], NOON)
    for broken in (
        "{",
        "[[1, 2]]",
        '[["name", "a", "a", 1, "", "more"]]',
        '[["mood", "good", "words", 1]]',
        "[" * 100_000,
    ):
        assert page_facts(replace(note, extra={"facts": broken})) == []


def test_a_work_that_no_page_was_asked_for_has_no_facts_of_one() -> None:
    assert page_facts(SEEN) == []


def test_a_text_is_worded_once_and_kept() -> None:
    speaker = Speaker()
    wordings = Wordings(speaker, [work()])
    told = [wordings.of(NAME).rephrase("text", []) for _ in range(2)]
    assert (told, speaker.asked) == (["otherwise"] * 2, ["text"])
    (note,) = wordings.notes(NOON)
    assert (note.source, note.extra) == (WORDING, {"text": "text", "said": "otherwise"})
    again = Wordings(Speaker("another day"), [work(note)])
    assert again.of(NAME).rephrase("text", []) == "otherwise"
    assert list(again.notes(NOON)) == []
    assert again.of(NAME).rephrase("another text", []) == "another day"


def test_whoever_says_nothing_is_left_alone() -> None:
    speaker = Speaker("")
    wordings = Wordings(speaker, [work()])
    assert [wordings.of(NAME).rephrase(text, []) for text in ("one", "two")] == ["", ""]
    assert speaker.asked == ["one"]


def test_what_is_too_long_is_not_kept() -> None:
    wordings = Wordings(Speaker("x" * 400), [work()])
    assert wordings.of(NAME).rephrase("text", []) == "x" * 400
    assert list(wordings.notes(NOON)) == []
