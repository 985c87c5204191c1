"""What comes back over HTTP, to programs and to people."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from conftest import EDITION, PASSAGES, Run, indexed
from starlette.testclient import TestClient
from starlette.types import Message
from test_contract import valid

from jireishu import parameters, server
from jireishu.analysis import Analyzer
from jireishu.errors import IndexUnusable
from jireishu.gate import Limits
from jireishu.model import Pages


def served(folder: Path, **options: Any) -> TestClient:
    """Asks a server of the home `folder`."""
    return TestClient(server.app(folder, server.Options(**options)), base_url="http://localhost")


@pytest.fixture(scope="module")
def client(shared: Path) -> Iterator[TestClient]:
    with served(shared) as found:
        yield found


def test_an_address_where_nothing_is_says_so_in_the_language_of_the_reader(client: TestClient) -> None:
    assert "この番地には何もありません。" in client.get("/nope").text
    assert "There is nothing at this address." in client.get("/nope?lang=en").text
    assert client.get("/api/nope").json()["detail"] == "この番地には何もありません。"
    assert client.get("/api/verify").json()["detail"] == "この番地には、その方法では尋ねられません。"


def test_an_address_without_an_edition_leads_to_the_newest(client: TestClient) -> None:
    for short, whole in (("/cases/2-1", "/cases/shigoto/2-1"), ("/passages/2-1-p1", "/passages/shigoto/2-1-p1")):
        found = client.get(short, follow_redirects=False)
        assert (found.status_code, found.headers["location"]) == (307, whole)
    assert client.get("/cases/2-1?lang=en", follow_redirects=False).headers["location"] == "/cases/shigoto/2-1?lang=en"
    missing = client.get("/passages/9-9-p9")
    assert (missing.status_code, "「9-9-p9」" in missing.text) == (404, True)


def test_an_id_with_signs_of_an_address_leads_to_its_passage(own: Path, analyzer: Analyzer) -> None:
    odd = replace(PASSAGES[1], id="a#1?x")
    indexed(own, replace(EDITION, passages=(odd,)), analyzer=analyzer)
    with served(own) as client:
        page = client.get("/passages/a%231%3Fx")
    assert (page.status_code, odd.text in page.text) == (200, True)


def test_a_port_that_is_taken_is_one_line_and_a_hint(shared: Path, run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = run("--home", shared, "serve", "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    message, hint = done.stderr.splitlines()
    assert f"http://127.0.0.1:{port}/" in message
    assert "--port" in hint


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/api/search?q=漁港の仕事", "search"),
        ("/api/search?q=漁港の仕事&section=課題&prefecture=青森&k=1&start=0&literal=true", "search"),
        ("/api/search?q=漁港の仕事&chapter=2&chapter=ハローワーク", "search"),
        ("/api/search?q=%00", "problem"),
        ("/api/cases", "cases"),
        ("/api/cases/2-1", "show"),
        ("/api/passages/2-1-p1", "passage"),
        ("/api/facets", "facets"),
        ("/api/health", "health"),
    ],
)
def test_an_answer_has_the_form_of_its_schema(client: TestClient, url: str, name: str) -> None:
    valid(name, client.get(url).json())


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/api/search", 400),
        ("/api/search?q=", 400),
        ("/api/search?q=" + "漁" * 1025, 400),
        ("/api/search?q=漁港&k=101", 400),
        ("/api/search?q=漁港&k=一", 400),
        ("/api/search?q=漁港&k=1&k=2", 400),
        ("/api/search?q=漁港&start=1001", 400),
        ("/api/search?q=漁港&literal=maybe", 400),
        ("/api/search?q=漁港&section=予算", 404),
        ("/api/search?q=漁港&population=多い", 400),
        ("/api/search?q=漁港&colour=red", 400),
        ("/api/search?q=漁港&chapter=9", 404),
        ("/api/cases/9-9", 404),
        ("/api/cases?edition=2030", 404),
        ("/api/passages/9-9-p9", 404),
        ("/api/nothing", 404),
        ("/schema/nothing.json", 404),
    ],
)
def test_an_error_says_what_and_what_to_do(client: TestClient, url: str, status: int) -> None:
    found = client.get(url)
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
    valid("problem", found.json())
    assert found.json()["status"] == status
    assert found.json()["detail"]


def test_a_page_says_its_errors_in_the_language_of_its_reader(client: TestClient) -> None:
    japanese, english = (client.get(f"/passages/shigoto/9-9?lang={lang}") for lang in ("ja", "en"))
    assert "段落「9-9」はありません。" in japanese.text
    assert "There is no passage “9-9”." in english.text
    assert "The id of a passage is the passage.id of a search result." in english.text
    asked = client.get("/?lang=en&q=漁港&chapter=9")
    assert "There is no chapter “9”. Chapters: 第2章" in asked.text
    assert client.get("/api/passages/9-9?lang=en").json()["detail"] == "「lang」という引数はありません。"


def test_a_page_says_that_nothing_meets_a_condition_in_the_language_of_its_reader(client: TestClient) -> None:
    assert "沖縄県の事例はありません。" in client.get("/?q=沖縄県の市で漁港の仕事は").text
    assert "There are no cases of 沖縄県." in client.get("/?lang=en&q=沖縄県の市で漁港の仕事は").text


def test_quotes_are_verified(client: TestClient) -> None:
    asked = {"quotes": [{"id": "2-1-p1", "quote": "漁港へ行き"}, {"id": "2-1-p1", "quote": "月の裏側まで"}]}
    found = client.post("/api/verify", json=asked).json()
    valid("verify", found)
    assert [one["status"] for one in found["quotes"]] == ["exact", "gone"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"quotes": 3}', b'{"quotes": [{"id": 1, "quote": 2}]}', b"[" * 9999]
)
def test_a_body_that_is_none_is_refused(client: TestClient, body: bytes) -> None:
    assert client.post("/api/verify", content=body).status_code == 400


def test_too_many_or_too_long_quotes_are_refused(client: TestClient) -> None:
    many = {"quotes": [{"id": "2-1-p1", "quote": "漁港"}] * 101}
    assert client.post("/api/verify", json=many).status_code == 400
    long = {"quotes": [{"id": "2-1-p1", "quote": "漁" * 25_001}] * 2}
    assert client.post("/api/verify", json=long).status_code == 400
    assert client.post("/api/verify", content=b" " * 1_000_001).status_code == 413
    assert client.get("/api/verify").status_code == 405


def told(client: TestClient, receive: Callable[[], Awaitable[Message]]) -> list[int]:
    """The statuses of the responses to a POST whose body comes as `receive` brings it."""
    found: list[int] = []

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            found.append(message["status"])

    scope = {"type": "http", "method": "POST", "path": "/api/verify", "query_string": b"", "headers": []}
    assert client.portal is not None
    client.portal.call(client.app, scope, receive, send)
    return found


def test_a_body_that_does_not_come_is_not_waited_for(shared: Path) -> None:
    async def never() -> Message:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    with served(shared, limits=Limits(seconds=0.1)) as client:
        assert told(client, never) == [408]


def test_who_goes_away_amid_a_body_makes_no_traceback(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    assert told(client, gone) == [400]
    assert '"status": 400' in capsys.readouterr().err


def test_an_answer_is_as_before_while_the_index_is(own: Path, analyzer: Analyzer) -> None:
    with served(own) as client:
        first = client.get("/api/search?q=漁港の仕事")
        again = client.get("/api/search?q=漁港の仕事", headers={"If-None-Match": first.headers["etag"]})
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        indexed(own, replace(EDITION, passages=PASSAGES[:2]), analyzer=analyzer)
        new = client.get("/api/search?q=漁港の仕事", headers={"If-None-Match": first.headers["etag"]})
        assert (new.status_code, new.json()["total"]) == (200, 1)
        assert first.json()["total"] == 5


def test_a_server_that_is_overrun_says_so_at_once(shared: Path) -> None:
    with served(shared, limits=Limits(waiting=0)) as client:
        found = client.get("/api/health")
        assert (found.status_code, found.headers["retry-after"]) == (503, "1")
    with served(shared, limits=Limits(seconds=0)) as client:
        assert client.get("/api/health").status_code == 503


def test_without_an_index_there_is_no_server(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable):
        server.app(tmp_path)


def test_questions_are_logged_only_when_told_to(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for questions in (False, True):
        with served(shared, questions=questions) as client:
            client.get("/api/search?q=tanaka")
        lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
        assert [(line["path"], line["status"]) for line in lines] == [("/api/search", 200)]
        assert ("tanaka" in json.dumps(lines)) == questions


def test_only_named_hosts_and_origins_are_served(shared: Path) -> None:
    with served(
        shared, hosts=server.LOOPBACK, cors=("https://city.example",), embed=("https://city.example",)
    ) as client:
        assert client.get("/api/health").status_code == 200
        assert client.get("/api/health", headers={"Host": "evil.example"}).status_code == 400
        allowed = client.get("/api/health", headers={"Origin": "https://city.example"})
        assert allowed.headers["access-control-allow-origin"] == "https://city.example"
        other = client.get("/api/health", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in other.headers
        framed = client.get("/embed").headers["content-security-policy"]
        assert framed.endswith("frame-ancestors 'self' https://city.example")
        assert client.get("/").headers["content-security-policy"].endswith("frame-ancestors 'none'")


def test_cors_is_off_unless_listed(client: TestClient) -> None:
    found = client.get("/api/health", headers={"Origin": "https://city.example"})
    assert "access-control-allow-origin" not in found.headers


class Outline(HTMLParser):
    """What a page consists of: its elements with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, name: str) -> list[str | None]:
        return [attributes.get(name) for found, attributes in self.elements if found == tag and name in attributes]


