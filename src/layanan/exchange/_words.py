"""
The words of the pictures, in both languages.
"""

from typing import Final

from layanan.lifecycle import Kind, Outcome, Party
from layanan.text import Label

TURNS: Final[dict[Party, Label]] = {
    "applicant": Label(id="pemohon", en="the applicant"),
    "office": Label(id="kantor", en="the office"),
    "other": Label(id="pihak lain", en="another body"),
}
KINDS: Final[dict[Kind, Label]] = {
    "working": Label(id="dikerjakan", en="being worked on"),
    "resting": Label(id="diam", en="resting"),
    "closed": Label(id="ditutup", en="closed"),
}
OUTCOMES: Final[dict[Outcome, Label]] = {
    "success": Label(id="berhasil", en="successful"),
    "refusal": Label(id="ditolak", en="refused"),
    "withdrawn": Label(id="dicabut", en="withdrawn"),
    "deemed": Label(id="dianggap dikabulkan", en="deemed granted"),
}
FIRST: Final = Label(id="awal", en="initial")
PHASE: Final = Label(id="tahap {phase}", en="phase {phase}")
BUDGET: Final = Label(id="jatah {term}", en="budget {term}")
PER_VISIT: Final = Label(id="jatah {term} setiap kali masuk", en="budget {term} at every visit")
SUBS: Final = Label(id="dapat dimintakan {subs}", en="may ask for {subs}")
UNDEFINED: Final = Label(id="tidak didefinisikan", en="not defined")

SYSTEM_ROLE: Final = Label(id="Sistem", en="The system")
NOBODY: Final = Label(id="tidak seorang pun", en="nobody")
ROLES: Final = Label(id="Peran", en="Roles")
LAW: Final = Label(id="Dasar hukum", en="Legal basis")
TURN: Final = Label(id="giliran {turn}", en="turn of {turn}")
CONDITIONS: Final = Label(id="dengan syarat {all}", en="needs {all}")
AT_ONCE: Final = Label(id="seketika", en="at once")
AFTER: Final = Label(id="setelah {term} – {label}", en="after {term} – {label}")
PAUSES_WITH: Final = Label(id="ikut berhenti dengan {level}", en="pausing with {level}")
NOTHING: Final = Label(id="tidak ada transisi", en="no step leaves it")
