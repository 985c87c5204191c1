"""What does a person see in a browser? Pages made on the server, that work without a script and fetch nothing else.

/ searches, /cases lists, /cases/{edition}/{id} and /passages/{edition}/{id} show; /embed is the search for a frame on
another site, which /embed.js puts there.
"""

from __future__ import annotations

import tempfile
from collections import Counter as Counted
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from jireishu import fingerprint, home, proof
from jireishu.citation import page_words
from jireishu.counter import START_LIMIT, Counter
from jireishu.errors import JireishuError, NotThere, UsageError
from jireishu.gate import Gate
from jireishu.model import Pages
from jireishu.parameters import MANY, asked
from jireishu.phrases import PHRASES
from jireishu.search import QUESTION_LIMIT
from jireishu.tongue import said

FOLDER = Path(__file__).parent / "pages"
STATIC = {"style.css": "text/css", "embed.js": "text/javascript"}
PAGE = 10


class Site:
    """The handlers of the pages."""

    def __init__(self, folder: Path, gate: Gate) -> None:
        self.folder, self.gate = folder, gate
        self._picture = lru_cache(maxsize=64)(self._drawn)

    async def search(self, request: Request) -> Response:
        return await self._search(request, "search.html")

    async def embed(self, request: Request) -> Response:
        return await self._search(request, "embed.html")

    async def _search(self, request: Request, template: str) -> Response:
        given = request.query_params
        question, start = given.get("q", "").strip(), given.get("start", "")
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 0
        chosen = {name: [value for value in given.getlist(name) if value] for name in MANY}
        found, trouble, status = None, "", 200
        if question:
            try:
                pairs = [("q", question), *((n, v) for n, values in chosen.items() for v in values)]
                query = asked(QueryParams(pairs))._replace(k=PAGE, start=first)
                found = await self.gate.ask(lambda counter: counter.search(query), ("page", query))
            except UsageError as error:
                lang = language(request)
                trouble, status = f"{said(error.message, lang)} {said(error.hint, lang)}".strip(), 400
        facets = await self.gate.ask(Counter.facets, "facets")
        return page(
            request, template, status, question=question, found=found, trouble=trouble, facets=facets, chosen=chosen,
            start=first, size=PAGE, narrowed=any(chosen.values()),
            link=lambda **changes: _link(request, changes),
        )  # fmt: skip

    async def cases(self, request: Request) -> Response:
        edition = request.query_params.get("edition", "")
        found = await self.gate.ask(lambda counter: counter.cases(edition), ("cases", edition))
        often = Counted(name for case in found["cases"] for name in _facts(case["attributes"]))
        names = [name for name, times in often.items() if times > 1 or len(found["cases"]) == 1]
        return page(request, "cases.html", cases=found["cases"], names=names)

    async def case(self, request: Request) -> Response:
        edition, name = request.path_params["edition"], request.path_params["id"]
        found = await self.gate.ask(lambda counter: counter.case(name, edition), ("case", name, edition))
        if found["case"]["id"] != name:
            return _led(request, "cases", edition, found["case"]["id"])
        about = await self.gate.ask(Counter.health, "health")
        books = {book["id"]: book for book in about["editions"]}
        return page(
            request, "case.html", case=found["case"], sections=list(_sections(found["passages"])),
            edition=books[edition], facts=_facts(found["case"]["attributes"]),
            charts=_charts(found["case"]["attributes"]),
        )  # fmt: skip

    async def newest(self, request: Request) -> Response:
        """Where the case or passage of an address without an edition stands."""
        kind, name = request.url.path.split("/")[1], request.path_params["id"]
        if kind == "cases":
            case = (await self.gate.ask(lambda counter: counter.case(name), ("case", name, "")))["case"]
            return _led(request, kind, case["edition"], case["id"])
        found = await self.gate.ask(lambda counter: counter.passage(name), ("passage", name, ""))
        return _led(request, kind, found["edition"]["id"], name)

    async def passage(self, request: Request) -> Response:
        edition, name = request.path_params["edition"], request.path_params["id"]
        found = await self.gate.ask(lambda counter: counter.passage(name, edition), ("passage", name, edition))
        pdfs = await run_in_threadpool(home.pdfs, self.folder) if found["passage"]["boxes"] else []
        pictured = found["edition"]["source"] in set(map(fingerprint.name, pdfs))
        return page(request, "passage.html", found=found, pictured=pictured)

    async def image(self, request: Request) -> Response:
        edition, name = request.path_params["edition"], request.path_params["id"]
        headers, known = fresh(request, await self.gate.current())
        if known:
            return known
        await self.gate.ask(lambda counter: counter.passage(name, edition), ("passage", name, edition))
        try:
            drawn = await run_in_threadpool(self._picture, headers["ETag"], edition, name)
        except JireishuError as error:
            raise NotThere(error.message, error.hint) from error
        return Response(drawn, media_type="image/png", headers=headers)

    def _drawn(self, tag: str, edition: str, name: str) -> bytes:
        """The picture of a cited region, PNG. tag: of the generation, so that another one is drawn anew."""
        with tempfile.TemporaryDirectory() as folder:
            proof.show(self.folder, f"{edition}/{name}", Path(folder) / "region.png")
            return (Path(folder) / "region.png").read_bytes()


