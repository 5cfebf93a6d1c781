"""What becomes of a unit: docs/exchange.md as a table of cases. Nothing a person wrote is ever replaced."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import (
    BEFORE,
    DAY,
    FORMS,
    edited,
    handmade,
    machine,
    missing,
    parsed,
    reviewed,
    stale,
    stale_machine,
    units,
)

from dwiwarta.exchange import formats
from dwiwarta.exchange.bringing import Home, bring
from dwiwarta.exchange.suggestions import keep, path_of
from dwiwarta.exchange.taking import Fate, take
from dwiwarta.exchange.unit import TOOL, Sent, Unit, received, sending
from dwiwarta.translation.catalog import Catalog, Entry, State, by_hand, is_protected, state

S = "Sebanyak 15 warga pindah."
OLD = "Sebanyak 12 warga pindah."
HERE = {
    "missing": missing(S),
    "machine": machine(S, "Machine here."),
    "stale-machine": stale_machine(S, "Machine here.", OLD),
    "edited": edited(S, "A person here"),
    "checked": reviewed(S, "Checked here."),
    "by-hand": handmade(S, "By hand here."),
    "stale": stale(S, "Checked here.", OLD),
}
THERE = {
    "nothing": missing(S),
    "machine": machine(S, "Machine there.", at=DAY),
    "older-machine": machine(S, "Machine there.", at=BEFORE.replace(day=1)),
    "edited": edited(S, "A person there"),
    "checked": reviewed(S, "Checked there."),
    "stale": stale(S, "Checked there.", OLD),
    "stale-machine": stale_machine(S, "Machine there.", OLD),
}
PROTECTED = ("edited", "checked", "by-hand", "stale")
RULES = {  # here: {there: fate, and the state after it}
    "missing": {
        "nothing": "empty missing",
        "machine": "taken machine",
        "older-machine": "taken machine",
        "edited": "taken edited",
        "checked": "taken reviewed",
        "stale": "taken stale",
        "stale-machine": "taken stale",
    },
    "machine": {
        "nothing": "empty machine",
        "machine": "taken machine",
        "older-machine": "older machine",
        "edited": "taken edited",
        "checked": "taken reviewed",
        "stale": "conflict machine",
        "stale-machine": "older machine",
    },
    "stale-machine": {
        "nothing": "empty stale",
        "machine": "taken machine",
        "older-machine": "taken machine",
        "edited": "taken edited",
        "checked": "taken reviewed",
        "stale": "conflict stale",
        "stale-machine": "older stale",
    },
} | {
    here: {
        "nothing": f"empty {after}",
        "machine": f"older {after}",
        "older-machine": f"older {after}",
        "edited": f"conflict {after}",
        "checked": f"conflict {after}",
        "stale": f"conflict {after}",
        "stale-machine": f"older {after}",
    }
    for here, after in zip(PROTECTED, ("edited", "reviewed", "reviewed", "stale"), strict=True)
}


def taken(here: Entry, unit: Unit) -> tuple[Fate, Entry]:
    catalog, (fated,) = take(Catalog((here,)), [unit], DAY)
    return fated.fate, catalog.entries[0]


@pytest.mark.parametrize("there", THERE)
@pytest.mark.parametrize("here", HERE)
def test_another_text(here: str, there: str) -> None:
    fate, after = taken(HERE[here], sending("panen-padi", THERE[there]))
    assert f"{fate} {state(after)}" == RULES[here][there]
    if fate is not Fate.TAKEN:
        assert after is HERE[here]


@pytest.mark.parametrize("there", ["machine", "edited", "checked", "stale", "plain"])
@pytest.mark.parametrize("here", [name for name in HERE if name != "missing"])
def test_the_same_text_is_only_ever_raised_to_checked(here: str, there: str) -> None:
    entry = HERE[here]
    made = {
        "machine": machine(S, entry.text),
        "edited": edited(S, entry.text),
        "checked": reviewed(S, entry.text),
        "stale": stale(S, entry.text, OLD),
        "plain": Entry("body", S, entry.text, fuzzy=True),
    }[there]
    fate, after = taken(entry, Unit("panen-padi", made))
    if there == "checked" and state(entry) is not State.REVIEWED:
        assert (fate, state(after), after.text) == (Fate.CHECKED, State.REVIEWED, entry.text)
        assert (after.facts["ok"], after.facts["by"]) == (BEFORE.isoformat(), "Rina Wijaya")
        assert by_hand(after) == by_hand(entry._replace(fuzzy=False))
    else:
        assert (fate, after) == (Fate.SAME, entry)


def test_a_check_that_was_taken_back_here_is_not_brought_in_again() -> None:
    """The file has the check of before; a person has made the paragraph `fuzzy` again since."""
    unit = sending("panen-padi", reviewed(S, "Checked here."))
    taken_back = reviewed(S, "Checked here.")._replace(fuzzy=True)
    assert taken(taken_back, unit) == (Fate.SAME, taken_back)


def test_a_new_check_names_nobody_of_before() -> None:
    """It left with another's name, as being edited; it came back checked, nobody says by whom."""
    left = sending("panen-padi", reviewed(S, "Words.")._replace(fuzzy=True))
    facts = {**left.entry.facts, "sent": str(left.sent)}
    unit = received(("panen-padi", "body"), S, "Words.", approved=True, facts=facts)
    assert not unit.entry.facts.keys() & {"ok", "by"}
    fate, after = taken(left.entry, unit)
    assert (fate, after.facts["ok"], "by" in after.facts) == (Fate.CHECKED, DAY.isoformat(), False)


