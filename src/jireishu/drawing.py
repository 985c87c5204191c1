"""What does a PDF page look like? The only module that draws PDFs; it runs in a process of its own.

`python -m jireishu.drawing FILE SCALE PAGE...` writes for each page (from 1, drawn SCALE pixels to the point) a line of
JSON, {"page", "width", "height", "stride", "scale"}, and then height * stride bytes: its rows from the top, three bytes
a pixel in the order blue, green, red. A page that cannot be drawn is {"page", "error"}.
"""

from __future__ import annotations

import json
import sys

import pypdfium2

MAX_PIXELS = 6_000_000  # a page; a larger one is drawn smaller


def main(argv: list[str]) -> None:
    """Draw the pages asked for and write them to standard output."""
    path, scale = argv[0], float(argv[1])
    out = sys.stdout.buffer
    document = pypdfium2.PdfDocument(path)
    for number in map(int, argv[2:]):
        try:
            page = document[number - 1]
            width, height = page.get_size()
            largest = (MAX_PIXELS / max(width * height, 1.0)) ** 0.5
            used = min(scale, largest)
            bitmap = page.render(scale=used)
            size = {"width": bitmap.width, "height": bitmap.height, "stride": bitmap.stride}
            head: dict[str, object] = {"page": number, **size, "scale": used}
            pixels = bytes(bitmap.buffer)
            page.close()
        except Exception as error:
            head, pixels = {"page": number, "error": type(error).__name__}, b""
        out.write(json.dumps(head).encode() + b"\n" + pixels)
        out.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
