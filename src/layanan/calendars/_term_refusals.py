"""
Why a text is no term: each refusal says the fact and what to write instead.

Nothing is skipped because it looks harmless. A skipped word might be
"sebelum", "minimal" or "per dokumen", and each of them makes another promise.
"""

from fractions import Fraction
from typing import Final, NoReturn

from layanan.calendars._term_errors import TermSyntaxError, clip
from layanan.calendars._term_tokens import Cursor, Phrases
from layanan.calendars._term_words import (
    CALENDAR_DAYS,
    UNIT_NAMES,
    WORKING_DAYS,
    WrittenUnit,
    write_amount,
)
from layanan.text import nearest, number_to_words

_SHOWN: Final = 40
_MISSPELT: Final = 2  # words

_ABOUT: Final = Phrases(
    *("±", "~", "≈", "kurang lebih", "lebih kurang", "kira-kira", "sekitar"),
    *("about", "approximately", "approx", "around", "roughly", "circa"),
)
_AT_LEAST: Final = Phrases(
    *("minimal", "minimum", "sekurang-kurangnya", "sekurangnya", "sedikitnya", "lebih dari"),
    *("paling sedikit", "paling singkat", "paling cepat", "paling kurang", "≥", ">"),
    *("at least", "no less than", "not less than", "no sooner than", "more than"),
)
_DASHES: Final = Phrases("-", "–", "−")
_BRACKET: Final = Phrases("(")
_RANGE_WORDS: Final = Phrases("sampai", "hingga", "s.d.", "s/d", "to", "-", "–")
_PER: Final = Phrases("/", "per", "setiap", "tiap", "each", "every")
_CIRCUMSTANCE: Final = Phrases(
    *("sejak", "setelah", "sesudah", "sebelum", "terhitung", "untuk", "bagi", "jika", "apabila"),
    *("bila", "since", "after", "before", "from", "for", "of", "if", "when"),
)
_UNITS: Final = Phrases(*UNIT_NAMES)
_WORK: Final = frozenset({"kerja", "working", "office", "business"})


def refuse_length(text: str, most: int) -> NoReturn:
    """
    Refuse a text of more than `most` characters.
    """
    raise TermSyntaxError(
        text=text,
        part=text[most : most + _SHOWN],
        position=most + 1,
        fact_id=f"teks sepanjang {len(text)} huruf melewati batas {most}; tulis jangka "
        "waktunya saja",
        fact_en=f"the text of {len(text)} characters exceeds the limit of {most}; "
        "write the term alone",
    )


def refuse_missing_number(cursor: Cursor) -> NoReturn:
    """
    Refuse what stands where a number should.
    """
    if cursor.is_at_end:
        cursor.refuse(
            cursor.place,
            cursor.place,
            fact_id='belum lengkap; tulis bilangan dan satuan, misalnya "10 hari kerja"',
            fact_en='incomplete; write a number and a unit, such as "10 hari kerja"',
        )
    if cursor.look(_DASHES):
        cursor.refuse(
            cursor.place,
            cursor.place + 2,
            fact_id="jangka waktu tidak dapat negatif; tulis bilangan 1 atau lebih",
            fact_en="a term cannot be negative; write 1 or more",
        )
    unit = cursor.look(_UNITS)
    if unit:
        cursor.refuse(
            cursor.place,
            cursor.place + len(unit.split()),
            fact_id=f'"{unit}" tanpa bilangan; tulis misalnya "1 {unit}"',
            fact_en=f'"{unit}" has no number; write for instance "1 {unit}"',
        )
    refuse_unknown(cursor)


def refuse_missing_unit(cursor: Cursor, first: int) -> NoReturn:
    """
    Refuse a number (from `first` on) that no unit follows.
    """
    if not (cursor.is_at_end or cursor.look(_RANGE_WORDS)):
        refuse_unknown(cursor)
    number = cursor.source(first, cursor.place)
    cursor.refuse(
        cursor.place,
        cursor.place,
        fact_id=f'"{number}" tanpa satuan; tulis misalnya "{number} hari kerja" atau '
        f'"{number} menit"',
        fact_en=f'"{number}" has no unit; write for instance "{number} hari kerja" or '
        f'"{number} menit"',
    )


