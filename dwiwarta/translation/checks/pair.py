"""A paragraph and its English as the checks look at them; what more than one check needs is read once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.translation import answers
from dwiwarta.translation.checks import reading_en, reading_id
from dwiwarta.translation.checks.addresses import blanked
from dwiwarta.translation.checks.vocabulary import words_of
from dwiwarta.translation.terms import uses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dwiwarta.translation.checks import coverage, names
    from dwiwarta.translation.checks.figures import Number, Reading
    from dwiwarta.translation.termbase import Term
    from dwiwarta.translation.terms import Matcher, Use

_SIGNS = {
    **dict.fromkeys(map(ord, "“”„‟«»″"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\n"), " "),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), ""),
}


class House(NamedTuple):
    """What the site's own files say about good English."""

    matcher: Matcher | None = None
    """Finds the terms of the word list."""
    people: tuple[Term, ...] = ()
    english: str = "us"
    """`us` or `gb`."""
    beside: Mapping[str, frozenset[str]] = {}
    """Of the article: the other parts of the names in it, by each part (`names.parts_of_names`)."""


PLAIN_HOUSE = House()


class Pair:
    """One translation. Frozen in use: everything is derived from its two texts."""

    def __init__(self, kind: str, source: str, english: str, house: House = PLAIN_HOUSE) -> None:
        self.kind, self.raw_source, self.raw_english, self.house = kind, source, english, house

    @cached_property
    def source(self) -> str:
        """With one kind of quotation marks, dashes and spaces."""
        return plain(self.raw_source)

    @cached_property
    def english(self) -> str:
        return plain(self.raw_english)

    @cached_property
    def source_words(self) -> Sequence[str]:
        """In small letters."""
        return words_of(self.source)

    @cached_property
    def english_words(self) -> Sequence[str]:
        return words_of(self.english)

    @cached_property
    def looked_for(self) -> Sequence[coverage.Word]:
        """The words of the source, each with whether the English has it."""
        from dwiwarta.translation.checks import coverage

        return coverage.looked_for(self.source, self.english)

    @cached_property
    def names(self) -> tuple[names.Unmatched, names.Unmatched]:
        """Names and abbreviations of either text that the other has in no form."""
        from dwiwarta.translation.checks import names

        return names.unmatched(self)

    @cached_property
    def refusal(self) -> answers.Refusal | None:
        """Why this could not be taken from a translation service."""
        return answers.refusal(self.raw_source, self.raw_english)

    @cached_property
    def term_uses(self) -> Sequence[Use]:
        """How the English puts the terms of the word list."""
        matcher = self.house.matcher
        return uses(matcher, self.source, self.english) if matcher else ()

    @cached_property
    def bare_source(self) -> str:
        """With every address as blanks, so that nothing else is read out of it."""
        return blanked(self.source)

    @cached_property
    def bare_english(self) -> str:
        return blanked(self.english)

    @cached_property
    def source_figures(self) -> Reading:
        return reading_id.read(self.bare_source)

    @cached_property
    def unshared_numbers(self) -> tuple[Sequence[Number], Sequence[Number]]:
        """The numbers of either text that the other does not have."""
        from dwiwarta.translation.checks import number_value

        return number_value.unshared(self)

    @cached_property
    def english_figures(self) -> Reading:
        return reading_en.read(self.bare_english)


def plain(text: str) -> str:
    """The text with one kind of quotation marks, dashes and spaces."""
    text = (
        text
        if text.isascii() and "\n" not in text and "\t" not in text and "`" not in text
        else text.translate(_SIGNS)
    )
    return text.replace("''", '"') if "''" in text else text
