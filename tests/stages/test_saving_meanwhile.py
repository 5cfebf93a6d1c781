"""A person saves a translation file while a service is being asked: what they wrote stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dwiwarta.disk import RealDisk
from dwiwarta.model import Source
from dwiwarta.stages.filling import Asking, Filled, fill
from dwiwarta.stages.understanding import understand
from dwiwarta.stages.world import Place, World
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Entry, State, state

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SHIPPED = str(Path(__file__).parents[2])
TEXTS = (
    "Warga desa bergotong royong membersihkan saluran air sejak pagi.",
    "Kegiatan itu diikuti oleh seluruh perangkat desa dan para pemuda.",
    "Jalan menuju pasar diperbaiki setelah rusak sejak musim hujan.",
)


class Service:
    """Answers one text after the other; something may happen while it thinks about the nth."""

    name, label, version, model = "one", "One Translate", "1", None
    max_chars, batch, interval, online = 500, 1, 0.0, False

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.meanwhile: dict[int, Callable[[], None]] = {}

    def translate(self, texts: Sequence[str]) -> Sequence[str]:
        self.asked += texts
        self.meanwhile.get(len(self.asked), lambda: None)()
        return [f"The {len(t)} signs of it as they are in English." for t in texts]


class Desk:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.disk = RealDisk()
        self.service = Service()
        self.write(
            "site.toml",
            'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\nengine = "one"\n',
        )
        self.article("saluran")
        self.path = root / "translations/en/saluran.po"

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def article(self, slug: str, *texts: str) -> None:
        first, *others = texts or TEXTS
        text = "\n\n".join(["Warga Bersihkan Saluran", f"CONTOH.ID - DESA SUMBER - {first}", *others])
        self.write(f"content/articles/{slug}.txt", f"---\noutlet: Contoh\n---\n{text}\n")

    def run(self) -> Filled:
        world = World(self.disk, NOW)
        digest, _ = understand(world, Place(str(self.root), SHIPPED))
        assert digest
        return fill(world, digest, Asking(open=lambda *_: self.service, environ={}))

    def types(self, source: str, english: str) -> None:
        """A person writes a translation and saves."""
        head, found, rest = self.text.partition(f'msgid "{source}"\nmsgstr "')
        assert found
        self.path.write_text(f"{head}{found}{english}{rest[rest.index(chr(34)) :]}", "utf-8")

    def accepts(self, source: str) -> None:
        """A person takes the mark away that says not checked."""
        at = self.text.index(f'msgid "{source}"')
        flag = self.text.rindex("#, fuzzy\n", 0, at)
        self.path.write_text(self.text[:flag] + self.text[flag + len("#, fuzzy\n") :], "utf-8")

    @property
    def text(self) -> str:
        return self.path.read_text("utf-8")

    def entries(self) -> dict[str, Entry]:
        catalog, found = po.parse(Source("saluran.po", self.path.read_bytes()))
        assert not found
        return {e.source: e for e in catalog.entries}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def codes(filled: Filled) -> list[str]:
    return [d.code for d in filled.diagnostics]


def test_what_a_person_types_between_two_answers_stays(desk: Desk) -> None:
    desk.service.meanwhile = {2: lambda: desk.types(TEXTS[2], "By hand.")}
    filled = desk.run()
    entries = desk.entries()
    assert entries[TEXTS[2]].text == "By hand."
    assert state(entries[TEXTS[2]]) is State.REVIEWED
    assert [state(entries[t]) for t in TEXTS[:2]] == [State.MACHINE] * 2
    (read,) = filled.digest.reads
    assert [e.text for e in read.catalog.entries] == [e.text for e in entries.values()], "shown at once"
    assert codes(filled) == []


def test_the_very_paragraph_that_is_being_asked_for(desk: Desk) -> None:
    desk.service.meanwhile = {2: lambda: desk.types(TEXTS[0], "By hand.")}
    desk.run()
    assert desk.entries()[TEXTS[0]].text == "By hand."
    assert state(desk.entries()[TEXTS[1]]) is State.MACHINE, "the answer after it is kept too"


def test_an_answer_that_a_person_checks_or_mends_at_once(desk: Desk) -> None:
    desk.service.meanwhile = {
        3: lambda: desk.accepts(TEXTS[0]),
        4: lambda: desk.types(TEXTS[1], "Mended."),
    }
    desk.run()
    entries = desk.entries()
    assert state(entries[TEXTS[0]]) is State.REVIEWED
    assert (entries[TEXTS[1]].text, state(entries[TEXTS[1]])) == ("Mended.", State.EDITED)
    assert state(entries[TEXTS[2]]) is State.MACHINE


def test_a_note_beside_an_entry_stays(desk: Desk) -> None:
    def notes() -> None:
        desk.write("translations/en/saluran.po", desk.text.replace("msgctxt", "# Ask Rina.\nmsgctxt"))

    desk.service.meanwhile = {2: notes}
    desk.run()
    assert desk.text.count("# Ask Rina.") == 4
    assert desk.text.count("engine=one/1") == 4


def test_a_file_that_is_damaged_is_not_written_over(desk: Desk) -> None:
    damaged = []

    def damages() -> None:
        desk.write(
            "translations/en/saluran.po", desk.text.replace(f'msgid "{TEXTS[1]}"', f'msgid "{TEXTS[1]}')
        )
        damaged.append(desk.text)

    desk.article("balai", "Balai desa dibuka untuk umum mulai hari Senin depan.")
    desk.service.meanwhile = {4: damages}
    filled = desk.run()
    assert [desk.text] == damaged
    assert codes(filled)[-1] == "translation-file-changed"
    assert filled.diagnostics[-1].span.path == "translations/en/saluran.po"
    assert len(codes(filled)) == 2, "and the line where it is damaged"
    assert len(desk.service.asked) == 4, "nothing more is asked for it, everything for the others"
    assert (desk.root / "translations/en/balai.po").read_text("utf-8").count("engine=one/1") == 2


@pytest.mark.parametrize("gone", [True, False])
def test_a_file_that_is_gone_or_empty_is_not_made_anew(desk: Desk, gone: bool) -> None:
    desk.service.meanwhile = {2: desk.path.unlink if gone else lambda: desk.path.write_bytes(b"")}
    filled = desk.run()
    assert codes(filled) == ["translation-file-changed"]
    assert desk.path.exists() is not gone
    assert gone or not desk.path.read_bytes()


def test_a_file_that_was_empty_for_a_moment_gets_its_answer_in_the_end(desk: Desk) -> None:
    desk.article("balai", "Balai desa dibuka untuk umum mulai hari Senin depan.")
    held = []

    def empties() -> None:
        held.append(desk.text)
        desk.path.write_bytes(b"")

    desk.service.meanwhile = {3: empties}
    save = {"done": False}

    class Slow(RealDisk):
        """The editor's second half comes after our first look."""

        def read(self, path: str) -> bytes:
            data = super().read(path)
            if path.endswith("saluran.po") and held and not data and not save["done"]:
                save["done"] = True
                desk.path.write_text(held[0], "utf-8")
            return data

    desk.disk = Slow()
    filled = desk.run()
    assert save["done"]
    assert codes(filled) == []
    assert state(desk.entries()["Warga Bersihkan Saluran"]) is State.MACHINE
    assert desk.service.asked[2] in {e.source for e in desk.entries().values() if e.text}


