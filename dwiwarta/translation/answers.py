"""Is what a service answered a translation? Each answer is judged by itself before it is believed.

The bounds were measured on 1,720 human translations of Indonesian news: see `tests/translation/test_answers.py`.
"""

from __future__ import annotations

import re
from enum import Enum
from html import unescape


class Refusal(Enum):
    """Why an answer is not taken; the value is a sentence about it, in an editor's words."""

    EMPTY = "it is empty"
    ECHO = "it is the Indonesian text, unchanged"
    NOTICE = "it is a notice of the service, not a translation"
    PAGE = "it is a piece of a web page, not a translation"
    DAMAGED = "it holds damaged characters"
    INDONESIAN = "a good part of it is still Indonesian"
    PROPORTION = "it is far too long or too short for this text"

    @property
    def of_service(self) -> bool:
        """True where the fault is not with this one text."""
        return self in (Refusal.NOTICE, Refusal.PAGE)


def tidied(source: str, answer: str) -> str:
    """The answer without what its way here did to it: white space of the page, and signs escaped twice (`&#39;`)."""
    if "&" in answer and "&" not in source:
        answer = unescape(answer)
    if "\n" in source:
        return answer.strip()
    return " ".join(answer.split())


def refusal(source: str, answer: str) -> Refusal | None:
    """Why `answer` cannot be the English of `source`, None where it may be."""
    if not answer.strip():
        return Refusal.EMPTY
    if (_SHOUTED.search(answer) and not _SHOUTED.search(source)) or _NOTICE.fullmatch(answer):
        return Refusal.NOTICE
    if (_PAGE.search(answer) and not _PAGE.search(source)) or _is_error_page(source, answer):
        return Refusal.PAGE
    if (
        "\N{REPLACEMENT CHARACTER}" in answer
        or ("⁇" in answer and "⁇" not in source)
        or _MOJIBAKE.search(answer)
        or _CONTROL.search(answer)
    ):
        return Refusal.DAMAGED
    words = _WORD.findall(source.lower())
    if len(words) >= ECHO_WORDS and _WORD.findall(answer.lower()) == words:
        return Refusal.ECHO
    if _still_indonesian(answer):
        return Refusal.INDONESIAN
    if not _in_proportion(len(source), len(answer)):
        return Refusal.PROPORTION
    return None


ECHO_WORDS = 4
"""Shorter texts may be the same in both languages: a name, a score, a place."""
SHORT = 40
"""Characters below which proportion says little: "DPRD" is "Regional House of Representatives"."""

_SHOUTED = re.compile(
    r"MYMEMORY WARNING|QUERY LENGTH LIMIT|INVALID (?:SOURCE |TARGET )?LANGUAGE|NO QUERY SPECIFIED"
    r"|PLEASE SELECT TWO DISTINCT LANGUAGES|YOU USED ALL AVAILABLE FREE TRANSLATIONS|INVALID EMAIL PROVIDED"
)
_NOTICE = re.compile(
    r"(?is)\W*(?:(?:http|error|[45]\d\d)\b\W*)*"
    r"(?:too many requests|quota exceeded|rate limit exceeded|invalid api key)\b"
    r"(?:\W+(?:please|try|retry|wait|slow down|limit|\d+|(?:in|for|per) \d+)\b.*)?\W*"
)
"""Nothing but the notice: residents may make too many requests too, and such a paragraph must not end every run."""
_PAGE = re.compile(
    r"(?i:<!doctype|</?(?:html|head|body|div|script|span|font|title)\b)"
    r"|(?i:\b[45]\d\d\W{1,4}that['’]s an error|server error\)|unusual traffic from your computer)"
)
_ERROR_NUMBER = re.compile(r"(?i)\berror (500|502|503|403|404|429)\b")
_MOJIBAKE = re.compile("â€|Ã[\x80-\xbf©¨¤¶¼]|Â[\xa0«»°]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WORD = re.compile(r"\w+")

_INDONESIAN_WORDS = """
yang dan dengan untuk ini itu tidak pada dari akan oleh dalam juga telah sudah karena adalah bahwa kepada
atau tersebut sebagai mereka bisa dapat ada kami kita saat seperti agar namun serta ke di para harus menjadi
masih belum hingga setelah sebelum lebih kata ujar dia ia jika bagi antara secara sedang bukan hanya lagi
lalu kemudian maka sampai banyak semua orang tahun hari rumah sangat paling beberapa satu dua tiga terhadap
tentang menurut merupakan jadi pun bila sejak kini yakni yaitu adanya sekitar selama ketika tetapi tapi
masing sama bersama setiap pihak warga masyarakat baru besar saya anda kali akibat melalui mengatakan
melakukan memberikan
"""
_ENGLISH_WORDS = """
the of and to in is was were that for with on by at from as it be are this have has had not but they he she
his her their its will would who which an a said after before been also there we you i or
"""
_INDONESIAN = frozenset(_INDONESIAN_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’]?\s+")
_ASIDE = re.compile(r"\"[^\"]{0,60}\"|“[^”]{0,60}”|‘[^’]{0,60}’|\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")
_NAME = re.compile(
    r"\b(?:[A-Z][\w'’.-]*\s+(?:(?:dan|untuk|dalam|dengan|di|ke|yang|ini|itu|dari|atau|pada)\s+)*)+[A-Z]\w*"
)


def _is_error_page(source: str, answer: str) -> bool:
    """It names an error by a number that the source does not have."""
    return any(found[1] not in source for found in _ERROR_NUMBER.finditer(answer))


def _still_indonesian(answer: str) -> bool:
    """Indonesian outside quotation marks, brackets and names ("Dinas Pemuda dan Olahraga"): in the whole text, or in
    one whole sentence of it."""
    if _INDONESIAN.isdisjoint([w.lower() for w in _WORD.findall(answer)]):
        return False
    rest = _NAME.sub(" ", _ASIDE.sub(" ", answer))
    if _indonesian(rest, 0.3):
        return True
    return any(_indonesian(sentence, 0.6) for sentence in _SENTENCE.split(rest))


def _indonesian(text: str, share: float) -> bool:
    words = [w.lower() for w in _WORD.findall(text)]
    indonesian = len([w for w in words if w in _INDONESIAN])
    english = len([w for w in words if w in _ENGLISH])
    if english == 0 and len(words) >= 6:
        return indonesian >= 1
    return indonesian >= 2 and indonesian >= share * (indonesian + english)


def _in_proportion(source: int, answer: int) -> bool:
    if answer > 2.5 * max(source, SHORT):
        return False
    return source <= SHORT or answer >= 0.4 * source
