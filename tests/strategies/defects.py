"""
One planted defect for every code that a lifecycle can be given.

Each breaks the sample in one way, and names all that must be said about it in
both languages. The English texts are those of the catalogue of checks, not of
the code. The reference page shows the first of each code.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, NamedTuple

from layanan.lifecycle import Actor, Guards, Lifecycle, Situation, Verdict
from layanan.sla import Term
from tests.strategies.sample import SAMPLE, label

Data = dict[str, Any]
Loc = tuple[str | int, ...]

AJUKAN, MINTA, TERIMA, SETUJUI, TOLAK, BUKA, TARIK = range(7)
"""The positions of the sample's transitions."""


class Planted(NamedTuple):
    """
    Pair a way to break the sample with what must be said about it.

    Attributes:
        code: The one code that is planted.
        plant: How the sample is broken.
        english: The whole text.
        indonesian: The whole text.
        loc: Where in the data it stands.
        level: Its level, where it is not an error.
        trace: How a request comes there.
        against: What the lifecycle is held against.
        also: Codes that this way of breaking it brings along by right.
    """

    code: str
    plant: Callable[[Data], None]
    english: str
    indonesian: str
    loc: Loc = ()
    level: str = "error"
    trace: tuple[str, ...] = ()
    against: Callable[[], Mapping[str, Any]] = dict
    also: tuple[str, ...] = ()


def sample() -> Data:
    """
    Return the sample, to be broken at will.
    """
    return deepcopy(SAMPLE)


# --- ways to change the sample ------------------------------------------------


def add_state(data: Data, name: str, *, like: str = "diproses", **more: object) -> None:
    data["states"][name] = data["states"][like] | {"label": label(name, name)} | more


def add_step(data: Data, name: str, source: str | list[str], target: str, **more: object) -> None:
    step = {"name": name, "sources": source, "target": target}
    data["transitions"].append(data["transitions"][TERIMA] | step | more)


def add_timer(data: Data, name: str, state: str, after: str, fires: str, **more: object) -> None:
    timer = {"name": name, "states": state, "after": after, "fires": fires}
    data["timers"] = [*data.get("timers", ()), timer | {"label": label(name, name)} | more]


def change(data: Data, position: int, **more: object) -> None:
    data["transitions"][position] = data["transitions"][position] | more


def budget(data: Data, **terms: str) -> None:
    for state, term in terms.items():
        data["states"][state] = data["states"][state] | {"budget": term}


def drop(data: Data, *names: str) -> None:
    data["transitions"] = [one for one in data["transitions"] if one["name"] not in names]


def _yes(situation: Situation, by: Actor) -> Verdict:
    return Verdict.yes()


def _guards() -> Mapping[str, Any]:
    return {"guards": Guards({"lunas": _yes})}


def _total(text: str) -> Callable[[], Mapping[str, Any]]:
    return lambda: {"total": Term.parse(text)}


def _before(*breaking: Callable[[Data], None], **mapping: str) -> Callable[[], Mapping[str, Any]]:
    def build() -> Mapping[str, Any]:
        data = sample()
        for one in breaking:
            one(data)
        return {"before": Lifecycle(**data), "mapping": mapping}

    return build


# --- 0: names -----------------------------------------------------------------


def _noticed(data: Data, fact: str, at_least: str = "10 hari kerja", **more: object) -> None:
    data["facts"] = {
        "acara": {"label": label("hari acara", "day of the event"), "kind": "date"},
        "luas": {"label": label("luas", "area"), "kind": "integer"},
    }
    change(data, SETUJUI, notice={"fact": fact, "at_least": at_least} | more)


def misspelt_fact_of_a_notice(data: Data) -> None:
    _noticed(data, "acra")


def number_where_a_notice_wants_a_day(data: Data) -> None:
    _noticed(data, "luas")


def misspelt_document_of_a_waiver(data: Data) -> None:
    data["documents"] = {"ktp": label("KTP", "identity card")}
    _noticed(data, "acara", unless=[{"document": "kpt"}])


def misspelt_guard_of_a_waiver(data: Data) -> None:
    change(data, TERIMA, guards="lunas")
    _noticed(data, "acara", unless=["lunass"])


def notice_in_hours(data: Data) -> None:
    _noticed(data, "acara", "3 jam kerja")


def hours_after_an_event(data: Data) -> None:
    _noticed(data, "acara")
    change(data, SETUJUI, notice=None, not_after={"fact": "acara", "within": "3 jam kerja"})


def number_where_an_event_wants_a_day(data: Data) -> None:
    _noticed(data, "acara")
    change(data, SETUJUI, notice=None, not_after={"fact": "luas", "within": "3 hari"})


def misspelt_document_of_a_late_waiver(data: Data) -> None:
    misspelt_document_of_a_waiver(data)
    unless = [{"document": "kpt"}]
    change(data, SETUJUI, notice=None)
    change(data, SETUJUI, not_after={"fact": "acara", "within": "3 hari", "unless": unless})


def misspelt_body(data: Data) -> None:
    data["bodies"] = {"bwi": label("BWI", "BWI")}
    data["states"]["diproses"]["body"] = "bwy"


def misspelt_start_of_a_wait(data: Data) -> None:
    change(data, SETUJUI, not_before={"after": "10 hari kerja", "since": "trima"})


def twice_among_sources(data: Data) -> None:
    change(data, AJUKAN, sources=["draf", "draf", "dikembalikan"])


def twice_among_roles(data: Data) -> None:
    change(data, AJUKAN, roles=["pemohon", "pemohon"])


def twice_among_states_of_a_timer(data: Data) -> None:
    expiry(data)
    data["timers"][0]["states"] = ["dikembalikan", "dikembalikan"]


def a_timer_twice(data: Data) -> None:
    expiry(data)
    add_timer(data, "batas", "diproses", "5 hari", "tarik")


def blank_in_a_name(data: Data) -> None:
    add_step(data, "Kirim Ulang", "diajukan", "diproses")


def keyword_as_a_state(data: Data) -> None:
    add_state(data, "pass", like="selesai")
    add_step(data, "lewati", "diajukan", "pass")


def long_role(data: Data) -> None:
    data["roles"]["p" * 64] = data["roles"]["pemohon"]


def odd_name_of_a_timer(data: Data) -> None:
    expiry(data)
    data["timers"][0]["name"] = "Batas"


