"""Acts on a translation file: saved at once, nobody's words lost, whatever others do to the file meanwhile."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from po_making import article, edited, handmade, machine, missing, read, reviewed

from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, by_hand, is_protected, state
from dwiwarta.translation.reviewing import Bench, Outcome
from dwiwarta.translation.sync import made_stale

DAY = date(2026, 11, 25)
PO, TXT = "/site/pasar.po", "/site/pasar.txt"
SOURCES = ("Satu.", "Dua.", "Tiga.")
SEGMENTS = article(*SOURCES)[1:]


class MemoryDisk:
    """Files in memory; `full` refuses to write."""

    def __init__(self, *entries: Entry) -> None:
        self.files = {TXT: b"the article", PO: po.dump(Catalog(entries))}
        self.full = False

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def write(self, path: str, data: bytes) -> None:
        if self.full:
            raise OSError(28, "No space left on device")
        self.files[path] = data

    def walk(self, folder: str) -> list[str]:
        return []

    def remove(self, path: str) -> None:
        del self.files[path]

    def entries(self) -> dict[str, Entry]:
        return {e.source: e for e in read(self.files[PO]).entries if not e.obsolete}

    def others(self, *entries: Entry) -> None:
        """Somebody else writes the file."""
        self.files[PO] = po.dump(Catalog(entries))


def bench(disk: MemoryDisk) -> Bench:
    return Bench(disk, TXT, PO, SEGMENTS, DAY, "Rina Wijaya")


def test_accepting_says_who_and_when() -> None:
    disk = MemoryDisk(machine("Satu.", "One."), missing("Dua."), missing("Tiga."))
    at = bench(disk)
    assert at.accept(at.entry(("body", "Satu."))) is Outcome.DONE
    now = disk.entries()["Satu."]
    assert state(now) is State.REVIEWED
    assert (now.facts["ok"], now.facts["by"], now.facts["engine"]) == (
        "2026-11-25",
        "Rina Wijaya",
        "google/1.11.4",
    )


def test_words_over_a_services_are_edited_and_words_in_an_empty_place_are_by_hand() -> None:
    disk = MemoryDisk(machine("Satu.", "One."), missing("Dua."), reviewed("Tiga.", "Three."))
    at = bench(disk)
    for source, text in (("Satu.", " Number  one.\n"), ("Dua.", "Two."), ("Tiga.", "A third.")):
        assert at.write(at.entry(("body", source)), text) is Outcome.DONE
    now = disk.entries()
    assert [now[s].text for s in SOURCES] == ["Number one.", "Two.", "A third."]
    assert [state(now[s]) for s in SOURCES] == [State.EDITED, State.REVIEWED, State.REVIEWED]
    assert by_hand(now["Dua."]) and not by_hand(now["Tiga."])


def test_accepting_a_changed_original_settles_it() -> None:
    disk = MemoryDisk(
        made_stale(reviewed("Nol.", "One."), "body", "Satu."), missing("Dua."), missing("Tiga.")
    )
    at = bench(disk)
    assert at.accept(at.entry(("body", "Satu."))) is Outcome.DONE
    assert state(disk.entries()["Satu."]) is State.REVIEWED and disk.entries()["Satu."].previous is None


def test_undo_puts_back_every_byte() -> None:
    disk = MemoryDisk(machine("Satu.", "One."), missing("Dua."), edited("Tiga.", "Three."))
    before = disk.files[PO]
    at = bench(disk)
    at.write(at.entry(("body", "Satu.")), "Uno.")
    at.accept(at.entry(("body", "Satu.")))
    at.write(at.entry(("body", "Dua.")), "Two.")
    assert [at.undo()[0] for _ in range(4)] == [Outcome.DONE] * 3 + [Outcome.NOTHING]
    assert disk.files[PO] == before


def test_anothers_change_elsewhere_stays() -> None:
    disk = MemoryDisk(machine("Satu.", "One."), missing("Dua."), missing("Tiga."))
    at = bench(disk)
    seen = at.entry(("body", "Satu."))
    disk.others(machine("Satu.", "One."), handmade("Dua.", "Theirs."), missing("Tiga."))
    assert at.accept(seen) is Outcome.DONE
    assert disk.entries()["Dua."].text == "Theirs."


def test_anothers_change_of_the_same_paragraph_is_not_written_over() -> None:
    disk = MemoryDisk(machine("Satu.", "One."), missing("Dua."), missing("Tiga."))
    at = bench(disk)
    seen = at.entry(("body", "Satu."))
    disk.others(handmade("Satu.", "Theirs."), missing("Dua."), missing("Tiga."))
    kept = disk.files[PO]
    assert at.write(seen, "Mine.") is Outcome.CHANGED
    assert at.accept(seen) is Outcome.CHANGED
    assert disk.files[PO] == kept
    assert at.entry(("body", "Satu.")).text == "Theirs.", "the person sees the new words now"


def test_undo_does_not_write_over_anothers_words() -> None:
    disk = MemoryDisk(machine("Satu.", "One."), missing("Dua."), missing("Tiga."))
    at = bench(disk)
    at.accept(at.entry(("body", "Satu.")))
    disk.others(handmade("Satu.", "Theirs."), missing("Dua."), missing("Tiga."))
    assert at.undo() == (Outcome.CHANGED, ("body", "Satu."))
    assert disk.entries()["Satu."].text == "Theirs."


def test_a_damaged_file_a_full_disk_and_a_changed_article_change_nothing() -> None:
    disk = MemoryDisk(machine("Satu.", "One."), missing("Dua."), missing("Tiga."))
    at = bench(disk)
    seen = at.entry(("body", "Satu."))
    disk.full = True
    assert at.accept(seen) is Outcome.REFUSED
    disk.full = False
    disk.files[PO] += b'\nmsgid "half\n'
    kept = disk.files[PO]
    assert at.accept(seen) is Outcome.DAMAGED
    disk.files[TXT] = b"another article"
    assert at.accept(seen) is Outcome.ARTICLE_CHANGED
    assert disk.files[PO] == kept


def test_a_file_that_is_not_there_yet_is_made() -> None:
    disk = MemoryDisk()
    del disk.files[PO]
    at = bench(disk)
    assert at.write(at.entry(("body", "Dua.")), "Two.") is Outcome.DONE
    assert list(disk.entries()) == list(SOURCES)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "write", "undo", "other writes", "other accepts", "other takes away"]),
        st.sampled_from(SOURCES),
        st.sampled_from(["One.", "Uno.", "Due.", " ", "Tre\nper"]),
        st.booleans(),
    ),
    max_size=12,
)
START = st.sampled_from(
    [missing, lambda s: machine(s, "M."), lambda s: edited(s, "E."), lambda s: reviewed(s, "R.")]
)


@given(st.tuples(START, START, START), ACTS)
@settings(max_examples=300, deadline=None)
def test_no_ones_words_are_ever_written_over_by_another(makers: tuple, acts: list) -> None:  # type: ignore[type-arg]
    """The person acts on what they saw at some time; another person changes the file in between. The other's words are
    on the disk after every act of the first, and what the first wrote is there until the other changes it."""
    disk = MemoryDisk(*[make(source) for make, source in zip(makers, SOURCES, strict=True)])
    at = bench(disk)
    seen = {s: at.entry(("body", s)) for s in SOURCES}
    for act, source, text, looks_first in acts:
        before = disk.entries()
        if looks_first:
            at.read()
            seen[source] = at.entry(("body", source))
        if act.startswith("other"):
            now = before[source]
            if act == "other writes" and text.strip():
                now = now._replace(text=text, fuzzy=True)
            elif act == "other accepts" and state(now) not in (State.MISSING, State.REVIEWED):
                now = accept(now, DAY, "Budi")
            elif act == "other takes away":
                now = Entry("body", source)
            disk.others(*[now if s == source else before[s] for s in SOURCES])
            continue
        if act == "undo":
            outcome, key = at.undo()
            source = key[1] if key else source
        else:
            outcome = at.accept(seen[source]) if act == "accept" else at.write(seen[source], text)
        after = disk.entries()
        assert list(after) == list(SOURCES)
        for s in SOURCES:
            if s != source or outcome is not Outcome.DONE:
                assert (after[s].text, after[s].fuzzy) == (before[s].text, before[s].fuzzy)
        if outcome is Outcome.DONE and act != "undo":
            assert before[source].text == seen[source].text, "done only to what the person saw"
            assert is_protected(after[source])
            seen[source] = at.entry(("body", source))
