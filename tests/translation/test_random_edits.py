"""Sources and translation files changed at random, in any order: no word of a person is ever lost or altered.

A small run belongs to the suite; the long one is

    DWIWARTA_EDITS=10000 .venv/bin/python -m pytest tests/translation/test_random_edits.py

What the newsroom does is drawn as a list of steps: the editor changes an article or its name, a person changes the
file, a machine answers, a tool rewrites it, a translator's file leaves and comes back. After each step the catalogs are
brought up to date and everything is checked, states by an oracle of their own (`oracle.py`).
"""

import os
import shutil
import subprocess
from collections import Counter
from datetime import date, timedelta

from elsewhere import FORMS, Change
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import House, Newsroom, change, paragraph, steps, text
from oracle import of_a_person, worth
from po_making import ENGINE

from dwiwarta.model import Source
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
PROGRAM = ("answers", "accept", "rewrap", "import", "rename", "give to the other", "swap names", "recall")
"""Steps of programs: they take no word of a person away."""


def words_of_persons(*catalogs: Catalog) -> Counter[str]:
    return Counter({e.text for catalog in catalogs for e in catalog.entries if of_a_person(e)})


def check_sync(room: Newsroom) -> None:
    before = room.catalog
    after = sync(room.segments(), before, room.day)
    everywhere = {e.text for e in after.entries if of_a_person(e)}
    for entry in before.entries:
        if of_a_person(entry):
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
    times = Counter(e.text for e in before.entries) | Counter(e.text for e in after.entries)
    # of a text that stands there twice it is not known which of them was meant
    room.ledger = {words: said for words, said in room.ledger.items() if times[words] < 2}
    lying = {
        (base_kind(e.kind), source) for e in after.entries if e.obsolete and e.text for source in made_for(e)
    }
    for entry in after.entries:
        if base_kind(entry.kind) not in KINDS:
            continue
        if entry.text and times[entry.text] > 1:
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
    assert found == worth(entry)
    assert is_protected(entry) is of_a_person(entry)
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
@given(st.sampled_from(FORMS), st.lists(change, max_size=3), steps)
def test_no_word_of_a_person_is_lost(
    form: str, changes: list[Change], steps: list[tuple[int, tuple[object, ...]]]
) -> None:
    house = House()
    for room in house.rooms:
        check_sync(room)
        room.answers()
        room.accept(1)
        check_sync(room)
        house.export(room, form, changes)
    for which, one in steps:
        before = [room.catalog for room in house.rooms]
        house.do(which, one)
        if one[0] in PROGRAM:
            assert not words_of_persons(*before) - words_of_persons(*[r.catalog for r in house.rooms])
        for room, was in zip(house.rooms, before, strict=True):
            if room.stands:
                check_sync(room)
            if room.catalog is not was:
                (check_file if room.stands else check_unclaimed)(room)


def check_unclaimed(room: Newsroom) -> None:
    """The file of an article that is gone keeps its words, whatever is done to it."""
    again, told = po.parse(Source("a.po", po.dump(room.catalog)))
    assert not told
    assert not words_of_persons(room.catalog) - words_of_persons(again)


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
