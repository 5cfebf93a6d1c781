"""Sources and translation files changed at random, in any order: no word of a person is ever lost or altered.

A small run belongs to the suite; the long one is

    DWIWARTA_EDITS=10000 .venv/bin/python -m pytest tests/translation/test_random_edits.py

What the newsroom does is drawn as a list of steps: the editor changes the article, a person changes the file, a machine
answers, a tool rewrites it. After each step the catalog is brought up to date and everything is checked.
"""

import os
import shutil
import subprocess
from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from po_making import ENGINE

from dwiwarta.diagnostics import Span
from dwiwarta.model import Segment, Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import (
    KINDS,
    Catalog,
    Entry,
    State,
    accept,
    by_hand,
    is_protected,
    state,
    with_answer,
)
from dwiwarta.translation.distinct import base_kind
from dwiwarta.translation.fold import fold, source_print, text_print
from dwiwarta.translation.sync import sync

EXAMPLES = int(os.environ.get("DWIWARTA_EDITS", "500"))
MSGFMT = shutil.which("msgfmt")

WORDS = [
    "warga",
    "Madiun",
    "12",
    "000",
    "“pasar”",
    "Jum’at",
    "isu - isu",
    "tidak",
    "Rp1,5",
    "bupati,",
    "jalan",
]
TEXTS = [
    'Residents "queue".',
    "Market opens.",
    "The road\\path.",
    "A — b\nc",
    "Ü 12\t000",
    "Not true…",
    " x ",
]
EYE = [
    ("“", '"'),
    ("”", '"'),
    ("’", "'"),
    (" - ", "-"),
    ("-", " – "),
    ('"', "“"),
    ("'", "´"),
    (" ", ""),
    (".", "…"),
]

paragraph = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
kind = st.sampled_from(["title", "dek", "body", "body", "body", "body", "caption"])
number = st.integers(0, 5)
text = st.one_of(
    st.sampled_from(TEXTS), st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
)

step = st.one_of(
    # the article
    st.tuples(st.just("insert"), number, kind, paragraph),
    st.tuples(st.just("rewrite"), number, paragraph),
    st.tuples(st.just("touch"), number, st.sampled_from(WORDS)),
    st.tuples(st.just("delete"), number),
    st.tuples(st.just("move"), number, number),
    st.tuples(st.just("double"), number),
    st.tuples(st.just("typography"), number, st.integers(0, 8)),
    st.tuples(st.just("other kind"), number, kind),
    st.tuples(st.just("take back")),
    # the file
    st.tuples(st.just("write"), number, text),
    st.tuples(st.just("write and clear flag"), number, text),
    st.tuples(st.just("clear flag"), number),
    st.tuples(st.just("set flag"), number),
    st.tuples(st.just("empty"), number),
    st.tuples(st.just("remove our line"), number),
    st.tuples(st.just("comment"), number),
    st.tuples(st.just("add by hand"), kind, paragraph, text),
    st.tuples(st.just("add for waiting"), number, text),
    st.tuples(st.just("add without context"), number, text),
    # the program
    st.tuples(st.just("answers"), text),
    st.tuples(st.just("answers")),
    st.tuples(st.just("answers")),
    st.tuples(st.just("take back")),
    st.tuples(st.just("touch"), number, st.sampled_from(WORDS)),
    st.tuples(st.just("accept"), number),
    # tools
    st.tuples(st.just("rewrap")),
    st.tuples(st.just("merge"), st.booleans()),
)


