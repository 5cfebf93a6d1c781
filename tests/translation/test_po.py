"""Translation files are read whatever was done to them, and written in one form.

The specimens hold a file (without its header, unless it begins with one), what is read, what is said about it and what
is kept aside as it stands until a person mends it.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from po_making import DAY, ENGINE, edited, machine, missing, read, reviewed

from dwiwarta.diagnostics import Severity
from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, Plural, accept, with_answer

SPECIMENS = sorted(Path(__file__).parent.glob("specimens/reading/*.txt"))
PATH = "translations/en/pasar.po"


def described(entry: Entry) -> str:
    marks = "obsolete " * entry.obsolete + "fuzzy " * entry.fuzzy
    said = [f"{marks}{entry.kind}: {entry.source} = {entry.text}".replace("\n", "⏎")]
    said += [f"previous {entry.previous}"] * (entry.previous is not None)
    said += ["flags " + " ".join(entry.flags)] * bool(entry.flags)
    said += ["facts " + " ".join(f"{k}={v}" for k, v in entry.facts.items())] * bool(entry.facts)
    return " | ".join([*said, *[f"comment {comment}" for comment in entry.comments]])


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_specimen(path: Path, line_end: str) -> None:
    parts = dict(part.split("\n", 1) for part in path.read_text("utf-8").split("\n=== ")[1:])
    data = parts["file"].replace("\n", line_end).encode()
    catalog, told = po.parse(Source(PATH, data))
    assert "\n".join(map(described, catalog.entries)) == parts["read"].strip("\n")
    places = [
        f"line {d.span.line}" + f" column {d.span.column}" * (d.span.column > 0) + f": {d.code}" for d in told
    ]
    assert "\n".join(places) == parts["said"].strip()
    assert "\n\n".join(catalog.damaged) == parts["kept aside"].strip()
    assert catalog.writable is not bool(told)
    for diagnostic in told:
        assert diagnostic.severity is Severity.ERROR
        assert diagnostic.excerpt == parts["file"].split("\n")[diagnostic.span.line - 1]
        assert diagnostic.hint
    again = po.dump(catalog)
    for piece in catalog.damaged:
        assert piece in again.decode(), "even a careless caller loses nothing"
    assert po.parse(Source(PATH, again))[0].entries == catalog.entries


# Writing


def test_the_form_of_a_file() -> None:
    catalog = Catalog(
        (
            machine("Pasar “baru”\ndibuka.", 'A "new"\nmarket.'),
            missing("Satu."),
            reviewed("Dua.", "Two.")._replace(comments=("# Rina: bagus", "#: a.txt:3"), flags=("no-wrap",)),
            edited("Tiga.", "Three.")._replace(obsolete=True, previous="Dulu."),
        ),
        (("X-Generator", "Poedit 3.4.2"),),
        ("# Kantor Madiun",),
    )
    assert po.dump(catalog).decode() == Path(__file__).with_name("specimens").joinpath("form.po").read_text(
        "utf-8"
    )
    assert read(po.dump(catalog)) == catalog


def test_the_guide_is_not_doubled() -> None:
    first = po.dump(Catalog((missing("Satu."),), comments=("# Kantor Madiun",)))
    again = po.dump(read(first))
    assert again == first
    assert read(first).comments == ("# Kantor Madiun",)
    assert again.count(b"Poedit") == 2
    assert all(len(line) <= 78 for line in po.GUIDE), "tools wrap longer ones"


def test_lines_of_others_in_the_header_are_kept_and_ours_are_fixed() -> None:
    data = (
        b'#, fuzzy\nmsgid ""\nmsgstr ""\n"Language: en_GB\\n"\n"PO-Revision-Date: 2026-11-20 10:00+0700\\n"\n'
        b'"X-Generator: Weblate 5.14\\n"\n"no colon\\n"\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n'
    )
    catalog = read(data)
    assert catalog.header == (
        ("X-Generator", "Weblate 5.14"),
        ("", "no colon"),
        ("Plural-Forms", "nplurals=2; plural=n != 1;"),
    )
    assert b"Language: en\\n" in po.dump(catalog)
    assert b"2026" not in po.dump(catalog)
    assert read(po.dump(catalog)) == catalog


def test_a_catalog_that_breaks_the_rule_is_written_all_the_same() -> None:
    catalog = Catalog((reviewed("Satu.", "One."), reviewed("Satu.", "A single one.")))
    again = read(po.dump(catalog))
    assert [(e.kind, e.text, e.obsolete) for e in again.entries] == [
        ("body", "One.", False),
        ("body~2", "A single one.", True),
    ]


# Encodings

RECORD = 'msgctxt "body"\nmsgid "Satu."\nmsgstr "Café “one”."\n'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (RECORD.encode(), []),
        (RECORD.encode("utf-8-sig"), []),
        (RECORD.encode("utf-16"), ["UTF-16"]),
        (
            b'msgid ""\nmsgstr "Content-Type: text/plain; charset=windows-1252\\n"\n\n'
            + RECORD.encode("cp1252"),
            ["windows-1252"],
        ),
        (b'msgid ""\nmsgstr "Content-Type: text/plain; charset=iso-8859-1\\n"\n\n' + RECORD.encode(), []),
        (RECORD.replace("\n", "\r").encode(), []),
    ],
    ids=["utf-8", "bom", "utf-16", "as the header says", "the header lies", "old Mac"],
)
def test_encodings(data: bytes, said: list[str]) -> None:
    catalog, told = po.parse(Source(PATH, data))
    assert [e.text for e in catalog.entries] == ["Café “one”."]
    assert [d.values["charset"] for d in told] == said
    assert catalog.writable


def test_one_wrong_byte_costs_one_paragraph() -> None:
    data = b'msgctxt "body"\nmsgid "Satu."\nmsgstr "Caf\xe9."\n\n' + RECORD.replace("Satu", "Dua").encode()
    catalog, told = po.parse(Source(PATH, data))
    assert [e.source for e in catalog.entries] == ["Dua."]
    assert [(d.code, d.span.line, d.span.column) for d in told] == [("po-bytes", 3, 12)]
    assert told[0].excerpt == 'msgstr "Caf\ufffd."'
    assert b"Caf\xe9." in po.dump(catalog)


@pytest.mark.parametrize("data", [b"", b"\n\n", "\ufeff".encode(), b"# hanya catatan\n"])
def test_an_empty_file(data: bytes) -> None:
    assert read(data).entries == ()


def test_a_note_at_the_end_is_kept() -> None:
    assert read(RECORD + "\n# selesai\n").comments == ("# selesai",)


# Any catalog, any bytes

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(
    lambda t: t.replace("\r", "").replace("\0", "")
)
words = st.text(st.sampled_from('ab \\"\n\té“’—#~|,=%:\u2028\x85\x0b'), max_size=20)
line = st.sampled_from(
    [
        "# catatan",
        "#. paragraf 3",
        "#: a.txt:9",
        "# by=lihat",
        "#",
        "# dwiwarta-ignore: check=terms reason=other",
        "#| apa",
    ]
)


def is_read_apart(comments: tuple[str, ...]) -> bool:
    """Not a line that reads like the rest of the one before it, which a tool wrapped."""
    return not {"# by=lihat", "# dwiwarta-ignore: check=terms reason=other"} <= set(comments)


flag = st.sampled_from(["no-wrap", "c-format", "apa-pun"])
facts = st.dictionaries(
    st.sampled_from(["engine", "src", "out", "ok", "by", "was", "text", "apa"]), words, max_size=4
)
entries = st.builds(
    Entry,
    kind=st.sampled_from(["title", "dek", "body", "alt", "p003"]),
    source=st.one_of(anything, words).filter(bool),
    text=st.one_of(anything, words),
    fuzzy=st.booleans(),
    previous=st.none() | words,
    facts=facts,
    comments=st.lists(line, max_size=3).map(tuple).filter(is_read_apart),
    flags=st.lists(flag, max_size=2, unique=True).map(tuple),
    obsolete=st.booleans(),
    previous_kind=st.none() | words,
    plural=st.none() | st.builds(Plural, words, st.lists(words, max_size=2).map(tuple), st.none() | words),
)
catalogs = st.builds(
    Catalog,
    st.lists(entries, max_size=5, unique_by=lambda e: (e.kind, e.source)).map(
        lambda found: tuple(sorted(found, key=lambda e: e.obsolete))
    ),
    st.lists(
        st.tuples(
            st.sampled_from(["X-Generator", "Plural-Forms"]), st.sampled_from(["a b", "x; y", 'a "b" \\'])
        ),
        max_size=2,
    ).map(tuple),
    st.lists(st.sampled_from(["# Kantor Madiun", "#", "# Rina"]), max_size=2, unique=True).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(catalogs)
def test_what_is_written_is_read_back(catalog: Catalog) -> None:
    data = po.dump(catalog)
    assert read(data) == catalog
    assert po.dump(read(data)) == data
    assert read(data.replace(b"\n", b"\r\n")) == catalog


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=60),
    st.lists(
        st.sampled_from(
            [
                b"#~ ",
                b"#| ",
                b"#, fuzzy\n",
                b"# dwiwarta: ",
                b"src=",
                b"msgid ",
                b"msgstr ",
                b"msgctxt ",
                b"msgid_plural ",
                b"msgstr[0] ",
                b'"',
                b'"a"\n',
                b"\n",
                b"\r\n",
                b"\\",
                b"<<<<<<< a\n",
                b">>>>>>> b\n",
                b"=======\n",
                b"%",
                b"\xff",
                b"x",
            ]
        ),
        max_size=40,
    ),
)
def test_any_bytes_are_read_and_nothing_is_lost(data: bytes, pieces: list[bytes]) -> None:
    for content in (data, b"".join(pieces), data[:30] + b"".join(pieces) + data[30:]):
        catalog, told = po.parse(Source(PATH, content))
        assert bool(catalog.damaged) == any(d.severity is Severity.ERROR for d in told)
        written = po.dump(catalog)
        again, _ = po.parse(Source(PATH, written))
        if catalog.writable:
            assert again == catalog
            assert po.dump(again) == written


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(0, 400), max_size=3),
    st.sampled_from(['"', "\n", "#", "\\", "x", "\n\n", "<<<<<<< a\n", ""]),
)
def test_a_slip_of_the_hand_costs_one_or_two_paragraphs(places: list[int], slip: str) -> None:
    """Whatever is typed or deleted anywhere, what was not near it is read as before."""
    catalog = Catalog(tuple(reviewed(f"Paragraf {n}.", f"Paragraph {n}.") for n in range(12)))
    text = po.dump(catalog).decode()
    start = text.index("# dwiwarta: engine")
    for place in places[:1]:
        at = start + place
        text = text[:at] + slip + text[at + (slip == "") :]
    found, _ = po.parse(Source(PATH, text.encode()))
    assert len(set(map(described, catalog.entries)) - set(map(described, found.entries))) <= 2


def test_an_answer_is_written_and_read_with_its_facts() -> None:
    entry = accept(
        with_answer(missing("Satu."), "One.", engine=ENGINE, model="opus id-en", at=DAY),
        DAY,
        by="Rina Wijaya",
    )
    data = po.dump(Catalog((entry,)))
    assert b"# dwiwarta: engine=google/1.11.4 model=opus%20id-en at=2026-11-23 src=" in data
    assert b"ok=2026-11-23 by=Rina%20Wijaya\n" in data
    assert read(data) == Catalog((entry,))


@pytest.mark.parametrize(
    "line",
    [
        '"a"\n',
        "<<<<<<< a\n",
        "# a=b\n",
        '#| msgid "a"\n',
        "\n",
        'msgid "a"\n',
        '"\\\n',
        "x\n",
        '#~ msgstr "a"\n',
        "#, a,b,c\n",
        "\\\\",
    ],
)
def test_no_file_is_so_odd_that_reading_it_crawls(line: str) -> None:
    """A hundred thousand lines of one kind, behind one good entry; a test that hangs has failed."""
    data = po.dump(Catalog((reviewed("Satu.", "One."),))) + b"\n" + line.encode() * 100_000
    catalog, _ = po.parse(Source(PATH, data))
    assert len(catalog.entries) + len(catalog.damaged) >= 1
