"""
The pytest plugin of `layanan`: every definition of a folder becomes tests.

pytest imports this module before coverage starts, so it imports nothing of the
library; hooks, fixtures and items do. It changes nothing by itself: no fixture
is automatic, and nothing is collected unless a folder was named.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from layanan.calendars import Office
    from layanan.catalogue import Catalogue
    from layanan.lifecycle import Guards
    from layanan.service import ServiceType
    from layanan.testing import MemoryStore, Payload

# So that a law that does not hold tells both sides of its comparison.
if "layanan.testing" not in sys.modules:
    pytest.register_assert_rewrite("layanan.testing")

_SUFFIX = ".yaml"
_ASPECTS: Mapping[str, tuple[str, ...]] = {
    "": ("sound", "budgets", "versions", "walks"),
    "lifecycles": ("sound", "budgets"),
    "standards": ("sound",),
}
"""What is asked of a definition, by the folder within the folder that it lies in."""

_FOLDERS = pytest.StashKey[tuple[Path, ...]]()
_CATALOGUE = pytest.StashKey["Catalogue"]()


class Hooks:
    """
    Name what a `conftest.py` may tell the plugin about its services.
    """

    @pytest.hookspec(firstresult=True)
    def pytest_layanan_guards(self, config: pytest.Config) -> "Guards | None":
        """
        Return the named guards that lifecycles of the folder ask.
        """

    @pytest.hookspec(firstresult=True)
    def pytest_layanan_payloads(self, service: "ServiceType") -> "Mapping[str, Payload] | None":
        """
        Return what comes along with a step, by transition, where a guard wants it.
        """


class FaultsFound(Exception):
    """
    Carry what is wrong with a definition to the report of its test.
    """


# -- set up ------------------------------------------------------------------------


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """
    Let a `conftest.py` name guards and payloads.
    """
    pluginmanager.add_hookspecs(Hooks)


def pytest_addoption(parser: pytest.Parser) -> None:
    """
    Add the option and the lines of the configuration file.
    """
    group = parser.getgroup("layanan")
    group.addoption(
        "--layanan-definitions",
        action="append",
        default=[],
        metavar="PATH",
        help="test every definition of this folder of services (may be given again)",
    )
    parser.addini(
        "layanan_definitions",
        type="paths",
        default=[],
        help="folders of services to test whenever pytest is run without arguments",
    )
    parser.addini(
        "layanan_language",
        default="en",
        help="the language in which faults of definitions are told: id or en",
    )


def pytest_configure(config: pytest.Config) -> None:
    """
    Register the marker, and see to it that the named folders are collected.
    """
    config.addinivalue_line(
        "markers",
        "layanan(code, on=None): name the service of the fixture layanan_service, and the day; "
        "tests of definitions bear it too",
    )
    if config.getini("layanan_language") not in {"id", "en"}:
        raise pytest.UsageError("layanan_language is id or en")
    base = config.invocation_params.dir
    asked = [(base / one).resolve() for one in config.getoption("--layanan-definitions")]
    usual = [Path(one).resolve() for one in config.getini("layanan_definitions")]
    for folder in (*asked, *usual):
        if not any(_definitions(folder)):
            raise pytest.UsageError(f"{folder} holds no definition of a service (*{_SUFFIX})")
    config.stash[_FOLDERS] = tuple(dict.fromkeys((*asked, *usual)))
    whole = config.args_source is not pytest.Config.ArgsSource.ARGS
    for folder in dict.fromkeys((*asked, *(usual if whole else ()))):
        if not any(_comes_by(base / arg.partition("::")[0], folder) for arg in config.args):
            config.args.append(str(folder))


def _definitions(folder: Path) -> Iterator[Path]:
    for below in _ASPECTS:
        yield from (folder / below).glob(f"*{_SUFFIX}")


def _comes_by(arg: Path, folder: Path) -> bool:
    """
    Return whether pytest, told to collect something, meets a folder or one of its definitions.
    """
    found = arg.resolve()
    return folder.is_relative_to(found) or (
        found.is_relative_to(folder) and (found.suffix == _SUFFIX or found.name in _ASPECTS)
    )


# -- definitions as tests ------------------------------------------------------------


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "DefinitionFile | None":
    """
    Make a file of tests of every definition in the named folders.
    """
    found = file_path.resolve()
    if found.suffix == _SUFFIX:
        for folder in parent.config.stash[_FOLDERS]:
            if found.is_relative_to(folder):
                below = found.parent.relative_to(folder).as_posix()
                aspects = _ASPECTS.get("" if below == "." else below)
                if aspects is not None:
                    file: DefinitionFile = DefinitionFile.from_parent(parent, path=file_path)
                    file.aspects = aspects
                    return file
    return None


class DefinitionFile(pytest.File):
    """
    Hold the tests of one definition.
    """

    aspects: tuple[str, ...] = ()

    def collect(self) -> "Iterable[DefinitionItem]":
        """
        Yield one test for each thing that is asked.
        """
        for aspect in self.aspects:
            item: DefinitionItem = DefinitionItem.from_parent(self, name=aspect)
            item.add_marker("layanan")
            yield item


class DefinitionItem(pytest.Item):
    """
    Ask one thing of a definition.
    """

    def runtest(self) -> None:
        """
        Fail with everything that is wrong.
        """
        from layanan.lifecycle import NO_GUARDS  # noqa: PLC0415 - as the module says
        from layanan.testing import definition_faults  # noqa: PLC0415 - as the module says

        # A `conftest.py` beside the definitions goes before one of another folder.
        near, any_of = self.ihook, self.config.hook
        faults = definition_faults(
            _catalogue(self.config),
            self.path.name.removesuffix(_SUFFIX),
            self.name,  # type: ignore[arg-type] # one of _ASPECTS
            guards=near.pytest_layanan_guards(config=self.config)
            or any_of.pytest_layanan_guards(config=self.config)
            or NO_GUARDS,
            payloads=lambda service: (
                near.pytest_layanan_payloads(service=service)
                or any_of.pytest_layanan_payloads(service=service)
            ),
        )
        if faults:
            language = self.config.getini("layanan_language")
            raise FaultsFound("\n".join(one.text(language) for one in faults))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        """
        Return the faults as they are; of an error of ours the words, for anything else the trace.
        """
        from layanan.errors import LayananError  # noqa: PLC0415 - as the module says

        if isinstance(excinfo.value, FaultsFound | LayananError):
            return f"{self.path.name}: {excinfo.value}"
        return super().repr_failure(excinfo, *args)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """
        Return what the report calls it.
        """
        return self.path, None, f"{self.path.name}: {self.name}"


def _catalogue(config: pytest.Config) -> "Catalogue":
    """
    Return what ships with the library, with the named folders laid over it.
    """
    if _CATALOGUE not in config.stash:
        from layanan.catalogue import Catalogue  # noqa: PLC0415 - as the module says

        found = Catalogue.kemenag()
        for folder in config.stash[_FOLDERS]:
            found = found.overlay(folder)
        config.stash[_CATALOGUE] = found
    return config.stash[_CATALOGUE]


# -- fixtures ------------------------------------------------------------------------


@pytest.fixture(scope="session")
def layanan_catalogue(pytestconfig: pytest.Config) -> "Catalogue":
    """
    Return the services that ship with the library, with the folders that were named laid over them.
    """
    return _catalogue(pytestconfig)


@pytest.fixture(scope="session")
def layanan_office() -> "Office":
    """
    Return an office in Jakarta with the usual hours.
    """
    from layanan.calendars import Office  # noqa: PLC0415 - as the module says

    return Office(code="uji", name="Kantor uji", region="ID-JK", level="kankemenag")


@pytest.fixture
def layanan_store() -> "MemoryStore":
    """
    Return an empty store in memory.
    """
    from layanan.testing import MemoryStore  # noqa: PLC0415 - as the module says

    return MemoryStore()


@pytest.fixture
def layanan_service(
    request: pytest.FixtureRequest, layanan_catalogue: "Catalogue"
) -> "ServiceType":
    """
    Return the service that the marker names.

    Such as `@pytest.mark.layanan("info.ppid", on=date(2026, 3, 13))`. Without a
    day it is the newest published version. The guards are those of the hook
    `pytest_layanan_guards`.
    """
    marker = request.node.get_closest_marker("layanan")
    if marker is None or len(marker.args) != 1:
        pytest.fail('name the service: @pytest.mark.layanan("info.ppid")', pytrace=False)
    (code,) = marker.args
    on: Any = marker.kwargs.get("on")
    if on is None:
        on = layanan_catalogue.definition(code).published[-1].first_day
    service = layanan_catalogue.get(code, on=on)
    guards = request.config.hook.pytest_layanan_guards(config=request.config)
    return service if guards is None else service.with_guards(guards)
