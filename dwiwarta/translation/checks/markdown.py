"""`markdown`: links, emphasis and code of a Markdown article are all there, with the same addresses."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "markdown"
_LINK = re.compile(r"\]\(\s*<?([^\s)>]*)")
_PARTS = {
    "bold words": re.compile(r"(?<!\*)\*\*(?=\S)[^*]+?(?<=\S)\*\*(?!\*)|(?<!_)__(?=\S)[^_]+?(?<=\S)__(?!_)"),
    "words in italics": re.compile(
        r"(?<![*\w])\*(?=[^\s*])[^*]+?(?<=[^\s*])\*(?![*\w])|(?<![_\w])_(?=[^\s_])[^_]+?(?<=[^\s_])_(?![_\w])"
    ),
    "pieces of code": re.compile(r"(?<!`)`[^`]+`(?!`)"),
    "headings": re.compile(r"^#{1,6} ", re.MULTILINE),
    "points of a list": re.compile(r"^\s*(?:[-*+]|\d+[.)])\s", re.MULTILINE),
}


def find(pair: Pair) -> Iterator[Finding]:
    source, english = pair.raw_source, pair.raw_english
    if not any(sign in source for sign in "*_`[#"):
        return
    lost = Counter(_LINK.findall(source)) - Counter(_LINK.findall(english))
    if lost:
        address = next(iter(lost))
        yield error(
            NAME,
            f"The link to {address} is missing in the English.",
            [address],
            (),
            "Take it over: [words](address).",
        )
    for what, pattern in _PARTS.items():
        here, there = len(pattern.findall(source)), len(pattern.findall(english))
        if here > there and (what != "points of a list" or here > 1):
            yield error(
                NAME, f"The Indonesian has {here} {what}, the English {there}.", pattern.findall(source)
            )


CHECK = Check(NAME, "links, bold words, italics, code, headings or list points that the English lost", find)
