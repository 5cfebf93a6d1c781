"""Words of one root find each other; words that only look alike do not. The browser's rules are those of the build."""

from __future__ import annotations

import json
import shutil
from itertools import permutations
from pathlib import Path

import pytest

from dwiwarta.rendering.search import english
from dwiwarta.rendering.search.folding import LONGEST, words
from dwiwarta.rendering.search.indonesian import family, family_of_name, known_roots, possible_roots

ROOT = Path(__file__).parents[2]
LINES = [
    line
    for line in Path(__file__).with_name("families.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
FAMILIES = [line.split() for line in LINES if not line.startswith("!")]
STRANGERS = [line.removeprefix("!").split() for line in LINES if line.startswith("!")]


def keys_of(word: str) -> set[str]:
    return {key for part in words(word) for key in family(part)}


def asked(word: str) -> set[str]:
    return {root for part in words(word) for root in possible_roots(part)}


@pytest.mark.parametrize("of_one_root", FAMILIES, ids=lambda given: given[0])
def test_every_word_of_a_family_finds_every_other(of_one_root: list[str]) -> None:
    lost = [(q, w) for q, w in permutations(of_one_root, 2) if not asked(q) & keys_of(w)]
    assert not lost


@pytest.mark.parametrize("strangers", STRANGERS, ids=lambda given: given[0])
def test_words_that_only_look_alike_are_kept_apart(strangers: list[str]) -> None:
    for one, other in permutations(strangers, 2):
        assert not keys_of(one) & keys_of(other)


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("menggowes", {"menggowes", "gowes"}),  # nobody knows this root; both are kept
        ("lohgending", {"lohgending"}),
        ("dprd", {"dprd"}),
        ("mengurus", {"urus"}),  # not "kurus", thin
        ("memohon", {"mohon"}),  # not "pohon", tree
        ("mengawal", {"kawal", "awal"}),  # this one may be both
        ("2023", {"2023"}),
    ],
)
def test_what_the_index_keeps(word: str, keys: set[str]) -> None:
    assert set(family(word)) == keys


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("merawai", {"merawai"}),  # a place, no swamp (rawa)
        ("kediri", {"kediri"}),  # not oneself (diri)
        ("pendidikan", {"didik"}),  # Dinas Pendidikan
        ("kementerian", {"menteri"}),
        ("perikanan", {"ikan"}),
        ("bersatu", {"satu"}),
    ],
)
def test_a_name_is_taken_apart_only_where_it_is_plainly_built(name: str, keys: set[str]) -> None:
    assert set(family_of_name(name)) == keys


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rp1.500 untuk Jum’at", ["rp", "1500", "untuk", "jumat"]),
        ("Rp 2.500.000,50 dan 2,500,000.50", ["rp", "2500000.50", "dan", "2500000.50"]),
        ("pukul 07.30 WIB, 27,5 persen", ["pukul", "07.30", "wib", "27.5", "persen"]),
        ("anak-anak “Pasar Baru”", ["anak", "anak", "pasar", "baru"]),
        ("the village's cafés don't", ["the", "village", "cafes", "dont"]),
        ("DPRD/KPK (G20)", ["dprd", "kpk", "g20"]),
        ("25/09/2023", ["25", "09", "2023"]),
        ("<img src=x onerror=alert(1)>", ["img", "src", "x", "onerror", "alert", "1"]),
        ("ﬁnal Ｗａｒｔａ", ["final", "warta"]),
        ("!?…", []),
        ("x" * 10_000, ["x" * LONGEST]),
    ],
)
def test_text_to_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_a_plural_and_a_past_by_no_rule_find_their_word() -> None:
    for one, other in (
        ("children", "child"),
        ("women", "woman"),
        ("stolen", "stealing"),
        ("built", "buildings"),
    ):
        assert english.stem(one) == english.stem(other)
    assert not set(english.PLAIN_FORMS.values()) & set(english.PLAIN_FORMS)


AFFIXES = [
    ("", ""), ("me", ""), ("mem", "kan"), ("men", "i"), ("meng", "an"), ("meny", ""), ("pe", "an"), ("pem", "an"),
    ("pen", ""), ("peng", "an"), ("peny", "nya"), ("di", "kan"), ("ber", ""), ("ter", "lah"), ("per", "an"),
    ("ke", "annya"), ("memper", "kan"), ("diper", "i"), ("se", "nyalah"), ("menge", ""), ("", "kah"), ("be", "mu"),
]  # fmt: skip
ENDINGS = [
    "",
    "s",
    "ed",
    "ing",
    "ly",
    "ation",
    "ational",
    "iveness",
    "ically",
    "ies",
    "eedly",
    "y",
    "ement",
    "'s",
]


def test_the_browser_has_the_same_rules() -> None:
    """Every word of the samples and of our pages, and known roots with affixes of both languages, right or wrong."""
    chromium = shutil.which("chromium")
    if not chromium:
        pytest.skip("there is no Chromium on this computer")
    from playwright.sync_api import sync_playwright

    listed = word_list()
    assert len(listed) > 30_000
    script = (ROOT / "templates/static/search.js").read_text("utf-8").split("// ---- The index")[0]
    told = "return all.map((t) => words(t).map((w) => [w, stem(w), [...possibleRoots(w)]]));"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        found = browser.new_page().evaluate(
            "([script, all]) => JSON.stringify(new Function('all', script)(all))",
            [f"{script}\n{told}", listed],
        )
        browser.close()
    differing = [
        (text, theirs)
        for text, theirs in zip(listed, json.loads(found), strict=True)
        if theirs != [[w, english.stem(w), [list(r) for r in possible_roots(w).items()]] for w in words(text)]
    ]
    assert differing == []


def word_list() -> list[str]:
    roots = sorted(known_roots()[0])
    found = {b + root + a for n, (b, a) in enumerate(AFFIXES) for root in roots[n % 5 :: 5]}
    folders = [("content", "*.txt"), ("translations", "*.po"), ("docs", "*.md")]
    texts = [p.read_text("utf-8") for folder, name in folders for p in (ROOT / folder).rglob(name)]
    raw = {token for text in texts for token in text.split()}
    plain = {word for token in raw for word in words(token)}
    stems = sorted(word for word in plain if word.isascii() and len(word) < 9)
    english_forms = {word + end for n, end in enumerate(ENDINGS) for word in stems[n % 5 :: 5]}
    return sorted(found | raw | plain | english_forms | set(english.PLAIN_FORMS))