def test_the_files_own_name_and_day_are_recorded() -> None:
    unit = received(("panen-padi", "body"), S, "Words.", approved=True, by="Sari", on="2026-11-22")
    _, after = taken(HERE["machine"], unit)
    assert (after.facts["by"], after.facts["ok"]) == ("Sari", "2026-11-22")
    future = received(("panen-padi", "body"), S, "Words.", approved=True, on="2031-01-01")
    assert taken(HERE["missing"], future)[1].facts["ok"] == DAY.isoformat()
    nonsense = received(("panen-padi", "body"), S, "Words.", approved=True, on="soon")
    assert taken(HERE["missing"], nonsense)[1].facts["ok"] == DAY.isoformat()


def test_text_from_elsewhere_counts_as_being_edited() -> None:
    unit = received(("panen-padi", "body"), S, " Words.\r\nMore.\x07 ", approved=False)
    fate, after = taken(HERE["missing"], unit)
    assert (fate, state(after), after.text) == (Fate.TAKEN, State.EDITED, "Words.\nMore.")
    assert is_protected(after)
    assert "engine" in taken(HERE["machine"], unit)[1].facts, "it began as a machine's"


def test_a_changed_machine_text_is_a_persons() -> None:
    left = sending("panen-padi", HERE["machine"])
    facts = {**left.entry.facts, "sent": str(left.sent)}
    unit = received(("panen-padi", "body"), S, "Better.", approved=False, facts=facts)
    fate, after = taken(HERE["machine"], unit)
    assert (fate, state(after), after.text) == (Fate.TAKEN, State.EDITED, "Better.")
    assert after.facts["engine"] == "google/1.11.4"


def test_a_text_rewritten_for_the_new_indonesian_is_no_longer_of_the_old() -> None:
    left = sending("panen-padi", HERE["stale-machine"])
    facts = {**left.entry.facts, "sent": str(left.sent)}
    unit = received(("panen-padi", "body"), S, "Fifteen.", approved=False, facts=facts, previous=OLD)
    assert taken(HERE["stale-machine"], unit)[1].previous is None
    assert state(taken(HERE["stale-machine"], unit)[1]) is State.EDITED


def test_the_indonesian_copied_to_the_other_side_is_no_translation() -> None:
    copied = received(("panen-padi", "body"), S, S, approved=False)
    assert taken(HERE["missing"], copied) == (Fate.EMPTY, HERE["missing"])
    meant = received(("panen-padi", "body"), S, S, approved=True)
    assert taken(HERE["missing"], meant)[0] is Fate.TAKEN


def test_what_a_tools_own_machine_put_in_is_not_a_persons() -> None:
    unit = received(("panen-padi", "body"), S, "Words.", approved=False, engine=TOOL)
    _, after = taken(HERE["missing"], unit)
    assert state(after) is State.MACHINE
    assert taken(HERE["edited"], unit)[0] is Fate.OLDER


def test_paragraphs_are_known_by_kind_and_fold() -> None:
    here = Catalog((Entry("title", "Banjir di Kota"), Entry("body", "“Banjir” – di kota")))
    offered = [
        received(("a", "body"), '"banjir"-di kota.', "Flood.", approved=True),
        received(("a", "dek"), "Banjir di Kota", "Flood.", approved=True),
        received(("a", "body"), "Banjir di desa", "Flood.", approved=True),
    ]
    catalog, fated = take(here, offered, DAY)
    assert [str(f.fate) for f in fated] == ["taken", "source-changed", "source-changed"]
    assert [e.text for e in catalog.entries] == ["", "Flood."]
    assert catalog.entries[1].source == "“Banjir” – di kota"


def test_what_left_the_article_is_not_filled() -> None:
    gone = Entry("body", S, "Kept for later.", obsolete=True)
    catalog, (fated,) = take(Catalog((gone,)), units(HERE["checked"]), DAY)
    assert (fated.fate, catalog.entries) == (Fate.SOURCE_CHANGED, (gone,))