def odd_name_of_a_fact(data: Data) -> None:
    data["facts"] = {"luas tanah": {"label": label("luas", "area")}}


def odd_name_of_a_sub(data: Data) -> None:
    data["subs"] = {"1": {"label": label("rekomendasi", "recommendation")}}


def odd_name_of_a_phase(data: Data) -> None:
    data["phases"] = {"A": label("awal", "beginning")}


def reserved_word(data: Data) -> None:
    add_state(data, "default")
    add_step(data, "titipkan", "diproses", "default")
    add_step(data, "ambil", "default", "diproses")


def misspelt_initial(data: Data) -> None:
    data["initial"] = "darf"


def unlike_initial(data: Data) -> None:
    data["initial"] = "zzz"


def misspelt_target(data: Data) -> None:
    change(data, SETUJUI, target="selesei")


def misspelt_source(data: Data) -> None:
    change(data, SETUJUI, sources="diproces")


def wildcard_as_a_target(data: Data) -> None:
    change(data, SETUJUI, target="*")


def misspelt_state_of_a_timer(data: Data) -> None:
    add_timer(data, "batas", "dikembalikn", "14 hari", "tarik")


def misspelt_state_of_a_sub(data: Data) -> None:
    data["subs"] = {"rekomendasi": {"label": label("a", "a"), "states": "diproces"}}


def misspelt_role(data: Data) -> None:
    change(data, SETUJUI, roles="kepla")


def misspelt_role_of_a_sub(data: Data) -> None:
    data["subs"] = {"rekomendasi": {"label": label("a", "a"), "roles": "kepla"}}


def misspelt_role_of_a_duty(data: Data) -> None:
    data["duties"] = {"assign": ["kepla"]}


def misspelt_guard(data: Data) -> None:
    change(data, SETUJUI, guards="lunass")


def no_end(data: Data) -> None:
    for name, state in data["states"].items():
        data["states"][name] = state | {"kind": "working", "outcome": None, "reopenable": False}


def misspelt_level(data: Data) -> None:
    expiry(data)
    data["timers"][0]["of"] = "jawabn"


def misspelt_fact(data: Data) -> None:
    data["facts"] = {"luas": {"label": label("luas", "area"), "kind": "integer"}}
    change(data, SETUJUI, guards=[{"fact": "luass", "at_least": 100}])


def misspelt_required_fact(data: Data) -> None:
    misspelt_fact(data)
    change(data, SETUJUI, guards=[], facts="luass")


def misspelt_day_of_an_age(data: Data) -> None:
    data["facts"] = {"lahir": {"label": label("lahir", "birth"), "kind": "date"}}
    change(data, SETUJUI, guards=[{"age": "lahir", "on": "akad", "at_least": 19}])


def misspelt_document(data: Data) -> None:
    data["documents"] = {"ktp": label("KTP", "identity card")}
    change(data, SETUJUI, documents="kpt")


def misspelt_document_of_a_guard(data: Data) -> None:
    misspelt_document(data)
    change(data, SETUJUI, documents=[], guards=[{"document": "kpt"}])


def misspelt_sub(data: Data) -> None:
    data["subs"] = {"rekomendasi": {"label": label("rekomendasi", "recommendation")}}
    change(data, SETUJUI, closed_subs="rekomendsi")


def misspelt_phase(data: Data) -> None:
    data["phases"] = {"periksa": label("pemeriksaan", "examination")}
    data["states"]["diproses"] = data["states"]["diproses"] | {"phase": "priksa"}


def misspelt_separation(data: Data) -> None:
    change(data, SETUJUI, separate_from="trima")


def text_where_a_number_is_declared(data: Data) -> None:
    misspelt_fact(data)
    change(data, SETUJUI, guards=[{"fact": "luas", "equals": "seratus"}])


def age_by_what_is_no_date(data: Data) -> None:
    misspelt_fact(data)
    change(data, SETUJUI, guards=[{"age": "luas", "at_least": 19}])


# --- 1: structure -------------------------------------------------------------


def unreachable(data: Data) -> None:
    add_state(data, "peninjauan")
    add_step(data, "laporkan", "peninjauan", "diproses")


def stuck(data: Data) -> None:
    add_state(data, "peninjauan")
    change(data, TARIK, sources=["draf"])  # no wildcard that would rescue it
    add_step(data, "tinjau", "diproses", "peninjauan")


def endless(data: Data) -> None:
    stuck(data)
    add_state(data, "penjadwalan")
    add_step(data, "jadwalkan", "peninjauan", "penjadwalan")
    add_step(data, "jadwal_ulang", "penjadwalan", "peninjauan")


def left_end(data: Data) -> None:
    add_step(data, "banding", "selesai", "diproses")


def only_withdrawal(data: Data) -> None:
    add_state(data, "dibatalkan")
    add_step(data, "batalkan", "diproses", "dibatalkan")


# --- 2: guards ----------------------------------------------------------------


def contradictory(data: Data) -> None:
    change(data, SETUJUI, guards=["lunas", "not lunas"])


def empty_count(data: Data) -> None:
    change(data, SETUJUI, guards=[{"document": "saksi", "at_least": 3, "at_most": 2}])


def ambiguous(data: Data) -> None:
    add_step(data, "setujui", "diproses", "ditolak")


def overlapping(data: Data) -> None:
    change(data, SETUJUI, guards="lunas")
    add_step(data, "setujui", "diproses", "ditolak", guards="lengkap")


def shadowed(data: Data) -> None:
    add_step(data, "setujui", "diproses", "ditolak", roles="kepala", guards="lunas")


def guarded(data: Data) -> None:
    change(data, SETUJUI, guards="lunas")


def nothing(data: Data) -> None:
    """
    Leave the sample as it is.
    """


# --- 3: roles -----------------------------------------------------------------


def nobodys(data: Data) -> None:
    change(data, TERIMA, roles=[])


def idle_role(data: Data) -> None:
    data["roles"]["arsiparis"] = label("Arsiparis", "Archivist")


def head_alone(data: Data) -> None:
    change(data, TOLAK, roles="kepala")
    change(data, TARIK, sources=["draf", "diajukan", "dikembalikan"])


def separate_by_one_role(data: Data) -> None:
    change(data, TERIMA, roles="kepala")
    change(data, SETUJUI, separate_from="terima")


