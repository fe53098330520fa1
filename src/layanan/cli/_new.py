"""
`layanan new`: the start of a service definition, with its comments.

The template says only what its writer must find out; what stands in angle
brackets is to be replaced. Unfilled it is refused, because "<tahun-bulan-hari>"
is no date: a placeholder cannot slip into a catalogue.
"""

from typing import Final

import click
from pydantic import TypeAdapter, ValidationError

from layanan.cli._speech import Command, language_of, language_option
from layanan.errors import LayananError
from layanan.service._parts import ServiceCode
from layanan.text import Label, Language

_WORDS = Label(
    id="Cetak kerangka definisi layanan beserta penjelasannya. Ganti setiap <…>, lalu jalankan "
    "layanan check.\n\n"
    "CODE adalah kode layanan yang baru: kata dipisahkan titik, bidangnya lebih dahulu, misalnya "
    "umum.legalisasi. Simpan sebagai CODE.yaml.",
    en="Print the outline of a service definition with its comments. Replace every <…>, then run "
    "layanan check.\n\n"
    "CODE is the code of the new service: words joined by dots, its field of work first, for "
    "example umum.legalisasi. Save it as CODE.yaml.",
)
_CODE: TypeAdapter[str] = TypeAdapter(ServiceCode)


class ServiceCodeError(LayananError, ValueError):
    """
    Tell that a text cannot be the code of a service.
    """

    def __init__(self, *, given: str) -> None:
        self.given = given

    def _text(self, language: str) -> str:
        if language == "id":
            return (
                f"kode {self.given!r} tidak dapat dipakai; tulis huruf kecil, angka, dan garis "
                "bawah, kata dipisahkan titik, paling panjang 63 huruf, misalnya umum.legalisasi"
            )
        return (
            f"the code {self.given!r} cannot be used; write small letters, digits and underscores, "
            "words joined by dots, 63 characters at most, for example umum.legalisasi"
        )


@click.command("new", cls=Command, words=_WORDS)
@click.argument("code", metavar="CODE")
@language_option
@click.pass_context
def new(context: click.Context, *, code: str) -> None:
    """
    Print a template for a service of this code.
    """
    try:
        _CODE.validate_python(code)
    except ValidationError:
        raise ServiceCodeError(given=code) from None
    click.echo(template(code, language_of(context)), nl=False)


def template(code: str, language: Language) -> str:
    """
    Return the outline of a definition with comments in one language.
    """
    domain = code.partition(".")[0]
    other = "#en:" if language == "id" else "#id:"
    text = "".join(
        line for line in _TEMPLATE.splitlines(keepends=True) if not line.strip().startswith(other)
    )
    text = text.replace(f"#{language}:", "#")
    if language == "en":
        for indonesian, english in _PLACES.items():
            text = text.replace(f"<{indonesian}>", f"<{english}>")
    return text.format(code=code, domain=domain)


_PLACES: Final = {
    "nama resmi": "official name in Indonesian",
    "penjelasan": "plain words in Indonesian",
    "kata kunci": "keyword in Indonesian",
    "tahun-bulan-hari": "year-month-day",
    "dasar hukum": "legal basis",
    "alamat sumber": "address of the source",
    "keyakinan": "confidence",
    "syarat": "requirement in Indonesian",
    "bunyi syarat": "wording of the requirement",
    "langkah": "step in Indonesian",
    "pelaku": "who does it",
    "lama": "how long",
    "bunyi jangka waktu": "wording of the time limit",
    "kantor": "office",
    "biaya": "fee in Indonesian",
    "produk": "product in Indonesian",
    "tempat mengadu": "where to complain, in Indonesian",
}
"""What stands in the brackets, Indonesian to English; the other brackets are the same in both."""


