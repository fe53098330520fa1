# noqa: INP001 - a script, no package
"""
Write the pages of the catalogue: `python docs/reference/catalogue.py`.

They list every service with its limits, and count what is to be said of the
definitions, so that a reader sees what is missing and a change shows in the diff.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, product
from pathlib import Path

from layanan.catalogue import Catalogue, catalogue_findings
from layanan.lifecycle import Finding
from layanan.reform import Question, catalogue_report
from layanan.service import Fee, ServiceDefinition, format_rupiah
from layanan.text import Label, Language

DOCS = Path(__file__).parents[1]
# The day on which the facts of the catalogue were gathered last.
ON = date(2026, 11, 24)

_HEAD = {
    "id": """\
# Daftar layanan

Semua {services} layanan dalam katalog bawaan, menurut bidang: {active} masih diberikan,
{transferred} sudah dialihkan ke badan lain, {retired} dihentikan. Jangka waktu dengan tanda \\*
hanya berasal dari satu kantor (norma); *n kantor* berarti kantor-kantor menerbitkan angka yang
berbeda, dan tidak ada yang dipilih sebagai angka nasional. Kolom terakhir menghitung peringatan
dan catatan dari `layanan check`.""",
    "en": """\
# List of services

All {services} services of the catalogue that ships, by field of work: {active} are still given,
{transferred} went to another body, {retired} were retired. A time limit with \\* comes from one
office only (a norm); *n offices* means that offices publish different numbers, and none is
chosen as a national one. The last column counts the warnings and notes of `layanan check`.""",
}
_COLUMNS = {
    "id": ("kode", "layanan", "keadaan", "jangka waktu", "biaya", "temuan"),
    "en": ("code", "service", "status", "time limits", "fee", "findings"),
}
_STATUS = {
    "active": Label(id="aktif", en="active"),
    "transferred": Label(id="dialihkan", en="transferred"),
    "retired": Label(id="dihentikan", en="retired"),
}
_COUNTED = Label(
    id="## Temuan\n\nArti setiap kode ada dalam [Pemeriksaan](pemeriksaan.md). Tidak ada "
    "kesalahan.",
    en="## Findings\n\nWhat each code means is told in [Checks](pemeriksaan.md). There is no "
    "error.",
)
_REACH = Label(
    id="## Tanpa kertas, dan dari ponsel\n\nMenurut ukuran kami sendiri; tidak ada ukuran resmi. "
    "Yang tidak disebut sumber mana pun tidak dihitung sebagai ya atau tidak, jadi jawabannya "
    "sebuah rentang. Sebab-sebabnya diberikan `layanan.reform.catalogue_report`; lihat "
    "[Tanpa kertas, dan dari ponsel](../explanation/tanpa-kertas-dan-ponsel.md).",
    en="## Without paper, and from a phone\n\nBy a measure of our own; there is no official one. "
    "What no source tells counts neither as yes nor as no, so an answer is a range. "
    "`layanan.reform.catalogue_report` gives the reasons; see "
    "[Without paper, and from a phone](../explanation/tanpa-kertas-dan-ponsel.md).",
)
_ONE_OFFICE = r" \*"
_EXTENT = {
    "end_to_end": Label(id="seluruhnya", en="end to end"),
    "part": Label(id="sebagian", en="in part"),
    "not": Label(id="tidak", en="not"),
}


def pages() -> dict[Language, str]:
    """
    Return the page in each language.
    """
    catalogue = Catalogue.kemenag()
    found = catalogue_findings(catalogue)
    report = catalogue_report(catalogue, on=ON)
    services = [catalogue.definition(code) for code in catalogue.codes]
    bounds = {
        question: {key: len(codes) for key, codes in report.bounds(question).items()}
        for question in ("paperless", "phone")
    }
    return {
        language: "\n".join(_page(services, found, bounds, language)) + "\n"
        for language in ("id", "en")
    }


def _page(
    services: Sequence[ServiceDefinition],
    found: Mapping[str, tuple[Finding, ...]],
    bounds: Mapping[Question, Mapping[tuple[str, str], int]],
    language: Language,
) -> Iterator[str]:
    statuses = Counter(one.status.value for one in services)
    yield "<!-- Written by docs/reference/catalogue.py. -->"
    yield ""
    yield _HEAD[language].format(services=len(services), **statuses)
    ordered = sorted(services, key=lambda one: (one.domain, one.code))
    for domain, group in groupby(ordered, key=lambda one: one.domain):
        yield from ("", f"## {domain}", "", _row(_COLUMNS[language]), _row(["---"] * 6))
        for one in group:
            yield _row(_cells(one, found[one.code], language))
    yield from ("", _COUNTED.text(language), "")
    counted = Counter((one.code, one.level) for each in found.values() for one in each)
    levels = {"warning": ("peringatan", "warning"), "note": ("catatan", "note")}
    head = {"id": ("kode", "tingkat", "berapa"), "en": ("code", "level", "how many")}
    yield from (_row(head[language]), _row(["---"] * 3))
    for (code, level), count in sorted(counted.items()):
        yield _row((code, levels[level][language == "en"], str(count)))
    yield from ("", _REACH.text(language), "")
    head = {
        "id": ("paling sedikit", "paling banyak", "tanpa kertas", "dari ponsel"),
        "en": ("at least", "at most", "without paper", "from a phone"),
    }
    yield from (_row(head[language]), _row(["---"] * 4))
    for (least, worst), (most, best) in product(_EXTENT.items(), repeat=2):
        counts = [bound.get((least, most), 0) for bound in bounds.values()]
        if any(counts):
            ends = (worst.text(language), best.text(language))
            yield _row((*ends, *map(str, counts)))


def _cells(
    service: ServiceDefinition, findings: Sequence[Finding], language: Language
) -> tuple[str, ...]:
    version = service.versions[-1]
    levels = Counter(one.level for one in findings)
    limits = [
        term.text(language) + ("" if level.rank == "law" else _ONE_OFFICE)
        for level in version.levels
        if (term := level.term) is not None
    ]
    offices = len({one.office for one in service.standards if one.levels})
    if offices:
        word = {"id": "kantor", "en": "offices" if offices > 1 else "office"}[language]
        limits.append(f"*{offices} {word}*")
    return (
        f"`{service.code}`",
        service.name.text(language),
        _STATUS[service.status.value].text(language),
        "; ".join(limits) or "–",
        _fee(version.fee, language),
        f"{levels['warning']} / {levels['note']}",
    )


def _fee(fee: Fee | None, language: Language) -> str:
    if fee is None:
        return "–"
    if fee.amount_idr is not None:
        return format_rupiah(fee.amount_idr, language)
    amounts = [format_rupiah(one.amount_idr, language) for one in fee.rules]
    return "; ".join(dict.fromkeys(amounts)) or fee.label.text(language)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for _language, _text in pages().items():
        (DOCS / _language / "reference" / "layanan.md").write_text(_text, "utf-8")
