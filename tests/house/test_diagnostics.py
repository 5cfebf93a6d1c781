"""A message is one value for the terminal and for JSON."""

import json

from dwiwarta.diagnostics import Fault, Severity, Span, as_text, closest, worst

ODD = Fault("odd-line", Severity.WARNING, "The line says “{word}”.", "Say something else.")


def test_on_a_terminal_it_shows_place_line_and_caret():
    d = ODD.at(Span("a.txt", 3, 5, 8), excerpt="the odd line", word="odd", did_you_mean="even")
    assert as_text(d).split("\n") == [
        "a.txt:3:5: warning: The line says “odd”. [odd-line]",
        "    the odd line",
        "        ^^^",
        "    Did you mean “even”?",
        "    Say something else.",
    ]


def test_as_json_it_has_every_key_and_null_for_what_is_absent():
    d = ODD.at(Span("a.txt"), word="odd")
    assert json.loads(json.dumps(d.as_json())) == {
        "code": "odd-line",
        "severity": "warning",
        "path": "a.txt",
        "line": None,
        "column": None,
        "end_column": None,
        "message": "The line says “odd”.",
        "hint": "Say something else.",
        "did_you_mean": None,
        "excerpt": None,
    }


def test_a_long_line_is_shown_around_the_place():
    d = ODD.at(Span("a.txt", 1, 501, 504), excerpt="x" * 500 + "odd" + "y" * 500, word="odd")
    shown, caret = as_text(d).split("\n")[1:3]
    assert len(shown) < 110
    assert shown[caret.index("^") : caret.rindex("^") + 1] == "odd"


def test_a_file_cannot_write_on_the_terminal():
    d = ODD.at(Span("a\x1b[2J.txt", 1, 1), excerpt="\x1b]0;title\x07", word="\x1b[31m")
    assert "\x1b" not in as_text(d)
    assert "\x1b[2J" not in as_text(d, colour=True)
    assert "\x1b[31mThe" not in as_text(d, colour=True).replace("\x1b[31m\x1b", "")


def test_values_with_braces_are_text():
    assert ODD.at(Span("a"), word="{x}").message == "The line says “{x}”."


def test_the_worst_of_many():
    d = ODD.at(Span("a"), word="x")
    assert worst([]) is None
    assert worst([d, ODD.at(Span("a"), word="x", severity=Severity.ERROR)]) is Severity.ERROR


def test_the_word_that_was_meant():
    assert closest("politic", ["politics", "sport"]) == "politics"
    assert closest("zzz", ["politics", "sport"]) is None
