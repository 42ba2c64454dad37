"""A clause cut to what an entry holds: no praise, nothing that points back, nothing half said."""

from __future__ import annotations

import re

from tracker.facts.naming.praise import unpraised, without_first
from tracker.facts.text.shape import set_of
from tracker.pattern import Pattern

_TIGHT = Pattern(r",(?<=[A-Za-z]{2},)(?=[a-z]{3})")
"""A comma that lacks its blank."""
_DASHES = Pattern(r"-(?<=\w-)-+(?=\w)")
_FIRST = Pattern(r"(?:an?|the|our)\s+(?:(?:first|very)\s+)?", re.IGNORECASE)
_WELL_DONE = (
    r"(?:an?\s+|the\s+)?(?:new\s+)?(?:state-of|SOTA|superior|strong|competitive|remarkabl|impressive|leading|significant|"
    r"outstanding|comparable|better|best|improved|robust|excellent|substantial|consistent|promising)"
)
_FIGURE = r"(?:[\w-]+\s+){0,4}?[~≈]?\d"
_CUTS = Pattern(
    r"(?:,\s+(?:which|where|whose|can|could|is|has|and\s+(?:is|are|can|has|achiev|show|outperform)|thereby|thus|achiev|enabl|demonstrat|outperform|allow|that|lead|surpass|set|"
    r"obtain|yield)\w*\b|,\s+and\s+(?:share|report|discuss|describe|detail|explain|analyze|release|evaluate|validate|compare|test|apply|use|conduct|provide)\s|,\s+(?:along\s+with|together\s+with|making\s+it|used\s+(?:to|for|in)|and\s+we|i\.e|e\.g)\b| (?:(?:which|where\s+we|while|whereas|achieving|outperforming|surpassing|demonstrating|representing\s+an?|with\s+best)\b|"
    r"(?:offer|deliver|provid|yield|exhibit|show)ing\s+(?:consistently\s+)?" + _WELL_DONE + r")|"
    r" that\s+(?:\w+ly\s+)?(?:(?:outperform|surpass|excel)\w*|represents?\s+an?\s+(?:\w+\s+)?paradigm|(?:achiev|attain|reach|obtain)\w*\s+"
    + _FIGURE
    + r"|(?:achiev|deliver|demonstrat|show|attain|exhibit|obtain|yield|set|establish|reach)\w*\s+"
    + _WELL_DONE
    + r")| and\s+(?:(?:introduc|propos|present)(?:e\s|\s|\w*\s+(?:an?|the|our|its)\b)|(?:show|demonstrate|find|prove|argue)s?\s+(?:that|how|its|their|our)\b)|"
    r" (?:\((?:1|i|a)\)|1\))\s|"
    r" (?:to\s+(?:bridge|fill|close)\s+th(?:is|ese|e)\s+gaps?(?!\s+between)|to\s+address\s+th)|--|—)"
)
"""Each way begins with a letter of its own, which Python then looks for at once."""
_AND_WE = Pattern(
    r" and (?:develop|release|construct|build|design|create|curate|collect|train|conduct|provide|offer|use|utilize|employ|apply|evaluate|validate|demonstrate|analyze) (?:an?|the|some|its|their|our|it) "
)
"""What a reader of maps cannot be told of: a reader of maps, and develop (an atlas)."""
_BY_WAY_OF = Pattern(
    r"(?:\s+(?:designed|developed|proposed|tailored|aimed|aiming))?,?\s+(?:that|which|to|for)\s+(?:\w+ly\s+)?(?:address|tackl|solv|overcom|mitigat|resolv|bridg|fill|alleviat|handl|clos|reduc)\w*\s+(?:both\s+|all\s+)?(?:of\s+)?(?:this|these|the\s+(?:above|aforementioned))\s+(?:[\w-]+\s+){1,3}?(?:by|through|via)\s+(?=\w+ing\b)"
)
"""What points back and goes on with how: a reader that solves these problems by (looking at maps)."""
_JOINTS = Pattern(
    r"\s*(?:,\s+(?=\w+ing\b|with\b|based\b|built\b|designed\b)|\s(?:that|by|to|for|with|via|through|over|from|based|using|covering|"
    r"comprising|leveraging|capable)\s)"
)
_POINTS_BACK = Pattern(
    r"\b(?:this|these|aforementioned|such(?!\s+(?:as|that)\b)|both(?=\s+(?:approach|method|paradigm|technique|strateg)\w*))\s"
)
"""What only the sentences before can explain, which an entry has not: that solves these problems."""
_DANGLING = Pattern(
    r"(?=[,\s])(?:,?\s+(?:in|of|to|for|with|and|or|by|on|from|that|which|where|as|the|an?|even|based|by\s+\w+ly|that\s+(?:is|are)(?:\s+then)?|such\s+as|including|in\s+terms\s+of|called|named|(?:specifically\s+|carefully\s+)?(?:designed|tailored))|,\s+\w+ly|\s+and\s+\w+ly|\s+publicly)+$"
)
_HALF_SAID = Pattern(
    r"(?:,\s+(?:\w+ly\s+)?[a-z]+(?:ed|ing)|\s+(?:that|which)\s+(?:is|are)\s+(?:\w+ly\s+)?\w+|\s+and\s+\w+\s+(?:it|them)|,\s+an?\s+(?:[\w-]+\s+)?[\w-]+)$"
)
"""What says little once it is cut: a model of maps, developed (to read); roads that are crucial (for maps); and uses it (to read); a
set of maps, a resource (of roads)."""
_CALLED_ASIDE = Pattern(
    r"\s*\((?:(?:denoted|abbreviated|termed|called|named|dubbed|referred)\s|(?:e\.g|i\.e)\.|[^()]*\bet\sal\b)[^()]*\)"
)
"""Names, examples and citations in brackets."""
_WAITS = Pattern(
    r"(?:,?\s+(?:\w+ly\s+)?(?:(?!(?:test|em)?bed\b)\w*[^\We]ed|built|made|driven|drawn|taken|known|orthogonal|equal|similar|related|due|close|able|capable|prior|relevant|specific|crucial|important|essential|applicable|suitable|sensitive|comparable|analogous|subject|(?:drawing|taking)\s+(?:inspiration|advantage)|making\s+use)(?:\s+\w+ly)?)+$"
)
"""What waits for more once it is cut: videos annotated (by people); a path orthogonal (to another)."""
_WAITING = tuple(
    set_of(
        "ed ly built made driven drawn taken known orthogonal equal similar due close able prior relevant specific crucial important "
        "essential sensitive analogous subject inspiration advantage use"
    )
)
"""What a text ends with where that waits."""
_LONGEST_DANGLING = 80
"""Letters."""
_DANGLES = tuple(
    set_of(
        "in of to for with and or by on from that which where as the a an based including called named designed tailored ly even is then"
    )
)
"""What a text ends with where anything dangles."""
_COUNTED_ALONE = Pattern(
    r"\s+(?:through|via|with|by|from|across|along|featuring|comprising|including|that\s+integrates|that\s+combines|based\s+on|"
    r"(?:that\s+)?(?:consisting|consists|comprises|composed)(?:\s+of)?|that\s+contains|built\s+on)\s+(?:its\s+)?"
    r"(?:two|three|four|five|six|several|multiple)\s+(?:[\w-]+\s+){0,3}?(?:\w+)$"
)
_LONE_COMMA = Pattern(r"(?P<thing>\w+),(?=\s(?:with|to|designed|specifically)\s)")
"""What is left where a name is gone: a dataset, with old maps."""
_OURS = Pattern(r"\bour\b")
"""Who writes an entry is not who wrote the paper."""
_UNTOLD = (
    "innovations", "contributions", "components", "designs", "ideas", "insights", "advantages", "features", "strategies",
    "perspectives", "aspects", "stages", "steps", "phases", "modules", "blocks",
)  # fmt: skip
"""What is counted and left untold: with three complementary components."""
_MOST = 24
"""Words of a clause; an entry is a line, and what stands behind is detail."""


