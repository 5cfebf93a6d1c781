"""Which services there are, and what is said where one cannot be used."""

from __future__ import annotations

import pytest

from dwiwarta.translation import engines
from dwiwarta.translation.engines import Setup, Unusable, available, named, open_engine
from dwiwarta.translation.engines.keys import gathered
from dwiwarta.translation.outcome import announced, unusable

ALL = {
    engines.MICROSOFT_KEY: "k3y-of-nobody",
    engines.LIBRETRANSLATE_URL: "http://127.0.0.1:5000/",
    engines.DEEPL_KEY: "k3y-of-nobody",
}


def test_a_misspelt_name() -> None:
    found = open_engine("gogle")
    assert isinstance(found, Unusable)
    assert found.did_you_mean == "google"
    told = unusable(found, line=4)
    assert told.did_you_mean == "google"
    assert told.message == "No text is translated: there is no translation service “gogle”."
    assert "libretranslate" in str(told.hint)


def test_none_is_nobody() -> None:
    assert isinstance(open_engine("none"), Unusable)


def test_available_opens_no_socket(no_sockets: list[str]) -> None:
    assert {a.name: a.usable for a in available(Setup(ALL))} == {
        **dict.fromkeys(engines.names(), True),
        "local": False,
    }
    bare = {a.name: a for a in available()}
    assert [name for name, a in bare.items() if not a.usable] == [
        "microsoft",
        "deepl",
        "libretranslate",
        "local",
    ]
    assert engines.MICROSOFT_KEY in str(bare["microsoft"].hint)
    assert engines.LIBRETRANSLATE_URL in str(bare["libretranslate"].hint)
    assert no_sockets == []


@pytest.mark.parametrize(
    "address", ["127.0.0.1:5000", "ftp://example.org", "http://", "http://[::1", "http://a:99999"]
)
def test_a_wrong_address_of_a_server(address: str) -> None:
    found = open_engine("libretranslate", Setup({engines.LIBRETRANSLATE_URL: address}))
    assert isinstance(found, Unusable)
    assert "is not a web address" in found.reason


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_that_is_none(key: str) -> None:
    found = open_engine("microsoft", Setup({engines.MICROSOFT_KEY: key}))
    assert isinstance(found, Unusable)
    assert key not in found.reason + found.hint


@pytest.mark.parametrize("name", [n for n in engines.names() if n not in ("none", "local")])
def test_each_says_who_it_is(name: str) -> None:
    engine = open_engine(name, Setup(ALL))
    assert not isinstance(engine, Unusable)
    assert engine.name == name
    assert engine.label[0].isupper()
    assert engine.version[0].isdigit()
    assert "k3y" not in repr(engine)


def test_the_announcement() -> None:
    told = announced("Google Translate", 74, 23456)
    assert told.message.startswith("74 paragraphs (23456 characters) go to Google Translate now")
    assert 'engine = "none"' in str(told.hint)


def test_keys_come_from_the_environment_before_the_file() -> None:
    files = {
        "/home/rina/.config/dwiwarta/keys.toml": b"""
            DWIWARTA_MICROSOFT_KEY = "from-file"
            DWIWARTA_MICROSOFT_REGION = "sea"
        """,
        "/elsewhere.toml": b'DWIWARTA_MICROSOFT_KEY = "from-elsewhere',
    }

    def read(path: str) -> bytes:
        if path not in files:
            raise FileNotFoundError(path)
        return files[path]

    home = {"HOME": "/home/rina", "PATH": "/bin"}
    assert gathered(home, read).values == {
        "DWIWARTA_MICROSOFT_KEY": "from-file",
        "DWIWARTA_MICROSOFT_REGION": "sea",
    }
    both = gathered({**home, "DWIWARTA_MICROSOFT_KEY": "from-environment"}, read)
    assert both.values["DWIWARTA_MICROSOFT_KEY"] == "from-environment"
    assert "from" not in repr(both)
    assert gathered({}, read).values == {}
    broken = gathered({**home, "DWIWARTA_KEYS": "/elsewhere.toml"}, read)
    (told,) = broken.diagnostics
    assert told.span.path == "/elsewhere.toml"
    assert "from-elsewhere" not in str(told.as_json())


LINE = 'DWIWARTA_DEEPL_KEY = "k3y"\r\n'


@pytest.mark.parametrize("data", [LINE.encode("utf-8-sig"), LINE.encode("utf-16")])
def test_keys_saved_by_an_editor_on_windows(data: bytes) -> None:
    found = gathered({"DWIWARTA_KEYS": "/keys.toml"}, lambda _: data)
    assert found.values["DWIWARTA_DEEPL_KEY"] == "k3y" and not found.diagnostics


@pytest.mark.parametrize(
    ("data", "code", "near", "line"),
    [
        (b'DWIWARTA_DEPL_KEY = "k3y"', "keys-unknown", "DWIWARTA_DEEPL_KEY", 0),
        (b'k3y = ""', "keys-unknown", None, 0),
        (b"DWIWARTA_DEEPL_KEY = 53", "keys-value", None, 0),
        (b"# keys\nDWIWARTA_DEEPL_KEY=k3y", "keys-unreadable", None, 2),
    ],
)
def test_a_slip_among_the_keys_is_told(data: bytes, code: str, near: str | None, line: int) -> None:
    (told,) = gathered({"DWIWARTA_KEYS": "/keys.toml"}, lambda _: data).diagnostics
    assert (told.code, told.did_you_mean, told.span.line) == (code, near, line)
    assert "k3y" not in str(told.as_json())


def test_a_file_of_keys_that_is_named_must_be_there() -> None:
    def read(path: str) -> bytes:
        raise (
            PermissionError(13, "Permission denied")
            if "usual" in path
            else FileNotFoundError(2, "No such file")
        )

    assert gathered({"HOME": "/home/rina"}, lambda _: read("")).diagnostics == ()
    for environ in ({"DWIWARTA_KEYS": "/keys.toml"}, {"XDG_CONFIG_HOME": "/usual"}):
        (told,) = gathered(environ, read).diagnostics
        assert told.code == "keys-absent"


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [
        ("google", ("google",)),
        ("google, mymemory", ("google", "mymemory")),
        (" google,,google ,local", ("google", "local")),
        ("none", ("none",)),
        ("google, none", ("google",)),
        ("none, google", ("none",)),
        (",", ()),
    ],
)
def test_several_in_turn(setting: str, wanted: tuple[str, ...]) -> None:
    assert named(setting) == wanted
