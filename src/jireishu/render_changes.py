"""How do changes and verdicts look in a terminal?

Input: what changed between two editions, what became of quotes. Output: text for a stream, as `render` makes it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from jireishu.citation import page_words
from jireishu.filters import loosely
from jireishu.likeness import changed
from jireishu.quotes import EXACT, GONE, MOVED, REWORDED
from jireishu.render import Style, block, path
from jireishu.tongue import label, phrase, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jireishu.changes import Changes, Titles
    from jireishu.counterparts import Pair
    from jireishu.likeness import Span
    from jireishu.model import Case, CaseRef, Passage
    from jireishu.quotes import Verdict

    ByCase = Mapping[str, list[Passage]]

LONG = 200  # characters of a passage that came or went that are shown
MOVED_SHOWN = 60  # and of one that moved, to know it by
AROUND = 40  # and of what stayed, on either side of a change

BREAK = "／"  # between the parts of a passage; as long as the line end that the ranges count there
_NUMBER = re.compile(r"^\d+ ")
STATUS = {EXACT: phrase("そのまま"), REWORDED: phrase("書き換え"), MOVED: phrase("移動"), GONE: phrase("なくなった")}


def changes(found: Changes, look: Style) -> str:
    """What changed, a case that came or went in one line, its passages counted there only, with those that other cases
    have now or had before; ［－struck out－］, ［＋put in＋］. Long texts are cut: `diff --json` has them whole."""
    if not found:
        return block(label("{old} から {new} へ: 変わっていません。", old=found.old, new=found.new), look, 0)
    whole = {case.id for case in found.cases_added}, {case.id for case in found.cases_removed}
    added = [passage for passage in found.added if _case(passage) not in whole[0]]
    removed = [passage for passage in found.removed if _case(passage) not in whole[1]]
    come, gone = Counter(map(_case, found.added)), Counter(map(_case, found.removed))
    drawn, left, moved = _apart(found.moved, *whole)
    named = [(a, b) for a, b in found.cases_renamed if loosely(a.name) != loosely(b.name)]
    numbered = [f"{_named(a)} → {b.id}" for a, b in found.cases_renamed if loosely(a.name) == loosely(b.name)]
    counted = [f"{name} {many:,}" for name, many in _counts(found, len(added), len(removed), len(moved)) if many]
    title = label("{old} から {new} へ: {counts}", old=found.old, new=found.new, counts=counted)
    out = [block(title, look, 2, first=0, bold=True)]
    lines = [
        *(_came(one, come[one.id], drawn[one.id]) for one in found.cases_added),
        *(_went(one, gone[one.id], left[one.id]) for one in found.cases_removed),
        *(label("～事例 {old} → {new}", old=_named(a), new=_named(b)) for a, b in named),
        *([label("～事例の番号: {cases}", cases=numbered)] if numbered else []),
        *_titled(found),
        *(f"＋{_where(passage)} {_begun(passage.text)}" for passage in added),
        *(f"－{_where(passage)} {_begun(passage.text)}" for passage in removed),
        *(f"～{_from_to(old, new)} {_begun(new.text, MOVED_SHOWN)}" for old, new in moved),
        *(
            f"～{_from_to(old, new) if elsewhere else _where(new)} {_marked(old.text, new.text, spans)}"
            for old, new, spans, elsewhere in found.reworded
        ),
        *(
            f"～{_places(new)} {_marked(old.text, BREAK.join(p.text for p in new), spans)}"
            for old, new, spans in found.split
        ),
        *(
            f"～{_where(new)} {_marked(BREAK.join(p.text for p in old), new.text, spans)}"
            for old, new, spans in found.joined
        ),
    ]
    return "".join([*out, *(block(line, look, 4, first=2) for line in lines)])


def _apart(moved: Iterable[Pair], come: set[str], gone: set[str]) -> tuple[ByCase, ByCase, list[Pair]]:
    """Where those came from that moved into a case that came, where those went that moved out of one that went, by the
    case, and the other moves."""
    drawn: dict[str, list[Passage]] = defaultdict(list)
    left: dict[str, list[Passage]] = defaultdict(list)
    others: list[Pair] = []
    for old, new in moved:
        if _case(old) in gone:
            left[_case(old)].append(new)
        elif _case(new) in come:
            drawn[_case(new)].append(old)
        else:
            others.append((old, new))
    return drawn, left, others


def _came(case: Case, count: int, drawn: Sequence[Passage]) -> str:
    """A case that came. drawn: passages that other cases had before."""
    if not drawn:
        return label("＋事例 {case}（{count} 段落）", case=_named(case), count=count)
    return label(
        "＋事例 {case}（{count} 段落、ほかに {others} から移った {many} 段落）",
        case=_named(case), count=count, others=_cases(drawn), many=len(drawn),
    )  # fmt: skip


def _went(case: Case, count: int, left: Sequence[Passage]) -> str:
    """A case that went. left: its passages that other cases have now."""
    if not left:
        return label("－事例 {case}（{count} 段落）", case=_named(case), count=count)
    return label(
        "－事例 {case}（{count} 段落、ほかに {others} へ移った {many} 段落）",
        case=_named(case), count=count, others=_cases(left), many=len(left),
    )  # fmt: skip


def _cases(passages: Iterable[Passage]) -> list[str]:
    """The cases that passages are of."""
    return list(dict.fromkeys(_named(passage.case) for passage in passages if passage.case))


def _titled(found: Changes) -> list[str]:
    """What changed above passages: chapters, taglines, attributes, titles of sections and headings."""
    none = label("なし")
    return [
        *(
            label("～章: {old} → {new}", old=_chapter(c.number, c.old), new=_chapter(c.number, c.new))
            for c in found.chapters
        ),
        *(
            label("～{name} 題名の下: {old} → {new}", name=t.case.name, old=t.old or none, new=t.new or none)
            for t in found.taglines
        ),
        *(f"～{f.case.name} {f.name}: {_became(f.old or none, f.new or none)}" for f in found.attributes),
        *(
            label("～{name} 節: {old} → {new}", name=t.case.name, old=old or none, new=new or none)
            for t in found.sections
            for old, new in [_titles(t)]
        ),
        *(
            f"～{_place(h.passage)} {label('見出し: {old} → {new}', old=old or none, new=new or none)}"
            for h in found.headings
            for old, new in [(" ＞ ".join(h.old), " ＞ ".join(h.new))]
        ),
    ]


def _counts(found: Changes, added: int, removed: int, moved: int) -> list[tuple[str, int]]:
    """How many changes of each kind there are. added, removed, moved: passages of cases that stayed."""
    return [
        (label("増えた事例"), len(found.cases_added)), (label("なくなった事例"), len(found.cases_removed)),
        (label("名前・番号"), len(found.cases_renamed)), (label("章の題"), len(found.chapters)),
        (label("題名の下"), len(found.taglines)),
        (label("属性"), len(found.attributes)), (label("節の題"), len(found.sections)),
        (label("見出し"), len(found.headings)), (label("増えた段落"), added), (label("なくなった段落"), removed),
        (label("移った段落"), moved), (label("書き換えられた段落"), len(found.reworded)),
        (label("分かれた段落"), len(found.split)), (label("まとめられた段落"), len(found.joined)),
    ]  # fmt: skip


def verdicts(found: Iterable[Verdict], look: Style) -> str:
    """What became of each quote, and where it stands now."""
    out = []
    for one in found:
        status = said(STATUS[one.status])
        out.append(block(f"{status}  {one.quote.id}「{one.quote.text}」", look, 2, first=0, bold=True))
        for now in (one.passage, *one.others) if one.passage else ():
            where = label("{id}（版 {edition}）{text}", id=now.id, edition=one.edition, text=now.citation.text)
            out.append(block(where, look, 2))
            if one.status == REWORDED or one.goes_on():
                out.append(block(label("今: {text}", text=now.text), look, 2))
        if one.passage and one.quote.cited not in ("", one.passage.citation.text):
            out.append(block(label("前の引用元: {text}", text=one.quote.cited), look, 2))
        if own := one.silent:
            out.append(block(label("この id の段落にこの言葉はありません: {text}", text=own.text), look, 2))
    return "".join(out)


def _case(passage: Passage) -> str:
    return passage.case.id if passage.case else ""


def _named(case: Case | CaseRef) -> str:
    return f"{case.id} {case.name}"


def _chapter(number: int | None, title: str | None) -> str:
    return label("なし") if title is None else f"{number} {title}" if number else title


def _titles(those: Titles) -> tuple[list[str], list[str]]:
    """The section titles that only one edition has; all of them where only their order is another."""
    before, after = ([_NUMBER.sub("", title) for title in titles] for titles in (those.old, those.new))
    gone = [title for title, name in zip(those.old, before, strict=True) if name not in after]
    come = [title for title, name in zip(those.new, after, strict=True) if name not in before]
    return (gone, come) if gone or come else (list(those.old), list(those.new))


def _place(passage: Passage) -> str:
    case, section = passage.case, passage.section
    return " ".join(part for part in (case.name if case else "", section.title if section else "") if part)


def _where(passage: Passage, headings: bool = False) -> str:
    place = _place(passage) + (path(passage.headings) if headings else "")
    return "、".join(filter(None, (place, page_words(passage.pages)))) + ":"


def _places(several: Iterable[Passage]) -> str:
    return " ／ ".join(dict.fromkeys(_where(passage)[:-1] for passage in several)) + ":"


def _from_to(old: Passage, new: Passage) -> str:
    now = _where(new, True)
    if (_place(old), old.headings) == (_place(new), new.headings):
        return label("{where}（順が変わりました）:", where=now[:-1])
    return f"{_where(old, True)[:-1]} → {now}"


def _became(old: str, new: str) -> str:
    """A fact before and after; of a long one that stays, as a chart of many numbers, what of it changed."""
    if min(len(old), len(new)) > LONG:
        return _marked(old, new, changed(old, new))
    return f"{_begun(old)} → {_begun(new)}"


def _begun(text: str, size: int = LONG) -> str:
    """A text, or so much of its beginning as is shown, and how long it is."""
    if len(text) <= size + AROUND:
        return text
    return label("{text}…（全 {count} 字）", text=text[:size], count=len(text))


def _marked(old: str, new: str, spans: Sequence[tuple[Span, Span]]) -> str:
    out, end = "", 0
    for (a, b), (c, d) in spans:
        before = _near(new[end:c], end > 0, True)
        out += (
            before + (f"［－{_begun(old[a:b])}－］" if a < b else "") + (f"［＋{_begun(new[c:d])}＋］" if c < d else "")
        )
        end = d
    return out + _near(new[end:], end > 0, False)


def _near(kept: str, after: bool, before: bool) -> str:
    """What stayed, as far as it stands near the change that it is after or before."""
    first, last = AROUND * after, AROUND * before
    return kept if len(kept) <= 3 * AROUND else kept[:first] + "…" + kept[len(kept) - last :]
