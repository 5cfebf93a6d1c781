"""A term changes: which checked paragraphs still have the old wording. No state of any paragraph changes."""

from datetime import date

from dwiwarta.cli.terms import last_kept
from dwiwarta.diagnostics import Span
from dwiwarta.editorial.wordings import changes, ids_of, with_old_wording, with_words
from dwiwarta.model import Article, Header, Segment, Source
from dwiwarta.publishing.git import Ran
from dwiwarta.translation.catalog import Catalog, Entry, accept
from dwiwarta.translation.termbase import PATH, Termbase, read

DAY = date(2026, 11, 23)


def words(*rows: str) -> Termbase:
    return read(Source(PATH, "\n".join(["source,target,kind,note", *rows]).encode()))[0]


def article(*pairs: tuple[str, str], checked: bool = True) -> tuple[Article, Catalog]:
    here = Span("content/articles/pasar.txt", 1)
    segments = (Segment("title", "Judul", here), *[Segment("body", source, here) for source, _ in pairs])
    entries = [Entry("body", source, text) for source, text in pairs]
    if checked:
        entries = [accept(entry, DAY) for entry in entries]
    else:
        entries = [entry._replace(fuzzy=True) for entry in entries]
    found = Article(slug="pasar", path=here.path, markup="text", header=Header(), segments=segments)
    return found, Catalog(tuple(entries))


BEFORE = words("kecamatan,district,admin,", "desa,village,admin,", "oknum,rogue,phrase,")
AFTER = words(
    "kecamatan,subdistrict,admin,", "desa,village,admin,alt: rural", "oknum,rogue,phrase,avoid: individual"
)


def test_only_terms_with_a_wording_that_is_wrong_now_have_changed() -> None:
    assert [(c.before.source, c.old) for c in changes(BEFORE, AFTER)] == [
        ("kecamatan", ("district",)),
        ("oknum", ("individual",)),
    ]
    assert not changes(BEFORE, BEFORE)
    assert not changes(BEFORE, words())


def test_checked_paragraphs_with_the_old_wording_are_listed() -> None:
    pairs = [
        article(
            ("Di kecamatan itu.", "In that district."),
            ("Kecamatan lain.", "Another subdistrict."),
            ("Kabupaten itu.", "That district."),
        )
    ]
    places = list(with_old_wording(changes(BEFORE, AFTER), AFTER, pairs))
    assert [(p.id, p.wording) for p in places] == [("pasar#1", "district")]


def test_a_right_wording_that_contains_the_old_one_is_right() -> None:
    after = words("kecamatan,district administration,admin,")
    pairs = [article(("Kecamatan.", "The district administration."))]
    assert not list(with_old_wording(changes(words("kecamatan,district,admin,"), after), after, pairs))


def test_what_nobody_checked_is_not_listed() -> None:
    pairs = [article(("Di kecamatan itu.", "In that district."), checked=False)]
    assert not list(with_old_wording(changes(BEFORE, AFTER), AFTER, pairs))
    assert not list(with_words("district", pairs))


def test_paragraphs_are_named_by_their_place() -> None:
    names = ids_of(article(("Satu.", "One."), ("Dua.", "Two."))[0])
    assert list(names.values()) == ["pasar#title", "pasar#1", "pasar#2"]


class FakeGit:
    def __init__(self, ran: Ran | None) -> None:
        self.ran = ran
        self.asked: list[object] = []

    def run(self, repo: str, args: object, stdin: object = None) -> Ran:
        self.asked.append((repo, args))
        if self.ran is None:
            raise FileNotFoundError("git")
        return self.ran


def test_the_earlier_list_is_that_of_the_last_commit() -> None:
    git = FakeGit(Ran(0, b"source,target\n", ""))
    assert last_kept("/site", git) == b"source,target\n"  # type: ignore[arg-type]
    assert git.asked == [("/site", ["show", f"HEAD:./{PATH}"])]
    assert last_kept("/site", FakeGit(Ran(128, b"", "fatal"))) is None  # type: ignore[arg-type]
    assert last_kept("/site", FakeGit(None)) is None  # type: ignore[arg-type]
