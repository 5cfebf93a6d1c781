"""`name`: names stay as they are. A name that is spelled almost alike was misspelt; one that is gone, while another has
come, was replaced. `acronym`: the same for abbreviations.

Names that English puts in its own way (names.txt, the word list of the site) and regular spellings (Makedonia,
Macedonia) count as the same. A name that is only left out, or only added, is no finding: "Basuki" may be "the governor".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Severity
from dwiwarta.translation.checks.addresses import blanked
from dwiwarta.translation.checks.finding import Check, Finding, error, quoted, warning
from dwiwarta.translation.checks.lexicon import english_for, lexicon, stem
from dwiwarta.translation.checks.spelling import adapted, near, plain_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.translation.checks.pair import Pair

NAME, ACRONYM = "name", "acronym"
_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")
_SHOUTED = re.compile(r"\b[A-Z]{4,} [A-Z]{4,}\b|\b[A-Z]{2,} [A-Z]{2,} [A-Z]{2,}\b")
_OPENS = re.compile(r"(?:^|[.!?:;]|-\s|[\"'(\[])\s*[\"'(\[]*$")


class Token(NamedTuple):
    """A word written with a capital."""

    text: str
    key: str
    """In small letters without accents and possessive s."""
    opens: bool
    """It stands first in a sentence or a quotation, where every word has a capital."""
    acronym: bool


def find_names(pair: Pair) -> Iterator[Finding]:
    here, there = pair.names
    gone, new = here.names, there.names
    told: set[str] = set()
    for name in gone:
        other = next((o for o in new if near(name.key, o.key) and o.key not in told), None)
        if other is not None:
            told |= {name.key, other.key}
            yield warning(
                NAME,
                f"“{name.text}” in the Indonesian, “{other.text}” in the English: is it the same name?",
                [name.text],
                [other.text],
            )
    gone = [n for n in gone if n.key not in told and not n.opens]
    new = [n for n in new if n.key not in told and not n.opens]
    if len(gone) == len(new) == 1 and _is_speaker(gone[0], pair.source) and _is_speaker(new[0], pair.english):
        message = f"The speaker is “{gone[0].text}” in the Indonesian and “{new[0].text}” in the English."
        yield Finding(NAME, Severity.INFO, message, (gone[0].text,), (new[0].text,), "Is it the same person?")
    elif gone and new:
        old, other = [n.text for n in gone], [n.text for n in new]
        yield warning(
            NAME,
            f"{quoted(old)} is not in the English, {quoted(other)} not in the Indonesian: is it the right name?",
            old,
            other,
        )


def find_acronyms(pair: Pair) -> Iterator[Finding]:
    here, there = pair.names
    gone, new = here.acronyms, there.acronyms
    if gone and new:
        old, other = [n.text for n in gone], [n.text for n in new]
        yield error(ACRONYM, f"{quoted(old)} in the Indonesian, {quoted(other)} in the English.", old, other)


def _is_speaker(name: Token, text: str) -> bool:
    """Stands beside a word for saying: another part of the same person's name is as good there."""
    m = re.search(rf"(\w+),? (?:\w+ )?{re.escape(name.text)}\b,?(?: (\w+))?(?: (\w+))?", text)
    return bool(m) and any(plain_letters(w) in SAYING for w in m.groups() if w)


SAYING = frozenset(
    """
    kata ujar tutur ucap jelas papar imbuh tambah tandas tegas ungkap terang beber pinta keluh sambung lanjut tukas ditambahkan
    menurut mengatakan menuturkan menjelaskan menambahkan menyatakan dikatakan said says told stated added explained according
    disclosed informed uttered asserted finished complained continued claimed expressed mentioned conveyed urged noted
    """.split()
)


class Unmatched(NamedTuple):
    """Names of one text that the other has in no form."""

    names: tuple[Token, ...]
    acronyms: tuple[Token, ...]


