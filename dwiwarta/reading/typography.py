"""Spaces and punctuation tidied for the reader and for translation services; words are never changed, and the file
never is. `mend(mend(t)) == mend(t)`.

Each mend asks a cheap question first (is there such a character at all?), because nearly every paragraph needs none.
"""

from __future__ import annotations

import re

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_WIDE_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t"), " "
)
_STRANGE = re.compile("[\u00a0\u00ad\u2000-\u200d\u202f\u2060\u3000\ufeff\t]")
_SPACES = _INVISIBLE | _WIDE_SPACES
_RUNS = re.compile(r"  +")
_OPEN_BRACKET = re.compile(r"([(\[]) +")
_CLOSE_BRACKET = re.compile(r" +([)\]])")
_BEFORE_MARK = re.compile(r"(?<=[\w)\]\"”’'%]) +([,;!?]|\.(?!\.|\w)|:(?!\w))(?=[\s\"”’')\]]|\w|$)")
_REDUPLICATED = re.compile(r"\b(\w*?)(\w{3,}) [-–] (?=\2(?:nya|an|kan|i|lah|kah)?\b)", re.IGNORECASE)
_RUN_ON_STOP = re.compile(r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{2,}|[A-Z][a-z] |[“‘])")
_DOMAIN_AFTER = re.compile(r"(?:Com|Co|Id|Net|Org|Tv|News|Media|Info)\b")
_RUN_ON_COMMA = re.compile(r"(?<=[^\W\d_]{2},)(?=[^\W\d_]{2})")
_AFTER_SINGLE = re.compile(r"(?<![\w'])'([^\s'][^'\n]* [^'\n]*)'(?=[^\W\d_]{2,})(?![^'\n]*\w'(?!\w))")
_AFTER_CURLY = re.compile(r"(?<=[\w.,!?…]”)(?=[^\W\d_])")
_BEFORE_CURLY = re.compile(r"(?<=[\w.,!?:])(?=“\w)")
_DOUBLED = re.compile(r"(?<![\w'‘’])(?:''|‘‘|’’|‘’)(?=[\w(“\"])|(?<=[\w.,!?…)%])(?:''|’’|‘’)(?!['’])")
_DROP_CAP = re.compile(r"^([B-HJ-NP-TV-Z]) (?=[a-z]{2})")
_ENTITY = re.compile(
    r"&(amp|quot|nbsp|lt|gt|#39|#8217|#8220|#8221|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip);"
)
_ENTITIES = {
    "amp": "&", "quot": '"', "nbsp": " ", "lt": "<", "gt": ">", "#39": "'", "#8217": "’", "#8220": "“", "#8221": "”",
    "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”", "ndash": "–", "mdash": "—", "hellip": "…",
}  # fmt: skip
_MOJIBAKE = {
    "â€œ": "“", "â€\u009d": "”", "â€™": "’", "â€˜": "‘", "â€“": "–", "â€”": "—", "â€¦": "…", "Â\u00a0": " ", "Ã©": "é",
}  # fmt: skip


def mend(text: str) -> str:
    """The text as it should be shown."""
    if not text.isascii():
        text = _wide(text)
    if "  " in text:
        text = _RUNS.sub(" ", text)
    if "( " in text or "[ " in text:
        text = _OPEN_BRACKET.sub(r"\1", text)
    if " )" in text or " ]" in text:
        text = _CLOSE_BRACKET.sub(r"\1", text)
    if " ," in text or " ." in text or " ;" in text or " !" in text or " ?" in text or " :" in text:
        text = _BEFORE_MARK.sub(r"\1", text)
    if " - " in text or " – " in text:
        text = _REDUPLICATED.sub(r"\1\2-", text)
    if text[1:2] == " ":
        text = _DROP_CAP.sub(r"\1", text)
    if text.count(",") != text.count(", "):
        text = _RUN_ON_COMMA.sub(" ", text)
    if text.count(".") != text.count(". ") + text.endswith("."):
        text = _RUN_ON_STOP.sub(_space_unless_domain, text)
    if "''" in text:
        text = _DOUBLED.sub('"', text)
    if "'" in text and text.count("'") > 1:
        text = _AFTER_SINGLE.sub(r"'\1' ", text)
    if '"' in text:
        text = _after_straight(text)
    if "&" in text and ";" in text:
        text = _ENTITY.sub(lambda m: _ENTITIES[m[1]], text)
    return text


def _wide(text: str) -> str:
    """The mends that concern characters outside ASCII."""
    if "â€" in text or "Ã" in text:
        for wrong, right in _MOJIBAKE.items():
            text = text.replace(wrong, right)
    if _STRANGE.search(text):
        text = text.translate(_SPACES)
    if "’’" in text or "‘’" in text or "‘‘" in text:
        text = _DOUBLED.sub(
            lambda m: (
                "“"
                if text[m.end() : m.end() + 1].isalnum()
                and text[: m.start()].rstrip(" ")[-1:] not in ".,!?" + ""
                and (m.start() == 0 or text[m.start() - 1] in " (")
                else "”"
            ),
            text,
        )
    if "”" in text:
        text = _AFTER_CURLY.sub(" ", text)
    if "“" in text:
        text = _BEFORE_CURLY.sub(" ", text)
    return text


def _space_unless_domain(m: re.Match[str]) -> str:
    return "" if _DOMAIN_AFTER.match(m.string, m.end()) else " "


def _after_straight(text: str) -> str:
    """A space behind a closing straight quote that touches a word; only where the quotes come in pairs."""
    parts = text.split('"')
    if len(parts) % 2 == 0:
        return text
    for i in range(2, len(parts), 2):
        if parts[i][:1].isalpha() and parts[i - 1][-1:] in ".,!?" + "…":
            parts[i] = " " + parts[i]
    return '"'.join(parts)
