"""Human languages: by the codes that cards use, and by their names in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field
from tracker.facts.names import SELDOM, mentions, tables
from tracker.facts.text.reading import OWN
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.facts.text.passage import Mention, Passage
    from tracker.facts.text.reading import Sentence

_CODES = {
    "en": "English", "zh": "Chinese", "fr": "French", "de": "German", "es": "Spanish", "pt": "Portuguese",
    "it": "Italian", "ru": "Russian", "ja": "Japanese", "ko": "Korean", "ar": "Arabic", "hi": "Hindi", "bn": "Bengali",
    "ur": "Urdu", "vi": "Vietnamese", "th": "Thai", "id": "Indonesian", "tr": "Turkish", "fa": "Persian",
    "he": "Hebrew", "el": "Greek", "pl": "Polish", "cs": "Czech", "nl": "Dutch", "sv": "Swedish", "fi": "Finnish",
    "da": "Danish", "no": "Norwegian", "hu": "Hungarian", "ro": "Romanian", "uk": "Ukrainian", "bg": "Bulgarian",
    "ca": "Catalan", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "mr": "Marathi", "ml": "Malayalam",
    "ms": "Malay", "tl": "Tagalog", "my": "Burmese", "kk": "Kazakh",
    "af": "Afrikaans", "am": "Amharic", "as": "Assamese", "az": "Azerbaijani", "be": "Belarusian", "bo": "Tibetan",
    "bs": "Bosnian", "cy": "Welsh", "eo": "Esperanto", "et": "Estonian", "eu": "Basque", "fil": "Filipino",
    "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "hr": "Croatian", "hy": "Armenian",
    "ig": "Igbo", "is": "Icelandic", "jv": "Javanese", "ka": "Georgian", "km": "Khmer", "kn": "Kannada",
    "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish", "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian",
    "mk": "Macedonian", "mn": "Mongolian", "mt": "Maltese", "ne": "Nepali", "nb": "Norwegian", "nn": "Norwegian",
    "or": "Odia", "pa": "Punjabi", "ps": "Pashto", "sa": "Sanskrit", "sd": "Sindhi", "si": "Sinhala", "sk": "Slovak",
    "sl": "Slovenian", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "su": "Sundanese", "tg": "Tajik",
    "ug": "Uyghur", "uz": "Uzbek", "xh": "Xhosa", "yo": "Yoruba", "yue": "Cantonese", "zu": "Zulu",
}  # fmt: skip
_OF_THREE_LETTERS = {
    "eng": "en", "zho": "zh", "cmn": "zh", "fra": "fr", "deu": "de", "spa": "es", "por": "pt", "ita": "it", "rus": "ru",
    "jpn": "ja", "kor": "ko", "arb": "ar", "ara": "ar", "hin": "hi", "ben": "bn", "urd": "ur", "vie": "vi", "tha": "th",
    "ind": "id", "tur": "tr", "fas": "fa", "heb": "he", "ell": "el", "pol": "pl", "ces": "cs", "nld": "nl", "swe": "sv",
    "fin": "fi", "dan": "da", "nor": "no", "hun": "hu", "ron": "ro", "ukr": "uk", "bul": "bg", "cat": "ca", "swh": "sw",
    "swa": "sw", "tam": "ta", "tel": "te", "mar": "mr", "mal": "ml", "msa": "ms", "zsm": "ms", "tgl": "tl", "mya": "my",
    "kaz": "kk", "amh": "am", "hau": "ha", "yor": "yo", "ibo": "ig", "guj": "gu", "kan": "kn", "pan": "pa", "npi": "ne",
    "jav": "jv", "sun": "su", "khm": "km", "lao": "lo",
}  # fmt: skip
_SCRIPT_OR_PLACE = Pattern(r"(?P<code>[a-z]{2,3})[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|[a-z]{2})")
"""How a language is written, or where it is spoken: `zho_Hans`, `pt-BR`."""


def language_of(code: str) -> str | None:
    """The language that a card's code or word names; None for `multilingual`, which names none."""
    plain = match["code"] if (match := _SCRIPT_OR_PLACE.fullmatch(code)) else code.casefold()
    known = _CODES.get(_OF_THREE_LETTERS.get(plain, plain))
    return known or next((name for name in tables()["languages"] if name.casefold() == code.casefold()), None)


def language_facts(title: Passage, abstract: Passage, sentences: Sequence[Sentence]) -> list[Fact]:
    """The languages a work covers: named in its title, or where the abstract speaks of the own data."""
    facts = [_fact(title, one) for one in mentions(_LANGUAGES, title) if _is_spoken(title.plain, one)]
    for mention in mentions(_LANGUAGES, abstract):
        sentence = next(s for s in sentences if s.start <= mention.start < s.end)
        if sentence.role is OWN and _is_spoken(abstract.plain, mention):
            facts.append(_fact(abstract, mention))
    return facts


def _is_spoken(plain: str, mention: Mention) -> bool:
    """Is a language meant that the work covers, and not a people, a style, what it goes beyond, or what a name means?"""
    if _NO_LANGUAGE.match(plain, mention.end):
        return False
    before = plain[max(0, mention.start - _NEAR) : mention.start]
    said = before.rstrip()
    return not (said.endswith(_LEFT_BEHIND) or (said.endswith(" in") and _MEANS.search(before)))


_NEAR = 60
_NO_LANGUAGE = Pattern(r"-(?:centric|style|styled|inspired|dominated|American)\b|\s+American?s?\b")
_LEFT_BEHIND = ("other than", "rather than", "instead of", "beyond", "outside", "outside of", "non-")
_MEANS = Pattern(r"\((?:meaning|means)\s[^()]*$")
_LANGUAGES = ("languages",)
LANGUAGES = SELDOM[_LANGUAGES]


def _fact(passage: Passage, mention: Mention) -> Fact:
    words = passage.quote(mention.start, mention.end)
    return Fact(Field.LANGUAGES, mention.name, words, passage.source, 0.8)
