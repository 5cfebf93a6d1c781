"""The pages that the site makes about itself say what is true of it."""

import re
from pathlib import Path

import pytest

from tests.rendering.written_site import LittleSite, checked, machine


def words(html: str) -> str:
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def site(root: Path, *lines: str) -> LittleSite:
    made = LittleSite(root)
    for line in lines:
        made.setting(line)
    for name, make in (("alas", checked), ("bukit", machine), ("curug", machine)):
        title, body = f"Pasar di {name.capitalize()}", "Pasar itu ramai."
        made.article(
            name, [title, body], [make("title", title, "Market"), make("body", body, "It was busy.")]
        )
    made.article("danau", ["Pasar di Danau", "Pasar itu sepi."], [])
    made.build()
    return made


def test_figures_stand_under_how_we_translate(tmp_path: Path) -> None:
    made = site(tmp_path)
    english, indonesian = words(made.page("en/method")), words(made.page("id/method"))
    for said in (
        "Reports carried 4",
        "checked throughout by an editor 1",
        "Not checked yet 2",
        "In Indonesian only for now 1",
        "Google Translate (3).",
    ):
        assert said in english
    for said in ("Berita yang dimuat 4", "Belum diperiksa 2", "Google Translate (3)."):
        assert said in indonesian
    assert "Checked in part" not in english  # what is not so is not told


def test_what_is_no_name_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    for slug, engine in (("alas", "local"), ("bukit", "memory"), ("curug", "unknown")):
        title, body = f"Pasar di {slug.capitalize()}", "Pasar itu ramai."
        english = [machine("title", title, "Market"), machine("body", body, "It was busy.")]
        facts = {"engine": f"{engine}/1"}
        made.article(slug, [title, body], [e._replace(facts={**e.facts, **facts}) for e in english])
    made.build()
    told = "Model luring (1), terjemahan terdahulu (1), layanan yang tidak tercatat (1)."
    assert told in words(made.page("id/method"))


def test_they_stand_there_also_under_a_text_of_the_editors(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.write("content/pages/method.id.md", "---\ntitle: Cara kami\n---\nBegini caranya.\n")
    made.write("content/pages/method.en.md", "---\ntitle: Our way\n---\nThis is how.\n")
    made.build()
    assert "This is how. This site in figures Reports carried 0" in words(made.page("en/method"))
    assert "Begini caranya. Situs ini dalam angka" in words(made.page("id/method"))


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("label", "English that no editor has checked is shown, and every page that has any says so."),
        ("headline", "No English is shown that an editor has not checked."),
        ("hold", "An article appears in English only when an editor has checked all of it."),
    ],
)
def test_what_the_settings_promise_is_said(tmp_path: Path, setting: str, said: str) -> None:
    assert said in words(site(tmp_path, f'unreviewed = "{setting}"').page("en/method"))


def test_policies_name_the_outlets_and_what_is_carried_of_them(tmp_path: Path) -> None:
    made = site(tmp_path)
    assert "Kabar the whole text, on a documented basis 4" in words(made.page("en/policies"))
    assert "Kabar naskah lengkap, dengan dasar yang tercatat 4" in words(made.page("id/policies"))
    made.write("content/outlets.toml", '[kabar]\nname = "Kabar"\nrights = "excerpt"\n')
    made.build()
    assert "Kabar an excerpt 4" in words(made.page("en/policies"))


def test_policies_name_whom_to_write_to_only_where_there_is_somebody(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.build()
    assert "redaksi@example.org" in made.page("en/policies")
    made.write(
        "site.toml", (tmp_path / "site.toml").read_text().replace('contact = "redaksi@example.org"', "")
    )
    made.build()
    for path in ("en/policies", "id/policies", "en/masthead", "en/accessibility"):
        assert "mailto:" not in made.page(path)
    assert "Who answers" not in made.page("en/policies")
