"""
The module of types, judged by the type checker that its readers use.
"""

import inspect
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from mypy import api

from layanan.catalogue import Catalogue
from layanan.exchange import typed
from layanan.lifecycle import Actor, Lifecycle
from layanan.request import Request
from tests.unit.exchange.cases import data, everything, label, state
from tests.unit.request.cases import opened

# In each line, what the type checker must say of it: nothing, or its kind of error.
USE = """\
from datetime import datetime
from types_of_everything import actor, typed
from layanan.request import Request

def use(request: Request, at: datetime) -> None:
    case = typed(request)
    clerk = actor("S-7", roles={"loket"})
    case.fire("ajukan", by=clerk, at=at).fire("terima", by=clerk, at=at)
    case.fire("kembalikan", by=clerk, at=at, note="KTP buram")
    case.fire("ajukan", by=clerk, at=at, facts={"luas": 120, "lunas": True}, documents=["ktp"])
    if case.state == "draf" and case.check("cabut", by=clerk, at=at).open:
        keep: Request = case.extend("jawaban", by=clerk, at=at)
    case.fire("ajuka", by=clerk, at=at)                             # E: call-overload
    case.fire("kembalikan", by=clerk, at=at)                        # E: call-overload
    case.fire("ajukan", by=clerk, at=at, facts={"lus": 120})        # E: call-overload
    case.fire("ajukan", by=clerk, at=at, facts={"luas": "luas"})    # E: call-overload
    case.fire("ajukan", by=clerk, at=at, documents=["kartu"])       # E: call-overload
    case.fire("ajukan", by=clerk)                                   # E: call-overload
    case.check("ajuka", by=clerk, at=at)                            # E: arg-type
    actor("S-7", roles={"lokett"})                                  # E: arg-type
    if case.state == "draff":                                       # E: comparison-overlap
        pass
"""


def minimal(*names: str) -> Lifecycle:
    """
    Return a lifecycle with as many transitions as there are names.
    """
    return Lifecycle.diagnose(
        {
            "code": "kecil",
            "name": label("kecil"),
            "cites": "UU 25/2009",
            "initial": "awal",
            "roles": {},
            "states": {"awal": state("awal", "start"), "akhir": state("a", "e", kind="closed")},
            "transitions": [
                {
                    "name": name,
                    "sources": "awal",
                    "target": "akhir",
                    "roles": [],
                    "label": label(name),
                }
                for name in names
            ],
        }
    )


def run(text: str, name: str = "generated") -> Mapping[str, Any]:
    """
    Return the names of a module after it has run.
    """
    module = ModuleType(name)
    exec(compile(text, name, "exec"), module.__dict__)  # noqa: S102 - this is what is tested
    return module.__dict__


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """
    Return what mypy --strict says of generated modules, and of a module that uses one.
    """
    folder = tmp_path_factory.mktemp("typed")
    modules = {
        "types_of_everything": typed(everything()),
        "types_of_ppid": typed(Catalogue.kemenag().lifecycles["informasi_publik"]),
        "types_of_one": typed(minimal("tutup")),
        "types_of_none": typed(minimal()),
        "use": USE,
    }
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, "utf-8")
    source = str(Path(inspect.getfile(Request)).parents[2])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MYPYPATH", source)
        patch.chdir(folder)
        files = [f"{name}.py" for name in modules]
        told, _, _ = api.run(["--strict", "--config-file=", "--hide-error-context", *files])
    return told.splitlines()


class TestATypeChecker:
    def test_accepts_every_generated_module(self, findings: list[str]) -> None:
        assert [line for line in findings if line.startswith("types_of")] == []

    def test_finds_every_wrong_name_and_nothing_else(self, findings: list[str]) -> None:
        pattern = re.compile(r"use\.py:(\d+): error: .*\[([a-z-]+)\]")
        found = [match for line in findings if (match := pattern.fullmatch(line))]

        told = {int(match[1]): match[2] for match in found}

        assert told == {
            number: line.partition("# E: ")[2]
            for number, line in enumerate(USE.splitlines(), start=1)
            if "# E: " in line
        }


class TestTheModule:
    def test_holds_the_names_sorted(self) -> None:
        names = run(typed(everything()))

        assert get_args(names["RoleName"]) == ("kepala", "loket", "pemohon", "system")
        assert get_args(names["TimerName"]) == ("batas_akhir", "batas_lengkapi")
        assert get_args(names["SubName"]) == ("telaah", "uji")
        assert get_args(names["DocumentName"]) == ("ktp", "saksi")
        assert list(names["Facts"].__annotations__) == [
            *("akad", "dibayar_pada", "jenis", "lahir", "luas", "lunas", "nilai"),
        ]

    def test_is_the_same_whatever_the_order_of_the_definition(self) -> None:
        changed = data()
        for key in ("roles", "states", "facts", "documents", "subs"):
            changed[key] = dict(reversed(changed[key].items()))
        for key in ("transitions", "timers"):
            changed[key].reverse()

        assert typed(Lifecycle(**changed)) == typed(everything())

    def test_takes_any_fact_and_document_where_the_host_decides(self) -> None:
        text = typed(minimal("tutup"))

        assert "DocumentName = str\nFacts = Mapping[str, Fact]\n" in text

    def test_has_a_docstring_that_tells_where_it_comes_from(self) -> None:
        assert str(run(typed(everything()))["__doc__"]).startswith(
            "\nNames of the lifecycle serba_ada, for type checkers and editors.\n"
        )

    def test_may_say_something_else_of_itself(self) -> None:
        said = 'Names; "quoted", \\d and """three""".'

        assert run(typed(everything(), docstring=said))["__doc__"] == f"\n{said}\n"

    def test_quotes_any_name(self) -> None:
        # Only a diagnosed definition has such names.
        name = 'a"\\b\n東"""'

        assert get_args(run(typed(minimal(name)))["TransitionName"]) == (name,)

    def test_needs_a_note_only_where_every_way_needs_one(self) -> None:
        changed = data()
        more = {**changed["transitions"][1], "sources": "diproses", "note_required": False}
        changed["transitions"].append(more)

        before = typed(everything()).partition('name: Literal["kembalikan"]')[2]
        after = typed(Lifecycle.diagnose(changed)).partition('name: Literal["kembalikan"]')[2]

        assert before.splitlines()[4].strip() == "note: str,"
        assert after.splitlines()[4].strip() == "note: str | None = None,"

    def test_has_the_parameters_of_fire_itself(self) -> None:
        text = typed(minimal("tutup"))
        block = text[text.index("def fire(") : text.index(") -> Self")]

        written = re.findall(r"^ +(\w+)[:,]", block, re.MULTILINE)

        assert written == list(inspect.signature(Request.fire).parameters)


class TestARequestWithTypes:
    def test_is_the_request_itself(self) -> None:
        request = opened()
        names = run(typed(request.rules.lifecycle))

        assert names["typed"](request) is request
        assert names["TypedRequest"] is Request

    def test_is_refused_by_the_module_of_another_lifecycle(self) -> None:
        names = run(typed(everything()))

        with pytest.raises(ValueError, match="write this module anew"):
            names["typed"](opened())

    def test_has_actors_with_known_roles(self) -> None:
        names = run(typed(everything()))

        assert names["actor"]("S-7", {"loket"}) == Actor("S-7", roles={"loket"})
