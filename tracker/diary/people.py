"""People: whose log it is, and what of them changes a target."""

from dataclasses import dataclass, replace
from datetime import date

from tracker.diary.dates import read_date
from tracker.locale import _
from tracker.nutrition.profile import Authority, Condition, Profile, Sex, SupplementPolicy
from tracker.problems import Problem
from tracker.store.records import ChangeSummary, Person
from tracker.store.store import Reader, Store

OLDEST_YEARS = 120


@dataclass(eq=False)
class ImpossibleBirthDate(Problem):
    """A date of birth in the future, or of somebody older than anyone has become."""

    born: date

    def sentence(self) -> str:
        return _(
            "{born} can be nobody's date of birth: it must lie in the past, at most {years} years ago. Nothing was stored."
        ).format(born=self.born.isoformat(), years=OLDEST_YEARS)


@dataclass(eq=False)
class PersonArchived(Problem):
    """One whose log was put away is no longer the one to log for."""

    name: str

    def sentence(self) -> str:
        return _(
            "{name} is archived, so nothing was changed; “tracker people archive --restore” takes them back into the list."
        ).format(name=self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChange:
    """What is to be told anew of a person; None leaves it as it is."""

    name: str | None = None
    born: date | None = None
    sex: Sex | None = None
    add_conditions: frozenset[Condition] = frozenset()
    remove_conditions: frozenset[Condition] = frozenset()
    authority: Authority | None = None
    authority_follows_profile: bool = False
    supplement_policy: SupplementPolicy | None = None
    weight_kg: float | None = None


def person_in(reader: Reader, name: str | None) -> Person:
    """The person called `name`, or the one in use for None; raises UnknownPerson."""
    return reader.current_person() if name is None else reader.person(name)


def read_birth_date(text: str, today: date) -> date:
    """The date of birth that `text` names; raises NoSuchDate or ImpossibleBirthDate."""
    born = read_date(text, today)
    if born > today or today.year - born.year > OLDEST_YEARS:
        raise ImpossibleBirthDate(born)
    return born


def add_person(store: Store, name: str, profile: Profile) -> Person:
    """Add a person; raises DuplicatePerson or UnusableName."""
    with store.write(ChangeSummary("add-person", {"name": name})) as writer:
        return writer.add_person(name, profile)


def edit_person(store: Store, name: str | None, change: ProfileChange) -> Person:
    """Change what is known of a person; one change that can be undone."""
    with store.write(ChangeSummary("edit-person")) as writer:
        person = person_in(writer, name)
        writer.summary = ChangeSummary("edit-person", {"name": person.name})
        return writer.edit_person(
            replace(person, name=change.name or person.name, profile=_changed(person.profile, change))
        )


def use_person(store: Store, name: str) -> Person:
    """Make `name` the person whose log is meant from here on; raises UnknownPerson, PersonArchived."""
    with store.write(ChangeSummary("use-person", {"name": name})) as writer:
        person = writer.person(name)
        if person.archived:
            raise PersonArchived(person.name)
        writer.use_person(person.id)
        return person


def archive_person(store: Store, name: str, *, archived: bool) -> Person:
    """Put a person away, whose log stays, or take them back; one change that can be undone.

    Raises UnknownPerson, and LastPerson where nobody would be left.
    """
    with store.write(
        ChangeSummary("archive-person" if archived else "restore-person", {"name": name})
    ) as writer:
        person = writer.person(name)
        writer.archive_person(person.id, archived=archived)
        return replace(person, archived=archived)


def list_people(store: Store, *, include_archived: bool = False) -> tuple[list[Person], Person]:
    """All people, those who are archived only if asked for, and the one in use."""
    with store.read() as reader:
        return reader.people(include_archived=include_archived), reader.current_person()


def _changed(profile: Profile, change: ProfileChange) -> Profile:
    authority = None if change.authority_follows_profile else change.authority or profile.authority
    return Profile(
        born=change.born or profile.born,
        sex=change.sex or profile.sex,
        conditions=(profile.conditions | change.add_conditions) - change.remove_conditions,
        authority=authority,
        supplement_policy=change.supplement_policy or profile.supplement_policy,
        weight_kg=change.weight_kg or profile.weight_kg,
    )
