"""
The request for public information, against UU 14/2008 and what offices publish.
"""

from collections.abc import Mapping
from datetime import date

import pytest

from layanan.catalogue import Catalogue
from layanan.law import Citation, Confidence
from layanan.lifecycle import Actor, check
from layanan.service import ServiceType
from layanan.sla import Counting, Term

CITIZEN = Actor("P-1029", roles={"pemohon"})
CLERK = Actor("S-7", roles={"front_office"})
OFFICER = Actor("S-2", roles={"ppid"})

# Which state each step leads to, from where, and by whom: written by hand from
# the description of the service, not from its file.
STEPS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("draf", "ajukan"): ("diajukan", "pemohon"),
    ("diajukan", "minta_perbaikan"): ("dikembalikan", "front_office ppid"),
    ("diproses", "minta_perbaikan"): ("dikembalikan", "front_office ppid"),
    ("dikembalikan", "lengkapi"): ("diajukan", "pemohon"),
    ("diajukan", "proses"): ("diproses", "front_office ppid"),
    ("diajukan", "setujui"): ("dijawab", "ppid"),
    ("diproses", "setujui"): ("dijawab", "ppid"),
    ("diajukan", "tolak"): ("ditolak", "ppid"),
    ("diproses", "tolak"): ("ditolak", "ppid"),
    ("draf", "cabut"): ("dicabut", "pemohon"),
    ("diajukan", "cabut"): ("dicabut", "pemohon"),
    ("dikembalikan", "cabut"): ("dicabut", "pemohon"),
    ("diproses", "cabut"): ("dicabut", "pemohon"),
}
TURNS = {
    "draf": "applicant",
    "diajukan": "office",
    "dikembalikan": "applicant",
    "diproses": "office",
}
ENDS = {"dijawab": "success", "ditolak": "refusal", "dicabut": "withdrawn"}


@pytest.fixture(scope="module")
def ppid() -> ServiceType:
    return Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))


class TestTheLaw:
    def test_the_answer_takes_ten_working_days(self, ppid: ServiceType) -> None:
        (level,) = ppid.levels

        assert level.name == "jawaban"
        assert level.term == Term.parse("10 hari kerja")
        assert level.cites == Citation.parse("UU 14/2008 pasal 22 ayat (7)")
        assert level.cites.confidence is Confidence.HIGH
        assert level.published == "paling lambat 10 (sepuluh) hari kerja"
        assert level.counting == Counting()

    def test_it_may_be_extended_once_by_seven_with_written_reasons(self, ppid: ServiceType) -> None:
        extension = ppid.levels[0].extension

        assert extension is not None
        assert (extension.term, extension.times) == (Term.parse("7 hari kerja"), 1)
        assert extension.reason_required
        assert extension.cites == Citation.parse("UU 14/2008 pasal 22 ayat (8)")

    def test_the_time_runs_from_submission_to_the_decision(self, ppid: ServiceType) -> None:
        (level,) = ppid.levels

        assert level.starts == ("ajukan",)
        assert level.ends == ("setujui", "tolak")
        assert level.cancels == ("cabut",)

    def test_the_pause_is_our_reading_and_says_so(self, ppid: ServiceType) -> None:
        (pause,) = ppid.levels[0].pauses

        assert (pause.code, pause.turns, pause.applies) == ("jeda_perbaikan", ("applicant",), True)
        assert pause.confidence is Confidence.LOW
        assert pause.cites is None
        assert pause.note is not None
        assert "no source grants it" in pause.note.en

    def test_it_is_in_force_two_years_after_promulgation(self, ppid: ServiceType) -> None:
        assert ppid.in_force == date(2010, 5, 1)
        assert ppid.until is None
        cites = ppid.standard.in_force_cites
        assert cites == Citation.parse("UU 14/2008 pasal 64")
        assert cites is not None
        assert cites.confidence is Confidence.MEDIUM
        assert cites.source is None


