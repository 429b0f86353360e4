"""Erasing a person for good: what would go, and doing it."""

from dataclasses import dataclass
from pathlib import Path

from tracker.diary.people import person_in
from tracker.locale import _
from tracker.problems import Problem
from tracker.store.erasing import Erased, remove_backups
from tracker.store.outgoing import LogPart
from tracker.store.records import Person
from tracker.store.store import Store


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What is there of a person."""

    person: Person
    entries: int
    backups: tuple[Path, ...]
    """The backups beside the database that hold them too, or may."""


@dataclass(eq=False)
class NotConfirmed(Problem):
    """Nobody said that they mean it."""

    name: str

    def sentence(self) -> str:
        return _(
            "Nothing was erased. Erasing cannot be undone, so it needs the name “{name}” typed once more, or --yes."
        ).format(name=self.name)


def plan_erasure(store: Store, name: str) -> ErasurePlan:
    """What is there of the person called `name`; raises UnknownPerson."""
    with store.read() as reader:
        person = person_in(reader, name)
        entries = reader.outgoing(LogPart(person.name)).entry_count()
    return ErasurePlan(person, entries, store.backups_with(person))


def erase(store: Store, plan: ErasurePlan, *, confirmed_by: str, with_backups: bool) -> Erased:
    """Erase the person for good, if `confirmed_by` is their name; the backups too where that is wanted.

    Raises NotConfirmed and has then erased nothing, and StoreProblem.
    """
    if confirmed_by.strip() != plan.person.name:
        raise NotConfirmed(plan.person.name)
    erased = store.erase(plan.person.id)
    if with_backups:
        remove_backups(plan.backups)
    return erased
