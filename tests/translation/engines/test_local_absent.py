"""Where the optional extra is not installed: what is missing, and which command installs it."""

from __future__ import annotations

import pytest

from dwiwarta.translation import engines
from dwiwarta.translation.engines import Setup, Unusable, open_engine


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ({"ctranslate2", "sentencepiece"}, "the libraries ctranslate2 and sentencepiece are not installed"),
        ({"ctranslate2"}, "the library ctranslate2 is not installed"),
    ],
)
def test_what_is_missing_and_how_to_get_it(gone: set[str], said: str) -> None:
    found = open_engine("local", Setup(installed=lambda name: name not in gone))
    assert isinstance(found, Unusable)
    assert found.reason == said
    assert found.hint == f"Run `{engines.INSTALL_LOCAL}`."
    assert "requirements/local.lock" in engines.INSTALL_LOCAL


@pytest.mark.parametrize("name", ["google", "mymemory", "microsoft", "deepl"])
def test_a_service_without_its_library(name: str) -> None:
    keys = {engines.MICROSOFT_KEY: "k", engines.DEEPL_KEY: "k"}
    found = open_engine(name, Setup(keys, installed=lambda _: False))
    assert isinstance(found, Unusable)
    assert "is not installed" in found.reason
    assert "make build" in found.hint
