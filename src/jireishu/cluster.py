"""How is a cluster reached, and what does it mean when it does not answer?

Input: an address (opensearch://host:9200/name, opensearchs:// with TLS, several hosts with commas), credentials from
the environment, requests. Output: what the cluster says, as JSON. The only module that knows opensearch-py.

    JIREISHU_OPENSEARCH_USER, _PASSWORD    whom to be there; never part of the address, which logs and lists show
    JIREISHU_OPENSEARCH_CA                 the certificates to trust, a file
    JIREISHU_OPENSEARCH_CERT, _KEY         a client's certificate and its key, files
    JIREISHU_OPENSEARCH_INSECURE=yes       trust any certificate
"""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jireishu import extras
from jireishu.errors import IndexUnusable, UsageError
from jireishu.model import Json
from jireishu.tongue import phrase

SCHEMES = {"opensearch": False, "opensearchs": True}
SECONDS = 5.0  # until a host must have answered one request; then the next one is asked
LOADING = 60.0  # the same, for what takes longer: a bulk, a switch
LOOPBACK = ("localhost", "127.0.0.1", "::1")
NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,99}")
EXAMPLE = phrase("例: opensearch://localhost:9200/jireishu")
MEND = phrase("クラスターが動いているか、番地が正しいかを確かめてください。")


class Unanswered(IndexUnusable):
    """A request that got no answer, or a refusal. status: of HTTP, 0 where nobody answered."""

    def __init__(self, message: str, hint: str, status: int, kind: str = "") -> None:
        super().__init__(message, hint)
        self.status, self.kind = status, kind


class Address(NamedTuple):
    """hosts: with their ports. name: of the alias that searches use."""

    hosts: tuple[tuple[str, int], ...]
    name: str
    tls: bool

    def __str__(self) -> str:
        scheme = "opensearchs" if self.tls else "opensearch"
        return f"{scheme}://{self.where}/{self.name}"

    @property
    def local(self) -> bool:
        """Whether no request leaves this machine."""
        return set(LOOPBACK).issuperset(host for host, _ in self.hosts)

    @property
    def where(self) -> str:
        """The hosts with their ports, as they are typed."""
        return ",".join(f"[{host}]:{port}" if ":" in host else f"{host}:{port}" for host, port in self.hosts)


def address(typed: str) -> Address:
    """Raises UsageError for one that is none, or that holds a password."""
    scheme, found, rest = typed.partition("://")
    hosts, _, name = rest.partition("/")
    if "@" in hosts:  # not repeated: it is secret
        raise UsageError(
            phrase("--index の番地に利用者名やパスワードは書けません。"),
            phrase("環境変数 JIREISHU_OPENSEARCH_USER と JIREISHU_OPENSEARCH_PASSWORD に入れてください。"),
        )
    if not found or scheme not in SCHEMES or not NAME.fullmatch(name):
        raise UsageError(phrase("索引の番地「{typed}」が読み取れません。", typed=typed), EXAMPLE)
    try:
        parts = [urlsplit(f"//{host}") for host in hosts.split(",")]
        known = tuple((part.hostname or "", part.port or 9200) for part in parts)
    except ValueError:
        known = ()
    if not known or not all(host for host, _ in known):
        raise UsageError(phrase("索引の番地「{typed}」が読み取れません。", typed=typed), EXAMPLE)
    return Address(known, name, SCHEMES[scheme])


