"""How do changes and verdicts look in a terminal?

Input: what changed between two editions, what became of quotes. Output: text for a stream, as `render` makes it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from jireishu.quotes import EXACT, GONE, MOVED, REWORDED
from jireishu.render import Style, block, pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jireishu.changes import Changes, Span
    from jireishu.model import Passage
    from jireishu.quotes import Verdict

STATUS = {EXACT: "そのまま", REWORDED: "書き換え", MOVED: "移動", GONE: "なし"}


def changes(found: Changes, look: Style) -> str:
    """What changed, a case that came or went in one line; ［－struck out－］, ［＋put in＋］."""
    if not found:
        return block(f"{found.old} から {found.new} へ: 変わっていません。", look, 0)
    counts = {
        "増えた事例": len(found.cases_added), "なくなった事例": len(found.cases_removed),
        "名前・番号": len(found.cases_renamed), "属性": len(found.attributes), "節の題": len(found.sections),
        "増えた段落": len(found.added), "なくなった段落": len(found.removed), "移った段落": len(found.moved),
        "書き換えられた段落": len(found.reworded),
    }  # fmt: skip
    said = "、".join(f"{name} {count:,}" for name, count in counts.items() if count)
    out = [block(f"{found.old} から {found.new} へ: {said}", look, 2, first=0, bold=True)]
    come, gone = Counter(map(_case, found.added)), Counter(map(_case, found.removed))
    whole = {case.id for case in found.cases_added}, {case.id for case in found.cases_removed}
    lines = [
        *(f"＋事例 {case.id} {case.name}（{come[case.id]} 段落）" for case in found.cases_added),
        *(f"－事例 {case.id} {case.name}（{gone[case.id]} 段落）" for case in found.cases_removed),
        *(f"～事例 {a.id} {a.name} → {b.id} {b.name}" for a, b in found.cases_renamed),
        *(f"～{f.case.name} {f.name}: {f.old or 'なし'} → {f.new or 'なし'}" for f in found.attributes),
        *(f"～{t.case.name} 節: {'、'.join(t.old)} → {'、'.join(t.new)}" for t in found.sections),
        *(f"＋{_where(passage)} {passage.text}" for passage in found.added if _case(passage) not in whole[0]),
        *(f"－{_where(passage)} {passage.text}" for passage in found.removed if _case(passage) not in whole[1]),
        *(f"～{_where(old)} → {_where(new)} {new.text}" for old, new in found.moved),
        *(f"～{_where(new)} {_marked(old.text, new.text, spans)}" for old, new, spans in found.reworded),
    ]
    return "".join([*out, *(block(line, look, 4, first=2) for line in lines)])


def verdicts(found: Iterable[Verdict], look: Style) -> str:
    """What became of each quote, and where it stands now."""
    out = []
    for one in found:
        out.append(block(f"{STATUS[one.status]}  {one.quote.id}「{one.quote.text}」", look, 2, first=0, bold=True))
        if one.passage is not None:
            out.append(block(f"{one.passage.id}（版 {one.edition}）{one.passage.citation.text}", look, 2))
            if one.status == REWORDED:
                out.append(block(f"今: {one.passage.text}", look, 2))
    return "".join(out)


def _case(passage: Passage) -> str:
    return passage.case.id if passage.case else ""


def _where(passage: Passage) -> str:
    case, section = passage.case, passage.section
    place = " ".join(part for part in (case.name if case else "", section.title if section else "") if part)
    return f"{place}、{pages(passage.pages.printed, passage.pages.pdf)}:" if passage.pages.pdf else f"{place}:"


def _marked(old: str, new: str, spans: Iterable[tuple[Span, Span]]) -> str:
    out, end = "", 0
    for (a, b), (c, d) in spans:
        out += new[end:c] + (f"［－{old[a:b]}－］" if a < b else "") + (f"［＋{new[c:d]}＋］" if c < d else "")
        end = d
    return out + new[end:]
