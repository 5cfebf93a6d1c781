"""From a folder with articles to filled catalogs: who is asked, what is announced, remembered and said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dwiwarta.diagnostics import Diagnostic
from dwiwarta.disk import RealDisk
from dwiwarta.stages.filling import Asking, Filled, fill
from dwiwarta.stages.understanding import understand
from dwiwarta.stages.world import Place, World
from dwiwarta.translation.engines import Engine, Setup, Unusable
from dwiwarta.translation.engines.trouble import Failure, Trouble

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SHIPPED = str(Path(__file__).parents[2])


class Fake:
    """Says something in English of everything, but gives texts with a word it does not know back as they are."""

    version = "1"
    max_chars = 500
    batch = 1
    interval = 0.0

    def __init__(self, name: str, *, online: bool = True, fails: Trouble | None = None) -> None:
        self.name = name
        self.label = f"{name.capitalize()} Translate"
        self.model = None if online else "tiny@0123abcd"
        self.online = online
        self.fails = fails
        self.asked: list[str] = []

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        self.asked += texts
        if self.fails:
            return Failure(self.fails)
        return [t if "kinclong" in t else f"The {len(t)} signs of it as they are in English." for t in texts]


class Desk:
    """A site with its services."""

    def __init__(self, root: Path, engine: str = "one") -> None:
        self.root = root
        self.now = NOW
        self.engines: dict[str, Fake] = {}
        self.announced: list[Diagnostic] = []
        self.write(
            "site.toml",
            f'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\nengine = "{engine}"\n',
        )

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, "utf-8")

    def article(self, slug: str, title: str, *paragraphs: str, header: str = "") -> None:
        text = "\n\n".join([title, f"CONTOH.ID - DESA SUMBER - {paragraphs[0]}", *paragraphs[1:]])
        self.write(f"content/articles/{slug}.txt", f"---\noutlet: Contoh\n{header}---\n{text}\n")

    def serve(self, *engines: Fake) -> None:
        self.engines = {e.name: e for e in engines}

    def open(self, name: str, _: Setup) -> Engine | Unusable:
        return self.engines.get(name) or Unusable(name, f"“{name}” has no key", "Get one.")

    def run(self, **how: Any) -> Filled:
        world = World(RealDisk(), self.now)
        digest, _ = understand(world, Place(str(self.root), SHIPPED))
        assert digest
        return fill(
            world,
            digest,
            Asking(open=self.open, environ={}, announce=self.announced.append, **how),
        )

    def catalog(self, slug: str) -> str:
        return (self.root / f"translations/en/{slug}.po").read_text("utf-8")


A = "Warga desa bergotong royong membersihkan saluran air sejak pagi."
B = "Kegiatan itu diikuti oleh seluruh perangkat desa dan para pemuda."
ODD = "Selokan kinclong kembali setelah dibersihkan oleh para pemuda setempat."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def codes(filled: Filled) -> list[str]:
    return [d.code for d in filled.diagnostics]


def test_what_is_refused_is_not_asked_for_in_every_build(desk: Desk) -> None:
    one = Fake("one")
    desk.serve(one)
    desk.article("saluran", "Warga Bersihkan Saluran", A, ODD)
    first = desk.run()
    assert first.outcome
    assert (first.outcome.paragraphs, first.outcome.waiting) == (2, 1)
    assert codes(first) == ["translation-refused"]
    assert "translate saluran`" in str(first.diagnostics[0].hint)
    asked = len(one.asked)
    again = desk.run()
    assert len(one.asked) == asked, "no request"
    assert (again.outcome, again.resting, codes(again)) == (None, 1, ["translation-resting"])
    assert again.diagnostics[0].message.startswith("1 paragraph is not sent: One Translate could not")
    assert "2026-11-24" in str(again.diagnostics[0].hint)
    desk.now += timedelta(days=1)
    desk.run()
    assert one.asked[asked:] == [ODD], "asked for again after a day"
    desk.now += timedelta(days=2)
    desk.run()
    assert len(one.asked) == asked + 1, "the second rest is longer"


def test_who_names_an_article_asks_at_once(desk: Desk) -> None:
    one = Fake("one")
    desk.serve(one)
    desk.article("saluran", "Warga Bersihkan Saluran", A, ODD)
    desk.run()
    del one.asked[:]
    desk.run(only=["saluran"])
    assert one.asked == [ODD]


def test_another_article_is_still_asked_for_and_the_rest_is_told(desk: Desk) -> None:
    one = Fake("one")
    desk.serve(one)
    desk.article("saluran", "Warga Bersihkan Saluran", A, ODD)
    desk.run()
    desk.article("balai", "Balai Desa Dibuka", B)
    filled = desk.run()
    assert filled.outcome
    assert (filled.outcome.paragraphs, filled.outcome.waiting) == (2, 1)
    assert codes(filled) == ["translation-resting"]


def test_without_its_cache_it_is_asked_for_again(desk: Desk) -> None:
    one = Fake("one")
    desk.serve(one)
    desk.article("saluran", "Warga Bersihkan Saluran", A, ODD)
    desk.run()
    (desk.root / ".cache/refused").unlink()
    del one.asked[:]
    desk.run()
    assert one.asked == [ODD]
    assert "kinclong" not in (desk.root / ".cache/refused").read_text(), "no word of the text is kept there"


def test_the_cut_word_of_a_headline_is_not_sent(desk: Desk) -> None:
    one = Fake("one")
    desk.serve(one)
    desk.article("bupati", "Bupati Dorong Warga Ikuti Peningkata...", A)
    filled = desk.run()
    assert filled.outcome
    assert "Bupati Dorong Warga Ikuti" in one.asked
    assert not [t for t in one.asked if "Peningkata" in t]
    text = desk.catalog("bupati")
    assert 'msgid "Bupati Dorong Warga Ikuti Peningkata..."' in text
    assert 'msgstr "The 25 signs of it as they are in English…"' in text
    del one.asked[:]
    desk.run()
    assert one.asked == []


def test_in_turn_and_each_entry_says_who_answered(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "one, two")
    one, two = Fake("one", fails=Trouble.UNREACHABLE), Fake("two", online=False)
    desk.serve(one, two)
    desk.article("saluran", "Warga Bersihkan Saluran", A, B)
    filled = desk.run()
    assert filled.outcome
    assert (filled.outcome.label, filled.outcome.paragraphs) == ("Two Translate", 3)
    assert (len(one.asked), filled.services) == (1, ("One Translate", "Two Translate"))
    assert codes(filled) == ["translation-out-of-reach", "translation-handed-on"]
    assert desk.catalog("saluran").count("engine=two/1 model=tiny@0123abcd") == 3


def test_one_of_several_cannot_be_used(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "keyless, two")
    desk.serve(Fake("two"))
    desk.article("saluran", "Warga Bersihkan Saluran", A)
    filled = desk.run()
    assert filled.outcome
    assert filled.outcome.paragraphs == 2
    assert [d.message for d in filled.diagnostics] == ["“keyless” is passed over: “keyless” has no key."]


def test_none_of_several_can_be_used(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "keyless, lost")
    desk.article("saluran", "Warga Bersihkan Saluran", A)
    assert codes(desk.run()) == ["translation-service"] * 2


def test_each_service_is_announced_once_and_an_offline_model_never(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "one, two, model")
    one, two = Fake("one"), Fake("two")
    desk.serve(one, two, Fake("model", online=False))
    desk.article("saluran", "Warga Bersihkan Saluran", A)
    desk.run()
    desk.article("balai", "Balai Desa Dibuka", B)
    desk.run()
    one.fails = Trouble.QUOTA
    desk.article("jalan", "Jalan Desa Diperbaiki", "Jalan itu rusak sejak musim hujan tahun lalu.")
    desk.run()
    assert [d.message.split(" now to be ")[0].split(" go to ")[1] for d in desk.announced] == [
        "One Translate",
        "Two Translate",
    ]
    two.fails = Trouble.QUOTA
    desk.article("sawah", "Sawah Desa Panen", "Panen padi tahun ini naik dibanding tahun lalu.")
    filled = desk.run()
    assert filled.outcome
    assert filled.outcome.label == "Model Translate"
    assert len(desk.announced) == 2


def test_a_dry_run_counts_and_leaves_everything_alone(desk: Desk) -> None:
    one = Fake("one")
    desk.serve(one)
    desk.article("saluran", "Warga Bersihkan Saluran", A, B, "(*/nto)")
    filled = desk.run(dry_run=True)
    sent = len("Warga Bersihkan Saluran") + len(A) + len(B)
    assert filled.estimate == (3, 3, sent)
    assert one.asked == []
    assert desk.announced == []
    assert not (desk.root / "translations").exists()
    assert not (desk.root / ".cache").exists()


def test_the_limit_holds_for_all_services_together(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "one, two")
    one, two = Fake("one", fails=Trouble.QUOTA), Fake("two")
    desk.serve(one, two)
    desk.article("saluran", "Warga Bersihkan Saluran", A, B)
    filled = desk.run(max_chars=100)
    assert filled.outcome
    assert filled.outcome.characters <= 100
    assert len(one.asked) == 1
    assert two.asked


@pytest.mark.parametrize(
    "header", ["status: draft\n", "translate: hold\n", "rights: link\n", "sensitive: minor\n"]
)
def test_never_sent(desk: Desk, header: str) -> None:
    one = Fake("one", online=False)
    desk.serve(one)
    desk.article("saluran", "Warga Bersihkan Saluran", A, header=header)
    desk.run()
    assert not [t for t in one.asked if t == A], "not even to a model on this computer"