def _link(request: Request, changes: Mapping[str, Any]) -> str:
    """The same page with other parameters; an empty one goes."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in changes]
    pairs = [*kept, *((name, value) for name, value in changes.items() if value not in ("", None))]
    return f"?{urlencode(pairs)}"


def _led(request: Request, kind: str, edition: str, name: str) -> Response:
    """To where a case or a passage stands, in the language that was asked for."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{kind}/{quote(edition)}/{quote(name)}{asked}")


def _facts(attributes: Mapping[str, Any]) -> dict[str, str]:
    """The attributes that are one figure or text, as printed; the prefecture stands beside the name."""
    single = {name: fact["raw"] for name, fact in attributes.items() if not isinstance(fact["value"], dict)}
    return {name: raw for name, raw in single.items() if name != "都道府県"}


def _charts(attributes: Mapping[str, Any]) -> list[tuple[str, list[tuple[str, float, float]]]]:
    """Each chart with its bars: label, value, share of the longest in percent."""
    found = []
    for attribute, fact in attributes.items():
        for name, bars in fact["value"].items() if isinstance(fact["value"], dict) else ():
            longest = max(bars.values(), default=0) or 1
            title = attribute if name == attribute else f"{attribute}（{name}）"
            found.append((title, [(label, value, max(0, 100 * value / longest)) for label, value in bars.items()]))
    return found


def _sections(passages: Sequence[Any]) -> Iterator[tuple[str, list[tuple[Sequence[str], list[Any]]]]]:
    """Passages under the section and the headings they stand under, in reading order."""
    for title, own in groupby(passages, lambda passage: passage["section"]["title"] if passage["section"] else ""):
        yield title, [(path, list(those)) for path, those in groupby(own, lambda passage: passage["headings"])]


def pieces(text: str, spans: Sequence[Any]) -> Iterator[tuple[str, bool]]:
    """A text cut where its marked ranges begin and end, each piece with whether it is marked."""
    at = 0
    for span in spans:
        yield text[at : span["start"]], False
        yield text[span["start"] : span["end"]], True
        at = span["end"]
    yield text[at:], False


def pages(those: Mapping[str, Any]) -> str:
    """The pages of a case or a passage, as they are cited."""
    return page_words(Pages(tuple(those["pdf"]), tuple(those["printed"])))


@lru_cache(maxsize=1)
def _templates() -> Environment:
    folder, escape = PackageLoader("jireishu", "pages"), select_autoescape(default=True)
    made = Environment(
        loader=folder, autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.filters |= {"pieces": pieces, "pages": pages, "said": said}
    made.globals |= {"question_limit": QUESTION_LIMIT, "start_limit": START_LIMIT}
    return made


def language(request: Request) -> str:
    """The language of the interface: ?lang=, else the first of the browser's that there is, else Japanese."""
    wanted = [request.query_params.get("lang", ""), *request.headers.get("accept-language", "").split(",")]
    return next((code for one in wanted if (code := one.strip()[:2].lower()) in PHRASES), "ja")


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page in the language of its reader."""
    lang = language(request)
    kept = {"lang": lang} if request.query_params.get("lang") else {}
    text = _templates().get_template(template).render(
        lang=lang, say=PHRASES[lang], kept=urlencode(kept), path=request.url.path, recorded=request.app.state.questions,
        other=_link(request, {"lang": "ja" if lang == "en" else "en"}), **values,
    )  # fmt: skip
    headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language", "Content-Language": lang}
    return Response(text, status, headers, "text/html")


def trouble(request: Request, status: int, detail: str, hint: str) -> Response:
    """The page that says what went wrong and what to do."""
    lang = language(request)
    return page(request, "trouble.html", status, status_code=status, detail=said(detail, lang), hint=said(hint, lang))


def fresh(request: Request, generation: str) -> tuple[dict[str, str], Response | None]:
    """The headers of an answer of that generation, and the answer itself where the asker has it already."""
    tag = f'"{generation}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    known = tag in request.headers.get("if-none-match", "")
    return headers, Response(status_code=304, headers=headers) if known else None


async def _static(request: Request) -> Response:
    name = request.url.path[1:]
    return Response((FOLDER / name).read_bytes(), headers={"Cache-Control": "max-age=3600"}, media_type=STATIC[name])


def routes(folder: Path, gate: Gate) -> list[Route]:
    """The pages and what they are dressed with."""
    site = Site(folder, gate)
    return [
        Route("/", site.search),
        Route("/embed", site.embed),
        Route("/cases", site.cases),
        Route("/cases/{id}", site.newest),
        Route("/passages/{id}", site.newest),
        Route("/cases/{edition}/{id:path}", site.case),
        Route("/passages/{edition}/{id:path}/image.png", site.image),
        Route("/passages/{edition}/{id:path}", site.passage),
        *(Route(f"/{name}", _static) for name in STATIC),
    ]