def refuse_second_unit(cursor: Cursor, count: Fraction, unit: WrittenUnit) -> NoReturn:
    """
    Refuse two units after one number, and offer either ("5 hari jam kerja").
    """
    name = cursor.look(_UNITS) or ""
    second = UNIT_NAMES[name]
    # "Jam kerja" after "hari": working days or working hours were meant.
    first = WORKING_DAYS if unit is CALENDAR_DAYS and _WORK & set(name.split()) else unit
    offers = [
        [f'"{write_amount(digits(count), each, language)}"' for each in (first, second)]
        for language in ("id", "en")
    ]
    cursor.refuse(
        cursor.place,
        cursor.place + len(name.split()),
        fact_id=f"dua satuan untuk satu bilangan; tulis {offers[0][0]} atau {offers[0][1]}",
        fact_en=f"two units for one number; write {offers[0][0]} ({offers[1][0][1:-1]}) or "
        f"{offers[0][1]} ({offers[1][1][1:-1]})",
    )


def refuse_factor(cursor: Cursor, at: int) -> NoReturn:
    """
    Refuse a times sign that anything but 24 follows.
    """
    cursor.refuse(
        at,
        max(cursor.place, at + 1),
        fact_id="setelah tanda kali hanya 24 yang dikenal; tulis misalnya 3x24 jam",
        fact_en="only 24 may follow the times sign; write for instance 3x24 jam",
    )


def refuse_clock_unit(cursor: Cursor, first: int, count: Fraction, name: str) -> NoReturn:
    """
    Refuse "3x24" of anything but hours of the clock.
    """
    days = digits(count)
    cursor.refuse(
        first,
        cursor.place,
        fact_id=f'{days}x24 tidak dapat diikuti "{name}"; tulis "{days}x24 jam" (siang malam) '
        f'atau "{days} hari kerja"',
        fact_en=f'{days}x24 cannot be followed by "{name}"; write "{days}x24 jam" (round the '
        f'clock) or "{days} hari kerja"',
    )


def refuse_disagreement(cursor: Cursor, first: int, bracket: int) -> NoReturn:
    """
    Refuse a number (from `first` on) that its repetition in brackets contradicts.
    """
    one, other = cursor.source(first, bracket), cursor.source(bracket + 1, cursor.place)
    cursor.refuse(
        first,
        cursor.place,
        fact_id=f'"{one}" dan "{other}" tidak sama; tulis satu bilangan saja',
        fact_en=f'"{one}" and "{other}" disagree; write one number only',
    )


def refuse_open_bracket(cursor: Cursor) -> NoReturn:
    """
    Refuse brackets that hold more than the repeated number, or never close.
    """
    if not cursor.is_at_end:
        refuse_unknown(cursor)
    cursor.refuse(
        cursor.place,
        cursor.place,
        fact_id='kurung tidak ditutup; tulis misalnya "10 (sepuluh) hari kerja"',
        fact_en='the bracket is not closed; write for instance "10 (sepuluh) hari kerja"',
    )


def refuse_ambiguous_number(cursor: Cursor) -> NoReturn:
    """
    Refuse "1.000": a thousand to an Indonesian, one to an Englishman.
    """
    token = cursor.tokens[cursor.place]
    plain = clip(token.text.replace(".", "").replace(",", ""), _SHOWN)
    cursor.refuse(
        cursor.place,
        cursor.place + 1,
        fact_id=f'"{clip(token.text, _SHOWN)}" bermakna ganda (pemisah ribuan atau desimal); '
        f'tulis "{plain}" tanpa pemisah, atau desimal dengan satu atau dua angka',
        fact_en=f'"{clip(token.text, _SHOWN)}" is ambiguous (thousands or decimals); write '
        f'"{plain}" without a separator, or a decimal of one or two digits',
    )


def refuse_repeated_unit(cursor: Cursor, first: int, unit: WrittenUnit) -> NoReturn:
    """
    Refuse a unit that occurs twice without "+".
    """
    cursor.refuse(
        first,
        first + 1,
        fact_id=f'satuan "{unit.id.strip("x")}" disebut dua kali; jumlahkan, atau hubungkan '
        'dengan "+"',
        fact_en=f'the unit "{unit.id.strip("x")}" occurs twice; add the amounts up, or join '
        'them with "+"',
    )


def refuse_fraction(cursor: Cursor, first: int, unit: WrittenUnit) -> NoReturn:
    """
    Refuse a fraction of a unit that has none, or an hour that makes no whole minutes.
    """
    if unit.may_be_divided:
        cursor.refuse(
            first,
            first + 1,
            fact_id="pecahan jam ini bukan menit bulat; tulis dalam menit",
            fact_en="this fraction of an hour makes no whole minutes; write minutes",
        )
    cursor.refuse(
        first,
        first + 1,
        fact_id=f'"{unit.id.strip("x")}" tidak dapat dipecah; tulis bilangan bulat, atau satuan '
        'yang lebih kecil seperti "4 jam kerja"',
        fact_en=f'"{unit.id.strip("x")}" has no fractions; write a whole number, or a smaller '
        'unit such as "4 jam kerja"',
    )


