"""Telling a file of Open Food Facts by how it begins."""

import re
import zlib
from typing import Final

from tracker.exchange.opening import LOOKED_AT, Opening

_GZIP: Final = b"\x1f\x8b"
_PARQUET: Final = b"PAR1"
_OF_A_PRODUCT: Final = re.compile(
    rb'"(?:nutriments|product_name|nutriscore_grade|countries_tags|product)"\s*:'
)


def is_dump(opening: Opening) -> bool:
    """Whether the file is a dump, or one product's JSON, packed or not."""
    data = opening.data
    if data.startswith(_PARQUET):
        return True
    if data.startswith(_GZIP):
        data = _unpacked(data)
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith((b"{", b"[")):
        return b'"code"' in text and _OF_A_PRODUCT.search(text) is not None
    header = text.split(b"\n", 1)[0].strip(b"\r").split(b"\t")
    if len(header) == 1:
        return opening.has("code", "product_name") and opening.has("calcium_100g")
    return b"code" in header and (b"product_name" in header or b"calcium_100g" in header)


def _unpacked(data: bytes) -> bytes:
    """The beginning of what is packed; empty where it is no such thing."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, LOOKED_AT)
    except zlib.error:
        return b""
