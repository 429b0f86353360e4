"""`tracker people`."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from tracker.cli import as_json
from tracker.cli.erasing import erase_
from tracker.cli.options import json_option, now
from tracker.cli.session import open_store
from tracker.diary import people as use
from tracker.diary.conditions import read_condition
from tracker.diary.people import ProfileChange
from tracker.diary.profile import read_weight
from tracker.diary.profile_wording import profile_details
from tracker.diary.wording import condition_name
from tracker.locale import _
from tracker.nutrition.profile import Authority, Condition, Profile, Sex, SupplementPolicy
from tracker.store.records import Person

_Function = TypeVar("_Function", bound=Callable[..., Any])
_AUTHORITIES = {"nnr": Authority.NNR, "danish": Authority.DANISH, "des": Authority.DES}


def _condition_help() -> str:
    return _(
        "A condition that changes a target or a rule; may be given several times. "
        "`tracker people conditions` lists them."
    )


def _weight_option(function: _Function) -> _Function:
    """--weight KG."""
    return click.option(
        "--weight",
        metavar="KG",
        help=_("Body weight: a dietitian's review holds the energy that was logged against it."),
    )(function)


@click.group(help=_("The people whose food is logged, and what of them changes a target."))
def people() -> None:
    """Hold the commands about people."""


@people.command("list", help=_("List the people; a star marks the one in use."))
@click.option("--archived", is_flag=True, help=_("Those who are archived too."))
@json_option
@click.pass_context
def list_(context: click.Context, archived: bool, as_json_: bool) -> None:
    """List everyone, those who are archived only if asked for."""
    everyone, in_use = use.list_people(open_store(context), include_archived=archived)
    if as_json_:
        as_json.print_json([as_json.person(one, in_use=one.id == in_use.id) for one in everyone])
        return
    for one in everyone:
        click.echo(_person_line(one, in_use=one.id == in_use.id))


@people.command(help=_("Add a person. Every detail may be left out; it only sharpens the targets."))
@click.argument("name", metavar=_("NAME"))
@click.option("--born", metavar=_("DATE"), help=_("Date of birth: recommendations follow age."))
@click.option(
    "--sex", type=click.Choice([str(sex) for sex in Sex]), help=_("Reference values for pregnancy follow it.")
)
@click.option("--condition", "conditions", metavar=_("NAME"), multiple=True, help=_condition_help())
@_weight_option
@json_option
@click.pass_context
def add(
    context: click.Context,
    name: str,
    born: str | None,
    sex: str | None,
    conditions: tuple[str, ...],
    weight: str | None,
    as_json_: bool,
) -> None:
    """Add one person."""
    profile = Profile(
        born=_birth(born),
        sex=Sex(sex) if sex else None,
        conditions=frozenset(map(read_condition, conditions)),
        weight_kg=_weight(weight),
    )
    _show(context, use.add_person(open_store(context), name, profile), as_json_)


@people.command(help=_("Change what is known of a person; without a name, of the one in use."))
@click.argument("name", metavar=_("[NAME]"), required=False)
@click.option("--rename", metavar=_("NAME"), help=_("A new name."))
@click.option("--born", metavar=_("DATE"), help=_("Date of birth."))
@click.option("--sex", type=click.Choice([str(sex) for sex in Sex]), help=_("Sex."))
@click.option("--condition", "conditions", metavar=_("NAME"), multiple=True, help=_condition_help())
@click.option(
    "--no-condition", "gone", metavar=_("NAME"), multiple=True, help=_("A condition that holds no more.")
)
@click.option(
    "--authority",
    type=click.Choice([*_AUTHORITIES, "profile"]),
    help=_("Whose recommendation decides; `profile` lets it follow from age and conditions."),
)
@click.option(
    "--supplement-policy",
    type=click.Choice([str(policy) for policy in SupplementPolicy]),
    help=_(
        "How the Danish 800-1000 mg for its groups is read: as a supplement, or as diet and supplement together."
    ),
)
@_weight_option
@json_option
@click.pass_context
def edit(
    context: click.Context,
    name: str | None,
    rename: str | None,
    born: str | None,
    sex: str | None,
    conditions: tuple[str, ...],
    gone: tuple[str, ...],
    authority: str | None,
    supplement_policy: str | None,
    weight: str | None,
    as_json_: bool,
) -> None:
    """Change one person; `tracker undo` takes it back."""
    if rename is not None and not rename.strip():
        raise click.UsageError(_("--rename needs a name."))
    if born is not None and not born.strip():
        raise click.UsageError(_("--born needs a date, as 1957-03-02."))
    change = ProfileChange(
        name=rename,
        born=_birth(born),
        sex=Sex(sex) if sex else None,
        add_conditions=frozenset(map(read_condition, conditions)),
        remove_conditions=frozenset(map(read_condition, gone)),
        authority=_AUTHORITIES.get(authority or ""),
        authority_follows_profile=authority == "profile",
        supplement_policy=SupplementPolicy(supplement_policy) if supplement_policy else None,
        weight_kg=_weight(weight),
    )
    _show(context, use.edit_person(open_store(context), name, change), as_json_)


@people.command("use", help=_("Choose whose log is meant when no --person is given."))
@click.argument("name", metavar=_("NAME"))
@json_option
@click.pass_context
def use_(context: click.Context, name: str, as_json_: bool) -> None:
    """Choose the person in use."""
    _show(context, use.use_person(open_store(context), name), as_json_)


@people.command(
    help=_(
        "Put a person away whose log is finished; everything of theirs stays, and --restore takes them back into the list."
    )
)
@click.argument("name", metavar=_("NAME"))
@click.option("--restore", is_flag=True, help=_("Take them back."))
@json_option
@click.pass_context
def archive(context: click.Context, name: str, restore: bool, as_json_: bool) -> None:
    """Archive one person, or take them back; `tracker undo` works too."""
    _show(context, use.archive_person(open_store(context), name, archived=not restore), as_json_)


@people.command(help=_("List the conditions that change a target, a rule or a warning."))
@json_option
def conditions(as_json_: bool) -> None:
    """List every condition with its meaning."""
    if as_json_:
        as_json.print_json([{"name": one, "meaning": condition_name(one)} for one in Condition])
        return
    for one in Condition:
        click.echo(f"{one:<20} {condition_name(one)}")


people.add_command(erase_)


def _birth(text: str | None) -> date | None:
    return use.read_birth_date(text, now().date()) if text else None


def _weight(text: str | None) -> float | None:
    if text is not None and not text.strip():
        raise click.UsageError(_("--weight needs a figure in kg, as 68.5."))
    return read_weight(text) if text else None


def _show(context: click.Context, person: Person, as_json_: bool) -> None:
    _everyone, in_use = use.list_people(open_store(context))
    if as_json_:
        as_json.print_json(as_json.person(person, in_use=person.id == in_use.id))
    else:
        click.echo(_person_line(person, in_use=person.id == in_use.id))


def _person_line(person: Person, *, in_use: bool) -> str:
    name = _("{name} (archived)").format(name=person.name) if person.archived else person.name
    return f"{'*' if in_use else ' '} {name}: {profile_details(person.profile)}"
