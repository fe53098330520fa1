"""
`layanan diff`: what changed from one version of a service to another, and for whom.
"""

from typing import Any, Literal

import click

from layanan.cli._options import format_option
from layanan.cli._output import citation_value, label_value, print_json
from layanan.cli._speech import Command, Option, language_of, language_option
from layanan.cli._versions import versions_of
from layanan.service import Change, Comparison, ServiceType, compare
from layanan.text import Label, Language

_WORDS = Label(
    id="Bandingkan dua versi sebuah layanan: apa yang berubah, dan bagi siapa lebih baik.\n\n"
    "BEFORE dan AFTER adalah kode layanan atau berkas YAML; dari masing-masing dipakai versi "
    "terbit yang terbaru, kecuali --from atau --to menyebut yang lain. Dengan satu layanan saja, "
    "versi itu dibandingkan dengan yang sebelumnya. Kode keluarnya 0, berbeda atau tidak.",
    en="Compare two versions of a service: what changed, and for whom it is better.\n\n"
    "BEFORE and AFTER are codes of services or YAML files; of each the newest published version is "
    "meant, unless --from or --to names another. Of one service alone, that version is compared "
    "with the one before it. Exit code 0, different or not.",
)
_KINDS = {
    "tightens": Label(id="lebih ketat", en="tightens"),
    "loosens": Label(id="lebih longgar", en="loosens"),
    "adds": Label(id="ditambah", en="adds"),
    "removes": Label(id="dihapus", en="removes"),
    "rewords": Label(id="rumusan", en="rewords"),
}
_WEIGHTS = {
    "better": Label(id="lebih baik", en="better"),
    "worse": Label(id="lebih buruk", en="worse"),
    "same": Label(id="tetap", en="same"),
    "unclear": Label(id="bergantung kasusnya", en="depends on the case"),
}
_FROM_TO = Label(id="{code}: versi {before} → {after}", en="{code}: version {before} → {after}")
_FOR = Label(
    id="bagi pemohon: {citizen}; bagi kantor: {office}",
    en="for the citizen: {citizen}; for the office: {office}",
)
_SHOWN = Label(
    id="hanya untuk dibaca, tidak mengubah jalannya permohonan",
    en="only to be read, no request runs otherwise",
)
_TOTAL = Label(
    id="{all} perubahan: bagi pemohon {better} lebih baik, {worse} lebih buruk, {unclear} "
    "bergantung kasusnya; {decides} menentukan jalannya permohonan",
    en="changes: {all}; for the citizen {better} better, {worse} worse, {unclear} depending on the "
    "case; {decides} decide how requests run",
)


@click.command("diff", cls=Command, words=_WORDS)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="[AFTER]", required=False)
@click.option(
    "--from",
    "old",
    cls=Option,
    metavar="VERSION",
    words=Label(id="Versi dari BEFORE.", en="The version of BEFORE."),
)
@click.option(
    "--to",
    "new",
    cls=Option,
    metavar="VERSION",
    words=Label(id="Versi dari AFTER.", en="The version of AFTER."),
)
@language_option
@format_option
@click.pass_context
def diff(
    context: click.Context,
    *,
    before: str,
    after: str | None,
    old: str | None,
    new: str | None,
    form: Literal["text", "json"],
) -> None:
    """
    Print what changed between two versions.
    """
    found = compare(*_pair(before, after, old, new))
    if form == "json":
        print_json(_value(found))
    else:
        _print(found, language_of(context))


def _pair(
    before: str, after: str | None, old: str | None, new: str | None
) -> tuple[ServiceType, ServiceType]:
    first = versions_of(before)
    second = first if after is None else versions_of(after)
    later = second.newest() if new is None else second.named(new)
    if old is not None:
        return first.named(old), later
    return first.before(later) if after is None else first.newest(), later


def _print(found: Comparison, language: Language) -> None:
    click.echo(
        _FROM_TO.text(language).format(
            code=found.before.code, before=found.before.version, after=found.after.version
        )
    )
    for one in found:
        click.echo(f"- {_KINDS[one.kind].text(language)}: {one.text(language)}")
        weights = _FOR.text(language).format(
            citizen=_WEIGHTS[one.citizen].text(language),
            office=_WEIGHTS[one.office].text(language),
        )
        shown = "" if one.decides else f"; {_SHOWN.text(language)}"
        click.echo(f"    {weights}{shown}")
    counts = {
        "all": len(found),
        "better": len(found.better),
        "worse": len(found.worse),
        "unclear": len(found.unclear),
        "decides": len(found.deciding),
    }
    click.echo(_TOTAL.text(language).format(**counts))


def _value(found: Comparison) -> dict[str, Any]:
    return {
        "code": found.before.code,
        "before": {"version": found.before.version, "hash": found.before.hash},
        "after": {"version": found.after.version, "hash": found.after.hash},
        "changes": [_change(one) for one in found],
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "citizen": one.citizen,
        "office": one.office,
        "path": list(one.path),
        "text": label_value(one.label),
        "decides": one.decides,
        **citation_value(one.cites),
    }
