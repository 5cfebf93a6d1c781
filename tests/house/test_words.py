"""The words said to people (EDITOR.md): developers' words stay out of messages and pages."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import dwiwarta
from dwiwarta.diagnostics import Fault
from dwiwarta.model import Source
from dwiwarta.rendering.kinds.groups import LABELS
from dwiwarta.rendering.views import STATE_WORDS
from dwiwarta.rendering.workshop import PLAIN_TITLES
from dwiwarta.translation import po

from .developers_words import developers_word

ROOT = Path(__file__).parents[2]


def faults() -> list[Fault]:
    found = {}
    for module in pkgutil.walk_packages(dwiwarta.__path__, "dwiwarta."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Fault):
                found[id(value)] = value
    return list(found.values())


FAULTS = faults()


def test_there_are_faults() -> None:
    assert len(FAULTS) > 20


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.code)
def test_messages_speak_to_journalists(fault: Fault) -> None:
    for sentence in (fault.message, fault.hint):
        assert developers_word(sentence) is None


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.code)
def test_messages_end_as_sentences_and_say_what_to_do(fault: Fault) -> None:
    assert fault.message[-1] in ".?!”}", fault.message
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fault.code)


def test_one_code_is_one_kind_of_message() -> None:
    """Two sentences may share a code only as variants of one message."""
    severities: dict[str, set[str]] = {}
    for fault in FAULTS:
        severities.setdefault(fault.code, set()).add(fault.severity)
    assert not {code for code, found in severities.items() if len(found) > 1}


NOT_SAID = {
    '<segment state="',  # XLIFF
    "non-fast-forward|fetch first|cannot lock ref|stale info",  # git's words
    'themes = { olahraga = "sport" }',  # a line for site.toml
}
NO_SENTENCES = {"dwiwarta/translation/checks/lexicon.py"}
"""Lists of words of the language."""


def said_in(module: ast.Module) -> list[tuple[int, str]]:
    """Every text of more than one word in a module, with its line; no docstrings, no patterns."""
    unsaid = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Expr):
            unsaid.add(node.value)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "pattern"):
            unsaid |= set(ast.walk(node))
    return [
        (node.lineno, node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node not in unsaid
        and " " in node.value.strip()
    ]


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "dwiwarta").rglob("*.py")),
    ids=lambda p: p.relative_to(ROOT / "dwiwarta").as_posix(),
)
def test_no_sentence_of_the_program_speaks_like_a_developer(path: Path) -> None:
    """Commands, their help, summaries, possible errors, the preview."""
    if path.relative_to(ROOT).as_posix() in NO_SENTENCES:
        return
    for line, text in said_in(ast.parse(path.read_text("utf-8"))):
        if text not in NOT_SAID:
            assert developers_word(text) is None, f"{path.name}:{line}"


COUNTED = re.compile(r"""counted\([^"']*["']([^"']+)["']""")


def test_what_is_counted_has_a_word_that_people_know() -> None:
    found = set()
    for path in (ROOT / "dwiwarta").rglob("*.py"):
        found.update(COUNTED.findall(path.read_text("utf-8")))
    assert "paragraph" in found
    assert [word for word in found if developers_word(word)] == []


@pytest.mark.parametrize(
    "path",
    [p for p in sorted((ROOT / "templates").rglob("*")) if p.suffix in (".html", ".xml", ".txt", ".js")],
    ids=lambda p: p.relative_to(ROOT / "templates").as_posix(),
)
def test_no_template_speaks_like_a_developer(path: Path) -> None:
    """What it says itself, in mails and scripts too: `w('...')` counts, the names of Jinja do not."""
    text = path.read_text("utf-8")
    if path.suffix == ".js":
        said = re.findall(r"""\"[^"\n]* [^"\n]*\"|'[^'\n]* [^'\n]*'""", text)
    else:
        jinja = r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<style>.*?</style>|<[^>]*>"
        said = [*words_in(text), re.sub(jinja, " ", text)]
    for sentence in said:
        assert developers_word(sentence) is None


def test_the_words_of_the_site_are_no_developers_words_in_either_language() -> None:
    catalog, _ = po.parse(Source("id.po", (ROOT / "translations/ui/id.po").read_bytes()))
    for entry in catalog.entries:
        assert developers_word(entry.source) is None
        assert developers_word(entry.text) is None


CALL = re.compile(
    r"""\b(?:w|Way|words\.(?:id|en)|words\[[^\]]*\]|en)\(\s*((?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")(?:\s*(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"))*)"""
)


def words_used() -> set[str]:
    found = set()
    for path in [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "templates").rglob("*.xml"),
        *(ROOT / "dwiwarta/rendering").rglob("*.py"),
    ]:
        found |= words_in(path.read_text("utf-8"))
    return found


def words_in(text: str) -> set[str]:
    """The words of the site that a template or module asks for."""
    return {
        "".join(eval(piece) for piece in re.findall(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", call[1]))
        for call in CALL.finditer(text)
    }


def test_every_word_of_the_site_is_said_in_indonesian() -> None:
    catalog, _ = po.parse(Source("id.po", (ROOT / "translations/ui/id.po").read_bytes()))
    known = {e.source: e.text for e in catalog.entries}
    used = words_used() | {*STATE_WORDS.values(), *PLAIN_TITLES.values(), *LABELS.values()}
    assert len(used) > 40
    assert not {word for word in used if not known.get(word)}


def texts_of_the_site() -> set[str]:
    """Every text that stands in quotation marks in a template, and every text of the modules that render."""
    found = words_used()
    for path in (ROOT / "dwiwarta/rendering").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    for path in (ROOT / "templates").rglob("*.html"):
        for code in re.findall(r"(?s)\{[{%].*?[}%]\}", path.read_text("utf-8")):
            found |= {quoted[0] or quoted[1] for quoted in re.findall(r"'([^']*)'|\"([^\"]*)\"", code)}
    return found


def test_no_word_that_has_an_indonesian_is_left_unused() -> None:
    """So an agreed wording is one that readers see."""
    catalog, _ = po.parse(Source("id.po", (ROOT / "translations/ui/id.po").read_bytes()))
    assert {e.source for e in catalog.entries} - texts_of_the_site() == set()


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    catalog, _ = po.parse(Source("id.po", (ROOT / "translations/ui/id.po").read_bytes()))
    for e in catalog.entries:
        assert set(re.findall(r"\{\w+\}", e.source)) == set(re.findall(r"\{\w+\}", e.text)), e.source
