"""Mails of editions: what mail programs need of them, and that both parts say the same."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
from email.message import EmailMessage
from html import unescape
from pathlib import Path

import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from dwiwarta.editorial.groups import place_name
from dwiwarta.rendering.eml import address_of
from dwiwarta.rendering.mail import MOST_BYTES
from dwiwarta.rendering.text import beginning

from .little_site import NOW, article, english, write
from .test_editions import a_site, edition, tags_of

CONTACT = 'contact = "redaksi@example.org"\npublisher = "Redaksi “Warta”, Jakarta"\n'


def mail(root: Path, name: str = "2026-11-22", *words: str) -> Path:
    """Makes the mails; gives their folder."""
    out, err = io.StringIO(), io.StringIO()
    arguments = [
        "edition",
        "mail",
        name,
        "--root",
        str(root),
        "--now",
        NOW,
        "--out",
        str(root / "surel"),
        *words,
    ]
    assert main(arguments, Console(out, err, {}), {}) == 0, err.getvalue()
    return root / "surel"


def said_by(html: str) -> str:
    """What a reader of the HTML reads, letters and figures only."""
    body = html.partition("<body")[2].partition("</div>")[2]  # the preheader is hidden
    return squeezed(unescape(re.sub(r"<[^>]+>", "", body)))


def squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def opened(path: Path) -> EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = a_site(tmp_path_factory.mktemp("mail"))
    with (root / "site.toml").open("a", encoding="utf-8") as file:
        file.write(CONTACT)
    return mail(root)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_html_is_what_mail_programs_can_read(mails: Path, language: str) -> None:
    html = (mails / f"2026-11-22.{language}.html").read_text("utf-8")
    tags = tags_of(html)
    assert not {tag for tag, _ in tags} & {
        "style",
        "link",
        "script",
        "img",
        "form",
        "svg",
        "iframe",
        "object",
    }
    for tag, values in tags:
        if tag == "a":
            assert re.match(
                r"https://example\.org/digest/|mailto:|\{\{unsubscribe\}\}$", values["href"] or ""
            )
        if tag in ("p", "h1", "h2", "body"):
            assert values.get("style"), tag
        if tag == "table":
            assert values["role"] == "presentation"
        assert "var(" not in (values.get("style") or "")
        # nothing that a program's dark mode would have to fight with
        assert not re.search(r"(^|;)\s*(background|color):(?! inherit)", values.get("style") or "")
    assert [values["lang"] for tag, values in tags if tag == "html"] == [language]
    assert [v["width"] for tag, v in tags if tag == "table" and v["width"] != "100%"] == ["600"]
    assert html.count("{{unsubscribe}}") == 1
    assert len(html.encode()) < MOST_BYTES


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_parts_say_the_same(mails: Path, language: str) -> None:
    message = opened(mails / f"2026-11-22.{language}.eml")
    assert message.get_content_type() == "multipart/alternative"
    plain, rich = (part.get_content().replace("\r\n", "\n") for part in message.iter_parts())
    assert plain == (mails / f"2026-11-22.{language}.txt").read_text("utf-8")
    assert rich == (mails / f"2026-11-22.{language}.html").read_text("utf-8")
    shown = said_by(rich)
    words = [squeezed(p) for p in re.sub(r"https?://\S+|\{\{unsubscribe\}\}", "", plain).split("\n\n")]
    assert [paragraph for paragraph in words if paragraph not in shown] == []
    assert len("".join(words)) > 0.95 * len(shown)
    links = {v["href"] for tag, v in tags_of(rich) if tag == "a" and str(v["href"]).startswith("https:")}
    assert links - {f"https://example.org/digest/{language}/"} == set(re.findall(r"https://\S+", plain))


def test_the_text_is_good_to_read(mails: Path) -> None:
    text = (mails / "2026-11-22.en.txt").read_text("utf-8")
    assert max(len(line) for line in text.splitlines() if "https:" not in line) <= 72
    assert "\n\n\n\n" not in text
    assert not re.search(r"<|&\w+;|\*", text)
    facts = "November 20, 2026 · Kabar Pesisir\nMachine translation, not checked\nhttps:"
    assert f"Headline two\n\nText two.\n\n{facts}" in text
    assert "| Read this.\n" in text


@pytest.mark.parametrize(
    ("dateline", "name"),
    [
        ("LOHGENDING", "Lohgending"),
        ("DKI JAKARTA", "DKI Jakarta"),
        ("NTT", "NTT"),
        ("Kota Tirtamaya", "Kota Tirtamaya"),
    ],
)
def test_a_dateline_is_written_as_a_name(dateline: str, name: str) -> None:
    assert place_name(dateline) == name


def test_the_letter_is_addressed_and_dated(mails: Path) -> None:
    message = opened(mails / "2026-11-22.id.eml")
    assert message["From"] == '"Redaksi “Warta”, Jakarta" <redaksi@example.org>'
    assert message["Subject"] == "Warta, Edisi 12 · 16–22 November 2026"
    assert message["Date"] == "Mon, 23 Nov 2026 10:00:00 +0700"
    assert message["Message-ID"] == "<edition.2026-11-22.id@example.org>"
    assert message["Content-Language"] == "id"
    assert not message.defects and not [d for part in message.walk() for d in part.defects]
    data = (mails / "2026-11-22.id.eml").read_bytes()
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_same_edition_at_the_same_moment_is_the_same_bytes(mails: Path, tmp_path: Path) -> None:
    root = a_site(tmp_path)
    with (root / "site.toml").open("a", encoding="utf-8") as file:
        file.write(CONTACT)
    again = mail(root)
    names = sorted(p.name for p in mails.iterdir())
    assert names == sorted(p.name for p in again.iterdir())
    for name in names:
        assert (mails / name).read_bytes() == (again / name).read_bytes()


def test_the_page_to_copy_from_holds_exactly_what_is_sent(mails: Path) -> None:
    for language in ("id", "en"):
        page = (mails / f"2026-11-22.{language}.copy.html").read_text("utf-8")
        fields = dict(re.findall(r'(?s)<textarea id="(\w+)"[^>]*>(.*?)</textarea>', page))
        for name, ending in (("html", "html"), ("text", "txt")):
            assert unescape(fields[name]) == (mails / f"2026-11-22.{language}.{ending}").read_text("utf-8")
        assert unescape(fields["subject"]) == opened(mails / f"2026-11-22.{language}.eml")["Subject"]
        assert fields["preheader"] in {"Pekan basah.", "A wet week."}


def test_a_huge_edition_is_shortened_before_gmail_cuts_it(tmp_path: Path) -> None:
    long = "Petani memanen padi di sawah yang luas sekali pada pagi hari itu juga. " * 3
    articles = {f"a{n:03}": article(f"Judul nomor {n:03} yang cukup panjang", long) for n in range(400)}
    root = write(tmp_path, articles, settings=CONTACT)
    names = "\n".join(f"  - {name}" for name in articles)
    edition(root, "1", f"---\nnumber: 1\nintro.id: Pengantar.\nintro.en: Hello.\narticles:\n{names}\n---\n")
    out, err = io.StringIO(), io.StringIO()
    command = ["edition", "mail", "1", "--language", "id", "--root", str(root), "--now", NOW, "--out"]
    assert main([*command, str(root / "surel")], Console(out, err, {}), {}) == 0
    told = re.search(r"has (\d+) of 400 articles: Gmail cuts", err.getvalue())
    assert told
    shown = int(told[1])
    html = (root / "surel/1.id.html").read_text("utf-8")
    text = (root / "surel/1.id.txt").read_text("utf-8")
    assert 60_000 < len(html.encode()) <= MOST_BYTES
    assert html.count("<h2") == text.count("/id/news/") == shown > 60
    assert f"{400 - shown} berita lain dari edisi ini ada di situs web" in html
    assert f"{400 - shown} berita lain dari edisi ini ada di situs web:\n" in text
    assert "berhenti berlangganan" in html.casefold()


def test_an_introduction_that_is_too_long_is_told(tmp_path: Path) -> None:
    root = write(tmp_path, {"a": article()}, settings=CONTACT)
    words = "Kata demi kata. " * 8000
    edition(
        root,
        "1",
        f"---\nnumber: 1\narticles: [a]\n---\n# Bahasa Indonesia\n\n{words}\n\n# English\n\nHello.\n",
    )
    out, err = io.StringIO(), io.StringIO()
    command = ["edition", "mail", "1", "--language", "id", "--root", str(root), "--now", NOW]
    assert main([*command, "--out", str(root / "surel")], Console(out, err, {}), {}) == 0
    assert "KB long even without articles" in err.getvalue()


def test_nothing_that_is_typed_gets_into_headers_or_out_of_its_place(tmp_path: Path) -> None:
    hostile = "Judul\r\nBcc: semua@example.net\x00\u2028\u202e\u2066</textarea></title><script>X()</script>"
    hostile += "\"'{{unsubscribe}} 😀"
    root = write(
        tmp_path,
        {"a": article("</style><script>X()</script> Judul", 'Isi <b>tebal</b> & "kutip" 😀.')},
        {"a": english(title="</style><script>X()</script> Judul = </style><script>Y()</script> Headline")},
        settings=CONTACT,
    )
    text = json.dumps(hostile, ensure_ascii=False)
    for sign in "\u2028\u202e\u2066":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    header = "".join(f"{key}: {{id: {text}, en: {text}}}\n" for key in ("title", "subject", "preheader"))
    edition(
        root,
        "1",
        f"---\nnumber: 1\n{header}articles:\n  - article: a\n    note: {{id: {text}, en: {text}}}\n---\n"
        "# Bahasa Indonesia\n\n<script>X()</script> [a](javascript:X()) [b](//evil.example/) ![c](https://t.example/p.png)\n",
    )
    folder = mail(root, "1")
    for language in ("id", "en"):
        message = opened(folder / f"1.{language}.eml")
        assert message["Bcc"] is None
        assert "\n" not in message["Subject"]
        assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
        html = (folder / f"1.{language}.html").read_text("utf-8")
        tags = tags_of(html)
        assert not {tag for tag, _ in tags} & {"script", "img", "style", "textarea", "b"}
        assert not [v for tag, v in tags if tag == "a" and "javascript" in (v.get("href") or "")]
        page = (folder / f"1.{language}.copy.html").read_text("utf-8")
        assert page.count("<script>") == 1
        assert page.count("<textarea") == page.count("</textarea>") == 4
        every = html + (folder / f"1.{language}.txt").read_text("utf-8") + str(message["Subject"])
        assert not set(every) & set("\x00\u2028\u202e\u2066")


def test_marks_of_mailing_services_are_only_the_editors(tmp_path: Path) -> None:
    """A headline must not be able to fill in what a service knows of a reader, or to stop it from sending."""
    marks = "{{ email }} {% raise %} {# x #} {$a} ${b} *|EMAIL|* [[c]] %%d%% <%= e %> {n} 100% [a] *b*"
    root = write(
        tmp_path,
        {"a": article(f"Judul {marks}", f"Isi {marks}.", header=f"place: '{marks}'\n")},
        {
            "a": english(
                title=f"~Judul {marks} = Headline {marks}",
                p1=f"~Isi {marks}. = Text {marks}.",
            )
        },
        settings=CONTACT,
    )
    intro = "Halo {{ nama }}!"
    edition(root, "1", f"---\nnumber: 1\narticles: [a]\nintro.id: '{intro}'\nintro.en: '{intro}'\n---\n")
    folder = mail(root, "1")
    found = re.compile(r"\{[{%#$]|\$\{|\[\[|\*\||%%|<%")
    for language in ("id", "en"):
        for ending in ("html", "txt"):
            sent = (folder / f"1.{language}.{ending}").read_text("utf-8")
            assert "{\u2060{ email }}" in sent and "*\u2060|EMAIL|*" in sent
            assert "{n} 100% [a] *b*" in sent
            assert "Halo {{ nama }}!" in sent
            assert not found.search(sent.replace("{{ nama }}", "").replace("{{unsubscribe}}", ""))
    edition(root, "2", "---\nnumber: 2\narticles: [a]\n---\n")
    message = opened(mail(root, "2") / "2.id.eml")
    assert not found.search(message["Subject"])
    page = (root / "surel/2.id.copy.html").read_text("utf-8")
    preheader = re.search(r'(?s)<textarea id="preheader"[^>]*>(.*?)</textarea>', page)
    assert preheader and "email" in preheader[1] and not found.search(preheader[1])


def test_signs_of_an_introduction_are_themselves_in_plain_text(tmp_path: Path) -> None:
    root = write(tmp_path, {"a": article()}, settings=CONTACT)
    edition(
        root,
        "1",
        "---\nnumber: 1\narticles: [a]\n---\n# Bahasa Indonesia\n\nRisa & Budi “dan” `<b>`, *A & B*, "
        "[R & D](https://a.example/?a=1&b=2).\n\n> 1 < 2 & 3 > 2\n",
    )
    text = (mail(root, "1") / "1.id.txt").read_text("utf-8")
    assert "Risa & Budi “dan” <b>, A & B, R & D [1].\n\n> 1 < 2 & 3 > 2\n" in text
    assert "[1] https://a.example/?a=1&b=2\n" in text


def test_no_character_that_turns_text_round_or_is_none_is_sent(tmp_path: Path) -> None:
    strange = "a\u202eb\u2066c\ufffed\x07e"
    written = '"' + strange.encode("unicode_escape").decode() + '"'
    root = write(
        tmp_path,
        {"a": article("Judul a\u202eb", "Isi a\u202eb.")},
        {"a": english(title=f"Judul a\u202eb = Headline {strange}", p1=f"Isi a\u202eb. = Text {strange}.")},
        settings=CONTACT,
    )
    header = "".join(
        f"{key}: {{id: {written}, en: {written}}}\n" for key in ("title", "subject", "preheader")
    )
    edition(root, "1", f"---\nnumber: 1\n{header}articles: [a]\n---\n# English\n\n{strange}\n")
    for path in sorted(mail(root, "1").iterdir()):
        sent = path.read_bytes().decode()
        if path.suffix == ".eml":
            sent = "".join(p.get_content() for p in opened(path).iter_parts()) + opened(path)["Subject"]
        assert not re.search("[\u202a-\u202e\u2066-\u2069\ufffe\x07]", sent), path


@pytest.mark.parametrize(
    "name",
    [
        'Redaksi" <jahat@evil.example>, "',
        "Redaksi <jahat@evil.example>",
        "jahat@evil.example, Redaksi",
        "Redaksi\\",
        "Redaksi \u202e“Warta”",
    ],
)
def test_the_sender_is_the_desk_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    settings = f'contact = "redaksi@example.org"\npublisher = {json.dumps(name)}\n'
    root = write(tmp_path, {"a": article()}, settings=settings)
    edition(root, "1", "---\nnumber: 1\narticles: [a]\n---\n")
    sender = opened(mail(root, "1") / "1.id.eml")["From"]
    assert [a.addr_spec for a in sender.addresses] == ["redaksi@example.org"]
    assert sender.addresses[0].display_name == name.replace("\u202e", "")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("redaksi@example.org", "redaksi@example.org"),
        ("Rina Wijaya <rina@example.org>", "Rina Wijaya <rina@example.org>"),
        ('"Warta, Redaksi" <r@example.org>', '"Warta, Redaksi" <r@example.org>'),
        ("Rina\r\nBcc: x@example.org <rina@example.org>", None),
        ("rina", None),
        ("rina@", None),
        ("@example.org", None),
        ("", None),
    ],
)
def test_addresses(typed: str, read: str | None) -> None:
    found = address_of(typed)
    assert (str(found) if found else None) == read


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Pendek saja.", "Pendek saja."),
        ("Kalimat pertama selesai. Kalimat kedua tidak muat lagi di sini.", "Kalimat pertama selesai."),
        (
            "Menurut Ir. Bambang, jembatan itu akan selesai tahun depan juga.",
            "Menurut Ir. Bambang, jembatan itu akan…",
        ),
        ("Pada Jumat (20/11/2026). Sesudah itu hujan turun lagi sampai pagi.", "Pada Jumat (20/11/2026)."),
        ("“Kami siap sedia.” Begitu katanya kepada wartawan pagi itu.", "“Kami siap sedia.”"),
    ],
)
def test_a_beginning_ends_with_a_sentence_where_one_is_short_enough(text: str, cut: str) -> None:
    assert beginning(text, 40) == cut
