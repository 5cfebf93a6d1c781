"""Words of one root: menunggu, ditunggu, tunggulah and penantian's neighbours.

Indonesian builds words by prefixes that change the first letter of the root or melt into it (tunggu, menunggu; sapu,
menyapu; pukul, memukul; kirim, mengirim), by suffixes (-kan, -an, -i) and by what is written on behind (-nya, -lah,
-kah, -ku, -mu). Without a dictionary an ending cannot be told from a part of the root, nor a melted letter be known.
So a word has *possible roots*, and two are of one family if they may have the same root. In the index a list of roots
(`roots.txt`) decides where it can; a query asks for every possible root that the index knows, which needs no list in
the browser. `templates/static/search.js` has the same rules; a test runs both.
"""

from __future__ import annotations

import os
import re
from functools import cache

SHORTEST = 3
DEEPEST = 3
"""Prefixes on a word: di-per-, ke-ber-."""
_ENDINGS = (("lah", "kah", "tah", "pun"), ("nya", "ku", "mu"), ("kan", "an", "i"))
"""In the order in which they are taken off; of each, one."""
_VOWEL = re.compile("[aeiou]")
_TWO_VOWELS = re.compile("[aeiou].*[aeiou]")
_PREFIXES = tuple(
    (re.compile("^(?:" + pattern), tuple(melted.split(",")))
    for pattern, melted in (
        ("di|ke|se|ber|ter|per)", ""),
        ("be|te)(?=r|[^aeiou]er)", ""),
        ("bel|pel)(?=ajar)", ""),
        ("pe)(?=[^aeiou])", ""),
        ("me)(?=[lrwy]|m[aeiou]|n[gy]?[aeiou])", ""),
        ("[mp]em)(?=[^aeiou])", ""),
        ("[mp]en)(?=[cdjstz])", ""),
        ("[mp]eng)(?=[ghkq])", ""),
        ("[mp]enge)(?=.{3,4}$)", ""),
        ("[mp]em)(?=[aeiou])", "p"),
        ("[mp]en)(?=[aeiou])", "t"),
        ("[mp]eny)(?=[aeiou])", "s"),
        ("[mp]eng)(?=[aeiou])", ",k"),
    )
)
"""What may be taken off in front, and the letters that may have melted into it."""


def possible_roots(word: str) -> dict[str, int]:
    """Every root that the word may come from, itself first, each with how many of its letters were taken off."""
    found: dict[str, int] = {word: 0}
    if word.isdigit():
        return found
    forms = [word]
    for endings in _ENDINGS:
        forms += [form.removesuffix(end) for form in forms for end in endings if form.endswith(end)]
    for form in forms:
        if len(form) >= SHORTEST and _TWO_VOWELS.search(form):
            found.setdefault(form, len(word) - len(form))
        _without_prefixes(form, len(word) - len(form), DEEPEST, found)
    return found


def _without_prefixes(form: str, off: int, deep: int, found: dict[str, int]) -> None:
    for pattern, melted in _PREFIXES:
        match = pattern.match(form)
        if not match:
            continue
        rest = form[match.end() :]
        for letter in melted:
            root = letter + rest
            if len(root) < SHORTEST or not _VOWEL.search(root):
                continue
            found.setdefault(root, off + match.end())
            if deep > 1:
                _without_prefixes(root, off + match.end(), deep - 1, found)


@cache
def known_roots() -> tuple[frozenset[str], dict[str, str]]:
    """The roots of `roots.txt`; and by one that is possible too the one that is meant: "urus>kurus" ("mengurus" has
    nothing to do with being thin)."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "roots.txt")
    with open(path, encoding="utf-8") as file:
        lines = [line.split("#")[0] for line in file]
    given = " ".join(lines).split()
    meant = {}
    for pair in given:
        one, arrow, other = pair.partition(">")
        if arrow:
            meant[other] = one
    return frozenset(word for word in given if ">" not in word), meant


def family(word: str) -> tuple[str, ...]:
    """The roots under which the index keeps a word: the known one of which most is left, else every possible one."""
    possible = possible_roots(word)
    roots, meant = known_roots()
    known = {r: off for r, off in possible.items() if r in roots and meant.get(r) not in possible}
    if not known:
        return tuple(possible)
    least = min(known.values())
    return tuple(root for root, off in known.items() if off == least)


def family_of_name(word: str) -> tuple[str, ...]:
    """The same for a word that is written as a name: only what is plainly built is taken apart ("Dinas Pendidikan",
    "Indonesia Bersatu"), since "Merawai" has nothing to do with a swamp, nor "Kediri" with oneself."""
    roots, _ = known_roots()
    if word in roots or not _PLAINLY_BUILT.match(word):
        return (word,)
    return tuple(root for root in family(word) if root in roots) or (word,)


_PLAINLY_BUILT = re.compile("(?:[mp]e(?:m|ng?|ny)|[bpt]er)..|[pk]e.{3,}an$")
