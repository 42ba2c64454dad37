"""The short name of a work, and the subtitle that is left of its title.

A name stands before the separator of the title, or is what the abstract introduces. What stands before a colon may
also be a slogan: it is a name only if it looks like one or the abstract writes it like one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field, Source
from tracker.facts.naming.brackets import abbreviates_all
from tracker.facts.naming.heads import cuts, names_two, oftener
from tracker.facts.naming.introductions import introduced
from tracker.facts.naming.spelling import IN_WORDS, is_flat, spelling, written_in
from tracker.facts.text.edges import at_words
from tracker.facts.text.lexicon import small
from tracker.facts.text.passage import undress
from tracker.facts.text.shape import FUNCTION_WORDS, is_common, is_generic, is_shaped, squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from tracker.facts.naming.namesakes import Introduced
    from tracker.facts.text.passage import Passage

_NAME, _SUBTITLE, _TITLE = Field.NAME, Field.SUBTITLE, Source.TITLE
"""By themselves: to ask an enumeration for one takes ten times as long."""
_SEPARATOR = Pattern(r":\s+|:(?<=\w:)(?=[A-Za-z])|-(?<=\s-)-{0,2}\s+|–\s+|—\s+|–(?<=\s–)|—(?<=\s—)|--{1,2}")
"""Each way begins with the letter itself, which Python then looks for at once."""
_AFTER_NAME = Pattern(
    r"[^\W_](?=[\w.+-]*[A-Z\d])[\w.+-]*+(?P<comma>,)\s+(?=(?:Towards?|An?|Advancing|Enhancing|Scaling)\s)"
)
"""A comma between a name and what is done with it: MapRead, Towards Reading Maps."""
_REPORT = Pattern(
    r"(?P<name>\S+(?:\s+\S+){0,3}?)(?:'s|’s)?\s+(?P<rest>(?:Technical|Tech\.?)\s+Report|System\s+Card|Model\s+Card)(?P<further>\W.*)?",
    re.IGNORECASE,
)
_PRESENTING = Pattern(r"(?:Introducing|Presenting|Announcing)\s+(?:the\s+)?(?=\S)")
_REPOSITORY = Pattern(r"(?P<owner>[\w.-]+/)?(?P<name>(?(owner)|(?=[\w.-]*[-_.\d]))[\w.-]+)")
"""A model or dataset that comes without a paper is titled by its repository."""
_THING = Pattern(r"[Tt]he\s+(?P<name>\S+)\s+(?:data\s?set|benchmark|corpus|model|challenge)", re.IGNORECASE)
"""A title's beginning that says of a name what kind of thing has it: the MapSet dataset."""
_MODELS = Pattern(r"(?:VLM|MLLM|LMM|LLM|LVLM|VLA)s?")
_DOER = Pattern(
    r"[A-Z][a-z]+(?:oner|iner|cher|ider|awler|inker|lorer|igator|ector|eeper|eaker|ormer)|Agent|Net|Bench|Chat|Instruct"
)
"""What does something is a thing with a name: Map Reasoner."""
_SURVEY = Pattern(at_words("[Ss]urvey|[Rr]eview|[Oo]verview") + r"\b")
_SURVEYED = 3.4
"""A survey defines many terms and seldom has a name of its own."""
_OPENS_SLOGAN = frozenset(
    {"beyond", "toward", "towards", "from", "on", "how", "what", "why", "when", "where"}
    | {"evaluating", "benchmarking", "measuring", "assessing", "investigating", "exploring", "understanding"}
    | {"demystifying", "revisiting", "rethinking", "unveiling", "dissecting", "probing", "taming"}
)
_VERY_PLAIN = 2.5
_PLAIN_ENOUGH = 1.9
"""How plainly a name must be introduced before it is believed."""
_MUCH = 0.5
"""So much more plainly is a work's name given than the acronym of the task it is for."""


def name_facts(title: str, abstract: Passage) -> list[Fact]:
    """The name and the subtitle, each with the words it was read from."""
    if " " not in title and (repository := _REPOSITORY.fullmatch(title)):
        return [Fact(_NAME, repository["name"], repository["name"], _TITLE, 0.9)]
    head, rest = _split(title)
    clean = _cleaned(head) if head is not None else ""
    clean = (clean.endswith(")") and oftener(clean, abstract)) or clean
    if in_brackets := _in_brackets(title, head, clean, rest):
        return in_brackets
    name, candidates = (
        _of_head(clean, title, abstract) if head is not None else (None, introduced(abstract, title))
    )
    if name and head is not None:
        facts = [Fact(_NAME, name, head if head in title else title, _TITLE, 0.97)]
        return [*facts, Fact(_SUBTITLE, rest, rest, _TITLE, 0.97)] if rest else facts
    subtitle = Fact(_SUBTITLE, title, title, _TITLE, 0.97)
    if not candidates:
        return [subtitle]
    least = _SURVEYED if _SURVEY.search(title) or "this survey" in abstract.lowered else _PLAIN_ENOUGH
    best = next((c for c in candidates if c.weight >= least), None)
    if best is None:
        return [subtitle]
    words = abstract.quote(best.start, best.end)
    return [Fact(_NAME, best.name, words, abstract.source, min(0.95, 0.6 + best.weight / 10)), subtitle]


