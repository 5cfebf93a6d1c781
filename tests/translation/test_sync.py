"""A catalog follows its article, and nobody's words are lost on the way. The specimens can be read without Python:
each has a catalog, the paragraphs of the article as it is now, and what becomes of the catalog on 2026-11-24."""

from pathlib import Path

import pytest
from po_making import NEXT_DAY, machine, missing, read, reviewed

from dwiwarta.diagnostics import Span
from dwiwarta.model import Segment
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, State, is_protected, state
from dwiwarta.translation.sync import sync

SPECIMENS = sorted(Path(__file__).parent.glob("specimens/sync/*.txt"))
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def segments(lines: str) -> list[Segment]:
    found = []
    for number, line in enumerate(lines.strip().splitlines(), 1):
        kind, _, text = line.partition(": ")
        found.append(
            Segment(
                kind.removeprefix("untranslated "),
                text,
                Span("a.txt", number),
                not kind.startswith("untranslated "),
            )  # type: ignore[arg-type]
        )
    return found


def entries_as_text(catalog: Catalog) -> str:
    return po.dump(catalog).decode().partition('"X-Source-Language: id\\n"\n')[2].strip()


@pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
def test_specimen(path: Path) -> None:
    parts = dict(part.split("\n", 1) for part in path.read_text("utf-8").split("\n=== ")[1:])
    before = read(HEAD + parts["catalog"].strip() + "\n" if parts["catalog"].strip() else b"")
    now = segments(parts["article"])
    after = sync(now, before, NEXT_DAY)
    assert entries_as_text(after) == parts["becomes"].strip()
    assert sync(now, after, NEXT_DAY) is after
    assert read(po.dump(after)) == after


def test_nothing_to_do_gives_the_same_object() -> None:
    now = segments("title: Pasar baru\nbody: Pasar dibuka.\nbody: Pasar dibuka.\nuntranslated body: 08123")
    catalog = sync(now, Catalog(), NEXT_DAY)
    assert len(catalog.entries) == 2
    assert sync(now, catalog, NEXT_DAY) is catalog
    assert sync(list(now), read(po.dump(catalog)), NEXT_DAY) == catalog


def test_damage_and_header_are_handed_on() -> None:
    catalog = Catalog((), (("X-Generator", "Poedit 3.4"),), ("# Kantor Madiun",), ("msgid broken",))
    after = sync(segments("title: Pasar baru"), catalog, NEXT_DAY)
    assert (after.header, after.comments, after.damaged) == (
        catalog.header,
        catalog.comments,
        catalog.damaged,
    )


def test_a_text_that_became_the_machines_again_is_not_taken_for_the_machines() -> None:
    """Checked words stood under a changed original; somebody typed the engine's words; the original came back."""
    old = machine("Sebanyak 12 warga mengungsi.", "Twelve left.")
    checked = old._replace(text="Twelve people fled.")
    stale = sync(segments("body: Sebanyak 15 warga mengungsi."), Catalog((checked,)), NEXT_DAY).entries[0]
    assert stale.facts["was"] == "edited"
    typed = stale._replace(text="Twelve left.")
    assert is_protected(typed)
    back = sync(segments("body: Sebanyak 12 warga mengungsi."), Catalog((typed,)), NEXT_DAY).entries[0]
    assert state(back) is State.EDITED
    assert is_protected(back)


def test_what_waits_beside_a_dropped_paragraph_is_no_new_form_of_it() -> None:
    catalog = Catalog(
        (missing("Hujan deras mengguyur kota."), reviewed("Hujan deras mengguyur kota itu.", "Rain."))
    )
    after = sync(segments("body: Hujan deras mengguyur kota."), catalog, NEXT_DAY)
    assert [(state(e), e.obsolete) for e in after.entries] == [(State.MISSING, False), (State.REVIEWED, True)]


def test_a_persons_words_are_revived_before_a_machines() -> None:
    dropped = (
        machine("Satu", "1")._replace(obsolete=True),
        reviewed("Satu.", "One.")._replace(obsolete=True),
    )
    after = sync(segments("body: SATU"), Catalog(dropped), NEXT_DAY)
    assert [e.text for e in after.entries] == ["One.", "1"]


def test_a_previous_source_that_differs_for_the_eye_only_makes_nothing_stale() -> None:
    """msgmerge after a change of quotation marks."""
    entry = machine("Kata “siapa”", "Whose word")._replace(source='Kata "siapa"', previous="Kata “siapa”")
    assert state(entry) is State.STALE
    after = sync(segments('body: Kata "siapa"'), Catalog((entry,)), NEXT_DAY)
    assert state(after.entries[0]) is State.EDITED
    assert after.entries[0].previous is None


def test_a_long_article_rewritten_wholly_is_done_in_a_moment() -> None:
    """Comparing each old paragraph with each new one would take minutes; neighbours still tell."""
    old = Catalog(tuple(reviewed(f"Paragraf lama {n}", f"Old {n}") for n in range(1500)))
    lines = "\n".join(f"body: {n} sama sekali lain" for n in range(1500))
    after = sync(segments(lines), old, NEXT_DAY)
    assert sum(e.obsolete for e in after.entries) == 1500
    huge = Catalog((reviewed("kata " * 100_000, "word " * 100_000),))
    assert sync(segments("body: " + "lain " * 100_000), huge, NEXT_DAY).entries[0].text.startswith("word")