class TestTheStandard:
    def test_it_costs_nothing(self, ppid: ServiceType) -> None:
        fee = ppid.standard.fee

        assert fee is not None
        assert fee.amount_idr == 0
        assert fee.published == "gratis; biaya salinan ditanggung pemohon"

    def test_the_published_wording_stays_beside_the_value(self, ppid: ServiceType) -> None:
        (limit, extension) = ppid.standard.published

        assert limit.text == "paling lambat 10 (sepuluh) hari kerja"
        assert limit.starts == "sejak permohonan diterima dan memenuhi syarat"
        assert extension.condition == "pemberitahuan tertulis beralasan"
        assert {limit.by, extension.by} == {"Kanwil DKI"}
        assert limit.source.url == "https://dki.kemenag.go.id/ppid/page/standar-layanan"

    def test_what_the_applicant_brings_and_receives(self, ppid: ServiceType) -> None:
        standard = ppid.standard

        assert [one.published for one in standard.requirements] == [
            "formulir/permohonan",
            "identitas",
            "rincian dan tujuan informasi",
        ]
        assert [one.published for one in standard.channels] == ["loket PPID", "daring"]
        assert standard.products[0] is not None
        assert standard.products[0].published == "Informasi / penolakan tertulis"

    def test_every_part_names_its_source_and_its_confidence(self, ppid: ServiceType) -> None:
        standard = ppid.standard
        assert standard.fee is not None
        assert standard.products[0] is not None
        sources = [
            *(part.source for part in standard.requirements),
            *(part.source for part in standard.channels),
            *(part.source for part in standard.published),
            standard.fee.source,
            standard.products[0].source,
        ]

        assert all(source.url or source.name for source in sources)


class TestTheLifecycle:
    def test_it_has_these_steps_and_no_others(self, ppid: ServiceType) -> None:
        found = {
            (one.sources[0], one.name): (one.target, " ".join(one.roles))
            for one in ppid.lifecycle.expanded
        }

        assert found == STEPS

    def test_each_state_says_whose_turn_it_is_or_how_it_ended(self, ppid: ServiceType) -> None:
        states = ppid.lifecycle.states
        running = {name: state.turn for name, state in states.items() if state.kind != "closed"}
        ended = {name: state.outcome for name, state in states.items() if state.kind == "closed"}

        assert ppid.lifecycle.initial == "draf"
        assert states["draf"].kind == "resting"
        assert running == TURNS
        assert ended == ENDS

    @pytest.mark.parametrize("name", ["minta_perbaikan", "tolak"])
    def test_who_sends_back_or_refuses_says_why(self, ppid: ServiceType, name: str) -> None:
        silent = check(ppid.lifecycle, "diproses", name, by=OFFICER, note=None)
        spoken = check(ppid.lifecycle, "diproses", name, by=OFFICER, note="KTP buram")

        assert [unmet.code for unmet in silent.unmet] == ["note"]
        assert spoken.open

    def test_the_counter_decides_nothing(self, ppid: ServiceType) -> None:
        assert not check(ppid.lifecycle, "diproses", "setujui", by=CLERK, note=None).open
        assert check(ppid.lifecycle, "diajukan", "proses", by=CLERK, note=None).open

    @pytest.mark.parametrize("state", ["draf", "diajukan", "dikembalikan", "diproses"])
    def test_the_applicant_may_withdraw_until_it_is_decided(
        self, ppid: ServiceType, state: str
    ) -> None:
        assert check(ppid.lifecycle, state, "cabut", by=CITIZEN, note=None).open

    def test_it_is_sound_and_a_returned_request_waits_for_its_applicant(
        self, ppid: ServiceType
    ) -> None:
        (found,) = ppid.lifecycle.check()

        assert (found.code, found.level, found.place) == ("L303", "warning", "pemohon")
        assert "waits for ever in dikembalikan;" in found.text("en")
