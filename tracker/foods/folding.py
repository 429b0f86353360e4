"""One spelling for the many ways a word is typed: case, accents, and Danish letters on any keyboard.

`fold` is exact: æ and ae, ø and oe, å and aa are the same letters written in two ways, so nothing that differs in
Danish meets by it ('ål' and 'almond' stay apart). `skeleton` is loose: it also lets a plain a or o stand for æ, å
and ø, as people type without a Danish keyboard, and is asked only after the exact letters.
"""

import re
import unicodedata

_LETTERS = {
    "æ": "ae",
    "ø": "oe",
    "å": "aa",
    "ä": "ae",  # The Swedish and German ways to write æ and ø.
    "ö": "oe",
    "œ": "oe",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "μ": "u",  # What compatibility normalization makes of the micro sign: µg is typed ug.
}
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_NOT_A_WORD = re.compile(r"[^\w.,\n]")
_DECIMAL_COMMA = re.compile(r",(?<=\d,)(?=\d)")
_FULL_STOP = re.compile(r"\.(?!(?<=\d\.)\d)")
_PUNCTUATION = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum() and chr(code) not in ".,\n"}
    | {"'": None, "`": None, "(": ","}
)
_NEGATORS = ("ikke", "not")


def fold(text: str) -> str:
    """`text` without case and accents, with æ, ø and å written out; folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    text = _fold_once(text)
    while not text.isascii() and (again := _fold_once(text)) != text:
        text = again
    return text


def _fold_once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold()
    # Replaced before accents are taken off, so that å is not taken for an accented a.
    for letter, written in _LETTERS.items():
        text = text.replace(letter, written)
    return _FOREIGN.sub(lambda run: _without_accents(run[0]), text)


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFKC", "".join(c for c in apart if not unicodedata.combining(c)))


def skeleton(folded: str) -> str:
    """Folded text with 'ae' and 'aa' as a, and 'oe' as o: where 'grød', 'groed' and 'grod' meet."""
    return folded.replace("ae", "a").replace("aa", "a").replace("oe", "o")


def clean(text: str) -> str:
    """Folded text of words, decimal points and commas only; lines stay lines, and a bracket opens a new clause.

    A negated word becomes one word of its own ('ikke_beriget'), so that it is not found for its opposite.
    """
    text = fold(text).translate(_PUNCTUATION)
    if not text.isascii():
        text = _NOT_A_WORD.sub(" ", text)
    text = "\n" + _FULL_STOP.sub(" ", _DECIMAL_COMMA.sub(".", text))
    for word in _NEGATORS:
        for before in " ,\n":
            text = text.replace(f"{before}{word} ", f"{before}{word}_")
    return text[1:]


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order; a decimal number is one word."""
    return clean(text).replace(",", " ").replace("\n", " ").split()
