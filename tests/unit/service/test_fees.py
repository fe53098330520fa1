"""
What a service costs in one case, worked out by hand from the rules.
"""

import pickle
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from layanan import calendars
from layanan.calendars import CivilDateError
from layanan.records import WrongTypeError
from layanan.service import NoCalendarError, ServiceType
from layanan.service._facts import QuantityError, StatedFactsError
from layanan.service._fees import Rate, fee, format_rupiah
from layanan.text import Label, UnknownLanguageError
from tests.strategies.standards import ON, fact, fee_of, rule, service

WIB = ZoneInfo("Asia/Jakarta")
JATENG = calendars.indonesia("ID-JT")

# services.yaml, kua.nikah: Rp 0 in the KUA on working days and hours, Rp 600,000 outside.
KUA = service(
    facts={"tempat": fact("tempat akad"), "waktu": fact("waktu akad", "instant")},
    fee=fee_of(
        rule(
            "di_kua",
            0,
            when=[{"fact": "tempat", "equals": "kua"}, {"open_at": "waktu"}],
        ),
        rule("di_luar", 600_000, cites={"ref": "PP 59/2018", "confidence": "medium"}),
    ),
)
COPIES = service(
    facts={"jumlah": fact("jumlah salinan", "integer"), "dinas": fact("dinas", "boolean")},
    fee=fee_of(
        rule("dinas", 0, when={"fact": "dinas", "equals": True}, per="jumlah"),
        rule("umum", 5_000, per="jumlah"),
        cites="PP 59/2018",
    ),
)


def asked(given: ServiceType, **facts: Any) -> Any:
    return fee(given, facts, on=ON, calendar=JATENG)


def wib(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=WIB)  # type: ignore[arg-type,misc]


class TestTheFirstRuleThatFits:
    # 16 March 2026 is a Monday in Ramadan, when offices close at 15.00; 10.00 is within hours.
    def test_counts(self) -> None:
        charge = asked(KUA, tempat="kua", waktu=wib(2026, 3, 16, 10))

        assert (charge.amount_idr, charge.rule.code) == (0, "di_kua")
        assert (charge.wanted, charge.quantity, charge.exhaustive) == ((), None, True)
        assert charge.citation is None

    @pytest.mark.parametrize(
        ("facts", "why"),
        [
            (
                {"tempat": "rumah", "waktu": wib(2026, 3, 16, 10)},
                "tempat akad (en) must be kua; stated is rumah",
            ),
            # 14 March 2026 is a Saturday.
            (
                {"tempat": "kua", "waktu": wib(2026, 3, 14, 10)},
                "waktu akad (en) is outside office hours",
            ),
        ],
    )
    def test_leaves_those_out_that_do_not_apply_and_says_why(
        self, facts: dict[str, Any], why: str
    ) -> None:
        charge = asked(KUA, **facts)

        assert (charge.amount_idr, charge.rule.code) == (600_000, "di_luar")
        assert [(one.rule.code, one.why[0].en) for one in charge.excluded] == [("di_kua", why)]
        assert str(charge.citation) == "PP 59/2018"

    def test_is_not_passed_over_while_it_is_unknown(self) -> None:
        charge = asked(KUA, tempat="kua")

        assert (charge.amount_idr, charge.rule) == (None, None)
        assert [one.amount_idr for one in charge.possible] == [0, 600_000]
        assert charge.wanted == ("waktu",)

    def test_is_excluded_by_one_fact_alone(self) -> None:
        # Outside the KUA it does not matter when.
        assert asked(KUA, tempat="rumah").amount_idr == 600_000

    def test_asks_the_calendar_for_office_hours(self) -> None:
        with pytest.raises(NoCalendarError):
            fee(KUA, {"tempat": "kua", "waktu": wib(2026, 3, 16, 10)}, on=ON)
        other: Any = "ID-JT"
        with pytest.raises(WrongTypeError, match=r"office\.calendar\(\)"):
            fee(KUA, {"tempat": "kua", "waktu": wib(2026, 3, 16, 10)}, on=ON, calendar=other)

    def test_does_not_matter_where_all_that_could_apply_ask_the_same(self) -> None:
        same = service(
            facts={"a": fact("a", "boolean")},
            fee=fee_of(
                rule("satu", 10_000, when={"fact": "a", "equals": True}), rule("dua", 10_000)
            ),
        )

        charge = asked(same)

        assert (charge.amount_idr, charge.rule, charge.wanted) == (10_000, None, ())
        assert charge.explain("en").splitlines()[0] == "Fee: Rp10,000 – Biaya menurut keadaan (en)."

    def test_may_be_none(self) -> None:
        only = service(
            facts={"a": fact("a", "boolean")},
            fee=fee_of(rule("satu", 10_000, when={"fact": "a", "equals": True})),
        )

        unknown, none = asked(only), asked(only, a=False)

        assert (unknown.amount_idr, unknown.wanted, unknown.exhaustive) == (None, ("a",), False)
        assert unknown.explain("id").splitlines()[0] == (
            "Biaya belum dapat ditentukan; nyatakan a. Kemungkinannya: Rp10.000 (satu) atau tidak "
            "satu pun."
        )
        assert "or none of these" in unknown.explain("en")
        assert (none.amount_idr, none.wanted, none.possible) == (None, (), ())
        assert none.explain("en").startswith("There is no amount for this case: ")