def shortened(clause: str, most: int = _MOST) -> str:
    """A clause without praise and without what stands behind its first turn, cut at a joint where it is still long.

    >>> shortened("a novel, simple yet effective framework for reading maps, which outperforms all")
    'Framework for reading maps'
    """
    text = _to_first_turn(_spaced(clause))
    if "(" in text:
        text = _CALLED_ASIDE.sub("", text)
        if text.count("(") > text.count(")"):
            text = text[: text.rindex("(")]
    text = unpraised(without_first(_FIRST, text))
    if _may_point_back(text) and (back := _POINTS_BACK.search(text)):
        joints = [place for place in _joints(text) if place < back.start()]
        text = _cut(text, joints) if joints else ""
    if " our " in text:
        text = _OURS.sub("the", text)
    if len(text.split()) > most:
        text = _cut_to(text, most)
    if text.endswith(_DANGLES):
        dangling = _DANGLING.search(text, max(0, len(text) - _LONGEST_DANGLING))
        text = text[: dangling.start()] if dangling else text
    if text.endswith(_UNTOLD):
        text = _COUNTED_ALONE.sub("", text)
    text = text.strip(" ,")
    if lone := _LONE_COMMA.match(text):
        text = f"{lone['thing']}{text[lone.end() :]}"
    return capital(text)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _spaced(clause: str) -> str:
    """A clause with one blank between its words and behind its commas."""
    text = clause.strip()
    if "  " in text or not text.isprintable():
        text = " ".join(text.split())
    if "--" in text:
        text = _DASHES.sub("-", text)
    return _TIGHT.sub(", ", text) if text.count(",") > text.count(", ") else text


