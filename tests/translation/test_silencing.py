"""A person's word that a possible error is right: kept beside the text, true for these two texts only."""

import shutil
import subprocess

import pytest
from po_making import handmade, missing, read

from dwiwarta.diagnostics import Severity
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog
from dwiwarta.translation.checks import Finding
from dwiwarta.translation.silencing import Silence, heard, silenced, silences, spoken_up

needs_gettext = pytest.mark.skipif(
    not all(map(shutil.which, ["msgcat", "msgmerge"])), reason="gettext is not installed"
)
ENTRY = handmade(
    "Sebanyak 12 petani memanen padi sejak pagi di desa itu.", "A dozen farmers have harvested rice."
)
WORD = Silence("number-value", "other", "dozen “is” twelve, said Rina", "Rina Wijaya")
FOUND = (Finding("number-value", Severity.ERROR, "12?"), Finding("names", Severity.WARNING, "Who?"))


def test_it_holds_for_this_check_until_a_text_changes() -> None:
    entry = silenced(ENTRY, WORD)
    assert silences(entry) == (WORD,)
    assert [f.check for f in heard(entry, FOUND)] == ["names"]
    assert heard(entry._replace(text="Twelve farmers have harvested rice."), FOUND) == FOUND
    assert heard(entry._replace(source="Sebanyak 13 petani memanen padi."), FOUND) == FOUND
    assert spoken_up(entry, "number-value") == ENTRY


def test_spaces_and_quotes_of_the_source_change_nothing() -> None:
    entry = silenced(ENTRY, WORD)
    assert silences(entry._replace(source=f"{ENTRY.source}  ")) == (WORD,)


def test_a_new_word_takes_the_place_of_the_old_one_and_leaves_other_comments() -> None:
    entry = ENTRY._replace(comments=("# Rina: tanya redaksi",))
    entry = silenced(
        silenced(silenced(entry, WORD), Silence("names", "free")), Silence("number-value", "rounding")
    )
    assert {s.check: s.reason for s in silences(entry)} == {"names": "free", "number-value": "rounding"}
    assert entry.comments[0] == "# Rina: tanya redaksi" and len(entry.comments) == 3


def test_a_reason_is_one_of_the_list() -> None:
    with pytest.raises(ValueError, match="because"):
        silenced(ENTRY, Silence("names", "because"))


def test_a_line_that_a_person_broke_silences_nothing() -> None:
    for line in (
        "# dwiwarta-ignore:",
        "# dwiwarta-ignore: number-value",
        "# dwiwarta-ignore: check=number-value src=",
    ):
        assert silences(ENTRY._replace(comments=(line,))) == ()


def test_our_own_files_keep_it() -> None:
    catalog = Catalog((silenced(ENTRY, WORD),))
    assert read(po.dump(catalog)).entries == catalog.entries


@needs_gettext
@pytest.mark.parametrize("command", [["msgcat", "-"], ["msgcat", "--width=40", "-"], ["msgattrib", "-"]])
def test_gettext_keeps_it(command: list[str]) -> None:
    catalog = Catalog((silenced(ENTRY, WORD),))
    done = subprocess.run(command, input=po.dump(catalog), capture_output=True, check=True)
    assert silences(read(done.stdout).entries[0]) == (WORD,)


@needs_gettext
def test_msgmerge_copies_it_to_a_changed_paragraph_and_there_it_means_nothing(tmp_path: object) -> None:
    catalog = Catalog((silenced(ENTRY, WORD),))
    changed = Catalog((missing(ENTRY.source.replace("12", "14")),))
    (tmp_path / "a.po").write_bytes(po.dump(catalog))  # type: ignore[operator]
    (tmp_path / "a.pot").write_bytes(po.dump(changed))  # type: ignore[operator]
    done = subprocess.run(
        ["msgmerge", "-q", str(tmp_path / "a.po"), str(tmp_path / "a.pot")],  # type: ignore[operator]
        capture_output=True,
        check=True,
    )
    assert b"dwiwarta-ignore: check=number-value" in done.stdout
    entry = read(done.stdout).entries[0]
    assert entry.text and silences(entry) == ()
