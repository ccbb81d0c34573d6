"""Invented documents for the tests of the doors: two plans, and what is no plan; and a store built from them."""

from functools import cache
from pathlib import Path

from graph.snapshot import Document
from graph.store import Store
from graph.triples import nquads
from graph.vocabulary import ontology_quads
from loaders import load
from ontology.iri import plan_key
from ontology.records import Plan

TEA = """苏州市人民政府关于印发苏州市茶叶品牌保护实施方案的通知
苏府〔2031〕5号
各县级市、区人民政府:
现印发给你们,请认真组织实施。
苏州市人民政府
2031年3月2日
苏州市茶叶品牌保护实施方案
一、工作目标
到2033年,茶叶品牌保护满意度达85分以上,建成茶叶示范园区3个。
二、重点任务
(一)健全保护机制
1.完善茶叶标准。制定茶叶采摘标准。(责任单位:市市场监管局、市农业农村局、市司法局)
2.建设检测中心。建设苏州茶叶质量检测中心,服务茶农。(责任单位:市农业农村局)
(二)严格茶叶执法。开展专项行动。(牵头单位:市市场监管局;配合单位:市公安局、市司法局)
三、保障措施
(一)加强组织领导。建立联席会议。
"""
FISH = """宁波市人民政府办公厅关于印发宁波市渔业振兴行动计划的通知
甬政办发〔2030〕12号
宁波市人民政府办公厅
2030年6月1日
宁波市渔业振兴行动计划
一、主要目标
到2032年,远洋渔船达到40艘。
二、主要任务
(一)扩大养殖。推广深水网箱。(责任单位:市农业农村局、市财政局)
(二)培育品牌。打造舟山渔场品牌。
"""
LETTER = "今天天气很好,我们去公园散步。\n"


def write(folder: Path) -> Path:
    """Write both plans into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tea.txt").write_text(TEA, encoding="utf-8")
    (folder / "fish.txt").write_text(FISH, encoding="utf-8")
    return folder


def plans(folder: Path) -> list[Plan]:
    """Both plans as read from ``folder``."""
    write(folder)
    return [load(folder / "fish.txt"), load(folder / "tea.txt")]


@cache
def store(folder: Path) -> Store:
    """A store with both plans and their texts."""
    read = plans(folder)
    documents = [Document(plan_key(plan), plan.source.name, plan.source.sha256, "full") for plan in read]
    return Store.memory([ontology_quads(), *map(nquads, read)], documents)
