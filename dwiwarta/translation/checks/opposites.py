"""`opposite`: up is not down, before not after: a word on one side, and in the English only its opposite."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, quoted, warning
from dwiwarta.translation.checks.vocabulary import Lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "opposite"


_AXES = """
naik meningkat* peningkatan kenaikan bertambah* melonjak* lonjakan menguat : rise* rose rising risen
    increas* grow* grew up higher gain* climb* surg* jump* soar* hike* more add* extra strengthen* improv*
    boost* rais* most
turun menurun* penurunan berkurang* anjlok* merosot* melemah : fall* fell drop* decreas* declin* down
    lower* reduc* fewer less slump* plung* cut* weaken* shr* slip* slid* decelerat* dip* los* lose* lost
    tumble* descend*
= more most up down extra add* less fewer lower* slip* lost lose* low high* raise* cut* over

terbesar : largest biggest greatest major main most top great
terkecil : smallest least tiniest minor

tertinggi : highest tallest top most record
terendah : lowest least bottom

terbanyak : most largest highest majority biggest greatest
tersedikit paling-sedikit : fewest least smallest lowest

terbaik : best finest top greatest
terburuk : worst poorest

tertua : oldest eldest
termuda : youngest

sebelum sebelumnya : before previous* prior earlier ago until pre* ahead first former* yet till by last
    already
setelah sesudah usai sesudahnya seusai : after following follow* since once when upon later post* on
    past having with then over finish* end* complet*
= by last first already yet on since until till when once earlier previous* time later having then with in

menang memenangkan memenangi kemenangan pemenang : win* won victor* beat* defeat* champion* triumph*
    claim* clinch* captur* secur*
kalah kekalahan dikalahkan : lose* lost losing defeat* beat* loss* fail* trail*

barat : west* occident*
timur : east* orient* timor middle

utara : north*
selatan : south*

pria laki lelaki : man men male* gentlem* boy* guy* husband* father* he his him
wanita perempuan : woman women female* lad* girl* wife wives mother* she her
= he his him she her hers

ayah bapak : father* dad* mr paternal parent* sir his he
ibu : mother* mom* mrs ms maternal parent* she her capital madam housewi*
= he his him she her hers parent* mr mrs ms married pregnant woman women man men

suami : husband* spouse* couple* married partner*
istri isteri : wife wives spouse* couple* married partner*
= married partner* spouse* couple*

membeli dibeli pembelian pembeli : buy* bought purchas* acqui* shop* custom* bid* get* got
menjual dijual penjualan penjual : sell* sold sale* vend* peddl* trad* deal* market* seller*

ekspor mengekspor diekspor : export*
impor mengimpor diimpor : import*

membuka dibuka pembukaan terbuka : open* launch* unveil* start* begin* began inaugurat* reveal* kick*
    uncover* unlock* set
menutup ditutup penutupan tertutup : clos* shut* end* cover* seal* block* conclud* clog*
= set end* start*

menerima diterima penerimaan : receiv* accept* get* got admit* take* took taken welcom* recei* obtain*
    approv* win* won been given giv* earn* face* has have was were collect* revenue*
menolak ditolak penolakan : reject* refus* den* declin* oppos* turn* dismiss* against resist* rebuff*
    spurn* not never without ban* disagree* said brush* shun* opposition
= been has have had was were take* took get got

maksimal maksimum : maxim* most up limit* optim* full* best
minimal minimum : minim* least

mayoritas : majorit* most
minoritas : minorit*

kaya terkaya : rich* wealth* affluent
miskin termiskin : poor* poverty underprivileged impoverish* destitut*

awal : earl* begin* start* first initial* outset begun preliminar* original*
akhir : end* late* last final* finish* conclu* weekend* close* recent*
= day month week year

panas : hot* heat* warm* thermal sunstroke
dingin : cold* cool* chill* freez*

siang : day* noon afternoon midday
malam : night* evening* eve overnight midnight tonight
"""


def _lists() -> tuple[Lists[Side], Lists[Side]]:
    """Of either language the lists of words, by the side that they speak for. An axis has two sides, each a line
    `Indonesian : English`; what stands behind `=` speaks for neither of them."""
    indonesian: dict[Side, str] = {}
    english: dict[Side, str] = {}
    for axis, text in enumerate(re.split(r"\n\s*\n", _AXES.strip())):
        lines = text.replace("\n    ", " ").strip().splitlines()
        both = " ".join(line[2:] for line in lines if line.startswith("= "))
        for side, line in enumerate(line for line in lines if not line.startswith("= ")):
            indonesian[axis, side], _, words = line.partition(" : ")
            english[axis, side] = f"{words} {both}"
    return Lists(indonesian), Lists(english)


Side = tuple[int, int]
"""The number of an axis, then 0 or 1."""
_INDONESIAN, _ENGLISH = _lists()


def find(pair: Pair) -> Iterator[Finding]:
    said: dict[Side, list[str]] = {}
    for word in pair.source_words:
        for key in _INDONESIAN[word]:
            said.setdefault(key, []).append(word)
    if not said:
        return
    there: dict[Side, list[str]] = {}
    for word in pair.english_words:
        for key in _ENGLISH[word]:
            there.setdefault(key, []).append(word)
    for (axis, side), words in said.items():
        other = (axis, 1 - side)
        if other not in said and (axis, side) not in there and other in there:
            old, new = tuple(dict.fromkeys(words)), tuple(dict.fromkeys(there[other]))
            message = f"{quoted(old)} in the Indonesian, {quoted(new)} in the English: is it the opposite?"
            yield warning(NAME, message, old, new)


CHECK = Check(NAME, "a word that became its opposite: up and down, before and after, men and women", find)
