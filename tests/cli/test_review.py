"""A person at the terminal, played by a list of keys."""

import re
from datetime import date

import pytest

from dwiwarta.cli.review import name_in_git
from dwiwarta.cli.sitting import Sitting
from dwiwarta.diagnostics import Severity, Span
from dwiwarta.exchange.suggestions import Suggestion
from dwiwarta.model import Segment, Source
from dwiwarta.publishing.git import Ran
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry, State, accept, state, with_answer
from dwiwarta.translation.checks import Finding
from dwiwarta.translation.memory import Memory
from dwiwarta.translation.reviewing import Bench
from dwiwarta.translation.silencing import Silence, heard, silences
from dwiwarta.translation.termbase import PATH, read
from dwiwarta.translation.terms import Matcher

DAY = date(2026, 11, 25)
LIST = read(
    Source(PATH, b"source,target,kind,note\nbupati,regent,title,avoid: duke\ncamat,district head,title,\n")
)[0]


def machine(source: str, text: str) -> Entry:
    return with_answer(Entry("body", source), text, engine="google/1.11.4", at=DAY)


SOURCES = ("Bupati datang ke pasar lama.", "Camat pulang.", "Hujan turun.")
START = (
    machine(SOURCES[0], "The duke came to the old market."),
    machine(SOURCES[1], "The district head went home."),
    Entry("body", SOURCES[2]),
)


class Keys:
    """The fake terminal: plays keys, answers the editor, remembers what was shown."""

    def __init__(self, keys: str, *texts: str | None) -> None:
        self.keys, self.texts = list(keys), list(texts)
        self.shown: list[str] = []
        self.edited: list[str] = []

    def show(self, text: str) -> None:
        self.shown.append(text)

    def ask(self) -> str:
        return self.keys.pop(0) if self.keys else ""

    def edit(self, text: str) -> str | None:
        self.edited.append(text)
        answer = self.texts.pop(0)
        return answer() if callable(answer) else answer


class Files:
    def __init__(self) -> None:
        self.files = {"a.txt": b"article", "a.po": po.dump(Catalog(START))}

    def read(self, path: str) -> bytes:
        return self.files[path]

    def write(self, path: str, data: bytes) -> None:
        self.files[path] = data

    def walk(self, folder: str) -> list[str]:
        return []

    def remove(self, path: str) -> None:
        del self.files[path]

    def entries(self) -> list[Entry]:
        return list(po.parse(Source("a.po", self.files["a.po"]))[0].entries)


def sit(disk: Files, terminal: Keys, **more: object) -> Sitting:
    segments = [Segment("body", s, Span("a.txt", n)) for n, s in enumerate(SOURCES, 1)]
    bench = Bench(disk, "a.txt", "a.po", segments, DAY, "Rina")
    names = {("body", s): f"pasar#{n}" for n, s in enumerate(SOURCES, 1)}
    earlier = accept(machine("Bupati datang ke pasar baru.", "The regent came to the new market."), DAY)
    memory = Memory({"lama": Catalog((earlier,)), "pasar": Catalog(START)})
    return Sitting(bench, names, memory, Matcher(LIST), terminal, **more)  # type: ignore[arg-type]


def test_accept_edit_and_quit() -> None:
    disk, terminal = Files(), Keys("eanq", "The regent came to the old market.")
    assert sit(disk, terminal).run() == (1, 1)
    first, second, _ = disk.entries()
    assert (first.text, first.facts["by"], state(first)) == (
        "The regent came to the old market.",
        "Rina",
        State.REVIEWED,
    )
    assert state(second) is State.MACHINE
    assert terminal.edited == ["The duke came to the old market."]


def test_a_page_shows_source_english_terms_and_what_is_alike() -> None:
    terminal = Keys("nq")
    sit(Files(), terminal).run()
    first, second = terminal.shown
    assert "pasar#1 · 1 of 3 · not checked · google" in first
    assert "! bupati: regent, not “duke”" in first
    assert re.search(
        r"1  8\d % alike, checked, 2026-11-25 lama\n     The regent came to the new market\.", first
    )
    assert "camat: district head" in second and "alike" not in second


def test_a_suggestion_is_a_beginning_and_is_never_put_in_by_itself() -> None:
    disk, terminal = Files(), Keys("1q", None)
    assert sit(disk, terminal).run() == (0, 0)
    assert terminal.edited == ["The regent came to the new market."]
    assert disk.entries()[0].text == "The duke came to the old market."


def test_what_an_import_offered_comes_before_what_is_alike() -> None:
    offered = Suggestion(
        "body", SOURCES[0], "The regent visited.", State.REVIEWED, "Budi", "back.tmx", "2026-11-20"
    )
    other = offered._replace(source=SOURCES[1], text="The camat left.")
    same = offered._replace(text=START[0].text)
    terminal = Keys("1q", None)
    sit(Files(), terminal, kept=[other, same, offered]).run()
    page = terminal.shown[0]
    assert "1  from back.tmx, checked by Budi, 2026-11-20\n     The regent visited." in page
    assert "2  8" in page and "camat left" not in page
    assert page.count(START[0].text) == 1, "what stands there is no suggestion"
    assert terminal.edited == ["The regent visited."]


