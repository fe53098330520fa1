"""
The page of a service standard: what it says, and that it says it in good form.
"""

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from layanan.catalogue import Catalogue
from layanan.exchange import UnknownFormError, standard
from layanan.lifecycle import Lifecycle
from layanan.service import ServiceDefinition, ServiceType, pick
from layanan.text import Language, UnknownLanguageError
from tests.strategies.gaps import CITES, SOURCE, both, level, loket, office, sample
from tests.unit.exchange.html import read

DAY = date(2026, 3, 13)
KEMENAG = Catalogue.kemenag()


def service(data: dict[str, Any], lifecycle: Lifecycle | None = None) -> ServiceType:
    """
    Return the only version of a definition.
    """
    definition = ServiceDefinition(**data)
    shared = {"loket": lifecycle or loket()}
    return pick(definition, definition.versions[-1], lifecycles=shared)


def changed(**changes: Any) -> ServiceType:
    """
    Return the sample with another version.
    """
    data = sample()
    data["versions"][0] |= changes
    return service(data)


def rows(text: str, caption: str) -> list[list[str]]:
    """
    Return the cells of the table with this caption, without its head.
    """
    _, _, rest = text.partition(f"*{caption}*\n\n")
    lines = rest.partition("\n\n")[0].splitlines()
    return [re.split(r" (?<!\\)\| ", line.strip("| ")) for line in lines[2:]]


class TestTheComponents:
    def test_stand_in_the_order_of_the_law_the_six_that_must_be_published_first(self) -> None:
        found = re.findall(r"^### (.)\. .*?(wajib diumumkan)?$", standard(changed()), re.MULTILINE)

        # The six of the delivery of a service: b to f, and j.
        assert "".join(letter for letter, _ in found) == "bcdefj" + "aghiklmn"
        assert [bool(mark) for _, mark in found] == [True] * 6 + [False] * 8

    def test_have_their_official_names(self) -> None:
        text = standard(changed())

        assert "### c. Sistem, mekanisme, dan prosedur – wajib diumumkan" in text
        assert "### n. Evaluasi kinerja pelaksana" in text

    def test_that_are_missing_are_said_to_be_missing_and_what_that_means(self) -> None:
        text = standard(changed(fee=None))

        part = text.partition("### e. ")[2].partition("### ")[0]
        assert part.startswith("Biaya/tarif – wajib diumumkan\n\n**Tidak ada.** Tidak ada dalam ")
        assert "tanpa biaya yang disebut tidak berarti gratis" in part

    def test_that_are_there_are_not(self) -> None:
        assert "**Tidak ada.**" not in standard(changed())

    def test_are_counted_in_an_overview(self) -> None:
        found = rows(standard(changed(fee=None)), "Komponen standar pelayanan (UU 25/2009)")

        assert ["e", "biaya/tarif", "ya", "**tidak**"] in found
        assert ["f", "produk pelayanan", "ya", "ya"] in found
        assert len(found) == 14


