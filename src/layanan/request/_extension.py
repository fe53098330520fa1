"""
Whether a level may be extended: everything that its law asks, at once.
"""

from collections.abc import Iterator, Mapping

from layanan.lifecycle import Actor, Unmet
from layanan.sla import Extension, Level, Reading
from layanan.text import Label, join_words


def check_extension(
    level: Level,
    reading: Reading,
    *,
    by: Actor,
    reason: str | None,
    roles: Mapping[str, Label],
) -> tuple[Unmet, ...]:
    """
    Return what stands against extending a level, with the article.
    """
    return tuple(_unmet(level, reading, by, reason, roles))


def _unmet(
    level: Level, reading: Reading, by: Actor, reason: str | None, roles: Mapping[str, Label]
) -> Iterator[Unmet]:
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
            en=f"{name.en} was extended {_times(reading.extensions)}, the most is "
            f"{_times(extension.times)}",
        )
        yield Unmet("times", words, cites)
    status = "met" if reading.stopped and reading.status == "undetermined" else reading.status
    if status in _NOT_RUNNING:
        yield Unmet("status", _NOT_RUNNING[status], cites)
    if extension.reason_required and not (reason and reason.strip()):
        words = Label(
            id="perpanjangan memerlukan alasan tertulis", en="an extension needs a written reason"
        )
        yield Unmet("reason", words, cites)
    if extension.roles and by.roles.isdisjoint(extension.roles):
        yield Unmet("role", _wrong_role(extension, roles), cites)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


_NOT_RUNNING = {
    "not_started": Label(id="jangka waktu belum mulai berjalan", en="the clock has not started"),
    "late": Label(
        id="jangka waktu sudah lewat; perpanjangan harus diberitahukan sebelumnya",
        en="the term is over; an extension has to be announced before that",
    ),
    "met": Label(id="jangka waktu sudah dipenuhi", en="the term has been met"),
    "cancelled": Label(id="jangka waktu sudah dibatalkan", en="the clock was cancelled"),
}


def _wrong_role(extension: Extension, roles: Mapping[str, Label]) -> Label:
    labels = [roles[one] for one in extension.roles if one in roles]
    return Label(
        id="perpanjangan hanya boleh dilakukan oleh "
        + join_words([one.id for one in labels], "id", conjunction="atau"),
        en="only to be extended by "
        + join_words([one.en for one in labels], "en", conjunction="atau"),
    )
