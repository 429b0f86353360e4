"""What the two people of the demonstration eat: typed lines by meal, for working days and for weekends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time

from tracker.nutrition.profile import Condition, Sex
from tracker.store.records import Meal

Menu = Mapping[Meal, tuple[str, ...]]
"""Lines to choose from at each meal; an empty line is a meal that was skipped."""


@dataclass(frozen=True, slots=True)
class SamplePerson:
    """Somebody who never lived, with habits."""

    name: str
    age: int
    sex: Sex
    conditions: frozenset[Condition]
    working_days: Menu
    weekends: Menu
    winter_supplement: str
    """What is taken at breakfast from October to April, on the days it is remembered."""


MEAL_TIMES: Mapping[Meal, time] = {
    Meal.BREAKFAST: time(7, 20),
    Meal.LUNCH: time(12, 5),
    Meal.SNACK: time(15, 10),
    Meal.DINNER: time(18, 15),
}
"""When the sample people eat, in the order of the day; a day shifts each by up to half an hour."""

KIRSTEN = SamplePerson(
    name="Kirsten Holm",
    age=67,
    sex=Sex.FEMALE,
    conditions=frozenset({Condition.OSTEOPOROSIS_RISK}),
    working_days={
        Meal.BREAKFAST: (
            "2 dl A38, 3 spsk mysli, 1 kop kaffe med mælk",
            "2 dl A38, 3 spsk mysli, 1 kop kaffe med mælk",
            "2 dl A38, 3 spsk mysli, 1 kop kaffe med mælk",
            "2 skiver rugbrød med ost, 1 kop kaffe med mælk",
            "1 portion havregrød, 1 dl letmælk, 2 kopper kaffe",
        ),
        Meal.LUNCH: (
            "2 skiver rugbrød med leverpostej, agurk, 1 glas letmælk",
            "1 skive rugbrød med makrel i tomat, 1 skive rugbrød med æg, 1 glas letmælk",
            "1 skive rugbrød med sild, 1 skive rugbrød med ost",
            "1 skive rugbrød med skinke, 1 skive rugbrød med ost, 1 gulerod, 1 glas letmælk",
            "1 skive rugbrød med makrelsalat, 1 tomat",
            "1 portion grøntsagssuppe, 1 skive franskbrød",
        ),
        Meal.SNACK: (
            "1 æble, 1 glas letmælk",
            "1 kop te, 2 kiks",
            "1 glas letmælk",
            "1 pære",
            "",
            "1 håndfuld mandler",
        ),
        Meal.DINNER: (
            "2 frikadeller, 3 kartofler, 1 dl brun sovs, 60 g rødkål",
            "125 g laks, 3 kartofler, 100 g broccoli",
            "120 g kylling, 150 g ris, 1 gulerod",
            "125 g rødspætte, 3 kartofler, 1 dl persillesovs",
            "200 g spaghetti, 2 dl kødsovs, 1 spsk parmesan",
            "1 portion æggekage, 2 skiver rugbrød med ost",
            "150 g stegt torsk, 3 kartofler, 100 g grønkål",
        ),
    },
    weekends={
        Meal.BREAKFAST: (
            "1 rundstykke med smør og ost, 1 æg, 2 kopper kaffe",
            "1 portion yoghurt naturel, 1 spsk honning, 1 kop kaffe med mælk",
        ),
        Meal.LUNCH: (
            "1 skive rugbrød med sild, 1 skive rugbrød med æg, 1 øl",
            "1 portion grøntsagssuppe, 1 skive rugbrød med ost",
        ),
        Meal.SNACK: ("1 kop kaffe, 1 wienerbrød", "1 skive lagkage, 1 kop kaffe"),
        Meal.DINNER: (
            "1 portion lasagne, salat, 1 glas rødvin",
            "1 hakkebøf, 3 kartofler, 1 dl brun sovs, 1 løg",
            "150 g flæskesteg, 3 kartofler, 1 dl brun sovs, 60 g rødkål",
        ),
    },
    winter_supplement="1 d-vitamin 20 µg",
)

JONAS = SamplePerson(
    name="Jonas Lindberg",
    age=34,
    sex=Sex.MALE,
    conditions=frozenset({Condition.VEGAN}),
    working_days={
        Meal.BREAKFAST: (
            "60 g mysli, 2 dl havremælk, 1 kop kaffe",
            "60 g mysli, 2 dl havremælk, 1 kop kaffe",
            "60 g mysli, 2 dl økologisk havremælk, 1 kop kaffe",
            "2 skiver rugbrød med peanutbutter, 1 kop kaffe",
        ),
        Meal.LUNCH: (
            "2 skiver rugbrød med hummus, 1 tomat",
            "1 portion falafel, salat, 1 pitabrød",
            "1 skive rugbrød med vegansk ost, 1 skive rugbrød med avocado",
            "1 portion linsesuppe, 1 skive franskbrød",
        ),
        Meal.SNACK: ("1 appelsin", "1 håndfuld valnødder", "1 banan", "", "20 g mørk chokolade, 1 kop kaffe"),
        Meal.DINNER: (
            "150 g tofu, 200 g ris, 100 g broccoli",
            "200 g pasta, 2 dl tomatsovs, 100 g spinat",
            "150 g kikærter, 1 dl kokosmælk, 200 g ris, 50 g spinat",
            "200 g nudler, 100 g tofu, 80 g pak choi",
            "150 g grønkål, 3 kartofler, 100 g kikærter",
        ),
    },
    weekends={
        Meal.BREAKFAST: (
            "2 boller med plantemargarine, 1 glas appelsinjuice",
            "150 g sojayoghurt, 40 g mysli, 1 kop kaffe",
        ),
        Meal.LUNCH: ("2 skiver rugbrød med avocado, 1 tomat", "1 portion linsesuppe, 1 skive franskbrød"),
        Meal.SNACK: ("1 øl", "50 g mørk chokolade", "1 kop kaffe, 1 dl havremælk"),
        Meal.DINNER: (
            "1 portion falafel, 150 g pommes frites, salat, 1 øl",
            "150 g tofu, 200 g nudler, 100 g broccoli, 1 glas rødvin",
        ),
    },
    winter_supplement="1 d-vitamin 10 µg",
)

SAMPLE_PEOPLE = (KIRSTEN, JONAS)
"""The first of them is the one in use."""
