"""What is sent of a text, and in which pieces, where it is too long for one request."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<!\w)[@#]\w+", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[^\s\Wa-z]|\s+\W)")
_CLAUSE = re.compile(r"[;:,–—](?=\s)")
_SPACE = re.compile(r"(?=\s)")
_LAST_WORD = re.compile(r"[^\s(\"'“‘«\[]+$")
_SHORT_WORDS = """
dr drs dra drg drh ir prof hj kh tn ny nn sdr sdri bpk yth alm almh ust
jend letjen mayjen brigjen marsda letkol kol kapt lettu letda kombes irjen akbp akp iptu ipda aiptu aipda bripka
rp jl jln gg no rt rw ds dsn kel kec kab prov kp vs hlm
pt cv pol inf kav art mar tbk dkk dll dsb dst tgl hal a.n s.d u.p d.a st sp co ltd plt plh pj pjs sp.og
"""
"""Titles and degrees that stand before a name, units and short words of Indonesian news, without the last dot."""
_ABBREVIATIONS = frozenset(_SHORT_WORDS.split())
_NO_END = re.compile(r"(?:[A-Z]\.)*[A-Z]|(?:[A-Z][A-Za-z]{0,4}\.)+[A-Za-z]{1,5}|\d{1,2}")
"""A., H.M., degrees like S.Pd. or M.Si., and the number of a point in a list."""
_BREAKS_OFF = re.compile(r"[^\s.…]+(?:\.{2,}|…)$")
_QUOTES = {"“": "”", "‘": "’", "«": "»", '"': '"'}


def has_words(text: str) -> bool:
    """False for text that is the same in every language: numbers, signs, an address, a hashtag."""
    return _LETTER.search(_ADDRESS.sub(" ", text)) is not None


def whole_words(headline: str) -> tuple[str, str]:
    """A headline that breaks off in a word ("Dorong Peningkata...") without that word, and the mark that shows so;
    any other as it is, with ""."""
    found = _BREAKS_OFF.search(headline)
    return (headline[: found.start()].rstrip(), "…") if found else (headline, "")


def sentences(text: str) -> list[str]:
    """The sentences of a text, for models that know no more than one; what is quoted stays together."""
    quoted = _quoted(text)
    ends = [m.end() for m in _STOP.finditer(text) if _ends_sentence(text, m.start()) and not quoted[m.end()]]
    begins = [0, *ends]
    found = [text[a:b].strip() for a, b in zip(begins, [*ends, len(text)], strict=True)]
    return [sentence for sentence in found if sentence]


def pieces(text: str, limit: int) -> list[str]:
    """The text in pieces of at most `limit` characters, which join with one space to the same sentences.

    Cut at ends of sentences, never inside quotation marks or after an abbreviation. Only where a single sentence or
    quotation is longer than the limit: at a sentence inside it, else at a comma, else between words.
    """
    if len(text) <= limit:
        return [text]
    found: list[str] = []
    rest = text
    quoted = _quoted(text)
    begin = 0
    while len(rest) > limit:
        cut = _cut(text, begin, limit, quoted)
        found.append(text[begin:cut].strip())
        begin = cut + len(text[cut:]) - len(text[cut:].lstrip())
        rest = text[begin:]
    return [*found, rest.strip()] if rest.strip() else found


def _cut(text: str, begin: int, limit: int, quoted: list[bool]) -> int:
    """Where the piece from `begin` ends: at the last place of the best sort."""
    window = text[begin : begin + limit + 1]
    stops = [begin + m.end() for m in _STOP.finditer(window) if _ends_sentence(window, m.start())]
    clauses = [begin + m.end() for m in _CLAUSE.finditer(window)]
    spaces = [begin + m.start() for m in _SPACE.finditer(window) if m.start()]
    sorts = (
        [at for at in stops if not quoted[at]],
        stops,
        [at for at in clauses if not quoted[at]],
        clauses,
        [at for at in spaces if text[at - 1] != "."],  # not between a title and its name
        spaces,
    )
    for places in sorts:
        within = [at for at in places if begin < at <= begin + limit]
        if within:
            return within[-1]
    return begin + limit


def _ends_sentence(text: str, stop: int) -> bool:
    if text[stop] != "." or text[stop : stop + 2] == "..":
        return True
    word = _LAST_WORD.search(text[:stop])
    if word is None:
        return True
    return word[0].lower() not in _ABBREVIATIONS and _NO_END.fullmatch(word[0]) is None


def _quoted(text: str) -> list[bool]:
    """For each place between characters, whether it is inside double quotation marks. A mark that is never closed
    opens nothing; single marks are not looked at, an apostrophe is one too."""
    inside = [False] * (len(text) + 1)
    begin: int | None = None
    closing = ""
    for at, character in enumerate(text):
        if begin is None:
            if character in '"“«':
                begin, closing = at, _QUOTES[character]
        elif character == closing:
            inside[begin + 1 : at + 1] = [True] * (at - begin)
            begin = None
    return inside
