"""What we write opens in translators' tools with languages and states right, and what they save is read again.

The Translate Toolkit (which Weblate works with), polib, and gettext's msgcat where it is installed.
"""

import io
import shutil
import subprocess

import polib
import pytest
from making import DAY, EVERY_STATE, SLUG, empty, machine, missing, parsed, reviewed, stale, units
from translate.storage.pypo import pofile
from translate.storage.tmx import tmxfile
from translate.storage.xliff import xlifffile
from translate.storage.xliff2 import Xliff2File

from dwiwarta.exchange import formats
from dwiwarta.exchange.taking import take
from dwiwarta.translation.catalog import State, by_hand, state

XLIFFS = {"xliff-1.2": xlifffile, "xliff-2.0": Xliff2File, "xliff-2.1": Xliff2File}
ODD = machine("Harga <b>Rp 5.000</b> & “naik”.", 'It\u200fs 😀 <5> & "up"\n\ttoday')
HERE = (*EVERY_STATE, ODD)


def opened(form: str):  # type: ignore[no-untyped-def]
    return XLIFFS[form].parsestring(formats.dump(units(*HERE), form))


def arrived(data: bytes, form: str):  # type: ignore[no-untyped-def]
    found = parsed(data, form)
    assert not found.diagnostics
    return take(empty(*HERE), found.units, DAY)


@pytest.mark.parametrize("form", XLIFFS)
def test_xliff_opens_in_the_toolkit_with_texts_languages_and_states(form: str) -> None:
    store = opened(form)
    assert (store.sourcelanguage, store.targetlanguage) == ("id", "en")
    assert len(store.units) == len(HERE)
    for unit, entry in zip(store.units, HERE, strict=True):
        assert (str(unit.source), str(unit.target or "")) == (entry.source, entry.text)
        now = state(entry)
        assert bool(unit.isapproved()) == (now is State.REVIEWED), entry.source
        if now is State.EDITED:  # to the toolkit, XLIFF 1.2 that is not approved is always fuzzy
            assert bool(unit.isfuzzy()) == (form == "xliff-1.2")
            assert bool(unit.istranslated()) == (form != "xliff-1.2")
        else:
            assert bool(unit.isfuzzy()) == (now in (State.MACHINE, State.STALE)), entry.source
        if now is State.MISSING:
            assert not unit.istranslated()


@pytest.mark.parametrize("form", XLIFFS)
def test_xliff_saved_by_the_toolkit_says_the_same(form: str) -> None:
    catalog, _ = arrived(bytes(opened(form)), form)
    assert [(e.text, state(e), by_hand(e)) for e in catalog.entries] == [
        (e.text, state(e), by_hand(e)) for e in HERE
    ]


@pytest.mark.parametrize("form", XLIFFS)
def test_what_a_translator_does_in_the_toolkit_comes_back(form: str) -> None:
    """One text written, one corrected, one approved as it stands. In XLIFF 1.2 the toolkit approves what it types."""
    typed = State.REVIEWED if form == "xliff-1.2" else State.EDITED
    here = (missing("Satu."), machine("Dua.", "2."), machine("Tiga.", "Three."), reviewed("Empat.", "Four."))
    store = XLIFFS[form].parsestring(formats.dump(units(*here), form))
    one, two, three, _ = store.units
    one.target = "One."
    two.target = "Two."
    three.markapproved()
    found = parsed(bytes(store), form)
    assert not found.diagnostics
    from dwiwarta.translation.catalog import Catalog

    catalog, fated = take(Catalog(here), found.units, DAY)
    assert [str(f.fate) for f in fated] == ["taken", "taken", "checked", "same"]
    assert [(e.text, state(e)) for e in catalog.entries] == [
        ("One.", typed),
        ("Two.", typed),
        ("Three.", State.REVIEWED),
        ("Four.", State.REVIEWED),
    ]
    assert [by_hand(e) for e in catalog.entries] == [typed is State.REVIEWED, False, False, False]
    assert catalog.entries[2].facts["ok"] == DAY.isoformat()


def test_tmx_opens_in_the_toolkit_with_texts_and_languages() -> None:
    store = tmxfile.parsestring(formats.dump(units(*HERE), "tmx"))
    kept = [e for e in HERE if e.text]
    assert [(str(u.source), str(u.target)) for u in store.units] == [(e.source, e.text) for e in kept]
    assert {u.sourcelanguage if hasattr(u, "sourcelanguage") else "id" for u in store.units} == {"id"}
    assert store.units[0].getcontext() == f"{SLUG}|title"
    for unit in store.units:
        languages = [
            node.get("{http://www.w3.org/XML/1998/namespace}lang") for node in unit.xmlelement.iter("tuv")
        ]
        assert languages == ["id", "en"]


