"""
Guards answer with a verdict and say why not; what they compare is plain.
"""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pydantic import TypeAdapter

from layanan.errors import LayananError
from layanan.law import Citation
from layanan.lifecycle import (
    NO_GUARDS,
    Actor,
    AgeIs,
    ComparisonError,
    DocumentsAre,
    FactIs,
    FactSpec,
    FactValue,
    Guard,
    Guards,
    Named,
    NotAVerdictError,
    Situation,
    UnknownGuardError,
    Verdict,
    age_on,
    ask,
)
from layanan.records import InvalidRecordError
from layanan.text import Label

WIB = ZoneInfo("Asia/Jakarta")
AT = datetime(2026, 3, 13, 10, 0, tzinfo=WIB)
CLERK = Actor("S-7", roles={"front_office"})
LAW = Citation.parse("UU 16/2019 pasal 7 ayat (1)")
UNPAID = Label(id="biaya belum dibayar", en="the fee is not paid")
FACTS = {"lahir": FactSpec(label=Label(id="Tanggal lahir", en="Date of birth"), kind="date")}
DOCUMENTS = {"saksi": Label(id="KTP saksi", en="Identity card of a witness")}


def situation(*, documents: tuple[str, ...] = (), **facts: Any) -> Situation:
    return Situation(at=AT, on=date(2026, 3, 13), facts=facts, documents=documents)


def guard(given: Any) -> Any:
    """
    Return a guard as it is read from data.
    """
    return TypeAdapter(Guard).validate_python(given)


def said(given: Any, case: Situation, **more: Any) -> tuple[str, str] | None:
    """
    Return why a guard does not hold, None if it does.
    """
    found = ask(guard(given), case, CLERK, **more)
    assert found.holds == (found.label is None)
    return None if found.label is None else (found.label.id, found.label.en)


def holds(given: Any, **facts: Any) -> bool:
    return ask(guard(given), situation(**facts), CLERK).holds


class TestVerdict:
    def test_holds_or_says_why_not(self) -> None:
        assert Verdict.yes() == Verdict(holds=True)
        assert Verdict.no(UNPAID, LAW) == Verdict(holds=False, label=UNPAID, citation=LAW)

    def test_has_no_truth_of_its_own(self) -> None:
        with pytest.raises(NotAVerdictError) as caught:
            bool(Verdict.yes())

        assert str(caught.value) == (
            "guard '?' must answer with Verdict.yes() or Verdict.no(Label(…)), "
            "not bool(Verdict); read .holds"
        )
        assert isinstance(caught.value, TypeError)

    def test_survives_pickling(self) -> None:
        verdict = Verdict.no(UNPAID, LAW)

        assert pickle.loads(pickle.dumps(verdict)) == verdict  # noqa: S301 - our own bytes


def paid(case: Situation, by: Actor) -> Verdict:
    """
    Say that the fee was paid.
    """
    return Verdict.yes() if case.facts.get("lunas") is True else Verdict.no(UNPAID, LAW)


def fickle(case: Situation, by: Actor) -> Any:
    """
    Answer as no guard may.
    """
    return case.facts.get("jawab")