def no_withdrawal(data: Data) -> None:
    change(data, TARIK, sources=["draf", "diajukan", "dikembalikan"])


def automatic_with_a_role(data: Data) -> None:
    change(data, TERIMA, automatic=True)


# --- 4: timers ----------------------------------------------------------------


def expiry(data: Data) -> None:
    """
    Add a sound timer: what is not completed in time expires.
    """
    add_step(data, "lewat", ["dikembalikan", "diproses"], "ditarik", roles=["system"])
    add_timer(data, "batas", "dikembalikan", "14 hari", "lewat")


def timer_of_an_end(data: Data) -> None:
    add_timer(data, "batas", "ditolak", "14 hari", "buka_kembali")


def timer_without_exit(data: Data) -> None:
    add_timer(data, "batas", "dikembalikan", "14 hari", "tarikk")


def guarded_timer(data: Data) -> None:
    expiry(data)
    change(data, 7, guards="lunas")


def forestalled_timer(data: Data) -> None:
    expiry(data)
    change(data, TARIK, roles=["pemohon", "system"])
    add_timer(data, "akhir", "dikembalikan", "21 hari", "tarik")


def hasty_timer(data: Data) -> None:
    expiry(data)
    add_timer(data, "cepat", "diproses", "2 hari kerja", "lewat")
    budget(data, diajukan="1 hari kerja", diproses="5 hari kerja")


def automatic_loop(data: Data) -> None:
    add_state(data, "telaah")
    add_step(data, "telaah_awal", "diproses", "telaah", roles=[], automatic=True)
    add_step(data, "telaah_ulang", "telaah", "diproses", roles=[], automatic=True)


def automatic_self_loop(data: Data) -> None:
    add_step(data, "ulang", "diproses", "diproses", roles=[], automatic=True)


def timer_for_people(data: Data) -> None:
    add_timer(data, "batas", "dikembalikan", "14 hari", "ajukan")


def timer_with_a_note(data: Data) -> None:
    expiry(data)
    change(data, 7, note_required=True)


def automatic_with_a_note(data: Data) -> None:
    change(data, TERIMA, automatic=True, roles=[], note_required=True)


def waits_for_what_comes_later(data: Data) -> None:
    change(data, TERIMA, not_before={"after": "10 hari kerja", "since": "setujui"})


def waits_for_itself(data: Data) -> None:
    add_step(
        data,
        "ingatkan",
        "diproses",
        "diproses",
        not_before={"after": "1 bulan", "since": "ingatkan"},
    )


def window_shorter_than_the_wait(data: Data) -> None:
    change(data, SETUJUI, within="5 hari kerja", not_before={"after": "5 hari kerja"})


# --- 5: budgets ---------------------------------------------------------------


def no_budget(data: Data) -> None:
    budget(data, diajukan="2 hari kerja")


def claimed_without_a_budget(data: Data) -> None:
    no_budget(data)
    data["total_provable"] = True


def seven_days(data: Data) -> None:
    expiry(data)
    add_timer(data, "batas_kerja", "diproses", "30 hari", "lewat")
    budget(data, diajukan="2 hari kerja", diproses="5 hari kerja")


def budget_of_the_applicant(data: Data) -> None:
    seven_days(data)
    budget(data, dikembalikan="5 hari")


def budget_a_visit(data: Data) -> None:
    seven_days(data)
    data["states"]["diajukan"] = data["states"]["diajukan"] | {"per_visit": True}


def guarded_budget_a_visit(data: Data) -> None:
    budget_a_visit(data)
    change(data, MINTA, guards="baru_sekali")


def no_timer(data: Data) -> None:
    budget(data, diajukan="2 hari kerja", diproses="5 hari kerja")


def mixed_units(data: Data) -> None:
    seven_days(data)
    budget(data, diproses="5 hari")


def calendar_days_only(data: Data) -> None:
    seven_days(data)
    budget(data, diajukan="2 hari", diproses="5 hari")


def mixed_claim(data: Data) -> None:
    mixed_units(data)
    data["total_provable"] = True


# --- 6 and 7: labels and versions ----------------------------------------------


def same_label(data: Data) -> None:
    twin = label(data["states"]["selesai"]["label"]["id"], "refused")
    data["states"]["ditolak"] = data["states"]["ditolak"] | {"label": twin}


def without_returns(data: Data) -> None:
    del data["states"]["dikembalikan"]
    drop(data, "minta_perbaikan")
    change(data, AJUKAN, sources="draf")


def without_acceptance(data: Data) -> None:
    drop(data, "terima")


def shorter_expiry(data: Data) -> None:
    expiry(data)
    data["timers"][0]["after"] = "7 hari"


FINALS = "selesai, ditolak, ditarik"
UNUSABLE_EN = (
    "not a usable name: start with a-z, then a-z, 0-9 or _, at most 63 characters, and no Python "
    "keyword."
)
UNUSABLE_ID = (
    "nama tidak dapat dipakai: mulailah dengan a-z, lalu a-z, 0-9 atau _, paling banyak 63 "
    "karakter, dan bukan kata kunci Python."
)

