"""The word list: the shipped one is sound, a broken one is told line by line, and it goes to TBX and back."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dwiwarta.model import Source
from dwiwarta.translation import terms_tbx
from dwiwarta.translation.termbase import KINDS, PATH, Term, Termbase, dump, read
from dwiwarta.translation.terms import Matcher, rendering, says, uses

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / PATH).read_bytes()


def of(text: str | bytes) -> tuple[Termbase, list[tuple[str, int]]]:
    data = text if isinstance(text, bytes) else text.encode()
    termbase, said = read(Source(PATH, data))
    return termbase, [(d.code, d.span.line) for d in said]


def test_the_shipped_list_is_sound() -> None:
    termbase, said = read(Source(PATH, SHIPPED))
    assert not said
    assert len(termbase.terms) > 400
    assert dump(termbase) == SHIPPED
    for term in termbase.terms:
        assert not set(term.avoid) & set(term.accepted), term.source
        assert len(term.accepted) == len({w.casefold() for w in term.accepted}), term.source
        assert "src" not in term.note and "seed" not in term.note


EVERYDAY = ["oknum", "diamankan", "DPO", "santri", "takjil", "tersangka", "terdakwa", "Kapolres", "APBD"]


@pytest.mark.parametrize("word", EVERYDAY)
def test_words_of_everyday_news_are_in_it(word: str) -> None:
    termbase, _ = read(Source(PATH, SHIPPED))
    assert [f.term.source for f in Matcher(termbase).find(f"Kata {word} di sini.")] == [word]


BROKEN = """\
source,target,kind,note
bupati,regent,title,alt: regents
Bupati,head of a regency,title,
,nobody,title,
camat,,title,
lurah,subdistrict head,titel,
desa,village,admin,avid: town
kota,city,admin,alt: town, big
"warga,residents,society,
oknum,"rogue" one,phrase,
Eri Cahyadi,,person,short: Eri | pronoun: him
provinsi,province,admin,the largest unit
"""


def test_each_broken_line_is_told_and_costs_that_line() -> None:
    termbase, said = of(BROKEN)
    assert said == [
        ("word-list-twice", 3),
        ("word-list-empty", 4),
        ("word-list-empty", 5),
        ("word-list-kind", 6),
        ("word-list-note", 7),
        ("word-list-row", 8),
        ("word-list-row", 9),
        ("word-list-row", 10),
        ("word-list-value", 11),
    ]
    assert [t.source for t in termbase.terms] == ["bupati", "lurah", "desa", "Eri Cahyadi", "provinsi"]


def test_a_misspelled_kind_or_key_is_guessed() -> None:
    _, said = read(Source(PATH, BROKEN.encode()))
    assert [d.did_you_mean for d in said if d.did_you_mean] == ["title", "avoid"]


def test_old_encodings_semicolons_and_windows_lines_are_read() -> None:
    termbase, said = of("source;target;kind;note\r\nkafe;café;society;\r\n".encode("cp1252"))
    assert said == [("word-list-encoding", 2)]
    assert termbase.terms[0].target == "café"
    assert of("\ufeffsource,target\nbupati,regent\n")[0].terms[0].kind == "phrase"
    assert of("bupati,regent,title,\n")[1] == [("word-list-columns", 1)]
    assert of("")[0].terms == ()


def test_a_text_over_several_lines_is_one_term() -> None:
    termbase, said = of(
        'source,target,kind,note\ncamat,district head,title,"heads a\nkecamatan"\nlurah,ward head,title,\n'
    )
    assert not said
    assert [t.line for t in termbase.terms] == [2, 4]
    assert termbase.terms[0].note == "heads a kecamatan"


@given(st.one_of(st.binary(max_size=300), st.text(alphabet='a,;"\n\t|: é', max_size=200).map(str.encode)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_and_what_is_read_goes_round(data: bytes) -> None:
    termbase, _ = read(Source(PATH, data))
    assert read(Source(PATH, dump(termbase)))[0] == termbase._replace(
        terms=tuple(t._replace(line=n) for n, t in enumerate(termbase.terms, 2))
    )


def test_through_tbx_and_back_it_is_the_same() -> None:
    termbase, _ = read(Source(PATH, SHIPPED))
    back, said = terms_tbx.read(Source("list.tbx", terms_tbx.dump(termbase)))
    assert not said
    assert list(back.terms) == [t._replace(line=0) for t in termbase.terms]


def test_translators_tools_read_our_tbx(tmp_path: Path) -> None:
    from translate.storage.tbx import tbxfile

    term = Term(
        "Polres", "police", "police", alternatives=("resort police",), avoid=("polres",), note="& <more>"
    )
    file = tbxfile.parsestring(terms_tbx.dump(Termbase((term,))))
    file.sourcelanguage, file.targetlanguage = "id", "en"
    assert [unit.source for unit in file.units] == ["Polres"]


def test_tbx_of_the_third_version_is_read() -> None:
    text = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic" style="dca" xml:lang="en"><text><body>
    <conceptEntry id="1"><langSec xml:lang="id-ID"><termSec><term>camat</term></termSec></langSec>
    <langSec xml:lang="en-US"><termSec><term>district head</term></termSec></langSec></conceptEntry>
    </body></text></tbx>"""
    back, said = terms_tbx.read(Source("x.tbx", text.encode()))
    assert not said
    assert (back.terms[0].source, back.terms[0].target, back.terms[0].kind) == (
        "camat",
        "district head",
        "phrase",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<martif",
        "<martif/>",
        '<!DOCTYPE m [<!ENTITY a "b">]><martif>&a;</martif>',
        '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]><m>&a;</m>',
    ],
)
def test_broken_and_hostile_tbx_is_told(text: str) -> None:
    back, said = terms_tbx.read(Source("x.tbx", text.encode()))
    assert not back.terms and [d.code for d in said] == ["terms-unreadable"]


