"""A small invented casebook that the tests of the read side share: 3 cases, 11 passages, one outside any case."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import cluster as servers
import pytest
from hypothesis import HealthCheck, settings

os.environ["JIREISHU_SEMANTIC"] = "no"  # the tests ask the core, whatever is installed
os.environ["JIREISHU_LANG"] = "ja"  # and hear its messages in Japanese, whatever the locale

from jireishu import citation, corpus, home, indexer
from jireishu.analysis import Analyzer
from jireishu.model import Attribute, Case, CaseRef, Edition, Finding, Pages, Passage, SectionRef

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")  # a machine may be busy

signal.signal(signal.SIGTERM, signal.default_int_handler)  # who ends a run ends the servers that it started


TITLE = "しごと支援事例集"
AOBA = CaseRef("2-1", 2, 1, "青森県あおば市", "青森県", "漁港の仕事から始める中間的就労")
MIDORI = CaseRef("2-2", 2, 2, "兵庫県みどり市", "兵庫県", "週払の求人を開拓する")
TSUNAGU = CaseRef("3-1", 3, 1, "つなぐハローワーク", "東京都", "庁舎の中の窓口")
BACKGROUND = SectionRef(2, "事業実施の背景と概要", "背景・概要")
POINTS = SectionRef(3, "取組みのポイント", "取組みのポイント")
RESULTS = SectionRef(4, "取組みの成果", "成果")
ISSUES = SectionRef(5, "今後の課題・展望", "課題")


def made(
    number: str,
    text: str,
    case: CaseRef | None = None,
    section: SectionRef | None = None,
    headings: tuple[str, ...] = (),
    page: int = 1,
    kind: str = "bullet",
) -> Passage:
    pages = Pages((page,), (str(page - 2),)) if page > 2 else Pages((page,), (None,))
    return Passage(
        number, text, kind, case, section, headings, pages,
        citation=citation.cite(TITLE, "しごと 事例集.pdf", case, section, pages),
    )  # fmt: skip


PASSAGES = (
    made("intro", "この事例集は、各地の就労支援をまとめたものである。"),
    made("2-1-b1", "漁港では網の補修など、短い時間から始められる仕事がある。", AOBA, BACKGROUND, (), 10),
    made("2-1-p1", "相談者と一緒に漁港へ行き、作業を見学してもらう。", AOBA, POINTS, ("見学",), 11),
    made("2-1-p2", "見学のあとは、1日2時間の作業から始める。", AOBA, POINTS, ("見学", "体験"), 11),
    made("2-1-f1", "漁港 見学 作業 就労", AOBA, POINTS, (), 11, "figure"),
    made("2-1-i1", "冬のあいだは漁港の仕事が少ない。", AOBA, ISSUES, (), 12),
    made("2-2-b1", "すぐに現金が必要な相談者が多い。", MIDORI, BACKGROUND, (), 20),
    made("2-2-p1", "事業所に電話し、週払いや日払いに応じてもらえるか交渉する。", MIDORI, POINTS, ("求人開拓",), 21),
    made("2-2-r1", "週払の求人が12件になった。", MIDORI, RESULTS, (), 22),
    made("3-1-p1", "庁舎の１階に窓口を設け、相談者をすぐに案内する。", TSUNAGU, POINTS, ("窓口",), 30),
    made("3-1-i1", "障がいのある方への取り組みを増やしたい。", TSUNAGU, ISSUES, (), 31),
)


def described(ref: CaseRef, sections: tuple[SectionRef, ...], pages: Pages, **attributes: Attribute) -> Case:
    return Case(ref.id, ref.chapter, ref.number, ref.name, ref.prefecture, ref.tagline, pages, sections, attributes)


EDITION = Edition(
    id="shigoto",
    title=TITLE,
    source="しごと 事例集.pdf",
    sha256="0" * 64,
    page_labels=(None, None, "1"),
    cases=(
        described(
            AOBA,
            (BACKGROUND, POINTS, ISSUES),
            Pages((10, 11, 12), ("8", "9", "10")),
            総人口=Attribute("4.5万人", 45000, "人"),
            保護率=Attribute("12.3‰", 12.3, "‰"),
        ),
        described(MIDORI, (BACKGROUND, POINTS, RESULTS), Pages((20, 21, 22), ("18", "19", "20"))),
        described(TSUNAGU, (POINTS, ISSUES), Pages((30, 31), ("28", "29"))),
    ),
    passages=PASSAGES,
    findings=(Finding("unlisted", "一覧表にない事例です", 30),),
    chapters=((1, "はじめに"), (2, "自治体の事例"), (3, "ハローワークの事例")),
)


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


def indexed(folder: Path, *editions: Edition, analyzer: Analyzer | None = None) -> Path:
    """The home `folder`, with these editions in its corpus, and its index."""
    for edition in editions:
        corpus.write(home.corpus(folder), edition)
    indexer.build(folder, analyzer=analyzer)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, analyzer: Analyzer) -> Path:
    """A home with the small casebook and its index; tests only read it."""
    return indexed(tmp_path_factory.mktemp("home"), EDITION, analyzer=analyzer)


@pytest.fixture
def own(tmp_path: Path, analyzer: Analyzer) -> Path:
    """The same, for a test that changes it."""
    return indexed(tmp_path, EDITION, analyzer=analyzer)


@pytest.fixture(scope="session")
def node() -> Iterator[str]:
    """The hosts of an OpenSearch of one node, with the k-NN plugin where it can be had; whatever needs it is skipped,
    with the reason, where there is none."""
    pytest.importorskip("opensearchpy")
    with contextlib.ExitStack() as stack:
        try:
            try:
                started = stack.enter_context(servers.started(knn=True))
            except servers.Unavailable:
                started = stack.enter_context(servers.started())
        except servers.Unavailable as error:
            pytest.skip(str(error))
        yield started.hosts


@pytest.fixture(scope="session")
def address(node: str, shared: Path) -> str:
    """The address of the small casebook, loaded into a cluster."""
    from jireishu import cluster, loading

    named = f"opensearch://{node}/small"
    with contextlib.closing(cluster.Cluster(cluster.address(named))) as reached:
        loading.load(shared, reached, loading.Wish())
    return named


# What would change a process under test.
AMBIENT = ("JIREISHU_HOME", "JIREISHU_INDEX", "NO_COLOR", "PYTHONUNBUFFERED")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def at_a_terminal(
    *arguments: object, answers: bytes = b"", size: tuple[int, int] = (24, 80), **variables: str
) -> tuple[int, bytes]:
    """Runs the command line at a pseudo-terminal. Its exit code, and what the terminal got.

    answers: of the terminal to what it is going to be asked. size: lines and columns.
    """
    import pty
    import termios

    process, terminal = pty.fork()
    if process == 0:
        termios.tcsetwinsize(0, size)
        os.environ.update(variables)
        os.execv(sys.executable, [sys.executable, "-m", "jireishu.cli", *map(str, arguments)])
    os.write(terminal, answers)
    said = drained(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), said


def drained(terminal: int) -> bytes:
    """All that comes from a pseudo-terminal until it ends."""
    said = b""
    with contextlib.suppress(OSError):  # Linux reports the end so
        while more := os.read(terminal, 65536):
            said += more
    return said


@pytest.fixture
def run() -> Run:
    """Runs the command line in a process of its own, without a terminal."""

    def process(*arguments: object, stdin: str | bytes = "", **variables: str) -> subprocess.CompletedProcess[str]:
        given = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        kept = {name: value for name, value in os.environ.items() if name not in AMBIENT}
        command = [sys.executable, "-m", "jireishu.cli", *map(str, arguments)]
        done = subprocess.run(command, input=given, capture_output=True, env=kept | variables, timeout=120, check=False)
        return subprocess.CompletedProcess(
            command, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return process