class TestGuards:
    GUARDS = Guards({"lunas": paid, "plin": fickle})

    def test_are_a_mapping_of_names(self) -> None:
        assert list(self.GUARDS) == ["lunas", "plin"]
        assert (len(self.GUARDS), self.GUARDS["lunas"]) == (2, paid)
        assert "lunas" in self.GUARDS
        assert "x" not in NO_GUARDS
        with pytest.raises(KeyError):
            self.GUARDS["x"]

    def test_cannot_be_changed_through_what_they_were_made_of(self) -> None:
        functions = {"lunas": paid}
        guards = Guards(functions)

        functions["lain"] = paid

        assert list(guards) == ["lunas"]

    def test_are_equal_by_their_functions(self) -> None:
        same = Guards({"plin": fickle, "lunas": paid})

        assert self.GUARDS == same
        assert hash(self.GUARDS) == hash(same)
        assert self.GUARDS != Guards({"lunas": paid})
        assert Guards() == NO_GUARDS == Guards({}) == Guards(None)

    def test_survive_pickling_by_the_names_of_their_functions(self) -> None:
        again = pickle.loads(pickle.dumps(Guards({"lunas": paid})))  # noqa: S301 - our own bytes

        assert list(again) == ["lunas"]

    def test_answer_by_name(self) -> None:
        assert self.GUARDS.ask("lunas", situation(lunas=True), CLERK) == Verdict.yes()
        assert self.GUARDS.ask("lunas", situation(), CLERK) == Verdict.no(UNPAID, LAW)

    def test_that_are_not_registered_are_refused(self) -> None:
        with pytest.raises(UnknownGuardError) as caught:
            self.GUARDS.ask("lunass", situation(), CLERK)

        error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert issubclass(UnknownGuardError, LookupError)
        assert str(error) == (
            "guard 'lunass' is not registered; did you mean 'lunas'; registered are: lunas, plin"
        )
        assert error.describe("id") == (
            "syarat 'lunass' tidak terdaftar; mungkin maksudnya 'lunas'; yang terdaftar: "
            "lunas, plin"
        )

    def test_without_any_say_so(self) -> None:
        with pytest.raises(UnknownGuardError) as caught:
            NO_GUARDS.ask("lunas", situation(), CLERK)

        assert str(caught.value) == "guard 'lunas' is not registered; registered are: -"
        assert caught.value.describe("id") == "syarat 'lunas' tidak terdaftar; yang terdaftar: -"

    @pytest.mark.parametrize("answer", [True, False, None, "ya", (True, UNPAID)])
    def test_answer_with_a_verdict_and_nothing_else(self, answer: Any) -> None:
        with pytest.raises(NotAVerdictError) as caught:
            self.GUARDS.ask("plin", situation(jawab=answer), CLERK)

        error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
        assert str(error) == (
            f"guard 'plin' must answer with Verdict.yes() or Verdict.no(Label(…)), not {answer!r}"
        )
        assert error.describe("id") == (
            "syarat 'plin' harus menjawab dengan Verdict.yes() atau Verdict.no(Label(…)), bukan "
            f"{answer!r}"
        )


class TestReading:
    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("lunas", Named(guard="lunas")),
            ("not lunas", Named(guard="lunas", negated=True)),
            ("not  lunas", Named(guard="lunas", negated=True)),
            ({"guard": "lunas", "negated": True}, Named(guard="lunas", negated=True)),
            ({"fact": "luas", "at_least": 100}, FactIs(fact="luas", at_least=100)),
            ({"document": "saksi"}, DocumentsAre(document="saksi", at_least=1)),
            ({"age": "lahir", "at_least": 19}, AgeIs(age="lahir", on="now", at_least=19)),
        ],
    )
    def test_takes_words_and_mappings(self, given: Any, expected: Any) -> None:
        assert guard(given) == expected
        assert guard(expected) == expected

    @pytest.mark.parametrize(
        ("given", "key", "negated", "text"),
        [
            ("lunas", "lunas", False, "lunas"),
            ("not lunas", "lunas", True, "not lunas"),
            ({"fact": "luas", "at_least": 9}, "luas at_least 9", False, "luas at_least 9"),
            ({"fact": "luas", "stated": False}, "luas stated False", False, "luas stated False"),
            ({"document": "saksi", "at_least": 2}, "saksi 2..", False, "saksi 2.."),
            ({"document": "saksi", "at_most": 4}, "saksi 1..4", False, "saksi 1..4"),
            (
                {"age": "lahir", "on": "akad", "less_than": 19},
                "lahir on akad less_than 19",
                False,
                "lahir on akad less_than 19",
            ),
        ],
    )
    def test_names_what_is_asked(self, given: Any, key: str, negated: bool, text: str) -> None:
        found = guard(given)

        assert (found.key, found.negated, str(found)) == (key, negated, text)

    @pytest.mark.parametrize(
        ("make", "condition", "given", "known"),
        [
            (
                lambda: FactIs(fact="luas"),
                "FactIs",
                (),
                "equals, not_equals, at_least, at_most, more_than, less_than, one_of, stated",
            ),
            (
                lambda: FactIs(fact="luas", at_least=1, at_most=2),
                "FactIs",
                ("at_least", "at_most"),
                "equals, not_equals, at_least, at_most, more_than, less_than, one_of, stated",
            ),
            (lambda: AgeIs(age="lahir"), "AgeIs", (), "at_least, at_most, less_than"),
            (
                lambda: AgeIs(age="lahir", at_least=1, less_than=2),
                "AgeIs",
                ("at_least", "less_than"),
                "at_least, at_most, less_than",
            ),
        ],
    )
    def test_compares_exactly_once(
        self, make: Any, condition: str, given: tuple[str, ...], known: str
    ) -> None:
        with pytest.raises((ComparisonError, InvalidRecordError)) as caught:
            make()

        shown = ", ".join(given) or "-"
        assert f"{condition} needs exactly one comparison of {known}, not {shown}" in str(
            caught.value
        )
        assert (
            f"{condition} perlu tepat satu pembanding dari {known}, bukan {shown}"
        ) in caught.value.describe("id")

    def test_error_keeps_its_fields(self) -> None:
        error = pickle.loads(  # noqa: S301 - our own bytes
            pickle.dumps(ComparisonError(condition="FactIs", given=("a",), known=("b",)))
        )

        assert (error.condition, error.given, error.known) == ("FactIs", ("a",), ("b",))

    @pytest.mark.parametrize(
        "given",
        [
            {"document": "saksi", "at_least": -1},
            {"document": "saksi", "at_most": 1001},
            {"age": "lahir", "at_least": 151},
            {"age": "lahir", "at_least": -1},
            {"fact": "luas", "least": 1},
            {},
            5,
        ],
    )
    def test_refuses_what_is_no_guard(self, given: Any) -> None:
        with pytest.raises((LayananError, ValueError)):
            guard(given)