def test_the_page_answers_without_a_script(client: TestClient) -> None:
    found = client.get("/?q=漁港の仕事", headers={"Accept-Language": "ja"})
    page = Outline(found.text)
    assert found.headers["content-language"] == "ja"
    assert not [tag for tag, _ in page.elements if tag in ("script", "style", "iframe")]
    assert not [attributes for _, attributes in page.elements if "style" in attributes or "onclick" in attributes]
    assert "「しごと支援事例集」青森県あおば市 取組みのポイント、9頁（PDF 11頁）" in page.text
    assert "<mark>漁港</mark>" in found.text
    links = [link for link in page.all("a", "href") if link and link.startswith("/passages/")]
    assert links
    for link in [*links, *(one for one in page.all("a", "href") if one and one.startswith("/cases"))]:
        assert client.get(link).status_code == 200


def test_the_page_narrows_by_population_too(client: TestClient) -> None:
    small, large = (
        Outline(client.get("/", params={"q": "事業所", "population": p}).text) for p in ("<50000", ">50000")
    )
    assert "青森県あおば市 事業実施の背景と概要" in small.text and "みどり市 取組み" not in small.text
    assert "青森県あおば市 事業" not in large.text
    assert [e["value"] for tag, e in small.elements if tag == "input" and e.get("name") == "population"] == ["<50000"]


