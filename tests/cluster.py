"""A real OpenSearch on this machine, for tests and for whoever wants to try one.

`python tests/cluster.py --nodes 3` fetches it from Maven Central (with mvn, into the cache of the user), starts it on
the loopback address with its data in a temporary folder, prints its address and stops it at Ctrl-C. OpenSearch 2.19
runs on Java 17 and newer. It refuses to run as root: root starts it as the user `nobody`. OPENSEARCH_VERSION=3.5.0
takes that one instead, here and in the tests; it needs Java 21 or newer (JAVA_HOME).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

VERSION = os.environ.get("OPENSEARCH_VERSION", "2.19.1")
# group, artifact, version, type; then the k-NN plugin, and the module that it builds upon and that 2.19 comes without
SERVER = [("org.opensearch.distribution.integ-test-zip", "opensearch", VERSION, "zip")]
KNN = [("org.opensearch.plugin", "opensearch-knn", f"{VERSION}.0", "zip")]
PAINLESS = [
    ("org.opensearch.plugin", "lang-painless", VERSION, "jar"),
    ("org.opensearch.plugin", "opensearch-scripting-painless-spi", VERSION, "jar"),
    ("org.antlr", "antlr4-runtime", "4.13.1", "jar"),
    *(("org.ow2.asm", name, "9.7", "jar") for name in ("asm", "asm-analysis", "asm-commons", "asm-tree", "asm-util")),
]
NOBODY = 65534
STARTING, STOPPING = 300.0, 20.0  # seconds

SETTINGS = """\
cluster.name: jireishu-test
node.name: {name}
path.data: {folder}/data
path.logs: {folder}/logs
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
cluster.routing.allocation.disk.threshold_enabled: false
cluster.fault_detection.leader_check.timeout: 2s
cluster.fault_detection.follower_check.timeout: 2s
node.store.allow_mmap: false
"""

# What the distribution's own file says, without logs that it would write beside its program.
JAVA = """\
-XX:+UseG1GC
-Djava.io.tmpdir=${{OPENSEARCH_TMPDIR}}
{guard}
"""
GUARDS = {"2": "18-:-Djava.security.manager=allow", "3": "-javaagent:agent/opensearch-agent.jar"}

DESCRIPTOR = f"""\
description=Painless
version={VERSION}
opensearch.version={VERSION}
java.version=11
name=lang-painless
classname=org.opensearch.painless.PainlessPlugin
"""
POLICY = """\
grant {
  permission java.lang.RuntimePermission "createClassLoader";
  permission java.lang.RuntimePermission "getClassLoader";
};
"""


class Unavailable(Exception):
    """Why there is no server here."""


def fetched(artifacts: list[tuple[str, str, str, str]]) -> list[Path]:
    """Files of Maven Central, from the cache of the user where they are there. Raises Unavailable."""
    import platformdirs

    folder = platformdirs.user_cache_path("jireishu") / "opensearch"
    files = [folder / f"{name}-{version}.{kind}" for _, name, version, kind in artifacts]
    if not all(file.is_file() for file in files):
        if shutil.which("mvn") is None:
            raise Unavailable("no mvn here, so no OpenSearch")
        with tempfile.TemporaryDirectory() as fresh:
            (Path(fresh) / "pom.xml").write_text(_pom(artifacts), "utf-8")
            command = ["mvn", "-B", "-q", "dependency:copy-dependencies", "-DexcludeTransitive", "-DoutputDirectory=."]
            done = subprocess.run(command, cwd=fresh, capture_output=True, text=True, timeout=600, check=False)
            if done.returncode or not all((Path(fresh) / file.name).is_file() for file in files):
                raise Unavailable(f"mvn could not fetch {artifacts[0]}: {(done.stdout or done.stderr).strip()[:200]}")
            folder.mkdir(parents=True, exist_ok=True)
            for file in files:
                shutil.copy(Path(fresh) / file.name, file.with_suffix(".part"))
                file.with_suffix(".part").replace(file)
    return files


def _pom(artifacts: list[tuple[str, str, str, str]]) -> str:
    names = ("groupId", "artifactId", "version", "type")
    wanted = ("".join(f"<{name}>{value}</{name}>" for name, value in zip(names, one, strict=True)) for one in artifacts)
    return (
        "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version>"
        "<packaging>pom</packaging><dependencies>"
        + "".join(f"<dependency>{one}</dependency>" for one in wanted)
        + "</dependencies></project>"
    )


def _add_knn(program: Path, files: list[Path]) -> None:
    """The plugin, and the module that a distribution may come without, as its own build would lay it out."""
    plugin, *jars = files
    with zipfile.ZipFile(plugin) as packed:
        packed.extractall(program / "plugins" / "opensearch-knn")
    if not jars:
        return
    module = program / "modules" / "lang-painless"
    module.mkdir(parents=True)
    for jar in jars:
        shutil.copy(jar, module)
    (module / "plugin-descriptor.properties").write_text(DESCRIPTOR, "utf-8")
    (module / "plugin-security.policy").write_text(POLICY, "utf-8")


def _java() -> str:
    """Where the Java is: JAVA_HOME or the one on the path, as the distribution brings none. Raises Unavailable."""
    if home := os.environ.get("JAVA_HOME"):
        return home
    if (found := shutil.which("java")) is None:
        raise Unavailable("no java here, so no OpenSearch")
    return str(Path(found).resolve().parent.parent)


class Node:
    """One OpenSearch process, with settings and data of its own."""

    def __init__(self, program: Path, folder: Path, name: str, http: int, seeds: dict[str, int]) -> None:
        """seeds: the transport port of each node by its name."""
        self.name, self.http, self.folder = name, http, folder / name
        self._program, self._heap = program, "512m"
        shutil.copytree(program / "config", self.folder / "config")
        settings = SETTINGS.format(name=name, folder=self.folder, http=http, transport=seeds[name])
        if len(seeds) == 1:
            settings += "discovery.type: single-node\n"
        else:
            settings += f"discovery.seed_hosts: {json.dumps([f'127.0.0.1:{port}' for port in seeds.values()])}\n"
            settings += f"cluster.initial_cluster_manager_nodes: {json.dumps(list(seeds))}\n"
        (self.folder / "config" / "opensearch.yml").write_text(settings, "utf-8")
        (self.folder / "config" / "jvm.options").write_text(JAVA.format(guard=GUARDS[VERSION[0]]), "utf-8")
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
        ours = {
            "OPENSEARCH_PATH_CONF": str(self.folder / "config"),
            "OPENSEARCH_JAVA_OPTS": f"-Xms{self._heap} -Xmx{self._heap}",
            "OPENSEARCH_TMPDIR": str(self.folder / "tmp"),
            "OPENSEARCH_JAVA_HOME": _java(),
        }
        (self.folder / "tmp").mkdir(exist_ok=True)
        _give(self.folder)
        with (self.folder / "out.log").open("ab") as out:
            self.process = subprocess.Popen(
                [str(self._program / "bin" / "opensearch")], env=os.environ | ours, cwd=self.folder, stdout=out,
                stderr=out, stdin=subprocess.DEVNULL, start_new_session=True, **user,
            )  # fmt: skip

    def kill(self, how: int = 9) -> None:  # SIGKILL, a name that Windows lacks
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, how)
            try:
                self.process.wait(STOPPING)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
            self.process = None


class Cluster:
    """Some nodes; `hosts` is what an address names: 127.0.0.1:9200,127.0.0.1:9201."""

    def __init__(self, folder: Path, nodes: int, knn: bool) -> None:
        _java()
        (server,) = fetched(SERVER)
        parts = fetched(KNN + PAINLESS * VERSION.startswith("2.")) if knn else []
        with zipfile.ZipFile(server) as packed:
            packed.extractall(folder)
        program = folder / f"opensearch-{VERSION}"
        if parts:
            _add_knn(program, parts)
        for file in (program / "bin").iterdir():
            file.chmod(0o755)
        ports = _ports(2 * nodes)
        seeds = {f"node{n}": ports[2 * n] for n in range(nodes)}
        self.nodes = [Node(program, folder, name, ports[2 * n + 1], seeds) for n, name in enumerate(seeds)]
        self.hosts = ",".join(f"127.0.0.1:{node.http}" for node in self.nodes)

    def start(self) -> None:
        for node in self.nodes:
            node.start()
        self.wait(len(self.nodes))

    def wait(self, nodes: int, status: str = "green") -> None:
        """Until so many nodes are there and all shards in that state. Raises RuntimeError where that takes too long."""
        end = time.monotonic() + STARTING
        wanted = f"/_cluster/health?wait_for_status={status}&wait_for_nodes=>={nodes}&timeout=2s"
        while time.monotonic() < end:
            for node in self.nodes:
                if node.process is not None and node.process.poll() is not None:
                    raise RuntimeError((node.folder / "out.log").read_text("utf-8", "replace")[-2000:])
                asked = f"http://127.0.0.1:{node.http}{wanted}"
                with suppress(OSError, ValueError), urllib.request.urlopen(asked, timeout=5) as said:
                    if not json.load(said)["timed_out"]:
                        return
            time.sleep(0.3)
        raise RuntimeError(f"OpenSearch is not {status} after {STARTING:.0f} s")

    def stop(self) -> None:
        for node in self.nodes:
            node.kill(signal.SIGTERM)


def _ports(count: int) -> list[int]:
    """Ports that are free now."""
    held = [socket.socket() for _ in range(count)]
    try:
        for one in held:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in held]
    finally:
        for one in held:
            one.close()


def _give(folder: Path) -> None:
    """Make all in a folder the node's own."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


@contextmanager
def started(nodes: int = 1, knn: bool = False) -> Iterator[Cluster]:
    """A cluster that is gone at the end. knn: with the k-NN plugin. Raises Unavailable."""
    with tempfile.TemporaryDirectory(prefix="opensearch-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        made = Cluster(folder, nodes, knn)
        try:
            made.start()
            yield made
        finally:
            made.stop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--knn", action="store_true", help="with the k-NN plugin")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does, and the nodes with it
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
    chosen = parser.parse_args()
    with suppress(KeyboardInterrupt), started(chosen.nodes, chosen.knn) as cluster:
        print(f"opensearch://{cluster.hosts}/jireishu", flush=True)
        while True:
            time.sleep(3600)


if __name__ == "__main__":
    main()
