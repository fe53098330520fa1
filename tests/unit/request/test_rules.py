"""
What a request runs by.
"""

import pytest

from layanan.errors import LayananError
from layanan.lifecycle import transitions_engine
from layanan.request import Rules, UnknownLevelError
from tests.unit.request.cases import LETTER, copied, ppid


class TestLevel:
    def test_is_found_by_its_name(self) -> None:
        assert LETTER.level("pemeriksaan").name == "pemeriksaan"
        assert ppid().rules.level("jawaban") == ppid().levels[0]

    def test_that_is_unknown_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(UnknownLevelError) as caught:
            ppid().rules.level("jawapan")

        error = caught.value
        assert isinstance(error, LayananError)
        assert isinstance(error, LookupError)
        assert (error.level, error.service, error.known) == ("jawapan", "info.ppid", ("jawaban",))
        assert str(error) == (
            "info.ppid has no level 'jawapan'; did you mean 'jawaban'; there are: jawaban"
        )
        assert error.describe("id") == (
            "info.ppid tidak mempunyai tingkat layanan 'jawapan'; mungkin maksudnya 'jawaban'; "
            "yang ada: jawaban"
        )

    def test_that_resembles_none_is_refused_with_all(self) -> None:
        with pytest.raises(UnknownLevelError) as caught:
            LETTER.level("zzz")

        there = "surat, pemeriksaan, perbaikan"
        assert str(caught.value) == f"umum.surat has no level 'zzz'; there are: {there}"
        assert caught.value.describe("id") == (
            f"umum.surat tidak mempunyai tingkat layanan 'zzz'; yang ada: {there}"
        )

    def test_of_a_service_without_any_is_refused(self) -> None:
        bare = Rules(code="a.b", version="1", hash="0", lifecycle=LETTER.lifecycle, levels=())

        with pytest.raises(UnknownLevelError) as caught:
            bare.level("surat")

        assert str(caught.value) == "a.b has no level 'surat'; there are: -"
        assert caught.value.describe("id").endswith("; yang ada: -")

    def test_the_refusal_survives_pickling(self) -> None:
        error = UnknownLevelError(level="x", service="a.b", known=("y",))

        again = copied(error)

        assert (type(again), str(again)) == (type(error), str(error))


class TestNamed:
    def test_keeps_the_order_of_the_definition(self) -> None:
        assert list(LETTER.named.items()) == [(one.name, one) for one in LETTER.levels]


class TestEngine:
    def test_is_compiled_once(self) -> None:
        assert LETTER.engine is LETTER.engine is transitions_engine(LETTER.lifecycle)


class TestRules:
    def test_stay_short_when_shown(self) -> None:
        assert repr(LETTER) == f"Rules(code='umum.surat', version='7', hash='{'f' * 64}')"

    def test_survive_pickling(self) -> None:
        assert copied(LETTER) == LETTER

    def test_cannot_be_changed(self) -> None:
        with pytest.raises(AttributeError):
            LETTER.version = "8"  # type: ignore[misc]