def test_back_and_undo() -> None:
    disk, terminal = Files(), Keys("aabuuuq")
    before = disk.files["a.po"]
    sit(disk, terminal).run()
    assert disk.files["a.po"] == before
    assert "There is nothing to undo." in terminal.shown


def test_words_that_could_not_be_saved_are_kept_for_the_next_try() -> None:
    disk = Files()

    def meanwhile() -> str:
        theirs = START[0]._replace(text="Theirs.")
        disk.files["a.po"] = po.dump(Catalog((theirs, *START[1:])))
        return "Mine."

    terminal = Keys("eeq", meanwhile, "Mine and theirs.")  # type: ignore[arg-type]
    sit(disk, terminal).run()
    assert any("changed by somebody meanwhile" in text for text in terminal.shown)
    assert any("Theirs." in text for text in terminal.shown)
    assert terminal.edited[1] == "Mine."
    assert disk.entries()[0].text == "Mine and theirs."


def wrong_number(entry: Entry) -> tuple[Finding, ...]:
    """A check that finds an error in the first paragraph and something to look at in it too."""
    found = (
        Finding("number-value", Severity.ERROR, "12 became 21.", ("pasar",), ("market",), "Count again."),
        Finding("names", Severity.WARNING, "Is that her name?"),
    )
    return heard(entry, found) if entry.source == SOURCES[0] else ()


def test_an_open_error_stands_in_the_way() -> None:
    disk, terminal = Files(), Keys("aq")
    sit(disk, terminal, findings=wrong_number).run()
    first, refused, _ = terminal.shown
    assert "Bupati datang ke »pasar« lama." in first and "the old »market«." in first
    assert "✗ possible error: 12 became 21.\n    Count again." in first
    assert "! look at this: Is that her name?" in first
    assert "12 became 21." in refused and "Is that her name?" not in refused
    assert "Mend it (e), or say that it is right and why (r)." in refused
    assert state(disk.entries()[0]) is State.MACHINE


def test_it_is_right_is_kept_with_reason_and_name_until_the_text_changes() -> None:
    disk, terminal = Files(), Keys("r12aq")
    assert sit(disk, terminal, findings=wrong_number).run() == (1, 0)
    first = disk.entries()[0]
    assert state(first) is State.REVIEWED
    assert silences(first) == (Silence("number-value", "rounding", "", "Rina"),)
    assert silences(first._replace(text="The regent came to 21 markets.")) == ()


def test_another_reason_is_told_in_ones_own_words_and_can_be_undone() -> None:
    disk, terminal = Files(), Keys("r25uq", "She signs\nlike that.")
    before = disk.files["a.po"]
    sit(disk, terminal, findings=wrong_number).run()
    assert b"check=names" not in disk.files["a.po"] and disk.files["a.po"] == before
    terminal = Keys("r25q", "She signs\nlike that.")
    sit(disk, terminal, findings=wrong_number).run()
    assert silences(disk.entries()[0]) == (Silence("names", "other", "She signs like that.", "Rina"),)


def test_any_other_key_leaves_a_possible_error_as_it_is() -> None:
    disk, terminal = Files(), Keys("rxr1xnrq")
    before = disk.files["a.po"]
    sit(disk, terminal, findings=wrong_number).run()
    assert disk.files["a.po"] == before
    assert "Nothing here looks like an error." in terminal.shown


def test_nobody_there_is_no_loop_and_other_keys_help() -> None:
    terminal = Keys("?x")
    assert sit(Files(), terminal).run() == (0, 0)
    assert sum("every act is saved" in text.lower() for text in terminal.shown) == 2


def test_all_checked_asks_nothing_unless_all_is_wanted() -> None:
    disk = Files()
    disk.files["a.po"] = po.dump(
        Catalog(tuple(accept(e._replace(text=e.text or "Rain fell."), DAY) for e in START))
    )
    terminal = Keys("")
    sit(disk, terminal).run()
    assert terminal.shown == ["All of it is checked. To go through it again: --all"]
    terminal = Keys("eq", "It rained and rained.")
    sit(disk, terminal).run(everything=True)
    assert state(disk.entries()[0]) is State.REVIEWED


class Git:
    def __init__(self, ran: Ran | None) -> None:
        self.ran = ran

    def run(self, repo: str, args: object, stdin: object = None) -> Ran:
        if self.ran is None:
            raise FileNotFoundError
        return self.ran


@pytest.mark.parametrize(
    ("ran", "name"), [(Ran(0, b"Rina Wijaya\n", ""), "Rina Wijaya"), (Ran(1, b"", ""), None), (None, None)]
)
def test_who_works_here_is_asked_of_git(ran: Ran | None, name: str | None) -> None:
    assert name_in_git("/site", Git(ran)) == name  # type: ignore[arg-type]