def test_a_page_in_english_keeps_its_language(client: TestClient) -> None:
    assert "人口: the highest" in client.get("/?q=人口が最も多い市の漁港&lang=en").text
    page = client.get("/?q=漁港&lang=en")
    assert page.headers["content-language"] == "en"
    assert 'name="lang" value="en"' in page.text
    assert "/cases?lang=en" in page.text
    assert client.get("/", headers={"Accept-Language": "en-GB,en;q=0.9"}).headers["content-language"] == "en"
    assert client.get("/", headers={"Accept-Language": "fr"}).headers["content-language"] == "ja"


@pytest.mark.parametrize(
    ("kept", "said", "in_english"),
    [
        (False, "質問は記録しません。", "questions are not recorded."),
        (True, "質問はこのサーバーに記録されます。", "questions are recorded there."),
    ],
)
def test_every_page_says_whether_questions_are_recorded(shared: Path, kept: bool, said: str, in_english: str) -> None:
    with served(shared, questions=kept) as client:
        for place in ("/?q=漁港", "/cases", "/nope"):
            assert said in client.get(place).text
        assert in_english in client.get("/?lang=en").text


def test_what_is_asked_cannot_become_markup(client: TestClient) -> None:
    text = client.get("/", params={"q": '"><script>alert(1)</script>漁港'}).text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_pages_of_hits_follow_each_other(own: Path, analyzer: Analyzer) -> None:
    many = tuple(replace(PASSAGES[1], id=f"m{n:02}", headings=(f"その{n:02}",)) for n in range(25))
    indexed(own, replace(EDITION, passages=many), analyzer=analyzer)
    with served(own) as client:
        seen, url = [], "/?q=漁港&lang=ja"
        while url:
            page = Outline(client.get(url).text)
            seen += [link for link in page.all("a", "href") if link and link.startswith("/passages/")]
            following = [a["href"] for tag, a in page.elements if tag == "a" and a.get("rel") == "next"]
            url = f"/{following[0]}" if following else ""
    assert [link.split("/")[3][:3] for link in seen] == [f"m{n:02}" for n in range(25)]