# -- terms in texts

LIST = of("""\
source,target,kind,note
bupati,regent,title,alt: head of the regency
wakil bupati,deputy regent,title,
gandeng,partners with,verb,alt: works with | avoid: holds hands
isu-isu,issues,reduplication,avoid: issues - issues
isu,issue,phrase,
DPO,wanted list,police,alt: fugitive
AS,United States,admin,
Mayor,Maj.,rank,alt: Major
Minggu,Sunday,date,
M,billion,number,
H.,,honorific,
Kodim 0804 Magetan,Magetan command (Kodim 0804),military,
wali kota,mayor,title,forms: walikota
Emil Elestianto Dardak,,person,short: Emil | pronoun: he
KPU,General Elections Commission (KPU),election,
""")[0]
FINDER = Matcher(LIST)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wakil Bupati dan Bupati", "wakil bupati; bupati"),
        ("bupatinya, bupati-nya, BUPATI", "bupati; bupati; bupati"),
        ("kebupatian perbupati", ""),
        ("menggandeng, digandeng, gandengan, tergandengnya", "gandeng; gandeng; gandeng; gandeng"),
        ("isu - isu, isu isu, isu–isu, isu2, isu", "isu-isu; isu-isu; isu-isu; isu-isu; isu"),
        ("Isu. Isu lain", "isu; isu"),
        ("DPO dan dpo", "DPO"),
        ("AS, as, di AS.", "AS; AS"),
        ("Mayor Inf. Budi, mayor, MAYOR", "Mayor; Mayor"),
        ("Minggu (1/2), dua minggu", "Minggu"),
        ("Rp 1,5 M dan M. Sanusi", "M"),
        ("H. Ahmad dan H Ahmad", "H."),
        (
            "Kodim 0804/Magetan, Kodim 0804  Magetan, Kodim 0805 Magetan",
            "Kodim 0804 Magetan; Kodim 0804 Magetan",
        ),
        ("Wali  Kota, walikota", "wali kota; wali kota"),
        ("Emil Elestianto Dardak. Kata Emil", "Emil Elestianto Dardak; Emil Elestianto Dardak"),
        ("", ""),
    ],
)
def test_terms_are_found_in_their_forms(text: str, found: str) -> None:
    assert "; ".join(f.term.source for f in FINDER.find(text)) == found


def test_a_find_says_where() -> None:
    (found,) = FINDER.find("Kata wakil bupatinya.")
    assert "Kata wakil bupatinya."[found.start : found.end] == "wakil bupati"


@pytest.mark.parametrize(
    ("english", "words", "there"),
    [
        ("The Regents met.", "regent", True),
        ("regency", "regent", False),
        ("Two agencies", "agency", True),
        ("the regent’s house", "regent", True),
        ("He said us", "US", False),
        ("NGOs say", "NGO", True),
        ("General Elections Commission", "General Elections Commission (KPU)", True),
        ("the KPU said", "General Elections Commission (KPU)", True),
        ("per cent, 5%", "%", True),
        ("works  with\nthem", "works with", True),
    ],
)
def test_english_is_found_in_any_number(english: str, words: str, there: bool) -> None:
    assert says(english, words) is there


def test_how_a_text_puts_its_terms() -> None:
    found = {
        u.found.term.source: u
        for u in uses(FINDER, "Bupati gandeng H. Emil", "The regent holds hands with Emil.")
    }
    assert (found["bupati"].used, found["bupati"].avoided) == ("regent", ())
    assert (found["gandeng"].used, found["gandeng"].avoided) == (None, ("holds hands",))
    assert found["H."].used == ""
    assert rendering(found["H."].found.term, "H. Emil") is None


@given(st.text(alphabet="isu -–2M.H,AS\u00a0bpatn'", max_size=80))
@settings(max_examples=300, deadline=None)
def test_finds_lie_in_order_and_apart(text: str) -> None:
    end = 0
    for found in FINDER.find(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


def test_every_kind_is_used_or_known() -> None:
    assert {t.kind for t in read(Source(PATH, SHIPPED))[0].terms} <= set(KINDS)
