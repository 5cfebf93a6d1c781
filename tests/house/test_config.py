"""Settings: what a wrong line costs, and what is said about it."""

from pathlib import Path

import pytest

from dwiwarta.config import OUTLET, SITE, TAG, THEME, read_knowledge, read_settings, rights_of
from dwiwarta.diagnostics import Severity
from dwiwarta.model import Outlet, Source

THREE = 'title.id = "Warta"\ntitle.en = "Digest"\nbase_url = "https://example.org/digest/"\n'


def site(text: str):
    return read_settings(Source("site.toml", text.encode()))


def test_three_lines_are_enough():
    settings, said = site(THREE)
    assert said == ()
    assert settings is not None
    assert settings.title.en == "Digest"
    assert settings.base_path == "/digest/"
    assert settings.engine == "none", "nothing is sent anywhere unless a line says so"
    assert settings.feed_authority == "example.org,2026"
    assert not settings.feed_authority_given


@pytest.mark.parametrize(
    ("url", "path"),
    [("https://example.org", "/"), ("https://example.org/a/b", "/a/b/"), ("http://localhost:8000/x/", "/x/")],
)
def test_the_base_path_begins_and_ends_in_a_slash(url: str, path: str):
    settings, _ = site(THREE.replace("https://example.org/digest/", url))
    assert settings is not None
    assert settings.base_path == path


def test_an_unknown_setting_is_told_with_its_line_and_the_one_that_was_meant():
    settings, said = site(THREE + 'pubisher = "Desk"\n')
    assert settings is not None
    (d,) = said
    assert (d.code, d.span.line, d.did_you_mean, d.severity) == (
        "setting-unknown",
        4,
        "publisher",
        Severity.WARNING,
    )
    assert d.excerpt == 'pubisher = "Desk"'


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("page_size = 0", "page_size"),
        ("page_size = true", "page_size"),
        ('english = "au"', "english"),
        ('timezone = "Asia/Jakart"', "timezone"),
        ("publisher = 3", "publisher"),
        ("engine = []", "engine"),
        ('feed_authority = "example.org"', "feed_authority"),
        ('publish.via = "ftp"', "publish.via"),
    ],
)
def test_a_wrong_value_costs_that_value(line: str, name: str):
    settings, said = site(THREE + "\n" + line + "\n")
    assert settings is not None
    (d,) = said
    assert (d.code, d.span.line, d.severity) == ("setting-wrong", 5, Severity.ERROR)
    assert name in d.message
    assert d.hint


@pytest.mark.parametrize(
    "url",
    [
        "example.org/digest/",
        "ftp://example.org/",
        "https:///x",
        'https://example.org/?a"',
        "",
        "https://example.org/?",
        "https://example.org/#",
        "https://example.org/a?b/",
        "https://example.org:99999/",
        "https://example.org:port/",
        "https://example.org:/",
        "https://example.org/a%2/",
        "https://example.org/100%/",
        "https://example.org/a/../b/",
        "https://example.org/%2E%2e/b/",
        "https://example.org/./",
        "https://example.org//digest/",
        "https://rina@example.org/",
        "https://exa mple.org/",
        "https://-example..org/",
        "https://[::1/",
        "https://example.org/a\\u0007/",
    ],
)
def test_without_a_base_url_nothing_is_built(url: str):
    settings, said = site(THREE.replace("https://example.org/digest/", url.replace('"', '\\"')))
    assert settings is None
    assert said[0].span.line == 3


