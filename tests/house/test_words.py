"""The words said to people (EDITOR.md): developers' words stay out of messages and pages."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import dwiwarta
from dwiwarta.diagnostics import Fault
from dwiwarta.model import Source
from dwiwarta.translation import po

ROOT = Path(__file__).parents[2]
FORBIDDEN = re.compile(
    r"\b(segments?|catalogs?|catalogues?|fuzzy|stale|findings?|engines?|termbase|slugs?|frozen|tombstones?"
    r"|set aside|themes?)\b",
    re.IGNORECASE,
)
TECHNICAL = re.compile(
    r"`[^`]*`|[\w./-]+\.(?:toml|po|md|txt|csv|html)\b|--[\w-]+|\b\w+: \w+|\bengine = "
    r"|templates?/|“[^”]*”|#, fuzzy"
)
"""File names, options, header keys and what a person wrote keep their words."""


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
        assert not FORBIDDEN.search(TECHNICAL.sub(" ", sentence)), sentence


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
        for call in CALL.finditer(path.read_text("utf-8")):
            found.add(
                "".join(
                    eval(piece) for piece in re.findall(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", call[1])
                )
            )
    return found


def test_every_word_of_the_site_is_said_in_indonesian() -> None:
    catalog, _ = po.parse(Source("id.po", (ROOT / "translations/ui/id.po").read_bytes()))
    known = {e.source: e.text for e in catalog.entries}
    used = words_used()
    assert len(used) > 40
    assert not {word for word in used if not known.get(word)}


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    catalog, _ = po.parse(Source("id.po", (ROOT / "translations/ui/id.po").read_bytes()))
    for e in catalog.entries:
        assert set(re.findall(r"\{\w+\}", e.source)) == set(re.findall(r"\{\w+\}", e.text)), e.source
