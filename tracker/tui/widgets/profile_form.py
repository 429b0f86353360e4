"""The questions about a person, each with what its answer changes."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Select

from tracker.diary.profile import ALL_YEAR_GROUPS, TypedProfile, read_profile, typed_profile
from tracker.diary.profile_wording import all_year_group_name, all_year_question, questions
from tracker.diary.wording import condition_name, sex_name
from tracker.locale import _, language
from tracker.nutrition.profile import Condition, Profile, Sex
from tracker.tui.widgets.form import Row, Tick, paragraph, subheading, text_field

_NOT_TOLD = ""


class ProfileForm(Vertical):
    """All that changes a number; every answer may be left out."""

    def __init__(self) -> None:
        super().__init__()
        self._old = Profile()

    def compose(self) -> ComposeResult:
        """The date of birth first, since it changes most."""
        not_told = (_("not told"), _NOT_TOLD)
        yield Row(
            _("Date of birth"), text_field(placeholder=_("1958-03-14 or 14.3.1958"), id="born"),
            hint=_("Recommendations follow age; without it an adult is assumed."), id="born-row",
        )  # fmt: skip
        yield Row(
            _("Sex"),
            Select([not_told, *((sex_name(sex), sex.value) for sex in Sex)], value=_NOT_TOLD, allow_blank=False,
                   compact=True, id="sex"),
            hint=_("How much days differ is known for women and men apart; it decides how sure a result is."),
        )  # fmt: skip
        yield Row(
            _("Weight in kg"), text_field(placeholder="68,5" if language() == "da" else "68.5", id="weight"),
            hint=_(
                "Together with age and sex it tells how much energy a body needs, and so whether a record may lack "
                "something. It changes no recommendation."
            ),
            id="weight-row",
        )  # fmt: skip
        for question in questions():
            yield subheading(question.title)
            yield paragraph(question.why, classes="hint")
            for condition in question.conditions:
                yield Tick(condition_name(condition), id=condition.value)
        yield subheading(_("Vitamin D all year"))
        yield Row(
            _("One of these groups"),
            Select([not_told, *((all_year_group_name(one), one.value) for one in ALL_YEAR_GROUPS)], value=_NOT_TOLD,
                   allow_blank=False, compact=True, id="all-year"),
            hint=all_year_question(),
        )  # fmt: skip

    def fill(self, profile: Profile) -> None:
        """Show what is known already."""
        self._old = profile
        typed = typed_profile(profile)
        self.query_one("#born", Input).value = typed.born
        self.query_one("#sex", Select).value = _NOT_TOLD if typed.sex is None else typed.sex.value
        self.query_one("#weight", Input).value = typed.weight
        group = typed.all_year_group
        self.query_one("#all-year", Select).value = _NOT_TOLD if group is None else group.value
        for tick in self.query(Tick):
            tick.value = tick.id in typed.conditions

    def read(self, today: date) -> Profile | None:
        """The profile that was told; None, and the reason beside its field, where it is not understood."""
        sex, group = (self.query_one(name, Select).value for name in ("#sex", "#all-year"))
        typed = TypedProfile(
            born=self.query_one("#born", Input).value,
            sex=None if sex == _NOT_TOLD else Sex(str(sex)),
            all_year_group=None if group == _NOT_TOLD else Condition(str(group)),
            conditions=frozenset(Condition(str(tick.id)) for tick in self.query(Tick) if tick.value),
            weight=self.query_one("#weight", Input).value,
        )
        read = read_profile(typed, self._old, today)
        self.query_one("#born-row", Row).show_fault(read.birth_fault)
        self.query_one("#weight-row", Row).show_fault(read.weight_fault)
        if read.profile is None:
            self.query_one("#born" if read.birth_fault else "#weight").focus()
        return read.profile