# A comment stands in both languages.
_TEMPLATE = """\
#id: Ganti setiap <…>, lalu jalankan: layanan check {code}.yaml
#en: Replace every <…>, then run: layanan check {code}.yaml
#id: Apa yang tidak ada sumbernya jangan ditulis; hapus saja barisnya.
#en: What has no source is not written; delete its lines.
code: {code}
name: {{id: "<nama resmi>", en: "<official name>"}}
plain:
  #id: Untuk apa layanan ini, dengan kata-kata warga.
  #en: What it is for, in the words of a citizen.
  id: "<penjelasan>"
  en: "<plain words>"
owners:
  - name: {{id: Kementerian Agama, en: Ministry of Religious Affairs}}
#id: Tingkat kantor yang memberikannya: kua, kankemenag, kanwil, pusat.
#en: The ranks of office that give it: kua, kankemenag, kanwil, pusat.
units: [kankemenag]
domain: {domain}
#id: active, transferred (beralih), atau retired (tidak diberikan lagi).
#en: active, transferred or retired.
status: active
#id: Kata lain yang dipakai orang untuk mencarinya.
#en: Other words by which people search it.
keywords:
  - {{id: "<kata kunci>", en: "<keyword>"}}

#id: Perubahan aturan menambah versi; versi yang sudah terbit tidak pernah diubah.
#en: A change of law adds a version; a published one is never edited.
versions:
  - version: "1"
    #id: Hari pertama berlaku; unknown bila tidak ada sumber yang menyebutnya.
    #en: The first day in force; unknown where no source tells it.
    in_force: <tahun-bulan-hari>
    #id: Daur hidup: nama berkas dalam lifecycles/, atau salah satu dari katalog.
    #en: The lifecycle: the name of a file in lifecycles/, or one of the catalogue's.
    lifecycle: ptsp_loket

    #id: a. Dasar hukum.
    #en: a. Legal basis.
    cites:
      - {{ref: "<dasar hukum>", source: "<alamat sumber>", confidence: <keyakinan>}}

    #id: b. Persyaratan: apa yang dibawa pemohon.
    #en: b. Requirements: what the applicant brings.
    requirements:
      - code: permohonan
        label: {{id: "<syarat>", en: "<requirement>"}}
        published: "<bunyi syarat>"
        source: {{url: "<alamat sumber>", confidence: <keyakinan>}}

    #id: c. Prosedur: langkah seperti diterbitkan.
    #en: c. Procedure: the steps as published.
    procedure:
      - label: {{id: "<langkah>", en: "<step>"}}
        actor: "<pelaku>"
        source: {{url: "<alamat sumber>", confidence: <keyakinan>}}

    #id: d. Jangka waktu: yang dihitung, dan bunyi terbitannya di samping.
    #en: d. Time limits: what is computed, and the published wording beside it.
    #id: starts dan ends adalah transisi daur hidup; lihat:
    #en: starts and ends are transitions of the lifecycle; see:
    # layanan diagram ptsp_loket --form table
    levels:
      - name: penyelesaian
        label: {{id: Penyelesaian layanan, en: Completion of the service}}
        #id: law: batas dalam peraturan; norm: janji kantor.
        #en: law: a limit that a rule sets; norm: what an office promises.
        rank: norm
        #id: Misalnya "3 hari kerja". "hari" saja berarti hari kalender.
        #en: For example "3 hari kerja". "hari" alone is days of the calendar.
        term: <lama>
        published: "<bunyi jangka waktu>"
        starts: terima
        ends: [selesaikan, tolak]
        cancels: cabut
        cites: {{ref: "<dasar hukum>", source: "<alamat sumber>", confidence: <keyakinan>}}
    published:
      - level: penyelesaian
        text: "<bunyi jangka waktu>"
        by: "<kantor>"
        source: {{url: "<alamat sumber>", confidence: <keyakinan>}}

    #id: e. Biaya dalam rupiah; 0 hanya bila ada sumber yang menyebutnya gratis.
    #en: e. The fee in rupiah; 0 only if a source says that it is free.
    fee:
      amount_idr: <rupiah>
      label: {{id: "<biaya>", en: "<fee>"}}
      source: {{url: "<alamat sumber>", confidence: <keyakinan>}}

    #id: f. Produk: apa yang diterima pemohon; validity bila ada masa berlakunya.
    #en: f. Product: what the applicant receives; validity where it expires.
    products:
      - code: hasil
        label: {{id: "<produk>", en: "<product>"}}
        source: {{url: "<alamat sumber>", confidence: <keyakinan>}}

    #id: j. Pengaduan: ke mana pemohon mengadu.
    #en: j. Complaints: where the applicant may complain.
    complaints:
      - label: {{id: "<tempat mengadu>", en: "<where to complain>"}}
        source: {{url: "<alamat sumber>", confidence: <keyakinan>}}

    #id: g, h, i, k, l, m, n: facilities, competence, supervision, staffing, guarantee, safety,
    #id: evaluation – ditulis seperti complaints.
    #en: g, h, i, k, l, m, n: facilities, competence, supervision, staffing, guarantee, safety,
    #en: evaluation – written like complaints.

    #id: Saluran: counter, web, app, email, phone, post, visit, system.
    #en: Channels: counter, web, app, email, phone, post, visit, system.
    channels:
      - code: loket
        label: {{id: Loket PTSP, en: One-stop counter}}
        kind: counter
        source: {{url: "<alamat sumber>", confidence: <keyakinan>}}

    sources:
      - {{url: "<alamat sumber>", confidence: <keyakinan>}}
    #id: Keyakinan: high (naskah resmi), medium (satu sumber lain), low (lemah atau belum
    #id: dipastikan).
    #en: Confidence: high (official text), medium (one other source), low (weak or not
    #en: confirmed).
    confidence: <keyakinan>
"""
