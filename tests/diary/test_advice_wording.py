"""Every code of the science has its sentence in both languages, filled with the values it carries."""

import re
import string

import pytest

from tracker.diary import advice_wording as wording
from tracker.diary.advice_wording import reason_sentence, status_verdict
from tracker.diary.target_wording import life_stage_name, note_sentence
from tracker.diary.wording import condition_name
from tracker.locale import set_language
from tracker.nutrition.advice import AdviceStatus
from tracker.nutrition.advice_reasons import Reason, ReasonCode
from tracker.nutrition.profile import Condition
from tracker.nutrition.reference_values import LIFE_STAGE_CODES, Note

WORDS = {
    "authority": "DES", "chosen": "Danish", "used": "NNR 2023", "condition": "kidney-stones", "status": "supplement",
    "alternative_status": "none_needed", "population": "osteoporosis", "set": "article", "alternative_set": "load",
    "group": "over-70-years",
}  # fmt: skip


@pytest.fixture(params=["en", "da"])
def language(request: pytest.FixtureRequest) -> str:
    set_language(request.param)
    return str(request.param)


@pytest.mark.parametrize("code", list(ReasonCode))
def test_every_reason_has_a_sentence_with_its_values(language: str, code: ReasonCode) -> None:
    documented = re.search(
        rf"^    {code.name} = .*?\n    \"\"\"(.*?)\"\"\"", _source(), re.DOTALL | re.MULTILINE
    )
    assert documented is not None
    values: dict[str, float | str] = {
        name: WORDS.get(name, 7.0) for name in re.findall(r"\b[a-z]+(?:_[a-z0-9]+)*\b", documented[1])
    }
    sentence = reason_sentence(Reason(code, "article", values))
    assert sentence.endswith(".")
    assert "{" not in sentence


def _source() -> str:
    import inspect

    from tracker.nutrition import advice_reasons

    return inspect.getsource(advice_reasons)


@pytest.mark.usefixtures("language")
def test_every_other_code_has_its_words() -> None:
    for status in AdviceStatus:
        assert status_verdict(status)
    for stage in LIFE_STAGE_CODES:
        assert life_stage_name(stage)
    for note in Note:
        assert note_sentence(note)
    for condition in Condition:
        assert condition_name(condition)


def test_no_sentence_asks_for_a_value_that_no_reason_carries() -> None:
    documented = set(re.findall(r"\b[a-z]+(?:_[a-z0-9]+)*\b", _source())) | {"span_ug"}
    for templates in (
        wording._recommendation_templates, wording._days_templates, wording._gap_templates,
        wording._official_templates, wording._vitamin_d_templates, wording._warning_templates,
    ):  # fmt: skip
        for template in templates().values():
            fields = {
                name for _text, name, _format, _conversion in string.Formatter().parse(template) if name
            }
            assert fields <= documented
