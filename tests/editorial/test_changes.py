"""What changed between two versions of a paragraph: checked English stays only where wording changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dwiwarta.editorial.changes import Change, change

WORDING = [
    ("Menurut dia, hasilnya baik sekali.", "Kata dia, hasilnya baik sekali."),
    ("Isu itu perlu di bahas bersama warga.", "Isu itu perlu dibahas bersama warga."),
    (
        "Warga menanam bibit di muara Sungai Merdu.",
        "Warga menanam bibit di muara Sungai Merdu yang tanggulnya jebol.",
    ),
    ('"Kami siap bekerja," ujar Budi di balai desa.', '"Kami siap bekerja," kata Budi di balai desa.'),
    ("Biayanya Rp 3,1 miliar dari kas desa itu.", "Biayanya Rp3,1 miliar dari kas desa tersebut."),
    ("Panitia membagikan bibit mangga kepada warga.", "Panitia menyerahkan bibit mangga kepada warga."),
]
GRAVE = [
    (Change.NUMBER, "Warga butuh 15 menit untuk berkumpul.", "Warga butuh 12 menit untuk berkumpul."),
    (Change.NUMBER, "Ada dua orang yang terluka di jalan itu.", "Ada tiga orang yang terluka di jalan itu."),
    (Change.NUMBER, "Ada lebih dari 100 peserta.", "Ada kurang dari 100 peserta."),
    (Change.NUMBER, "Biayanya Rp 3 juta.", "Biayanya Rp 3 miliar."),
    (Change.NUMBER, "Markas Kodim 0804 di Magetan.", "Markas Kodim 804 di Magetan."),
    (Change.DAY, "Rapat digelar besok di balai desa.", "Rapat digelar lusa di balai desa."),
    (Change.DAY, "Rapat digelar Senin di balai desa.", "Rapat digelar Selasa di balai desa."),
    (Change.NUMBER, "Rapat digelar pada 3 Mei 2026.", "Rapat digelar pada 4 Mei 2026."),
    (Change.NAME, "Bupati Rina membuka pasar itu.", "Bupati Rini membuka pasar itu."),
    (Change.NAME, "Kemarin Budi memukul Andi.", "Kemarin Andi memukul Budi."),
    (Change.NAME, "Budi hadir di balai desa.", "Tono hadir di balai desa."),
    (Change.NAME, "Polisi memeriksa Rudi sebagai saksi.", "Polisi memeriksa Rudi sebagai tersangka."),
    (Change.NAME, "Polisi memeriksa pelaku kemarin.", "Polisi memeriksa pelapor kemarin."),
    (Change.NEGATION, "Jembatan itu tidak rusak.", "Jembatan itu rusak."),
    (Change.NEGATION, "Jembatan itu sudah dibuka.", "Jembatan itu belum dibuka."),
    (Change.NEGATION, "Ia tidak hadir, tetapi membayar.", "Ia hadir, tetapi tidak membayar."),
    (Change.NEGATION, "Itu bukannya murah, kata dia.", "Itu murah, kata dia."),
    (Change.TOO_MUCH, "Warga itu ramai di pasar.", "Warga mengeluh akibat bukit longsor dan jalan rusak berat."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), WORDING)
def test_another_wording_is_known_as_such(old: str, new: str) -> None:
    assert change(old, new) is Change.WORDING
    assert change(new, old) is Change.WORDING


@pytest.mark.parametrize(("kind", "old", "new"), GRAVE)
def test_what_could_make_the_english_untrue_is_named(kind: Change, old: str, new: str) -> None:
    assert change(old, new) is kind
    assert change(new, old) is not Change.WORDING


def test_an_unknown_word_at_the_start_of_a_sentence_may_be_a_name() -> None:
    assert change("Sulastri datang ke pasar.", "Warsini datang ke pasar.") is Change.NAME
    assert (
        change("Rapat dimulai di balai desa itu.", "Pertemuan dimulai di balai desa itu.") is Change.NAME
    )  # in doubt


@given(st.text(alphabet="ab 1.,\n\"'tidakBS", max_size=60))
def test_no_text_is_too_odd_to_be_compared(text: str) -> None:
    assert change(text, text) is Change.WORDING
    assert change(text, text + " 7") is not Change.WORDING
