"""
What a change of each field means, and for whom: one line a field.

The direction of a change comes from an order (`_change_orders`), its weight from
here. A change that nobody can weigh is "unclear" to both sides: what is not
shown to be better is not taken for it. A test holds the table to the models, so
a new field gets its line.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple, get_args

from layanan.lifecycle import Duty, Lifecycle
from layanan.service._change_orders import (
    Order,
    by_burden,
    by_conditions,
    by_length,
    by_rank,
    by_size,
    by_strictness,
    by_width,
    by_width_or_all,
    condition_key,
)

Kind = Literal["tightens", "loosens", "adds", "removes", "rewords"]
"""Asks more of whoever is bound, asks less, is new, is gone, or is only said in other words."""

Weight = Literal["better", "worse", "same", "unclear"]
"""What a change is to somebody; "unclear" where that depends on the case."""


class Effect(NamedTuple):
    """
    Say what a change is to the citizen and to the office.
    """

    citizen: Weight
    office: Weight

    def flipped(self) -> "Effect":
        """
        Return the effect of the opposite change.
        """
        return Effect(_OPPOSITE[self.citizen], _OPPOSITE[self.office])


_OPPOSITE: Final[Mapping[Weight, Weight]] = {
    "better": "worse",
    "worse": "better",
    "same": "same",
    "unclear": "unclear",
}

GIVES: Final = Effect("better", "worse")
TAKES: Final = Effect("worse", "better")
EASES: Final = Effect("better", "same")
ASKS: Final = Effect("worse", "same")
BINDS: Final = Effect("same", "worse")
FREES: Final = Effect("same", "better")
NEITHER: Final = Effect("same", "same")
UNCLEAR: Final = Effect("unclear", "unclear")

Meaning = Effect | Callable[[Any, str | None], Effect]
"""An effect, or how it follows from what was added and from whose it is."""


def burden(_: object, party: str | None) -> Effect:
    """
    Return what it is to ask more of a step: it falls on whose turn it is.
    """
    return _BURDENS.get(party or "", UNCLEAR)


def relief(value: object, party: str | None) -> Effect:
    """
    Return what it is to ask less of a step.
    """
    return burden(value, party).flipped()


_BURDENS: Final = {"applicant": ASKS, "office": Effect("unclear", "worse")}

Shape = Literal["words", "value", "names", "entries", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """
    Say how one field is compared.

    Attributes:
        id: What the field is called in Indonesian.
        en: In English.
        shape: "words" are only said; a "value" is more or less than another;
            "names" come and go one by one; "entries" have a key and parts; a
            "part" is there or not, and has parts.
        order: Which of two values is more; without it, one replaces the other.
        kind: What more of it is.
        more: To whom more of it is what.
        having: To whom it is what that it is there at all; words without it
            are always only reworded.
        swap: To whom it is what that one replaces another.
        total: Whether the order knows what to make of an empty value.
        ranked: Whether the first of several wins, so that their order counts.
        shown: Whether it takes no part in the hash.
        key: How entries and names are told apart.
        parts: The fields of an entry or a part; None if it is only a label.
        of: How the values of entries are compared that have no parts.
        read: What stands for the value, where left out means something.
        party: Whose an entry is.
        spoken: Whether its values are fixed words, or rupiah, which are said in words.
    """

    id: str
    en: str
    shape: Shape = "value"
    order: Order | None = None
    kind: Literal["tightens", "loosens"] = "loosens"
    more: Meaning = UNCLEAR
    having: Meaning | None = UNCLEAR
    swap: Meaning = UNCLEAR
    total: bool = False
    ranked: bool = False
    shown: bool = False
    key: Callable[[Any], str] = str
    parts: "Mapping[str, Rule] | None" = None
    of: "Rule | None" = None
    read: Callable[[Any], Any] | None = None
    party: Callable[[Any, Lifecycle], str | None] | None = None
    spoken: bool = False


Table = Mapping[str, Rule]


def _words(id: str, en: str, *, having: Meaning | None = None, shown: bool = True) -> Rule:
    return Rule(id=id, en=en, shape="words", having=having, shown=shown)


def _code(one: Any) -> str:
    return str(one.code)


def _name(one: Any) -> str:
    return str(one.name)


_LABEL: Final = _words("nama", "name")
_CITES: Final = _words("dasar hukum", "legal basis")
_TOLD: Final[Table] = {
    "label": _LABEL,
    "published": _words("rumusan terbitan", "published wording"),
    "cites": _CITES,
    "source": _words("sumber", "source"),
}
_PERSONAL: Final = Rule(
    id="golongan data pribadi",
    en="class of personal data",
    spoken=True,
    order=by_rank(None, "general", "specific"),
    kind="tightens",
    more=BINDS,
    total=True,
    shown=True,
)

# --- levels -----------------------------------------------------------------------

_COUNTING: Final[Table] = {
    "day_one": Rule(
        id="hari pertama",
        en="day one",
        spoken=True,
        order=by_rank("same", "after"),
        more=TAKES,
    ),
    "receipt": Rule(
        id="waktu penerimaan",
        en="time of receipt",
        spoken=True,
        order=by_rank("stamp", "office_hours"),
        more=TAKES,
    ),
    "roll": Rule(
        id="geseran hari terakhir",
        en="roll of the last day",
        spoken=True,
        order=by_rank("none", "next"),
        more=TAKES,
    ),
    "ends": Rule(
        id="akhir hari terakhir",
        en="end of the last day",
        spoken=True,
        order=by_rank("closing", "midnight"),
        more=TAKES,
    ),
    "boundary": Rule(
        id="batas saat kantor tutup",
        en="boundary at closing",
        spoken=True,
        order=by_rank("closing", "opening"),
        more=TAKES,
    ),
    "by": Rule(id="jam terakhir", en="last hour", order=by_size, more=TAKES),
}
_EXTENSION: Final[Table] = {
    "term": Rule(id="lama perpanjangan", en="length of an extension", order=by_length, more=TAKES),
    "times": Rule(
        id="banyaknya perpanjangan", en="number of extensions", order=by_size, more=TAKES
    ),
    "most": Rule(
        id="jumlah perpanjangan paling lama",
        en="most that extensions come to",
        order=by_length,
        more=TAKES,
        having=GIVES,
    ),
    "window": Rule(
        id="batas mengumumkan perpanjangan",
        en="how long before the deadline it must be extended",
        order=by_length,
        kind="tightens",
        more=GIVES,
        having=GIVES,
    ),
    "reason_required": Rule(
        id="alasan tertulis", en="written reason", order=by_size, kind="tightens", more=GIVES
    ),
    "roles": Rule(
        id="yang boleh memperpanjang",
        en="who may extend",
        order=by_width_or_all,
        more=TAKES,
        total=True,
    ),
    "cites": _CITES,
}


def _pause(rule: Any, _: str | None) -> Effect:
    return TAKES if rule.applies else NEITHER


_PAUSE: Final[Table] = {
    "code": Rule(id="kode", en="code"),
    "turns": Rule(spoken=True, id="giliran", en="turn", shape="names", having=TAKES),
    "label": _LABEL,
    "confidence": _words("keyakinan", "confidence"),
    "cites": _CITES,
    "note": _words("catatan", "note"),
    "applies": Rule(id="berlakunya jeda", en="whether it applies", order=by_size, more=TAKES),
    "times": Rule(
        id="banyaknya jeda", en="number of pauses", order=by_size, more=TAKES, having=GIVES
    ),
    "most": Rule(
        id="jeda paling lama", en="longest pause", order=by_length, more=TAKES, having=GIVES
    ),
}
_CHOICE: Final[Table] = {
    "fact": Rule(id="fakta", en="fact"),
    "among": Rule(id="nilai", en="values"),
    "term": Rule(id="jangka waktu", en="time limit", order=by_length, more=TAKES),
    "label": _LABEL,
    "cites": _CITES,
}
_PER: Final[Table] = {
    "fact": Rule(id="fakta jumlah", en="fact that says how many"),
    "most": Rule(
        id="jumlah paling banyak", en="largest number", order=by_size, more=TAKES, having=GIVES
    ),
}
_TOLD_TO: Final[Table] = {
    "reaches": Rule(
        id="yang diberi tahu", en="who is told", shape="names", having=NEITHER, swap=NEITHER
    ),
    "climbs": Rule(id="jenjang yang diberi tahu", en="rank that is told", swap=NEITHER),
    "along": Rule(id="jalur jenjang", en="edge of the hierarchy", swap=NEITHER),
    "label": _LABEL,
    "cites": _CITES,
}
_RUNG: Final[Table] = {
    "name": Rule(id="kode", en="code"),
    "percent": Rule(id="bagian waktu", en="share of the time", swap=NEITHER, having=NEITHER),
    "before": Rule(
        id="sebelum jatuh tempo", en="before the deadline", swap=NEITHER, having=NEITHER
    ),
    "after": Rule(id="sesudah jatuh tempo", en="after the deadline", swap=NEITHER, having=NEITHER),
    **_TOLD_TO,
}
_EXPIRY: Final[Table] = {
    "does": Rule(spoken=True, id="akibat", en="consequence"),
    "fires": Rule(id="langkah otomatis", en="step taken by itself"),
    "contested": _words("yang diperdebatkan", "what is contested"),
    **_TOLD_TO,
}
_CUTOFF: Final[Table] = {
    "rule": Rule(id="hari batas", en="days of the cut-off"),
    "by": Rule(id="jam batas", en="hour of the cut-off", order=by_size, more=TAKES),
    "working_days": Rule(id="hanya hari kerja", en="working days only"),
    "roll": Rule(
        id="geseran hari libur",
        en="roll of a day off",
        spoken=True,
        order=by_rank("previous", "none", "next"),
        more=TAKES,
    ),
    "label": _LABEL,
    "cites": _CITES,
}
LEVEL: Final[Table] = {
    "name": Rule(id="kode", en="code"),
    "label": _LABEL,
    "rank": Rule(
        id="kedudukan",
        en="rank",
        spoken=True,
        order=by_rank("norm", "law"),
        kind="tightens",
        more=GIVES,
    ),
    "keeps": Rule(id="batas yang dijaga", en="limit it keeps", swap=NEITHER, having=NEITHER),
    "term": Rule(id="jangka waktu", en="time limit", order=by_length, more=TAKES, having=GIVES),
    "target": Rule(
        id="saat jatuh tempo", en="moment it is due", shape="part", having=GIVES, parts=_CUTOFF
    ),
    "unlimited": Rule(id="tanpa batas waktu", en="no time limit", swap=NEITHER, having=TAKES),
    "choices": Rule(
        id="pilihan jangka waktu",
        en="choice of time limit",
        shape="entries",
        key=lambda one: f"{one.fact}={','.join(map(str, one.among))}",
        parts=_CHOICE,
        ranked=True,
    ),
    "fixed": Rule(id="penetapan pilihan", en="step that fixes the choice", shape="names"),
    "per": Rule(id="pengali", en="multiplier", shape="part", having=TAKES, parts=_PER),
    "published": _words("rumusan terbitan", "published wording"),
    "starts": Rule(id="langkah awal", en="step that starts it", shape="names", having=GIVES),
    "ends": Rule(id="langkah akhir", en="step that ends it", shape="names", having=TAKES),
    "cancels": Rule(id="langkah pembatal", en="step that cancels it", shape="names", having=TAKES),
    "restarts": Rule(
        id="langkah pengulang", en="step that restarts it", shape="names", having=TAKES
    ),
    "counts": Rule(
        spoken=True,
        id="waktu yang dihitung",
        en="whose time is counted",
        order=by_width_or_all,
        kind="tightens",
        more=GIVES,
        total=True,
    ),
    "pauses": Rule(
        id="jeda",
        en="pause",
        shape="entries",
        key=_code,
        having=_pause,
        parts=_PAUSE,
        ranked=True,
    ),
    "extension": Rule(
        id="perpanjangan", en="extension", shape="part", having=TAKES, parts=_EXTENSION
    ),
    "rungs": Rule(
        id="peringatan", en="warning", shape="entries", key=_name, having=EASES, parts=_RUNG
    ),
    "expiry": Rule(
        id="akibat lewat waktu",
        en="what follows when late",
        shape="part",
        having=GIVES,
        parts=_EXPIRY,
    ),
    "counting": Rule(id="cara menghitung", en="counting", shape="part", parts=_COUNTING),
    "cites": _CITES,
}

# --- what is brought, paid and received ---------------------------------------------

REQUIREMENT: Final[Table] = {
    "code": Rule(id="kode", en="code"),
    "when": Rule(
        id="keadaan yang memerlukannya",
        en="conditions under which it is needed",
        order=by_conditions,
        more=EASES,
        total=True,
    ),
    "who": _words("yang menyerahkan", "who brings it", having=EASES),
    "copy_of": Rule(
        spoken=True,
        id="wujud dokumen",
        en="what is handed in",
        order=by_burden,
        kind="tightens",
        more=ASKS,
        swap=Effect("unclear", "same"),
        having=Effect("unclear", "same"),
    ),
    "media": Rule(
        spoken=True,
        id="bentuk penyerahan",
        en="way of handing in",
        order=by_width,
        more=EASES,
        having=Effect("unclear", "same"),
    ),
    "obtainable": _words(
        "dapat diperoleh kantor sendiri", "whether the office can get it itself", having=GIVES
    ),
    "formats": Rule(id="format berkas", en="file format", order=by_width, more=EASES, having=ASKS),
    "most_kib": Rule(
        id="ukuran berkas paling besar", en="largest file", order=by_size, more=EASES, having=ASKS
    ),
    "age": Rule(
        id="umur dokumen paling lama",
        en="oldest it may be",
        order=by_length,
        more=EASES,
        having=ASKS,
    ),
    "on": Rule(id="hari umur dihitung", en="day on which its age counts"),
    "product_of": Rule(id="layanan penerbit", en="service that issues it", having=NEITHER),
    "personal_data": _PERSONAL,
    **_TOLD,
}
ELIGIBILITY: Final[Table] = {
    "code": Rule(id="kode", en="code"),
    "must": Rule(
        id="yang harus dipenuhi",
        en="what must hold",
        order=by_strictness,
        kind="tightens",
        more=ASKS,
    ),
    "unless": Rule(id="penggantinya", en="what stands in for it", shape="names", having=EASES),
    **_TOLD,
}
_FEE_RULE: Final[Table] = {
    "code": Rule(id="kode", en="code"),
    "when": Rule(id="keadaan tarif", en="conditions of the amount"),
    "amount_idr": Rule(
        spoken=True, id="tarif", en="amount", order=by_size, kind="tightens", more=ASKS
    ),
    "per": Rule(id="satuan tarif", en="unit of the amount"),
    "label": _LABEL,
    "published": _words("rumusan terbitan", "published wording"),
    "cites": _CITES,
}


def _fee(fee: Any, _: str | None) -> Effect:
    if fee.amount_idr == 0:
        return EASES
    return ASKS if fee.amount_idr or fee.rules else UNCLEAR


FEE: Final[Table] = {
    "amount_idr": Rule(
        spoken=True, id="tarif", en="amount", order=by_size, kind="tightens", more=ASKS
    ),
    "rules": Rule(
        id="aturan tarif",
        en="rule of the fee",
        shape="entries",
        key=_code,
        parts=_FEE_RULE,
        ranked=True,
    ),
    **_TOLD,
}
_RENEWAL: Final[Table] = {
    "before": Rule(
        id="awal masa perpanjangan", en="how early it may be renewed", order=by_length, more=EASES
    ),
    "most": Rule(
        id="seluruh masa berlaku",
        en="all periods together",
        order=by_length,
        more=EASES,
        having=ASKS,
    ),
    "label": _LABEL,
    "cites": _CITES,
}
PRODUCT: Final[Table] = {
    "code": Rule(id="kode", en="code"),
    "validity": Rule(id="masa berlaku", en="validity", order=by_length, more=EASES),
    "endless": Rule(
        id="berlaku tanpa batas", en="whether it never expires", order=by_size, more=EASES
    ),
    "as_long_as": _words("syarat berlaku", "while it holds"),
    "renewal": Rule(id="pembaruan", en="renewal", shape="part", having=EASES, parts=_RENEWAL),
    **_TOLD,
}
RETENTION: Final[Table] = {
    "outcome": Rule(spoken=True, id="hasil", en="outcome"),
    "keep": Rule(
        id="masa simpan",
        en="how long the file is kept",
        order=by_length,
        kind="tightens",
        more=BINDS,
        having=BINDS,
    ),
    "then": Rule(spoken=True, id="nasib akhir arsip", en="what becomes of the file", swap=NEITHER),
    "cites": _CITES,
    "source": _TOLD["source"],
}
CHANNEL: Final[Table] = {
    "code": Rule(id="kode", en="code"),
    "kind": Rule(spoken=True, id="jenis saluran", en="kind of channel"),
    "acts": Rule(
        spoken=True, id="yang dapat dilakukan", en="what may be done", order=by_width, more=GIVES
    ),
    "url": _words("alamat", "address"),
    "label": _LABEL,
    "published": _TOLD["published"],
    "source": _TOLD["source"],
}


def _presence(one: Any, party: str | None) -> Effect:
    if one.required is None:
        return UNCLEAR
    return _attendance(None, party) if one.required else _attendance(None, party).flipped()


def _attendance(_: object, party: str | None) -> Effect:
    return {"applicant": ASKS, "office": BINDS}.get(party or "", UNCLEAR)


PRESENCE: Final[Table] = {
    "code": Rule(id="kode", en="code"),
    "required": Rule(
        id="wajib hadir",
        en="whether it is required",
        order=by_size,
        kind="tightens",
        more=_attendance,
    ),
    "who": Rule(spoken=True, id="yang hadir", en="who comes"),
    "step": Rule(id="langkahnya", en="step"),
    "by_law": Rule(
        id="kewajiban hukum",
        en="whether a law asks for it",
        order=by_size,
        kind="tightens",
        more=NEITHER,
    ),
    "proxy": Rule(
        id="boleh diwakilkan", en="whether somebody else may come", order=by_size, more=EASES
    ),
    **_TOLD,
}


def _dependency(one: Any, _: str | None) -> Effect:
    return ASKS if one.relation == "first" else NEITHER


DEPENDENCY: Final[Table] = {
    "service": Rule(id="kode", en="code"),
    "relation": Rule(id="hubungan", en="relation"),
    "requirement": Rule(
        id="persyaratan yang dipenuhi", en="requirement it meets", swap=NEITHER, having=NEITHER
    ),
    "label": _LABEL,
    "cites": _CITES,
    "source": _TOLD["source"],
}
_SPEC: Final[Table] = {
    "label": _LABEL,
    "kind": Rule(spoken=True, id="jenis fakta", en="kind of fact"),
    "personal_data": _PERSONAL,
}

# --- lifecycle ------------------------------------------------------------------------


def _turn(names: tuple[str, ...], lifecycle: Lifecycle) -> str | None:
    states = lifecycle.states
    known = [states[one] for one in names if one in states] or [
        one for one in states.values() if one.kind != "closed"
    ]
    turns = {one.turn for one in known}
    return turns.pop() if len(turns) == 1 else None


_GUARDS: Final = Rule(id="syarat", en="condition", shape="names", key=condition_key, having=burden)
_UNLESS: Final = Rule(
    id="pengecualian", en="what waives it", shape="names", key=condition_key, having=EASES
)
STATE: Final[Table] = {
    "label": _LABEL,
    "turn": Rule(spoken=True, id="giliran", en="turn"),
    "kind": Rule(spoken=True, id="jenis status", en="kind of state"),
    "outcome": Rule(spoken=True, id="hasil", en="outcome"),
    "plain": _words("penjelasan bagi pemohon", "words for the applicant"),
    "reopenable": Rule(
        id="dapat dibuka kembali", en="whether it may be reopened", order=by_size, more=GIVES
    ),
    "status": _words("status yang terlihat", "status as shown"),
    "phase": _words("fase", "phase"),
    "body": _words("badan yang bergiliran", "body whose turn it is"),
    "budget": Rule(
        id="jatah waktu", en="budget of time", order=by_length, more=FREES, having=BINDS
    ),
    "per_visit": Rule(
        id="jatah tiap kunjungan", en="budget at every visit", order=by_size, more=FREES
    ),
    "cites": _CITES,
}
_NOTICE: Final[Table] = {
    "fact": Rule(id="hari peristiwa", en="day of the event"),
    "at_least": Rule(
        id="tenggang sebelum peristiwa",
        en="notice before the event",
        order=by_length,
        kind="tightens",
        more=burden,
    ),
    "unless": _UNLESS,
    "label": _LABEL,
    "cites": _CITES,
}
_NOT_BEFORE: Final[Table] = {
    "after": Rule(id="masa tunggu", en="wait", order=by_length, kind="tightens", more=burden),
    "since": Rule(id="awal masa tunggu", en="start of the wait"),
    "cites": _CITES,
}
_NOT_AFTER: Final[Table] = {
    "fact": Rule(id="hari peristiwa", en="day of the event"),
    "within": Rule(
        id="batas sesudah peristiwa", en="limit after the event", order=by_length, more=relief
    ),
    "unless": _UNLESS,
    "cites": _CITES,
}
TRANSITION: Final[Table] = {
    "name": Rule(id="kode", en="code"),
    "sources": Rule(id="status asal", en="state it starts from", shape="names", having=relief),
    "target": Rule(id="status tujuan", en="state it leads to"),
    "roles": Rule(id="peran", en="role", shape="names", having=relief),
    "label": _LABEL,
    "note_required": Rule(
        id="catatan wajib",
        en="whether a note is needed",
        order=by_size,
        kind="tightens",
        more=burden,
    ),
    "guards": _GUARDS,
    "documents": Rule(id="dokumen", en="document", shape="names", having=burden),
    "facts": Rule(id="fakta", en="fact", shape="names", having=burden),
    "separate_from": Rule(
        id="pemisahan tugas", en="separation of duties", shape="names", having=burden
    ),
    "by_assignee": Rule(
        id="hanya oleh petugas yang ditugasi",
        en="only by the assignee",
        order=by_size,
        kind="tightens",
        more=burden,
    ),
    "closed_subs": Rule(
        id="permohonan turunan yang harus selesai",
        en="sub-request that must be closed",
        shape="names",
        having=burden,
    ),
    "within": Rule(
        id="batas mengambil langkah",
        en="limit for the step",
        order=by_length,
        more=relief,
        having=burden,
    ),
    "notice": Rule(
        id="tenggang sebelum peristiwa",
        en="notice before the event",
        shape="part",
        having=burden,
        parts=_NOTICE,
    ),
    "not_before": Rule(id="masa tunggu", en="wait", shape="part", having=burden, parts=_NOT_BEFORE),
    "not_after": Rule(
        id="batas sesudah peristiwa",
        en="limit after the event",
        shape="part",
        having=burden,
        parts=_NOT_AFTER,
    ),
    "automatic": Rule(id="langkah otomatis", en="whether it is taken by itself"),
    "cites": _CITES,
}
TIMER: Final[Table] = {
    "name": Rule(id="kode", en="code"),
    "states": Rule(id="status", en="state", shape="names", having=burden),
    "after": Rule(id="lamanya", en="length", order=by_length, more=relief),
    "fires": Rule(id="langkah otomatis", en="step taken by itself"),
    "of": Rule(id="jangka waktu yang diikuti", en="level it pauses with"),
    "label": _LABEL,
    "cites": _CITES,
}
SUB: Final[Table] = {
    "label": _LABEL,
    "turn": Rule(spoken=True, id="penanggung jawab", en="who handles it"),
    "service": Rule(id="layanan", en="service", swap=NEITHER, having=NEITHER),
    "states": Rule(id="status", en="state", order=by_width_or_all, total=True),
    "roles": Rule(id="peran", en="role", order=by_width_or_all, total=True),
    "cites": _CITES,
}


def _duties(duties: Mapping[str, Any]) -> dict[str, Any]:
    # A duty that is not named is everybody's.
    return {duty: duties.get(duty, ()) for duty in get_args(Duty)}


LIFECYCLE: Final[Table] = {
    "code": _words("kode alur", "code of the lifecycle", shown=False),
    "name": _words("nama alur", "name of the lifecycle"),
    "cites": _words("dasar hukum alur", "legal basis of the lifecycle"),
    "initial": Rule(id="status awal", en="initial state"),
    "roles": Rule(id="peran", en="role", shape="entries", having=NEITHER, shown=True),
    "states": Rule(id="status", en="state", shape="entries", having=NEITHER, parts=STATE),
    "transitions": Rule(
        id="langkah",
        en="step",
        shape="entries",
        key=_name,
        having=relief,
        parts=TRANSITION,
        ranked=True,
        party=lambda one, lifecycle: _turn(one.sources, lifecycle),
    ),
    "timers": Rule(
        id="pengatur waktu",
        en="timer",
        shape="entries",
        key=_name,
        having=burden,
        parts=TIMER,
        party=lambda one, lifecycle: _turn(one.states, lifecycle),
    ),
    "subs": Rule(id="permohonan turunan", en="sub-request", shape="entries", parts=SUB),
    "phases": Rule(id="fase", en="phase", shape="entries", having=NEITHER, shown=True),
    "bodies": Rule(id="badan", en="body", shape="entries", having=NEITHER, shown=True),
    "facts": Rule(id="fakta", en="fact", shape="entries", having=NEITHER, parts=_SPEC),
    "documents": Rule(id="dokumen", en="document", shape="entries", having=NEITHER, shown=True),
    "duties": Rule(
        id="kewenangan",
        en="duty",
        shape="entries",
        read=_duties,
        of=Rule(id="peran", en="role", order=by_width_or_all, total=True, more=NEITHER),
    ),
    "total_provable": Rule(
        id="jumlah waktu terbukti",
        en="whether the total is proved",
        order=by_size,
        kind="tightens",
        more=NEITHER,
    ),
}

# --- the whole ------------------------------------------------------------------------


def _clauses(id: str, en: str) -> Rule:
    return _words(id, en, having=EASES)


STANDARD: Final[Table] = {
    "published": _words("jangka waktu terbitan", "published time limits"),
    "requirements": Rule(
        id="persyaratan",
        en="requirement",
        shape="entries",
        key=_code,
        having=ASKS,
        parts=REQUIREMENT,
        shown=True,
    ),
    "eligibility": Rule(
        id="syarat pemohon",
        en="condition of eligibility",
        shape="entries",
        key=_code,
        having=ASKS,
        parts=ELIGIBILITY,
        shown=True,
    ),
    "procedure": _words("prosedur", "procedure"),
    "fee": Rule(id="biaya", en="fee", shape="part", having=_fee, parts=FEE, shown=True),
    "products": Rule(
        id="produk",
        en="product",
        shape="entries",
        key=_code,
        having=GIVES,
        parts=PRODUCT,
        shown=True,
    ),
    "retention": Rule(
        id="penyimpanan berkas",
        en="retention of the file",
        shape="entries",
        key=lambda one: str(one.outcome),
        having=BINDS,
        parts=RETENTION,
        shown=True,
    ),
    "channels": Rule(
        id="saluran",
        en="channel",
        shape="entries",
        key=_code,
        having=GIVES,
        parts=CHANNEL,
        shown=True,
    ),
    "presence": Rule(
        id="kehadiran",
        en="presence",
        shape="entries",
        key=_code,
        having=_presence,
        parts=PRESENCE,
        shown=True,
        party=lambda one, _: str(one.who),
    ),
    "dependencies": Rule(
        id="layanan terkait",
        en="dependency",
        shape="entries",
        key=lambda one: f"{one.relation} {one.service}",
        having=_dependency,
        parts=DEPENDENCY,
        shown=True,
    ),
    "compensation": _words("kompensasi", "compensation", having=GIVES),
    "facilities": _clauses("sarana dan prasarana", "facilities"),
    "competence": _clauses("kompetensi pelaksana", "competence of staff"),
    "supervision": _clauses("pengawasan internal", "internal supervision"),
    "complaints": _clauses("penanganan pengaduan", "handling of complaints"),
    "staffing": _clauses("jumlah pelaksana", "number of staff"),
    "guarantee": _clauses("jaminan pelayanan", "guarantee of service"),
    "safety": _clauses("jaminan keamanan", "guarantee of safety"),
    "evaluation": _clauses("evaluasi kinerja", "evaluation of performance"),
    "refinable": Rule(
        spoken=True,
        id="yang boleh diatur kantor",
        en="what an office may change",
        order=by_width,
        more=Effect("unclear", "better"),
        total=True,
        shown=True,
    ),
    "cites": _words("dasar hukum", "legal basis"),
    "sources": _words("sumber", "sources"),
    "confidence": _words("keyakinan", "confidence"),
    "notes": _words("catatan", "notes"),
}
LEVELS: Final = Rule(
    id="jangka waktu", en="level", shape="entries", key=_name, having=GIVES, parts=LEVEL
)
NAMES_A_VERSION: Final = frozenset(
    {"version", "stage", "seal", "in_force", "until", "in_force_cites"}
)
"""What tells versions apart; it is no change of what they promise."""