class TestNamed:
    GUARDS = Guards({"lunas": paid, "bisu": lambda case, by: Verdict(holds=False)})

    def test_says_what_the_host_says(self) -> None:
        assert said("lunas", situation(lunas=True), guards=self.GUARDS) is None
        assert said("lunas", situation(), guards=self.GUARDS) == (
            "biaya belum dibayar",
            "the fee is not paid",
        )
        assert ask(guard("lunas"), situation(), CLERK, guards=self.GUARDS).citation == LAW

    def test_may_be_asked_not_to_hold(self) -> None:
        assert said("not lunas", situation(), guards=self.GUARDS) is None
        assert said("not lunas", situation(lunas=True), guards=self.GUARDS) == (
            "lunas tidak boleh terpenuhi",
            "lunas must not hold",
        )

    def test_may_be_put_in_the_words_of_the_definition(self) -> None:
        own = {
            "guard": "lunas",
            "label": {"id": "PNBP belum lunas", "en": "PNBP is due"},
            "cites": "PP 59/2018",
        }

        found = ask(guard(own), situation(), CLERK, guards=self.GUARDS)

        assert (str(found.label), str(found.citation)) == ("PNBP belum lunas", "PP 59/2018")

    def test_that_gives_no_reason_still_has_one(self) -> None:
        assert said("bisu", situation(), guards=self.GUARDS) == (
            "syarat tidak terpenuhi",
            "a condition is not met",
        )

    def test_is_told_who_acts_and_what_is_known(self) -> None:
        told: list[object] = []

        def spy(case: Situation, by: Actor) -> Verdict:
            told.extend((case, by))
            return Verdict.yes()

        case = situation(luas=1)
        ask(guard("intip"), case, CLERK, guards=Guards({"intip": spy}))

        assert told == [case, CLERK]

    def test_must_be_registered(self) -> None:
        with pytest.raises(UnknownGuardError):
            ask(guard("not lunas"), situation(), CLERK)


DAY = date(2026, 3, 13)


