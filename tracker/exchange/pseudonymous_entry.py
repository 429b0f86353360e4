"""An entry that names nobody: what was typed is left out, and so is the name of a food that somebody made up."""

from dataclasses import replace

from tracker.exchange.pseudonyms import WITHHELD, Pseudonyms
from tracker.store.records import Entry


def disguised_entry(entry: Entry, pseudonyms: Pseudonyms) -> Entry:
    """The entry as it may leave with pseudonyms."""
    if pseudonyms.keep_texts:
        return entry
    if entry.food_id is not None and not pseudonyms.hides(entry.food_id):
        return replace(entry, text="")
    food_id = None if entry.food_id is None else pseudonyms.food_id(entry.food_id)
    named = food_id or WITHHELD
    return replace(entry, text="", food_id=food_id, food_name_da=named, food_name_en=named, source=WITHHELD)
