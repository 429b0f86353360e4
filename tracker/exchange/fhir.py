"""What the FHIR exports have in common: a bundle written piece by piece, a patient without a name, and quantities.

Codes are those of LOINC and UCUM that are cited beside them; where no code is known to fit, a text stands alone.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, BinaryIO

from tracker.exchange.days import LoggedDay, days_of, people_of
from tracker.exchange.export import ExportWish, Progress
from tracker.exchange.pseudonyms import Pseudonyms, read_key
from tracker.nutrition.usual_intake import DayStatus
from tracker.store.records import Person
from tracker.store.store import Reader

Resource = dict[str, Any]
OfDay = Callable[[LoggedDay, "Patient"], Iterator[Resource]]
"""Gives the resources of a day."""

UCUM = "http://unitsofmeasure.org"
DATA_ABSENT_REASON = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
DATA_ABSENT_EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"
AT_LEAST = ">="
_DECIMALS = 6


class Patient:
    """A person as the resources refer to them: by a pseudonym."""

    def __init__(self, person: Person, pseudonyms: Pseudonyms) -> None:
        self.person = person
        self.pseudonyms = pseudonyms
        self.name = pseudonyms.person(person.name)
        self.id = self.identifier("patient")

    def identifier(self, *parts: str) -> str:
        """A UUID of something of this patient, the same in every export with the same secret."""
        return str(self.pseudonyms.identifier(self.name, *parts))

    @property
    def reference(self) -> Resource:
        """A reference to the patient in the same bundle."""
        return {"reference": f"urn:uuid:{self.id}"}

    def resource(self) -> Resource:
        """The patient: sex and year of birth, as far as they are known."""
        profile = self.person.profile
        known: Resource = {"resourceType": "Patient", "id": self.id}
        known["identifier"] = [{"use": "secondary", "value": self.name}]
        if profile.sex is not None:
            known["gender"] = str(profile.sex)
        if profile.born is not None:
            known["birthDate"] = f"{profile.born.year:04d}"
        return known


def write_bundle(
    reader: Reader,
    wish: ExportWish,
    file: BinaryIO,
    made_at: datetime,
    progress: Progress,
    of_day: OfDay,
) -> None:
    """Write a collection of the patients and of what `of_day` gives for each of their days."""
    pseudonyms = wish.pseudonyms or Pseudonyms(read_key(None))
    total, done = reader.outgoing(wish.part).entry_count(), 0
    people = [Patient(person, pseudonyms) for person in people_of(reader, wish.part)]
    people.sort(key=lambda patient: patient.name)
    head: Resource = {
        "resourceType": "Bundle",
        "id": str(pseudonyms.identifier("bundle", *(patient.id for patient in people))),
        "type": "collection",
        "timestamp": made_at.isoformat(timespec="milliseconds") + "Z",
    }
    file.write(json.dumps(head, indent=1)[:-2].encode() + b',\n "entry": [')
    separator = b"\n"
    for patient in people:
        file.write(separator + _entry(patient.resource()))
        separator = b",\n"
        for day in days_of(reader, patient.person, wish.part):
            for resource in of_day(day, patient):
                file.write(separator + _entry(resource))
            done += len(day.entries)
            progress(done, total)
    file.write(b"\n ]\n}\n")


def quantity(value: float | None, unit: str, *, unknown: int) -> Resource | None:
    """An amount in a UCUM unit; a sum in which some entries are unknown is a lower bound. None where nothing is known."""
    if value is None:
        return None
    amount: Resource = {"value": round(value, _DECIMALS)}
    if unknown:
        amount["comparator"] = AT_LEAST
    return amount | {"unit": unit, "system": UCUM, "code": unit}


def status_note(day: LoggedDay) -> str:
    """How fully the day was recorded, in English as the rest of the resource."""
    return {
        DayStatus.COMPLETE: "The day was marked as recorded completely.",
        DayStatus.PARTIAL: "The day was marked as recorded in part: the intake is at least what is told.",
        DayStatus.UNMARKED: "The day was not marked as recorded completely.",
    }[day.status]


def _entry(resource: Resource) -> bytes:
    wrapped = {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}
    return json.dumps(wrapped, ensure_ascii=False, allow_nan=False).encode()