class TestRequirements:
    @pytest.mark.parametrize(
        ("when", "indonesian", "english"),
        [
            ([], "selalu", "always"),
            ({"fact": "asing", "equals": True}, "bila warga asing", "if warga asing"),
            (
                {"fact": "asing", "equals": False},
                "bila tidak benar bahwa warga asing",
                "if it is not so that warga asing",
            ),
            (
                {"fact": "asing", "not_equals": True},
                "bila tidak benar bahwa warga asing",
                "if it is not so that warga asing",
            ),
            (
                {"fact": "luas", "at_least": 100},
                "bila luas: paling sedikit 100",
                "if luas: at least 100",
            ),
            (
                {"fact": "jenis", "one_of": ["a", "b_c"]},
                "bila jenis: a atau b c",
                "if jenis: a or b c",
            ),
            ({"fact": "jenis", "equals": "b_c"}, "bila jenis: b c", "if jenis: b c"),
            ({"fact": "jenis", "stated": True}, "bila jenis dinyatakan", "if jenis is stated"),
            (
                {"fact": "jenis", "stated": False},
                "bila jenis tidak dinyatakan",
                "if jenis is not stated",
            ),
            (
                {"age": "lahir", "on": "akad", "less_than": 21},
                "bila umur (tanggal lahir) pada tanggal akad kurang dari 21 tahun",
                "if the age (tanggal lahir) on tanggal akad is less than 21 years",
            ),
            (
                {"age": "lahir", "at_least": 60},
                "bila umur (tanggal lahir) pada hari permohonan paling sedikit 60 tahun",
                "if the age (tanggal lahir) on the day of the request is at least 60 years",
            ),
            (
                {"fact": "akad", "at_most": "2026-03-13"},
                "bila tanggal akad: paling lambat 13 Maret 2026",
                "if tanggal akad: 13 March 2026 at the latest",
            ),
            (
                {"fact": "waktu", "less_than": "2026-03-13T10:00+07:00"},
                "bila waktu akad: sebelum Jumat, 13 Maret 2026 pukul 10.00 UTC+07:00",
                "if waktu akad: before Friday, 13 March 2026 at 10:00 UTC+07:00",
            ),
            ({"fact": "luas", "equals": 5}, "bila luas: 5", "if luas: 5"),
            (
                {"fact": "akad", "equals": "besok"},
                "bila tanggal akad: besok",
                "if tanggal akad: besok",
            ),
            (
                {"open_at": "waktu"},
                "bila waktu akad dalam jam kerja kantor",
                "if waktu akad is within office hours",
            ),
            (
                {"open_at": "waktu", "equals": False},
                "bila waktu akad di luar jam kerja kantor",
                "if waktu akad is outside office hours",
            ),
            (
                [{"fact": "asing", "equals": True}, {"fact": "luas", "more_than": 5}],
                "bila warga asing dan luas: lebih dari 5",
                "if warga asing and luas: more than 5",
            ),
            (
                {"any": [{"fact": "asing", "equals": True}, {"fact": "luas", "less_than": 5}]},
                "bila warga asing atau luas: kurang dari 5",
                "if warga asing or luas: less than 5",
            ),
        ],
    )
    def test_say_when_they_are_needed(self, when: Any, indonesian: str, english: str) -> None:
        found = changed(
            facts={
                "asing": {"label": both("warga asing"), "kind": "boolean"},
                "luas": {"label": both("luas"), "kind": "integer"},
                "jenis": {"label": both("jenis")},
                "lahir": {"label": both("tanggal lahir"), "kind": "date"},
                "akad": {"label": both("tanggal akad"), "kind": "date"},
                "waktu": {"label": both("waktu akad"), "kind": "instant"},
            },
            requirements=[
                {"code": "surat", "label": both("surat"), "when": when, "source": SOURCE}
            ],
        )

        assert rows(standard(found), "Syarat yang dibawa")[0][1] == indonesian
        english_rows = rows(standard(found, language="en"), "What the applicant brings")
        assert english_rows[0][1] == english

    def test_say_what_they_must_be_like(self) -> None:
        need = {
            "code": "surat",
            "label": both("surat"),
            "who": both("wali"),
            "copy_of": "certified_copy",
            "media": ["paper", "digital"],
            "formats": ["pdf", "jpg"],
            "most_kib": 500,
            "age": "3 bulan",
            "obtainable": both("dari Dukcapil"),
            "product_of": "kua.nikah",
            "personal_data": "specific",
            "published": "surat asli",
            "cites": CITES,
            "source": SOURCE,
        }
        (row,) = rows(standard(changed(requirements=[need])), "Syarat yang dibawa")

        assert row == [
            "surat",
            "selalu",
            (
                "salinan yang dilegalisasi; kertas atau berkas digital; berkas pdf atau jpg; "
                "paling besar 500 KiB; paling lama 3 bulan sebelum hari permohonan; oleh wali; "
                "dapat diperoleh kantor sendiri: dari Dukcapil; hasil layanan kua.nikah; memuat "
                "data pribadi spesifik"
            ),
            "“surat asli”",
            (
                "[UU 25/2009 pasal 21](<https://example.test/uu>) – "
                "[example.test](<https://example.test/standar>)"
            ),
            "keyakinan tinggi",
        ]


