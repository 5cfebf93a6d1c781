"""Translators' own tools read what we write, and what they make of it loses no fact and no word.

With the real programs: Debian's gettext where it is installed, polib, the Translate Toolkit (which Weblate writes with)
and Babel. Each trap that they set is named here once.
"""

import io
import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from babel.messages.pofile import read_po, write_po
from po_making import DAY, ENGINE, NEXT_DAY, article, edited, handmade, machine, missing, read, reviewed
from translate.storage.pypo import pofile

from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, is_protected, state, with_answer
from dwiwarta.translation.sync import sync

needs_gettext = pytest.mark.skipif(
    not all(map(shutil.which, ["msgfmt", "msgcat", "msgmerge"])), reason="gettext is not installed"
)
LONG = "Warga mengantre sejak pagi di depan pasar baru, kata “petugas” yang berjaga di pintu, lalu pulang."
STATES = (
    machine(
        LONG,
        'Residents have queued since morning in front of the new market, said the "officer" at the gate.',
    ),
    edited("Dua – tiga.", "Two, three."),
    reviewed("Empat.", "Four.\nAnd a half."),
    handmade("Lima.", "Five\\six."),
    missing("Tujuh."),
    with_answer(
        missing("Delapan."), "Eight.", engine="ctranslate2/4.8.5", model="opus-mt-id-en", at=DAY
    )._replace(
        comments=(
            "# Rina: tanya redaksi",
            "# dwiwarta-ignore: check=number-value src=15d77635 out=b81e55d2 reason=same-person",
        ),
        flags=("no-wrap",),
    ),
    accept(machine("Sembilan.", "Nine."), DAY)._replace(obsolete=True),
    machine("Sepuluh.", "Ten.")._replace(obsolete=True),
)
CATALOG = Catalog(STATES, (("X-Generator", "Poedit 3.4.2"),), ("# Kantor Madiun",))
STALE = sync(
    article("Sebanyak 15 warga mengungsi."),
    Catalog((reviewed("Sebanyak 12 warga mengungsi.", "Twelve left."),)),
    DAY,
)


def run(*command: str, given: bytes) -> bytes:
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def merged(tmp_path: Path, catalog: Catalog, *sources: str, options: tuple[str, ...] = ()) -> Catalog:
    """The catalog after msgmerge with a template of these body paragraphs."""
    (tmp_path / "a.po").write_bytes(po.dump(catalog))
    template = polib.POFile()
    template.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    for source in sources:
        template.append(polib.POEntry(msgctxt="body", msgid=source, comment="paragraf dari cetakan"))
    (tmp_path / "a.pot").write_text(str(template), "utf-8")
    return read(run("msgmerge", "-q", *options, str(tmp_path / "a.po"), str(tmp_path / "a.pot"), given=b""))


def known(catalog: Catalog) -> set[tuple[str, str, str, bool, bool]]:
    return {(e.source, e.text, str(state(e)), is_protected(e), e.obsolete) for e in catalog.entries}