def _in_brackets(title: str, head: str | None, clean: str, rest: str) -> list[Fact] | None:
    """A name in brackets behind what it stands for: at the end of the title, or of what stands before its separator."""
    if head is None:
        whole = _SHORT_FORM.fullmatch(title) if title.endswith(")") else None
        if whole and _stands_for(whole) and abbreviates_all(whole) and not is_common(whole["name"]):
            in_title = Fact(_NAME, whole["name"], whole["name"], _TITLE, 0.95)
            return [in_title, Fact(_SUBTITLE, title, title, _TITLE, 0.97)]
        return None
    form = _SHORT_FORM.fullmatch(clean) if clean.endswith(")") else None
    if form and _stands_for(form):
        title_of = Fact(_NAME, form["name"], form["name"], _TITLE, 0.97)
        return [title_of, Fact(_SUBTITLE, rest, rest, _TITLE, 0.97)]
    return None


def _of_head(clean: str, title: str, abstract: Passage) -> tuple[str | None, list[Introduced]]:
    """The name that stands before a title's separator, or else what the abstract introduces by name."""
    plainly = _is_plainly_name(clean, abstract)
    candidates = [] if plainly else introduced(abstract, title)
    name = clean if plainly else _name_of_head(clean, abstract, candidates)
    if name and (short := _acronym(name, abstract)):
        told = introduced(abstract, title)
        called = [c for c in told if squeeze(c.name) == squeeze(short) and c.weight >= _PLAIN_ENOUGH]
        if called:
            outdone = is_shaped(told[0].name) and told[0].weight >= called[0].weight + _MUCH
            return None, told if outdone else called
    return name, candidates


def _split(title: str) -> tuple[str | None, str]:
    if "cing" in title or "Presenting" in title:
        title = _PRESENTING.sub("", title, count=1)
    lowered = title.lower()
    reports = "report" in lowered or "card" in lowered  # a look at the letters spares most titles the pattern
    if reports and (report := _REPORT.fullmatch(title)):
        return report["name"], report["rest"] + (report["further"] or "")
    found = _SEPARATOR.search(title) or ("," in title and _AFTER_NAME.match(title))
    if not found:
        return None, title
    ends = found.start("comma") if found.re.groups else found.start()
    head, rest = title[:ends].strip(), title[found.end() :].strip()
    return (head, rest) if _LETTER.search(head) and _LETTER.search(rest) else (None, title)


_LETTER = Pattern(r"[^\W_]")
_SHORT_FORM = Pattern(r"(?P<long>(?:[\w-]+\s+){2,9})\((?P<name>[A-Z][\w-]{1,11})\)")
"""What stands before a title's separator: Reading of Maps (RoMa)."""


def _stands_for(short: re.Match[str]) -> bool:
    """Is a short form in a title's brackets the name, rather than a version of the name before them?"""
    return is_shaped(short["name"]) and not any(map(is_shaped, short["long"].split()))


def _acronym(name: str, abstract: Passage) -> str | None:
    """The acronym of a name in plain words, if the abstract goes on with it: Careful Map Reading, CMR."""
    words = _PARTS.split(name)
    if not 1 < len(words) <= _MOST or any(map(is_shaped, name.split())):
        return None
    short = _short_beside(name, abstract)
    if len(words) < _FEWEST and not (short and short.rstrip("s") != short.rstrip("s").upper()):
        return None  # two letters say too little: Socratic Models (SMs)
    short = short or "".join(word[:1] for word in words).upper()
    is_own = short.replace("-", "").isalnum() and not is_generic(short)
    return short if is_own and abstract.plain.count(short) > 1 else None


def _short_beside(name: str, abstract: Passage) -> str | None:
    """The short form of a name in full, one in brackets behind the other: Careful Map Reader (CaMaRe)."""
    words = name.split()
    if len(words) < 2 or _is_function(words[0]):
        return None
    at = abstract.lowered.find(f"{small(name)} (")
    short = _BRACKETS.match(abstract.plain, at + len(name)) if at >= 0 else None
    if short is None and (at := abstract.lowered.find(f" ({small(name)})")) >= 0:
        short = _BEFORE_BRACKETS.search(abstract.plain, max(0, at - _LONGEST_SHORT), at)
    return short["name"] if short and is_shaped(short["name"]) else None


_SHORT = r"(?P<name>[A-Za-z](?:[A-Za-z\d]|-(?=[A-Z])){1,11})"
_BRACKETS = Pattern(rf"\s+\({_SHORT}\)")
_BEFORE_BRACKETS = Pattern(rf"(?<![\w-]){_SHORT}$")
_LONGEST_SHORT = 13
"""Letters of a short form, with one before it."""
_PARTS = Pattern(r"[\s-]+")
_FEWEST, _MOST = 3, 6
"""Words that an acronym stands for."""