@pytest.mark.parametrize(
    ("url", "taken"),
    [
        ("https://warta-désa.example/a", "https://xn--warta-dsa-h4a.example/a/"),
        ("https://Example.ORG:8443/a%20b/", "https://example.org:8443/a%20b/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_a_base_url_is_written_as_browsers_write_it(url: str, taken: str):
    settings, said = site(THREE.replace("https://example.org/digest/", url))
    assert settings is not None
    assert (settings.base_url, said) == (taken, ())


@pytest.mark.parametrize("escape", ["\\u0000", "\\u001b", "\\n", "\\uFFFE", "\\uFFFF"])
def test_a_text_with_a_control_character_is_refused(escape: str):
    settings, said = site(THREE + f'publisher = "Re{escape}daksi"\n')
    assert settings is not None
    assert (settings.publisher, [d.code for d in said]) == ("", ["setting-wrong"])
    assert "control character" in said[0].message


def test_a_tab_in_a_text_is_none_of_those():
    settings, said = site(THREE + 'publisher = "Re\tdaksi"\n')
    assert settings is not None
    assert (settings.publisher, said) == ("Re\tdaksi", ())


def test_a_line_that_is_no_toml_is_shown_with_its_place():
    settings, said = site(THREE + "publisher = Redaksi\n")
    assert settings is None
    (d,) = said
    assert d.code == "settings-unreadable"
    assert d.span.line == 4
    assert d.excerpt == "publisher = Redaksi"


def test_a_file_that_is_not_utf8():
    settings, said = read_settings(Source("site.toml", THREE.encode() + b'publisher = "caf\xe9"\n'))
    assert settings is None
    assert said[0].span.line == 4


@pytest.mark.parametrize("given", ["label", "headline", "hold"])
def test_what_may_go_out_unchecked(given: str):
    settings, said = site(THREE + f'unreviewed = "{given}"\n')
    assert settings is not None
    assert (settings.unreviewed, said) == (given, ())


@pytest.mark.parametrize("line", ['unreviewed = "held"', "unreviewed = false"])
def test_a_slip_about_what_may_go_out_unchecked_shows_less_and_not_more(line: str):
    settings, said = site(THREE + line + "\n")
    assert settings is not None
    assert settings.unreviewed == "hold"
    assert [(d.code, d.span.line) for d in said] == [("unreviewed-wrong", 4)]


def test_topics_and_outlets_come_in_the_order_of_their_files():
    themes = b"""
[sport]
label.id = "Olahraga"
label.en = "Sports"
suggest = ["gol"]
[law]
label.id = "Hukum"
label.en = "Law"
"""
    outlets = b'[nusadaily]\nname = "Nusadaily"\nspellings = ["NUSADAILY.COM"]\n'
    knowledge, said = read_knowledge(Source("themes.toml", themes), Source("outlets.toml", outlets))
    assert said == ()
    assert [t.id for t in knowledge.themes] == ["sport", "law"]
    assert knowledge.themes[0].suggest == ("gol",)
    assert knowledge.outlets[0].spellings == ("NUSADAILY.COM",)


def test_a_topic_without_its_labels_and_a_spelling_that_stands_twice():
    themes = b'[sport]\nlabel.id = "Olahraga"\n'
    outlets = b"""[a]
name = "A"
spellings = ["X.COM"]
[b]
name = "B"
spellings = ["x.com"]
["Bad Name"]
name = "C"
"""
    knowledge, said = read_knowledge(Source("themes.toml", themes), Source("outlets.toml", outlets))
    assert [d.code for d in said] == ["setting-needed", "setting-wrong", "spelling-twice"]
    assert [d.span.line for d in said] == [1, 7, 4]
    assert [o.id for o in knowledge.outlets] == ["a", "b", "bad-name"]
    assert knowledge.themes[0].label.en == "Sport"


def test_the_strictest_right_holds():
    settings, _ = site(THREE)
    assert settings is not None
    outlet = Outlet("x", "X", rights="excerpt")
    assert rights_of(outlet, None, settings) == "excerpt"
    assert rights_of(outlet, "full", settings) == "excerpt"
    assert rights_of(outlet, "link", settings) == "link"
    assert rights_of(None, "excerpt", settings) == "excerpt"
    assert rights_of(None, None, settings) == "full"


@pytest.mark.parametrize(
    "line",
    [
        'right = "link"',
        'right = "full"',
        'rigths = "excerpt"',
        'licence = "link"',
        'rights = "exerpt"',
        'rights = ["link"]',
        "rights = true",
        'rights = ""',
        'rights.web = "full"',
        'id.rights = "excerpt"',
        'rights = "full"\nrihgts = "link"',
    ],
)
def test_a_slip_about_rights_shows_less_and_not_more(line: str):
    outlets = f'[a]\nname = "A"\n{line}\n[b]\nname = "B"\nrights = "full"\n'
    knowledge, said = read_knowledge(None, Source("outlets.toml", outlets.encode()))
    assert [o.rights for o in knowledge.outlets] == ["link", "full"]
    (d,) = said
    assert d.severity is Severity.ERROR
    assert d.span.line in (3, 4)
    assert "“link”" in d.message and "headline" in d.message
    assert "“full”" in str(d.hint) or "rights" in str(d.hint)


@pytest.mark.parametrize("given", ["Link", "LINK", " link "])
def test_capitals_make_no_difference_to_rights(given: str):
    knowledge, said = read_knowledge(None, Source("outlets.toml", f'[a]\nrights = "{given}"\n'.encode()))
    assert (knowledge.outlets[0].rights, said) == ("link", ())
    settings, said = site(THREE + f'rights_default = "{given}"\n')
    assert settings is not None
    assert (settings.rights_default, said) == ("link", ())


def test_an_unknown_word_far_from_rights_costs_nothing():
    knowledge, said = read_knowledge(None, Source("outlets.toml", b'[a]\nnmae = "full text"\n'))
    assert (knowledge.outlets[0].rights, [d.code for d in said]) == (None, ["setting-unknown"])


@pytest.mark.parametrize(
    "line",
    ['rights_default = "exerpt"', 'right_default = "excerpt"', 'rights_defualt = "full"', 'rights = "link"'],
)
def test_a_slip_about_the_default_of_rights_shows_less_and_not_more(line: str):
    settings, said = site(THREE + line + "\n")
    assert settings is not None
    assert settings.rights_default == "link"
    assert [d.span.line for d in said] == [4]
    assert "“link”" in said[0].message


def test_a_long_line_without_a_sign_of_equality_is_read_at_once():
    lines = "a" * 5000 + "\n" + " . " * 2000 + "\n" + '"x' * 3000
    _, said = site(THREE + f"tagline.id = '''\n{lines}'''\nnot_known = 1\n")
    assert [d.code for d in said] == ["setting-wrong", "setting-unknown"]


def test_an_outlet_whose_short_name_is_odd_keeps_its_rights():
    outlets = """[kabar-rekaan]
name = "Kabar"
["Kabar Rekaan"]
spellings = ["KABAR.ID"]
rights = "link"
"""
    knowledge, said = read_knowledge(None, Source("outlets.toml", outlets.encode()))
    assert [(o.id, o.name, o.rights) for o in knowledge.outlets] == [
        ("kabar-rekaan", "Kabar", None),
        ("kabar-rekaan-2", "Kabar Rekaan", "link"),
    ]
    assert [(d.code, d.span.line) for d in said] == [("setting-wrong", 3)]


def test_the_topic_for_what_has_none_is_not_to_be_written():
    themes = b'[unsorted]\nlabel.id = "Lain"\nlabel.en = "Other"\n[sport]\nlabel.id = "Olahraga"\nlabel.en = "Sports"\n'
    knowledge, said = read_knowledge(Source("themes.toml", themes), None)
    assert [t.id for t in knowledge.themes] == ["sport"]
    assert [(d.code, d.span.line) for d in said] == [("topic-reserved", 1)]


@pytest.mark.parametrize("name", [*SITE, *THEME, *OUTLET, *TAG])
def test_the_manual_knows_every_setting(name: str):
    manual = (Path(__file__).parents[2] / "docs/settings.md").read_text("utf-8")
    assert f"| `{name}` |" in manual
