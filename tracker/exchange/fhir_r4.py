"""FHIR R4: two Observations (http://hl7.org/fhir/R4/observation.html) for each day, of calcium and of vitamin D."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from tracker.exchange.days import LoggedDay
from tracker.exchange.export import ExportWish, Progress
from tracker.exchange.fhir import DATA_ABSENT_REASON, Patient, Resource, quantity, status_note, write_bundle
from tracker.nutrition.absorption import COEFFICIENT_SET_VERSION
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.store import Reader

_LOINC = "http://loinc.org"
CALCIUM = ("81137-2", "Calcium intake 24 hour Estimated")
VITAMIN_D = ("81929-2", "Vitamin D intake 24 hour Estimated")


def write_r4(reader: Reader, wish: ExportWish, file: BinaryIO, made_at: datetime, progress: Progress) -> None:
    """Write a bundle of Observations."""
    write_bundle(reader, wish, file, made_at, progress, _observations)


def _observations(day: LoggedDay, patient: Patient) -> Iterator[Resource]:
    calcium, vitamin_d = day.intake.calcium, day.intake.vitamin_d
    observed = _observation(day, patient, CALCIUM, calcium.intake_mg, "mg", calcium.unknown_entries)
    method = f"Absorbed calcium, estimated with the coefficient set {day.intake.coefficients} {COEFFICIENT_SET_VERSION}"
    observed["component"] = [
        {"code": {"text": method}, **_value(day, calcium.absorbed_mg, "mg", calcium.unknown_entries)}
    ]
    yield observed
    yield _observation(day, patient, VITAMIN_D, vitamin_d.intake_ug, "ug", vitamin_d.unknown_entries)


def _observation(
    day: LoggedDay, patient: Patient, code: tuple[str, str], value: float | None, unit: str, unknown: int
) -> Resource:
    number, display = code
    notes = [status_note(day)]
    if unknown:
        notes.append(
            f"The value of {unknown} of {len(day.entries)} entries is unknown and not in the figure."
        )
    return {
        "resourceType": "Observation",
        "id": patient.identifier("observation", day.day.isoformat(), number),
        "status": "final",
        "code": {"coding": [{"system": _LOINC, "code": number, "display": display}], "text": display},
        "subject": patient.reference,
        "effectiveDateTime": day.day.isoformat(),
        **_value(day, value, unit, unknown),
        "note": [{"text": " ".join(notes)}],
    }


def _value(day: LoggedDay, value: float | None, unit: str, unknown: int) -> dict[str, Any]:
    """The value of a day, or why there is none. A day recorded in part had at least this much."""
    in_part = day.status is DayStatus.PARTIAL
    amount = quantity(value, unit, unknown=unknown + in_part)
    if amount is None or (in_part and not day.entries):
        reason = {"system": DATA_ABSENT_REASON, "code": "unknown", "display": "Unknown"}
        return {"dataAbsentReason": {"coding": [reason]}}
    return {"valueQuantity": amount}
