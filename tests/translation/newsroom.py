"""A newsroom for random edits: two articles with their files, the persons and tools that work on them."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta

from elsewhere import FORMS, Change, Parcel, parcel
from hypothesis import strategies as st
from oracle import folded, imported, of_a_person, standing, worth
from po_making import ENGINE

from dwiwarta.diagnostics import Span
from dwiwarta.exchange import formats, suggestions
from dwiwarta.exchange.bringing import Home, bring
from dwiwarta.model import Article, Header, Segment, Source
from dwiwarta.stages.renaming import Refusal, go_along
from dwiwarta.stages.world import Place, Read
from dwiwarta.translation import memory, po
from dwiwarta.translation.catalog import (
    KINDS,
    Catalog,
    Entry,
    State,
    accept,
    is_protected,
    state,
    with_answer,
)
from dwiwarta.translation.fold import fold
from dwiwarta.translation.sync import sync

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
change = st.builds(
    Change,
    number,
    st.sampled_from(["write", "write", "approve", "write and approve", "empty", "copy", "delete"]),
    text,
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
    # the house
    *[st.tuples(st.just("export"), st.sampled_from(FORMS), st.lists(change, max_size=6))] * 4,
    *[st.tuples(st.just("import"), number)] * 6,
    *[st.tuples(st.just("rename"), st.sampled_from(["at once", "begun", "answered", "written"]))] * 2,
    st.tuples(st.just("delete article")),
    st.tuples(st.just("article comes back")),
    st.tuples(st.just("give to the other")),
    st.tuples(st.just("swap names")),
    st.tuples(st.just("paragraph of the other"), number),
    *[st.tuples(st.just("recall"))] * 2,
)
steps = st.lists(st.tuples(st.sampled_from([0, 0, 0, 1]), step), min_size=8, max_size=24)


class Desk:
    """What both articles share: the day, and a count of what was written, so that no text is like another."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 1)
        self.count = 0

    def new(self, text: str) -> str:
        self.count += 1
        return f"{text} {self.count}"

    def answer(self, text: str | None) -> str:
        self.count += 1
        return f"Answer {self.count}. {text or ''}"


class Newsroom:
    """An article, its translation file, and what persons have written, which must not be lost."""

    def __init__(self, slug: str = "pasar", desk: Desk | None = None) -> None:
        self.desk = desk or Desk()
        self.slug = slug
        self.stands = True
        """The article is there; where it is not, its file lies unclaimed."""
        self.article: list[tuple[str, str]] = [
            ("title", "Pasar baru Madiun"),
            ("body", "warga antre"),
            ("body", "tidak 12"),
        ]
        self.before = self.article
        self.catalog = Catalog()
        self.ledger: dict[str, tuple[str, State]] = {}
        """For each text the source it was made for (folded), and what it was worth when it last stood under that."""

    @property
    def day(self) -> date:
        return self.desk.day

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
        return self.desk.new(text)

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
            return with_answer(entry, self.desk.answer(text), engine=ENGINE, at=self.day)

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

    def segments(self) -> tuple[Segment, ...]:
        return tuple(Segment(kind, text, Span("a.txt")) for kind, text in self.article)  # type: ignore[arg-type]


