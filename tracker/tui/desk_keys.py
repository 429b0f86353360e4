"""The keys of a dietitian's desk, screen by screen; footer, help and palette follow them.

Letters hold where nothing is typed; whatever is wanted while typing has a key that is no letter besides.
"""

from textual.binding import Binding, BindingType

from tracker.foods.groups import N_


def _key(id_: str, keys: str, action: str, name: str, told: str, *, show: bool = True) -> Binding:
    return Binding(keys, action, name, tooltip=told, show=show, id=id_)


def _spans(screen: str) -> list[BindingType]:
    told = N_("Look at so many days, up to today.")
    return [
        _key(f"{screen}.days-7", "1", "span(7)", N_("7 days"), told, show=False),
        _key(f"{screen}.days-28", "2", "span(28)", N_("28 days"), told, show=False),
        _key(f"{screen}.days-90", "3", "span(90)", N_("90 days"), told, show=False),
    ]


PATIENTS: list[BindingType] = [
    _key("patients.open", "enter", "open", N_("Review"), N_("Open the review of the marked patient.")),
    _key("patients.turn", "escape", "turn", N_("List"),
         N_("Show all patients again; then go from the field to the list, or back.")),
    _key("patients.up", "up", "go(-1)", N_("Up"), N_("Mark the patient above."), show=False),
    _key("patients.down", "down", "go(1)", N_("Down"), N_("Mark the patient below."), show=False),
    _key("patients.page-up", "pageup", "page(-1)", N_("A page up"), N_("Mark a patient a page above."), show=False),
    _key("patients.page-down", "pagedown", "page(1)", N_("A page down"), N_("Mark a patient a page below."), show=False),
    _key("patients.first", "home", "end(-1)", N_("First"), N_("Mark the first patient."), show=False),
    _key("patients.last", "end", "end(1)", N_("Last"), N_("Mark the last patient."), show=False),
    _key("patients.find", "slash", "find", N_("Find"), N_("Go to the field to find patients by."), show=False),
    _key("patients.period", "f2,p", "period", N_("Period"), N_("Choose the days that are looked at.")),
    *_spans("patients"),
    _key("patients.sort", "f4,right", "sort(1)", N_("Sort"),
         N_("Sort by the next column; a click on a heading sorts by that one.")),
    _key("patients.sort-back", "left", "sort(-1)", N_("Sort back"), N_("Sort by the column before."), show=False),
    _key("patients.reverse", "o", "reverse", N_("Turn round"), N_("Turn the order round.")),
    _key("patients.add", "f5,a", "add", N_("Add"), N_("Add a patient, and tell their profile.")),
    _key("patients.notes", "f7,n", "notes", N_("Notes"), N_("What is written about the marked patient.")),
    _key("patients.report", "f8,r", "report", N_("Report"), N_("Write the report of the marked patient, or of all.")),
    _key("patients.cohort", "f9,c", "cohort", N_("All together"), N_("All patients of the period in one table and a plot.")),
    _key("patients.profile", "e", "app.profile", N_("Profile"), N_("Change the profile of the marked patient.")),
    _key("patients.log", "l", "log", N_("The log"), N_("Open the newest day of the marked patient's log.")),
    _key("patients.archive", "x,delete", "archive", N_("Archive"),
         N_("Put the marked patient away, or take them back; nothing is deleted.")),
    _key("patients.archived", "h", "show_archived", N_("Archived"), N_("Show those who were put away too, or hide them.")),
    _key("patients.undo", "ctrl+z", "undo", N_("Undo"), N_("Take back the last change of the marked patient."), show=False),
]  # fmt: skip

REVIEW: list[BindingType] = [
    _key("review.close", "escape", "close", N_("Back"), N_("Go back to the patients.")),
    _key("review.next", "n", "turn(1)", N_("Next"), N_("Review the next patient of the list.")),
    _key("review.before", "b", "turn(-1)", N_("Before"), N_("Review the patient before in the list.")),
    _key("review.earlier", "left", "move(-1)", N_("Earlier"), N_("The days before, as many.")),
    _key("review.later", "right", "move(1)", N_("Later"), N_("The days after, as many.")),
    *_spans("review"),
    _key("review.period", "f2,p", "period", N_("Period"), N_("Choose the days that are looked at.")),
    _key("review.compare", "c", "compare", N_("Compare"), N_("Put these days beside those before them.")),
    _key("review.log", "l", "log", N_("The log"), N_("Open the log of a day, chosen in the calendar.")),
    _key("review.notes", "f7,w", "notes", N_("Notes"), N_("What is written about the patient; write more.")),
    _key("review.policy", "f4,o", "policy", N_("Policy"),
         N_("Which recommendation decides for the patient, and how the Danish supplement rule is read.")),
    _key("review.report", "f8,r", "report", N_("Report"), N_("Write the report of these days.")),
    _key("review.profile", "e", "app.profile", N_("Profile"), N_("Change the profile of the patient.")),
]  # fmt: skip

COMPARE: list[BindingType] = [
    _key("compare.close", "escape", "close", N_("Back"), N_("Go back to the review.")),
    _key("compare.earlier", "left", "move(-1)", N_("Earlier"), N_("Compare with days that lie earlier.")),
    _key("compare.later", "right", "move(1)", N_("Later"), N_("Compare with days that lie later.")),
    _key("compare.before", "f2,b", "before", N_("Before"), N_("Choose the days before.")),
    _key("compare.after", "f4,p", "after", N_("After"), N_("Choose the days after.")),
]  # fmt: skip

COHORT: list[BindingType] = [
    _key("cohort.close", "escape", "close", N_("Back"), N_("Go back to the patients.")),
    *_spans("cohort"),
    _key("cohort.period", "f2,p", "period", N_("Period"), N_("Choose the days that are looked at.")),
    _key("cohort.export", "f8,x", "export", N_("Export"), N_("Write the table to a file.")),
]  # fmt: skip