def test_saved_between_reading_and_the_first_writing(desk: Desk) -> None:
    """The article changed, so its file is brought in step; a person saves in the same moment."""
    desk.run()
    desk.article("saluran", *TEXTS, "Sebuah paragraf baru ditambahkan oleh penyunting.")
    world = World(desk.disk, NOW)
    digest, _ = understand(world, Place(str(desk.root), SHIPPED))
    assert digest
    desk.accepts(TEXTS[0])
    desk.types(TEXTS[1], "Mended.")
    fill(world, digest, Asking(open=lambda *_: desk.service, environ={}))
    entries = desk.entries()
    assert state(entries[TEXTS[0]]) is State.REVIEWED
    assert entries[TEXTS[1]].text == "Mended."
    assert state(entries["Sebuah paragraf baru ditambahkan oleh penyunting."]) is State.MACHINE


def test_a_file_that_came_from_somewhere_else_meanwhile(desk: Desk) -> None:
    world = World(desk.disk, NOW)
    digest, _ = understand(world, Place(str(desk.root), SHIPPED))
    assert digest
    desk.write("translations/en/saluran.po", f'msgctxt "body"\nmsgid "{TEXTS[0]}"\nmsgstr "By hand."\n')
    fill(world, digest, Asking(open=lambda *_: desk.service, environ={}))
    assert desk.entries()[TEXTS[0]].text == "By hand."
    assert state(desk.entries()[TEXTS[1]]) is State.MACHINE


class Refusing(RealDisk):
    def __init__(self, errno: int, what: bytes = b"engine=") -> None:
        self.errno = errno
        self.what = what

    def write(self, path: str, data: bytes) -> None:
        if path.endswith("balai.po") and self.what in data:
            raise OSError(self.errno, "No")
        super().write(path, data)


def test_one_file_that_cannot_be_written_costs_that_article(desk: Desk) -> None:
    desk.article("balai", "Balai desa dibuka untuk umum mulai hari Senin depan.")
    desk.disk = Refusing(13)
    filled = desk.run()
    assert codes(filled) == ["translations-not-written"]
    assert filled.diagnostics[0].span.path == "translations/en/balai.po"
    assert filled.outcome
    assert filled.outcome.translated == {"saluran": 4}
    assert len(desk.service.asked) == 4, "the headline is that of both; the other's text is not asked for"


def test_a_full_disk_ends_the_run(desk: Desk) -> None:
    desk.article("balai", "Balai desa dibuka untuk umum mulai hari Senin depan.")
    desk.disk = Refusing(28)
    filled = desk.run()
    assert codes(filled) == ["translation-not-saved"]
    assert len(desk.service.asked) == 1


@pytest.mark.parametrize(("errno", "asked"), [(13, 4), (28, 0)])
def test_what_could_not_be_written_at_first_is_told_once_and_not_asked_for(
    desk: Desk, errno: int, asked: int
) -> None:
    desk.article("balai", "Balai desa dibuka untuk umum mulai hari Senin depan.")
    desk.disk = Refusing(errno, b"")
    filled = desk.run()
    assert codes(filled) == ["translations-not-written"]
    assert filled.diagnostics[0].span.path == "translations/en/balai.po"
    assert len(desk.service.asked) == asked
