"""Measures search and look-ups on a large invented graph, and prints what it finds.

``python -m tests.bench_lookups`` · 400,000 labels, 1,000 plans, 1 client, figures in milliseconds.
"""

import itertools
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence

from api.lookups import Lookups
from api.reading import Reader
from api.search_view import search
from graph.paths import shortest
from graph.pinyin import syllables
from graph.search import Label, SearchIndex
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.iri import Identifier
from ontology.records import (
    Assignment,
    Citation,
    Evidence,
    Header,
    Plan,
    Platform,
    RoleBasis,
    Source,
    Target,
    Task,
)

LABELS = 400_000
PLANS = 1_000
SEED = 20
# kind of node, kind of text, share of all labels
SHARES = (
    ("agency", "name", 20), ("agency", "alias", 10), ("task", "name", 25), ("platform", "name", 10),
    ("document", "name", 10), ("indicator", "name", 5), ("plan", "name", 2), ("section", "heading", 8),
    ("evidence", "quote", 10),
)  # fmt: skip
PLACES = [
    "苏州",
    "宁波",
    "洛阳",
    "重庆",
    "长沙",
    "玄武",
    "姑苏",
    "海曙",
    "涧西",
    "昆山",
    "余姚",
    "长兴",
    "厦门",
    "西安",
    "成都",
    "六安",
    "蚌埠",
    "台州",
    "莆田",
    "乐清",
]
BODIES = [
    "市场监督管理局",
    "知识产权局",
    "财政局",
    "科学技术局",
    "发展和改革委员会",
    "司法局",
    "海关",
    "中级人民法院",
    "文化广电和旅游局",
    "大数据局",
]
VERBS = ["加强", "推进", "完善", "建立", "培育", "深化", "支持", "鼓励", "健全", "优化", "落实", "拓展"]
THINGS = [
    "知识产权",
    "专利",
    "商标",
    "版权",
    "数据",
    "人才",
    "市场",
    "产业",
    "服务",
    "金融",
    "平台",
    "园区",
    "企业",
    "保护",
    "运营",
    "转化",
    "交易",
    "质押",
    "融资",
    "维权",
    "执法",
    "协作",
    "导航",
    "品种",
]
ENDS = [
    "体系",
    "机制",
    "能力",
    "水平",
    "中心",
    "工程",
    "试点",
    "示范区",
    "基地",
    "联盟",
    "标准",
    "制度",
    "目录",
    "行动",
]
# what is typed: one sign to a long phrase, what is everywhere and what is nowhere, pinyin, initials, marks
# several words, which a hit, its name or its plan has to tell of: rare and common, of few plans and of nearly all
SEVERAL = (
    "苏州 财政局", "苏州　知识产权", "加强 专利 机制", "市 局", "推进 体系", "宁波、专利导航", "条例 〔2022〕83号", "suzhou 财政局",
    "苏州市 洛阳市 财政局 海关", "知识产权 保护 中心 建设 试点", "不在其中 苏州", "加强产业 专利导航", "机制 s", "数据 AI", "专利 专利",
    "加强知识产权 推进专利", "caizhengju suzhou", "市 区 局 条例", "的 了",
)  # fmt: skip
TYPED = (
    "市", "局", "推", "苏州", "知识产权", "市场监督管理局", "专利质押融资", "苏州市财政局", "推进知识产权保护体系", "大数据局7",
    "知识产权保护中心建设试点示范区建设行动计划", "海曙区长兴", "不在其中", "《条例》", "〔2022〕83号", "suzhou", "zhishichanquan", "szs",
    "scjg", "shichang jianguan", "xi'an", "s", "zs", "cqsczj", "jianshe", "AI", "5", "yunying", "zhuanlizhiya", "qqqq",
)  # fmt: skip


