"""
The words of a service standard's page, in both languages.
"""

from typing import Final

from layanan.lifecycle import PersonalData
from layanan.service import Status
from layanan.text import Label

TITLE: Final = Label(id="Standar pelayanan: {name}", en="Service standard: {name}")
AT: Final = Label(id="{title} – {office}", en="{title} – {office}")
ABOUT: Final = Label(id="Tentang standar ini", en="About this standard")
FACTS: Final = Label(id="Keterangan pokok", en="Main facts")
ITEM: Final = Label(id="Hal", en="Item")
CONTENT: Final = Label(id="Isi", en="Content")
CODE: Final = Label(id="Kode layanan", en="Service code")
OWNER: Final = Label(id="Penyelenggara", en="Provider")
OFFICE: Final = Label(id="Kantor", en="Office")
UNITS: Final = Label(id="Unit kerja", en="Given by")
STATUS: Final = Label(id="Status layanan", en="Status of the service")
VERSION: Final = Label(id="Versi", en="Version")
DRAFT: Final = Label(id="{version} (rancangan, belum berlaku)", en="{version} (draft)")
IN_FORCE: Final = Label(id="Berlaku", en="In force")
SINCE: Final = Label(id="sejak {day}", en="since {day}")
UNKNOWN: Final = Label(
    id="tidak diketahui sejak kapan; tidak ada sumber yang menyebutnya",
    en="since when is not known; no source says it",
)
UNTIL: Final = Label(id="tidak berlaku lagi sejak {day}", en="no longer in force from {day}")
SURE: Final = Label(id="Keyakinan atas isi", en="How sure the content is")
SEAL: Final = Label(id="Segel", en="Seal")
STATUSES: Final[dict[Status, Label]] = {
    Status.ACTIVE: Label(id="diberikan", en="given"),
    Status.TRANSFERRED: Label(id="beralih ke lembaga lain", en="given by another body now"),
    Status.RETIRED: Label(id="tidak diberikan lagi", en="no longer given"),
}

MUST: Final = Label(
    id="Komponen yang wajib diumumkan kepada masyarakat", en="Components that must be published"
)
OTHERS: Final = Label(id="Komponen pengelolaan di dalam organisasi", en="The other components")
FOURTEEN: Final = Label(
    id="Komponen standar pelayanan ({law})", en="Components of a service standard ({law})"
)
LETTER: Final = Label(id="Huruf", en="Letter")
COMPONENT: Final = Label(id="Komponen", en="Component")
PUBLISHED_ONE: Final = Label(id="Wajib diumumkan", en="Must be published")
THERE: Final = Label(id="Ada", en="There")
YES: Final = Label(id="ya", en="yes")
NO: Final = Label(id="tidak", en="no")
MISSING: Final = Label(id="Tidak ada.", en="Missing.")
MARK: Final = Label(id="{name} – wajib diumumkan", en="{name} – must be published")

NEEDS: Final = Label(id="Syarat yang dibawa", en="What the applicant brings")
NEED: Final = Label(id="Syarat", en="Requirement")
WHEN: Final = Label(id="Diperlukan", en="Needed")
ALWAYS: Final = Label(id="selalu", en="always")
IF: Final = Label(id="bila {all}", en="if {all}")
FORM: Final = Label(id="Bentuk", en="Form")
WORDING: Final = Label(id="Bunyi terbitan", en="Published wording")
BASIS: Final = Label(id="Dasar hukum dan sumber", en="Legal basis and source")
CONFIDENCE: Final = Label(id="Keyakinan", en="Confidence")
BY_WHOM: Final = Label(id="oleh {who}", en="from {who}")
GOT: Final = Label(id="dapat diperoleh kantor sendiri: {how}", en="the office can get it: {how}")
FORMATS: Final = Label(id="berkas {all}", en="file of type {all}")
SIZE: Final = Label(id="paling besar {kib} KiB", en="at most {kib} KiB")
AGE: Final = Label(id="paling lama {term} sebelum hari {day}", en="not older than {term} on {day}")
THE_REQUEST: Final = Label(id="permohonan", en="the day of the request")
PRODUCT_OF: Final = Label(id="hasil layanan {service}", en="product of the service {service}")
PERSONAL: Final[dict[PersonalData, Label]] = {
    "general": Label(id="memuat data pribadi umum", en="holds general personal data"),
    "specific": Label(id="memuat data pribadi spesifik", en="holds specific personal data"),
}
COPIES: Final = {
    "original": Label(id="dokumen asli", en="the original"),
    "copy": Label(id="salinan", en="a copy"),
    "certified_copy": Label(id="salinan yang dilegalisasi", en="a certified copy"),
    "shown": Label(id="dokumen asli untuk diperlihatkan", en="the original, to be shown"),
}
MEDIA: Final = {
    "paper": Label(id="kertas", en="on paper"),
    "digital": Label(id="berkas digital", en="as a file"),
}
WHO_MAY: Final = Label(id="Siapa yang berhak", en="Who may ask")
RULE: Final = Label(id="Ketentuan", en="Rule")
MUST_HOLD: Final = Label(id="Yang harus terpenuhi", en="What must hold")
INSTEAD: Final = Label(id="Penggantinya", en="What stands in for it")

