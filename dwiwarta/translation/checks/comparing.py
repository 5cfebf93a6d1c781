"""`inconsistent` and `reused`: what only shows when translations are put side by side. Not with `--each`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation.checks.finding import Finding, quoted, warning
from dwiwarta.translation.checks.vocabulary import words_of
from dwiwarta.translation.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

INCONSISTENT, REUSED = "inconsistent", "reused"
COMPARING = {
    INCONSISTENT: "the same Indonesian paragraph put in two ways, in two articles or one",
    REUSED: "the same English under two different Indonesian paragraphs",
}
"""Their names, with what they find."""
_LEAST = 5
"""Words; shorter texts are alike by chance: "Advertisement", "Photo: Antara"."""


class Text(NamedTuple):
    """A translation among others."""

    id: str
    source: str
    english: str


def compare(texts: Sequence[Text]) -> dict[int, list[Finding]]:
    """What is to be said of the translation at each place of the list."""
    by_source: dict[str, list[int]] = {}
    by_english: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if len(words_of(text.source)) >= _LEAST:
            by_source.setdefault(fold(text.source), []).append(place)
        if len(words_of(text.english)) >= _LEAST:
            by_english.setdefault(fold(text.english), []).append(place)
    found: dict[int, list[Finding]] = {}
    for places in by_source.values():
        if len({fold(texts[p].english) for p in places}) > 1:
            for place in places:
                others = [texts[p] for p in places if fold(texts[p].english) != fold(texts[place].english)]
                message = f"The same Indonesian is put in another way in {quoted(dict.fromkeys(t.id for t in others))}."
                found.setdefault(place, []).append(
                    warning(INCONSISTENT, message, (), (), f"There it is: “{others[0].english}”")
                )
    for places in by_english.values():
        if len({fold(texts[p].source) for p in places}) > 1:
            for place in places:
                ids = [texts[p].id for p in places if fold(texts[p].source) != fold(texts[place].source)]
                message = f"The same English stands under another Indonesian paragraph, {quoted(dict.fromkeys(ids))}."
                found.setdefault(place, []).append(
                    warning(REUSED, message, (), (), "One of them may have got the wrong one.")
                )
    return found