class Cluster:
    """A cluster that requests are sent to; `name` is what the address calls the index."""

    def __init__(self, address: Address) -> None:
        """Raises UsageError where the extra is missing or the credentials must not be sent."""
        try:
            import opensearchpy
        except ImportError:
            hint = extras.install("opensearch")
            raise UsageError(phrase("OpenSearch に尋ねるための部品がありません。"), hint) from None
        logging.getLogger("opensearch").addHandler(logging.NullHandler())  # it would tell stderr of each failure
        self.address, self.name = address, address.name
        self._errors = opensearchpy.exceptions
        self._client: Any = opensearchpy.OpenSearch(
            hosts=[{"host": host, "port": port} for host, port in address.hosts],
            timeout=SECONDS,
            max_retries=max(1, len(address.hosts)),
            retry_on_timeout=len(address.hosts) > 1,
            http_compress=not address.local,
            **_secured(address, os.environ),
        )

    def ask(self, method: str, path: str, body: Any = None, seconds: float = SECONDS, **params: Any) -> Json:
        """The answer to one request. body: JSON, or lines of it in bytes. Raises Unanswered."""
        query = {name: json.dumps(value) if isinstance(value, bool) else value for name, value in params.items()}
        try:
            found = self._client.transport.perform_request(
                method, path, params=query | {"request_timeout": seconds}, body=body
            )
        except self._errors.ConnectionError as error:
            raise self._away(error, seconds) from None
        except self._errors.TransportError as error:
            raise self._refused(error) from None
        except self._errors.OpenSearchException as error:
            raise Unanswered(
                phrase("{where} の答えが読めません: {error}", where=self.address.where, error=_short(error)), MEND, 0
            ) from None
        return found if isinstance(found, dict) else {"value": found}

    def get(self, path: str, **params: Any) -> Json | None:
        """What stands there; None where nothing does."""
        try:
            return self.ask("GET", path, **params)
        except Unanswered as error:
            if error.status == 404:
                return None
            raise

    def hits(self, index: str, body: Json) -> Iterator[Json]:
        """All that a sorted search finds while an index is made, `size` of them a request."""
        return paged(partial(self.ask, "POST", f"/{index}/_search", seconds=LOADING), body)

    def _away(self, error: Any, seconds: float) -> Unanswered:
        where, kind = self.address.where, type(error).__name__
        if kind == "SSLError":
            return Unanswered(
                phrase("{where} と安全に通信できません: {error}", where=where, error=_short(error)),
                phrase("証明書は JIREISHU_OPENSEARCH_CA で指定します。番地が opensearchs:// かも確かめてください。"),
                0,
            )
        if kind == "ConnectionTimeout":
            late = phrase("OpenSearch（{where}）が {seconds:g} 秒以内に答えません。", where=where, seconds=seconds)
            return Unanswered(late, MEND, 0)
        return Unanswered(phrase("OpenSearch（{where}）につながりません。", where=where), MEND, 0)

    def _refused(self, error: Any) -> Unanswered:
        where = self.address.where
        status = error.status_code if isinstance(error.status_code, int) else 0
        if status in (401, 403):
            return Unanswered(
                phrase("OpenSearch（{where}）に断られました（{status}）。", where=where, status=status),
                phrase("JIREISHU_OPENSEARCH_USER と JIREISHU_OPENSEARCH_PASSWORD、その権限を確かめてください。"),
                status,
            )
        message = phrase(
            "OpenSearch（{where}）の誤り {status}: {error}", where=where, status=status, error=_short(error)
        )
        return Unanswered(message, MEND, status, str(error.error))

    def close(self) -> None:
        self._client.close()


def paged(search: Callable[[Json], Json], body: Json) -> Iterator[Json]:
    """All that a sorted search finds, `size` of them a request."""
    while True:
        found = search(body)["hits"]["hits"]
        yield from found
        if len(found) < body["size"]:
            return
        body = {**body, "search_after": found[-1]["sort"]}


def _short(error: Any) -> str:
    """What went wrong, in a line of at most 200 characters. It holds no password, as no address does."""
    info = error.info if isinstance(getattr(error, "info", None), dict) else {}
    reason = info.get("error", {}) if isinstance(info.get("error"), dict) else {}
    text = str(reason.get("reason") or getattr(error, "error", "") or error)
    return " ".join(text.split())[:200]


def _secured(address: Address, environment: Mapping[str, str]) -> Json:
    """The options of opensearch-py for TLS and for who we are. Raises UsageError."""

    def given(name: str) -> str:
        return environment.get(f"JIREISHU_OPENSEARCH_{name}", "")

    options: Json = {}
    if given("USER"):
        if not address.tls and not address.local:
            raise UsageError(
                phrase("暗号化されない通信でパスワードは送れません。"),
                phrase("番地を opensearchs:// で始めてください（TLS）。"),
            )
        options["http_auth"] = (given("USER"), given("PASSWORD"))
    if not address.tls:
        return options
    for name in ("CA", "CERT", "KEY"):
        if given(name) and not Path(given(name)).is_file():
            raise UsageError(
                phrase("JIREISHU_OPENSEARCH_{name} のファイル {file} がありません。", name=name, file=given(name)),
                phrase("ファイルの場所と名前を確かめてください。"),
            )
    trusting = given("INSECURE") == "yes"
    files: Sequence[tuple[str, str]] = (("ca_certs", "CA"), ("client_cert", "CERT"), ("client_key", "KEY"))
    options |= {"use_ssl": True, "verify_certs": not trusting, "ssl_show_warn": False}
    return options | {option: given(name) for option, name in files if given(name)}
