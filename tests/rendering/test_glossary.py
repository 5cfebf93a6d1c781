"""What of the word list readers are shown."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dwiwarta.model import BLANK, Bilingual, Source
from dwiwarta.rendering.glossary import Glossing, Word, words_of
from dwiwarta.rendering.markup import text
from dwiwarta.rendering.text_views import TextView
from dwiwarta.translation.termbase import PATH, Term, read
from tests.rendering.written_site import LittleSite, checked


def test_words_for_readers_stand_in_the_order_of_the_alphabet_each_once() -> None:
    terms = [
        Term("santri", "Islamic boarding-school student", "religion", "advice", explanation="Studies there."),
        Term("Kodim", "district military command", "institution", "advice for who translates"),
        Term("kodim", "another wording", "institution"),
        Term("Rina Wijaya", "Rina Wijaya", "person"),
        Term("kata dia", "he said", "attribution"),
        Term("gotong royong", "mutual cooperation", "society", explanation="Work done together."),
        Term("laga", "match", "society", "advice"),
        Term("ronda", "night watch", "society", explanation_indonesian="Jaga malam."),
        Term("★", "a star", "religion"),
    ]
    assert words_of(terms) == [
        Word("gotong-royong", "gotong royong", "mutual cooperation", Bilingual("", "Work done together.")),
        Word("kodim", "Kodim", "district military command", BLANK),
        Word("ronda", "ronda", "night watch", Bilingual("Jaga malam.", "")),
        Word("santri", "santri", "Islamic boarding-school student", Bilingual("", "Studies there.")),
    ]


TERMS = [
    Term("bupati", "regent", "title", explanation="Heads a regency."),
    Term("kecamatan", "district", "admin", explanation="Below a regency."),
    Term("BPBD", "Regional Disaster Mitigation Agency (BPBD)", "institution", explanation="For disasters."),
    Term("santri", "Islamic boarding school students", "religion", explanation="Study in a pesantren."),
    Term("pesantren", "Islamic boarding school", "religion", explanation="A school."),
    Term("desa", "village", "admin", explanation="Smallest unit."),
    Term("Mayor", "Maj.", "rank", explanation="An army rank."),
    Term("camat", "district head", "title", "advice for translators only"),
    Term("Pemilu", "general election", "election", explanation="Every five years."),
    Term("Pemilihan Umum", "general election", "election", explanation="Every five years."),
    Term("MK", "Constitutional Court", "institution", explanation="A court."),
]


def glossed(*pairs: tuple[str, str], markdown: bool = False) -> list[str]:
    """The English of these paragraphs with its links; [words](anchor) in short."""
    texts = [
        TextView(
            number,
            "body",
            Markup(source),
            Markup(english) if markdown else text(english),
            "en",
            False,
            False,
            "reviewed",
            "",
        )
        for number, (source, english) in enumerate(pairs)
    ]
    found = Glossing(TERMS, "/en/glossary/").of(texts)
    return [
        re.sub(
            r'<a class="term" href="/en/glossary/#t-([^"]*)"(?: lang="(id)")?>(.*?)</a>',
            lambda m: f"[{m[3]}]({m[1]}{' ' + m[2] if m[2] else ''})",
            str(found.get(n, texts[n].en)),
        )
        for n in range(len(pairs))
    ]


def test_the_first_mention_leads_to_the_explanation_and_no_other() -> None:
    assert glossed(
        ("Bupati Rina datang. Bupati itu pulang.", "Regent Rina came. The regent left."),
        ("Kata bupati", "said the regent"),
    ) == ["[Regent](bupati) Rina came. The regent left.", "said the regent"]


def test_the_longest_words_win_and_one_meaning_is_told_once() -> None:
    assert glossed(
        (
            "Santri dari pesantren BPBD",
            "Islamic boarding school students at the Regional Disaster Mitigation Agency (BPBD)",
        )
    ) == [
        "[Islamic boarding school students](santri) at the [Regional Disaster Mitigation Agency (BPBD)](bpbd)"
    ]
    assert glossed(("Pemilu, Pemilihan Umum", "The general elections, the general election")) == [
        "The [general elections](pemilihan-umum), the general election"
    ]


def test_an_indonesian_word_in_english_text_is_marked_as_such() -> None:
    assert glossed(
        ("Para santri.", "The santri, of BPBD."), ("Pesantrennya dan BPBD", "A pesantren and BPBD.")
    ) == [
        "The [santri](santri id), of BPBD.",
        "A [pesantren](pesantren id) and [BPBD](bpbd).",
    ]


def test_only_what_the_indonesian_has_leads_anywhere() -> None:
    assert glossed(
        ("Distrik itu luas.", "The district is large."),
        ("Wali Kota Eri hadir.", "Mayor Eri came, as did everybody (mk)."),
        ("Rumah bupatinya besar.", "The regent's house is large."),
    ) == [
        "The district is large.",
        "Mayor Eri came, as did everybody (mk).",
        "The [regent](bupati)'s house is large.",
    ]


def test_whole_words_only_and_no_everyday_ones() -> None:
    assert glossed(("bupati desa", "The regents' village, a regental matter.")) == [
        "The [regents](bupati)' village, a regental matter."
    ]
    assert glossed(("bupati", "regental")) == ["regental"]


def test_what_has_no_explanation_is_no_link_even_as_part_of_a_longer_one() -> None:
    assert glossed(("Camat di kecamatan", "A district head in the district")) == [
        "A [district](kecamatan) head in the district"
    ]


def test_never_inside_a_link_code_heading_or_tag() -> None:
    source = "bupati kecamatan santri pesantren"
    english = (
        '<a href="/regent">regent</a> <code>district</code> <em title="regent">the regent</em> &amp; '
        "<h2>district</h2>"
    )
    assert glossed((source, english), markdown=True) == [
        '<a href="/regent">regent</a> <code>district</code> <em title="regent">the [regent](bupati)</em> &amp; '
        "<h2>district</h2>"
    ]


def test_text_that_is_not_english_has_no_links() -> None:
    waiting = TextView(1, "body", Markup("Bupati"), Markup("Bupati"), "id", False, False, "missing", "note")
    assert Glossing(TERMS, "/g/").of([waiting]) == {}


@given(st.text(alphabet="regent district<>/a&;() sMKé", max_size=60))
def test_links_change_no_word(words: str) -> None:
    english = str(text(words))
    page = TextView(
        1, "body", Markup("bupati kecamatan MK"), Markup(english), "en", False, False, "reviewed", ""
    )
    html = Glossing(TERMS, "/g/").of([page]).get(1, page.en)
    assert re.sub(r"</?a\b[^>]*>", "", str(html)) == english


def test_each_glossary_tells_in_its_own_language_and_marks_what_is_not(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.article("alas", ["Pasar Baru", "Pasar itu ramai."], [])
    made.write(
        PATH,
        "source,target,kind,note\n"
        "bupati,regent,title,reader: Heads a regency. | pembaca: Memimpin kabupaten <b>.\n"
        "camat,district head,title,reader: Heads a district.\n"
        "ronda,night watch,society,pembaca: Jaga malam.\n",
    )
    assert "termbase" not in made.build()
    english, indonesian = made.page("en/glossary"), made.page("id/glossary")
    assert "<dd>regent <span>Heads a regency.</span></dd>" in english
    assert '<dd>night watch <span lang="id">Jaga malam.</span></dd>' in english
    assert '<dd lang="en">regent <span lang="id">Memimpin kabupaten &lt;b&gt;.</span></dd>' in indonesian
    assert '<dd lang="en">district head <span>Heads a district.</span></dd>' in indonesian


def test_the_shipped_explanations_are_sentences_for_readers() -> None:
    data = (Path(__file__).parents[2] / PATH).read_bytes()
    terms = read(Source(PATH, data))[0].terms
    explained = [term for term in terms if term.explanation or term.explanation_indonesian]
    assert len(explained) > 150
    for term in explained:
        for said in (term.explanation, term.explanation_indonesian):
            assert said[:1].isupper(), term
            assert said.endswith("."), term
            assert len(said) <= 180, term
        assert not re.search(r"\b(the|of|and|with|which|for)\b", term.explanation_indonesian), term
        assert not re.search(r"\b(yang|dan|dengan|untuk|dari)\b", term.explanation), term


def test_english_pages_lead_to_the_glossary_and_feeds_do_not(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    title, body = "Pasar Baru", "Para santri menyambut Bupati Rina di pasar itu."
    english = [
        checked("title", title, "New market for santri"),
        checked("body", body, "The santri welcomed Regent Rina."),
    ]
    made.article("alas", [title, body], english)
    made.build()
    link = '<a class="term" href="/digest/en/glossary/#t-santri" lang="id">santri</a>'
    assert f"The {link} welcomed <a" in made.page("en/news/alas")
    assert link in made.page("both/alas")
    assert "<h1>New market for santri</h1>" in made.page("en/news/alas")
    assert 'id="t-santri"' in made.page("en/glossary")
    for path in ("id/news/alas/index.html", "en/feed.xml", "en/index.html"):
        assert "#t-" not in (made.root / "site" / path).read_text("utf-8")


def test_the_build_tells_what_is_wrong_with_the_word_list(tmp_path: Path) -> None:
    made = LittleSite(tmp_path)
    made.article("alas", ["Pasar Baru", "Pasar itu ramai."], [])
    made.write(PATH, "source,target,kind,note\nbupati,regent,titel,\n")
    assert "translations/termbase.csv:2" in made.build()
