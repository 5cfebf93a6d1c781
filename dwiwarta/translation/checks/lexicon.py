"""A small bilingual dictionary of newspaper words, and the word forms of both languages: enough to see whether a piece
of the Indonesian is in the English at all, never to judge a wording."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_CLITICS = ("nya", "lah", "kah", "pun", "ku", "mu", "")
_SUFFIXES = ("", "kan", "an", "i")
_PREFIXES = (
    ("memper", ("",)), ("diper", ("",)), ("keber", ("",)), ("pember", ("",)), ("menge", ("",)), ("penge", ("",)),
    ("meny", ("s",)), ("peny", ("s",)), ("meng", ("", "k")), ("peng", ("", "k")), ("mem", ("", "p")),
    ("pem", ("", "p")),
    ("men", ("", "t")), ("pen", ("", "t")), ("me", ("",)), ("pe", ("",)), ("per", ("",)), ("di", ("",)), ("ber", ("",)),
    ("be", ("",)), ("ter", ("",)), ("te", ("",)), ("se", ("",)), ("ke", ("",)),
)  # fmt: skip


_BY_LETTER = {letter: [p for p in _PREFIXES if p[0][0] == letter] for letter in {p[0][0] for p in _PREFIXES}}
"""The prefixes that a word with this first letter may have."""


@cache
def lexicon() -> dict[str, tuple[str, ...]]:
    """Indonesian roots with the stems of the English words that stand for them."""
    text = files(__package__).joinpath("lexicon.txt").read_text("utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        root, *english = line.split()
        if english and root != "#":
            found[root] = tuple({*found.get(root, ()), *(stem(word) for word in english)})
    return found


@lru_cache(maxsize=50_000)
def english_for(word: str) -> tuple[str, ...]:
    """Stems of English words that may stand for an Indonesian word in any form; () for one that is not known."""
    words = lexicon()
    if word in words:
        return words[word]
    found: set[str] = set()
    for root in _roots(word):
        found.update(words.get(root, ()))
    return tuple(sorted(found))


def _roots(word: str) -> set[str]:
    """What may be left of a word without its affixes."""
    bare = {word[: -len(c)] if c else word for c in _CLITICS if word.endswith(c) and len(word) - len(c) >= 3}
    roots = set()
    for form in bare:
        for suffix in _SUFFIXES:
            if not form.endswith(suffix) or len(form) - len(suffix) < 3:
                continue
            middle = form[: -len(suffix)] if suffix else form
            roots.add(middle)
            for prefix, firsts in _BY_LETTER.get(middle[:1], ()):
                if middle.startswith(prefix) and len(middle) - len(prefix) >= 3:
                    roots.update(first + middle[len(prefix) :] for first in firsts)
    return roots


_IRREGULAR = {
    form: word
    for line in """
    be am is are was were been being | have has had having | do does did done | say said | make made
    go went gone | take took taken | come came | see saw seen | know knew known | get got gotten
    give gave given | find found | think thought | tell told | become became | leave left | feel felt
    bring brought | begin began begun | keep kept | hold held | write wrote written | stand stood
    hear heard | mean meant | meet met | run ran | pay paid | sit sat | speak spoke spoken
    lie lay lain | lead led | grow grew grown | lose lost | fall fell fallen | send sent | build built
    understand understood | draw drew drawn | break broke broken | spend spent | rise rose risen
    drive drove driven | buy bought | wear wore worn | choose chose chosen | seek sought
    throw threw thrown | catch caught | teach taught | fight fought | strike struck | steal stole stolen
    shoot shot | win won | sell sold | sing sang sung | sink sank sunk | drink drank drunk
    fly flew flown | hide hid hidden | forget forgot forgotten | freeze froze frozen | swear swore sworn
    ride rode ridden | bite bit bitten | sweep swept | man men | woman women | child children
    person people | foot feet | tooth teeth | mouse mice | fisherman fishermen | businessman businessmen
    die died dying dead death | high height | strong strength | long length | deep depth | wide width
    poor poverty | true truth | free freedom | young youth | hot heat | safe safety | able ability
    know knowledge
    """.replace("\n", "|").split("|")
    for word, *forms in [line.split() or [""]]
    for form in forms
}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The part that the forms of an English word share, near enough."""
    word = word.removesuffix("'s").removesuffix("'")
    word = _IRREGULAR.get(word, word)
    if len(word) > 4:
        if word.endswith("ies"):
            word = word[:-3] + "y"
        elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
            word = word[:-2]
        elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
        for ending in ("ing", "ed", "ly", "er", "or"):
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                if word[-1] == word[-2] and word[-1] not in "lsz":
                    word = word[:-1]
                break
    elif word.endswith("s") and len(word) == 4 and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("y") and len(word) > 3:
        word = word[:-1] + "i"
    return word.removesuffix("e")
