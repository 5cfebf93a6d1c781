"""Files that come from elsewhere broken, foreign or hostile: each fault told with its line, everything else read."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import FORMS, machine, parsed, reviewed, units

from dwiwarta.exchange import formats, tree, unit
from dwiwarta.model import Source
from dwiwarta.translation.catalog import State, state

THREE = [
    reviewed(source, text) for source, text in (("Satu.", "One."), ("Dua.", "Two."), ("Tiga.", "Three."))
]
XML = [form for form in FORMS if form not in ("csv", "po")]


def codes(data: bytes | str, name: str) -> list[tuple[str, int]]:
    found = formats.parse(Source(name, data.encode() if isinstance(data, str) else data))
    return [(d.code, d.span.line) for d in found.diagnostics]


def spoilt(form: str, old: str, new: str) -> tuple[list[str], list[tuple[str, int]], int]:
    """The texts still read, what was said, and the line of the spoilt place."""
    text = formats.dump(units(*THREE), form).decode()
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    found = parsed(text.replace(old, new, 1).encode(), form)
    return [u.entry.text for u in found.units], [(d.code, d.span.line) for d in found.diagnostics], line


@pytest.mark.parametrize("form", XML)
def test_one_broken_unit_costs_that_unit(form: str) -> None:
    texts, said, line = spoilt(form, ">Two.<", "><b>Two & a half.<")
    assert texts == ["One.", "Three."]
    assert said[0] == ("exchange-xml", line)


@pytest.mark.parametrize("form", XML)
def test_two_broken_units_are_both_told(form: str) -> None:
    text = formats.dump(units(*THREE), form).decode().replace(">One.<", ">&One.<").replace(">Two.<", ">&<")
    found = parsed(text.encode(), form)
    assert [u.entry.text for u in found.units] == ["Three."]
    assert [d.code for d in found.diagnostics] == ["exchange-xml", "exchange-broken"]
    assert all("One" in (d.excerpt or "") or "&<" in (d.excerpt or "") for d in found.diagnostics)


@pytest.mark.parametrize("form", XML)
def test_a_file_cut_short_gives_what_is_whole(form: str) -> None:
    data = formats.dump(units(*THREE), form)
    found = parsed(data[: data.index(b">Three.<") + 4], form)
    assert [u.entry.text for u in found.units] == ["One.", "Two."]
    assert found.diagnostics[0].code == "exchange-xml"


@pytest.mark.parametrize("form", XML)
def test_a_unit_without_a_name_or_a_source_is_left_out(form: str) -> None:
    text = (
        formats.dump(units(*THREE), form)
        .decode()
        .replace("panen-padi|body", "")
        .replace("panen-padi.body.", "x")
    )
    found = parsed(text.encode(), form)
    assert not found.units
    assert [d.code for d in found.diagnostics] == ["exchange-nameless"] * 3
    texts, said, _ = spoilt(form, ">Dua.<", "><")
    assert (texts, [code for code, _ in said]) == (["One.", "Three."], ["exchange-broken"])


@pytest.mark.parametrize("form", XML)
def test_a_name_that_a_tool_dropped_is_found_in_the_id(form: str) -> None:
    text = formats.dump(units(*THREE), form).decode().replace("panen-padi|body", "")
    assert {u.slug for u in parsed(text.encode(), form).units} == {"panen-padi"}


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [
        ("tmx", 'xml:lang="id"', 'xml:lang="ms"'),
        ("xliff-1.2", 'target-language="en"', 'target-language="nl"'),
        ("xliff-2.0", 'srcLang="id"', 'srcLang="en"'),
    ],
)
def test_other_languages_are_refused(form: str, old: str, new: str) -> None:
    data = formats.dump(units(THREE[0]), form).replace(old.encode(), new.encode())
    found = parsed(data, form)
    assert not found.units
    assert [d.code for d in found.diagnostics] == ["exchange-languages"]
    assert new.split('"')[1] in found.diagnostics[0].message


@pytest.mark.parametrize("name", ["id-ID", "in", "ID"])
def test_spellings_of_the_languages_are_known(name: str) -> None:
    data = formats.dump(units(*THREE), "xliff-1.2").replace(b'"id"', f'"{name}"'.encode())
    assert len(parsed(data.replace(b'"en"', b'"en-US"'), "xliff-1.2").units) == 3


BOMB = '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8))
)


@pytest.mark.parametrize("form", XML)
@pytest.mark.parametrize(
    "head",
    [
        BOMB,
        '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE t [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
    ],
)
def test_entities_are_refused(form: str, head: str) -> None:
    body = formats.dump(units(*THREE), form).decode().partition("?>\n")[2].replace("One.", "&i;&x;")
    found = parsed((head.removeprefix('<?xml version="1.0"?>') + body).encode(), form)
    assert not found.units
    assert [d.code for d in found.diagnostics] == ["exchange-unsafe"]


def test_the_doctype_that_tools_put_in_tmx_is_no_fault() -> None:
    data = formats.dump(units(*THREE), "tmx").replace(b"?>\n", b'?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n', 1)
    found = parsed(data, "tmx")
    assert (len(found.units), found.diagnostics) == (3, ())


def test_a_doctype_opens_no_file(tmp_path: Path) -> None:
    dtd = tmp_path / "tmx14.dtd"
    dtd.write_text('<!ENTITY i "from a file">')
    text = formats.dump(units(*THREE), "tmx").decode().replace("One.", "One&i;")
    found = parsed(text.replace("?>\n", f'?>\n<!DOCTYPE tmx SYSTEM "{dtd}">\n', 1).encode(), "tmx")
    assert [u.entry.text for u in found.units] == ["One&i;", "Two.", "Three."]


def test_many_faults_of_one_kind_are_told_in_short() -> None:
    found = formats.parse(Source("a.csv", (HEAD + "a,buku,Satu.,One.,,,\n" * 500).encode()))
    assert len(found.diagnostics) == 21
    assert "480 more" in found.diagnostics[-1].message


def test_depth_and_size_have_an_end() -> None:
    deep = b"<tmx>" + b"<a>" * 100_000
    assert codes(deep, "a.tmx") == [("exchange-too-deep", 1)]
    long = formats.dump(units(machine("Satu.", "x" * (unit.MAX_TEXT + 1)), THREE[1]), "csv")
    found = parsed(long, "csv")
    assert ([u.entry.text for u in found.units], [d.code for d in found.diagnostics]) == (
        ["Two."],
        ["exchange-too-long"],
    )
    assert codes(b" " * (unit.MAX_BYTES + 1), "a.csv") == [("exchange-too-large", 0)]


def test_what_kind_of_file_it_is() -> None:
    for form in XML:
        found = formats.parse(Source("dari-penerjemah.dat", formats.dump(units(*THREE), form)))
        assert len(found.units) == 3
    assert codes("halo", "catatan.txt") == [("exchange-format", 0)]
    assert codes("<html/>", "catatan.html") == [("exchange-format", 0)]
    assert [code for code, _ in codes("halo", "rusak.tmx")] == ["exchange-xml"]


def test_what_translators_tools_write_inside_is_text() -> None:
    """Marks of emphasis and of segments, cut paragraphs, a machine's text that their own tool put in."""
    xliff = """<xliff version="1.2"><file source-language="id" target-language="en"><body>
    <trans-unit id="1" resname="a|body"><source>Satu. Dua.</source><seg-source>Satu.</seg-source>
    <target state="final"><mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2"><g id="1">Two</g>.</mrk></target>
    </trans-unit>
    <trans-unit id="2" resname="a|body"><source>Tiga.</source><target state="needs-review-translation"
      state-qualifier="leveraged-mt">Three.</target></trans-unit>
    <trans-unit id="3" resname="a|body" approved="yes"><source>Empat.</source>
    <target state="needs-review-translation">Four.</target></trans-unit>
    </body></file></xliff>"""
    one, two, three = formats.parse(Source("a.xlf", xliff.encode())).units
    assert (one.entry.text, state(one.entry)) == ("One. Two.", State.REVIEWED)
    assert (two.entry.text, state(two.entry)) == ("Three.", State.MACHINE)
    assert state(three.entry) is State.EDITED, "a contradiction is no approval"
    newer = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="id" trgLang="en">
    <file id="f">
    <unit id="u" name="a|body"><segment state="final"><source>Satu.</source><target>One.</target></segment>
    <ignorable><source> </source></ignorable>
    <segment state="translated"><source>Dua.</source><target><pc id="1">Two</pc>.</target></segment>
    </unit></file></xliff>"""
    (cut,) = formats.parse(Source("a.xlf", newer.encode())).units
    assert (cut.entry.source, cut.entry.text) == ("Satu. Dua.", "One. Two.")
    assert state(cut.entry) is State.EDITED, "as good as its worst sentence"
    memory = """<tmx version="1.4"><header srclang="id"/><body><tu tuid="a.body.00000000">
    <tuv xml:lang="EN-US" creationid="MT!"><seg>One.</seg></tuv>
    <tuv lang="id-ID"><seg>Satu.</seg></tuv></tu></body></tmx>"""
    (made,) = formats.parse(Source("a.tmx", memory.encode())).units
    assert (made.entry.source, made.entry.text, state(made.entry)) == ("Satu.", "One.", State.MACHINE)


HEAD = "article,kind,indonesian,english,state,by,on\n"


def test_a_table_by_hand() -> None:
    rows = (
        HEAD
        + 'a,body,Satu.,One.,checked,Sari,2026-11-22\n\na,Title,Dua.,"Two,\nand more",,,\na,body,Tiga.,Three.,ceked,,\n'
    )
    found = formats.parse(Source("a.csv", rows.encode()))
    assert [(u.entry.kind, u.entry.text, str(state(u.entry)), u.span.line) for u in found.units] == [
        ("body", "One.", "reviewed", 2),
        ("title", "Two,\nand more", "edited", 4),
        ("body", "Three.", "edited", 6),
    ]
    assert found.units[0].entry.facts == {"by": "Sari", "ok": "2026-11-22"}
    (said,) = found.diagnostics
    assert (said.code, said.span.line, said.did_you_mean) == ("exchange-state", 6, "checked")


def test_an_open_quotation_mark_costs_its_row() -> None:
    rows = (
        HEAD
        + 'a,body,Satu.,One.,,,\na,body,Dua.,"Two.,,,\na,body,Tiga.,Three.,,,\na,body,Empat.,"Four.",,,\n'
    )
    found = formats.parse(Source("a.csv", rows.encode()))
    assert [u.entry.text for u in found.units] == ["One.", "Three.", "Four."]
    (said,) = found.diagnostics
    assert (said.code, said.span.line) == ("exchange-broken", 3)


def test_rows_that_cannot_be_right() -> None:
    rows = (
        HEAD
        + "a,buku,Satu.,One.,,,\n,body,Dua.,Two.,,,\na,body,,Three.,,,\na,body,Empat.\na,body,Lima.,Five.,,,\n"
    )
    assert codes(rows, "a.csv") == [
        ("exchange-broken", 2),
        ("exchange-nameless", 3),
        ("exchange-broken", 4),
        ("exchange-broken", 5),
    ]


def test_tables_that_are_none() -> None:
    assert codes("article,kind,indonesia,english\n", "a.csv") == [("exchange-columns", 1)]
    found = formats.parse(Source("a.csv", b"article,kind,indonesia,english\n"))
    assert found.diagnostics[0].did_you_mean == "indonesia"
    assert codes(b"article,kind,indonesian,english\na,body,\xe9,x\n", "a.csv") == [("exchange-encoding", 0)]
    assert codes("", "a.csv") == [("exchange-columns", 1)]


def test_a_bundle_with_a_broken_entry_and_a_foreign_one() -> None:
    data = formats.dump(units(*THREE), "po").decode().replace('msgstr "Two."', 'msgstr "Two')
    data += '\nmsgctxt "menu"\nmsgid "Simpan"\nmsgstr "Save"\n'
    found = parsed(data.encode(), "po")
    assert [u.entry.text for u in found.units] == ["One.", "Three."]
    assert {d.code for d in found.diagnostics} == {"po-quote-open", "exchange-nameless"}


def test_a_catalog_of_one_article_is_known_by_its_name() -> None:
    from dwiwarta.translation import po
    from dwiwarta.translation.catalog import Catalog

    found = formats.parse(Source("surel/panen-padi.po", po.dump(Catalog(tuple(THREE)))))
    assert next((u.slug, u.entry.text) for u in found.units) == ("panen-padi", "One.")


@pytest.mark.parametrize("form", FORMS)
@given(place=st.floats(0, 1), length=st.integers(0, 30), junk=st.binary(max_size=8))
@settings(deadline=None, max_examples=80)
def test_any_damage_is_survived(form: str, place: float, length: int, junk: bytes) -> None:
    """No exception; and what passes for untouched is what left."""
    data = formats.dump(units(*THREE), form)
    at = int(place * len(data))
    found = parsed(data[:at] + junk + data[at + length :], form)
    for read in found.units:
        assert not read.untouched or read.entry.text in ("One.", "Two.", "Three.")


@pytest.mark.parametrize("form", ["tmx", "xliff-1.2", "xliff-2.0"])
@given(data=st.binary(max_size=60))
@settings(deadline=None, max_examples=80)
def test_any_bytes_are_survived(form: str, data: bytes) -> None:
    parsed(data, form)
    parsed(b"<tmx>" + data, form)


def test_hostile_files_do_not_take_long() -> None:
    begun = time.process_time()
    codes(b"<xliff>" + b"<trans-unit>" * 200_000, "a.xlf")
    codes(b"article,kind,indonesian,english\n" + b'"\n' * 200_000, "a.csv")
    codes(b'article,kind,indonesian,english\na,body,"x' + b"\na,body,x" * 100_000, "a.csv")
    codes(b"<tmx>" + b"<tu " * 200_000, "a.tmx")
    assert time.process_time() - begun < 8


def test_lines_are_counted_in_what_is_read_piece_by_piece() -> None:
    text = formats.dump(units(*THREE), "xliff-2.0").decode().replace("</xliff>", "")
    read = tree.read(Source("a.xlf", text.encode()), "unit")
    assert [text.split("\n")[node.line - 1].startswith("<unit") for node in read.units] == [True] * 3


def test_a_damaged_file_in_an_old_encoding_keeps_its_letters() -> None:
    text = formats.dump(units(reviewed("Satu.", "Café.")), "tmx").decode()
    text = text.replace("UTF-8", "ISO-8859-1").replace("</body>", "<tu></body>")
    (made,) = formats.parse(Source("a.tmx", text.encode("latin-1"))).units
    assert made.entry.text == "Café."
