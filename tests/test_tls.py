"""A cluster behind TLS: loaded and asked with real certificates, and what is said where they do not fit."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import Any

import pytest
import trustme
from conftest import Run

pytest.importorskip("opensearchpy")


@contextmanager
def behind_tls(host: str, context: ssl.SSLContext) -> Iterator[str]:
    """A door to host that speaks TLS; its port."""
    name, port = host.split(":")

    def pump(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data)
        for end in (source, target):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    class Door(BaseRequestHandler):
        def handle(self) -> None:
            with (
                suppress(OSError),  # a client that is refused
                context.wrap_socket(self.request, server_side=True) as inside,
                socket.create_connection((name, int(port))) as outside,
            ):
                back = threading.Thread(target=pump, args=(outside, inside))
                back.start()
                pump(inside, outside)
                back.join()

    class Doors(ThreadingTCPServer):
        daemon_threads = True

    with Doors(("127.0.0.1", 0), Door) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield str(server.server_address[1])
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Any]:
    """An authority, what it gave the server and the client, and an authority that nobody knows."""
    ours, theirs = trustme.CA(), trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.issue_cert("localhost").configure_cert(server)
    ours.configure_trust(server)
    server.verify_mode = ssl.CERT_REQUIRED
    client = ours.issue_cert("desk@example.jp")
    ours.cert_pem.write_to_path(tmp_path / "ca.pem")
    theirs.cert_pem.write_to_path(tmp_path / "other.pem")
    client.private_key_pem.write_to_path(tmp_path / "key.pem")
    for pem in client.cert_chain_pems:
        pem.write_to_path(tmp_path / "cert.pem", append=True)
    paths = {name: str(tmp_path / f"{name.lower()}.pem") for name in ("CA", "CERT", "KEY", "OTHER")}
    return {"server": server, **{f"JIREISHU_OPENSEARCH_{name}": path for name, path in paths.items()}}


def test_a_cluster_is_loaded_and_asked_over_tls_with_a_client_certificate(
    node: str, shared: Path, run: Run, papers: dict[str, Any]
) -> None:
    server, given = papers.pop("server"), papers | {"JIREISHU_OPENSEARCH_USER": "desk"}
    with behind_tls(node, server) as port:
        named = f"opensearchs://localhost:{port}/tls"
        loaded = run("--home", shared, "--index", named, "load", **given)
        assert (loaded.returncode, loaded.stderr.splitlines()[1:]) == (0, ["検索は tls-v1 に切り替わりました。"])
        assert run("--index", named, "search", "漁港", **given).returncode == 0


def test_certificates_that_do_not_fit_are_one_line_and_a_hint(node: str, run: Run, papers: dict[str, Any]) -> None:
    server, given = papers.pop("server"), papers
    stranger = given | {"JIREISHU_OPENSEARCH_CA": given["JIREISHU_OPENSEARCH_OTHER"]}
    nobody = {"JIREISHU_OPENSEARCH_CA": given["JIREISHU_OPENSEARCH_CA"]}
    with behind_tls(node, server) as port:
        for host, variables in (("localhost", stranger), ("localhost", nobody), ("127.0.0.1", given)):
            done = run("--index", f"opensearchs://{host}:{port}/tls", "search", "漁港", **variables)
            said, advice = done.stderr.splitlines()
            assert (done.returncode, done.stdout) == (3, "")
            assert f"{host}:{port} と安全に通信できません" in said
            assert "JIREISHU_OPENSEARCH_CA" in advice
        plain = run("--index", f"opensearch://localhost:{port}/tls", "search", "漁港")
        assert (plain.returncode, len(plain.stderr.splitlines())) == (3, 2)
