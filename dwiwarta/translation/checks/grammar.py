"""How a language writes figures, as `reading` asks for it; `reading_id` and `reading_en` hold the two grammars."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from dwiwarta.translation.checks.figures import Clock, Word
    from dwiwarta.translation.checks.reading import Taken
    from dwiwarta.translation.checks.vocabulary import Loose

Values = frozenset[Fraction]


class Behind(NamedTuple):
    """What stands right behind a row of digits and belongs to it."""

    values: Values
    end: int
    scaled: bool = False
    ordinal: bool = False


class NamedDay(NamedTuple):
    """A pattern for a day with the name of its month, and which group is what."""

    pattern: Loose
    month: int
    first: int
    last: int
    """Of several days."""
    year: int


class Grammar(NamedTuple):
    """How one language writes figures."""

    clocks: Callable[[str], tuple[list[Clock], str]]
    """The times of a text, and the text without them."""
    spells_clocks: bool
    """Times stand there without a digit too: noon."""
    numbered_day: Loose
    """25/9 in groups 1, 3, 4 (year) or 5, 7, 8."""
    day_of: Callable[[int, int], tuple[tuple[int, int], ...]]
    """(month, day) readings of two numbers as they stand there."""
    named_days: tuple[NamedDay, ...]
    months: Mapping[str, int]
    capital_months: bool
    """The name of a month begins with a capital."""
    lone_months: Callable[[str, bool], list[Word]]
    """Months outside of days; told whether the text has digits."""
    weekdays: Callable[[str], list[Word]]
    ordinal_label: str
    """What a third is written with before its digit: "ke" in ke-3."""
    value: Callable[[str], tuple[Values, bool] | None]
    """What digits with their signs may mean, and whether that is the other language's way. None where the signs part
    separate numbers."""
    scale: re.Pattern[str]
    scales: Mapping[str, int]
    behind: Callable[[str, int, Values, str, str], Behind]
    """Anything else behind digits at this place, told their values, currency and label."""
    percent: re.Pattern[str]
    currency_before: re.Pattern[str]
    currency_after: re.Pattern[str]
    currency: Callable[[str], str]
    code_before: re.Pattern[str]
    """A number behind it is a name: RT 03."""
    in_words: tuple[Callable[[Taken, Grammar], None], ...]
    """What is looked for in words, in this order: what one has taken the next ones leave."""
    number_words: frozenset[str]
    """In small letters; a text without one of them has no number in words."""
    word_number: Loose
    spelled: Callable[[list[str]], tuple[Fraction | None, bool]]
    """The value of number words in small letters, and whether they are an ordinal; None where they are no one
    number."""
    single: Mapping[str, int]
    """What each of them says where they are several numbers."""
    rough_number: Loose
    rough: Callable[[re.Match[str]], Fraction]
    fraction: Loose
    fractions: Mapping[str, Fraction]
    between: re.Pattern[str]
    """From one number of a range to the next."""
