"""A site in which everybody whose words can reach a page means harm: authors, outlets, translators, those who write
word lists and settings. Whatever runs sets `MARK` on the window."""

from __future__ import annotations

import json
from pathlib import Path

import yaml
from PIL import Image as Raster

from dwiwarta import reading
from dwiwarta.config import read_knowledge
from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import Catalog, Entry

MARK = "jahat_sekali"
LONG = "Panjang" * 1_429
"""A word of 10,000 letters."""
RIGHT_TO_LEFT = "\u202e"
"""Turns round whatever follows, until it is ended; none of these texts ends it."""
HARM = (
    f"<script>window.{MARK}=1</script>",
    f"</script><script>window.{MARK}=2</script>",
    f'"><img src=x onerror="window.{MARK}=3">',
    f"' onmouseover='window.{MARK}=4' autofocus onfocus='window.{MARK}=5' x='",
    f"</title></textarea></style><svg onload=window.{MARK}=6>",
    f"--><iframe srcdoc='<script>top.{MARK}=7</script>'></iframe>",
    f"]]><script>window.{MARK}=8</script>",
    f"<a href=javascript:window.{MARK}=9>x</a> &lt;script&gt; &#60;script&#62; \\u003cscript\\u003e",
    "{{ 7*7 }} {% raise %} {# x #} %s %(x)s %n {n} {0.__class__} ${x}",
    "<style>*{display:none}</style><base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    f"{RIGHT_TO_LEFT}naskah terbalik \u2067 \u202d",
    "panjang" * 40,
    "lonceng\x07 dan\x01 pita\x1b[31m",
)
ALL = " ".join(HARM)
SETTING = " ".join(HARM[:-1])
"""Settings with control characters are refused, so that what stands in them would harm nobody."""
LINKS = (
    f"javascript:window.{MARK}=10",
    f"JaVaScRiPt:window.{MARK}=10//https://a.example/",
    f"data:text/html,<script>window.{MARK}=11</script>",
    f'https://a.example/"onmouseover="window.{MARK}=12',
    f"https://a.example/'><script>window.{MARK}=13</script>",
    "//evil.example/",
)
BODY = f"""
[klik]({LINKS[0]}) [klik]({LINKS[2]}) [a](<{LINKS[1]}>) ![x](https://evil.example/x.png) <{LINKS[0]}>

<div onclick="window.{MARK}=14">mentah</div> <form action=https://evil.example><button>ok</button></form>

[acuan]: {LINKS[0]} "x"

[acuan] dan `<script>window.{MARK}=15</script>`

    <script>window.{MARK}=16</script>

> <object data="{LINKS[2]}"></object>

&#x202e;terbalik lewat entitas
"""


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def article(root: Path, name: str, header: dict[str, object], body: str) -> None:
    """A source article, and a catalog in which every paragraph is "checked" and says worse than the original."""
    head = yaml.dump(header, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1_000_000)
    path = write(root, f"content/articles/2026/11/{name}", f"---\n{head}---\n{body}\n")
    source = Source(path.relative_to(root).as_posix(), path.read_bytes())
    knowledge, _ = read_knowledge(
        *(Source(n, (root / n).read_bytes()) for n in ("content/themes.toml", "content/outlets.toml"))
    )
    read, said = reading.parse(source, knowledge, None)
    assert read is not None, said
    facts = {"engine": f"{HARM[0]}/1", "by": ALL[:3000], "ok": "2026-11-20"}
    entries = tuple(
        Entry(
            s.kind,
            s.text,
            f"{LONG if s.text == LONG else ALL} {BODY if s.kind == 'body' else ''} {number}",
            facts=facts,
            comments=("# " + HARM[1],),
        )
        for number, s in enumerate(read.segments)
        if s.translatable
    )
    catalog = Catalog(
        tuple({(e.kind, e.source): e for e in entries}.values()),
        header=(("X-Harm", ALL[:2000]), ("Language-Team", HARM[1])),
        comments=("# " + HARM[0],),
    )
    write(root, f"translations/en/2026/11/{path.stem}.po", po.dump(catalog).decode())


