"""
`layanan types`: a lifecycle's names as a Python module.
"""

from pathlib import Path

import click

from layanan.cli._definitions import read_lifecycle
from layanan.cli._speech import Command, Option, language_of, language_option
from layanan.errors import LayananError
from layanan.text import Label

_WORDS = Label(
    id="Tulis nama-nama daur hidup sebagai modul Python bertipe. Pemeriksa tipe lalu menolak nama "
    "yang salah.\n\n"
    "DEFINITION adalah kode layanan atau daur hidup dalam katalog, atau berkas YAML. Dengan "
    "--check tidak ada yang ditulis; kode keluar 1 bila isi berkas berbeda.",
    en="Write the names of a lifecycle as a Python module of types. A type checker then refuses a "
    "wrong name.\n\n"
    "DEFINITION is the code of a service or lifecycle in the catalogue, or a YAML file. With "
    "--check nothing is written; exit code 1 if the file differs.",
)
_WRITTEN = Label(id="{file}: ditulis", en="{file}: written")
_SAME = Label(id="{file}: tetap sesuai", en="{file}: up to date")


class OutdatedTypesError(LayananError, ValueError):
    """
    Tell that a module of types is not what its definition would give.
    """

    def __init__(self, *, file: str, definition: str, missing: bool) -> None:
        self.file = file
        self.definition = definition
        self.missing = missing

    def _text(self, language: str) -> str:
        remedy = f"layanan types {self.definition} --out {self.file}"
        if language == "id":
            fact = "belum ada" if self.missing else "tidak sesuai lagi dengan definisinya"
            return f"{self.file} {fact}; tulis dengan: {remedy}"
        fact = "does not exist" if self.missing else "differs from its definition"
        return f"{self.file} {fact}; write it with: {remedy}"


class UnwritableFileError(LayananError, OSError):
    """
    Tell that a file could not be read or written.
    """

    def __init__(self, *, file: str, reason: str) -> None:
        self.file = file
        self.reason = reason

    def _text(self, language: str) -> str:
        if language == "id":
            return f"{self.file} tidak dapat dibaca atau ditulis: {self.reason}"
        return f"{self.file} cannot be read or written: {self.reason}"


@click.command("types", cls=Command, words=_WORDS)
@click.argument("definition", metavar="DEFINITION")
@click.option(
    "--out",
    cls=Option,
    required=True,
    metavar="FILE",
    words=Label(id="Berkas modulnya.", en="The file of the module."),
)
@click.option(
    "--check",
    "only_check",
    cls=Option,
    is_flag=True,
    words=Label(id="Hanya bandingkan; jangan menulis.", en="Only compare; write nothing."),
)
@language_option
@click.pass_context
def types(context: click.Context, *, definition: str, out: str, only_check: bool) -> None:
    """
    Write the types of a lifecycle, or tell whether they are up to date.
    """
    from layanan.exchange import typed

    text = typed(read_lifecycle(definition, sound=True))
    file, language = Path(out), language_of(context)
    try:
        if only_check:
            _compare(file, text, definition)
        else:
            file.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnwritableFileError(file=out, reason=reason) from error
    words = _SAME if only_check else _WRITTEN
    click.echo(words.text(language).format(file=out))


def _compare(file: Path, text: str, definition: str) -> None:
    missing = not file.exists()
    if missing or file.read_bytes() != text.encode():
        raise OutdatedTypesError(file=str(file), definition=definition, missing=missing)
