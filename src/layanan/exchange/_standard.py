"""
The page of a service standard, as the ministry would publish it.

The 14 components of UU 25/2009 pasal 21 stand in their order, the six that must
be published first. What no source says is told to be missing, and what that
means; what is computed stands beside the wording that was published.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, Literal

from layanan.errors import LayananError
from layanan.exchange import _standard_words as words
from layanan.exchange._page import (
    EMPTY,
    Block,
    Bullets,
    Cell,
    Heading,
    Line,
    Link,
    Paragraph,
    Quote,
    Span,
    Strong,
    Table,
    to_html,
    to_markdown,
)
from layanan.exchange._standard_conditions import called, needed, say
from layanan.exchange._standard_times import times
from layanan.exchange._standard_trust import basis, sure, trust, whole
from layanan.exchange._words import OUTCOMES, TURNS
from layanan.law import Citation
from layanan.records import require
from layanan.service import (
    Clause,
    Component,
    Owner,
    Product,
    Requirement,
    ServiceType,
    Source,
    format_rupiah,
)
from layanan.text import Label, Language, check_language, format_date, join_words

Form = Literal["markdown", "html"]


class UnknownFormError(LayananError, ValueError):
    """
    Tell that a page cannot be written in this form.
    """

    def __init__(self, *, form: str) -> None:
        self.form = form

    def _text(self, language: str) -> str:
        if language == "id":
            return f'halaman ditulis sebagai "markdown" atau "html", bukan {self.form!r}'
        return f'a page is written as "markdown" or "html", not {self.form!r}'


def standard(service: ServiceType, *, language: Language = "id", form: Form = "markdown") -> str:
    """
    Return the standard of a service as a page to be published.

    Of a service as one office promises it (`ServiceType.for_office`), the page
    is that office's. HTML is one document that needs no other file and no script.

    Args:
        service: The version that is meant.
        form: "markdown" or "html".

    Raises:
        UnknownLanguageError: If `language` is neither "id" nor "en".
        UnknownFormError: If `form` is neither "markdown" nor "html".

    Examples:
        >>> from datetime import date
        >>> from layanan import Catalogue
        >>> ppid = Catalogue.kemenag().get("info.ppid", on=date(2026, 3, 13))
        >>> print(standard(ppid, language="en").splitlines()[0])
        # Service standard: Public information request
    """
    require("service", service, ServiceType, "a ServiceType, e.g. catalogue.get(…)")
    language = check_language(language)
    if form not in ("markdown", "html"):
        raise UnknownFormError(form=form)
    blocks = tuple(_Page(service, language).blocks())
    return to_html(blocks, language=language) if form == "html" else to_markdown(blocks)


class _Page:
    """
    Write one standard in one language.
    """

    def __init__(self, service: ServiceType, language: Language) -> None:
        self.service = service
        self.version = service.standard
        self.language = language
        self.facts = service.lifecycle.facts or {}
        self.needs = {one.code: one.label for one in self.version.requirements}

    def blocks(self) -> Iterator[Block]:
        yield Heading(1, self.title())
        yield Paragraph(self.tell(self.service.definition.plain))
        yield from self.about()
        found = self.service.components()
        yield self.overview(found)
        for head, published in ((words.MUST, True), (words.OTHERS, False)):
            yield Heading(2, self.tell(head))
            for one in found:
                if one.must_be_published is published:
                    yield from self.component(one)
        yield from self.kept()
        yield from self.notes()
        yield from self.sources()

    def tell(self, label: Label, **values: object) -> str:
        text = label.text(self.language)
        return text.format(**values) if values else text

    def title(self) -> str:
        title = self.tell(words.TITLE, name=self.service.name.text(self.language))
        if not self.service.offices:
            return title
        return self.tell(words.AT, title=title, office=self.service.offices[-1].name)

    # --- what it is -----------------------------------------------------------

    def about(self) -> Iterator[Block]:
        definition = self.service.definition
        yield Heading(2, self.tell(words.ABOUT))
        version = self.service.version
        if self.version.stage == "draft":
            version = self.tell(words.DRAFT, version=version)
        rows: list[tuple[Label, Cell]] = [(words.CODE, self.service.code)]
        rows += [(words.OWNER, self.owner(one)) for one in definition.owners]
        rows += [(words.OFFICE, one.name) for one in self.service.offices]
        rows += [
            (words.UNITS, ", ".join(definition.units)),
            (words.STATUS, self.tell(words.STATUSES[definition.status])),
            (words.VERSION, version),
            (words.IN_FORCE, self.in_force()),
            (words.SURE, self.tell(self.version.confidence.label)),
        ]
        if self.version.seal:
            rows.append((words.SEAL, self.version.seal))
        yield Table(
            self.tell(words.FACTS),
            (self.tell(words.ITEM), self.tell(words.CONTENT)),
            tuple((self.tell(head), cell) for head, cell in rows),
        )

    def owner(self, one: Owner) -> Cell:
        parts = [one.name.text(self.language)]
        for label, day in ((words.SINCE, one.since), (words.UNTIL, one.until)):
            if day is not None:
                parts.append(self.tell(label, day=format_date(day, self.language, weekday=False)))
        return (", ".join(parts), *basis(one.cites, None, self.language))

    def in_force(self) -> Cell:
        day, until = self.service.in_force, self.service.until
        parts = [
            self.tell(words.UNKNOWN)
            if day is None
            else self.tell(words.SINCE, day=format_date(day, self.language, weekday=False))
        ]
        if until is not None:
            day_after = format_date(until, self.language, weekday=False)
            parts.append(self.tell(words.UNTIL, day=day_after))
        return ("; ".join(parts), *basis(self.version.in_force_cites, None, self.language))

    def overview(self, found: Sequence[Component]) -> Block:
        law = found[0].citation.instrument.text(self.language)
        rows = tuple(
            (
                one.letter,
                one.name.text(self.language),
                self.tell(words.YES if one.must_be_published else words.NO),
                self.tell(words.YES) if one.present else Strong(self.tell(words.NO)),
            )
            for one in found
        )
        heads = (words.LETTER, words.COMPONENT, words.PUBLISHED_ONE, words.THERE)
        return Table(self.tell(words.FOURTEEN, law=law), self.heads(*heads), rows)

    def heads(self, *labels: Label) -> tuple[str, ...]:
        return tuple(map(self.tell, labels))

    # --- the components -------------------------------------------------------

    def component(self, one: Component) -> Iterator[Block]:
        name = f"{one.letter}. {_capital(one.name.text(self.language))}"
        yield Heading(3, self.tell(words.MARK, name=name) if one.must_be_published else name)
        if one.means is not None:
            means = f"{_capital(one.means.text(self.language))}."
            yield Paragraph((Strong(self.tell(words.MISSING)), means))
        yield from _WRITERS[one.letter](self)

    def legal(self) -> Iterator[Block]:
        if self.version.cites:
            items = (self.cited(one) for one in self.version.cites)
            yield Bullets(tuple(items))

    def cited(self, one: Citation) -> Line:
        return (*basis(one, None, self.language), *trust(one.confidence, self.language))

    def requirements(self) -> Iterator[Block]:
        if self.version.requirements:
            yield Table(
                self.tell(words.NEEDS),
                self.heads(
                    words.NEED,
                    words.WHEN,
                    words.FORM,
                    words.WORDING,
                    words.BASIS,
                    words.CONFIDENCE,
                ),
                tuple(map(self.need, self.version.requirements)),
            )
        if self.version.eligibility:
            yield Table(
                self.tell(words.WHO_MAY),
                self.heads(
                    words.RULE,
                    words.MUST_HOLD,
                    words.INSTEAD,
                    words.WORDING,
                    words.BASIS,
                    words.CONFIDENCE,
                ),
                tuple(
                    (
                        one.label.text(self.language),
                        say(one.must, self.facts, self.language),
                        join_words(
                            (self.needs[code].text(self.language) for code in one.unless),
                            self.language,
                            conjunction="atau",
                        ),
                        *self.backed(one.published, one.cites, one.source),
                    )
                    for one in self.version.eligibility
                ),
            )

    def need(self, one: Requirement) -> tuple[Cell, ...]:
        return (
            one.label.text(self.language),
            needed(one.when, self.facts, self.language),
            "; ".join(self.form(one)),
            *self.backed(one.published, one.cites, one.source),
        )

    def form(self, one: Requirement) -> Iterator[str]:
        if one.copy_of is not None:
            yield self.tell(words.COPIES[one.copy_of])
        if one.media:
            media = (self.tell(words.MEDIA[medium]) for medium in one.media)
            yield join_words(media, self.language, conjunction="atau")
        if one.formats:
            formats = join_words(one.formats, self.language, conjunction="atau")
            yield self.tell(words.FORMATS, all=formats)
        if one.most_kib is not None:
            yield self.tell(words.SIZE, kib=one.most_kib)
        if one.age is not None:
            day = (
                self.tell(words.THE_REQUEST)
                if one.on is None
                else called(one.on, self.facts, self.language)
            )
            yield self.tell(words.AGE, term=one.age.text(self.language), day=day)
        if one.who is not None:
            yield self.tell(words.BY_WHOM, who=one.who.text(self.language))
        if one.obtainable is not None:
            yield self.tell(words.GOT, how=one.obtainable.text(self.language))
        if one.product_of is not None:
            yield self.tell(words.PRODUCT_OF, service=one.product_of)
        if one.personal_data is not None:
            yield self.tell(words.PERSONAL[one.personal_data])

    def backed(
        self, published: str | None, cites: Citation | None, source: Source
    ) -> tuple[Cell, ...]:
        """
        Return the cells of a wording, of what it rests on, and how sure that is.
        """
        return (
            Quote(published) if published else EMPTY,
            basis(cites, source, self.language),
            sure(source.confidence, self.language),
        )

    def procedure(self) -> Iterator[Block]:
        if self.version.procedure:
            yield Table(
                self.tell(words.STEPS),
                self.heads(
                    words.NUMBER,
                    words.STEP,
                    words.BY,
                    words.LIMIT,
                    words.FROM_WHEN,
                    words.SOURCE,
                ),
                tuple(
                    (
                        str(number),
                        one.label.text(self.language),
                        _quoted(one.actor),
                        _quoted(one.limit),
                        _quoted(one.starts),
                        basis(None, one.source, self.language),
                    )
                    for number, one in enumerate(self.version.procedure, start=1)
                ),
            )
        yield from self.channels()
        yield from self.presence()
        yield from self.dependencies()

    def channels(self) -> Iterator[Block]:
        if self.version.channels:
            yield Table(
                self.tell(words.CHANNELS),
                self.heads(
                    words.CHANNEL,
                    words.KIND,
                    words.MAY,
                    words.ADDRESS,
                    words.WORDING,
                    words.SOURCE,
                ),
                tuple(
                    (
                        one.label.text(self.language),
                        EMPTY if one.kind is None else self.tell(words.KINDS[one.kind]),
                        ", ".join(self.tell(words.ACTS[act]) for act in one.acts),
                        EMPTY if one.url is None else Link(one.url, one.url),
                        _quoted(one.published),
                        basis(None, one.source, self.language),
                    )
                    for one in self.version.channels
                ),
            )

    def presence(self) -> Iterator[Block]:
        titles = {one.name: one.label for one in reversed(self.service.lifecycle.transitions)}
        if self.version.presence:
            yield Table(
                self.tell(words.PRESENCE),
                self.heads(
                    words.VISIT,
                    words.REQUIRED,
                    words.WHO,
                    words.WHERE,
                    words.PROXY,
                    words.WORDING,
                    words.BASIS,
                    words.CONFIDENCE,
                ),
                tuple(
                    (
                        one.label.text(self.language),
                        self.tell(words.BY_LAW)
                        if one.required and one.by_law
                        else self.yes(one.required),
                        self.tell(TURNS[one.who]),
                        EMPTY if one.step is None else titles[one.step].text(self.language),
                        self.yes(one.proxy),
                        *self.backed(one.published, one.cites, one.source),
                    )
                    for one in self.version.presence
                ),
            )

    def yes(self, truth: bool | None) -> str:  # noqa: FBT001 - the answer itself
        if truth is None:
            return self.tell(words.UNSAID)
        return self.tell(words.YES if truth else words.NO)

    def dependencies(self) -> Iterator[Block]:
        if self.version.dependencies:
            yield Table(
                self.tell(words.DEPENDS),
                self.heads(
                    words.SERVICE, words.RELATION, words.RULE, words.BASIS, words.CONFIDENCE
                ),
                tuple(
                    (
                        one.service,
                        self.tell(words.RELATIONS[one.relation]),
                        one.label.text(self.language),
                        basis(one.cites, one.source, self.language),
                        sure(one.source.confidence, self.language),
                    )
                    for one in self.version.dependencies
                ),
            )

    def time(self) -> Iterator[Block]:
        yield from times(self.service, self.language)

    def fee(self) -> Iterator[Block]:
        fee = self.version.fee
        if fee is None:
            return
        rows: list[tuple[Cell, ...]] = [
            (
                rule.label.text(self.language),
                needed(rule.when, self.facts, self.language)
                if rule.when
                else self.tell(words.OTHERWISE),
                self.amount(rule.amount_idr, rule.per),
                _quoted(rule.published),
                basis(rule.cites or fee.cites, fee.source, self.language),
                sure(fee.source.confidence, self.language),
            )
            for rule in fee.rules
        ]
        if not rows:
            amount = (
                self.tell(words.NO_AMOUNT)
                if fee.amount_idr is None
                else self.amount(fee.amount_idr, None)
            )
            rows = [
                (
                    fee.label.text(self.language),
                    self.tell(words.ALWAYS),
                    amount,
                    *self.backed(fee.published, fee.cites, fee.source),
                )
            ]
        else:
            yield Paragraph(f"{fee.label.text(self.language)}.")
        yield Table(
            self.tell(words.FEES),
            self.heads(
                words.CASE,
                words.WHEN,
                words.AMOUNT,
                words.WORDING,
                words.BASIS,
                words.CONFIDENCE,
            ),
            tuple(rows),
        )

    def amount(self, rupiah: int, per: str | None) -> str:
        written = format_rupiah(rupiah, self.language)
        if per is None:
            return written
        fact = called(per, self.facts, self.language)
        return self.tell(words.EACH, amount=written, fact=fact)

    def products(self) -> Iterator[Block]:
        if self.version.products:
            yield Table(
                self.tell(words.PRODUCTS),
                self.heads(
                    words.PRODUCT,
                    words.VALIDITY,
                    words.RENEWAL,
                    words.WORDING,
                    words.BASIS,
                    words.CONFIDENCE,
                ),
                tuple(
                    (
                        one.label.text(self.language),
                        "; ".join(self.valid(one)),
                        EMPTY if one.renewal is None else one.renewal.label.text(self.language),
                        *self.backed(one.published, one.cites, one.source),
                    )
                    for one in self.version.products
                ),
            )

    def valid(self, one: Product) -> Iterator[str]:
        if one.validity is not None:
            yield one.validity.text(self.language)
        if one.endless:
            yield self.tell(words.ENDLESS)
        if one.as_long_as is not None:
            yield one.as_long_as.text(self.language)
        if not (one.validity or one.endless or one.as_long_as):
            yield self.tell(words.UNSAID)

    def clauses(self, name: str) -> Iterator[Block]:
        if found := getattr(self.version, name):
            yield Bullets(tuple(map(self.clause, found)))
        if name == "guarantee" and self.version.compensation is not None:
            yield Paragraph(
                (self.tell(words.COMPENSATION), *self.clause(self.version.compensation))
            )

    def clause(self, one: Clause) -> Line:
        quoted: tuple[Span, ...] = (Quote(one.published),) if one.published else ()
        tail = basis(one.cites, one.source, self.language)
        sureness = trust(None if one.source is None else one.source.confidence, self.language)
        return (one.label.text(self.language), *quoted, *tail, *sureness)

    # --- the rest -------------------------------------------------------------

    def kept(self) -> Iterator[Block]:
        if not self.version.retention:
            return
        yield Heading(2, self.tell(words.KEPT))
        yield Table(
            self.tell(words.KEPT),
            self.heads(words.OUTCOME, words.KEEP, words.THEN, words.BASIS, words.CONFIDENCE),
            tuple(
                (
                    self.tell(OUTCOMES[one.outcome]),
                    EMPTY if one.keep is None else one.keep.text(self.language),
                    self.tell(words.THENS[one.then]),
                    basis(one.cites, one.source, self.language),
                    sure(one.source.confidence, self.language),
                )
                for one in self.version.retention
            ),
        )

    def notes(self) -> Iterator[Block]:
        if self.version.notes:
            yield Heading(2, self.tell(words.NOTES))
            yield Bullets(tuple(one.text(self.language) for one in self.version.notes))

    def sources(self) -> Iterator[Block]:
        if self.version.sources:
            yield Heading(2, self.tell(words.SOURCES))
            yield Bullets(tuple(map(self.source, self.version.sources)))

    def source(self, one: Source) -> Line:
        parts: list[Span] = [
            *whole(one, self.language),
            *trust(one.confidence, self.language),
        ]
        if one.read_on is not None:
            day = format_date(one.read_on, self.language, weekday=False)
            parts.append(f"– {self.tell(words.READ_ON, day=day)}")
        if one.note is not None:
            parts.append(f"– {one.note.text(self.language)}")
        return tuple(parts)


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _quoted(text: str | None) -> Cell:
    return Quote(text) if text else EMPTY


def _clauses(name: str) -> Callable[[_Page], Iterator[Block]]:
    def write(page: _Page) -> Iterator[Block]:
        return page.clauses(name)

    return write


_WRITERS: Final[Mapping[str, Callable[[_Page], Iterator[Block]]]] = {
    "a": _Page.legal,
    "b": _Page.requirements,
    "c": _Page.procedure,
    "d": _Page.time,
    "e": _Page.fee,
    "f": _Page.products,
    "g": _clauses("facilities"),
    "h": _clauses("competence"),
    "i": _clauses("supervision"),
    "j": _clauses("complaints"),
    "k": _clauses("staffing"),
    "l": _clauses("guarantee"),
    "m": _clauses("safety"),
    "n": _clauses("evaluation"),
}
