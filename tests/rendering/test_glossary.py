"""What of the word list readers are shown."""

from dwiwarta.rendering.kinds.glossary import Word, words_of
from dwiwarta.translation.termbase import Term


def test_words_for_readers_stand_in_the_order_of_the_alphabet_each_once() -> None:
    terms = [
        Term("santri", "Islamic boarding-school student", "religion", "of a pesantren"),
        Term("Kodim", "district military command", "institution"),
        Term("kodim", "another wording", "institution"),
        Term("Rina Wijaya", "Rina Wijaya", "person"),
        Term("kata dia", "he said", "attribution"),
        Term("★", "a star", "society"),
    ]
    assert words_of(terms) == [
        Word("kodim", "Kodim", "district military command", ""),
        Word("santri", "santri", "Islamic boarding-school student", "of a pesantren"),
    ]