class TestOfEach:
    def test_is_multiplied(self) -> None:
        charge = asked(COPIES, dinas=False, jumlah=3)

        assert (charge.amount_idr, charge.quantity) == (15_000, 3)
        assert charge.explain("id").splitlines()[0] == "Biaya: Rp5.000 × 3 = Rp15.000 – umum."

    def test_of_none_is_nothing(self) -> None:
        assert asked(COPIES, dinas=False, jumlah=0).amount_idr == 0

    def test_waits_for_the_quantity(self) -> None:
        charge = asked(COPIES, dinas=False)

        assert (charge.amount_idr, charge.wanted) == (None, ("jumlah",))
        assert "Rp5,000 × … (umum (en))" in charge.explain("en")

    def test_needs_no_quantity_where_each_is_free(self) -> None:
        charge = asked(COPIES, dinas=True)

        assert (charge.amount_idr, charge.wanted, charge.rule.code) == (0, (), "dinas")
        assert charge.explain("en").startswith("Fee: Rp0 – dinas (en).")

    def test_wants_everything_that_is_open(self) -> None:
        charge = asked(COPIES)

        assert charge.wanted == ("dinas", "jumlah")
        assert [one.amount_idr for one in charge.possible] == [0, None]
        assert [one.en for one in charge.labels] == ["dinas (en)", "jumlah salinan (en)"]

    def test_cites_the_fee_where_the_rule_cites_nothing(self) -> None:
        assert str(asked(COPIES, dinas=False, jumlah=1).citation) == "PP 59/2018"

    @pytest.mark.parametrize("given", [-1, True, "3", 1.5])
    def test_is_refused_where_it_is_no_whole_number(self, given: Any) -> None:
        undeclared = service(fee=fee_of(rule("umum", 5_000, per="jumlah")))

        with pytest.raises((QuantityError, StatedFactsError)) as caught:
            asked(undeclared, jumlah=given)

        assert repr(given) in str(caught.value)
        assert "bilangan" in caught.value.describe("id")

    def test_never_tells_a_nik(self) -> None:
        undeclared = service(fee=fee_of(rule("umum", 5_000, per="jumlah")))

        with pytest.raises(QuantityError) as caught:
            asked(undeclared, jumlah="3374010101900001")

        assert "3374010101900001" not in str(caught.value)

    def test_is_refused_whichever_rule_applies(self) -> None:
        with pytest.raises(QuantityError) as caught:
            asked(COPIES, dinas=True, jumlah=-2)

        assert (caught.value.fact, caught.value.given) == ("jumlah", "-2")
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert str(again) == "jumlah must be a whole number from 0, not -2"


