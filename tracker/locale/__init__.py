"""Danish and English: the catalogue in force, and how numbers are written in it."""

import gettext
import os
import re
from collections.abc import Mapping
from pathlib import Path

LANGUAGES = ("da", "en")

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def set_language(code: str) -> None:
    """Speak `code` ('da' or 'en') from here on; any other code raises ValueError."""
    global _catalogue, _language
    if code not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {code!r}")
    _language = code
    # English is the language of the source texts, so it needs no catalogue.
    _catalogue = (
        gettext.NullTranslations()
        if code == "en"
        else gettext.translation("tracker", localedir=catalogue_folder(), languages=[code], fallback=True)
    )


def catalogue_folder() -> Path:
    """The folder that holds a catalogue for each language."""
    return Path(__file__).parent


def language() -> str:
    """The language in force: 'da' or 'en'."""
    return _language


def preferred_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for by the POSIX rules; 'en' where it asks for none of ours."""
    for variable in ("TRACKER_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable, "")
        if value:
            return "da" if re.split(r"[_.@]", value.lower())[0] == "da" else "en"
    return "en"


def _(message: str) -> str:
    """`message` in the language in force."""
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that fits `count`, in the language in force."""
    return _catalogue.ngettext(singular, plural, count)


def number(value: float, decimals: int = 0) -> str:
    """`value` rounded to `decimals`, with the decimal sign of the language and no thousands sign."""
    text = f"{value:.{decimals}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace(".", ",") if _language == "da" else text
