"""What is believed of a service's answers. Specimens: `specimens/answers/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from dwiwarta.translation.answers import Refusal, refusal, tidied

HERE = Path(__file__).parent
QA = HERE.parents[1].parent / "shared" / "qa" / "clean.po"


def specimens() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted((HERE / "specimens" / "answers").glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line and not line.startswith("#")]
            if lines:
                source, answer, expected = lines
                found.append(
                    (source.removeprefix("id:").strip(), answer.removeprefix("en:").strip(), expected)
                )
    return found


@pytest.mark.parametrize(("source", "answer", "expected"), specimens())
def test_specimen(source: str, answer: str, expected: str) -> None:
    found = refusal(source, answer)
    assert (found.name if found else "taken") == expected


def test_every_refusal_has_a_specimen() -> None:
    assert {name for _, _, name in specimens()} == {r.name for r in Refusal} | {"taken"}


def test_signs_that_were_escaped_twice_are_put_right() -> None:
    assert tidied("Ia siap", "He&#39;s ready &amp; waiting") == "He's ready & waiting"
    assert tidied("Tulis &amp; di sini", "Write &amp; here") == "Write &amp; here"


def test_line_breaks_stay_where_the_source_has_some() -> None:
    assert tidied("satu dua", " one\n two ") == "one two"
    assert tidied("satu\ndua", " one\ntwo ") == "one\ntwo"


@pytest.mark.skipif(not QA.exists(), reason="the set of human translations is not here")
def test_human_translations_are_believed_and_indonesian_is_not() -> None:
    import polib

    pairs = [(e.msgid, e.msgstr) for e in polib.pofile(str(QA))]
    wrong = [pair for pair in pairs if refusal(*pair)]
    assert len(wrong) <= len(pairs) // 500
    longer = [source for source, _ in pairs if len(source.split()) >= 8]
    seen = [s for s in longer if refusal(s + " lagi", s) is Refusal.INDONESIAN]
    assert len(seen) >= 0.93 * len(longer)