class TestWithoutRules:
    def test_one_amount_is_asked_whatever_the_case(self) -> None:
        charge = asked(service(fee=fee_of(amount_idr=10_000)))

        assert (charge.amount_idr, charge.rule) == (10_000, None)
        assert charge.explain("id") == (
            "Biaya: Rp10.000 – Biaya menurut keadaan.\nSumber: Contoh (keyakinan rendah)."
        )

    def test_no_amount_is_made_up(self) -> None:
        charge = asked(service(fee=fee_of(source={"confidence": "low"})))

        assert (charge.amount_idr, charge.possible, charge.wanted) == (None, (), ())
        assert charge.explain("id") == (
            "Sumber menyebut biaya tanpa besarannya: Biaya menurut keadaan.\n"
            "Sumber: tidak disebut (keyakinan rendah)."
        )
        assert charge.explain("en").endswith("Source: unnamed (low confidence).")

    def test_silence_is_not_free_of_charge(self) -> None:
        charge = asked(service())

        assert (charge.fee, charge.amount_idr, charge.citation) == (None, None, None)
        assert charge.explain("en") == (
            "No source speaks of a fee; that does not mean that it is free of charge."
        )


class TestTheExplanation:
    def test_tells_the_amount_the_reasons_and_the_law(self) -> None:
        charge = asked(KUA, tempat="rumah")

        assert charge.explain("id") == (
            "Biaya: Rp600.000 – di_luar.\n"
            "Tidak berlaku: di_kua – tempat akad harus kua; dinyatakan rumah.\n"
            "Dasar: PP 59/2018 (keyakinan sedang).\n"
            "Sumber: Contoh (keyakinan rendah)."
        )
        assert charge.explain("en").splitlines()[1:3] == [
            "Not applicable: di_kua (en) – tempat akad (en) must be kua; stated is rumah.",
            "Basis: Government Regulation (PP) 59/2018 (medium confidence).",
        ]

    def test_says_nothing_of_a_confidence_that_nobody_stated(self) -> None:
        told = asked(COPIES, dinas=False, jumlah=1).explain("id")

        assert "Dasar: PP 59/2018.\n" in told

    def test_is_in_one_of_two_languages(self) -> None:
        with pytest.raises(UnknownLanguageError):
            asked(KUA).explain("jv")

    def test_writes_rupiah_with_the_marks_of_the_language(self) -> None:
        assert (format_rupiah(1_234_567), format_rupiah(999, "en")) == ("Rp1.234.567", "Rp999")

    def test_of_a_rate_without_an_amount_of_each_is_the_amount(self) -> None:
        assert Rate(Label(id="a", en="a"), 5).describe("en") == "Rp5"


class TestWhatIsStated:
    def test_is_known_to_the_service(self) -> None:
        with pytest.raises(StatedFactsError) as caught:
            asked(KUA, tmpat="kua", zzz=1)

        assert str(caught.value) == (
            'umum.surat: the fact "tmpat" is not known; did you mean "tempat"; known: tempat and '
            'waktu; the fact "zzz" is not known; known: tempat and waktu'
        )
        assert "mungkin maksudnya" in caught.value.describe("id")

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"tempat": 3}, "tempat (tempat akad (en)) must be text, not 3"),
            ({"waktu": date(2026, 3, 16)}, "must be an aware datetime"),
            ({"waktu": datetime(2026, 3, 16, 10)}, "an aware datetime"),
            ({"tempat": None}, "must be text, a number"),
        ],
    )
    def test_is_of_the_kind_that_was_declared(self, facts: dict[str, Any], words: str) -> None:
        with pytest.raises(StatedFactsError) as caught:
            asked(KUA, **facts)

        assert words in str(caught.value)

    def test_may_be_anything_plain_where_nothing_is_declared(self) -> None:
        bare = service(fee=fee_of(rule("satu", 1, when={"fact": "apa", "equals": "ya"})))

        assert asked(bare, apa="ya", lain=datetime(2026, 3, 16, tzinfo=UTC)).amount_idr == 1
        assert asked(bare).labels == (Label(id="apa", en="apa"),)

    def test_is_a_mapping(self) -> None:
        with pytest.raises(WrongTypeError):
            fee(KUA, [("tempat", "kua")], on=ON)  # type: ignore[arg-type]

    @pytest.mark.parametrize("on", [datetime(2026, 3, 13, tzinfo=UTC), "2026-03-13"])
    def test_is_asked_about_on_a_day(self, on: Any) -> None:
        with pytest.raises(CivilDateError):
            fee(KUA, {}, on=on)
