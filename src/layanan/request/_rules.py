"""
What a request runs by: a lifecycle and levels, pinned by version and hash.

A service hands these to a request when it is opened, and they stay: a change
of law makes a new version, and who asked earlier keeps the earlier promise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from layanan.errors import LayananError
from layanan.lifecycle import NO_GUARDS, Engine, Guards, Lifecycle, transitions_engine
from layanan.sla import Level
from layanan.text import nearest


class UnknownLevelError(LayananError, LookupError):
    """
    Tell that a service has no level of this name.
    """

    def __init__(self, *, level: str, service: str, known: tuple[str, ...]) -> None:
        self.level = level
        self.service = service
        self.known = known

    def _text(self, language: str) -> str:
        known = ", ".join(self.known) or "-"
        close = ", ".join(nearest(self.level, self.known, count=1))
        if language == "id":
            meant = f"; mungkin maksudnya {close!r}" if close else ""
            return (
                f"{self.service} tidak mempunyai tingkat layanan {self.level!r}{meant}; "
                f"yang ada: {known}"
            )
        meant = f"; did you mean {close!r}" if close else ""
        return f"{self.service} has no level {self.level!r}{meant}; there are: {known}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """
    Hold what decides a request: a definition's code, version, hash, lifecycle and levels.

    `guards` are the host's named guards. `before` are the rules that a request
    ran by until it was migrated to these. `fires_late` tells whether the end of
    some level takes a step by itself, `caps_pauses` whether some level lets
    itself be paused only so often, or so long.
    """

    code: str
    version: str
    hash: str
    lifecycle: Lifecycle = field(repr=False)
    levels: tuple[Level, ...] = field(repr=False)
    guards: Guards = field(default=NO_GUARDS, repr=False, compare=False)
    before: "Rules | None" = field(default=None, repr=False)
    fires_late: bool = field(init=False, repr=False, compare=False)
    caps_pauses: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Asked at every step, so they are found out once.
        fires = any(one.expiry is not None and one.expiry.fires for one in self.levels)
        object.__setattr__(self, "fires_late", fires)
        object.__setattr__(self, "caps_pauses", any(one.is_capped for one in self.levels))

    @property
    def engine(self) -> Engine:
        """
        The engine that moves requests of this lifecycle, compiled once.
        """
        return transitions_engine(self.lifecycle)

    def under(self, digest: str) -> "Rules":
        """
        Return the rules of an event, which may be those from before a migration.
        """
        rules = self
        while rules.hash != digest and rules.before is not None:
            rules = rules.before
        return rules

    @property
    def chain(self) -> "Iterator[Rules]":
        """
        These rules and all that a request ran by before, the newest first.
        """
        rules: Rules | None = self
        while rules is not None:
            yield rules
            rules = rules.before

    def level(self, name: str) -> Level:
        """
        Return the level of this name.

        Raises:
            UnknownLevelError: If there is none.
        """
        for level in self.levels:
            if level.name == name:
                return level
        known = tuple(level.name for level in self.levels)
        raise UnknownLevelError(level=name, service=self.code, known=known)

    @property
    def named(self) -> Mapping[str, Level]:
        """
        The levels by name, in definition order.
        """
        return {level.name: level for level in self.levels}
