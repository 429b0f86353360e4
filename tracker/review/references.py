"""What the figures of a review rest on: the keys of its sources."""

from tracker.review.period_review import PeriodReview


def references(review: PeriodReview) -> tuple[str, ...]:
    """The keys, in `tracker.nutrition.sources`, of what the figures rest on; those of the advice come with the advice."""
    usual = review.view.usual
    if not usual.n_days:
        return ()
    checks = (
        (review.average_requirement_mg is not None, "nnr-2023"),
        (usual.confidence_adequate is not None, "iom-2000"),
        (True, "kostraad-2021"),
        (True, "dsam-2024"),
        (review.energy.judged, "black-2000"),
        (review.energy.judged, "henry-2005"),
    )
    return tuple(key for holds, key in checks if holds)
