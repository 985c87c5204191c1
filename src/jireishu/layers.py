"""Which layers of a PDF are not shown?

The PDF's catalog (ISO 32000, 8.11) -> what belongs to a layer that is off when the file is opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1

NESTED = 20  # layers that a membership names, at most


@dataclass(frozen=True, slots=True)
class Layers:
    """off: the numbers of the objects that are layers and not shown."""

    off: frozenset[int]

    def hide(self, belongs: Any) -> bool:
        """Whether what belongs to this, a reference to a layer or to a membership in several, is not shown."""
        if isinstance(belongs, PDFObjRef) and belongs.objid in self.off:
            return True
        found = resolve1(belongs)
        groups = found.get("OCGs") if isinstance(found, dict) else None
        if groups is None or "VE" in found:
            return False
        several = resolve1(groups)
        named = [groups] if isinstance(several, dict) else list(several)[:NESTED]
        off = [one.objid in self.off for one in named if isinstance(one, PDFObjRef)]
        policy = getattr(resolve1(found.get("P")), "name", "AnyOn")
        shown = {"AllOn": not any(off), "AnyOff": any(off), "AllOff": all(off)}.get(policy, not all(off))
        return bool(off) and not shown


def of(document: Any) -> Layers | None:
    """The layers of a PDFDocument as they are when it is opened; None where it has none, or that cannot be told."""
    try:
        listed = resolve1(document.catalog.get("OCProperties"))
        if not isinstance(listed, dict):
            return None
        usual = resolve1(listed.get("D")) or {}
        start = listed.get("OCGs") if getattr(resolve1(usual.get("BaseState")), "name", "") == "OFF" else None
        off = (_numbers(start) - _numbers(usual.get("ON"))) | _numbers(usual.get("OFF"))
    except Exception:  # a damaged catalog: pdfminer raises whatever it comes across
        return None
    return Layers(off)


def _numbers(listed: Any) -> frozenset[int]:
    return frozenset(one.objid for one in resolve1(listed) or () if isinstance(one, PDFObjRef))