@needs_gettext
@pytest.mark.parametrize("catalog", [CATALOG, STALE, Catalog()], ids=["states", "stale", "empty"])
def test_msgfmt_takes_our_files_without_a_word(catalog: Catalog) -> None:
    done = subprocess.run(
        ["msgfmt", "-c", "-o", "/dev/null", "-"], input=po.dump(catalog), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")


@needs_gettext
@pytest.mark.parametrize(
    "options", [(), ("--width=79",), ("--no-wrap",), ("--escape",), ("--sort-output",)], ids=str
)
def test_msgcat_keeps_everything(options: tuple[str, ...]) -> None:
    again = read(run("msgcat", *options, "-", given=po.dump(CATALOG)))
    assert known(again) == known(CATALOG)
    assert {tuple(e.facts.items()) for e in again.entries} == {
        tuple(e.facts.items()) for e in CATALOG.entries
    }
    assert (again.header, [c for c in again.comments if c != "#"]) == (CATALOG.header, list(CATALOG.comments))


@needs_gettext
def test_msgcat_joins_two_versions_and_the_text_counts_as_a_persons(tmp_path: Path) -> None:
    """Both comment lines end in one entry, over a text of both: no fingerprint may pass for it."""
    for name, text in (("one", "One."), ("other", "A single one.")):
        (tmp_path / f"{name}.po").write_bytes(po.dump(Catalog((machine("Satu.", text),))))
    catalog = read(run("msgcat", str(tmp_path / "one.po"), str(tmp_path / "other.po"), given=b""))
    (entry,) = catalog.entries
    assert state(entry) is State.EDITED
    assert is_protected(entry)
    assert {"One.", "A single one."} <= set(entry.text.split("\n"))


@needs_gettext
def test_a_key_twice_is_refused_and_we_never_write_it() -> None:
    """polib reads such a file without a word."""
    twice = (
        po.dump(Catalog((reviewed("Satu.", "One."),)))
        + b'\n#~ msgctxt "body"\n#~ msgid "Satu."\n#~ msgstr "1."\n'
    )
    done = subprocess.run(["msgfmt", "-o", "/dev/null", "-"], input=twice, capture_output=True, check=False)
    assert b"duplicate" in done.stderr
    run("msgfmt", "-o", "/dev/null", "-", given=po.dump(read(twice)))
    assert {e.text for e in read(twice).entries} == {"One.", "1."}


@needs_gettext
def test_msgmerge_replaces_extracted_comments_and_keeps_ours(tmp_path: Path) -> None:
    catalog = Catalog((machine("Satu.", "One.")._replace(comments=("# Rina", "#. paragraf 2")),))
    (entry,) = merged(tmp_path, catalog, "Satu.").entries
    assert entry.comments == ("# Rina", "#. paragraf dari cetakan")
    assert entry.facts == catalog.entries[0].facts
    assert state(entry) is State.MACHINE


@needs_gettext
def test_msgmerge_copies_our_line_to_another_paragraph(tmp_path: Path) -> None:
    """The fingerprint of the source tells that the text was made for another."""
    old, new = "Bupati meresmikan jembatan gantung.", "Bupati meresmikan jembatan layang."
    (entry, *_) = merged(tmp_path, Catalog((machine(old, "The regent opens a bridge."),)), new).entries
    assert (entry.source, entry.text) == (new, "The regent opens a bridge.")
    assert entry.facts["engine"] == ENGINE
    assert state(entry) is State.STALE
    assert not is_protected(entry)
    (checked, *_) = merged(tmp_path, Catalog((reviewed(old, "The regent opens a bridge."),)), new).entries
    assert state(checked) is State.STALE
    assert is_protected(checked)
    (by_hand, *_) = merged(tmp_path, Catalog((handmade(old, "The regent opens a bridge."),)), new).entries
    assert is_protected(by_hand)


@needs_gettext
def test_msgmerge_leaves_no_trace_on_text_that_was_fuzzy_already(tmp_path: Path) -> None:
    """Monday's machine text under Tuesday's paragraph: only `src` shows it. Back on Wednesday it is Monday's again."""
    old, new = "Bupati meresmikan jembatan gantung.", "Bupati meresmikan jembatan layang."
    catalog = merged(
        tmp_path, Catalog((machine(old, "The regent opens a bridge."),)), new, options=("--previous",)
    )
    assert catalog.entries[0].previous is None
    assert state(catalog.entries[0]) is State.STALE
    back = sync(article(old)[1:], catalog, NEXT_DAY)
    assert state(back.entries[0]) is State.MACHINE


@needs_gettext
def test_msgmerge_previous_under_checked_text(tmp_path: Path) -> None:
    old, new = "Bupati meresmikan jembatan gantung.", "Bupati meresmikan jembatan layang."
    catalog = merged(tmp_path, Catalog((reviewed(old, "A bridge opens."),)), new, options=("--previous",))
    entry = sync(article(new)[1:], catalog, NEXT_DAY).entries[0]
    assert (state(entry), entry.previous, entry.text) == (State.STALE, old, "A bridge opens.")
    assert is_protected(entry)
    back = sync(article(old)[1:], catalog, NEXT_DAY).entries[0]
    assert (state(back), back.previous, back.text) == (State.EDITED, None, "A bridge opens.")


@needs_gettext
def test_msgmerge_without_matching_moves_texts_to_the_end_and_they_come_back(tmp_path: Path) -> None:
    before = Catalog((reviewed("Satu.", "One."), machine("Dua.", "Two.")))
    catalog = merged(tmp_path, before, "Lain sama sekali.", options=("--no-fuzzy-matching",))
    assert {e.text for e in catalog.entries if e.obsolete} == {"One.", "Two."}
    after = sync(article("Satu.", "Dua.")[1:], catalog, NEXT_DAY)
    assert [state(e) for e in after.entries if not e.obsolete] == [State.REVIEWED, State.MACHINE]


@needs_gettext
def test_gettext_counts_unchecked_text_as_untranslated() -> None:
    """So its statistics are no measure of what is on the page."""
    done = subprocess.run(
        ["msgfmt", "--statistics", "-o", "/dev/null", "-"],
        input=po.dump(CATALOG),
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode().startswith("2 translated messages, 3 fuzzy translations, 1 untranslated")


@pytest.mark.parametrize("width", [0, 78, 1_000_000])
def test_polib_round_trip(width: int) -> None:
    """It wraps our comment line, also after a hyphen inside a value."""
    file = polib.pofile(po.dump(CATALOG).decode(), wrapwidth=width)
    again = read(str(file) + "\n")
    assert known(again) == known(CATALOG)
    assert again.entries == CATALOG.entries
    assert again.comments == CATALOG.comments


@pytest.mark.parametrize("catalog", [CATALOG, STALE], ids=["states", "stale"])
def test_translate_toolkit_writes_the_same_bytes(catalog: Catalog) -> None:
    data = po.dump(catalog)
    assert bytes(pofile.parsestring(data)) == data


def test_weblate_accepts_a_paragraph() -> None:
    """Clearing "needs editing" takes the flag and `#|`; the header is rewritten. Who did it is not known."""
    store = pofile.parsestring(po.dump(STALE))
    unit = next(u for u in store.units if u.source.startswith("Sebanyak"))
    unit.markfuzzy(False)
    unit.prev_source = ""
    store.updateheader(
        add=True,
        X_Generator="Weblate 5.14",
        Last_Translator="Rina <rina@example.org>",
        PO_Revision_Date="2026-11-23 10:00+0700",
    )
    catalog = read(bytes(store))
    assert catalog.header == (("X-Generator", "Weblate 5.14"),)
    after = sync(article("Sebanyak 15 warga mengungsi."), catalog, NEXT_DAY)
    entry = after.entries[1]
    assert state(entry) is State.REVIEWED
    assert entry.facts.keys() == {"engine", "at", "src", "ok"}
    assert entry.facts["ok"] == "2026-11-24"
    assert b"Rina" not in po.dump(after)


def test_babel_round_trip() -> None:
    written = io.BytesIO()
    write_po(written, read_po(io.BytesIO(po.dump(CATALOG))), width=79)
    again = read(written.getvalue())
    assert known(again) - FLAG_LOST == known(CATALOG) - {("Sepuluh.", "Ten.", "machine", False, True)}
    assert {tuple(e.facts.items()) for e in again.entries} == {
        tuple(e.facts.items()) for e in CATALOG.entries
    }


FLAG_LOST = {("Sepuluh.", "Ten.", "reviewed", True, True)}
"""Babel drops the flag of `#~` entries. A flag that a tool removed counts as checked, but names nobody (EDITOR)."""


def test_poedit_rewrites_a_file() -> None:
    """Wrapped at 79, windows line ends, unknown flags gone, its own header."""
    file = polib.pofile(po.dump(CATALOG).decode(), wrapwidth=79)
    for entry in file:
        entry.flags = [flag for flag in entry.flags if flag == "fuzzy"]
    file.metadata["X-Generator"] = "Poedit 3.5"
    file.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    data = (str(file) + "\n").replace("\n", "\r\n").encode()
    catalog = read(data)
    assert known(catalog) == known(CATALOG)
    now = article(*[e.source for e in STATES if not e.obsolete])[1:]
    assert sync(now, catalog, NEXT_DAY) is catalog, "nothing to do, so the file stays as Poedit wrote it"


def test_entries_are_one_line_a_paragraph() -> None:
    """So that git merges paragraph by paragraph."""
    data = po.dump(Catalog((machine(LONG * 9, "A very long paragraph. " * 40), Entry("title", LONG * 3))))
    assert sum(line.startswith(b'msgstr "A very') for line in data.split(b"\n")) == 1
    assert data.count(b"\n") == data.strip().count(b"\n") + 1
