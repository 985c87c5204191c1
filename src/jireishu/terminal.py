"""Can this terminal show a picture? (textual-image, extra `pictures`)

Input: a PNG. Output: the picture in the terminal, where that says it understands Sixel or Kitty's protocol; elsewhere
nothing, and no error, as the file is there all the same.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path


def show(image: Path) -> None:
    """Draw `image` in the terminal, no larger than that; nothing where it cannot be shown, or nobody is there to see.

    The library asks the terminal what it can when it is imported; it waits a tenth of a second for an answer.
    """
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty()) or find_spec("textual_image") is None:
        return
    if not all(os.get_terminal_size(sys.stdout.fileno())):  # of no size, as where nothing has set it
        return
    from rich.console import Console
    from textual_image import renderable

    if renderable.Image not in (renderable.SixelImage, renderable.TGPImage):
        return
    console = Console()
    whole, high = renderable.Image(image), renderable.Image(image, width="auto", height=console.height - 1)
    width = min(console.width, *(one.__rich_measure__(console, console.options).maximum for one in (whole, high)))
    console.print(renderable.Image(image, width=width, height="auto"))