_RAISED = Pattern(r"[\^_]\{")
"""Braces that belong to a name: M^{3}-Map."""


def _cleaned(head: str) -> str:
    """What stands before the title's separator, without TeX dressing and without what only says more of a name."""
    clean = " ".join((head if _RAISED.search(head) and "\\" not in head else undress(head)).split())
    first, comma, _ = clean.partition(",")
    if comma and is_shaped(first) and " " not in first:
        return first
    thing = _THING.fullmatch(clean)
    return thing["name"] if thing and is_shaped(thing["name"]) else clean


_LONGEST_NAME = 3
"""Words of a head that may be a name as it stands."""


def _is_plainly_name(clean: str, abstract: Passage) -> bool:
    """Is a head a name as it stands, whatever the abstract introduces, which takes longer to find than all else here?

    It looks like one, or the abstract writes it like one; and nothing is written there that could tell another spelling.
    """
    words = clean.split()
    if len(words) > 1 and words[0].casefold() in _OPENS_SLOGAN:
        return False
    if not 0 < len(words) <= _LONGEST_NAME or "," in clean or clean.endswith("?"):
        return False
    if any(map(_is_function, words)) or all(map(is_generic, words)):
        return False
    plain, lowered = abstract.plain, abstract.lowered
    for match in _GROWN.finditer(clean, 1):
        begun = clean[: match.start()]
        alike = {begun, small(begun)}  # what has no capitals is no name
        if lowered.count(small(begun)) != sum(map(plain.count, alike)):
            return False
    if is_flat(clean):
        return written_in(clean, abstract) == clean and squeeze(plain).count(squeeze(clean)) == plain.count(
            clean
        )
    but = IN_WORDS if len(words) > 1 else ""
    return any(map(is_shaped, words)) or written_in(clean, abstract, but) is not None


def _name_of_head(clean: str, abstract: Passage, candidates: list[Introduced]) -> str | None:
    """What stands before the title's separator as a name, in the abstract's spelling where the title's is flattened."""
    words = clean.split()
    if not words or len(words) > 7 or "," in clean or clean.endswith("?"):
        return None
    same = next((c for c in candidates if squeeze(c.name) == squeeze(clean)), None)
    if same:
        return spelling(clean, same.name)
    grown = next((c.name for c in candidates[:1] if _grows(c.name, clean)), None)
    if grown:
        return grown + clean[len(grown) :]
    if names_two(words) or (candidates and cuts(candidates[0].name, words)):
        return clean
    if all(is_generic(w) or _is_function(w) for w in words):
        return _given(clean, abstract) if len(words) == 1 else None
    written = written_in(clean, abstract, IN_WORDS if candidates and len(words) > 1 else "")
    slogan_like = len(words) > 3 and any(_is_function(w) and w.islower() for w in words)
    better = slogan_like and any(c.weight >= _VERY_PLAIN and is_shaped(c.name) for c in candidates[:1])
    if written and not better:
        return spelling(clean, written)
    return clean if _looks_like_name(words, candidates) else None


def _looks_like_name(words: list[str], candidates: list[Introduced]) -> bool:
    """Is a head a name by its looks, though the abstract does not write it: `MapRead`, `Map Reader`, `Cartographer`?"""
    slogan = words[0].casefold() in _OPENS_SLOGAN or any(
        _is_function(w) and (w.islower() or w != words[0]) for w in words
    )
    if len(words) <= _LONGEST_NAME and not slogan and any(is_shaped(w) for w in words):
        return True
    if is_generic(words[0]) or len(words) > 2:
        return False
    if len(words) == 2:
        made = _MODELS.fullmatch(words[1]) or _DOER.fullmatch(words[1])
        return made is not None and words[0][:1].isupper()
    return not (candidates and candidates[0].weight >= _PLAIN_ENOUGH)


def _given(word: str, abstract: Passage) -> str | None:
    """A word that names a whole field elsewhere, as the abstract gives it to the work as a name."""
    for before in ("(", "called ", "named ", "dubbed ", "termed "):
        at = abstract.lowered.find(before + small(word))
        if at >= 0:
            start = at + len(before)
            return spelling(word, abstract.plain[start : start + len(word)])
    return None


def _is_function(word: str) -> bool:
    """Is this a function word, rather than a name that spells one in its own way: MoRE?"""
    return word.casefold() in FUNCTION_WORDS and not (word[1:] != word[1:].lower() and not word.isupper())


def _grows(name: str, head: str) -> bool:
    """Is the head the introduced name and a little more: MovieChat → MovieChat+, SgVA → SgVA-CLIP?"""
    rest = head[len(name) :]
    return head.casefold().startswith(name.casefold()) and bool(
        re.fullmatch(rf"{_GROWN.pattern}\S{{0,8}}", rest)
    )


_GROWN = Pattern(r"[+\-.\dvV]")
"""Begins what a name may grow by."""
