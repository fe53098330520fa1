"""
The time limits of a standard: what is computed beside what was published.
"""

from collections.abc import Iterable, Iterator

from layanan.exchange import _standard_words as words
from layanan.exchange._page import EMPTY, Block, Bullets, Cell, Paragraph, Quote, Table
from layanan.exchange._standard_conditions import Facts, called
from layanan.exchange._standard_trust import basis, sure
from layanan.service import OfficeStandard, Published, ServiceType
from layanan.service._fit import while_in_force
from layanan.sla import Level
from layanan.text import Label, Language, join_words

_OPENING = "buka"


def times(service: ServiceType, language: Language) -> Iterator[Block]:
    """
    Yield the limits, the rules they follow, and what single offices promise.
    """
    writer = _Times(service, language)
    version = service.standard
    heads = (words.TIME, words.COMPUTED, words.WORDING, words.WHOSE, words.STRETCH)
    names = tuple(one.text(language) for one in (*heads, words.BASIS, words.CONFIDENCE))
    if service.levels or version.published:
        rows = tuple(writer.rows(service.levels, version.published))
        yield Table(words.TIMES.text(language), names, rows)
    if rules := tuple(writer.rules(service.levels)):
        yield Bullets(rules)
    others = tuple(writer.offices())
    if others:
        yield Paragraph(words.NATIONAL.text(language))
        yield Table(
            words.OFFICES.text(language),
            (words.OFFICE.text(language), *names),
            tuple(
                (one.name, *row)
                for one in others
                for row in writer.rows(one.levels, one.published, standard=one)
            ),
        )


class _Times:
    """
    Write the limits of one service in one language.
    """

    def __init__(self, service: ServiceType, language: Language) -> None:
        self.service = service
        self.language = language
        self.facts: Facts = service.lifecycle.facts or {}
        transitions = reversed(service.lifecycle.transitions)
        self.steps = {one.name: one.label for one in transitions}

    def tell(self, label: Label, **values: object) -> str:
        return label.text(self.language).format(**values)

    def rows(
        self,
        levels: Iterable[Level],
        published: Iterable[Published],
        *,
        standard: OfficeStandard | None = None,
    ) -> Iterator[tuple[Cell, ...]]:
        wordings = tuple(published)
        known = []
        for level in levels:
            known.append(level.name)
            yield (
                level.label.text(self.language),
                self.computed(level),
                Quote(level.published) if level.published else EMPTY,
                self.tell(words.RANKS[level.rank]),
                self.stretch(level, standard),
                basis(level.cites, None, self.language),
                sure(level.cites.confidence, self.language),
            )
            yield from (self.wording(one, level) for one in wordings if one.level == level.name)
        yield from (self.wording(one, None) for one in wordings if one.level not in known)

    def wording(self, one: Published, level: Level | None) -> tuple[Cell, ...]:
        text: Cell = Quote(one.text)
        if one.condition:
            text = (Quote(one.text), Quote(one.condition))
        return (
            one.level.replace("_", " ") if level is None else level.label.text(self.language),
            EMPTY if level is None else self.computed(level),
            text,
            one.by,
            Quote(one.starts) if one.starts else EMPTY,
            basis(None, one.source, self.language),
            sure(one.source.confidence, self.language),
        )

    def computed(self, level: Level) -> str:
        if level.term is None:
            if level.target is None:
                return words.UNLIMITED.text(self.language)
            label = level.target.label
            return level.target.rule if label is None else label.text(self.language)
        parts = [level.term.text(self.language)]
        parts += [
            self.tell(
                words.CHOSEN,
                term=one.term.text(self.language),
                case=one.label.text(self.language),
            )
            for one in level.choices
        ]
        text = "; ".join(parts)
        if level.per is None:
            return text
        fact = called(level.per.fact, self.facts, self.language)
        return self.tell(words.PER, term=text, fact=fact)

    def stretch(self, level: Level, standard: OfficeStandard | None) -> str:
        if standard is not None and standard.stretch is not None:
            ends = (standard.stretch.begins, standard.stretch.ends)
            return " – ".join(one.text(self.language) for one in ends)
        starts, ends_by = (
            join_words((self.step(name) for name in names), self.language, conjunction="atau")
            for names in (level.starts, level.ends)
        )
        return f"{starts} – {ends_by}"

    def step(self, name: str) -> str:
        if name == _OPENING:
            return words.OPENING.text(self.language)
        return self.steps[name].text(self.language) if name in self.steps else name

    def rules(self, levels: Iterable[Level]) -> Iterator[Cell]:
        for level in levels:
            for rule in self.of(level):
                yield self.tell(
                    words.RULES_OF_TIME, level=level.label.text(self.language), rule=rule
                )

    def of(self, level: Level) -> Iterator[str]:
        extension = level.extension
        if extension is not None:
            if extension.term is None:
                text = self.tell(words.EXTENDED_ANY, times=extension.times)
            else:
                term = extension.term.text(self.language)
                text = self.tell(words.EXTENDED, term=term, times=extension.times)
            cited = extension.cites
            yield text if cited is None else f"{text} ({cited.text(self.language)})"
        for pause in level.pauses:
            told = [pause.confidence.label.text(self.language)]
            told += [] if pause.cites is None else [pause.cites.text(self.language)]
            told += [] if pause.applies else [words.SWITCHED_OFF.text(self.language)]
            rule = pause.label.text(self.language)
            yield self.tell(words.PAUSED, rule=rule, confidence="; ".join(told))
        if level.expiry is not None:
            what = level.expiry.label.text(self.language)
            if level.expiry.contested is not None:
                why = level.expiry.contested.text(self.language)
                what = self.tell(words.CONTESTED, what=what, why=why)
            yield self.tell(words.OVER, what=what)
        counting = "; ".join(one.text(self.language) for one in level.counting.rules())
        yield self.tell(words.COUNTED, rules=counting)

    def offices(self) -> Iterator[OfficeStandard]:
        """
        Yield the standards of offices beside this version; none on an office's own page.
        """
        definition = self.service.definition
        if self.service.offices:
            return
        for one in definition.standards:
            while_it_is = while_in_force(one, definition.published, definition.periods)
            if self.service.standard in while_it_is and (one.levels or one.published):
                yield one