PLANTED = [
    Planted(
        "L001",
        twice_among_sources,
        "ajukan: the source 'draf' is named twice.",
        "ajukan: status asal 'draf' disebut dua kali.",
        ("transitions", AJUKAN, "sources"),
    ),
    Planted(
        "L001",
        twice_among_roles,
        "ajukan: the role 'pemohon' is named twice.",
        "ajukan: peran 'pemohon' disebut dua kali.",
        ("transitions", AJUKAN, "roles"),
    ),
    Planted(
        "L001",
        twice_among_states_of_a_timer,
        "batas: the state 'dikembalikan' is named twice.",
        "batas: status 'dikembalikan' disebut dua kali.",
        ("timers", 0, "states"),
    ),
    Planted(
        "L001",
        a_timer_twice,
        "batas: the timer is defined twice.",
        "batas: pengatur waktu didefinisikan dua kali.",
        ("timers", 1, "name"),
    ),
    *(
        Planted("L002", plant, f"{name}: {UNUSABLE_EN}", f"{name}: {UNUSABLE_ID}", loc)
        for plant, name, loc in (
            (blank_in_a_name, "Kirim Ulang", ("transitions", 7, "name")),
            (keyword_as_a_state, "pass", ("states", "pass")),
            (long_role, "p" * 64, ("roles", "p" * 64)),
            (odd_name_of_a_timer, "Batas", ("timers", 0, "name")),
            (odd_name_of_a_fact, "luas tanah", ("facts", "luas tanah")),
            (odd_name_of_a_sub, "1", ("subs", "1")),
            (odd_name_of_a_phase, "A", ("phases", "A")),
        )
    ),
    Planted(
        "L003",
        reserved_word,
        "'default' is a reserved word in Mermaid; diagrams will use 's_default'.",
        "'default' adalah kata khusus Mermaid; diagram akan memakai 's_default'.",
        ("states", "default"),
        "warning",
    ),
    Planted(
        "L004",
        misspelt_initial,
        "darf: the initial state does not exist. Did you mean 'draf'?",
        "darf: status awal tidak ada. Apakah maksudnya 'draf'?",
        ("initial",),
    ),
    Planted(
        "L004",
        unlike_initial,
        "zzz: the initial state does not exist.",
        "zzz: status awal tidak ada.",
        ("initial",),
    ),
    Planted(
        "L005",
        misspelt_target,
        "setujui: leads to 'selesei', which is not a state. Did you mean 'selesai'?",
        "setujui: menuju 'selesei', yang bukan status. Apakah maksudnya 'selesai'?",
        ("transitions", SETUJUI, "target"),
    ),
    Planted(
        "L005",
        misspelt_source,
        "setujui: starts from 'diproces', which is not a state. Did you mean 'diproses'?",
        "setujui: berawal dari 'diproces', yang bukan status. Apakah maksudnya 'diproses'?",
        ("transitions", SETUJUI, "sources"),
    ),
    Planted(
        "L005",
        wildcard_as_a_target,
        "setujui: leads to '*', which is not a state.",
        "setujui: menuju '*', yang bukan status.",
        ("transitions", SETUJUI, "target"),
    ),
    Planted(
        "L005",
        misspelt_state_of_a_timer,
        "batas: runs in 'dikembalikn', which is not a state. Did you mean 'dikembalikan'?",
        "batas: berjalan pada 'dikembalikn', yang bukan status. Apakah maksudnya 'dikembalikan'?",
        ("timers", 0, "states"),
    ),
    Planted(
        "L005",
        misspelt_state_of_a_sub,
        "rekomendasi: is opened in 'diproces', which is not a state. Did you mean 'diproses'?",
        "rekomendasi: dibuka pada 'diproces', yang bukan status. Apakah maksudnya 'diproses'?",
        ("subs", "rekomendasi", "states"),
    ),
    Planted(
        "L006",
        misspelt_role,
        "setujui from diproses: role 'kepla' is not declared. Did you mean 'kepala'?",
        "setujui dari diproses: peran 'kepla' belum dideklarasikan. Apakah maksudnya 'kepala'?",
        ("transitions", SETUJUI, "roles"),
    ),
    Planted(
        "L006",
        misspelt_role_of_a_sub,
        "rekomendasi: role 'kepla' is not declared. Did you mean 'kepala'?",
        "rekomendasi: peran 'kepla' belum dideklarasikan. Apakah maksudnya 'kepala'?",
        ("subs", "rekomendasi", "roles"),
    ),
    Planted(
        "L006",
        misspelt_role_of_a_duty,
        "assign: role 'kepla' is not declared. Did you mean 'kepala'?",
        "assign: peran 'kepla' belum dideklarasikan. Apakah maksudnya 'kepala'?",
        ("duties", "assign"),
    ),
    Planted(
        "L007",
        misspelt_guard,
        "setujui from diproses: guard 'lunass' is not registered. Did you mean 'lunas'?",
        "setujui dari diproses: syarat 'lunass' tidak terdaftar. Apakah maksudnya 'lunas'?",
        ("transitions", SETUJUI, "guards"),
        against=_guards,
    ),
    Planted(
        "L008",
        no_end,
        "contoh: no state is final, so no request can ever be closed.",
        "contoh: tidak ada status akhir, sehingga permohonan tidak pernah dapat ditutup.",
        ("states",),
    ),
    Planted(
        "L009",
        misspelt_level,
        "batas: level 'jawabn' is not a level of this service. Did you mean 'jawaban'?",
        "batas: tingkat layanan 'jawabn' tidak ada pada layanan ini. Apakah maksudnya 'jawaban'?",
        ("timers", 0, "of"),
        against=lambda: {"levels": ("jawaban",)},
    ),
    *(
        Planted(
            "L010",
            plant,
            f"setujui from diproses: fact {name!r} is not declared.{en}",
            f"setujui dari diproses: fakta {name!r} belum dideklarasikan.{id}",
            ("transitions", SETUJUI, field),
        )
        for plant, name, field, en, id in (
            (
                misspelt_fact,
                "luass",
                "guards",
                " Did you mean 'luas'?",
                " Apakah maksudnya 'luas'?",
            ),
            (
                *(misspelt_required_fact, "luass", "facts"),
                *(" Did you mean 'luas'?", " Apakah maksudnya 'luas'?"),
            ),
            (misspelt_day_of_an_age, "akad", "guards", "", ""),
        )
    ),
    *(
        Planted(
            "L011",
            plant,
            "setujui from diproses: document 'kpt' is not declared. Did you mean 'ktp'?",
            "setujui dari diproses: dokumen 'kpt' belum dideklarasikan. Apakah maksudnya 'ktp'?",
            ("transitions", SETUJUI, field),
        )
        for plant, field in (
            (misspelt_document, "documents"),
            (misspelt_document_of_a_guard, "guards"),
        )
    ),
    Planted(
        "L012",
        misspelt_sub,
        "setujui from diproses: sub-request 'rekomendsi' is not declared. "
        "Did you mean 'rekomendasi'?",
        "setujui dari diproses: permohonan turunan 'rekomendsi' belum dideklarasikan. "
        "Apakah maksudnya 'rekomendasi'?",
        ("transitions", SETUJUI, "closed_subs"),
    ),
    Planted(
        "L013",
        misspelt_phase,
        "diproses: phase 'priksa' is not declared. Did you mean 'periksa'?",
        "diproses: tahap 'priksa' belum dideklarasikan. Apakah maksudnya 'periksa'?",
        ("states", "diproses", "phase"),
    ),
    Planted(
        "L014",
        misspelt_separation,
        "setujui from diproses: must be separate from 'trima', which is not a transition. "
        "Did you mean 'terima'?",
        "setujui dari diproses: harus terpisah dari 'trima', yang bukan transisi. "
        "Apakah maksudnya 'terima'?",
        ("transitions", SETUJUI, "separate_from"),
    ),
    Planted(
        "L015",
        text_where_a_number_is_declared,
        "setujui from diproses: fact 'luas' is of kind integer, so 'luas equals seratus' can never "
        "hold; change the value or the kind.",
        "setujui dari diproses: fakta 'luas' berjenis integer, sehingga 'luas equals seratus' "
        "tidak pernah terpenuhi; ubah nilainya atau jenisnya.",
        ("transitions", SETUJUI, "guards"),
    ),
    Planted(
        "L015",
        age_by_what_is_no_date,
        "setujui from diproses: fact 'luas' is of kind integer, so 'luas on now at_least 19' can "
        "never hold; change the value or the kind.",
        "setujui dari diproses: fakta 'luas' berjenis integer, sehingga 'luas on now at_least 19' "
        "tidak pernah terpenuhi; ubah nilainya atau jenisnya.",
        ("transitions", SETUJUI, "guards"),
    ),
    Planted(
        "L015",
        number_where_a_notice_wants_a_day,
        "setujui from diproses: fact 'luas' is of kind integer, so 'notice' can never hold; "
        "change the value or the kind.",
        "setujui dari diproses: fakta 'luas' berjenis integer, sehingga 'notice' tidak pernah "
        "terpenuhi; ubah nilainya atau jenisnya.",
        ("transitions", SETUJUI, "notice"),
    ),
    Planted(
        "L007",
        misspelt_guard_of_a_waiver,
        "setujui from diproses: guard 'lunass' is not registered. Did you mean 'lunas'?",
        "setujui dari diproses: syarat 'lunass' tidak terdaftar. Apakah maksudnya 'lunas'?",
        ("transitions", SETUJUI, "notice"),
        against=_guards,
    ),
    Planted(
        "L010",
        misspelt_fact_of_a_notice,
        "setujui from diproses: fact 'acra' is not declared. Did you mean 'acara'?",
        "setujui dari diproses: fakta 'acra' belum dideklarasikan. Apakah maksudnya 'acara'?",
        ("transitions", SETUJUI, "notice"),
    ),
    Planted(
        "L011",
        misspelt_document_of_a_waiver,
        "setujui from diproses: document 'kpt' is not declared. Did you mean 'ktp'?",
        "setujui dari diproses: dokumen 'kpt' belum dideklarasikan. Apakah maksudnya 'ktp'?",
        ("transitions", SETUJUI, "notice"),
    ),
    Planted(
        "L016",
        misspelt_start_of_a_wait,
        "setujui from diproses: waits from 'trima' on, which is not a transition. "
        "Did you mean 'terima'?",
        "setujui dari diproses: menunggu sejak 'trima', yang bukan transisi. "
        "Apakah maksudnya 'terima'?",
        ("transitions", SETUJUI, "not_before"),
    ),
    Planted(
        "L017",
        notice_in_hours,
        "setujui from diproses: 3 office hours cannot be counted back from a date, which has no "
        "hour; write it in whole days.",
        "setujui dari diproses: 3 jam kerja tidak dapat dihitung mundur dari sebuah tanggal, yang "
        "tidak mempunyai jam; tulis dalam hari penuh.",
        ("transitions", SETUJUI, "notice", "at_least"),
    ),
    Planted(
        "L017",
        hours_after_an_event,
        "setujui from diproses: 3 office hours cannot be counted from a date, which has no hour; "
        "write it in whole days.",
        "setujui dari diproses: 3 jam kerja tidak dapat dihitung dari sebuah tanggal, yang tidak "
        "mempunyai jam; tulis dalam hari penuh.",
        ("transitions", SETUJUI, "not_after", "within"),
    ),
    Planted(
        "L015",
        number_where_an_event_wants_a_day,
        "setujui from diproses: fact 'luas' is of kind integer, so 'not_after' can never hold; "
        "change the value or the kind.",
        "setujui dari diproses: fakta 'luas' berjenis integer, sehingga 'not_after' tidak pernah "
        "terpenuhi; ubah nilainya atau jenisnya.",
        ("transitions", SETUJUI, "not_after"),
    ),
    Planted(
        "L011",
        misspelt_document_of_a_late_waiver,
        "setujui from diproses: document 'kpt' is not declared. Did you mean 'ktp'?",
        "setujui dari diproses: dokumen 'kpt' belum dideklarasikan. Apakah maksudnya 'ktp'?",
        ("transitions", SETUJUI, "not_after"),
    ),
    Planted(
        "L018",
        misspelt_body,
        "diproses: body 'bwy' is not declared. Did you mean 'bwi'?",
        "diproses: lembaga 'bwy' belum dideklarasikan. Apakah maksudnya 'bwi'?",
        ("states", "diproses", "body"),
    ),
    Planted(
        "L101",
        unreachable,
        "peninjauan: cannot be reached: no transition path leads here from 'draf'.",
        "peninjauan: tidak dapat dicapai: tidak ada jalan ke sini dari 'draf'.",
        ("states", "peninjauan"),
    ),
    Planted(
        "L103",
        stuck,
        "peninjauan: a request that enters this state is stuck: there is no way out and it is "
        "not final.",
        "peninjauan: permohonan yang masuk ke status ini terhenti: tidak ada jalan keluar dan "
        "ini bukan status akhir.",
        ("states", "peninjauan"),
        trace=("ajukan", "terima", "tinjau"),
        also=("L305",),
    ),
    Planted(
        "L104",
        endless,
        "peninjauan, penjadwalan: a request in here can move but never finish: no final state "
        f"can be reached (finals: {FINALS}).",
        "peninjauan, penjadwalan: permohonan di sini dapat bergerak tetapi tidak pernah selesai: "
        f"tidak ada status akhir yang dapat dicapai (status akhir: {FINALS}).",
        ("states", "peninjauan"),
        trace=("ajukan", "terima", "tinjau"),
        also=("L305",),
    ),
    Planted(
        "L105",
        left_end,
        "selesai: is final, yet banding leaves it. Remove the transition or mark the state "
        "reopenable.",
        "selesai: adalah status akhir, tetapi banding meninggalkannya. Hapus transisi itu atau "
        "tandai statusnya reopenable.",
        ("transitions", 7, "sources"),
        trace=("ajukan", "terima", "setujui", "banding"),
    ),
    Planted(
        "L106",
        only_withdrawal,
        "dibatalkan: only unsuccessful endings remain from here; if that is meant, leave it, and "
        "if not, add a way to a successful one.",
        "dibatalkan: dari sini hanya tersisa akhir yang tidak berhasil; bila memang demikian, "
        "biarkan, dan bila tidak, tambahkan jalan menuju akhir yang berhasil.",
        ("states", "dibatalkan"),
        "warning",
        trace=("ajukan", "terima", "batalkan"),
    ),
    Planted(
        "L201",
        contradictory,
        "setujui from diproses: can never fire: it asks for ('lunas', 'not lunas').",
        "setujui dari diproses: tidak pernah dapat dijalankan: yang diminta "
        "('lunas', 'not lunas').",
        ("transitions", SETUJUI, "guards"),
    ),
    Planted(
        "L201",
        empty_count,
        "setujui from diproses: can never fire: it asks for ('saksi 3..2',).",
        "setujui dari diproses: tidak pernah dapat dijalankan: yang diminta ('saksi 3..2',).",
        ("transitions", SETUJUI, "guards"),
    ),
    Planted(
        "L202",
        ambiguous,
        "setujui from diproses: leads to selesai, ditolak with no guard to tell them apart.",
        "setujui dari diproses: menuju selesai, ditolak tanpa syarat yang membedakannya.",
        ("transitions", 7),
    ),
    Planted(
        "L203",
        overlapping,
        "setujui from diproses: ('lunas',) and ('lengkap',) can both hold; the first one listed "
        "(selesai) wins.",
        "setujui dari diproses: ('lunas',) dan ('lengkap',) dapat terpenuhi bersama; yang ditulis "
        "lebih dahulu (selesai) yang berlaku.",
        ("transitions", 7, "guards"),
        "warning",
        also=("L205",),
    ),
    Planted(
        "L204",
        shadowed,
        "setujui from diproses: the unguarded transition to selesai comes before a guarded one, "
        "which can then never fire; swap them.",
        "setujui dari diproses: transisi tanpa syarat menuju selesai mendahului yang bersyarat, "
        "sehingga yang bersyarat tidak pernah dijalankan; tukar urutannya.",
        ("transitions", 7),
    ),
    Planted(
        "L205",
        guarded,
        "setujui from diproses: may be refused whatever happens; add a transition without a guard "
        "if that is not meant.",
        "setujui dari diproses: dapat ditolak dalam keadaan apa pun; tambahkan transisi tanpa "
        "syarat bila tidak dimaksudkan demikian.",
        ("transitions", SETUJUI, "guards"),
        "note",
    ),
    Planted(
        "L206",
        nothing,
        "guard 'lunas' is used by no transition; remove it, or name it where it is needed.",
        "syarat 'lunas' tidak dipakai oleh transisi mana pun; hapus, atau sebutkan pada transisi "
        "yang memerlukannya.",
        (),
        "warning",
        against=_guards,
    ),
    Planted(
        "L301",
        nobodys,
        "terima from diajukan: nobody may do this: no role is named, it is not automatic and no "
        "timer of diajukan fires it.",
        "terima dari diajukan: tidak ada yang dapat melakukannya: tidak ada peran, tidak otomatis, "
        "dan tidak dijalankan oleh pengatur waktu pada diajukan.",
        ("transitions", TERIMA, "roles"),
    ),
    Planted(
        "L302",
        idle_role,
        "arsiparis: the role may do nothing in this lifecycle; give it a step or remove it.",
        "arsiparis: peran ini tidak dapat melakukan apa pun dalam daur hidup ini; beri transisi "
        "atau hapus.",
        ("roles", "arsiparis"),
        "warning",
    ),
    Planted(
        "L303",
        head_alone,
        "kepala: if nobody in this role acts, a request waits for ever in diproses; add a timer, "
        "an escalation or a second role.",
        "kepala: bila tidak ada yang bertindak dalam peran ini, permohonan menunggu tanpa akhir "
        "pada diproses; tambahkan pengatur waktu, eskalasi, atau peran kedua.",
        ("roles", "kepala"),
        "warning",
        trace=("ajukan", "terima"),
        also=("L305",),
    ),
    Planted(
        "L304",
        separate_by_one_role,
        "terima and setujui must be different people, but 'kepala' may do both and nobody else "
        "may; give one of them a second role.",
        "terima dan setujui harus dilakukan orang yang berbeda, tetapi 'kepala' dapat melakukan "
        "keduanya dan tidak ada peran lain; beri salah satunya peran kedua.",
        ("transitions", SETUJUI, "separate_from"),
        trace=("ajukan", "terima", "setujui"),
    ),
    Planted(
        "L305",
        no_withdrawal,
        "diproses: the applicant cannot withdraw from here; add a transition to an ending with "
        "outcome: withdrawn.",
        "diproses: pemohon tidak dapat mencabut permohonannya dari sini; tambahkan transisi menuju "
        "akhir dengan outcome: withdrawn.",
        ("states", "diproses"),
        "warning",
        trace=("ajukan", "terima"),
    ),
    Planted(
        "L306",
        automatic_with_a_role,
        "terima from diajukan: is automatic, so the role front_office is never asked; remove the "
        "role, or automatic.",
        "terima dari diajukan: berjalan otomatis, sehingga peran front_office tidak pernah "
        "ditanya; hapus perannya, atau hapus automatic.",
        ("transitions", TERIMA, "roles"),
        "warning",
    ),
    Planted(
        "L401",
        timer_of_an_end,
        "ditolak: a timer (batas) in a final state never matters; remove it.",
        "ditolak: pengatur waktu (batas) pada status akhir tidak pernah berguna; hapus.",
        ("timers", 0, "states"),
    ),
    Planted(
        "L402",
        timer_without_exit,
        "dikembalikan: the timer fires 'tarikk' after 14 calendar days, but dikembalikan has no "
        "such transition (it has: ajukan, tarik).",
        "dikembalikan: pengatur waktu menjalankan 'tarikk' setelah 14 hari, tetapi dikembalikan "
        "tidak mempunyai transisi itu (yang ada: ajukan, tarik).",
        ("timers", 0, "fires"),
        trace=("ajukan", "minta_perbaikan"),
    ),
    Planted(
        "L403",
        guarded_timer,
        "dikembalikan: every transition 'lewat' that the timer fires is guarded; when no guard "
        "holds the request stays and the timer is spent.",
        "dikembalikan: setiap transisi 'lewat' yang dijalankan pengatur waktu bersyarat; bila "
        "tidak ada syarat yang terpenuhi, permohonan tetap di sini dan pengatur waktu itu habis.",
        ("timers", 0, "fires"),
        "warning",
        trace=("ajukan", "minta_perbaikan"),
        also=("L205",),
    ),
    Planted(
        "L405",
        forestalled_timer,
        "dikembalikan: the timer for 'tarik' (21 calendar days) never fires: 'lewat' leaves the "
        "state after 14 calendar days.",
        "dikembalikan: pengatur waktu untuk 'tarik' (21 hari) tidak pernah berjalan: 'lewat' "
        "meninggalkan status ini setelah 14 hari.",
        ("timers", 1, "after"),
        "warning",
    ),
    Planted(
        "L406",
        hasty_timer,
        "diproses: the timer takes the request away after 2 working days, before the 5 working "
        "days allowed here are over.",
        "diproses: pengatur waktu mengambil permohonan setelah 2 hari kerja, sebelum 5 hari kerja "
        "yang diberikan di sini habis.",
        ("timers", 1, "after"),
        "warning",
    ),
    Planted(
        "L407",
        automatic_loop,
        "diproses, telaah: automatic transitions form a loop with nothing to wait for; the engine "
        "would not stop.",
        "diproses, telaah: transisi otomatis membentuk putaran tanpa ada yang ditunggu; mesin "
        "tidak akan berhenti.",
        ("states", "diproses"),
        trace=("ajukan", "terima"),
    ),
    Planted(
        "L407",
        automatic_self_loop,
        "diproses: automatic transitions form a loop with nothing to wait for; the engine would "
        "not stop.",
        "diproses: transisi otomatis membentuk putaran tanpa ada yang ditunggu; mesin tidak akan "
        "berhenti.",
        ("states", "diproses"),
        trace=("ajukan", "terima"),
    ),
    Planted(
        "L408",
        timer_for_people,
        "ajukan from dikembalikan: fired by a timer, so no role can be asked for; name the role "
        "'system'.",
        "ajukan dari dikembalikan: dijalankan pengatur waktu, sehingga tidak ada peran yang dapat "
        "diminta; sebutkan peran 'system'.",
        ("transitions", AJUKAN, "roles"),
    ),
    Planted(
        "L409",
        timer_with_a_note,
        "lewat from dikembalikan: taken by the system, which writes no note, so it never happens; "
        "remove note_required.",
        "lewat dari dikembalikan: dijalankan oleh sistem, yang tidak menulis catatan, sehingga "
        "tidak pernah terjadi; hapus note_required.",
        ("transitions", 7, "note_required"),
        trace=("ajukan", "minta_perbaikan"),
    ),
    Planted(
        "L409",
        automatic_with_a_note,
        "terima from diajukan: taken by the system, which writes no note, so it never happens; "
        "remove note_required.",
        "terima dari diajukan: dijalankan oleh sistem, yang tidak menulis catatan, sehingga tidak "
        "pernah terjadi; hapus note_required.",
        ("transitions", TERIMA, "note_required"),
        trace=("ajukan",),
    ),
    Planted(
        "L410",
        waits_for_what_comes_later,
        "terima from diajukan: can never fire: it waits from 'setujui' on, which cannot have been "
        "taken before; name a transition that comes before it, or remove since.",
        "terima dari diajukan: tidak pernah dapat dijalankan: menunggu sejak 'setujui', yang tidak "
        "mungkin sudah dijalankan sebelumnya; sebutkan transisi yang mendahuluinya, atau hapus "
        "since.",
        ("transitions", TERIMA, "not_before", "since"),
        trace=("ajukan",),
    ),
    Planted(
        "L410",
        waits_for_itself,
        "ingatkan from diproses: can never fire: it waits from 'ingatkan' on, which cannot have "
        "been taken before; name a transition that comes before it, or remove since.",
        "ingatkan dari diproses: tidak pernah dapat dijalankan: menunggu sejak 'ingatkan', yang "
        "tidak mungkin sudah dijalankan sebelumnya; sebutkan transisi yang mendahuluinya, atau "
        "hapus since.",
        ("transitions", 7, "not_before", "since"),
        trace=("ajukan", "terima"),
    ),
    Planted(
        "L411",
        window_shorter_than_the_wait,
        "setujui from diproses: can never fire: it waits for 5 working days, but is only possible "
        "within 5 working days; make within longer.",
        "setujui dari diproses: tidak pernah dapat dijalankan: menunggu 5 hari kerja, tetapi hanya "
        "boleh dalam 5 hari kerja; perpanjang within.",
        ("transitions", SETUJUI, "within"),
    ),
    *(
        Planted(
            "L501",
            plant,
            "diproses: the statutory clock runs here but the state has no budget, so the total "
            "cannot be proved.",
            "diproses: jangka waktu menurut peraturan berjalan di sini tetapi status ini tidak "
            "mempunyai jatah waktu, sehingga jumlahnya tidak dapat dibuktikan.",
            ("states", "diproses"),
            level,
            trace=("ajukan", "terima"),
        )
        for plant, level in ((no_budget, "note"), (claimed_without_a_budget, "error"))
    ),
    Planted(
        "L502",
        seven_days,
        "contoh: the stages may take 7 working days, the law allows 5: diajukan 2 + diproses 5.",
        "contoh: semua tahap dapat memakan 7 hari kerja, peraturan memberi 5: diajukan 2 + "
        "diproses 5.",
        ("states", "diajukan", "budget"),
        trace=("ajukan", "terima"),
        against=_total("5 hari kerja"),
    ),
    Planted(
        "L503",
        seven_days,
        "contoh: the stages may take 7 working days; 3 of the law's 10 are not given to any stage.",
        "contoh: semua tahap dapat memakan 7 hari kerja; 3 dari 10 yang diberikan peraturan belum "
        "dibagikan kepada tahap mana pun.",
        ("states", "diajukan", "budget"),
        "note",
        against=_total("10 hari kerja"),
    ),
    Planted(
        "L504",
        budget_of_the_applicant,
        "dikembalikan: its budget of 5 calendar days is not counted, because the statutory clock "
        "is paused here.",
        "dikembalikan: jatah waktunya 5 hari tidak dihitung, karena jangka waktu menurut peraturan "
        "sedang berhenti di sini.",
        ("states", "dikembalikan", "budget"),
        "warning",
    ),
    Planted(
        "L505",
        budget_a_visit,
        "diajukan: 2 working days each visit and nothing limits the visits; say how often, or "
        "count the budget once a request.",
        "diajukan: 2 hari kerja setiap kunjungan dan tidak ada yang membatasi jumlah kunjungan; "
        "batasi, atau hitung jatah waktunya satu kali untuk tiap permohonan.",
        ("states", "diajukan", "per_visit"),
        trace=("ajukan", "minta_perbaikan", "ajukan"),
    ),
    Planted(
        "L505",
        guarded_budget_a_visit,
        "diajukan: 2 working days each visit and only a guard limits the visits; say how often, or "
        "count the budget once a request.",
        "diajukan: 2 hari kerja setiap kunjungan dan hanya syarat yang membatasi jumlah kunjungan; "
        "batasi, atau hitung jatah waktunya satu kali untuk tiap permohonan.",
        ("states", "diajukan", "per_visit"),
        "note",
        trace=("ajukan", "minta_perbaikan", "ajukan"),
        also=("L205",),
    ),
    Planted(
        "L506",
        no_timer,
        "contoh: the law's 7 working days can pass with no consequence; add a deadline (deemed "
        "decision or escalation).",
        "contoh: 7 hari kerja menurut peraturan dapat lewat tanpa akibat; tambahkan batas waktu "
        "(dianggap dikabulkan, atau eskalasi).",
        ("timers",),
        "warning",
        against=_total("7 hari kerja"),
    ),
    Planted(
        "L507",
        calendar_days_only,
        "contoh: budgets are in calendar days, the statutory total in working days; give one of "
        "them in the other's unit.",
        "contoh: jatah waktu memakai hari kalender, jangka waktu menurut peraturan memakai hari "
        "kerja; tulis salah satunya dalam satuan yang lain.",
        ("states", "diajukan", "budget"),
        against=_total("10 hari kerja"),
    ),
    Planted(
        "L507",
        mixed_units,
        "contoh: budgets are in working days and calendar days, the statutory total in working "
        "days; give one of them in the other's unit.",
        "contoh: jatah waktu memakai hari kerja dan hari kalender, jangka waktu menurut peraturan "
        "memakai hari kerja; tulis salah satunya dalam satuan yang lain.",
        ("states", "diproses", "budget"),
        against=_total("10 hari kerja"),
    ),
    Planted(
        "L507",
        seven_days,
        "contoh: budgets are in working days, the statutory total in several units at once; give "
        "one of them in the other's unit.",
        "contoh: jatah waktu memakai hari kerja, jangka waktu menurut peraturan memakai beberapa "
        "satuan sekaligus; tulis salah satunya dalam satuan yang lain.",
        ("states", "diajukan", "budget"),
        against=_total("10 hari kerja 30 menit"),
    ),
    Planted(
        "L507",
        mixed_claim,
        "contoh: budgets are in working days and calendar days; give them all in one unit.",
        "contoh: jatah waktu memakai hari kerja dan hari kalender; tulis semuanya dalam satu "
        "satuan.",
        ("states", "diajukan", "budget"),
    ),
    Planted(
        "L602",
        same_label,
        "selesai, ditolak: both are called 'selesai' in 'id'; give them different labels, and use "
        "status for what the citizen sees.",
        "selesai, ditolak: keduanya disebut 'selesai' dalam 'id'; beri nama yang berbeda, dan "
        "pakai status untuk yang dilihat pemohon.",
        ("states", "ditolak", "label"),
        "warning",
    ),
    Planted(
        "L702",
        without_returns,
        "dikembalikan: requests under way may be here, and the new version has no such state; say "
        "where they go with mapping={'dikembalikan': ...}.",
        "dikembalikan: mungkin ada permohonan berjalan di sini, dan versi baru tidak mempunyai "
        "status itu; sebutkan tujuannya dengan mapping={'dikembalikan': ...}.",
        trace=("ajukan", "minta_perbaikan"),
        against=_before(),
        also=("L704",),
    ),
    Planted(
        "L703",
        nothing,
        "dikembalikn: the mapping names a state that the old version does not have. "
        "Did you mean 'dikembalikan'?",
        "dikembalikn: mapping menyebut status yang tidak dimiliki versi lama. "
        "Apakah maksudnya 'dikembalikan'?",
        against=_before(dikembalikn="diajukan"),
    ),
    Planted(
        "L703",
        nothing,
        "diproses → diproces: the mapping leads to a state that the new version does not have. "
        "Did you mean 'diproses'?",
        "diproses → diproces: mapping menuju status yang tidak dimiliki versi baru. "
        "Apakah maksudnya 'diproses'?",
        against=_before(diproses="diproces"),
    ),
    Planted(
        "L704",
        without_acceptance,
        "terima from diajukan: is gone in the new version; a client that still offers it will be "
        "refused.",
        "terima dari diajukan: tidak ada lagi pada versi baru; klien yang masih menawarkannya akan "
        "ditolak.",
        level="note",
        against=_before(),
    ),
    Planted(
        "L705",
        nothing,
        "diproses → selesai: a migration must not decide a request; choose a state that is not "
        "final.",
        "diproses → selesai: migrasi tidak boleh memutus permohonan; pilih status yang bukan "
        "status akhir.",
        trace=("ajukan", "terima"),
        against=_before(diproses="selesai"),
        also=("L704", "L704", "L704"),
    ),
    Planted(
        "L706",
        shorter_expiry,
        "dikembalikan: 'lewat' fell from 14 calendar days to 7 calendar days; requests already "
        "older fire when migrated.",
        "dikembalikan: 'lewat' turun dari 14 hari menjadi 7 hari; permohonan yang lebih lama dari "
        "itu langsung dijalankan saat migrasi.",
        ("timers", 0, "after"),
        "warning",
        against=_before(expiry),
    ),
]