class TestFactIs:
    @pytest.mark.parametrize(
        ("given", "value", "expected"),
        [
            ({"equals": 100}, 100, True),
            ({"equals": 100}, 101, False),
            ({"equals": 100}, Decimal("100.0"), True),
            ({"equals": "kota"}, "kota", True),
            ({"equals": "kota"}, "Kota", False),
            ({"equals": True}, True, True),
            ({"equals": True}, False, False),
            # Yes is no number, nor the other way round.
            ({"equals": True}, 1, False),
            ({"equals": 1}, True, False),
            ({"equals": "1"}, True, False),
            ({"not_equals": 1}, True, True),
            ({"at_least": 0}, True, False),
            ({"not_equals": 100}, 100, False),
            ({"not_equals": 100}, 99, True),
            ({"at_least": 100}, 100, True),
            ({"at_least": 100}, 99, False),
            ({"at_most": 100}, 100, True),
            ({"at_most": 100}, 101, False),
            ({"more_than": 100}, 100, False),
            ({"more_than": 100}, 101, True),
            ({"less_than": 100}, 100, False),
            ({"less_than": 100}, 99, True),
            ({"at_least": Decimal("1.5")}, 2, True),
            # A bound written as text is read as what it is compared with.
            ({"at_least": "1.50"}, Decimal("1.5"), True),
            ({"at_least": "1.51"}, Decimal("1.5"), False),
            ({"less_than": "2"}, 1, True),
            ({"at_least": "2026-03-13"}, DAY, True),
            ({"at_least": "2026-03-14"}, DAY, False),
            ({"equals": "2026-03-13"}, DAY, True),
            ({"at_most": "2026-03-13T03:00:00+00:00"}, AT, True),
            ({"less_than": "2026-03-13T03:00:00+00:00"}, AT, False),
            ({"at_least": DAY}, DAY, True),
            ({"equals": AT}, AT.astimezone(UTC), True),
            # Text is compared as text.
            ({"at_least": "b"}, "c", True),
            ({"at_least": "10"}, "9", True),
            # Of another kind: neither equal, nor more, nor less.
            ({"at_least": 1}, "x", False),
            ({"at_most": 1}, "x", False),
            ({"equals": "x"}, 1, False),
            ({"not_equals": "x"}, 1, True),
            ({"at_least": "kemarin"}, DAY, False),
            ({"not_equals": "kemarin"}, DAY, True),
            ({"at_least": "kemarin"}, AT, False),
            ({"at_least": DAY}, AT, False),
            ({"at_least": AT}, DAY, False),
            ({"at_least": 1}, DAY, False),
            ({"at_least": "2026-03-13T10:00"}, AT, False),
            ({"one_of": ["kota", "desa"]}, "desa", True),
            ({"one_of": ["kota", "desa"]}, "laut", False),
            ({"one_of": [1, 2]}, 2, True),
            ({"one_of": [1, 2]}, True, False),
            ({"one_of": ["2026-03-13", "2026-03-14"]}, DAY, True),
            ({"one_of": ["1.5"]}, Decimal("1.50"), True),
            ({"one_of": []}, 1, False),
            ({"stated": True}, 0, True),
            ({"stated": True}, False, True),
            ({"stated": True}, "", True),
            ({"stated": False}, 0, False),
        ],
    )
    def test_compares(self, given: dict[str, Any], value: Any, expected: bool) -> None:
        assert holds({"fact": "fakta"} | given, fakta=value) is expected

    @pytest.mark.parametrize(
        "given",
        [
            {"equals": 1},
            {"not_equals": 1},
            {"at_least": 1},
            {"at_most": 1},
            {"more_than": 1},
            {"less_than": 1},
            {"one_of": [1]},
            {"stated": True},
        ],
    )
    def test_that_was_not_stated_meets_no_comparison(self, given: dict[str, Any]) -> None:
        assert said({"fact": "lahir"} | given, situation(), facts=FACTS) == (
            "Tanggal lahir belum dinyatakan",
            "Date of birth has not been stated",
        )

    def test_that_must_not_be_stated_is_met_without_it(self) -> None:
        assert said({"fact": "lahir", "stated": False}, situation()) is None
        assert said({"fact": "lahir", "stated": False}, situation(lahir=DAY), facts=FACTS) == (
            "Tanggal lahir tidak boleh dinyatakan",
            "Date of birth must not be stated",
        )

    @pytest.mark.parametrize(
        ("given", "indonesian", "english"),
        [
            ({"equals": 9}, "luas harus 9; dinyatakan 5", "luas must be 9; stated is 5"),
            (
                {"not_equals": 5},
                "luas tidak boleh 5; dinyatakan 5",
                "luas must not be 5; stated is 5",
            ),
            (
                {"at_least": 9},
                "luas paling sedikit 9; dinyatakan 5",
                "luas must be at least 9; stated is 5",
            ),
            (
                {"at_most": 3},
                "luas paling banyak 3; dinyatakan 5",
                "luas must be at most 3; stated is 5",
            ),
            (
                {"more_than": 5},
                "luas harus lebih dari 5; dinyatakan 5",
                "luas must be more than 5; stated is 5",
            ),
            (
                {"less_than": 5},
                "luas harus kurang dari 5; dinyatakan 5",
                "luas must be less than 5; stated is 5",
            ),
            (
                {"one_of": [1, 2, 3]},
                "luas harus salah satu dari 1, 2, atau 3; dinyatakan 5",
                "luas must be one of 1, 2, or 3; stated is 5",
            ),
        ],
    )
    def test_says_what_was_wanted_and_what_is(
        self, given: dict[str, Any], indonesian: str, english: str
    ) -> None:
        assert said({"fact": "luas"} | given, situation(luas=5)) == (indonesian, english)

    @pytest.mark.parametrize(
        ("given", "value", "indonesian", "english"),
        [
            (
                {"equals": True},
                False,
                "luas harus ya; dinyatakan tidak",
                "luas must be yes; stated is no",
            ),
            (
                {"at_least": "2026-03-13"},
                date(2026, 3, 12),
                "luas paling awal 13 Maret 2026; dinyatakan 12 Maret 2026",
                "luas must not be before 13 March 2026; stated is 12 March 2026",
            ),
            (
                {"less_than": "2026-03-13T10:00:00+07:00"},
                datetime(2026, 3, 13, 3, 0, tzinfo=UTC),
                (
                    "luas harus sebelum Jumat, 13 Maret 2026 pukul 10.00 UTC+07:00; "
                    "dinyatakan Jumat, 13 Maret 2026 pukul 03.00 UTC"
                ),
                (
                    "luas must be before Friday, 13 March 2026 at 10:00 UTC+07:00; "
                    "stated is Friday, 13 March 2026 at 03:00 UTC"
                ),
            ),
            (
                {"equals": "kua"},
                "3374011203900001",
                "luas harus kua; dinyatakan 3374************",
                "luas must be kua; stated is 3374************",
            ),
            (
                {"equals": True},
                5,
                "luas harus ya; dinyatakan 5",
                "luas must be yes; stated is 5",
            ),
        ],
    )
    def test_is_told_as_people_say_it(
        self, given: dict[str, Any], value: FactValue, indonesian: str, english: str
    ) -> None:
        assert said({"fact": "luas"} | given, situation(luas=value)) == (indonesian, english)

    def test_cites_its_law(self) -> None:
        found = ask(
            guard({"fact": "luas", "equals": 1, "cites": "UU 16/2019 pasal 7 ayat (1)"}),
            situation(),
            CLERK,
        )

        assert found.citation == LAW