def _to_first_turn(text: str) -> str:
    """A clause without what stands behind its first turn, and without what goes on of us: and develop a reader."""
    if _may_point_back(text):
        text = _BY_WAY_OF.sub(" ", text)
    if cut := _CUTS.search(text, 8):
        text = text[: cut.start()].rstrip()
    if (ours := _AND_WE.search(text)) and " to " not in text[: ours.start()]:
        text = text[: ours.start()]
    return text


def _may_point_back(text: str) -> bool:
    """Is there any such word? One look after the other is quicker than a loop, and most clauses have none."""
    return "this " in text or "these " in text or "such " in text or "both " in text or "mentioned " in text


def _cut_to(text: str, most: int) -> str:
    """A text of at most so many words, cut at a joint; where it has none, as it is, or nothing of a long one."""
    joints = [place for place in _joints(text) if len(text[:place].split()) <= most]
    if joints:
        return _cut(text, joints)
    return text if len(text.split()) <= most * 1.4 else ""


def _joints(text: str) -> list[int]:
    """Where a text may end, none of them between the two ends of a way (from maps to roads) or what is joined (maps with roads)."""
    found, away, begin = [], False, 0
    for match in _JOINTS.finditer(text):
        word = match[0].strip()
        leads = word == "from" and " to " in text[match.end() :]
        before = text[begin : match.start()]
        joined = (word == "with" and _JOINS.search(before.rpartition(",")[2])) or (
            word == "to" and _LETS.search(before)
        )
        if not leads and not joined and not (word == "to" and away):
            found.append(match.start())
        away = leads or (away and word != "to")
        begin = match.end()
    return found


_JOINS = Pattern(r"\b(?:integrat|combin|coupl|pair|fus|align|replac|equip|substitut|merg)\w*\s")
_LETS = Pattern(
    r"(?:^|\s)(?:(?:enabl|allow|empower|permit|teach|requir|encourag|forc|instruct)(?:es|s|ing)\s.*|(?:abilit|capabilit|capacit)(?:y|ies)|(?:struggle|fail|aim|seek|attempt|tend|tri|trie|learn|strive|need)s?)$"
)
"""What waits for what is done: enables models (to read), their ability (to read)."""


def _cut(text: str, joints: list[int]) -> str:
    """A text cut at the last of some joints, and of several things that are done one after the other at the first."""
    while len(joints) > 1 and text[joints[-1]] == text[joints[-2]] == ",":
        joints = joints[:-1]
    text = _HALF_SAID.sub("", text[: joints[-1]])
    return _WAITS.sub("", text) if text.endswith(_WAITING) else text
