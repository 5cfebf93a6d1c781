"""Words that are written with a capital and are no names, and what abbreviations become."""

from __future__ import annotations

from dwiwarta.translation.checks.vocabulary import Words

SAYING = Words(
    """
    kata ujar tutur ucap jelas papar imbuh tambah tandas tegas ungkap terang beber pinta keluh
    sambung lanjut tukas ditambahkan menurut mengatakan menuturkan menjelaskan menambahkan
    menyatakan dikatakan said says told stated added explained according disclosed informed uttered
    asserted finished complained continued claimed expressed mentioned conveyed urged noted
    """
)
COMMON = Words(
    """
    mr mrs ms miss dr sir lord lady the and for but not this that these those his her their its our
    your they she you who when where what how why there here then thus however moreover besides
    meanwhile furthermore also according president minister prime king queen prince princess pope
    general colonel captain major lieutenant sergeant officer chief head deputy vice governor mayor
    regent secretary director chairman chairwoman eve center centres centers satpol units residents
    spokesman spokeswoman senator justice judge attorney professor city town district subdistrict
    sub urban village regency province provincial regional national international federal street
    road avenue river lake mount mountain island islands sea ocean bay gulf bridge park square
    station airport hospital university school college institute church mosque museum library centre
    house hall office department ministry agency board council commission committee court police
    army navy force forces air guard corps union party association organization organisation
    federation foundation group company corporation bank league club team cup championship games
    world war day week month year north south east west northern southern eastern western central
    new old great grand upper lower first second third ok section unit service services affairs
    public relations republic state states kingdom democratic republican parliament congress senate
    assembly representatives constitution january february march april may june july august
    september october november december monday tuesday wednesday thursday friday saturday sunday mon
    tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
    internet earth moon god pp apart without after before with from into over under while because
    since although though yet even still just only once every each both all some many most more few
    several one two three four five six seven eight nine ten to be have has had was were is are at
    by in on of as if or so it he we i
    """
)
"""English words that have a capital in titles and in names of bodies."""
COMMON_ID = Words(
    """
    yang dan untuk dari dengan pada dalam akan juga tidak oleh sebagai karena bahwa setelah sebelum
    saat ketika jika kalau namun tetapi tapi sementara selain menurut bapak ibu pak bu sang para
    kepala ketua wakil direktur menteri presiden gubernur bupati camat lurah walikota wali kota
    kabupaten kecamatan kelurahan desa dusun provinsi jalan gang gunung sungai danau pulau laut
    selat teluk pantai pasar gedung rumah sakit sekolah kampus masjid gereja balai kantor dinas
    badan lembaga kementerian departemen komisi dewan majelis mahkamah pengadilan kejaksaan
    kepolisian polisi tentara angkatan darat udara partai persatuan perserikatan perhimpunan ikatan
    yayasan perusahaan bank liga piala universitas institut tinggi negeri swasta utara selatan timur
    barat tengah tenggara pusat raya besar kecil baru lama republik negara kerajaan perang dunia
    hari bulan tahun nyonya tuan saudara saudari haji kyai ustaz ustadz dokter profesor insinyur
    jenderal kolonel mayor kapten letnan unit bidang bagian seksi sub suku sudin kasudin kasie
    kasubag kabid kadis humas warga masyarakat
    """
)
KNOWN_ACRONYMS = Words(
    """
    un us uk eu usa tv ok id dc am pm gmt ngo ceo cctv pc it mp mps ngos us's bst bbc ap afp utc ad
    bc ph.d phd mr mrs ms dr jr sr ii iii iv vi vii viii ix xi xii ut na
    """
)
"""Abbreviations that English has for what Indonesian writes out."""
_ACRONYMS = """
as: US, U.S, USA, U.S., American, America, Americans, United States
pbb: UN, U.N, United Nations
ue: EU, European Union
ri: Indonesia, Indonesian, Republic
wni: Indonesian, Indonesians, Indonesia
wna: foreign, foreigner, foreigners
tni: military, armed forces, army, soldier, soldiers
dpr: House, parliament, legislative, legislature, lawmakers, lawmaker
dprd: council, legislative, legislature
mpr: assembly
ktp: identity card, ID card, ID
apbd: budget
apbn: budget
pns: civil servant, civil servants, employee, employees
asn: civil servant, civil servants
pkl: vendor, vendors, peddler, peddlers, street
tpu: cemetery
dki: Jakarta
ump: minimum wage
umk: minimum wage
kk: family, families, household, households
rs: hospital
rsud: hospital
sd: elementary school, elementary, primary school, primary
sdn: elementary school, elementary, primary school, primary
smp: junior high school, junior high, middle school
smpn: junior high school, junior high, middle school
sma: senior high school, high school
sman: senior high school, high school
smk: vocational
smkn: vocational
paud: kindergarten, early childhood, preschool
tk: kindergarten
bumn: state-owned, state enterprise
dbd: dengue
lsm: NGO, NGOs, non-governmental, nongovernmental
kpk: corruption eradication, anti-corruption, anticorruption, antigraft
kpu: election commission, elections commission, electoral commission
uu: law
ruu: bill
wib: local time, p.m, a.m, western indonesia
tki: migrant, worker, workers
thr: bonus, allowance
cctv: camera, cameras
km: km, kilometer, kilometers, kilometre, kilometres, miles, mile
wc: toilet, toilets, restroom
hp: phone, cellphone
sim: licence, license
slb: special school, special needs, special
tkp: scene
bbm: fuel
pln: electricity
mk: constitutional
ma: supreme
bi: bank indonesia, central bank
umkm: small
ukm: small
psk: prostitute, sex worker
napza: drug, drugs
nkri: indonesia, republic
tv: television
jl: street, jalan, road
pt: company
"""
ACRONYMS = {
    key: tuple(words.split(", "))
    for key, _, words in (line.partition(": ") for line in _ACRONYMS.strip().splitlines())
}
"""What English may put for an Indonesian abbreviation, besides itself and what its letters stand for."""
