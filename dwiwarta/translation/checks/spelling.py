"""Whether two words are the same word in the spelling of two languages: provinsi and province, Kanada and Canada."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in (pair.split(":") for pair in text.split()))


_ENDINGS = _pairs(
    "isasi:ization isasi:isation asi:ation itas:ity isme:ism logi:logy grafi:graphy nsi:ncy nsi:nce si:sion si:tion "
    "tik:tic ik:ic ik:ical is:ist al:al if:ive il:ile ur:ure us:ous er:ary en:ent an:ant"
)
_ANY_ENDING = tuple(one for one, _ in _ENDINGS)
_SOUNDS = _pairs(
    "sch:sk ph:f ck:k ch:k kh:k qu:k kw:k th:t sy:s sh:s gh:g rh:r ks:x cc:x ou:u oe:u oo:u ae:e ai:e ee:e ea:e dj:j "
    "tj:k nj:ny c:k q:k z:s y:i j:i v:f w:u"
)
_SOFT_C = re.compile("c(?=[eiy])")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def plain_letters(word: str) -> str:
    """In small letters without accents: Jalalı, Muñoz."""
    if word.isascii():
        return word.lower()
    folded = normalize(
        "NFKD", word.lower().replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ß", "ss")
    )
    return "".join(c for c in folded if c.isalnum())


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The word without what the two languages spell differently."""
    text = plain_letters(word)
    if "c" in text:
        text = _SOFT_C.sub("s", text)
    for written, heard in _SOUNDS:
        if written in text:
            text = text.replace(written, heard)
    return _DOUBLE.sub(r"\1", text)


@lru_cache(maxsize=50_000)
def adapted(indonesian: str, english: str) -> bool:
    """Whether the English is the regular English form of the word: Makedonia and Macedonia, kongres and congress,
    Bolivia and Bolivian."""
    one, other = sound(indonesian), sound(english)
    if one == other:
        return True
    if one[:1] != other[:1] or min(len(one), len(other)) < 3:
        return False
    bare = plain_letters(indonesian)
    for ending, turned in _ENDINGS if bare.endswith(_ANY_ENDING) else ():
        if bare.endswith(ending) and sound(bare[: -len(ending)] + turned) == other:
            return True
    for root in (one.rstrip("aeiou"), one.removesuffix("us")):
        if len(root) >= 3 and other.startswith(root) and other[len(root) :] in _TAILS:
            return True
    return (
        one[:3] == other[:3]
        and bool(_LOAN.search(bare))
        and bool(_LOAN_ENGLISH.search(plain_letters(english)))
    )


_TAILS = frozenset(
    [
        "",
        "a",
        "e",
        "i",
        "s",
        "n",
        "an",
        "ian",
        "ean",
        "es",
        "ese",
        "is",
        "ish",
        "ik",
        "i",
        "iian",
        "ais",
        "ans",
        "ians",
        "nian",
        "ia",
        "us",
        "um",
        "on",
        "o",
        "t",
        "d",
        "at",
    ]
)
"""What English puts behind a root: people and adjectives, plurals, -e and -y."""


_LOAN = re.compile("(?:si|is|ik|al|if|tas|isme|er|or|ur|en|an|us|ium|um|logi|fi|a|ris|ner)$")
_LOAN_ENGLISH = re.compile(
    "(?:tion|sion|tional|sional|ary|ory|ity|ties|ive|ment|ists?|ics?|ism|i[sz]e|ous|ence|ance|ency|ial|ical|ine|ogy|phy|ers?|ors?|ants?|ents?|ure|um)$"
)
"""Endings of words that both languages have from elsewhere: sekretaris, secretary."""


@lru_cache(maxsize=100_000)
def kin(indonesian: str, english: str) -> bool:
    """Whether the one may be the other in the other language's spelling; more patient than `adapted`."""
    if adapted(indonesian, english):
        return True
    one, other = sound(indonesian), sound(english)
    if one[:1] != other[:1] or min(len(one), len(other)) < 3:
        return False
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    shorter, longer = sorted((len(one), len(other)))
    if shared >= 4 and shared >= shorter - 2 and longer - shared <= 4:
        return True
    return len(one) >= 5 and _one_apart(one, other)


@lru_cache(maxsize=50_000)
def near(one: str, other: str) -> bool:
    """Whether one name may be the other, misspelt: Taufik and Teudik."""
    if one == other or abs(len(one) - len(other)) > 2 or min(len(one), len(other)) < 4:
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(one, other) <= max(1, round(len(one) * 0.4))


def _one_apart(one: str, other: str) -> bool:
    """One letter changed, put in or left out."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a == b[1:] or a[1:] == b
