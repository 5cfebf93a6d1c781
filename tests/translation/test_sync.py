"""A catalog follows its article, and nobody's words are lost on the way. The specimens can be read without Python:
each has a catalog, the paragraphs of the article as it is now, and what becomes of the catalog on 2026-11-24."""

from pathlib import Path

import pytest
from po_making import NEXT_DAY, read

from dwiwarta.diagnostics import Span
from dwiwarta.model import Segment
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog
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
