"""Files as other programs write them, made here from the columns that they document, with what their rows add up to."""

import csv
import io
import struct
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from tests.exchange import headers

FOODS = (
    "Milk, whole",
    "Spinach, raw",
    "Kale, raw",
    "Bread, rye",
    "Cheese, cheddar",
    "Banana, raw",
    "Grandma's pie",
)
Row = Mapping[str, object]


@dataclass
class Sample:
    """A file, and what it says itself of each person's day: calcium in mg and vitamin D in µg."""

    content: bytes
    totals: dict[tuple[str, str], list[float]] = field(
        default_factory=lambda: defaultdict(lambda: [0.0, 0.0])
    )
    rows: int = 0

    def at(self, path: Path) -> Path:
        """Write the file to `path`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content)
        return path


def table(columns: Sequence[str], rows: Iterable[Row], *, delimiter: str = ",", end: str = "\r\n") -> str:
    """CSV with these columns; what a row has not stays empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(dict(row) for row in rows)
    return out.getvalue()


def _made(
    columns: Sequence[str], count: int, make: Callable[[int, Random, Sample], Row], *, encoding: str = "utf-8"
) -> Sample:
    sample, random = Sample(b"", rows=count), Random(24)
    rows = [make(number, random, sample) for number in range(count)]
    sample.content = table(columns, rows).encode(encoding)
    return sample


def _figure(random: Random, most: float, unknown: float = 0.1) -> str:
    return "" if random.random() < unknown else f"{random.random() * most:.2f}"


def _add(sample: Sample, person: str, day: str, calcium: str, vitamin_d: str, per: float = 1.0) -> None:
    total = sample.totals[person, day]
    total[0] += float(calcium or 0)
    total[1] += float(vitamin_d or 0) / per


def cronometer(count: int = 60, columns: Sequence[str] = headers.CRONOMETER_2025) -> Sample:
    """servings.csv; each tenth row is a supplement, which has no energy."""

    def make(number: int, random: Random, sample: Sample) -> Row:
        day = f"2024-{1 + number // 300}-{1 + number // 12 % 25}"
        pill = number % 10 == 9
        calcium, vitamin_d = _figure(random, 300), _figure(random, 400)
        whole = "-".join(f"{int(part):02}" for part in day.split("-"))
        _add(sample, "", whole, calcium, vitamin_d if "Vitamin D (IU)" in columns else "", 40)
        row = {
            "Day": day,
            "Time": f"{1 + number % 12}:{number % 60:02} {'AM' if number % 2 else 'PM'}",
            "Group": ("Breakfast", "Lunch", "Dinner", "Snacks")[number % 4],
            "Food Name": "Calcium + D" if pill else FOODS[number % len(FOODS)],
            "Amount": "2.00 Pill"
            if pill
            else ('1.00 piece (1/6 of 8" pie)', "150.00 g", "1.00 cup")[number % 3],
            "Energy (kcal)": "" if pill else "123.40",
            "Vitamin D (IU)": vitamin_d,
            "Calcium (mg)": calcium,
            "Category": "Supplements" if pill else "Dairy and Egg Products",
        }
        return {name: value for name, value in row.items() if name in columns}

    return _made(columns, count, make, encoding="utf-8-sig")


def cronometer_days(sample: Sample) -> Sample:
    """dailysummary.csv that goes with a servings.csv; every other day is ticked off."""
    rows = [
        {
            "Date": day,
            "Energy (kcal)": "1800",
            "Vitamin D (IU)": f"{vitamin_d_ug * 40:.2f}",
            "Calcium (mg)": f"{calcium_mg:.2f}",
            "Completed": "true" if number % 2 == 0 else "false",
        }
        for number, ((_person, day), (calcium_mg, vitamin_d_ug)) in enumerate(sorted(sample.totals.items()))
    ]
    return Sample(table(headers.CRONOMETER_DAYS, rows).encode("utf-8-sig"), rows=len(rows))