class TestTimeLimits:
    def test_stand_beside_the_published_wording_with_citation_and_confidence(self) -> None:
        ppid = KEMENAG.get("info.ppid", on=DAY)
        found = rows(standard(ppid), "Jangka waktu: yang dihitung di samping bunyi terbitan")

        # UU 14/2008 art. 22(7): ten working days; beside it what Kanwil DKI publishes.
        assert found[0][:4] == [
            "Jawaban tertulis",
            "10 hari kerja",
            "“paling lambat 10 (sepuluh) hari kerja”",
            "batas hukum",
        ]
        assert found[0][5].startswith("[UU 14/2008 pasal 22 ayat (7)](<https://")
        assert found[0][6] == "keyakinan tinggi"
        assert [row[1] for row in found] == ["10 hari kerja"] * 3
        assert [row[3] for row in found[1:]] == ["Kanwil DKI", "Kanwil DKI"]
        assert found[1][4] == "“sejak permohonan diterima dan memenuhi syarat”"

    def test_say_how_they_are_extended_paused_and_counted(self) -> None:
        text = standard(KEMENAG.get("info.ppid", on=DAY))

        assert (
            "- Jawaban tertulis: dapat diperpanjang 7 hari kerja, paling banyak 1 kali "
            "(UU 14/2008 pasal 22 ayat (8))" in text
        )
        assert (
            "- Jawaban tertulis: Jangka waktu berhenti selama pemohon melengkapi permohonan "
            "(keyakinan rendah)" in text
        )
        assert "- Jawaban tertulis: cara hitung: hari penerimaan tidak dihitung; " in text

    def test_say_that_a_reading_is_switched_off(self) -> None:
        ppid = KEMENAG.get("info.ppid", on=DAY).with_readings({"jeda_perbaikan": False})

        assert "permohonan (keyakinan rendah; tidak diterapkan)" in standard(ppid)

    @pytest.mark.parametrize(
        ("limit", "told"),
        [
            (level(term=None, unlimited="calendar_days"), "tanpa batas"),
            (level(term=None, target={"rule": "FREQ=MONTHLY;BYMONTHDAY=10"}), "FREQ=MONTHLY;"),
            (
                level(
                    term=None,
                    target={"rule": "FREQ=MONTHLY;BYMONTHDAY=10", "label": both("tanggal 10")},
                ),
                "tanggal 10",
            ),
            (level(per={"fact": "jumlah"}), "3 hari kerja untuk setiap jumlah dokumen"),
            (
                level(
                    choices=[
                        {
                            "fact": "jumlah",
                            "among": 1,
                            "term": "1 hari kerja",
                            "label": both("satu dokumen"),
                        }
                    ]
                ),
                "3 hari kerja; 1 hari kerja bila satu dokumen",
            ),
        ],
    )
    def test_of_every_kind_are_told(self, limit: dict[str, Any], told: str) -> None:
        facts = {"jumlah": {"label": both("jumlah dokumen"), "kind": "integer"}}
        text = standard(changed(facts=facts, levels=[limit]))

        (row,) = rows(text, "Jangka waktu: yang dihitung di samping bunyi terbitan")
        assert row[1].startswith(told)

    def test_say_what_follows_and_what_is_contested(self) -> None:
        contested = {
            "does": "deemed_granted",
            "label": both("dianggap dikabulkan"),
            "contested": both("pengadilan"),
            "cites": CITES,
        }
        free = {"times": 2}
        text = standard(changed(levels=[level(expiry=contested, extension=free)]))

        assert "bila terlewati: dianggap dikabulkan (diperdebatkan: pengadilan)" in text
        assert "dapat diperpanjang paling banyak 2 kali; lamanya tidak ditetapkan" in text

    def test_of_offices_stand_beside_the_national_ones(self) -> None:
        promised = office(stretch={"begins": both("berkas lengkap"), "ends": both("surat jadi")})
        data = {**sample(), "standards": [promised]}

        (row,) = rows(standard(service(data)), "Yang dijanjikan tiap kantor")
        assert row[:3] == ["Kankemenag Contoh", "selesai", "1 hari kerja"]
        assert row[4:6] == ["janji layanan", "berkas lengkap – surat jadi"]

    def test_of_one_office_are_its_own_page(self) -> None:
        data = {**sample(), "standards": [office()]}
        own = service(data).for_office("kankemenag.contoh", on=DAY)
        text = standard(own)

        assert text.startswith("# Standar pelayanan: contoh – Kankemenag Contoh\n")
        assert "Yang dijanjikan tiap kantor" not in text
        found = rows(text, "Jangka waktu: yang dihitung di samping bunyi terbitan")
        assert [row[1] for row in found] == ["3 hari kerja", "1 hari kerja"]

    def test_start_with_the_opening_where_they_do(self) -> None:
        text = standard(changed(levels=[level(starts="buka")]))

        (row,) = rows(text, "Jangka waktu: yang dihitung di samping bunyi terbitan")
        assert row[4] == "permohonan dibuka – terbitkan"