def labels(count: int) -> Iterator[Label]:
    """Invented labels of every kind, the same in every run."""
    dice = random.Random(SEED)
    for kind, field, share in SHARES:
        for number in range(count * share // 100):
            node, plan = str(Identifier(kind, str(number))), str(Identifier("plan", str(number % (count // 50))))
            around = (plan,) if kind in ("task", "section", "evidence") else ()
            yield Label(kind, field, node, _text(dice, kind, number), around)  # type: ignore[arg-type]


def _text(dice: random.Random, kind: str, number: int) -> str:
    place = dice.choice(PLACES)
    phrase = "".join(dice.choice(THINGS) for _ in range(dice.randint(1, 4)))
    if kind == "agency":
        return f"{place}市{dice.choice(PLACES)}区{dice.choice(BODIES)}{number % 97}"
    if kind == "evidence":
        return "，".join(_text(dice, "task", number) for _ in range(dice.randint(2, 6))) + "。"
    if kind == "document":
        return f"{place}市{phrase}条例〔20{number % 24:02d}〕{number % 997}号"
    return f"{dice.choice(VERBS)}{phrase}{dice.choice(ENDS)}" if kind != "platform" else f"{place}{phrase}中心"


def timed(calls: Sequence[Callable[[], object]], repeat: int) -> tuple[list[float], list[float]]:
    """Milliseconds of every call, and the median of each call."""
    every: list[list[float]] = [[] for _ in calls]
    for _ in range(repeat):
        for call, times in zip(calls, every, strict=True):
            start = time.perf_counter()
            call()
            times.append((time.perf_counter() - start) * 1000)
    return list(itertools.chain(*every)), [statistics.median(times) for times in every]


def line(name: str, times: Sequence[float]) -> None:
    """Print one line of figures."""
    cut = statistics.quantiles(times, n=100)
    print(f"{name:32} p50 {cut[49]:8.2f}   p99 {cut[98]:8.2f}   max {max(times):8.2f}   ({len(times)} calls)")


def parts(given: Sequence[Label], count: int = 1000) -> Iterator[str]:
    """Random parts of the labels themselves: as written, as pinyin, as initials; each asked once."""
    dice = random.Random(SEED)
    for number in range(count):
        text = dice.choice(given).text
        start, size = dice.randrange(len(text)), dice.randint(1, 8)
        part = text[start : start + size]
        sounds = syllables(part)
        yield (part, "".join(sounds), "".join(sound[0] for sound in sounds))[number % 3]


def bench_search(count: int = LABELS, repeat: int = 20) -> None:
    """Search in ``count`` labels."""
    given = list(labels(count))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    index = SearchIndex(given)
    taken = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"search: {count} labels, built in {taken:.1f} s, peak memory +{grown:.0f} MB")
    calls = [lambda typed=typed: index.find(typed) for typed in TYPED]
    every, medians = timed(calls, repeat)  # type: ignore[arg-type]
    line("search, all kinds", every)
    line("search, several words", timed([lambda typed=typed: index.find(typed) for typed in SEVERAL], repeat)[0])  # type: ignore[misc]
    line("search, random parts of labels", timed([lambda part=part: index.find(part) for part in parts(given)], 1)[0])  # type: ignore[misc]
    slowest = sorted(zip(medians, TYPED, strict=True), reverse=True)[:8]
    medians = timed([lambda typed=typed: index.find(typed) for typed in SEVERAL], repeat)[1]  # type: ignore[misc]
    slowest += sorted(zip(medians, SEVERAL, strict=True), reverse=True)[:8]
    print("  slowest medians: " + ", ".join(f"{typed} {median:.1f}" for median, typed in slowest))


def plans(count: int) -> Iterator[Plan]:
    """Invented plans: 20 tasks of three bodies each, targets, platforms, citations."""
    dice = random.Random(SEED)
    regions = [f"32{city:02d}{county:02d}" for city in range(1, 14) for county in range(12)]
    here = Evidence(0, 1)
    for number in range(count):
        code = dice.choice(regions)
        header = Header(
            f"{_text(dice, 'task', number)}方案",
            "方案",
            f"试发〔2022〕{number}号",
            region=f"地区{code}",
            region_code=code,
        )
        paths = [f"{major}/({minor})" for major in "一二三四" for minor in "一二三四五"]
        tasks = tuple(Task(path, _text(dice, "task", number), "task", here) for path in paths)
        assignments = tuple(
            Assignment(path, f"市{body}", f"{code}{body}", False, "lead" if order == 1 else "support", order, 3,
                       RoleBasis.EXPLICIT_LEAD if order == 1 else RoleBasis.LISTED_ONLY, here,
                       agency_key=f"{code}/b{BODIES.index(body)}")
            for path in paths for order, body in enumerate(dice.sample(BODIES, 3), 1)
        )  # fmt: skip
        targets = tuple(
            Target(f"指标{dice.randrange(500)}", 5.0, None, ">=", "件", "level", 2025, None, here) for _ in range(6)
        )
        platforms = tuple(
            Platform(f"平台{dice.randrange(50)}", "planned", paths[0], here, "platform") for _ in range(3)
        )
        cited = tuple(Citation(f"条例{dice.randrange(2000)}", None, "basis", here) for _ in range(3))
        yield Plan(Source(f"{number}.txt", "txt", "0" * 64, 100), header, tasks=tasks, assignments=assignments,
                   targets=targets, platforms=platforms, citations=cited)  # fmt: skip


def bench_graph(count: int = PLANS, repeat: int = 30) -> None:
    """Lists, entities, neighbours and paths over HTTP's own functions, without the network."""
    start = time.perf_counter()
    store = Store.memory([ontology_quads(), *map(nquads, plans(count))])
    loaded = time.perf_counter()
    lookups = Lookups(Reader(store))
    lookups.warm()
    print(f"graph: {store.manifest.quads} quads of {count} plans loaded in {loaded - start:.1f} s;"
          f" lists and search of look-ups made in {time.perf_counter() - loaded:.1f} s")  # fmt: skip
    dice = random.Random(SEED)
    agencies = lookups.directory.nodes("agency", {})
    some = [dice.choice(agencies) for _ in range(repeat)]
    keys = [Identifier.parse(node).key for node in some]
    ends = list(itertools.pairwise(some))
    tasks = lookups.directory.nodes("task", {})
    before = Identifier.parse(tasks[9_989]).key if len(tasks) > 10_000 else Identifier.parse(tasks[-11]).key
    region = keys[0].partition("/")[0]
    lists: dict[str, Callable[[], object]] = {
        "list of 10, page 1": lambda: lookups.listing("task", {}, limit=10),
        "list of 10, page 1,000": lambda: lookups.listing("task", {}, limit=10, after=before),
        "list, filtered (kept)": lambda: lookups.listing("task", {"region": region, "role": "lead"}, limit=50),
    }
    for name, call in lists.items():
        line(name, timed([call], repeat)[0])
    fresh = [lambda key=key: lookups.listing("task", {"agency": key}, limit=50) for key in dict.fromkeys(keys)]
    line("list, filtered (first time)", timed(fresh, 1)[0])  # type: ignore[arg-type]
    line(
        "entity (first time)",
        timed([lambda key=key: lookups.entity("agency", key) for key in dict.fromkeys(keys)], 1)[0],
    )  # type: ignore[misc]
    line("entity (again)", timed([lambda key=key: lookups.entity("agency", key) for key in keys], 3)[0])  # type: ignore[misc]
    line("paths between agencies", timed([lambda e=e: shortest(lookups.walker, *e) for e in ends], 1)[0])  # type: ignore[misc]
    line("search", timed([lambda: search(lookups, "知识产权", None, 10)], repeat)[0])


def main() -> None:
    """Run all and print the figures."""
    bench_search()
    bench_graph()


if __name__ == "__main__":
    main()
