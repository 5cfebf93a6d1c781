"""Changing one key of a header, or the text below it: everything else stays byte for byte."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dwiwarta.editorial import manuscript
from dwiwarta.model import Source
from dwiwarta.reading import decoding, frontmatter

TEXT = "Judul\n\nKOTA - Isi berita.\n"


def plain(value: Any) -> Any:
    if isinstance(value, frontmatter.Node):
        return plain(value.value)
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else value


def keys(data: bytes) -> dict[str, Any]:
    text, _ = decoding.decode(data, "a.txt")
    matter = frontmatter.cut(text or "", "a.txt")
    return plain(matter.nodes) if matter else {}


def below(data: bytes) -> str:
    text, _ = decoding.decode(data, "a.txt")
    matter = frontmatter.cut(text or "", "a.txt")
    return matter.body if matter else text or ""


def changed(result: manuscript.Changed) -> bytes:
    data, said = result
    assert data is not None, said
    assert not said
    return data


ALSO = "Suara Contoh https://contoh.example/1"
ENTRY = {"at": "2026-11-23", "kind": "outlet", "id": "", "en": ""}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\nalso: [@]\n---\n"),
        ("---\n---\n", "---\nalso: [@]\n---\n"),
        ("---\n# mine\n---\n", "---\n# mine\nalso: [@]\n---\n"),
        ("---\nurl: 'http://a.b'  # long\n---\n", "---\nurl: 'http://a.b'  # long\nalso: [@]\n---\n"),
        ("---\nalso:\n---\n", "---\nalso: [@]\n---\n"),
        ("---\nalso:   # none yet\nlead: yes\n---\n", "---\nalso: [@]   # none yet\nlead: yes\n---\n"),
        ("---\nalso: []\n---\n", "---\nalso: [@]\n---\n"),
        ("---\nalso: satu\n---\n", "---\nalso: [satu, @]\n---\n"),
        ("---\nalso: 'satu, dua' # x\n---\n", "---\nalso: ['satu, dua', @] # x\n---\n"),
        ("---\nalso: satu, dua\n---\n", '---\nalso: ["satu, dua", @]\n---\n'),
        ("---\nalso: [satu, 'dua'] # x\n---\n", "---\nalso: [satu, 'dua', @] # x\n---\n"),
        ("---\nalso: [satu,\n  dua,  # x\n]\n---\n", "---\nalso: [satu,\n  dua, @,  # x\n]\n---\n"),
        (
            "---\nalso:\n  - satu # x\n  - dua\nlead: yes\n---\n",
            "---\nalso:\n  - satu # x\n  - dua\n  - @\nlead: yes\n---\n",
        ),
        ("---\nalso:\n- satu\n\n# y\nlead: yes\n---\n", "---\nalso:\n- satu\n- @\n\n# y\nlead: yes\n---\n"),
        ("---\nnote: |\n  satu\n  dua\n---\n", "---\nnote: |\n  satu\n  dua\nalso: [@]\n---\n"),
        ("---\nlead: yes\n...\n", "---\nlead: yes\nalso: [@]\n...\n"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_entry_is_added_and_nothing_else_changes(
    before: str, after: str, line_end: str, encoding: str
) -> None:
    text = TEXT if encoding == "utf-8" else TEXT.replace("Isi", "“Isi” – é")
    data = (before + text).replace("\n", line_end).encode(encoding)
    wanted = (after.replace("@", f'"{ALSO}"') + text).replace("\n", line_end).encode(encoding)
    assert changed(manuscript.add_item(Source("a.txt", data), "also", ALSO)) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "---\nupdated: 2026-11-23\n---\n"),
        ("---\nupdated: 2026-11-20 # x\n---\n", "---\nupdated: 2026-11-23 # x\n---\n"),
        ('---\nupdated: "2026-11-20"\nlead: yes\n---\n', '---\nupdated: "2026-11-23"\nlead: yes\n---\n'),
        ("---\nupdated:\nlead: yes\n---\n", "---\nupdated: 2026-11-23\nlead: yes\n---\n"),
        ("---\n{lead: yes}\n---\n", None),
        ("---\nupdated: [1]\n---\n", None),
        ("---\nupdated: |\n  x\n---\n", None),
        ('---\nnote: "open\n---\n', None),
        ("---\nlead: yes\n", None),
    ],
)
def test_a_key_is_set_or_the_person_is_told_what_to_write(before: str, after: str | None) -> None:
    data, said = manuscript.set_key(Source("a.txt", (before + TEXT).encode()), "updated", "2026-11-23")
    if after is None:
        assert data is None
        assert "updated: 2026-11-23" in (said[0].hint or "")
    else:
        assert data == (after + TEXT).encode()


@pytest.mark.parametrize(
    "before",
    [
        "",
        "---\nlead: yes\n---\n",
        "---\ncorrections: [{at: 2026-11-01, kind: ours, id: a, en: b}]\n---\n",
        "---\ncorrections:\n  - at: 2026-11-01\n    kind: ours\n    id: a\n    en: b\nlead: yes\n---\n",
        "---\ncorrections:\n- {at: 2026-11-01, kind: ours,\n   id: a}\n---\n",
    ],
)
def test_a_correction_is_added_below_the_others(before: str) -> None:
    data = (before + TEXT).encode()
    new = changed(manuscript.add_item(Source("a.txt", data), "corrections", ENTRY))
    assert keys(new)["corrections"] == [*keys(data).get("corrections", []), ENTRY]
    assert below(new) == below(data)


NAME = st.sampled_from(["also", "updated", "url", "note", "follows", "corrections"])
SCALAR = st.sampled_from(
    [
        "",
        "satu",
        "'it''s'",
        '"a: b"',
        "2026-11-20",
        "https://a.b/c",
        "é ü",
        "😀 x",
        "a, b",
        "|\n  teks\n  dua",
        ">\n  teks",
    ]
)
LIST = st.lists(st.sampled_from(["satu", "'dua, tiga'", '"x # y"', "é", "😀"]), min_size=1, max_size=3)
VALUE = st.one_of(
    SCALAR,
    LIST.map(lambda items: f"[{', '.join(items)}]"),
    LIST.map(lambda items: "[" + ",\n  ".join(items) + ",\n  ]"),
    LIST.map(lambda items: "".join(f"\n  - {item}" for item in items)),
    LIST.map(lambda items: "".join(f"\n- {item}" for item in items)),
    st.just("{id: a, en: b}"),
    st.just("\n  id: a\n  en: b"),
)
LINE = st.one_of(
    st.tuples(NAME, VALUE, st.sampled_from(["", "  # catatan", "\n# catatan", "\n"])).map(
        lambda parts: f"{parts[0]}: {parts[1]}{parts[2] if not parts[1].startswith(('|', '>')) else ''}\n"
    ),
    st.just("# catatan\n"),
)
FILE = st.tuples(
    st.one_of(st.just(""), st.lists(LINE, max_size=5).map(lambda lines: f"---\n{''.join(lines)}---\n")),
    st.text(st.sampled_from("ab é😀\n-:'\"#"), min_size=1, max_size=30).map(lambda t: "Judul\n" + t),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
).map(lambda parts: (parts[0] + parts[1]).replace("\n", parts[2]).encode(parts[3]))


@settings(deadline=None, max_examples=300)
@given(
    data=FILE,
    key=NAME,
    item=st.one_of(
        st.text(st.sampled_from("ab :#,[]{}'\"\\é😀\u2028-&*!|>%@`?"), min_size=1, max_size=12).filter(
            str.strip
        ),
        st.just(ENTRY),
    ),
)
def test_any_header_differs_only_in_the_key(data: bytes, key: str, item: manuscript.Item) -> None:
    new, said = manuscript.add_item(Source("a.txt", data), key, item)
    if new is None:
        assert said
        assert said[0].hint
        return
    before, after = keys(data), keys(new)
    was, now = before.pop(key, None), after.pop(key)
    assert before == after
    assert now[-1] == item
    assert now[:-1] == (was if isinstance(was, list) else [was] if was else [])
    assert below(new) == below(data)


@settings(deadline=None, max_examples=300)
@given(
    data=FILE,
    key=NAME,
    value=st.text(min_size=1, max_size=12).map(lambda t: " ".join(t.split())).filter(bool),
)
def test_any_value_is_read_as_it_was_set(data: bytes, key: str, value: str) -> None:
    new, _ = manuscript.set_key(Source("a.txt", data), key, value)
    if new is None:
        return
    before, after = keys(data), keys(new)
    before.pop(key, None)
    assert after.pop(key) == value
    assert before == after
    assert below(new) == below(data)


@settings(deadline=None, max_examples=200)
@given(data=st.one_of(st.binary(max_size=80), FILE), text=st.text(max_size=30))
def test_any_bytes_are_changed_whole_or_not_at_all(data: bytes, text: str) -> None:
    source = Source("a.txt", data)
    manuscript.set_key(source, "updated", "2026-11-23")
    new, said = manuscript.replace_text(source, text)
    assert (new is None) == bool(said)
    if new is not None:
        assert keys(new) == keys(data) or not frontmatter.cut(decoding.decode(data, "")[0] or "", "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_new_text_below_the_old_header(line_end: str, mark: str) -> None:
    head = "---\n# mine\nurl: 'http://a.b'\n---\n".replace("\n", line_end)
    old = (mark + head + TEXT.replace("\n", line_end)).encode()
    new = changed(manuscript.replace_text(Source("a.txt", old), "Judul Baru\n\nIsi “baru”.\n"))
    assert new == (mark + head + "Judul Baru\n\nIsi “baru”.\n".replace("\n", line_end)).encode()


def test_an_old_encoding_gives_way_to_the_new_text() -> None:
    old = "---\ntitle: “Satu”\n---\nJudul\n\nIsi.\n".encode("cp1252")
    new = changed(manuscript.replace_text(Source("a.txt", old), "Judul\n\n₿ baru.\n"))
    assert new.decode() == "---\ntitle: “Satu”\n---\nJudul\n\n₿ baru.\n"


def test_ordinary_headers_are_never_refused() -> None:
    """What `add` and people write is changed, not handed back."""
    headers = [
        "url: https://example.org/a\npublished: 2026-11-20\ntaken: 2026-11-21\ntheme: politics\n",
        'title: "Satu: dua"\nnote: {id: "a", en: "b"}\nbyline: [A, B]\n',
        "image:\n  file: a.jpg\n  alt: teks\nalso:\n  - satu\n",
    ]
    for header in headers:
        for item in (ALSO, ENTRY):
            changed(manuscript.add_item(Source("a.txt", f"---\n{header}---\n{TEXT}".encode()), "also", item))
        changed(manuscript.set_key(Source("a.txt", f"---\n{header}---\n{TEXT}".encode()), "updated", "x"))
