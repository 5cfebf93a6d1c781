"""Each check against specimens: a paragraph, its English, and what the check has to say of it.

`checks/<name>.txt` holds three lines a case: the Indonesian, the English, and `error`, `warning`, `info` or `silent`,
with words that have to be among those meant. Only this one check is asked. Adding a case needs no code.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from dwiwarta.model import Source
from dwiwarta.translation.checks import CHECKS, House, check
from dwiwarta.translation.checks.comparing import COMPARING, Text, compare
from dwiwarta.translation.checks.finding import Check
from dwiwarta.translation.checks.names import parts_of_names
from dwiwarta.translation.checks.pair import Pair
from dwiwarta.translation.termbase import PATH, read
from dwiwarta.translation.terms import Matcher

FOLDER = Path(__file__).parent / "checks"
LIST = read(
    Source(
        PATH,
        b"source,target,kind,note\n"
        b"sosialisasi,outreach,phrase,alt: outreach session | avoid: socialization\n"
        b"Monas,,dnt,\n"
        b"Kodim,military district command,military,\n"
        b"bupati,regent,title,\n"
        b"Rina Wijaya,,person,short: Rina | pronoun: she\n",
    )
)[0]
HOUSE = House(Matcher(LIST), LIST.people())


class Specimen(NamedTuple):
    check: str
    line: int
    source: str
    english: str
    expected: str
    words: tuple[str, ...]


def specimens() -> list[Specimen]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        lines = path.read_text("utf-8").split("\n")
        for number in range(0, len(lines) - 2, 4):
            source, english, said = lines[number : number + 3]
            expected, _, words = said.partition(": ")
            meant = tuple(words.split(", ")) if words else ()
            found.append(Specimen(path.stem, number + 1, source, english, expected, meant))
    return found


SPECIMENS = specimens()
BY_NAME: dict[str, Check] = {one.name: one for one in CHECKS}


@pytest.mark.parametrize("case", SPECIMENS, ids=lambda s: f"{s.check}:{s.line}")
def test_specimen(case: Specimen) -> None:
    found = list(BY_NAME[case.check].find(Pair("body", case.source, case.english, HOUSE)))
    worst = min((f.severity for f in found), key=["error", "warning", "info"].index, default="silent")
    assert worst == case.expected, [f.message for f in found]
    meant = " ".join(word for f in found for word in (*f.source, *f.target)).casefold()
    for word in case.words:
        assert word.casefold() in meant


@pytest.mark.parametrize("case", SPECIMENS, ids=lambda s: f"{s.check}:{s.line}")
def test_findings_are_sentences_about_words_that_stand_there(case: Specimen) -> None:
    forbidden = re.compile(
        r"\b(segment|catalog|fuzzy|stale|finding|engine|termbase|slug|frozen)s?\b", re.IGNORECASE
    )
    for finding in check("body", case.source, case.english, HOUSE):
        said = re.sub(r"“[^”]*”", "", f"{finding.message} {finding.hint}")
        assert not forbidden.search(said), said
        assert finding.message[-1] in ".?”)", finding.message
        assert finding.check in BY_NAME
        if finding.check not in ("date-value", "quotes", "number-value", "markdown"):
            plain = Pair("body", case.source, case.english)
            for word in finding.source:
                assert word.casefold() in (case.source + plain.source).casefold()
            for word in finding.target:
                assert word.casefold() in (case.english + plain.english).casefold()


def test_every_check_has_specimens_of_both_kinds() -> None:
    for name in BY_NAME:
        expected = {s.expected for s in SPECIMENS if s.check == name}
        assert expected - {"silent"}, f"{name} is never found"
        assert "silent" in expected or name == "service-notice", f"{name} is never silent"
    assert {s.check for s in SPECIMENS} == set(BY_NAME)


def test_the_manual_lists_every_check() -> None:
    manual = (Path(__file__).parents[2] / "docs/checks.md").read_text("utf-8")
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", manual, re.MULTILINE))
    assert listed == {one.name: one.finds for one in CHECKS} | COMPARING


def test_paragraphs_are_compared_with_each_other() -> None:
    queue = "Warga mengantre sejak pagi di loket."
    texts = [
        Text("a#1", queue, "Residents have queued at the counter since morning."),
        Text("b#2", queue, "People stood in line at the counter from the morning."),
        Text(
            "b#3",
            "Hujan turun sejak pagi di lereng gunung.",
            "Residents have queued at the counter since morning.",
        ),
        Text("b#4", "Foto: Antara", "Photo: Antara"),
        Text("c#1", "Foto: Rina", "Photo: Antara"),
    ]
    found = {texts[place].id: [f.check for f in findings] for place, findings in compare(texts).items()}
    assert found == {"a#1": ["inconsistent", "reused"], "b#2": ["inconsistent"], "b#3": ["reused"]}


def test_another_part_of_a_name_is_the_same_person_where_the_article_has_both() -> None:
    source, english = "Menurut Kusnadi, banjir surut.", "The flood has receded, Martono believes."
    assert [f.check for f in check("body", source, english) if f.severity == "warning"] == ["name"]
    beside = parts_of_names(["Lurah Rambai, Kusnadi Martono, menunggu."])
    assert not [f for f in check("body", source, english, House(beside=beside)) if f.check == "name"]


def test_nothing_is_said_of_what_is_not_there() -> None:
    assert check("body", "Warga pulang.", "  ") == ()
    assert check("body", "", "Home.") == ()


ODD = ["", "x", "\x00", "1.2.3,4.5", "((((", '"' * 50, "2/2/2222 " * 20, "’" * 9, "a" * 5000, "1" * 500]


@pytest.mark.parametrize("text", ODD)
def test_no_text_breaks_a_check(text: str) -> None:
    for source, english in ((text, "The 2 of 5."), ("Dua dari 5.", text), (text, text)):
        check("body", source, english, HOUSE)
