"""`negation`: what is denied in the Indonesian is denied in the English, and nothing else is.

Counted, not understood: plain negations on either side, then words that may stand for one in the other language
("gagal", "menolak"; "unable", "lack"), and turns of phrase that have one without denying ("tidak hanya", "no doubt").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dwiwarta.translation.checks.figures import masked
from dwiwarta.translation.checks.finding import Check, error, quoted, warning
from dwiwarta.translation.checks.vocabulary import Words, phrases, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair
    from dwiwarta.translation.checks.vocabulary import Loose

NAME = "negation"

DENIED = Words(
    "tidak tidaklah tidakkah tak takkan bukan bukanlah bukankah belum belumlah jangan janganlah tanpa tiada "
    "nggak enggak gak ndak"
)
TURNS = phrases("""
    tidak hanya | tak hanya | bukan hanya | tidak cuma | bukan cuma | tidak sekadar | bukan sekadar
    tidak saja | bukan saja | tidak lain | tak lain | tidak lama kemudian | tak lama kemudian
    tidak lama setelah | tak lama setelah | tidak lama berselang | tidak kurang dari | tak kurang dari
    tidak sedikit | tak sedikit | tidak jarang | tak jarang | tak henti | tidak henti | tak ubahnya
    tidak terkecuali | tak terkecuali | tak ketinggalan | tidak ketinggalan | tidak heran | tak heran
    tidak langsung | tidak lepas dari | tak lepas dari | tak pelak | tidak pelak | tak urung
    tak jauh dari | tidak jauh dari | belum lama ini | belum lama | belum lagi | mau tidak mau
    mau tak mau | atau tidak | atau bukan | atau belum | jangan-jangan | tak terbatas | tidak terbatas
    tak kalah | tidak kalah | tidak menutup kemungkinan | bukan tidak mungkin | bukan tak mungkin
    tak tertandingi | tak terduga | tidak terduga | tak terhitung | bukan main | jika tidak
    kalau tidak | bila tidak | paling tidak | paling tak | setidak-tidaknya | bagaimana tidak
    tak segan~ | tidak segan~ | tak perlu diragukan | tidak bisa tidak | tidak apa-apa | tak apa
    bukan lagi | bukankah | tidak pernah tidak | hingga tak | tidak seperti | tidak sepi
""")
"""Has a negation that English puts without one as often as with one."""

LIKE_DENIAL = Words(
    """
    gagal* kegagalan* menolak* ditolak* tolak penolakan* membantah* dibantah* bantah* bantahan
    menyangkal* disangkal* kurang* kekurangan* mustahil melarang* dilarang* larang* terlarang larangan*
    menghindar* hindar* dihindari terhindar selain kecuali* hanya* cuma jarang sulit* kesulitan* sukar
    kehilangan* hilang* menghilang* anti* non lupa* melupakan* dilupakan terlupakan enggan* abai*
    mengabaikan* diabaikan habis* henti* berhenti* menghentikan* dihentikan* bebas* batal* dibatalkan
    membatalkan* mencegah* dicegah* cegah* pencegahan ragu* meragukan* diragukan keraguan* sedikit*
    alih-alih ketimbang daripada nihil nol kosong* absen* lepas* terlepas ilegal nyaris hampir melawan
    lawan putus* apa-apa siapapun apapun manapun sekalipun sedikitpun sama tunggu menunggu tertunda*
    ditunda* menunda* penundaan ketiadaan ketidak* terputus buta bisu tewas mati mandek macet buruk
    salah keliru langka minim tertutup* ditutup* rugi* merugikan sebelum* masih lain melainkan berbeda*
    beda* bertentangan* menentang* penentang* ditentang* mengundurkan mundur meninggalkan absennya
    absensi berakhir akhir mengakhiri bungkam diam terbatas alergi asing haram tabu pantang dilepas
    """
)
"""Words that English may put with a negation."""

NOT = Words("not no never cannot none nothing nobody neither without nowhere non *n't nope no-one")
NOT_TURNS = phrases("""
    not only | not just | not long | no longer than | no more than | no less than | no fewer than
    not least | not to mention | no doubt | whether or not | or not | why not | no wonder | no matter
    not merely | not until | nothing but | free of charge | an end to | no sooner | not surprisingly | nothing short of
    nothing less than | not simply | not unlike | no stranger | not too long | not far from
    no later than | no. ~