class Newsroom:
    """An article, its translation file, and what persons have written, which must not be lost."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 1)
        self.article: list[tuple[str, str]] = [
            ("title", "Pasar baru Madiun"),
            ("body", "warga antre"),
            ("body", "tidak 12"),
        ]
        self.before = self.article
        self.catalog = Catalog()
        self.answered = 0
        self.written = 0
        self.ledger: dict[str, tuple[str, State]] = {}
        """For each text the source it was made for (folded), and what it was worth when it last stood under that."""

    def do(self, step: tuple[object, ...]) -> None:
        self.day += timedelta(days=1)
        name, *values = step
        getattr(self, str(name).replace(" ", "_"))(*values)

    # What the editor does to the article

    def change(self, article: list[tuple[str, str]]) -> None:
        self.before, self.article = self.article, article

    def insert(self, number: int, kind: str, text: str) -> None:
        at = number % (len(self.article) + 1)
        self.change([*self.article[:at], (kind, text), *self.article[at:]])

    def at(self, number: int) -> int | None:
        return number % len(self.article) if self.article else None

    def put(self, number: int, *new: tuple[str, str]) -> None:
        self.change([*self.article[:number], *new, *self.article[number + 1 :]])

    def rewrite(self, number: int, text: str) -> None:
        if (at := self.at(number)) is not None:
            self.put(at, (self.article[at][0], text))

    def touch(self, number: int, word: str) -> None:
        if (at := self.at(number)) is not None:
            kind, text = self.article[at]
            self.put(at, (kind, f"{text} {word}"))

    def delete(self, number: int) -> None:
        if (at := self.at(number)) is not None:
            self.put(at)

    def move(self, number: int, to: int) -> None:
        if (at := self.at(number)) is not None:
            rest = [*self.article[:at], *self.article[at + 1 :]]
            self.change([*rest[:to], self.article[at], *rest[to:]])

    def double(self, number: int) -> None:
        if (at := self.at(number)) is not None:
            self.change([*self.article, self.article[at]])

    def typography(self, number: int, first: int) -> None:
        if (at := self.at(number)) is not None:
            kind, text = self.article[at]
            for old, new in [*EYE[first:], *EYE[:first]]:
                changed = " ".join(text.replace(old, new, 1).split())
                if changed != text and fold(changed) == fold(text):
                    return self.put(at, (kind, changed))
            self.put(at, (kind, text + "."))
        return None

    def other_kind(self, number: int, kind: str) -> None:
        if (at := self.at(number)) is not None:
            self.put(at, (kind, self.article[at][1]))

    def take_back(self) -> None:
        self.change(self.before)

    # What a person does to the file

    def living(self, number: int) -> int | None:
        there = [n for n, e in enumerate(self.catalog.entries) if not e.obsolete]
        return there[number % len(there)] if there else None

    def replace(self, number: int | None, **values: object) -> None:
        if number is not None:
            entries = list(self.catalog.entries)
            entries[number] = entries[number]._replace(**values)  # type: ignore[arg-type]
            self.catalog = Catalog(tuple(entries), self.catalog.header, self.catalog.comments)

    def new(self, text: str) -> str:
        """A text that nobody wrote before, so that it would be missed."""
        self.written += 1
        return f"{text} {self.written}"

    def write(self, number: int, text: str) -> None:
        self.replace(self.living(number), text=self.new(text))

    def write_and_clear_flag(self, number: int, text: str) -> None:
        self.replace(self.living(number), text=self.new(text), fuzzy=False)

    def clear_flag(self, number: int) -> None:
        self.replace(self.living(number), fuzzy=False)

    def set_flag(self, number: int) -> None:
        self.replace(self.living(number), fuzzy=True)

    def empty(self, number: int) -> None:
        self.replace(self.living(number), text="")

    def remove_our_line(self, number: int) -> None:
        at = self.living(number)
        if at is not None:
            self.ledger.pop(self.catalog.entries[at].text, None)
            self.replace(at, facts={})

    def comment(self, number: int) -> None:
        self.replace(self.living(number), comments=("# tanya redaksi", "# by=lihat catatan"))

    def add_by_hand(self, kind: str, source: str, text: str) -> None:
        if not any((e.kind, e.source) == (kind, source) for e in self.catalog.entries):
            self.catalog = Catalog((*self.catalog.entries, Entry(kind, source, self.new(text))))

    def add_for_waiting(self, number: int, text: str) -> None:
        at = self.at(number)
        if at is not None:
            self.add_by_hand(*self.article[at], text)

    def add_without_context(self, number: int, text: str) -> None:
        at = self.at(number)
        if at is not None:
            self.add_by_hand("", self.article[at][1], text)

    # What the program does

    def answers(self, text: str | None = None) -> None:
        def answer(entry: Entry) -> Entry:
            asked = (
                state(entry) in (State.MISSING, State.STALE)
                and not is_protected(entry)
                and not entry.obsolete
            )
            if not asked or entry.kind not in KINDS or (text is not None and not text.strip()):
                return entry
            self.answered += 1
            return with_answer(entry, f"Answer {self.answered}. {text or ''}", engine=ENGINE, at=self.day)

        self.catalog = Catalog(tuple(map(answer, self.catalog.entries)))

    def accept(self, number: int) -> None:
        at = self.living(number)
        if at is not None and state(self.catalog.entries[at]) is not State.MISSING:
            self.replace(at, **accept(self.catalog.entries[at], self.day, by="Rina Wijaya")._asdict())

    # What tools do

    def rewrap(self) -> None:
        """Poedit, Weblate and msgcat wrap at 79, rewrite the header, use CRLF; polib wraps comments."""
        lines: list[str] = []
        for line in po.dump(self.catalog).decode().split("\n"):
            mark = "#~ " if line.startswith("#~ ") else ""
            keyword, quote, rest = line.partition(' "')
            if len(line) < 60 or line.startswith("# ") or not quote or "|" in keyword:
                lines.append(line)
                continue
            lines.append(f'{keyword} ""')
            inner = rest[:-1]
            while inner:
                cut = 50
                while cut < len(inner) and inner[cut - 1] == "\\":
                    cut += 1
                lines.append(f'{mark}"{inner[:cut]}"')
                inner = inner[cut:]
        data = "\r\n".join(lines).replace(
            "PO-Revision-Date: 2000", 'X-Generator: Poedit 3.4\\n"\r\n"PO-Revision-Date: 2026'
        )
        catalog, told = po.parse(Source("a.po", data.encode()))
        assert not told
        assert catalog.entries == self.catalog.entries
        self.catalog = Catalog(catalog.entries)

    def merge(self, previous: bool) -> None:
        """As msgmerge: what is not in the article goes to `#~`, a changed source takes over a text as fuzzy, with our
        comment line copied, and with `#|` only if the entry was not fuzzy already."""
        free = [e for e in self.catalog.entries if (e.kind, e.source) not in self.article and not e.obsolete]
        kept = {(e.kind, e.source): e for e in self.catalog.entries}
        entries: list[Entry] = []
        for key in dict.fromkeys(self.article):
            if key in kept:
                entries.append(kept[key]._replace(obsolete=False))
            elif (old := next((e for e in free if e.kind == key[0] and e.text), None)) is not None:
                free.remove(old)
                was = old.source if previous and not old.fuzzy else old.previous
                self.ledger.pop(old.text, None)
                entries.append(old._replace(source=key[1], fuzzy=True, previous=was))
            else:
                entries.append(Entry(*key))
        rest = [e for e in self.catalog.entries if e.obsolete and (e.kind, e.source) not in self.article]
        gone = [e._replace(obsolete=True) for e in free if e.text]
        keys = {(e.kind, e.source) for e in [*entries, *rest]}
        self.catalog = Catalog((*entries, *rest, *[e for e in gone if (e.kind, e.source) not in keys]))

    # What must hold

    def segments(self) -> list[Segment]:
        return [Segment(kind, text, Span("a.txt")) for kind, text in self.article]  # type: ignore[arg-type]


def words_of_persons(catalog: Catalog) -> Counter[str]:
    return Counter({e.text for e in catalog.entries if is_protected(e)})


def check_sync(room: Newsroom) -> None:
    before = room.catalog
    after = sync(room.segments(), before, room.day)
    everywhere = {e.text for e in after.entries if is_protected(e)}
    for entry in before.entries:
        if is_protected(entry):
            assert entry.text in everywhere, entry
        for comment in entry.comments:
            assert any(comment in e.comments for e in after.entries), comment
    check_ledger(room, before, after)
    keys = [(e.kind, e.source) for e in after.entries]
    assert len(set(keys)) == len(keys)
    ours = [(e.kind, e.source) for e in after.entries if not e.obsolete and e.kind in KINDS]
    assert ours == list(dict.fromkeys(room.article))
    assert sorted(after.entries, key=lambda e: e.obsolete) == list(after.entries)
    old = {(e.kind, e.source): e for e in before.entries if not e.obsolete}
    folded = Counter((e.kind, fold(e.source)) for e in before.entries)
    for entry in after.entries:
        check_entry(entry, room)
        same = old.get((entry.kind, entry.source))
        if same and not entry.obsolete and same.text.strip():
            assert entry.text == same.text
            if same.previous is None or fold(same.previous) != fold(same.source):
                assert state(entry) is state(same)
    for entry in before.entries:
        # A change for the eye only changes no state.
        mine = [
            e
            for e in after.entries
            if not e.obsolete and (e.kind, fold(e.source)) == (entry.kind, fold(entry.source))
        ]
        alone = folded[entry.kind, fold(entry.source)] == 1 == len(mine)
        if alone and not entry.obsolete and entry.text.strip() and entry.previous is None:
            assert mine[0].text == entry.text
            assert state(mine[0]) is state(entry)
    assert sync(room.segments(), after, room.day) is after
    assert sync(room.segments(), after, room.day + timedelta(days=9)) is after
    room.catalog = after


def check_ledger(room: Newsroom, before: Catalog, after: Catalog) -> None:
    """What was made for another source says for which, and is worth what it was when that source comes back."""
    was = {e.text: e for e in before.entries if e.text}
    lying = {
        (base_kind(e.kind), source) for e in after.entries if e.obsolete and e.text for source in made_for(e)
    }
    for entry in after.entries:
        if base_kind(entry.kind) not in KINDS:
            continue
        if entry.previous is not None:
            assert fold(entry.previous) != fold(entry.source)
        old = was.get(entry.text)
        source, worth = room.ledger.get(entry.text, ("", None))
        if state(entry) is State.MISSING:
            if not entry.obsolete:
                assert (entry.kind, fold(entry.source)) not in lying
        elif state(entry) is not State.STALE:
            came_back = old is not None and old.previous is not None and old.fuzzy
            if came_back and worth:
                assert state(entry) is worth
                assert fold(entry.source) == source
            elif came_back:
                assert state(entry) is State.EDITED
            room.ledger[entry.text] = (fold(entry.source), state(entry))
        elif worth and entry.previous is not None:
            assert fold(entry.previous) == source


def made_for(entry: Entry) -> list[str]:
    return [fold(text) for text in (entry.source, entry.previous) if text is not None]


def check_entry(entry: Entry, room: Newsroom) -> None:
    facts, found = entry.facts, state(entry)
    if base_kind(entry.kind) not in KINDS:
        return
    if found is State.REVIEWED:
        assert "ok" in facts
        assert not facts.keys() & {"out", "was", "text"}
        assert entry.previous is None
    if found is State.MISSING:
        assert entry == Entry(
            entry.kind, entry.source, comments=entry.comments, flags=entry.flags, obsolete=entry.obsolete
        )
    if "was" in facts:
        assert entry.fuzzy
        assert entry.previous is not None
        assert facts["src"] == source_print(entry.previous)
    if entry.text.startswith("Answer ") and "engine" in facts:
        assert not by_hand(entry)
    if not is_protected(entry) and entry.text:
        assert facts["out"] == text_print(entry.text)


def check_file(room: Newsroom) -> None:
    data = po.dump(room.catalog)
    again, told = po.parse(Source("a.po", data))
    assert not told
    assert again == room.catalog
    assert po.dump(again) == data
    slow, told = po.parse(Source("a.po", data.replace(b"\n", b"\r\n")))
    assert not told
    assert slow == again
    if MSGFMT and sampled(data):
        run = subprocess.run([MSGFMT, "-o", os.devnull, "-"], input=data, capture_output=True, check=False)
        assert run.returncode == 0, run.stderr.decode()


def sampled(data: bytes) -> bool:
    """About one file in three hundred: msgfmt costs more than all the rest."""
    return int(text_print(data.decode()), 16) % 300 == 0


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(step, min_size=8, max_size=24))
def test_no_word_of_a_person_is_lost(steps: list[tuple[object, ...]]) -> None:
    room = Newsroom()
    check_sync(room)
    room.answers()
    room.accept(1)
    check_sync(room)
    for one in steps:
        written = words_of_persons(room.catalog) if one[0] in ("answers", "accept", "rewrap") else Counter()
        room.do(one)
        assert not written - words_of_persons(room.catalog)
        check_sync(room)
        check_file(room)


@settings(max_examples=max(20, EXAMPLES // 10), deadline=None)
@given(
    paragraph,
    paragraph,
    paragraph,
    text.filter(str.strip),
    st.sampled_from(["machine", "edited", "reviewed", "by hand"]),
)
def test_what_changes_and_comes_back_is_what_it_was(
    one: str, other: str, third: str, words: str, worth: str
) -> None:
    entry = Entry("body", one)
    if worth == "by hand":
        entry = accept(entry._replace(text=words), date(2026, 11, 1))
    else:
        entry = with_answer(
            entry, "Machine words." if worth == "edited" else words, engine=ENGINE, at=date(2026, 11, 1)
        )
        if worth == "edited":
            entry = entry._replace(text=words)
        if worth == "reviewed":
            entry = accept(entry, date(2026, 11, 1), by="Rina")
    room = Newsroom()
    room.article, room.catalog = [("body", one)], Catalog((entry,))
    check_sync(room)
    was = state(entry)
    for source in (other, third, one):
        room.article = [("body", source)]
        check_sync(room)
    living = room.catalog.entries[0]
    assert living.text == entry.text
    assert state(living) is was
    assert is_protected(living) is is_protected(entry)
    assert living._replace(facts={**living.facts, **entry.facts}) == entry._replace(
        facts={**living.facts, **entry.facts}
    )
