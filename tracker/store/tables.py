"""Every table there is, under one metadata."""

from tracker.store import desk_models, exchange_models, product_models
from tracker.store.models import metadata

__all__ = ["desk_models", "exchange_models", "metadata", "product_models"]