STEPS: Final = Label(id="Langkah pelayanan", en="Steps of the service")
NUMBER: Final = Label(id="No.", en="No.")
STEP: Final = Label(id="Langkah", en="Step")
BY: Final = Label(id="Pelaku", en="By")
LIMIT: Final = Label(id="Batas menurut terbitan", en="Limit as published")
FROM_WHEN: Final = Label(id="Sejak", en="From")
SOURCE: Final = Label(id="Sumber", en="Source")
CHANNELS: Final = Label(id="Saluran", en="Channels")
CHANNEL: Final = Label(id="Saluran", en="Channel")
KIND: Final = Label(id="Jenis", en="Kind")
MAY: Final = Label(id="Dapat dipakai untuk", en="May be used to")
ADDRESS: Final = Label(id="Alamat", en="Address")
KINDS: Final = {
    "counter": Label(id="loket", en="counter"),
    "web": Label(id="situs web", en="web page"),
    "app": Label(id="aplikasi", en="app"),
    "email": Label(id="surel", en="e-mail"),
    "phone": Label(id="telepon atau pesan", en="call or message"),
    "post": Label(id="pos", en="post"),
    "visit": Label(id="kunjungan", en="visit"),
    "system": Label(id="sistem lain", en="another system"),
}
ACTS: Final = {
    "apply": Label(id="mengajukan", en="apply"),
    "complete": Label(id="melengkapi", en="complete"),
    "pay": Label(id="membayar", en="pay"),
    "track": Label(id="memantau", en="follow"),
    "collect": Label(id="mengambil hasil", en="receive the product"),
}
PRESENCE: Final = Label(id="Siapa yang hadir langsung", en="Who must come in person")
VISIT: Final = Label(id="Kehadiran", en="Presence")
REQUIRED: Final = Label(id="Wajib", en="Required")
WHO: Final = Label(id="Siapa", en="Who")
WHERE: Final = Label(id="Pada langkah", en="At the step")
PROXY: Final = Label(id="Boleh diwakili", en="By proxy")
UNSAID: Final = Label(id="tidak disebut sumber", en="no source says")
BY_LAW: Final = Label(id="ya, menurut peraturan", en="yes, by law")
DEPENDS: Final = Label(id="Layanan yang berkaitan", en="Related services")
SERVICE: Final = Label(id="Layanan", en="Service")
RELATION: Final = Label(id="Hubungan", en="Relation")
RELATIONS: Final = {
    "first": Label(id="harus selesai lebih dahulu", en="must be finished first"),
    "feeds": Label(id="memerlukan hasil layanan ini", en="needs the product of this one"),
}

TIMES: Final = Label(
    id="Jangka waktu: yang dihitung di samping bunyi terbitan",
    en="Time limits: what is computed beside the published wording",
)
TIME: Final = Label(id="Jangka waktu", en="Time limit")
COMPUTED: Final = Label(id="Dihitung", en="Computed")
WHOSE: Final = Label(id="Menurut", en="According to")
STRETCH: Final = Label(id="Sejak – sampai", en="From – to")
OPENING: Final = Label(id="permohonan dibuka", en="the request is opened")
RANKS: Final = {
    "law": Label(id="batas hukum", en="limit by law"),
    "norm": Label(id="janji layanan", en="promise of service"),
}
UNLIMITED: Final = Label(id="tanpa batas", en="without a limit")
PER: Final = Label(id="{term} untuk setiap {fact}", en="{term} for each {fact}")
RULES_OF_TIME: Final = Label(id="{level}: {rule}", en="{level}: {rule}")
EXTENDED: Final = Label(
    id="dapat diperpanjang {term}, paling banyak {times} kali",
    en="may be extended by {term}, at most {times} times",
)
EXTENDED_ANY: Final = Label(
    id="dapat diperpanjang paling banyak {times} kali; lamanya tidak ditetapkan",
    en="may be extended at most {times} times; by how much is not set",
)
PAUSED: Final = Label(id="{rule} ({confidence})", en="{rule} ({confidence})")
SWITCHED_OFF: Final = Label(id="tidak diterapkan", en="not applied")
CHOSEN: Final = Label(id="{term} bila {case}", en="{term} if {case}")
OVER: Final = Label(id="bila terlewati: {what}", en="once it is over: {what}")
CONTESTED: Final = Label(id="{what} (diperdebatkan: {why})", en="{what} (contested: {why})")
COUNTED: Final = Label(id="cara hitung: {rules}", en="how it is counted: {rules}")
OFFICES: Final = Label(id="Yang dijanjikan tiap kantor", en="What single offices promise")
NATIONAL: Final = Label(
    id="Kantor dapat menjanjikan yang lebih singkat, tidak pernah melebihi batas hukum.",
    en="An office may promise less time, never more than the law allows.",
)

