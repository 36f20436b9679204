"""No stream of a PDF document is inflated beyond what a page can need.

pdfminer inflates whole streams and has no setting for how far. It does so by the name `zlib` in its
module of types, and there `bound_streams` puts what keeps to a bound.
"""

from __future__ import annotations

import zlib
from typing import Final

from pdfminer import pdftypes

from copydesk.errors import InputError

LARGEST: Final = 50_000_000
"""Bytes of a stream once inflated. What a page draws has some 10,000, a font of Chinese 20,000,000;
pictures aren't inflated."""


class _Bounded:
    """As much of `zlib` as pdfminer uses."""

    error = zlib.error
    decompressobj = staticmethod(zlib.decompressobj)

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """Return what was packed.

        Raises:
            InputError: It is more than `LARGEST`.
            zlib.error: It is broken or cut short.
        """
        inflater = zlib.decompressobj()
        inflated = inflater.decompress(data, LARGEST)
        if inflater.unconsumed_tail:
            raise InputError(
                f"A page of it unpacks to more than {LARGEST // 1_000_000} MB.",
                "Print the pages of the article into a PDF document of their own and open that.",
            )
        if not inflater.eof:
            raise zlib.error("cut short")
        return inflated


def bound_streams() -> None:
    """Have pdfminer keep to the bound, in this process."""
    setattr(pdftypes, "zlib", _Bounded)  # noqa: B010  # The module has no such type.