def asa24_items(people: int = 3, foods: int = 8) -> Sample:
    """Items of two recalls each; the second of the last person was broken off."""

    def make(number: int, random: Random, sample: Sample) -> Row:
        person, rest = divmod(number, 2 * foods)
        recall, food = divmod(rest, foods)
        calcium, vitamin_d = _figure(random, 300), _figure(random, 9)
        name, day = f"ABC{person:03}", f"{3 + recall}/{14 + recall}/2024"
        _add(sample, name, f"2024-0{3 + recall}-{14 + recall}", calcium, vitamin_d)
        return {
            "RecallRecId": "r1",
            "UserName": name,
            "RecallNo": recall + 1,
            "RecallStatus": "5" if person == people - 1 and recall else "2",
            "IntakeStartDateTime": f"{day} 0:00",
            "Occ_No": food + 1,
            "Occ_Time": f"{day} {6 + 2 * food}:05",
            "Occ_Name": 1 + food % 7,
            "FoodCode": ("11111000", "72125100", "57000000")[food % 3],
            "FoodAmt": f"{random.random() * 300 + 1:.2f}",
            "KCAL": "100",
            "CALC": calcium,
            "VITD": vitamin_d,
            "FoodComp": 1,
            "Food_Description": FOODS[food % len(FOODS)],
        }

    return _made(headers.ASA24_ITEMS, people * 2 * foods, make)


def asa24_supplements() -> Sample:
    """INS of two people, a tablet each."""

    def make(number: int, random: Random, sample: Sample) -> Row:
        name = f"ABC{number:03}"
        _add(sample, name, "2024-03-14", "500", "10")
        return {
            "UserName": name,
            "RecallNo": 1,
            "RecallStatus": "2",
            "IntakeStartDateTime": "3/14/2024 0:00",
            "Occ_Time": "3/14/2024 8:00",
            "Occ_Name": 8,
            "SupplCode": "1000400000",
            "SupplAmount": "1",
            "CALC": "500",
            "VITD": "10",
            "Suppl_Description": "Calcium with vitamin D",
        }

    return _made(headers.ASA24_INS, 2, make)


def intake24(columns: Sequence[str] = headers.INTAKE24_LABELS, count: int = 30) -> Sample:
    """Foods of two people; each sixth was not found, and has no values."""
    label = dict(zip(headers.INTAKE24_LABELS, columns, strict=True))

    def make(number: int, random: Random, sample: Sample) -> Row:
        name, missing = f"resp{number % 2}", number % 6 == 5
        calcium, vitamin_d = ("", "") if missing else (_figure(random, 300, 0), _figure(random, 9, 0))
        _add(sample, name, "2024-05-20", calcium, vitamin_d)
        row = {
            "User ID": number % 2,
            "Survey Alias / username": name,
            "Submission ID": "3f2a",
            "Recall Date": "2024-05-20",
            "Meal ID": 1,
            "Meal name": "Breakfast",
            "Meal time": "08:10",
            "Food code": "" if missing else "MILK",
            "Name (en)": "" if missing else FOODS[number % len(FOODS)],
            "Missing name": "Goat yoghurt" if missing else "",
            "Missing brand": "Farm shop" if missing else "",
            "Portion Weight": "" if missing else "120.5",
            "Calcium": calcium,
            "Vitamin D": vitamin_d,
        }
        return {label[name]: value for name, value in row.items()}

    return _made(columns, count, make)


def opennutritracker(*, grams: bool = False, count: int = 20) -> Sample:
    """user_intake.csv with values per 100 g; with `grams` as old versions wrote them."""

    def make(number: int, random: Random, sample: Sample) -> Row:
        calcium_mg, vitamin_d_ug = random.random() * 200 + 1, random.random() * 3
        eaten, unit = (150, "g") if number % 2 else (2, "serving")
        weight = 150 if number % 2 else 60
        day = f"2025-02-{1 + number // 4:02}"
        total = sample.totals["", day]
        total[0] += calcium_mg * weight / 100
        total[1] += vitamin_d_ug * weight / 100
        return {
            "id": number,
            "date_time": f"{day}T0{number % 10}:30:00.000",
            "type": ("breakfast", "lunch", "dinner", "snack")[number % 4],
            "amount": eaten,
            "unit": unit,
            "meal_name": FOODS[number % len(FOODS)],
            "meal_serving_quantity": "30",
            "kcal_per_100g": "60",
            "calcium_per_100g": repr(calcium_mg / 1000 if grams else calcium_mg),
            "vitamin_d_per_100g": repr(vitamin_d_ug / 1e6 if grams else vitamin_d_ug),
        }

    return _made(headers.OPENNUTRITRACKER, count, make)