def unmatched(pair: Pair) -> tuple[Unmatched, Unmatched]:
    """Of the Indonesian and of the English."""
    here, there = tokens(blanked(pair.source)), tokens(blanked(pair.english))
    covered_here, covered_there = _by_word_list(pair)
    source = {plain_letters(w) for m in _TOKEN.finditer(pair.source) for w in _split(m[0])}
    english = {plain_letters(w) for m in _TOKEN.finditer(pair.english) for w in _split(m[0])}
    run_here, run_there = "".join(c for c in plain_letters(pair.source) if c.isalnum()), "".join(c for c in plain_letters(pair.english) if c.isalnum())
    english_stems = {stem(w) for w in english}
    possible = {meaning for w in source for meaning in (*english_for(w), *own_name(w))}
    headline, other_headline = _is_headline(pair.source), _is_headline(pair.english)
    gone, gone_acronyms = [], []
    for t in here:
        if t.key in english or t.key in covered_here or t.key in run_there:
            continue
        if t.acronym:
            if t.key not in COMMON_ID and not _spelled_out(t, pair.english, english_stems):
                gone_acronyms.append(t)
            continue
        meanings = own_name(t.key)
        if any(m in english_stems or m in english for m in meanings) or any(adapted(t.key, w) for w in english):
            continue
        if not meanings and (english_for(t.key) or _is_indonesian_word(t.key)):
            continue
        gone.append(t._replace(opens=t.opens or (headline and not meanings)))
    new, new_acronyms = [], []
    for t in there:
        if t.key in source or t.key in covered_there or t.key in run_here:
            continue
        if t.acronym:
            if t.key not in COMMON and t.key not in KNOWN_ACRONYMS and not _initials(t.key, pair.source) and not _initials(t.key, pair.english):
                new_acronyms.append(t)
            continue
        word = stem(t.key)
        if word in possible or t.key in possible or any(adapted(w, t.key) for w in source):
            continue
        foreign = t.key in _exonyms() or word in _exonyms()
        if not foreign and (word in _english_words() or t.key in COMMON):
            continue
        new.append(t._replace(opens=t.opens or (other_headline and not foreign)))
    return Unmatched(tuple(gone), tuple(gone_acronyms)), Unmatched(tuple(new), tuple(new_acronyms))


def tokens(text: str) -> Sequence[Token]:
    """Every word with a capital, once."""
    found: dict[str, Token] = {}
    for m in _TOKEN.finditer(text):
        opens = bool(_OPENS.search(text[max(0, m.start() - 4) : m.start()]))
        for piece in _split(m[0]):
            if len(piece) < 2 or not piece[0].isupper() or any(c.isdigit() for c in piece):
                continue
            letters = piece.replace(".", "")
            acronym = letters.isupper() and 2 <= len(letters) <= 7
            if letters.isupper() and (not acronym or _SHOUTED.search(text, max(0, m.start() - 12), m.end() + 12)):
                continue
            key = plain_letters(piece.removesuffix("'s").removesuffix("s'") if not acronym else letters)
            if len(key) < 3 and not acronym:
                continue
            known = found.get(key)
            if known is None or (known.opens and not opens):
                found[key] = Token(piece, key, opens, acronym)
            opens = False
    return list(found.values())


def _split(word: str) -> list[str]:
    word = word.removesuffix("'s").removesuffix("’s")
    return re.split(r"[-&]", word) if "-" in word or "&" in word else [word]


def _by_word_list(pair: Pair) -> tuple[set[str], set[str]]:
    """Words of terms that the word list knows: what they become is judged by `term`, not here."""
    if pair.house.matcher is None:
        return set(), set()
    here: set[str] = set()
    there: set[str] = set()
    for found in pair.house.matcher.find(pair.source):
        here |= {plain_letters(w) for w in _TOKEN.findall(pair.source[found.start : found.end])}
        for words in (*found.term.accepted, *found.term.avoid):
            there |= {plain_letters(w) for w in re.findall(r"\w+", words)}
    return here, there


@lru_cache(maxsize=20_000)
def own_name(word: str) -> tuple[str, ...]:
    """What English calls a country, a people or a body; () for others."""
    names = _names()
    return names.get(word) or names.get(word.removesuffix("nya"), ())


