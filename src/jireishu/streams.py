"""What can be had of a stream whose packed data are damaged, and was any of those that a page is drawn by?

pdfminer leaves such a stream out, or goes on with what it holds, without a word; and it unpacks it byte by byte.
"""

from __future__ import annotations

import zlib

from pdfminer import pdftypes

HEAD, SUM = 2, 4  # bytes before and after what is packed: how it is, and a checksum of what it was
BLOCK = 31  # the head of every stream is a multiple of it


class Damage:
    """Whether a stream was damaged since it was last asked, and which data are what was had of one."""

    def __init__(self) -> None:
        self._found, self._had = False, set[int]()
        pdftypes.decompress_corrupted = self._unpacked  # what pdfminer calls where zlib refuses

    def found(self) -> bool:
        """Once for each time that there was any."""
        found, self._found = self._found, False
        return found

    def of(self, data: bytes) -> bool:
        """Whether data are of a damaged stream."""
        return bool(self._had) and hash(data) in self._had

    def _unpacked(self, data: bytes) -> bytes:
        """All of it, where it ends too early or its checksum is wrong or missing. Raises zlib.error."""
        unpacking, whole = zlib.decompressobj(-zlib.MAX_WBITS), False
        try:
            if int.from_bytes(data[:HEAD], "big") % BLOCK:
                raise zlib.error
            said = unpacking.decompress(data[HEAD:])
            rest = unpacking.unused_data[:SUM]
            whole = unpacking.eof and (len(rest) < SUM or rest == zlib.adler32(said).to_bytes(SUM, "big"))
            if said and not whole:
                self._had.add(hash(said))
            return said
        finally:
            self._found |= bool(data) and not whole