def test_a_case_page_and_a_wrong_one(client: TestClient) -> None:
    page = client.get("/cases/shigoto/2-1").text
    assert "相談者と一緒に漁港へ行き、作業を見学してもらう。" in page
    part = client.get("/cases/shigoto/あおば?lang=en", follow_redirects=False)
    assert (part.status_code, part.headers["location"]) == (307, "/cases/shigoto/2-1?lang=en")
    assert client.get("/cases/shigoto/9-9").status_code == 404
    assert client.get("/cases/2030/2-1").status_code == 404
    assert client.get("/nothing").headers["content-type"].startswith("text/html")
    assert client.get("/passages/shigoto/2-1-p1/image.png").status_code == 404  # its PDF is not here


@pytest.mark.parametrize(
    ("pages", "case", "passage"),
    [
        (Pages((10,), ("8",)), "「しごと支援事例集」8頁（PDF 10頁）", "8頁: 漁港では"),
        (Pages((10, 11), ("8", "9")), "「しごと支援事例集」8-9頁（PDF 10-11頁）", "8-9頁: 漁港では"),
        (Pages((10,), (None,)), "「しごと支援事例集」PDF 10頁", "PDF 10頁: 漁港では"),
        (Pages(), "「しごと支援事例集」", "前後を読む: 漁港では"),
    ],
)
def test_a_case_page_names_the_pages_that_there_are(
    own: Path, analyzer: Analyzer, pages: Pages, case: str, passage: str
) -> None:
    told = replace(PASSAGES[1], text="漁港では網の補修がある。", pages=pages)
    cases = (replace(EDITION.cases[0], pages=pages),)
    indexed(own, replace(EDITION, cases=cases, passages=(told,)), analyzer=analyzer)
    with served(own) as client:
        page = Outline(client.get("/cases/shigoto/2-1").text)
    lines = [line.strip() for line in page.text.splitlines()]
    assert case in lines
    assert [line for line in lines if line.startswith(passage)]


def test_the_search_can_be_put_into_another_page(client: TestClient) -> None:
    script = client.get("/embed.js").text
    assert "currentScript" in script
    assert [name for name in ("q", *parameters.MANY, "lang") if f'"{name}"' not in script] == []
    page = client.get("/embed?q=漁港").text
    assert 'target="_blank"' in page
    assert "<header" not in page


def test_openapi_names_what_there_is(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert set(document["paths"]) == {
        "/api/search", "/api/cases", "/api/cases/{id}", "/api/passages/{id}", "/api/facets", "/api/health",
        "/api/verify",
    }  # fmt: skip
    text = json.dumps(document)
    for name in document["components"]["schemas"]:
        assert f"#/components/schemas/{name}" in text or name.endswith(".json")
    assert client.get("/schema/search.json").json()["$id"] == "jireishu/search/1"


def test_a_lone_surrogate_does_not_break_a_document() -> None:
    assert json.loads(server._encoded({"text": "漢\ud800"})) == {"text": "漢\ud800"}
