"""Departments as they were called before the reforms, and those that single cities call otherwise."""

import pytest

from loaders.resolve.agencies import IssuerContext
from tests.agency_tables import assert_resolves, rows_of

ISSUERS = {
    "上海 2012": IssuerContext("310000", date="2012-11-05"),
    "嘉定 2024": IssuerContext("310114", date="2024-06"),
    "北京 2014": IssuerContext("110000", date="2014"),
    "重庆 2014": IssuerContext("500000", date="2014"),
    "天津 2015": IssuerContext("120000", date="2015"),
    "广州 2012": IssuerContext("440100", date="2012-03"),
    "深圳 2014": IssuerContext("440300", date="2014"),
    "武汉 2013": IssuerContext("420100", date="2013"),
    "湖北 2008": IssuerContext("420000", date="2008-10"),
    "湖北 2022": IssuerContext("420000", date="2022-10"),
    "昆山 2010": IssuerContext("320583", date="2010"),
    "昆山": IssuerContext("320583"),
    "湘潭 2023": IssuerContext("430300", date="2023"),
    "眉山": IssuerContext("511400"),
    "广元": IssuerContext("510800"),
    "赣州": IssuerContext("360700"),
    "芜湖": IssuerContext("340200"),
    "南通": IssuerContext("320600"),
    "泰和": IssuerContext("360826"),
    "七里河": IssuerContext("620103"),
    "全国": IssuerContext("100000"),
    "郑州 2022": IssuerContext("410100", date="2022"),
}
TABLE = """
# 上海 2012
市交通港口局 = 上海市交通运输和港口管理局 | 310000/transport
市建设交通委 = 上海市城乡建设和交通委员会 | 310000/housing-transport
市规划国土资源局 = 上海市规划和国土资源管理局 | 310000/land
市质量技监局 = 上海市质量技术监督局 | 310000/quality-supervision
市文化执法总队 = 上海市文化市场行政执法总队 | 310000/culture-tourism-culture-enforcement
市金融办 = 上海市金融服务办公室 | 310000/local-finance
市合作交流办 = 上海市人民政府合作交流办公室 | 310000/commerce-cooperation
人民银行上海分行 = 中国人民银行上海分行 | 310000/central-bank
上海铁路局 = 上海铁路局 | 310000/transport-railway
# 嘉定 2024
区建设管理委 = 上海市嘉定区建设和管理委员会 | 310114/housing
区房管局 = 上海市嘉定区住房保障和房屋管理局 | 310114/housing-security
# 北京 2014
市规划委 = 北京市规划委员会 | 110000/land-planning
市市政市容委 = 北京市市政市容管理委员会 | 110000/city-management
市农委 = 北京市农村工作委员会 | 110000/agriculture
市城管执法局 = 北京市城市管理综合行政执法局 | 110000/city-management
# 重庆 2014
市国土房管局 = 重庆市国土资源和房屋管理局 | 500000/land
市外经贸委 = 重庆市对外贸易经济委员会 | 500000/foreign-trade
市商委 = 重庆市商业委员会 | 500000/commerce
市建委 = 重庆市城乡建设委员会 | 500000/housing
# 天津 2015
市市容园林委 = 天津市市容和园林管理委员会 | 120000/city-management
# 广州 2012
市经贸委 = 广州市经济贸易委员会 | 440100/economy-trade
市外经贸局 = 广州市对外贸易经济合作局 | 440100/foreign-trade
市住房保障办 = 广州市住房保障办公室 | 440100/housing-security
市交委 = 广州市交通委员会 | 440100/transport
# 深圳 2014
市规划国土委 = 深圳市规划和国土资源委员会 | 440300/land
市人居环境委 = 深圳市人居环境委员会 | 440300/environment
市经贸信息委 = 深圳市经济贸易和信息化委员会 | 440300/economy-trade
市文体旅游局 = 深圳市文体旅游局 | 440300/culture-tourism
# 武汉 2013
市国土规划局 = 武汉市国土资源和规划局 | 420100/land
市房管局 = 武汉市住房保障和房屋管理局 | 420100/housing-security
市交委 = 武汉市交通运输委员会 | 420100/transport
# 湖北 2008
省劳动保障厅 = 湖北省劳动和社会保障厅 | 420000/human-resources
省人口计生委 = 湖北省人口和计划生育委员会 | 420000/population
省交通厅 = 湖北省交通厅 | 420000/transport
省粮食局 = 湖北省粮食局 | 420000/grain
省建设厅 = 湖北省建设厅 | 420000/housing
省监察厅 = 湖北省监察厅 | 420000/discipline-supervision
# 湖北 2022
省国资委 = 湖北省人民政府国有资产监督管理委员会 | 420000/state-assets
省粮食局 = 湖北省粮食和物资储备局 | 420000/grain
省建设厅 = 湖北省住房和城乡建设厅 | 420000/housing
# 昆山 2010
市劳动保障局 = 昆山市劳动和社会保障局 | 320583/human-resources
市粮食局 = 昆山市粮食局 | 320583/grain
# 湘潭 2023
市城管执法局 = 湘潭市城市管理和综合执法局 | 430300/city-management
# 眉山
市教体局 = 眉山市教育和体育局 | 511400/education-sports
市文广旅局 = 眉山市文化广播电视和旅游局 | 511400/culture-tourism
# 广元
市文化广电旅游局 = 广元市文化广电旅游局 | 510800/culture-tourism
# 赣州
市文广旅局 = 赣州市文化广电旅游局 | 360700/culture-tourism
江淮日报社 = 江淮日报社 | -
赣州广播电视台 = 赣州广播电视台 | 360700/culture-tourism-broadcasting-broadcaster
市广播电视台 = 赣州市广播电视台 | 360700/culture-tourism-broadcasting-broadcaster
贵州电网公司 = 贵州电网有限责任公司 | -
民航东北空管局 = 中国民用航空东北地区空中交通管理局 | -
# 芜湖
弋江区政府 = 芜湖市弋江区人民政府 | 340209/local-government
芜湖日报社 = 芜湖日报社 | 340200/media-newspaper
省江北新兴产业集中区管委会 = 安徽省江北新兴产业集中区管理委员会 | -
# 泰和
泰和生态环境局 = 吉安市泰和生态环境局 | 360826/environment
县生态环境局 = 泰和县生态环境局 | 360826/environment
县人民医院 = 泰和县人民医院 | -
县纪委监委机关 = 中共泰和县纪律检查委员会、泰和县监察委员会 | 360826/discipline
县公安局交警大队 = 泰和县公安局交通警察大队 | -
# 七里河
敦煌路街道办事处 = 兰州市七里河区敦煌路街道办事处 | -
西安国际港务区管委会 = 西安国际港务区管理委员会 | -
民航西北地区管理局 = 中国民用航空西北地区管理局 | -
河口出入境边防检查站 = 中华人民共和国河口出入境边防检查站 | -
松辽水利委员会 = 水利部松辽水利委员会 | -
中国铁路昆明局集团有限公司开远车务段 = 中国铁路昆明局集团有限公司开远车务段 | -
# 全国
商务部流通发展司 = 中华人民共和国商务部流通发展司 | -
公安部交通管理局 = 中华人民共和国公安部交通管理局 | -
国家发展改革委价格司 = 国家发展和改革委员会价格司 | -
国家发展改革委环资司 = - | -
供销合作总社经济发展与改革部 = 中华全国供销合作总社经济发展与改革部 | -
全国物流标准化技术委员会 = 全国物流标准化技术委员会 | -
# 南通
崇川区 = 南通市崇川区人民政府 | 320613/local-government
# 郑州 2022
市农委 = 郑州市农业农村工作委员会 | 410100/agriculture
市住房保障局 = 郑州市住房保障和房地产管理局 | 410100/housing-security
# 昆山
市粮食局 = 昆山市粮食和物资储备局 | 320583/grain
市房管局 = 昆山市房屋管理局 | 320583/housing-security
"""


@pytest.mark.parametrize(("issuer", "stated", "canonical", "key", "plaque"), rows_of(TABLE))
def test_former_names(issuer: str, stated: str, canonical: str, key: str, plaque: str) -> None:
    assert_resolves(stated, ISSUERS[issuer], canonical, key, plaque)
