"""A small invented graph: four plans, one of them national, with every kind of fact that the questions ask for."""

from dataclasses import dataclass, field, replace

from graph.snapshot import Document
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from ontology.iri import plan_key
from ontology.records import (
    Assignment,
    Basis,
    Citation,
    Comparator,
    Evidence,
    Funding,
    Header,
    Milestone,
    Plan,
    Platform,
    PlatformStatus,
    Relation,
    RoleBasis,
    Source,
    Target,
    Task,
    TaskKind,
    Topic,
)

HERE = Evidence(0, 1)
LISTED, FIRST = RoleBasis.LISTED_ONLY, RoleBasis.FIRST_LISTED
# stated name, canonical name, key; a group has neither canonical name nor key
Body = tuple[str, str | None, str | None]


@dataclass
class Sketch:
    """A plan under construction: facts are added one by one."""

    header: Header
    name: str
    tasks: list[Task] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    platforms: list[Platform] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)

    def task(
        self, path: str, title: str | None, *bodies: Body, kind: TaskKind = "task", lead: RoleBasis | None = None
    ) -> None:
        """Add a task; the first body has the basis ``lead``, by default that of its place in the list."""
        self.tasks.append(Task(path, title, kind, HERE))
        default = RoleBasis.SOLE_UNIT if len(bodies) == 1 else FIRST
        for order, (stated, canonical, key) in enumerate(bodies, 1):
            basis = (lead or default) if order == 1 else LISTED
            role = "lead" if basis is RoleBasis.EXPLICIT_LEAD else "responsible"
            group = canonical is None and key is None
            self.assignments.append(
                Assignment(path, stated, canonical, group, role, order, len(bodies), basis, HERE, agency_key=key)
            )

    def about(self, *topics: str, schemes: tuple[str, ...] = ()) -> None:
        """Say what the last task is about: codes of topics, each by a word of its own, and schemes of cooperation."""
        known = tuple(Topic(code, (f"{code}之词",)) for code in topics)
        self.tasks[-1] = replace(self.tasks[-1], topics=known, schemes=schemes)

    def target(
        self, name: str, value: float, unit: str | None, basis: Basis, year: int | None, comparator: Comparator = ">="
    ) -> None:
        """Add a target."""
        self.targets.append(Target(name, value, None, comparator, unit, basis, year, None, HERE))

    def platform(self, name: str, kind: str, status: PlatformStatus, task: str | None = None) -> None:
        """Add a platform."""
        self.platforms.append(Platform(name, status, task, HERE, kind))

    def cites(self, title: str, number: str | None, relation: Relation) -> None:
        """Add a citation."""
        self.citations.append(Citation(title, number, relation, HERE))

    def plan(self) -> Plan:
        """The finished record."""
        facts = (self.tasks, self.assignments, self.targets, self.platforms, self.citations, self.funding)
        tasks, assignments, targets, platforms, citations, funding = map(tuple, facts)
        return Plan(
            Source(self.name, "txt", "0" * 64, 100),
            self.header,
            tasks=tasks,
            assignments=assignments,
            targets=targets,
            platforms=platforms,
            citations=citations,
            funding=funding,
            milestones=tuple(self.milestones),
        )


def city(code: str, name: str, slug: str, kind: str) -> Body:
    """A body of a city: ``city("320500", "苏州市", "finance", "财政局")``."""
    return f"市{kind}", f"{name}{kind}", f"{code}/{slug}"