def test_tmx_saved_by_the_toolkit_says_the_same() -> None:
    catalog, _ = arrived(bytes(tmxfile.parsestring(formats.dump(units(*HERE), "tmx"))), "tmx")
    assert [(e.text, state(e)) for e in catalog.entries] == [(e.text, state(e)) for e in HERE]


def test_tmx_changed_by_a_tool_is_no_longer_checked() -> None:
    """No tool knows our mark, so it speaks only of the text that left."""
    store = tmxfile.parsestring(formats.dump(units(reviewed("Satu.", "One.")), "tmx"))
    store.units[0].target = "1."
    (unit,) = parsed(bytes(store), "tmx").units
    assert state(unit.entry) is State.EDITED
    assert not unit.entry.facts.keys() & {"ok", "by"}


def test_a_bundle_through_the_toolkit() -> None:
    store = pofile.parsestring(formats.dump(units(*HERE), "po"))
    bodies = [u for u in store.units if not u.isheader()]
    assert [(u.source, u.target, u.isfuzzy(), u.getcontext()) for u in bodies] == [
        (e.source, e.text, e.fuzzy, f"{SLUG}|{e.kind}") for e in HERE
    ]
    assert store.parseheader()["Language"] == "en"
    catalog, _ = arrived(bytes(store), "po")
    assert [(e.text, state(e)) for e in catalog.entries] == [(e.text, state(e)) for e in HERE]


def test_a_bundle_through_polib() -> None:
    store = polib.pofile(formats.dump(units(*HERE), "po").decode())
    catalog, _ = arrived(str(store).encode(), "po")
    assert [(e.text, state(e)) for e in catalog.entries] == [(e.text, state(e)) for e in HERE]


def test_what_weblate_does_to_a_bundle() -> None:
    """Approving takes `fuzzy` and `#|` away; a changed text may keep `fuzzy`."""
    here = (machine("Satu.", "One."), machine("Dua.", "2."), stale("Sebanyak 15.", "Twelve.", "Sebanyak 12."))
    store = pofile.parsestring(formats.dump(units(*here), "po"))
    one, two, three = [u for u in store.units if not u.isheader()]
    one.markfuzzy(False)
    two.target = "Two."
    three.target = "Fifteen."
    found = parsed(bytes(store), "po")
    catalog, _ = take(empty(*here), found.units, DAY)
    assert [(e.text, state(e)) for e in catalog.entries] == [
        ("One.", State.REVIEWED),
        ("Two.", State.EDITED),
        ("Fifteen.", State.EDITED),
    ]


@pytest.mark.skipif(
    not shutil.which("msgcat") or not shutil.which("msgfmt"), reason="gettext is not installed"
)
@pytest.mark.parametrize("options", [(), ("--width=79",), ("--no-wrap",), ("--sort-output",)], ids=str)
def test_a_bundle_through_msgcat(options: tuple[str, ...]) -> None:
    data = formats.dump(units(*HERE), "po")
    check = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", "-"], input=data, capture_output=True, check=False
    )
    assert (check.returncode, check.stderr) == (0, b"")
    done = subprocess.run(["msgcat", *options, "-"], input=data, capture_output=True, check=True)
    catalog, _ = arrived(done.stdout, "po")
    assert [(e.text, state(e)) for e in catalog.entries] == [(e.text, state(e)) for e in HERE]


def test_a_table_as_a_spreadsheet_in_indonesian_saves_it() -> None:
    """Semicolons, a mark in front, quotation marks only where they are needed."""
    import csv

    rows = list(csv.reader(io.StringIO(formats.dump(units(*HERE), "csv").decode(), newline="")))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        catalog, _ = arrived(text.getvalue().encode(encoding), "csv")
        assert [(e.text, state(e)) for e in catalog.entries] == [(e.text, state(e)) for e in HERE]


@pytest.mark.parametrize("form", ["tmx", *XLIFFS])
def test_files_of_ours_carry_nothing_that_a_safe_reader_refuses(form: str) -> None:
    from defusedxml.ElementTree import fromstring

    root = fromstring(formats.dump(units(*HERE), form), forbid_dtd=True)
    assert len(root.findall(".//{*}source") or root.findall(".//tu")) >= len(HERE) - 1