class TestDocumentsAre:
    @pytest.mark.parametrize(
        ("given", "count", "expected"),
        [
            ({}, 0, False),
            ({}, 1, True),
            ({}, 9, True),
            ({"at_least": 2}, 1, False),
            ({"at_least": 2}, 2, True),
            ({"at_least": 0}, 0, True),
            ({"at_least": 0, "at_most": 0}, 0, True),
            ({"at_least": 0, "at_most": 0}, 1, False),
            ({"at_least": 2, "at_most": 3}, 1, False),
            ({"at_least": 2, "at_most": 3}, 3, True),
            ({"at_least": 2, "at_most": 3}, 4, False),
        ],
    )
    def test_counts_copies(self, given: dict[str, Any], count: int, expected: bool) -> None:
        case = situation(documents=("ktp", *("saksi",) * count))

        assert ask(guard({"document": "saksi"} | given), case, CLERK).holds is expected

    def test_says_what_is_missing_or_too_much(self) -> None:
        one = situation(documents=("saksi",))

        assert said({"document": "saksi"}, situation(), documents=DOCUMENTS) == (
            "KTP saksi belum ada",
            "Identity card of a witness is missing",
        )
        assert said({"document": "saksi", "at_least": 2}, one, documents=DOCUMENTS) == (
            "KTP saksi: perlu paling sedikit 2, baru 1",
            "Identity card of a witness: at least 2 are needed, there are 1",
        )
        assert said({"document": "saksi", "at_least": 0, "at_most": 0}, one) == (
            "saksi: paling banyak 0, ada 1",
            "saksi: at most 0, there are 1",
        )