def suzhou() -> Plan:
    """Market regulation leads; a court and finance stand first once each; one task without a body."""
    header = Header(
        "苏州市花木产业三年行动方案", "方案", "苏府〔2022〕900号", ("苏州市人民政府",), "2022-11-05", None,
        "江苏省苏州市", "320500", 2023, 2025,
    )  # fmt: skip
    sketch = Sketch(header, "suzhou.txt")
    market, court, finance, customs = (
        city("320500", "苏州市", slug, kind)
        for slug, kind in (
            ("market-regulation", "市场监督管理局"), ("court-intermediate", "中级人民法院"),
            ("finance", "财政局"), ("customs", "海关"),
        )
    )  # fmt: skip
    districts = ("各县级市<区>政府<管委会>", None, None)
    sketch.task("二/(一)", "培育花木品种", kind="group")
    sketch.about("plant-varieties")
    sketch.task("二/(一)/1", "选育新品种", market, finance, customs)
    sketch.about("plant-varieties", schemes=("长三角",))
    sketch.task("二/(一)/2", "登记新品种", market, finance, districts)
    sketch.about("plant-varieties", "ip-public-service")
    sketch.task("二/(二)", "审理花木案件", court, market)
    sketch.about("ip-judicial-protection")
    sketch.task("二/(三)", "安排资金", finance, lead=RoleBasis.SOLE_UNIT)
    sketch.task("三/(一)", "加强宣传", kind="safeguard")
    sketch.target("花木保护满意度", 85, "分", "level", 2025)
    sketch.target("花木贷款额", 200, "亿元", "level", 2025, ">")
    sketch.target("花木占比", 9.5, "%", "level", 2025)
    sketch.platform("苏州花木保护中心", "centre", "existing", "二/(一)/1")
    sketch.platform("花木交易平台", "platform", "planned")
    sketch.cites("国家花木发展纲要", "国发〔2020〕901号", "basis")
    return sketch.plan()


def ningbo() -> Plan:
    """The office for intellectual property leads by explicit words; money and a schedule."""
    header = Header(
        "宁波市花木产业工作方案", "工作方案", "甬政办发〔2017〕902号", (), "2017-12-21", None,
        "浙江省宁波市", "330200", 2018, 2020,
    )  # fmt: skip
    sketch = Sketch(header, "ningbo.txt")
    office, finance = city("330200", "宁波市", "ip-office", "知识产权局"), city("330200", "宁波市", "finance", "财政局")
    sketch.task("二/(一)", "建设基地", office, finance, lead=RoleBasis.EXPLICIT_LEAD)
    sketch.about("rural-industry", schemes=("一带一路", "长三角"))
    sketch.task("二/(二)", "办展览", office, finance, ("相关成员单位", None, None), lead=RoleBasis.EXPLICIT_LEAD)
    sketch.about("plant-varieties")
    sketch.target("花木保护满意度", 80, "分", "level", 2020)
    sketch.target("花木贷款额", 20, "%", "annual_growth", 2020)
    sketch.target("花木出口", 3, "个", "new", 2019)
    sketch.platform("宁波花木保护中心", "centre", "planned", "二/(一)")
    sketch.cites("国家花木发展纲要", "国发〔2020〕901号", "implements")
    sketch.cites("花木条例", None, "mentions")
    sketch.funding += [Funding("育种", 70_000_000, "central", None, HERE), Funding("合计", 1e8, "total", None, HERE)]
    sketch.milestones.append(Milestone("第一阶段", "摸底", "2018年6月底前", HERE))
    sketch.milestones.append(Milestone(None, "验收", None, HERE))
    return sketch.plan()


def nowhere() -> Plan:
    """A plan that says neither its place nor its number, and assigns nothing."""
    sketch = Sketch(Header("花木试点方案", "方案"), "nowhere.txt")
    sketch.task("一", "办试点")
    sketch.target("花木保护满意度", 85, "%", "level", None, ">")
    sketch.target("花木占比", 7, "%", "level", None)
    return sketch.plan()


def national() -> Plan:
    """A national plan, older than the others, whose tasks have counterparts in the cities."""
    header = Header("国家花木工作计划", "工作计划", "国花发〔2016〕903号", (), "2016-05-06", None, "全国", "100000")
    sketch = Sketch(header, "national.txt")
    sketch.task("一", "保护新品种", kind="group")
    sketch.about("plant-varieties")
    sketch.task("一/(一)", "授予新品种权")
    sketch.about("plant-varieties")
    return sketch.plan()


def plans() -> tuple[Plan, ...]:
    """All plans of the sample."""
    return suzhou(), ningbo(), nowhere(), national()


def documents() -> list[Document]:
    """What the manifest says of them."""
    return [Document(plan_key(plan), plan.source.name, plan.source.sha256, "record") for plan in plans()]


def quads() -> list[str]:
    """The sample and the ontology as N-Quads."""
    return [ontology_quads(), *map(nquads, plans())]


def store() -> Store:
    """The sample, opened."""
    return Store.memory(quads(), documents())
