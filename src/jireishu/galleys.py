"""What do pages hold once all is taken away that only sets it off? Pages -> such pages, their furniture, and findings.

What stands apart of what it belongs to is put there: numbers before their names, values after their labels, headings
above their texts, and what tables tell of a case into pages of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from jireishu import (
    echoes,
    flanks,
    headers,
    kickers,
    matrices,
    registers,
    runins,
    scaffold,
    spacings,
    spreads,
    stacks,
    strips,
    wings,
)
from jireishu.furniture import Leaf
from jireishu.model import Finding
from jireishu.page import Page
from jireishu.profile import Profile


def of(
    pages: Sequence[Page], profile: Profile, forms: Sequence[Page] = ()
) -> tuple[list[Page], list[Leaf], list[Finding]]:
    """The pages so, with a leaf for each that was given, and what a person should look at.

    forms: what is to stand for the pages, where they have been read as such.
    """
    is_title = profile.is_title
    counted = kickers.counted(spacings.closed(headers.single(pages)), profile)
    boxed = strips.joined(stacks.joined(counted, profile), profile)
    parts, leaves, found = spreads.strip(boxed, profile.is_section, is_title)
    parts = flanks.folded(runins.parted(parts, profile), profile)
    parts = scaffold.taken_down(wings.folded(parts, is_title), is_title)
    told = forms or registers.unrolled(matrices.unrolled(echoes.once(parts, profile), profile), profile)
    return list(told), leaves, found
