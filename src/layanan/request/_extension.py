"""
Whether a level may be extended: everything that its law asks, at once.
"""

from collections.abc import Iterator

from layanan.lifecycle import Actor, Unmet
from layanan.sla import Extension, Level, Reading
from layanan.text import Label, join_words


def check_extension(
    level: Level, reading: Reading, *, by: Actor, reason: str | None
) -> tuple[Unmet, ...]:
    """
    Return what stands against extending a level, with the article.
    """
    return tuple(_unmet(level, reading, by, reason))


def _unmet(level: Level, reading: Reading, by: Actor, reason: str | None) -> Iterator[Unmet]:
    name, extension = level.label, level.extension
    if extension is None:
        words = Label(id=f"{name.id} tidak dapat diperpanjang", en=f"{name.en} cannot be extended")
        yield Unmet("extension", words, level.cites)
        return
    cites = extension.cites or level.cites
    if reading.extensions >= extension.times:
        words = Label(
            id=f"{name.id} sudah diperpanjang {reading.extensions} kali, paling banyak "
            f"{extension.times} kali",
            en=f"{name.en} was extended {reading.extensions} times, the most is {extension.times}",
        )
        yield Unmet("times", words, cites)
    if reading.status not in {"running", "paused", "undetermined"}:
        yield Unmet("status", _NOT_RUNNING[reading.status], cites)
    if extension.reason_required and not (reason and reason.strip()):
        words = Label(
            id="perpanjangan memerlukan alasan tertulis", en="an extension needs a written reason"
        )
        yield Unmet("reason", words, cites)
    if extension.roles and by.roles.isdisjoint(extension.roles):
        yield Unmet("role", _wrong_role(extension), cites)


_NOT_RUNNING = {
    "not_started": Label(id="jangka waktu belum mulai berjalan", en="the clock has not started"),
    "late": Label(
        id="jangka waktu sudah lewat; perpanjangan harus diberitahukan sebelumnya",
        en="the term is over; an extension has to be announced before that",
    ),
    "met": Label(id="jangka waktu sudah dipenuhi", en="the term has been met"),
    "cancelled": Label(id="jangka waktu sudah dibatalkan", en="the clock was cancelled"),
}


def _wrong_role(extension: Extension) -> Label:
    return Label(
        id=f"hanya boleh oleh {join_words(extension.roles, 'id', conjunction='atau')}",
        en=f"may only be done by {join_words(extension.roles, 'en', conjunction='atau')}",
    )