def myfitnesspal(count: int = 12) -> Sample:
    """The nutrition summary: calcium in % of 1000 mg."""

    def make(number: int, random: Random, sample: Sample) -> Row:
        day, percent = f"2024-06-{1 + number // 4:02}", f"{random.random() * 40:.1f}"
        sample.totals["", day][0] += float(percent) * 10
        meal = ("Breakfast", "Lunch", "Dinner", "Snacks")[number % 4]
        return {
            "Date": day,
            "Meal": meal,
            "Calories": "400",
            "Calcium": percent,
            "Iron": "10",
            "Vitamin A": "3",
        }

    return _made(headers.MYFITNESSPAL, count, make)


def xport(columns: Mapping[str, Sequence[Any]], width: int = 40) -> bytes:
    """A SAS transport file, version 5, of numbers and of text in Latin-1; None is missing."""

    def card(text: str) -> bytes:
        return text.ljust(80).encode("latin-1")

    def padded(data: bytes) -> bytes:
        return data + b" " * (-len(data) % 80)

    stamp = "01JAN20:00:00:00"
    texts = {name for name, values in columns.items() if any(isinstance(value, str) for value in values)}
    names, at = b"", 0
    for number, name in enumerate(columns, 1):
        length = width if name in texts else 8
        names += struct.pack(
            ">hhhh8s40s8shhh2s8shhl52s", 2 if name in texts else 1, 0, length, number, name.ljust(8).encode(),
            b" " * 40, b" " * 8, 0, 0, 0, b"  ", b" " * 8, 0, 0, at, b" " * 52,
        )  # fmt: skip
        at += length
    rows = b"".join(
        b"".join(
            str(values[row]).ljust(width).encode("latin-1") if name in texts else ibm_double(values[row])
            for name, values in columns.items()
        )
        for row in range(len(next(iter(columns.values()))))
    )
    return b"".join(
        (
            card("HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!000000000000000000000000000000"),
            card(f"SAS     SAS     SASLIB  9.4     X64     {' ' * 24}{stamp}"),
            card(stamp),
            card("HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!000000000000000001600000000140"),
            card("HEADER RECORD*******DSCRPTR HEADER RECORD!!!!!!!000000000000000000000000000000"),
            card(f"SAS     DATA    SASDATA 9.4     X64     {' ' * 24}{stamp}"),
            card(stamp),
            card(
                f"HEADER RECORD*******NAMESTR HEADER RECORD!!!!!!!000000{len(columns):04}00000000000000000000"
            ),
            padded(names),
            card("HEADER RECORD*******OBS     HEADER RECORD!!!!!!!000000000000000000000000000000"),
            padded(rows),
        )
    )


def ibm_double(value: float | None) -> bytes:
    """A number as mainframes keep it: a power of 16 and a fraction of 56 bits."""
    if value is None:
        return b"." + bytes(7)
    if value == 0:
        return bytes(8)
    sign, rest, power = (0x80 if value < 0 else 0), abs(float(value)), 64
    while rest >= 1:
        rest, power = rest / 16, power + 1
    while rest < 1 / 16:
        rest, power = rest * 16, power - 1
    return bytes([sign | power]) + int(rest * 2**56).to_bytes(7, "big")


def nhanes(people: int = 4, foods: int = 5, interview: int = 1) -> Sample:
    """DR1IFF or DR2IFF; a missing figure is missing, a zero is zero, and the last interview was not reliable."""
    random, sample, prefix = Random(7), Sample(b"", rows=people * foods), f"DR{interview}"
    day = "2018-03-05" if interview == 1 else "2018-03-12"
    columns: dict[str, list[float | None]] = {
        name: []
        for name in (
            "SEQN", f"{prefix}ILINE", f"{prefix}DRSTZ", f"{prefix}_020", f"{prefix}_030Z", f"{prefix}IFDCD",
            f"{prefix}IGRMS", f"{prefix}IKCAL", f"{prefix}ICALC", f"{prefix}IVD",
        )
    }  # fmt: skip
    for number in range(people * foods):
        person, food = divmod(number, foods)
        calcium = None if number % 7 == 6 else 0.0 if food == 1 else float(random.randint(1, 400))
        vitamin_d = random.randint(0, 80) / 8
        total = sample.totals[f"NHANES {93703 + person}", day]
        total[0] += calcium or 0
        total[1] += vitamin_d
        values = (
            93703 + person, food + 1, 2 if person == people - 1 else 1, 3600.0 * (7 + food), 1 + food % 4,
            (11111000, 72125100, 58106210)[food % 3], random.randint(1, 3000) / 8, 100.0, calcium, vitamin_d,
        )  # fmt: skip
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)
    sample.content = xport(columns)
    return sample