class TestAgeIs:
    #: Nineteen on 13 March 2026.
    BORN = date(2007, 3, 13)

    @pytest.mark.parametrize(
        ("given", "born", "expected"),
        [
            ({"at_least": 19}, date(2007, 3, 13), True),
            ({"at_least": 19}, date(2007, 3, 14), False),
            ({"at_most": 18}, date(2007, 3, 14), True),
            ({"at_most": 18}, date(2007, 3, 13), False),
            ({"less_than": 19}, date(2007, 3, 14), True),
            ({"less_than": 19}, date(2007, 3, 13), False),
            ({"at_least": 0}, date(2026, 3, 13), True),
            ({"at_least": 0}, date(2026, 3, 14), False),  # not yet born
        ],
    )
    def test_compares_whole_years_now(
        self, given: dict[str, Any], born: date, expected: bool
    ) -> None:
        assert holds({"age": "lahir"} | given, lahir=born) is expected

    def test_may_be_that_of_another_day(self) -> None:
        one = {"age": "lahir", "on": "akad", "at_least": 19}

        assert holds(one, lahir=date(2007, 6, 1), akad=date(2026, 6, 1))
        assert not holds(one, lahir=date(2007, 6, 1), akad=date(2026, 5, 31))

    def test_says_how_old_and_when(self) -> None:
        case = situation(lahir=date(2008, 1, 1))

        assert said({"age": "lahir", "at_least": 19}, case, facts=FACTS) == (
            (
                "umur menurut Tanggal lahir pada 13 Maret 2026 paling sedikit 19 tahun; "
                "umurnya 18 tahun"
            ),
            "the age by Date of birth on 13 March 2026 must be at least 19 years; it is 18",
        )

    @pytest.mark.parametrize("born", [None, AT, "2007-03-13", 19])
    def test_needs_a_date_of_birth(self, born: Any) -> None:
        facts = {} if born is None else {"lahir": born}

        assert said({"age": "lahir", "at_least": 19}, situation(**facts), facts=FACTS) == (
            "Tanggal lahir belum dinyatakan",
            "Date of birth has not been stated",
        )

    @pytest.mark.parametrize("day", [None, AT])
    def test_needs_the_day(self, day: Any) -> None:
        facts = {"lahir": self.BORN} | ({} if day is None else {"akad": day})

        assert said({"age": "lahir", "on": "akad", "at_least": 19}, situation(**facts)) == (
            "akad belum dinyatakan",
            "akad has not been stated",
        )


class TestAgeOn:
    @pytest.mark.parametrize(
        ("born", "day", "years"),
        [
            (date(2007, 3, 13), date(2007, 3, 13), 0),
            (date(2007, 3, 13), date(2026, 3, 12), 18),
            (date(2007, 3, 13), date(2026, 3, 13), 19),
            (date(2007, 12, 31), date(2026, 1, 1), 18),
            (date(2008, 2, 29), date(2027, 2, 28), 18),
            (date(2008, 2, 29), date(2027, 3, 1), 19),
            (date(2008, 2, 29), date(2028, 2, 29), 20),
            (date(2026, 3, 13), date(2026, 3, 12), -1),
        ],
    )
    def test_is_in_completed_years(self, born: date, day: date, years: int) -> None:
        assert age_on(born, day) == years


class TestWhatIsStillWanted:
    """
    A fact or a document may come with the command; another condition may not.
    """

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"fact": "luas", "at_least": 1}, "fact"),
            ({"fact": "luas", "stated": True}, "fact"),
            ({"age": "lahir", "at_least": 1}, "fact"),
            ({"document": "saksi"}, "document"),
            ({"document": "saksi", "at_least": 2}, "document"),
            ({"fact": "kelas", "at_least": 9}, "guard"),
            ({"fact": "kelas", "stated": False}, "guard"),
            ({"document": "ktp", "at_least": 0, "at_most": 0}, "guard"),
        ],
    )
    def test_is_told_apart(self, given: dict[str, Any], code: str) -> None:
        found = ask(guard(given), situation(kelas=1, documents=("ktp",)), CLERK)

        assert (found.holds, found.code) == (False, code)
        again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own bytes
        assert again == found


class TestFactSpec:
    def test_is_text_if_it_does_not_say_so(self) -> None:
        assert FactSpec(label=UNPAID).kind == "text"
        with pytest.raises(InvalidRecordError):
            FactSpec(label=UNPAID, kind="money")  # type: ignore[arg-type]
