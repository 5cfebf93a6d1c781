"""Spaces and punctuation tidied for the reader and for translation services; words are never changed, and the file
never is. Mending twice changes nothing more.

Each mend asks a cheap question first (is there such a character at all?), because nearly every paragraph needs none;
patterns begin with a fixed character, which is what makes searching for them fast.
"""

from __future__ import annotations

import re

from dwiwarta.reading.patterns import pattern

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_WIDE_SPACES = dict.fromkeys([0x09, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x3000], " ")
_STRANGE = pattern("[\t\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff]")
_SPACES = _INVISIBLE | _WIDE_SPACES
_RUNS = pattern(r"  +")
_AFTER_OPENING = pattern(r"(?<=[(\[]) +")
_BEFORE_CLOSING = pattern(r" +(?=[)\]])")
_BEFORE_MARK = pattern(r" +(?=[,;!?](?![,;!?])|\.(?:[\s\"”’)\]]|$)|:(?:\s|$))")
_REDUPLICATED = pattern(r" [-–] ")
_STOP = pattern(r"[.!?](?=[A-Z“‘])")
_DOMAIN_ENDS = pattern(r"(?:Com|Co|Id|Net|Org|Tv|News|Media|Info)\b")
_COMMA = pattern(r",(?=[^\W\d_]{2})")
_AFTER_SINGLE = pattern(r"(?<![\w'])'([^\s'][^'\n]* [^'\n]*)'(?=[^\W\d_]{2})(?![^'\n]*\w'(?!\w))")
_CURLY_CLOSE = pattern(r"”(?=[^\W\d_])")
_CURLY_OPEN = pattern(r"“(?=\w)")
_DOUBLED = pattern(r"''|’’|‘’|‘‘|''")
_DROP_CAP = pattern(r"^([B-HJ-NP-TV-Z]) (?=[a-z]{2})")
_ENTITY = pattern(r"&(amp|quot|nbsp|lt|gt|#39|#8217|#8220|#8221|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip);")
_ENTITIES = {
    "amp": "&", "quot": '"', "nbsp": " ", "lt": "<", "gt": ">", "#39": "'", "#8217": "’", "#8220": "“", "#8221": "”",
    "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”", "ndash": "–", "mdash": "—", "hellip": "…",
}  # fmt: skip
_MOJIBAKE = {
    "â€œ": "“", "â€\u009d": "”", "â€™": "’", "â€˜": "‘", "â€“": "–", "â€”": "—", "â€¦": "…", "Â\u00a0": " ", "Ã©": "é",
}  # fmt: skip


def mend(text: str) -> str:
    """The text as it should be shown."""
    for _ in range(9):
        mended = _once(text)
        if mended == text:
            break
        text = mended  # one mend may make another possible; text that changed at all is rare
    return text


def _once(text: str) -> str:
    if "&" in text and ";" in text:
        text = _ENTITY.sub(lambda m: _ENTITIES[m[1]], text)
    if not text.isascii():
        text = _wide(text)
    elif "\t" in text:
        text = text.replace("\t", " ")
    if "  " in text:
        text = _RUNS.sub(" ", text)
    if "( " in text or "[ " in text:
        text = _AFTER_OPENING.sub("", text)
    if " )" in text or " ]" in text:
        text = _BEFORE_CLOSING.sub("", text)
    if " ," in text or " ." in text or " ;" in text or " !" in text or " ?" in text or " :" in text:
        text = _BEFORE_MARK.sub("", text)
    if " - " in text or " – " in text:
        text = _REDUPLICATED.sub(_hyphen_if_twice, text)
    if text[1:2] == " ":
        text = _DROP_CAP.sub(r"\1", text)
    if text.count(",") != text.count(", "):
        text = _COMMA.sub(_comma, text)
    if text.count(".") != text.count(". ") + text.endswith(".") or "!" in text or "?" in text:
        text = _STOP.sub(_stop, text)
    if "'" in text:
        if "''" in text:
            text = _DOUBLED.sub(_double, text)
        if text.count("'") > 1:
            text = _AFTER_SINGLE.sub(r"'\1' ", text)
    if '"' in text:
        text = _after_straight(text)
    return text


def _wide(text: str) -> str:
    """The mends that concern characters outside ASCII."""
    if "â€" in text or "Ã" in text or "Â" in text:
        for wrong, right in _MOJIBAKE.items():
            text = text.replace(wrong, right)
    if _STRANGE.search(text):
        text = text.translate(_SPACES)
    if "’’" in text or "‘’" in text or "‘‘" in text:
        text = _DOUBLED.sub(_double, text)
    if "”" in text:
        text = _CURLY_CLOSE.sub(_after_curly, text)
    if "“" in text:
        text = _CURLY_OPEN.sub(_before_curly, text)
    return text


def _double(m: re.Match[str]) -> str:
    """Two single quotes that stand for a double one: which of the two follows from what touches them."""
    before = m.string[m.start() - 1 : m.start()]
    after = m.string[m.end() : m.end() + 1]
    if before in ("'", "’", "‘") or after in ("'", "’", "‘"):
        return m[0]
    straight = m[0] == "''"
    if (not before or before in " (") and after and not after.isspace():
        return '"' if straight else "“"
    if before and not before.isspace():
        return '"' if straight else "”"
    return m[0]


def _hyphen_if_twice(m: re.Match[str]) -> str:
    """ "isu - isu", "terkotak – kotak": the second word is the first again, or its root."""
    text = m.string
    first = re.search(r"[^\W\d_]+\Z", text[max(0, m.start() - 40) : m.start()])
    second = re.match(r"[^\W\d_]+", text[m.end() : m.end() + 40])
    if not first or not second:
        return m[0]
    root = re.sub(r"(?:nya|an|kan|i|lah|kah)\Z", "", second[0].lower())
    for word in {second[0].lower(), root}:
        if len(word) >= 3 and first[0].lower().endswith(word):
            return "-"
    return m[0]


def _stop(m: re.Match[str]) -> str:
    """A space behind a full stop that touches the next sentence; not inside "Nusadaily.Com" or "S.Pd"."""
    text, at = m.string, m.start()
    word = text[max(0, at - 3) : at]
    if len(word) < 3 or not (word.isalpha() and word.islower()) or _DOMAIN_ENDS.match(text, m.end()):
        return m[0]
    after = text[m.end() : m.end() + 3]
    if after[0] in "“‘" or (after[1:2].islower() and (after[2:3].islower() or after[2:3] == " ")):
        return m[0] + " "
    return m[0]


def _comma(m: re.Match[str]) -> str:
    before = m.string[max(0, m.start() - 2) : m.start()]
    return ", " if len(before) == 2 and before.isalpha() else ","


def _after_curly(m: re.Match[str]) -> str:
    before = m.string[m.start() - 1 : m.start()]
    return "” " if before and not before.isspace() and before not in "(“" else "”"


def _before_curly(m: re.Match[str]) -> str:
    before = m.string[m.start() - 1 : m.start()]
    return " “" if before and (before.isalnum() or before in ".,!?:") else "“"


def _after_straight(text: str) -> str:
    """A space behind a closing straight quote that touches a word; only where the quotes come in pairs."""
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    for i in range(2, len(parts), 2):
        if parts[i][:1].isalpha() and parts[i - 1][-1:] in (".", ",", "!", "?", "…"):
            parts[i] = " " + parts[i]
    return '"'.join(parts)