def test_two_texts_for_one_paragraph_in_a_file() -> None:
    """The first is taken; the second finds a person's text there."""
    offered = [received(("a", "body"), S, text, approved=False) for text in ("One.", "Two.", "One.")]
    catalog, fated = take(Catalog((missing(S),)), offered, DAY)
    assert [str(f.fate) for f in fated] == ["taken", "conflict", "same"]
    assert catalog.entries[0].text == "One."


def test_comments_and_flags_here_stay() -> None:
    here = machine(S, "Machine here.")._replace(comments=("# Rina: tanya redaksi",), flags=("no-wrap",))
    _, after = taken(here, sending("a", reviewed(S, "Checked there.")))
    assert (after.comments, after.flags) == (here.comments, here.flags)


LETTERS = st.text(string.ascii_letters + " =+\n\"'<&", min_size=1, max_size=8).filter(
    lambda t: t.strip() == t
)


@st.composite
def some_entry(draw: st.DrawFn) -> Entry:
    source = draw(st.sampled_from(["Satu.", "Dua", "“Tiga”", "tiga.."]))
    make = draw(st.sampled_from([machine, edited, reviewed, handmade]))
    entry = make(source, draw(LETTERS))
    return draw(
        st.sampled_from(
            [
                entry,
                missing(source),
                entry._replace(fuzzy=True),
                entry._replace(fuzzy=True, previous="Lama", facts={**entry.facts, "was": "reviewed"}),
            ]
        )
    )


@given(
    here=st.lists(some_entry(), max_size=4, unique_by=lambda e: (e.kind, e.source)),
    there=st.lists(some_entry(), max_size=6),
    form=st.sampled_from(FORMS),
)
@settings(deadline=None, max_examples=300)
def test_no_import_changes_a_persons_words_or_lowers_a_state(
    here: list[Entry], there: list[Entry], form: str
) -> None:
    """Whatever file, whatever stands here; and importing twice is importing once."""
    found = parsed(formats.dump(units(*there), form), form).units
    before = Catalog(tuple(here))
    after, fated = take(before, found, DAY)
    for was, now in zip(before.entries, after.entries, strict=True):
        assert (was.kind, was.source, was.comments) == (now.kind, now.source, now.comments)
        if is_protected(was):
            assert now.text == was.text
            assert is_protected(now)
            assert now == was or state(now) is State.REVIEWED
    conflicts = {f.unit.entry.text for f in fated if f.fate is Fate.CONFLICT}
    standing = {e.text for e in after.entries}
    for f in fated:
        if is_protected(f.unit.entry) and f.fate not in (Fate.EMPTY, Fate.SOURCE_CHANGED):
            assert f.unit.entry.text in standing | conflicts, "a person's words went nowhere"
    assert take(after, found, DAY)[0] is after


class Memory:
    """A disk in memory."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise FileNotFoundError(path)
        return self.files[path]

    def walk(self, folder: str) -> list[str]:
        return sorted(self.files)

    def write(self, path: str, data: bytes) -> None:
        self.files[path] = data

    def remove(self, path: str) -> None:
        self.files.pop(path, None)


def test_conflicts_are_told_and_kept_beside_once() -> None:
    home = Home(Catalog((HERE["checked"], missing("Dua."))), "translations/en/panen-padi.po")
    those = units(THERE["edited"], reviewed("Dua.", "Two."), reviewed("Tiga.", "Three."))
    those += units(missing("Satu."), slug="panen-pada")
    brought = bring(those, {"panen-padi": home}, DAY)
    assert brought.catalogs["panen-padi"].entries[1].text == "Two."
    assert (brought.counts[Fate.TAKEN], brought.checked) == (1, 1)
    said = {d.code: d for d in brought.diagnostics}
    assert set(said) == {"exchange-conflict", "exchange-source-changed", "exchange-no-article"}
    assert said["exchange-no-article"].did_you_mean == "panen-padi"
    assert said["exchange-conflict"].excerpt == "A person there"
    disk = Memory()
    for _ in range(2):
        keep(disk, "root", "panen-padi", brought.kept["panen-padi"], DAY)
    (line,) = disk.files["root/" + path_of("panen-padi")].decode().splitlines()
    assert '"text": "A person there"' in line


def test_nothing_goes_into_a_file_with_a_fault() -> None:
    home = Home(Catalog((missing(S),), damaged=("msgid",)), "translations/en/panen-padi.po")
    brought = bring(units(HERE["checked"]), {"panen-padi": home}, DAY)
    assert not brought.catalogs
    (said,) = brought.diagnostics
    assert (said.code, said.span.path) == ("exchange-not-writable", home.path)


def test_untouched_means_text_and_approval() -> None:
    unit = sending("a", HERE["machine"])
    assert unit.untouched
    assert not unit._replace(entry=unit.entry._replace(text="x")).untouched
    assert not unit._replace(entry=unit.entry._replace(fuzzy=False)).untouched
    assert not unit._replace(sent=None).untouched
    assert unit.sent == Sent("machine", unit.entry.facts["out"])