@cache
def _names() -> dict[str, tuple[str, ...]]:
    text = files(__package__).joinpath("names.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    return {name: tuple({*english, *(stem(word) for word in english)}) for name, *english in lines}


@cache
def _exonyms() -> frozenset[str]:
    return frozenset(word for words in _names().values() for word in words) - _english_words()


@cache
def _english_words() -> frozenset[str]:
    return frozenset(word for words in lexicon().values() for word in words)


@lru_cache(maxsize=20_000)
def _is_indonesian_word(word: str) -> bool:
    """By its look: an affix on both ends."""
    return bool(re.match(r"(?:me[nm]|ber|ter|pe[nmr]|ke|di|se)\w{3,}(?:an|kan|nya|i)$", word)) or word in COMMON_ID


def _spelled_out(acronym: Token, english: str, stems: set[str]) -> bool:
    if any(meaning in stems for meaning in own_name(acronym.key)):
        return True
    known = ACRONYMS.get(acronym.key)
    if known and any(re.search(rf"(?<![\w.]){re.escape(words)}(?!\w)", english, re.IGNORECASE) for words in known):
        return True
    return _initials(acronym.key, english)


def _initials(key: str, text: str) -> bool:
    """The letters as first letters of words in a row: Badan Layanan Umum Daerah is BLUD."""
    letters = "".join(m[0][0].lower() for m in re.finditer(r"[^\W\d_]+", text) if m[0].lower() not in _SMALL)
    return key in letters


def _is_headline(text: str) -> bool:
    words = [m[0] for m in re.finditer(r"[^\W\d_]{4,}", text)]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


_SMALL = frozenset(["dan", "of", "and", "the", "for", "di", "ke", "yang", "untuk", "in", "on", "to"])
ACRONYMS = {
    "as": ("US", "U.S", "USA", "U.S.", "American", "America", "Americans", "United States"),
    "pbb": ("UN", "U.N", "United Nations"),
    "ue": ("EU", "European Union"),
    "ri": ("Indonesia", "Indonesian", "Republic"),
    "wni": ("Indonesian", "Indonesians", "Indonesia"),
    "wna": ("foreign", "foreigner", "foreigners"),
    "tni": ("military", "armed forces", "army", "soldier", "soldiers"),
    "dpr": ("House", "parliament", "legislative", "legislature", "lawmakers", "lawmaker"),
    "dprd": ("council", "legislative", "legislature"),
    "mpr": ("assembly",),
    "ktp": ("identity card", "ID card", "ID"),
    "apbd": ("budget",),
    "apbn": ("budget",),
    "pns": ("civil servant", "civil servants", "employee", "employees"),
    "asn": ("civil servant", "civil servants"),
    "pkl": ("vendor", "vendors", "peddler", "peddlers", "street"),
    "tpu": ("cemetery",),
    "dki": ("Jakarta",),
    "ump": ("minimum wage",),
    "umk": ("minimum wage",),
    "kk": ("family", "families", "household", "households"),
    "rs": ("hospital",),
    "rsud": ("hospital",),
    "sd": ("elementary school", "elementary", "primary school", "primary"),
    "sdn": ("elementary school", "elementary", "primary school", "primary"),
    "smp": ("junior high school", "junior high", "middle school"),
    "smpn": ("junior high school", "junior high", "middle school"),
    "sma": ("senior high school", "high school"),
    "sman": ("senior high school", "high school"),
    "smk": ("vocational",),
    "smkn": ("vocational",),
    "paud": ("kindergarten", "early childhood", "preschool"),
    "tk": ("kindergarten",),
    "bumn": ("state-owned", "state enterprise"),
    "dbd": ("dengue",),
    "lsm": ("NGO", "NGOs", "non-governmental", "nongovernmental"),
    "kpk": ("corruption eradication", "anti-corruption", "anticorruption", "antigraft"),
    "kpu": ("election commission", "elections commission", "electoral commission"),
    "uu": ("law",),
    "ruu": ("bill",),
    "wib": ("local time", "p.m", "a.m", "western indonesia"),
    "tki": ("migrant", "worker", "workers"),
    "thr": ("bonus", "allowance"),
    "cctv": ("camera", "cameras"),
    "km": ("km", "kilometer", "kilometers", "kilometre", "kilometres", "miles", "mile"),
    "wc": ("toilet", "toilets", "restroom"),
    "hp": ("phone", "cellphone"),
    "sim": ("licence", "license"),
    "slb": ("special school", "special needs", "special"),
    "tkp": ("scene",),
    "bbm": ("fuel",),
    "pln": ("electricity",),
    "mk": ("constitutional",),
    "ma": ("supreme",),
    "bi": ("bank indonesia", "central bank"),
    "umkm": ("small",),
    "ukm": ("small",),
    "psk": ("prostitute", "sex worker"),
    "napza": ("drug", "drugs"),
    "nkri": ("indonesia", "republic"),
    "tv": ("television",),
    "jl": ("street", "jalan", "road"),
    "pt": ("company",),
}
"""What English may put for an Indonesian abbreviation, besides itself and what its letters stand for."""
KNOWN_ACRONYMS = frozenset(
    "un us uk eu usa tv ok id dc am pm gmt ngo ceo cctv pc it mp mps ngos us's bst bbc ap afp utc ad bc ph.d phd mr mrs ms dr jr sr ii iii iv vi vii viii ix xi xii ut na".split()
)
"""Abbreviations that English has for what Indonesian writes out."""
COMMON = frozenset(
    """
    mr mrs ms miss dr sir lord lady the and for but not this that these those his her their its our your they she you who when
    where what how why there here then thus however moreover besides meanwhile furthermore also according president minister
    prime king queen prince princess pope general colonel captain major lieutenant sergeant officer chief head deputy vice
    governor mayor regent secretary director chairman chairwoman eve center centres centers satpol units residents spokesman spokeswoman senator justice judge attorney professor
    city town district subdistrict sub urban village regency province provincial regional national international federal
    street road avenue river lake mount mountain island islands sea ocean bay gulf bridge park square station airport
    hospital university school college institute church mosque museum library center centre house hall office department
    ministry agency board council commission committee court police army navy force forces air guard corps union party
    association organization organisation federation foundation group company corporation bank league club team cup
    championship games world war day week month year north south east west northern southern eastern western central
    new old great grand upper lower first second third games ok section unit service services affairs public relations
    republic state states kingdom democratic republican parliament congress senate assembly representatives constitution
    january february march april may june july august september october november december monday tuesday wednesday thursday
    friday saturday sunday mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
    internet earth moon sun god satpol pp apart without after before with from into over under while because since although
    though yet even still just only once every each both all some many most more few several one two three four five six
    seven eight nine ten to be have has had was were is are at by in on of as if or so it he we i
    """.split()
)
"""English words that have a capital in titles and in names of bodies."""
COMMON_ID = frozenset(
    """
    yang dan untuk dari dengan pada dalam akan juga tidak oleh sebagai karena bahwa setelah sebelum saat ketika jika kalau namun
    tetapi tapi sementara selain menurut bapak ibu pak bu sang para kepala ketua wakil direktur menteri presiden gubernur bupati
    camat lurah walikota wali kota kabupaten kecamatan kelurahan desa dusun provinsi jalan gang gunung sungai danau pulau laut
    selat teluk pantai pasar gedung rumah sakit sekolah kampus masjid gereja balai kantor dinas badan lembaga kementerian
    departemen komisi dewan majelis mahkamah pengadilan kejaksaan kepolisian polisi tentara angkatan darat udara partai
    persatuan perserikatan perhimpunan ikatan yayasan perusahaan bank liga piala universitas institut sekolah tinggi negeri
    swasta utara selatan timur barat tengah tenggara pusat raya besar kecil baru lama republik negara kerajaan perang dunia hari
    bulan tahun nyonya tuan saudara saudari haji kyai ustaz ustadz dokter profesor insinyur jenderal kolonel mayor kapten letnan
    unit bidang bagian seksi sub suku sudin kasudin kasie kasubag kabid kadis humas warga masyarakat
    """.split()
)
NAME_CHECK = Check(NAME, "a name that is spelled otherwise, or another name in its place", find_names)
ACRONYM_CHECK = Check(ACRONYM, "another abbreviation in the place of one", find_acronyms)