class TestTheFee:
    def test_follows_the_rules_with_their_conditions(self) -> None:
        found = rows(standard(KEMENAG.get("kua.nikah", on=DAY)), "Tarif")

        # PP 59/2018: nothing in the office and its hours, Rp600.000 otherwise.
        assert [row[2] for row in found] == ["Rp0", "Rp600.000"]
        assert found[0][1].endswith("dan waktu akad dalam jam kerja kantor")
        assert found[1][1] == "selain itu"

    def test_of_each_says_of_what(self) -> None:
        fee = {
            "label": both("per lembar"),
            "rules": [{"code": "a", "amount_idr": 5000, "per": "jumlah", "label": both("lembar")}],
            "source": SOURCE,
        }
        facts = {"jumlah": {"label": both("jumlah lembar"), "kind": "integer"}}
        (row,) = rows(standard(changed(fee=fee, facts=facts), language="en"), "Fee")

        assert row[2] == "Rp5,000 for each jumlah lembar"

    def test_without_an_amount_says_so(self) -> None:
        fee = {"label": both("dikenai biaya"), "source": SOURCE}
        (row,) = rows(standard(changed(fee=fee)), "Tarif")

        assert row[:3] == ["dikenai biaya", "selalu", "tidak ada sumber yang menyebut besarnya"]