class Files:
    """A disk in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def walk(self, folder: str, faults: object = None) -> list[str]:
        return sorted(p.removeprefix(f"{folder}/") for p in self.files if p.startswith(f"{folder}/"))

    def write(self, path: str, data: bytes) -> None:
        self.files[path] = data

    def remove(self, path: str) -> None:
        self.files.pop(path, None)


class House:
    """Two articles with their files, and what is on its way to translators and back."""

    def __init__(self) -> None:
        self.desk = Desk()
        self.rooms = (Newsroom("pasar", self.desk), Newsroom("jalan", self.desk))
        self.rooms[1].article = [
            ("title", "jalan Madiun"),
            ("body", "warga antre"),
            ("body", "bupati, jalan 12"),
        ]
        self.parcels: list[tuple[Parcel, dict[str, tuple[str, State]]]] = []
        self.disk = Files()

    def do(self, which: int, step: tuple[object, ...]) -> None:
        self.desk.day += timedelta(days=1)
        name, *values = step
        room, method = self.rooms[which], str(name).replace(" ", "_")
        if name in ("answers", "accept", "merge", "rewrap") and not room.stands:
            return
        before = room.catalog
        if (own := getattr(self, method if name != "import" else "bring_in", None)) is not None:
            own(room, *values)
        else:
            getattr(room, method)(*values)
        if (
            not room.stands
        ):  # what a person does to its file now is brought up to date only when the article is back
            for entry in room.catalog.entries:
                if entry.text and entry not in before.entries:
                    room.ledger.pop(entry.text, None)
                    if (now := worth(entry)) != "stale":
                        room.ledger[entry.text] = (fold(entry.source), State(now))

    def other(self, room: Newsroom) -> Newsroom:
        return self.rooms[1 - self.rooms.index(room)]

    # To translators and back

    def export(self, room: Newsroom, form: str, changes: list[Change]) -> None:
        if room.stands:
            anew = [c._replace(text=self.desk.new(c.text)) for c in changes]
            self.parcels.append((parcel(room.slug, room.catalog, form, anew), dict(room.ledger)))

    def bring_in(self, _: Newsroom, number: int) -> None:
        """A parcel comes back, perhaps not for the first time; its article may have gone or have another name."""
        if not self.parcels:
            return
        found, ledger = self.parcels[number % len(self.parcels)]
        parsed = formats.parse(Source("back" + formats.ENDINGS[found.form], found.data))
        assert not parsed.diagnostics, parsed.diagnostics
        assert [(u.entry.kind, u.entry.source) for u in parsed.units] == [
            (e.kind, e.source) for e in found.lines
        ]
        homes = {r.slug: Home(r.catalog, f"{r.slug}.po") for r in self.rooms if r.stands}
        brought = bring(parsed.units, homes, self.day)
        for slug, units in brought.kept.items():
            suggestions.keep(self.disk, "", slug, units, self.day)
        kept = self.disk.files.get("/" + suggestions.path_of(found.slug), b"").decode()
        room = next((r for r in self.rooms if r.slug == found.slug and r.stands), None)
        told = {d.code for d in brought.diagnostics}
        if room is None:
            assert not brought.catalogs
            assert not found.lines or "exchange-no-article" in told
            return
        before, after = room.catalog, brought.catalogs.get(found.slug, room.catalog)
        self.check_import(found, before, after, kept, told)
        room.catalog = after
        came = {new.text for old, new in zip(before.entries, after.entries, strict=True) if new != old}
        room.ledger = {**{words: said for words, said in ledger.items() if words in came}, **room.ledger}

    @staticmethod
    def check_import(found: Parcel, before: Catalog, after: Catalog, kept: str, told: set[str]) -> None:
        now = [standing(e) for e in before.entries]
        for line in found.lines:
            same = [n for n, e in enumerate(before.entries) if e.kind == line.kind and not e.obsolete]
            exact = [n for n in same if before.entries[n].source == line.source]
            alike = [n for n in same if folded(before.entries[n].source) == folded(line.source)]
            place = next(iter([*exact, *alike]), None)
            if place is not None:
                now[place] = imported(now[place], line)
            if line.persons and (place is None or now[place].text.strip() != line.text.strip()):
                assert "exchange-source-changed" in told if place is None else json.dumps(line.text) in kept
        assert len(before.entries) == len(after.entries)
        for old, new, expected in zip(before.entries, after.entries, now, strict=True):
            assert (new.kind, new.source, new.comments) == (old.kind, old.source, old.comments)
            assert standing(new)[:3] == expected[:3], (old, new)

    def paragraph_of_the_other(self, room: Newsroom, number: int) -> None:
        """What stands in one article stands in the other too."""
        other = self.other(room)
        if (at := other.at(number)) is not None:
            room.insert(number, *other.article[at])

    # Names

    def rename(self, room: Newsroom, how: str) -> None:
        """The article gets another name; perhaps a build has begun a file under it before the command is given."""
        self.desk.count += 1
        new = f"{room.slug.partition('-')[0]}-{self.desk.count}"
        own = None
        if how != "at once":
            begun = Newsroom(new, self.desk)
            begun.catalog = sync(room.segments(), Catalog(), self.day)
            if how == "answered":
                begun.answers()
            if how == "written" and begun.catalog.entries:
                begun.write(0, "By a person")
            begun.comment(1)
            own = begun.catalog
        if self.moved(room.slug, room.catalog, new, room.article, own) is not None:
            room.slug = new

    def give_to_the_other(self, room: Newsroom) -> None:
        """The file of an article that is gone is given to the other article."""
        other = self.other(room)
        if room.stands or not other.stands:
            return
        moved = self.moved(room.slug, room.catalog, other.slug, other.article, other.catalog)
        if moved is not None:
            other.catalog, other.ledger = moved, {**other.ledger, **room.ledger}
            room.catalog, room.ledger = Catalog(), {}

    def moved(
        self, old: str, catalog: Catalog, new: str, article: list[tuple[str, str]], own: Catalog | None
    ) -> Catalog | None:
        """What stands under the new name after `rename OLD NEW`; None where it is refused."""
        segments = tuple(Segment(kind, text, Span("a.txt")) for kind, text in article)  # type: ignore[arg-type]
        paths = {slug: f"translations/en/{slug}.po" for slug in (old, new)}
        place, disk = Place("", ""), Files()
        disk.write(place.at(paths[old]), po.dump(catalog))
        if own is not None:
            disk.write(place.at(paths[new]), po.dump(own))
        there = dict(disk.files)
        source = Article(
            slug=new, path=f"content/articles/{new}.txt", markup="text", header=Header(), segments=segments
        )
        own_now = sync(segments, own or Catalog(), None)
        read = Read(source, (), own_now, own, paths[new], there.get(place.at(paths[new])))
        refusal, said = go_along(disk, place, paths[old], read, self.day)
        assert not said
        if own is not None and any(of_a_person(e) for e in own.entries):
            assert refusal is Refusal.TWO_HANDS
            assert disk.files == there
            return None
        assert refusal is None
        assert list(disk.files) == [place.at(paths[new])]
        moved, told = po.parse(Source(paths[new], disk.files[place.at(paths[new])]))
        assert not told
        kept = sync(segments, catalog, self.day)
        if own is None:
            assert moved.entries == kept.entries
        for entry in kept.entries:
            if entry.text and not entry.obsolete:
                same = moved.by_key[entry.kind, entry.source]
                assert (same.text, worth(same)) == (entry.text, worth(entry)), "as if it had kept its name"
        comments = Counter(c for e in moved.entries for c in e.comments)
        assert not Counter({c for e in (own.entries if own else ()) for c in e.comments}) - comments
        return moved

    def delete_article(self, room: Newsroom) -> None:
        room.stands = False

    def article_comes_back(self, room: Newsroom) -> None:
        room.stands = True

    def swap_names(self, room: Newsroom) -> None:
        """Each article finds the other's file under its new name."""
        other = self.other(room)
        if room.stands and other.stands:
            room.catalog, other.catalog = other.catalog, room.catalog
            room.ledger, other.ledger = other.ledger, room.ledger

    # The memory

    def recall(self, _: Newsroom) -> None:
        everything = {r.slug: r.catalog for r in self.rooms}
        standing_ones = {r.slug: r.catalog for r in self.rooms if r.stands}
        filled = memory.fill(standing_ones, everything, self.day)
        for room in self.rooms:
            for old, new in zip(
                room.catalog.entries, filled.get(room.slug, room.catalog).entries, strict=True
            ):
                assert old == new or (worth(new) == "machine" and not of_a_person(old))
            room.catalog = filled.get(room.slug, room.catalog)

    @property
    def day(self) -> date:
        return self.desk.day