""")
LIKE_NOT = Words(
    """
    un* unable unless inab* inaccura* inactiv* inadequa* inadvertent* inappropriat* incapab* incomplete*
    inconsisten* incorrect* indefinite* indirect* ineffective* inefficien* ineligible inevitabl*
    inexperienced infinite* infrequent* insignificant* insufficient* intoleran* invalid* invisible
    involuntar* innocen* insecure instab* injustice inaccessib* inconclusive incurabl* independen*
    insane informal* impossib* improper* immature immoral* imperfect* impractical* impatien* immaterial
    imbalance* impunity irregular* irrelevan* irresponsib* irrational irreplaceable irreversibl*
    illegal* illiterate illogical illegitima* illicit disagree* disab* disappear* disapprov* disbelie*
    discomfort discontinu* discourag* dishonest* dislike* dismiss* disobey* disorder* disqualif*
    disregard* dissatisf* distrust* disput* disprov* displeas* disadvantag* disrespect* disproportion*
    misunder* miss missed misses missing mislead* misguid* mistrust* misinform* fail* lack* refus* deny
    denied denies denial* denying reject* declin* prevent* avoid* stop* ceas* refrain* prohibit* ban
    banned bans banning forbid* forbad* rather instead hardly barely scarcely rarely seldom absence
    absent exempt* otherwise neglect* ignor* false* withhold withheld regardless despite zero vain
    overlook* *less beyond barefoot *free lessen* anti* depriv* devoid unlike exclud* excluding cancel* abandon* quit
    skip*
    impede* hinder* void short except* few little difficult* before anything against far away
    nondisclosure nonexist* noncomplian* nonessential nonprofit nonstop ambiguous* blank remote hidden
    secret wary reluctan* loath counter* opposed oppos* minus yet lose loses losing lost closed halt*
    suspend* spare sparing empty bare
    """,
    apart_from="""
    under* unit* unif* union* uniq* univers* until unto uncle uncles undo undergo* undert* unanim*
    uniform* understand* unrest unveil* unesco unicef unless* united unleash* unite unites untuk umum
    unless wireless regardless* unlock* unearth* unfold* illumin* illus* counterpart* counter* antique*
    antic* antig* lackland missile* mission* missis* avoidlessly
    """,
)
"""English that may stand for a negation."""


def find(pair: Pair) -> Iterator[Finding]:
    turns, words = _without(TURNS, pair.source, pair.source_words)
    denied = DENIED.among(words)
    turned, words = _without(NOT_TURNS, pair.english, pair.english_words)
    plain = NOT.among(words)
    if len(plain) < len(denied):
        soft = len(LIKE_NOT.among(pair.english_words)) + turned
        if not plain and not soft:
            yield error(
                NAME,
                f"“{denied[0]}” is in the Indonesian, and nothing in the English denies anything.",
                denied,
                (),
                "Is the sentence still negative?",
            )
        elif len(plain) + soft < len(denied):
            yield warning(
                NAME,
                f"The Indonesian denies something {len(denied)} times ({quoted(denied)}), the English less often.",
                denied,
                plain,
            )
    elif denied and set(plain) <= {"no"}:
        return  # "tidak ada A, B, ataupun C" is "no A, no B and no C"
    elif len(plain) > len(denied) + turns:
        soft = len(LIKE_DENIAL.among(pair.source_words))
        if len(plain) > len(denied) + turns + soft:
            message = f"The English denies something {len(plain)} times ({quoted(plain)}), the Indonesian less often."
            if not denied:
                message = f"“{plain[0]}” is in the English, and nothing in the Indonesian denies anything."
            yield warning(NAME, message, denied, plain, "Was a negation put in?")


def _without(turns: Loose, text: str, words: Sequence[str]) -> tuple[int, Sequence[str]]:
    """How many turns of phrase a text has, and its words without them."""
    found = list(turns.finditer(text))
    return (len(found), words_of(masked(text, found))) if found else (0, words)


CHECK = Check(NAME, "a negation that is lost, or one that was put in", find)
