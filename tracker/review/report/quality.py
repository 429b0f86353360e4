"""How far a record can be trusted, in words: which days count, what is assumed, and signs that something is missing."""

from tracker.diary.advice_text import AdviceText
from tracker.diary.period_wording import counted_sentence
from tracker.nutrition.advice_reasons import ReasonCode
from tracker.review import sentences
from tracker.review.period_review import PeriodReview


def quality_sentences(review: PeriodReview, advice: AdviceText) -> tuple[str, ...]:
    """The days used and why others are not, the assumptions, and the signs of an incomplete record."""
    told = [
        counted_sentence(review.view.usual),
        *sentences.not_used_sentences(review),
        sentences.archived_sentence(review),
    ]
    # That days are taken as complete is in the first sentence.
    told += [
        cited.marked
        for cited, reason in zip(advice.reasons, review.view.advice.reasons, strict=True)
        if cited.assumption and reason.code is not ReasonCode.ASSUMED_COMPLETE
    ]
    told += [sentences.sign_sentence(sign, review.energy) for sign in review.signs]
    if review.energy.low is False:
        # No sign, and worth as much as one.
        told.append(sentences.energy_sentence(review.energy))
    return tuple(one for one in told if one)
