"""
Whose turn it is, by the name of the body: time by body, and hand-overs in the timeline.
"""

from datetime import timedelta

from layanan import Actor, Catalogue, Request
from layanan.request import PartyTime, Rules, open_request
from tests.unit.request.cases import OFFICE, returned, wib


def _ruislag() -> Request:
    """
    Return a request for an exchange of waqf land that waits for BWI, in July 2026.
    """
    shared = Catalogue.kemenag().lifecycles["wakaf_tukar_menukar"]
    rules = Rules(code="wakaf.t", version="1", hash=shared.hash, lifecycle=shared, levels=())
    papers = ("surat_permohonan", "aiw_atau_sertifikat", "dokumen_penukar", "dokumen_pendukung")
    facts = {"luas": 1200, "kepentingan_umum": True}
    request = open_request(
        rules, "RSG-1", office=OFFICE, applicant="P-5", at=wib("2026-07-06T09:00")
    )
    for name, at in (
        ("ajukan", "2026-07-06T10:00"),
        ("terima", "2026-07-07T09:00"),
        ("bentuk_tim", "2026-07-08T09:00"),
        ("serahkan_penilaian", "2026-07-10T09:00"),
        ("rekomendasikan", "2026-07-13T09:00"),
        ("tetapkan", "2026-07-14T09:00"),
    ):
        # Nobody takes two steps: some must be taken by different people.
        everyone = Actor(f"S-{name}", roles=frozenset(shared.roles))
        documents = papers if name == "ajukan" else ("hasil_penilaian",)
        request = request.fire(
            name,
            by=everyone,
            at=wib(at),
            note="-",
            facts=facts if name == "ajukan" else None,
            documents=documents if name in {"ajukan", "serahkan_penilaian"} else (),
        )
    return request


class TestTimeByBody:
    def test_is_told_by_name_where_the_states_name_bodies(self) -> None:
        found = _ruislag().time_by_body(at=wib("2026-07-15T09:00"))

        # By the clock: the applicant held the draft for an hour; the Kankemenag from Monday 6 July
        # 10:00 to Wednesday the 8th 09:00, and from Friday the 10th to Tuesday the 14th 09:00.
        hour, day = timedelta(hours=1), timedelta(days=1)
        assert {body: time.calendar for body, time in found.items()} == {
            "applicant": hour,
            "kankemenag": 2 * day - hour + 4 * day,
            "penilai": 2 * day,
            "bwi": day,
        }

    def test_parts_the_whole(self) -> None:
        request, at = _ruislag(), wib("2026-07-15T09:00")
        by_body, by_party = request.time_by_body(at=at), request.time_by_party(at=at)

        for index in (0, 1):
            assert sum((one[index] for one in by_body.values()), timedelta()) == sum(
                (one[index] for one in by_party.values()), timedelta()
            )

    def test_is_that_of_the_party_where_no_body_is_named(self) -> None:
        request, at = returned(), wib("2026-03-18T10:00")
        by_party = request.time_by_party(at=at)

        assert request.time_by_body(at=at) == {
            "applicant": by_party["applicant"],
            "office": by_party["office"],
        }

    def test_before_the_opening_is_nobodys(self) -> None:
        assert returned().time_by_body(at=wib("2026-03-13T09:39")) == {}

    def test_holds_both_kinds_of_time(self) -> None:
        [first, *_] = _ruislag().time_by_body(at=wib("2026-07-15T09:00")).values()

        assert first == PartyTime(timedelta(hours=1), timedelta(hours=1))


def test_the_timeline_tells_each_hand_over_by_name() -> None:
    request = _ruislag()

    assert [line.strip() for line in request.timeline("id").splitlines() if "giliran" in line] == [
        "giliran pemohon",
        "giliran Kantor Kementerian Agama",
        "giliran Penilai",
        "giliran Kantor Kementerian Agama",
        "giliran Badan Wakaf Indonesia (BWI)",
    ]
    assert "now the turn of Indonesian Waqf Board (BWI)" in request.timeline("en")