def write_site(root: Path) -> None:
    """Everything under `root` that a site is built from."""
    said = {"id": ALL, "en": ALL}

    def toml(text: str) -> str:
        return json.dumps(text)

    write(
        root,
        "site.toml",
        f"title.id = {toml(HARM[1] + ' ' + HARM[11])}\ntitle.en = {toml(HARM[0])}\n"
        f"tagline.id = {toml(SETTING)}\ntagline.en = {toml(SETTING)}\n"
        f'base_url = "https://example.org/digest/"\npublisher = {toml(SETTING)}\neditor = {toml(HARM[2] + HARM[3])}\n'
        f"contact = {toml(HARM[3] + '@example.org')}\n",
    )
    write(
        root,
        "content/themes.toml",
        f"[jahat]\nlabel.id = {toml(SETTING)}\nlabel.en = {toml(SETTING)}\n"
        "[sepi]\nlabel.id = 'Sepi'\nlabel.en = 'Quiet'\n",
    )
    write(
        root,
        "content/outlets.toml",
        f"[jahat]\nname = {toml(SETTING)}\nspellings = ['KABAR JAHAT']\nhome = 'https://kabar.example/'\n"
        f"rights = 'full'\nevidence = {toml(SETTING)}\n",
    )
    rows = [f'"{h.replace(chr(34), chr(34) * 2)}"' for h in HARM]
    write(
        root,
        "translations/termbase.csv",
        "source,target,kind,note\n"
        + "".join(f"{r},{r},institution,{r}\nKata {n},{r},rank,{r}\n" for n, r in enumerate(rows)),
    )
    for name in ("about.md", "aneh.md"):
        write(root, f"content/pages/{name}", f"---\ntitle: {toml(ALL)}\n---\n{ALL}\n\n{BODY}\n")
    common = {
        "taken": "2026-11-20",
        "published": "2026-11-19",
        "theme": "jahat",
        "outlet": "KABAR JAHAT",
        "place": ALL,
        "byline": [ALL, HARM[1]],
        "credit": ALL,
        "tags": [*HARM, "biasa"],
        "note": said,
        "corrections": [
            {"at": "2026-11-20", "kind": kind, **said, "url": "https://a.example/?a=1&lt=2;window.x=17"}
            for kind in ("translation", "ours", "outlet", "reply")
        ],
        "also": [f"{HARM[0]} https://a.example/x", ALL],
    }
    for number, link in enumerate(LINKS):
        text = f"Judul {number} {ALL}\n\nKABAR JAHAT, TEMPAT - {ALL}\n\n{BODY}\n\nBiasa saja, nomor {number}."
        article(root, f"jahat-{number}.txt", {**common, "url": link, "dek": ALL}, text)
    article(
        root,
        "jahat-md.md",
        {**common, "title": ALL, "url": "https://a.example/1"},
        f"{ALL}\n\n{BODY}",
    )
    article(
        root,
        "jahat-dicabut.md",
        {
            **common,
            "title": ALL,
            "formerly": ["dulu"],
            "withdrawn": {"kind": "source", "date": "2026-11-20", "reason": said},
        },
        f"{ALL}\n\n{BODY}",
    )
    article(
        root,
        "jahat-kutipan.md",
        {**common, "title": HARM[1], "rights": "excerpt", "follows": ["jahat-md"]},
        "\n\n".join([ALL] * 6),
    )
    article(root, "jahat-tautan.md", {**common, "title": HARM[4], "rights": "link"}, ALL)
    article(
        root, "jahat-takarir.txt", {**common, "dek": ALL, "dek_kind": "caption"}, f"Judul pendek\n\n{ALL}"
    )
    (root / "content/images").mkdir(parents=True)
    Raster.new("RGB", (900, 600), "#345").save(root / "content/images/jahat.png")
    picture = {"file": "jahat.png", "credit": ALL, "rights": ALL, "alt": ALL, "caption": ALL}
    article(root, "jahat-gambar.txt", {**common, "image": picture}, f"Judul {ALL}\n\n{ALL}\n\nPendek saja.")
    words = {
        "dek": LONG[:3000],
        "place": LONG[:3000],
        "byline": LONG[:3000],
        "credit": LONG[:3000],
        "tags": [LONG[:3000]],
    }
    article(
        root, "jahat-panjang.txt", {**common, **words, "lead": "yes"}, f"{LONG}\n\n{LONG}\n\nPendek saja."
    )
    edition: dict[str, object] = {
        "number": 1,
        "from": "2026-11-16",
        "to": "2026-11-22",
        "title": said,
        "articles": [{"article": "jahat-md", "note": said}, "jahat-gambar", "jahat-0"],
    }
    head = yaml.dump(edition, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1_000_000)
    text = f"# Bahasa Indonesia\n\n{ALL}\n\n{BODY}\n\n# English\n\n{ALL}\n\n{BODY}\n"
    write(root, "content/editions/2026-11-22.md", f"---\n{head}---\n\n{text}")