def refuse_half_range(cursor: Cursor, first: int) -> NoReturn:
    """
    Refuse a range whose lower end leaves its unit to a compound.
    """
    cursor.refuse(
        first,
        first + 1,
        fact_id="batas bawah rentang tidak bersatuan; tulis kedua batas lengkap, misalnya "
        '"1 hari kerja sampai 1 hari kerja 30 menit"',
        fact_en="the lower end of the range lacks a unit; write both ends in full, such as "
        '"1 hari kerja sampai 1 hari kerja 30 menit"',
    )


def refuse_unknown(cursor: Cursor) -> NoReturn:
    """
    Refuse what stands here, with the reason if it is known and the nearest words if not.
    """
    _refuse_no_limit(cursor)
    run = max(1, len(cursor.words(len(cursor.tokens))))
    end = cursor.place + run
    if cursor.look(_RANGE_WORDS):
        cursor.refuse(
            cursor.place,
            cursor.place + 1,
            fact_id="rentang harus punya tepat dua batas; tulis batas bawah dan batas atas",
            fact_en="a range has exactly two ends; write one lower and one upper end",
        )
    following = cursor.tokens[cursor.place + 1 : cursor.place + 2]
    if cursor.look(_PER) and following and following[0].kind == "word":
        _refuse_per_thing(cursor)
    if cursor.look(_CIRCUMSTANCE) or (cursor.place and cursor.look(_BRACKET)):
        _refuse_circumstance(cursor)
    part = clip(cursor.source(cursor.place, end), _SHOWN)
    cursor.refuse(
        cursor.place,
        end,
        fact_id=f'"{part}" tidak dimengerti',
        fact_en=f'"{part}" is not understood',
        # In a whole sentence no single word is misspelt.
        nearest=_guess(cursor) if run <= _MISSPELT else (),
    )


def _refuse_per_thing(cursor: Cursor) -> NoReturn:
    part = clip(cursor.source(cursor.place, len(cursor.tokens)), _SHOWN)
    cursor.refuse(
        cursor.place,
        len(cursor.tokens),
        fact_id=f'"{part}" bukan bagian jangka waktu; tulis jangka waktu untuk satu saja, lalu '
        "kalikan dengan jumlahnya (term * 10)",
        fact_en=f'"{part}" is no part of a term; write the term for one, and multiply it by '
        "their number (term * 10)",
    )


def _refuse_circumstance(cursor: Cursor) -> NoReturn:
    part = clip(cursor.source(cursor.place, len(cursor.tokens)), _SHOWN)
    cursor.refuse(
        cursor.place,
        len(cursor.tokens),
        fact_id=f'"{part}" bukan bagian jangka waktu: syarat, keterangan, dan saat mulai tetap '
        "dalam teks aslinya (published); tulis jangka waktunya saja",
        fact_en=f'"{part}" is no part of a term: conditions, remarks and starting points stay '
        "in the published text; write the term alone",
    )


def _refuse_no_limit(cursor: Cursor) -> None:
    first = cursor.place
    if cursor.take(_ABOUT):
        part = cursor.source(first, cursor.place)
        cursor.refuse(
            first,
            cursor.place,
            fact_id=f'"{part}" hanya perkiraan, bukan batas; tulis waktu paling lama yang '
            "dijanjikan",
            fact_en=f'"{part}" is an estimate and no limit; write the longest time that is '
            "promised",
        )
    if cursor.take(_AT_LEAST):
        part = cursor.source(first, cursor.place)
        cursor.refuse(
            first,
            cursor.place,
            fact_id=f'"{part}" menyatakan waktu paling sedikit, bukan batas; tulis waktu paling '
            "lama yang dijanjikan",
            fact_en=f'"{part}" states the least time and no limit; write the longest time that '
            "is promised",
        )


def _guess(cursor: Cursor) -> tuple[str, ...]:
    """
    Return units and numbers that a misspelt word here may stand for.
    """
    words = cursor.words(2)
    if not words:
        return ()
    numbers = [number_to_words(n, language) for n in range(1, 21) for language in ("id", "en")]
    tries = [" ".join(words), words[0]]
    before = cursor.source(cursor.place - 1, cursor.place).casefold() if cursor.place else ""
    if before in UNIT_NAMES:  # "hari krja"
        tries.insert(0, f"{before} {words[0]}")
    found = [close for text in tries for close in nearest(text, [*UNIT_NAMES, *numbers])]
    return tuple(dict.fromkeys(close for close in found if close != before))[:3]


def digits(count: Fraction) -> str:
    """
    Return `count` as a person would write it.
    """
    if count.denominator == 1:
        return clip(str(count), _SHOWN)
    return f"{float(count):g}".replace(".", ",")
