"""
The rules by which one piece of a service's way goes, is barred, or is not told.

They stand in words in the page `tanpa-kertas-dan-ponsel`.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from layanan.law import Citation, Confidence, InstrumentKind
from layanan.reform._reach import Gap, Obstacle, ObstacleKind, Passage, Piece, lowest
from layanan.service import Channel, Presence, Requirement, Source, Version
from layanan.text import Label, join_words


class Way(NamedTuple):
    """
    Hold which kinds of channel serve a question, and which may.
    """

    serves: frozenset[str]
    may: frozenset[str]
    told: Label


WITHOUT_PAPER: Final = Way(
    frozenset({"web", "app", "email", "phone", "system"}),
    frozenset(),
    Label(id="tanpa kertas", en="without paper"),
)
FROM_A_PHONE: Final = Way(
    frozenset({"web", "app", "email", "phone"}),
    frozenset({"system"}),
    Label(id="dari ponsel", en="from a phone"),
)

_ACTS: Final[dict[str, Label]] = {
    "apply": Label(id="mengajukan permohonan", en="applying"),
    "complete": Label(id="melengkapi permohonan", en="completing the request"),
    "pay": Label(id="membayar", en="paying"),
    "track": Label(id="memantau permohonan", en="following the request"),
    "collect": Label(id="menerima produk layanan", en="receiving the product"),
}

# -- what is done over a channel -------------------------------------------------------------------


def act(what: str, version: Version, way: Way) -> Piece:
    """
    Judge one thing that is done over a channel.
    """
    place, words = f"acts.{what}", _ACTS[what]
    named = [one for one in version.channels if not one.acts or what in one.acts]
    if serving := [one for one in named if what in one.acts and one.kind in way.serves]:
        over = _names(serving)
        label = Label(id=f"{words.id} lewat {over.id}", en=f"{words.en}, over {over.en}")
        return Piece(Passage(place, label))
    if not named or any(_may_serve(one, way) for one in named):
        label = Label(
            id=f"tidak ada sumber yang menyebut apakah {words.id} dapat dilakukan {way.told.id}",
            en=f"no source tells whether {words.en} goes {way.told.en}",
        )
        return Piece(Gap("channel", place, label))
    return Piece(_no_channel(what, named, way))


def _may_serve(one: Channel, way: Way) -> bool:
    return one.kind is None or one.kind in way.serves or one.kind in way.may


def _names(channels: list[Channel]) -> Label:
    return Label(
        id=join_words((one.label.id for one in channels), "id"),
        en=join_words((one.label.en for one in channels), "en"),
    )


def _no_channel(what: str, named: list[Channel], way: Way) -> Obstacle:
    words, over = _ACTS[what], _names(named)
    return Obstacle(
        kind="channel",
        place=f"acts.{what}",
        label=Label(
            id=f"{words.id}: yang disebut sumber hanya {over.id}",
            en=f"{words.en}: all that sources name is {over.en}",
        ),
        change=Label(
            id=f"ada saluran untuk {words.id} {way.told.id}",
            en=f"there is a channel for {words.en} {way.told.en}",
        ),
        by_law=False,
        always=True,
        cites=None,
        sources=tuple(dict.fromkeys(one.source for one in named)),
        # That there is no other channel is concluded; nobody says so.
        confidence=lowest((Confidence.MEDIUM, *(one.source.confidence for one in named))),
    )


def payment(version: Version, way: Way) -> Iterator[Piece]:
    """
    Judge paying, where something is or may be to pay.
    """
    fee = version.fee
    amounts: list[int] = []
    always = False
    if fee is not None:
        amounts = [one.amount_idr for one in fee.rules]
        amounts += [] if fee.amount_idr is None else [fee.amount_idr]
        # Of several rules the first that fits counts, and maybe none does.
        always = all(amounts) and not (fee.rules and all(one.when for one in fee.rules))
    if amounts and not any(amounts):
        return
    piece = act("pay", version, way)
    if amounts and isinstance(piece.found, Obstacle):
        yield Piece(replace(piece.found, always=always))
    elif amounts or isinstance(piece.found, Passage):
        yield piece
    else:
        label = Label(
            id="tidak ada sumber yang menyebut berapa biayanya, atau bahwa tidak dipungut biaya",
            en="no source tells how much is to pay, or that nothing is",
        )
        yield Piece(Gap("fee", "fee", label), may_go=isinstance(piece.found, Gap))


# -- what is handed in -----------------------------------------------------------------------------

_PAPER: Final[dict[ObstacleKind, Label]] = {
    "original": Label(id="diminta aslinya", en="the original is asked for"),
    "certified_copy": Label(
        id="diminta salinan yang dilegalisasi", en="a certified copy is asked for"
    ),
    "copy": Label(id="diminta fotokopi di atas kertas", en="a copy on paper is asked for"),
    "shown": Label(id="aslinya harus diperlihatkan", en="the original must be shown"),
    "paper": Label(id="diminta di atas kertas", en="it is asked for on paper"),
}

# What an office wrote for itself, or words without a number, are no rule.
_NO_RULE: Final = frozenset(
    {InstrumentKind.SERVICE_STANDARD, InstrumentKind.LETTER, InstrumentKind.GENERAL}
)


def requirements(version: Version, *, step: bool) -> Iterator[Piece]:
    """
    Judge everything that is handed in.

    Args:
        step: Whether handing one in counts as a part of the way.
    """
    if not version.requirements:
        label = Label(
            id="tidak ada sumber yang menyebut apa yang harus diserahkan",
            en="no source tells what must be handed in",
        )
        yield Piece(Gap("requirements", "requirements", label), step=step)
    for one in version.requirements:
        yield _requirement(one, step=step)


def _requirement(one: Requirement, *, step: bool) -> Piece:
    place = f"requirements.{one.code}"
    if "digital" in one.media or one.formats or one.most_kib is not None:
        label = Label(id=f"{one.label.id}: sebagai berkas", en=f"{one.label.en}: as a file")
        return Piece(Passage(place, label) if step else None, step=step)
    # An original, a stamp and what is shown are paper even where nobody says so;
    # a mere copy may be a photograph.
    inferred = not one.media
    if inferred and one.copy_of in {None, "copy"}:
        label = Label(
            id=f"{one.label.id}: tidak ada sumber yang menyebut apakah berkas digital diterima",
            en=f"{one.label.en}: no source tells whether a file is accepted",
        )
        return Piece(Gap("medium", place, label), step=step)
    kind: ObstacleKind = one.copy_of or "paper"
    grade = _grade(one.source, one.cites)
    obstacle = Obstacle(
        kind=kind,
        place=place,
        label=Label(
            id=f"{one.label.id}: {_PAPER[kind].id}", en=f"{one.label.en}: {_PAPER[kind].en}"
        ),
        change=_accepted(one),
        by_law=_is_ruled(one),
        always=not one.when,
        cites=one.cites,
        sources=(one.source,),
        confidence=lowest((grade, Confidence.MEDIUM)) if inferred else grade,
    )
    return Piece(obstacle, step=step)


def _is_ruled(one: Requirement) -> bool:
    return one.cites is not None and one.cites.instrument.kind not in _NO_RULE


def _accepted(one: Requirement) -> Label:
    who_id, who_en = ("aturan yang memintanya", "the rule that asks for it")
    if not _is_ruled(one):
        who_id, who_en = ("kantor", "the office")
    ways = [(f"{who_id} menerima berkas digital", f"{who_en} accepts a file")]
    if one.obtainable is not None:
        ways.append(
            (
                f"kantor memperolehnya sendiri: {one.obtainable.id}",
                f"the office gets it itself: {one.obtainable.en}",
            )
        )
    if one.product_of is not None:
        ways.append(
            (
                f"kantor mengambilnya dari layanan {one.product_of}, yang menerbitkannya",
                f"the office takes it from the service {one.product_of}, which issues it",
            )
        )
    return Label(
        id=join_words((id_ for id_, _ in ways), "id", conjunction="atau"),
        en=join_words((en for _, en in ways), "en", conjunction="atau"),
    )


# -- who must come ---------------------------------------------------------------------------------


def presences(version: Version) -> Iterator[Piece]:
    """
    Judge whether the applicant, or anybody else but the office, must come.
    """
    if not any(one.who == "applicant" for one in version.presence):
        label = Label(
            id="tidak ada sumber yang menyebut apakah pemohon harus datang",
            en="no source tells whether the applicant must come in person",
        )
        yield Piece(Gap("presence", "presence", label), step=False)
    for one in version.presence:
        if one.who == "office" or one.required is False:
            continue
        yield Piece(_visit(one), step=False)


def _visit(one: Presence) -> Obstacle | Gap:
    place = f"presence.{one.code}"
    if one.required is None:
        label = Label(
            id=f"{one.label.id}: tidak ada sumber yang menyebut apakah wajib datang",
            en=f"{one.label.en}: no source tells whether one must come in person",
        )
        return Gap("presence", place, label)
    who_id, who_en = ("pemohon", "the applicant")
    if one.who == "other":
        who_id, who_en = ("pihak lain", "others")
    elif one.proxy:
        who_id, who_en = ("pemohon atau yang mewakilinya", "the applicant or a proxy")
    rule_id, rule_en = ("kantor tidak lagi mewajibkannya", "the office no longer asks for it")
    if one.by_law:
        rule_id, rule_en = ("aturannya diubah", "the rule is changed")
        if one.cites is not None:
            rule_id, rule_en = (f"{one.cites} diubah", f"{one.cites.text('en')} is changed")
    return Obstacle(
        kind="visit",
        place=place,
        label=Label(
            id=f"{one.label.id}: {who_id} harus datang",
            en=f"{one.label.en}: {who_en} must come in person",
        ),
        change=Label(id=rule_id, en=rule_en),
        by_law=one.by_law,
        always=True,
        cites=one.cites,
        sources=(one.source,),
        confidence=_grade(one.source, one.cites),
    )


def _grade(source: Source, cites: Citation | None) -> Confidence:
    told = None if cites is None else cites.confidence
    return source.confidence if told is None else lowest((source.confidence, told))
