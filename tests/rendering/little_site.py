"""A small site in a folder, built as a person builds it: files in, files out."""

from __future__ import annotations

import io
from pathlib import Path

from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from dwiwarta.translation.fold import source_print, text_print

SETTINGS = 'title.id = "Warta"\ntitle.en = "Digest"\nbase_url = "https://example.org/digest/"\n'
OUTLETS = (
    '[kabar]\nname = "Kabar Pesisir"\nhome = "https://kabar.example/"\nrights = "full"\nevidence = "letter"\n'
)
NOW = "2026-11-23T10:00:00+07:00"


def article(
    title: str = "Panen Raya di Lohgending",
    *paragraphs: str,
    published: str | None = "2026-11-20",
    header: str = "",
) -> str:
    """A source article; `header` holds more lines of its header."""
    day = f"published: {published}\n" if published else ""
    body = "\n\n".join(paragraphs or ("Petani memanen padi pada pagi hari.",))
    return f"---\noutlet: Kabar Pesisir\nurl: https://kabar.example/a?b=1&c=2\n{day}{header}---\n{title}\n\n{body}\n"


def english(**texts: str) -> str:
    """A translation file: the headline as `title`, paragraphs as `p1` ...; values are `Indonesian = English`, a
    leading `~` marks what a machine wrote and no one has checked."""
    entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n']
    for key, pair in texts.items():
        source, target = pair.lstrip("~").split(" = ", 1)
        mark = ""
        if pair.startswith("~"):
            prints = f"src={source_print(source)} out={text_print(target)}"
            mark = f"# dwiwarta: engine=google/1.11.4 at=2026-11-20 {prints}\n#, fuzzy\n"
        kind = "title" if key == "title" else "body"
        entries.append(f'{mark}msgctxt "{kind}"\nmsgid {_po(source)}\nmsgstr {_po(target)}\n')
    return "\n".join(entries)


def _po(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(
    root: Path, articles: dict[str, str], catalogs: dict[str, str] | None = None, settings: str = ""
) -> Path:
    """The files of a site; gives its folder."""
    for name, text in articles.items():
        _put(root / f"content/articles/{name}{'' if '.' in name else '.txt'}", text)
    for name, text in (catalogs or {}).items():
        _put(root / f"translations/en/{name}.po", text)
    _put(root / "content/outlets.toml", OUTLETS)
    _put(root / "site.toml", SETTINGS + settings)
    return root


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))


def build(root: Path, *words: str) -> Path:
    """Builds it, and gives the folder of what came out."""
    out, err = io.StringIO(), io.StringIO()
    code = main(["build", "--frozen", "--root", str(root), "--now", NOW, *words], Console(out, err, {}), {})
    assert code == 0, err.getvalue()
    return root / "site"
