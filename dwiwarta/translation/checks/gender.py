"""`gender`: Indonesian “dia” and “-nya” have no gender; whoever wrote “he” or “she” guessed, or knew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Severity
from dwiwarta.translation.checks.finding import Check, Finding, quoted, warning
from dwiwarta.translation.checks.vocabulary import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.pair import Pair
    from dwiwarta.translation.termbase import Term

NAME = "gender"
_HE, _SHE = Words("he him his himself he's he'd"), Words("she her hers herself she's she'd")
_SAID = Words(
    """
    bapak pak ibu bu nyonya ny tuan tn nona saudara saudari pria wanita laki lelaki perempuan suami istri ayah
    kakek nenek putra putri gadis janda duda cowok cewek raja ratu pangeran permaisuri paman bibi om tante abang
    mas mbak hj aktris biarawati pramugari suster siswi mahasiswi karyawati wartawati pemuda pemudi ibunya ayahnya
    suaminya istrinya bapaknya putranya putrinya mr mrs jejaka bujang perawan hamil melahirkan paus imam kiai ustaz
    ustazah ustadz ustadzah gus bung sultan
    """
)
"""Words that say it."""


def find(pair: Pair) -> Iterator[Finding]:
    words = pair.english_words
    he, she = _HE.among(words), _SHE.among(words)
    if bool(he) == bool(she):
        return
    used, pronoun = (he, "he") if he else (she, "she")
    people = _people(pair)
    known = {person.pronoun for person in people if person.pronoun}
    if known:
        if pronoun not in known:
            names = quoted(person.source for person in people)
            expected = "no pronoun" if known == {"none"} else quoted(sorted(known))
            yield warning(
                NAME, f"“{used[0]}” is in the English; for {names} the word list has {expected}.", (), used
            )
        return
    if _SAID.any_of(pair.source_words):
        return
    message = f"“{used[0]}”: the Indonesian does not say whether it is a man or a woman."
    hint = "If the person is in the news often, put them into the word list with `pronoun: he` or `she`."
    yield Finding(NAME, Severity.INFO, message, (), tuple(dict.fromkeys(used)), hint)


def _people(pair: Pair) -> list[Term]:
    """The people of the word list whom the paragraph names."""
    return [
        person
        for person in pair.house.people
        if any(
            name and name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
            for name in (person.source, person.target, person.short)
            for text in (pair.source, pair.english)
        )
    ]


CHECK = Check(NAME, "“he” or “she” where the Indonesian does not say; or against the word list", find)
