"""A person saves a translation file in the very moment in which `rename` or `exchange import` is about to write it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dwiwarta.diagnostics import Span
from dwiwarta.disk import RealDisk
from dwiwarta.exchange.taking import Fate
from dwiwarta.exchange.unit import Unit
from dwiwarta.model import Source
from dwiwarta.stages.importing import Importing
from dwiwarta.stages.keeping import TRIES, WithheldError, revise
from dwiwarta.stages.renaming import Refusal, go_along
from dwiwarta.stages.understanding import understand
from dwiwarta.stages.world import Place, Read, World
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, state, with_answer

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
SHIPPED = str(Path(__file__).parents[2])
TITLE = "Warga Bersihkan Saluran"
TEXTS = ("Warga membersihkan saluran air sejak pagi.", "Kegiatan itu diikuti para pemuda desa.")
FILE = "translations/en/saluran.po"


class Disk(RealDisk):
    """Somebody saves when a file is read for the nth time."""

    def __init__(self) -> None:
        self.reads = 0
        self.meanwhile: Callable[[int], None] = lambda _: None

    def read(self, path: str) -> bytes:
        if path.endswith(".po"):
            self.reads += 1
            self.meanwhile(self.reads)
        return super().read(path)


class Desk:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.disk = Disk()
        self.place = Place(str(root), SHIPPED)
        self.write("site.toml", 'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\n')
        body = "\n\n".join([TITLE, f"CONTOH.ID - DESA SUMBER - {TEXTS[0]}", TEXTS[1]])
        self.write("content/articles/saluran.txt", f"---\noutlet: Contoh\n---\n{body}\n")

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def put(self, name: str, *entries: Entry) -> None:
        self.write(name, po.dump(Catalog(entries)).decode())

    def understood(self) -> Read:
        digest, _ = understand(World(self.disk, NOW), self.place, frozen=True)
        assert digest
        self.disk.reads = 0
        return digest.reads[0]

    def entries(self, name: str = FILE) -> dict[str, Entry]:
        catalog, found = po.parse(Source(name, (self.root / name).read_bytes()))
        assert not found
        return {e.source: e for e in catalog.entries}


def machine(source: str, text: str) -> Entry:
    kind = "title" if source == TITLE else "body"
    return with_answer(Entry(kind, source), text, engine="google/1.11.4", at=DAY)


def by_hand(source: str, text: str) -> Entry:
    return Entry("body", source, text, fuzzy=False)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def unit(source: str, text: str) -> Unit:
    return Unit("saluran", accept(machine(source, text), DAY, "Budi"), span=Span("back.tmx", 3))


@pytest.mark.parametrize("moment", [1, 2])
def test_an_import_takes_in_what_is_saved_while_it_works(desk: Desk, moment: int) -> None:
    start = [machine(TITLE, "People Clean"), machine(TEXTS[0], "One."), machine(TEXTS[1], "Two.")]
    desk.put(FILE, *start)
    read = desk.understood()

    def saves(number: int) -> None:
        if number == moment:
            desk.put(FILE, start[0], by_hand(TEXTS[0], "By hand."), start[2])

    desk.disk.meanwhile = saves
    desk_importing = Importing(desk.disk, desk.place, {"saluran": read}, DAY)
    brought = desk_importing.take_in([unit(TEXTS[0], "Elsewhere."), unit(TEXTS[1], "The second.")])
    entries = desk.entries()
    assert (entries[TEXTS[0]].text, entries[TEXTS[1]].text) == ("By hand.", "The second.")
    assert state(entries[TEXTS[1]]) is State.REVIEWED
    assert brought.counts == {Fate.CONFLICT: 1, Fate.TAKEN: 1}, "counted once, as it was in the end"
    assert "Elsewhere." in (desk.root / ".cache/suggestions/saluran.jsonl").read_text("utf-8")


def test_an_import_writes_over_nothing_that_it_does_not_understand(desk: Desk) -> None:
    desk.put(FILE, machine(TEXTS[0], "One."))
    read = desk.understood()
    desk.disk.meanwhile = lambda _: desk.write(FILE, 'msgid "half')
    brought = Importing(desk.disk, desk.place, {"saluran": read}, DAY).take_in([unit(TEXTS[0], "New.")])
    assert (desk.root / FILE).read_text("utf-8") == 'msgid "half'
    assert [d.code for d in brought.diagnostics][-1] == "translation-file-changed"
    assert not brought.counts


def test_a_dry_run_adds_up_and_writes_nothing(desk: Desk) -> None:
    desk.put(FILE, machine(TEXTS[0], "One."))
    before = (desk.root / FILE).read_bytes()
    importing = Importing(desk.disk, desk.place, {"saluran": desk.understood()}, DAY, dry_run=True)
    assert importing.take_in([unit(TEXTS[0], "First.")]).counts == {Fate.TAKEN: 1}
    assert importing.take_in([unit(TEXTS[0], "Second.")]).counts == {Fate.CONFLICT: 1}
    assert (desk.root / FILE).read_bytes() == before
    assert not (desk.root / ".cache").exists()


def test_a_file_that_is_saved_again_and_again_is_left_alone(desk: Desk) -> None:
    desk.put(FILE, machine(TEXTS[0], "One."))
    read = desk.understood()
    desk.disk.meanwhile = lambda n: desk.put(FILE, machine(TEXTS[0], f"Answer {n}."))
    with pytest.raises(WithheldError, match="again and again"):
        revise(desk.disk, desk.place, read, DAY, lambda now: Catalog(now.catalog.entries))
    assert desk.disk.reads == 2 * TRIES


OLD = "translations/en/lama.po"


@pytest.mark.parametrize("moment", [2, 3])
def test_a_rename_stops_where_somebody_begins_to_write_under_the_new_name(desk: Desk, moment: int) -> None:
    desk.put(OLD, machine(TEXTS[0], "One."), by_hand(TEXTS[1], "Two, by hand."))
    desk.put(FILE, machine(TEXTS[0], "One."))
    before = (desk.root / OLD).read_bytes()
    read = desk.understood()

    def saves(number: int) -> None:
        if number == moment:
            desk.put(FILE, by_hand(TEXTS[0], "Here, by hand."))

    desk.disk.meanwhile = saves
    refusal, found = go_along(desk.disk, desk.place, OLD, read, DAY)
    assert (refusal, found) == (Refusal.TWO_HANDS, ())
    assert (desk.root / OLD).read_bytes() == before
    assert desk.entries()[TEXTS[0]].text == "Here, by hand."


def test_a_former_file_that_is_saved_meanwhile_is_not_removed(desk: Desk) -> None:
    desk.put(OLD, machine(TEXTS[0], "One."), by_hand(TEXTS[1], "Two, by hand."))
    read = desk.understood()

    def saves(number: int) -> None:
        if number == 4:
            desk.put(OLD, by_hand(TEXTS[0], "Better."), by_hand(TEXTS[1], "Two, by hand."))

    desk.disk.meanwhile = saves
    refusal, _ = go_along(desk.disk, desk.place, OLD, read, DAY)
    assert refusal is Refusal.SAVED_MEANWHILE
    assert desk.entries(OLD)[TEXTS[0]].text == "Better."
    assert desk.entries()[TEXTS[1]].text == "Two, by hand."