class TestTheRest:
    def test_products_say_how_long_they_are_valid(self) -> None:
        def product(code: str, **more: Any) -> dict[str, Any]:
            return {"code": code, "label": both(code), "source": SOURCE, **more}

        found = rows(
            standard(
                changed(
                    products=[
                        product("a", validity="5 tahun", renewal={"label": both("3 bulan lagi")}),
                        product("b", endless=True),
                        product("c", as_long_as=both("memenuhi syarat")),
                        product("d"),
                    ]
                )
            ),
            "Produk dan masa berlakunya",
        )

        assert [row[1:3] for row in found] == [
            ["5 tahun", "3 bulan lagi"],
            ["tidak berakhir", "–"],
            ["memenuhi syarat", "–"],
            ["tidak disebut sumber", "–"],
        ]

    def test_presence_says_who_comes_and_why(self) -> None:
        found = rows(standard(KEMENAG.get("kua.nikah", on=DAY)), "Siapa yang hadir langsung")

        assert found[0][1:3] == ["ya, menurut peraturan", "pemohon"]
        assert found[1][2] == "pihak lain"

    def test_presence_may_be_unsaid_or_not_required(self) -> None:
        presence = [
            {"code": "a", "label": both("a"), "source": SOURCE},
            {"code": "b", "label": both("b"), "required": False, "proxy": True, "source": SOURCE},
        ]
        found = rows(standard(changed(presence=presence)), "Siapa yang hadir langsung")

        assert [(row[1], row[4]) for row in found] == [
            ("tidak disebut sumber", "tidak disebut sumber"),
            ("tidak", "ya"),
        ]

    def test_compensation_stands_with_the_guarantee(self) -> None:
        paid = {"label": both("uang kembali"), "published": "uang kembali 100%", "source": SOURCE}
        text = standard(changed(compensation=paid))

        assert (
            "Kompensasi bila standar tidak dipenuhi: uang kembali “uang kembali 100%” "
            "[example.test](<https://example.test/standar>) (keyakinan tinggi)" in text
        )

    def test_retention_notes_and_sources_close_the_page(self) -> None:
        text = standard(
            changed(
                retention=[
                    {"outcome": "success", "keep": "5 tahun", "then": "destroy", "cites": CITES,
                     "source": SOURCE},
                    {"outcome": "refusal", "then": "permanent", "cites": CITES, "source": SOURCE},
                ],
                notes=[both("perhatikan")],
                sources=[
                    {**SOURCE, "name": "Kanwil", "read_on": "2026-01-02", "note": both("hal 3")},
                    {"name": "Buku", "confidence": "low"},
                    {"confidence": "medium"},
                ],
            )
        )  # fmt: skip

        assert [row[:3] for row in rows(text, "Penyimpanan berkas")] == [
            ["berhasil", "5 tahun", "dimusnahkan"],
            ["ditolak", "–", "disimpan permanen"],
        ]
        assert text.endswith(
            "## Catatan\n\n- perhatikan\n\n## Sumber yang dibaca\n\n"
            "- Kanwil [https://example.test/standar](<https://example.test/standar>) "
            "(keyakinan tinggi) – dibaca 2 Januari 2026 – hal 3\n"
            "- Buku (keyakinan rendah)\n"
            "- sumber tidak disebut (keyakinan sedang)\n"
        )

    def test_says_which_version_it_is_and_since_when(self) -> None:
        data = sample()
        data["status"] = "transferred"
        data["owners"] = [
            {"name": both("Kementerian Agama"), "until": "2024-11-05"},
            {"name": both("BPJPH"), "since": "2024-11-05"},
        ]
        data["versions"][0] |= {"until": "2026-01-01", "seal": None}
        found = rows(standard(service(data)), "Keterangan pokok")

        told = {head: cell for head, cell in found if head != "Penyelenggara"}
        assert told["Versi"] == "1"
        assert told["Berlaku"] == ("sejak 2 Januari 2024; tidak berlaku lagi sejak 1 Januari 2026")
        assert told["Status layanan"] == "beralih ke lembaga lain"
        assert [cell for head, cell in found if head == "Penyelenggara"] == [
            "Kementerian Agama, tidak berlaku lagi sejak 5 November 2024",
            "BPJPH, sejak 5 November 2024",
        ]

    def test_says_that_it_is_a_draft_and_not_since_when(self) -> None:
        data = sample()
        data["versions"][0] |= {"stage": "draft", "in_force": "unknown"}
        found = dict(rows(standard(service(data)), "Keterangan pokok"))

        assert found["Versi"] == "1 (rancangan, belum berlaku)"
        assert found["Berlaku"].startswith("tidak diketahui sejak kapan")


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", KEMENAG.codes)
class TestEveryShippedStandard:
    def test_is_well_formed_html_with_headings_in_order(
        self, code: str, language: Language
    ) -> None:
        service_ = pick(
            KEMENAG.definition(code),
            KEMENAG.definition(code).versions[-1],
            lifecycles=KEMENAG.lifecycles,
        )
        page = read(standard(service_, language=language, form="html"))

        assert page.faults == []
        assert page.language == language
        assert page.headings[0] == 1
        assert page.headings.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(page.headings))
        assert "" not in page.scopes
        assert "script" not in page.tags
        assert all(link.startswith(("http://", "https://")) for link in page.links)

    def test_says_the_same_in_both_forms(self, code: str, language: Language) -> None:
        service_ = pick(
            KEMENAG.definition(code),
            KEMENAG.definition(code).versions[-1],
            lifecycles=KEMENAG.lifecycles,
        )
        page = read(standard(service_, language=language, form="html"))
        text = standard(service_, language=language)

        without_addresses = re.sub(r"\]\(<.*?>\)", " ", text)
        assert _words(without_addresses) == _words(" ".join(page.words))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


class TestWhatIsAskedFor:
    def test_is_a_known_form(self) -> None:
        with pytest.raises(UnknownFormError) as caught:
            standard(changed(), form="pdf")  # type: ignore[arg-type]

        assert caught.value.describe("id") == (
            'halaman ditulis sebagai "markdown" atau "html", bukan \'pdf\''
        )
        assert caught.value.describe("en") == (
            'a page is written as "markdown" or "html", not \'pdf\''
        )

    def test_is_a_known_language(self) -> None:
        with pytest.raises(UnknownLanguageError):
            standard(changed(), language="jv")  # type: ignore[arg-type]
