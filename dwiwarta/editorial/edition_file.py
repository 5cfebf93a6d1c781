"""The file of a new edition, as an editor finds it: what was picked, what was left out, and how to change it, in both
languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date as Day

    from dwiwarta.editorial.library import Story
    from dwiwarta.editorial.picking import Picked

HOW_TO = """\
# Urutan di bawah "articles:" adalah urutan di halaman dan di surel. Pindahkan, hapus, atau tambah baris sesuka Anda.
# Baris yang diawali # tidak dimuat; hapus tanda # di depan "-" untuk memuatnya.
# Catatan untuk sebuah artikel:  - {article: nama-artikel, note: {id: "...", en: "..."}}
# Tulis pengantar di bawah "# Bahasa Indonesia" dan "# English", masing-masing dengan kata-kata Anda sendiri.
# Selesai? Hapus baris  status: draft
#
# The order below "articles:" is that of the page and of the mail. Move, delete and add lines as you like.
# A line that begins with # is not shown; take the # in front of the "-" away to show it.
# A note about an article:  - {article: short-name, note: {id: "...", en: "..."}}
# Write the introduction below "# Bahasa Indonesia" and "# English", each in words of its own.
# Done? Delete the line  status: draft
"""
OPTIONS = """\
# title: {id: "...", en: "..."}       # nama edisi ini / words of its own for this edition
# subject: {id: "...", en: "..."}     # baris subjek surel / the subject of the mail
# preheader: {id: "...", en: "..."}   # tampil di sebelah subjek / shown beside the subject
# unchecked: leave-out                # tanpa terjemahan yang belum diperiksa / without English that is not checked
"""


def text_of(picked: Picked, number: int, first: Day, last: Day) -> str:
    """The whole file."""
    lines = [
        "---",
        HOW_TO.rstrip("\n"),
        f"number: {number}",
        f"from: {first}",
        f"to: {last}",
        f"published: {last}",
        "status: draft",
        OPTIONS.rstrip("\n"),
        "articles:",
    ]
    for theme, stories in picked.chosen:
        lines.append(f"  # {_comment(theme.label.id)} / {_comment(theme.label.en)}")
        lines += [f"  - {story.slug}   # {_headline(story)}" for story in stories]
    others = [left for left in picked.left_out if left.may_be_taken]
    if others:
        lines.append("  # Tidak dimuat / Left out")
        lines += [f"  #- {o.story.slug}   # {_headline(o.story)} ({_comment(o.why)})" for o in others]
    return "\n".join([*lines, "---", "", "# Bahasa Indonesia", "", "", "# English", "", ""])


def _headline(story: Story) -> str:
    return _comment(story.article.title.text)


def _comment(text: str) -> str:
    """Nothing in it can end the line of a comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