FEES: Final = Label(id="Tarif", en="Fee")
CASE: Final = Label(id="Kasus", en="Case")
AMOUNT: Final = Label(id="Besarnya", en="Amount")
EACH: Final = Label(id="{amount} untuk setiap {fact}", en="{amount} for each {fact}")
OTHERWISE: Final = Label(id="selain itu", en="otherwise")
NO_AMOUNT: Final = Label(
    id="tidak ada sumber yang menyebut besarnya", en="no source names an amount"
)

PRODUCTS: Final = Label(id="Produk dan masa berlakunya", en="Products and their validity")
PRODUCT: Final = Label(id="Produk", en="Product")
VALIDITY: Final = Label(id="Masa berlaku", en="Validity")
RENEWAL: Final = Label(id="Perpanjangan", en="Renewal")
ENDLESS: Final = Label(id="tidak berakhir", en="never expires")

WHERE_TO_COMPLAIN: Final = Label(id="Pengaduan, saran, dan masukan", en="Complaints and input")
COMPENSATION: Final = Label(
    id="Kompensasi bila standar tidak dipenuhi:", en="Compensation if the standard is not kept:"
)
KEPT: Final = Label(id="Penyimpanan berkas", en="How long files are kept")
OUTCOME: Final = Label(id="Akhir permohonan", en="How the request ended")
KEEP: Final = Label(id="Disimpan", en="Kept for")
THEN: Final = Label(id="Sesudah itu", en="Then")
THENS: Final = {
    "destroy": Label(id="dimusnahkan", en="destroyed"),
    "permanent": Label(id="disimpan permanen", en="kept for ever"),
    "review": Label(id="dinilai kembali", en="reviewed"),
}
NOTES: Final = Label(id="Catatan", en="Notes")
SOURCES: Final = Label(id="Sumber yang dibaca", en="Sources that were read")
UNNAMED: Final = Label(id="sumber tidak disebut", en="source not named")
READ_ON: Final = Label(id="dibaca {day}", en="read on {day}")

AT_LEAST: Final = Label(id="paling sedikit {value}", en="at least {value}")
AT_MOST: Final = Label(id="paling banyak {value}", en="at most {value}")
MORE: Final = Label(id="lebih dari {value}", en="more than {value}")
LESS: Final = Label(id="kurang dari {value}", en="less than {value}")
NOT_BEFORE: Final = Label(id="paling awal {value}", en="not before {value}")
NOT_AFTER: Final = Label(id="paling lambat {value}", en="{value} at the latest")
AFTER: Final = Label(id="sesudah {value}", en="after {value}")
BEFORE: Final = Label(id="sebelum {value}", en="before {value}")
NOT: Final = Label(id="bukan {value}", en="not {value}")
IS: Final = Label(id="{fact}: {value}", en="{fact}: {value}")
NOT_SO: Final = Label(id="tidak benar bahwa {fact}", en="it is not so that {fact}")
STATED: Final = Label(id="{fact} dinyatakan", en="{fact} is stated")
UNSTATED: Final = Label(id="{fact} tidak dinyatakan", en="{fact} is not stated")
AGED: Final = Label(
    id="umur ({born}) pada {day} {years} tahun", en="the age ({born}) on {day} is {years} years"
)
THAT_DAY: Final = Label(id="hari permohonan", en="the day of the request")
OPEN: Final = Label(id="{fact} dalam jam kerja kantor", en="{fact} is within office hours")
SHUT: Final = Label(id="{fact} di luar jam kerja kantor", en="{fact} is outside office hours")
