"""What a site must say of itself before readers see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

import pytest

from dwiwarta.config.site import read_settings
from dwiwarta.diagnostics import Diagnostic, Span
from dwiwarta.model import Source
from dwiwarta.publishing.git import Ran
from dwiwarta.publishing.readiness import PATTERN, address_on_pages, is_example, unready

OWN = {
    "title.id": "Warta",
    "title.en": "Digest",
    "base_url": "https://rina.github.io/digest/",
    "feed_authority": "rina.github.io,2026",
    "publisher": "Redaksi Warta",
    "editor": "Rina Wijaya",
    "contact": "redaksi@warta.id",
}


def said(**other: str) -> list[Diagnostic]:
    lines = "".join(f'{key} = "{value}"\n' for key, value in {**OWN, **other}.items() if value)
    settings, _ = read_settings(Source("site.toml", lines.encode()))
    assert settings
    return unready(settings, Span("site.toml"), "https://rina.github.io/digest/")


def test_a_site_with_words_of_its_own_may_go_out() -> None:
    assert said() == []


@pytest.mark.parametrize(
    ("key", "value", "code", "told"),
    [
        ("base_url", "https://example.org/digest/", "address-example", 'base_url = "https://rina.github.io/digest/"'),
        ("publisher", "", "nobody-answers", 'publisher = "'),
        ("editor", "", "nobody-answers", 'editor = "'),
        ("contact", "", "nobody-answers", 'contact = "'),
        ("contact", "redaksi@example.org", "contact-example", 'contact = "'),
        ("feed_authority", "", "feed-authority-missing", 'feed_authority = "rina.github.io,2026"'),
        ("feed_authority", "example.org,2026", "feed-authority-example", "If nobody subscribes yet"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_with_what_to_write(key: str, value: str, code: str, told: str) -> None:
    (only,) = said(**{key: value})
    assert only.code == code and told in (only.hint or "")


def test_all_that_is_missing_stands_in_one_message() -> None:
    (only,) = said(publisher="", editor="", contact="")
    assert (
        "(publisher) and" in only.message and "(editor) and" in only.message and "(contact)" in only.message
    )


@pytest.mark.parametrize(
    "host",
    ["example.org", "WWW.Example.com", "warta.example", "a.test", "localhost", "x.localhost", "127.0.0.1", "0.0.0.0",
     "192.168.1.20", "::1", "example.org.", "laptop.local"],
)  # fmt: skip
def test_hosts_that_no_reader_finds(host: str) -> None:
    assert is_example(host)


@pytest.mark.parametrize(
    "host", ["rina.github.io", "my-example.org", "example.co.id", "test.id", "8.8.8.8", ""]
)
def test_hosts_that_readers_may_find(host: str) -> None:
    assert not is_example(host)


class Remote:
    def __init__(self, address: str | None) -> None:
        self.address = address

    def run(self, repo: str, args: Sequence[str], stdin: BinaryIO | None = None) -> Ran:
        if self.address is None:
            raise FileNotFoundError("git")
        return Ran(0, f"{self.address}\n".encode(), "") if self.address else Ran(2, b"", "no such remote")


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/Rina-W/warta.git", "https://rina-w.github.io/warta/"),
        ("git@github.com:rina/warta.git", "https://rina.github.io/warta/"),
        ("ssh://git@github.com/rina/Warta", "https://rina.github.io/Warta/"),
        ("https://rina:ghp_secret@github.com/rina/rina.github.io/", "https://rina.github.io/"),
        ("/srv/git/warta.git", PATTERN),
        ("https://gitlab.com/rina/warta.git", PATTERN),
        ("", PATTERN),
        (None, PATTERN),
    ],
)
def test_the_address_on_github_pages_follows_from_the_remote(remote: str | None, address: str) -> None:
    assert address_on_pages(Remote(remote), ".", "origin", "") == address


def test_a_domain_of_ones_own_is_the_address() -> None:
    assert address_on_pages(Remote(None), ".", "origin", "warta.id") == "https://warta.id/"
