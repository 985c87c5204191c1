"""How does an HTTP request become a document of the contract?

GET /api/search, /api/cases, /api/cases/{id}, /api/passages/{id}, /api/facets, /api/health, POST /api/verify; the pages
for people are `site`'s. Responses are a function of the URL and the generation of the index, which is their ETag.
Errors are application/problem+json (RFC 9457) with a hint. Questions can name people: they are not logged.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_json
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from jireishu import contract, openapi, schema, site
from jireishu.counter import QUOTES_LIMIT, Counter
from jireishu.errors import IndexUnusable, JireishuError, NotThere, UsageError
from jireishu.gate import Busy, Gate, Limits
from jireishu.parameters import asked, only
from jireishu.quotes import Quote
from jireishu.tongue import phrase

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
BODY_LIMIT = 1_000_000
STATUS = {NotThere: 404, UsageError: 400, Busy: 503, IndexUnusable: 503}


class Options(NamedTuple):
    """hosts: names that this server answers to, all without any. cors: origins whose pages may read the API.

    embed: origins whose pages may show the search in a frame. questions: log them too. limits: of the queue.
    """

    hosts: Sequence[str] = ()
    cors: Sequence[str] = ()
    embed: Sequence[str] = ()
    questions: bool = False
    limits: Limits = Limits()


USUAL = Options()
REFUSED = {
    404: phrase("この番地には何もありません。"),
    405: phrase("この番地には、その方法では尋ねられません。"),
    408: phrase("送られるはずのものが、時間内に届きませんでした。"),
    413: phrase("送られたものが大きすぎます。"),
}
QUOTES: TypeAdapter[contract.Quotes] = TypeAdapter(contract.Quotes)


class Api:
    """The handlers; each turns a request into a question to the Gate."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate

    async def search(self, request: Request) -> Response:
        query = asked(request.query_params)
        return await self._answer(request, lambda counter: counter.search(query), query)

    async def cases(self, request: Request) -> Response:
        edition = only(request.query_params, "edition")["edition"]
        return await self._answer(request, lambda counter: counter.cases(edition), ("cases", edition))

    async def case(self, request: Request) -> Response:
        name, edition = request.path_params["id"], only(request.query_params, "edition")["edition"]
        return await self._answer(request, lambda counter: counter.case(name, edition), ("case", name, edition))

    async def passage(self, request: Request) -> Response:
        name, edition = request.path_params["id"], only(request.query_params, "edition")["edition"]
        return await self._answer(request, lambda counter: counter.passage(name, edition), ("passage", name, edition))

    async def facets(self, request: Request) -> Response:
        only(request.query_params)
        return await self._answer(request, Counter.facets, "facets")

    async def health(self, request: Request) -> Response:
        only(request.query_params)
        return await self._answer(request, Counter.health, "health")

    async def verify(self, request: Request) -> Response:
        quotes = _quotes(await _body(request, self.gate.limits.seconds))
        found = await self.gate.ask(lambda counter: counter.verify(quotes))
        return _json(found)

    async def schema(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in schema.names():
            raise HTTPException(404)
        return Response(schema.read(name), media_type="application/schema+json")

    async def openapi(self, request: Request) -> Response:
        return _json(openapi.document())

    async def _answer(self, request: Request, what: Callable[[Counter], Any], key: Any) -> Response:
        headers, known = site.fresh(request, await self.gate.current())
        if known:
            return known
        body = await self.gate.ask(lambda counter: _encoded(what(counter)), ("json", key))
        return Response(body, media_type="application/json", headers=headers)


def _encoded(document: Any) -> bytes:
    try:
        return to_json(document)
    except PydanticSerializationError:  # a lone surrogate, which UTF-8 cannot hold
        return json.dumps(document, separators=(",", ":")).encode("ascii")


def _json(document: Any, status: int = 200, media: str = "application/json") -> Response:
    return Response(_encoded(document), status, media_type=media)


async def _body(request: Request, seconds: float) -> bytes:
    """Raises HTTPException where it is too long, has not come after so many seconds, or whoever sends it went away."""
    body = b""
    try:
        async with asyncio.timeout(seconds):
            async for chunk in request.stream():
                body += chunk
                if len(body) > BODY_LIMIT:
                    raise HTTPException(413)
    except TimeoutError:
        raise HTTPException(408) from None
    except ClientDisconnect:
        raise HTTPException(400) from None
    return body


def _quotes(body: bytes) -> list[Quote]:
    """Raises UsageError where a body is not {"quotes": [{"id", "quote"}]}."""
    try:
        said = QUOTES.validate_json(body, strict=True)
    except ValidationError:
        raise UsageError(
            phrase('本文が {{"quotes": [{{"id": "…", "quote": "…"}}]}} の形の JSON ではありません。'),
            phrase("引用は {limit} 件まで送れます。", limit=QUOTES_LIMIT),
        ) from None
    return [
        Quote(one["id"], one["quote"], one.get("edition"), one.get("case", ""), cited=one.get("citation", ""))
        for one in said["quotes"]
    ]


def problem(status: int, detail: str, hint: str) -> Response:
    """RFC 9457, with a hint what to do next."""
    title = HTTPStatus(status).phrase
    document = {"type": "about:blank", "title": title, "status": status, "detail": detail, "hint": hint}
    response = _json(document, status, "application/problem+json")
    if status == 503:
        response.headers["Retry-After"] = "1"
    return response


async def _troubled(request: Request, error: Exception) -> Response:
    if isinstance(error, JireishuError):
        status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
        detail, hint = error.message, error.hint
    elif isinstance(error, HTTPException):
        status, hint = error.status_code, phrase("/openapi.json に使い方があります。")
        detail = REFUSED.get(status, str(error.detail))
    else:
        status, hint = 500, phrase("管理者に時刻を知らせてください。")
        detail = phrase("思わぬ誤りで答えられませんでした。")
    if request.url.path.startswith(("/api/", "/openapi", "/schema/")):
        found = problem(status, detail, hint)
    else:
        found = site.trouble(request, status, detail, hint)
    if isinstance(error, HTTPException) and error.headers:
        found.headers.update(error.headers)
    return found


class _Log:
    """One line of JSON a request on stderr, without what was asked unless the server was told to keep it."""

    def __init__(self, app: ASGIApp, questions: bool) -> None:
        self._app, self._questions = app, questions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        start, seen = time.perf_counter(), {"status": 500, "bytes": 0}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                seen["status"] = message["status"]
            seen["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            line = {"time": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "method": scope["method"], "path": scope["path"]}
            if self._questions:
                line["query"] = scope["query_string"].decode("ascii", "replace")
            took = round((time.perf_counter() - start) * 1000, 1)
            print(json.dumps({**line, **seen, "ms": took}), file=sys.stderr)


class _Guard:
    """Headers that keep a page from fetching, running or leaking anything."""

    def __init__(self, app: ASGIApp, embed: Sequence[str]) -> None:
        self._app = app
        policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; form-action 'self'; "
        policy += "base-uri 'none'; frame-ancestors "
        self._headers = _raw({
            "content-security-policy": policy + "'none'", "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
        })  # fmt: skip
        allowed = _raw({"content-security-policy": policy + " ".join(["'self'", *embed])})
        self._framed = [*allowed, *self._headers[1:]]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = self._framed if scope["path"] == "/embed" else self._headers
                message["headers"] = [*message["headers"], *own]
            await send(message)

        await self._app(scope, receive, sending)


def _raw(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]


def app(folder: Path, options: Options = USUAL, address: str = "") -> Starlette:
    """The application over the index of a home folder, or of a cluster.

    Raises IndexUnusable where there is none that can be used.
    """
    gate = Gate(folder, options.limits, address)
    api = Api(gate)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        gate.close()

    routes = [
        Route("/api/search", api.search),
        Route("/api/cases", api.cases),
        Route("/api/cases/{id:path}", api.case),
        Route("/api/passages/{id:path}", api.passage),
        Route("/api/facets", api.facets),
        Route("/api/health", api.health),
        Route("/api/verify", api.verify, methods=["POST"]),
        Route("/openapi.json", api.openapi),
        Route("/schema/{name}.json", api.schema),
        *site.routes(folder, gate),
    ]
    middleware = [Middleware(_Log, questions=options.questions)]
    if options.hosts:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=list(options.hosts), www_redirect=False))
    middleware.append(Middleware(_Guard, embed=options.embed))
    if options.cors:
        middleware.append(Middleware(CORSMiddleware, allow_origins=list(options.cors), allow_methods=["GET", "POST"]))
    handlers: Any = dict.fromkeys((JireishuError, HTTPException, Exception), _troubled)
    made = Starlette(routes=routes, middleware=middleware, exception_handlers=handlers, lifespan=lifespan)
    made.state.questions = options.questions  # which every page says
    return made
