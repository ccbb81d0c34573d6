"""Names of bodies as written, resolved for issuers of every level."""

import pytest

from loaders.resolve.agencies import IssuerContext
from tests.agency_tables import assert_resolves, rows_of

ISSUERS = {
    "苏州 2022": IssuerContext("320500", date="2022-11-05"),
    "玄武区": IssuerContext("320102", date="2022"),
    "广昌县": IssuerContext("361030", date="2024-06"),
    "福清市": IssuerContext("350181", date="2023-02"),
    "河南 2024": IssuerContext("410000", date="2024-05-01"),
    "楚雄州": IssuerContext("532300", date="2023"),
    "阿勒泰地区": IssuerContext("654300", date="2022"),
    "广西": IssuerContext("450000", date="2022"),
    "南宁": IssuerContext("450100", date="2022"),
    "无": IssuerContext(),
}
# issuer, then lines: stated = canonical | key | plaque; 组 is a group, - is nothing
TABLE = """
# 苏州 2022
市住建局 = 苏州市住房和城乡建设局 | 320500/housing
市住房城乡建设局 = 苏州市住房和城乡建设局 | 320500/housing
市住建委 = 苏州市住房和城乡建设委员会 | 320500/housing
市自然资源和规划局 = 苏州市自然资源和规划局 | 320500/land
市资源规划局 = 苏州市自然资源和规划局 | 320500/land
市人社局 = 苏州市人力资源和社会保障局 | 320500/human-resources
市城管局 = 苏州市城市管理局 | 320500/city-management
市政府办公室 = 苏州市人民政府办公室 | 320500/general-office
市国资委 = 苏州市人民政府国有资产监督管理委员会 | 320500/state-assets
市文旅局 = 苏州市文化和旅游局 | 320500/culture-tourism
市卫健委 = 苏州市卫生健康委员会 | 320500/health
市委宣传部(市版权局) = 中共苏州市委宣传部 | 320500/propaganda | 市版权局
市委政法委 = 中共苏州市委政法委员会 | 320500/political-legal
市委编办 = 中共苏州市委机构编制委员会办公室 | 320500/staffing
市法院 = 苏州市中级人民法院 | 320500/court-intermediate
市中院 = 苏州市中级人民法院 | 320500/court-intermediate
市科协 = 苏州市科学技术协会 | 320500/association-science
团市委 = 共青团苏州市委员会 | 320500/association-youth
市人大常委会法工委 = 苏州市人民代表大会常务委员会法制工作委员会 | 320500/legislature
市国资金融局 = 苏州市国有资产监督管理和金融工作局 | 320500/state-assets
人保财险苏州分公司 = 中国人民财产保险股份有限公司苏州分公司 | 320500/financial-institution-picc
邮政苏州分公司 = 中国邮政集团有限公司苏州市分公司 | 320500/post-company
自贸试验区苏州片区管委会 = 中国(江苏)自由贸易试验区苏州片区管理委员会 | 320500-z-0e16e2d2/zone
龙胜各族自治县财政局 = 龙胜各族自治县财政局 | 450328/finance
中国海警局 = 中国海警局 | 100000/police-coast-guard
苏州影视城管委会 = 苏州影视城管理委员会 | -
市工商联 = 苏州市工商业联合会 | 320500/association-industry-commerce
市税务局 = 国家税务总局苏州市税务局 | 320500/tax
市气象局 = 苏州市气象局 | 320500/meteorology
苏州海关 = 中华人民共和国苏州海关 | 320500/customs
市邮政管理局 = 苏州市邮政管理局 | 320500/post
市烟草专卖局 = 苏州市烟草专卖局 | 320500/market-regulation-tobacco
国网苏州供电公司 = 国网苏州供电公司 | 320500/energy-power-supply
市公积金中心 = 苏州市住房公积金管理中心 | 320500/housing-fund
市大数据局 = 苏州市大数据管理局 | 320500/data
市外办 = 苏州市人民政府外事办公室 | 320500/foreign-affairs
市知识产权保护中心 = 中国(苏州)知识产权保护中心 | 320500/ip-service
苏州仲裁委员会 = 苏州仲裁委员会 | 320500/arbitration
省知识产权局 = 江苏省知识产权局 | 320000/ip-office
省高院 = 江苏省高级人民法院 | 320000/court-high
省发展改革委 = 江苏省发展和改革委员会 | 320000/planning
江苏省财政厅 = 江苏省财政厅 | 320000/finance
国家知识产权局 = 国家知识产权局 | 100000/ip-office
工业和信息化部 = 中华人民共和国工业和信息化部 | 100000/industry
昆山市市场监管局 = 昆山市市场监督管理局 | 320583/market-regulation
姑苏区委宣传部 = 中共苏州市姑苏区委宣传部 | 320508/propaganda
南京海关 = 中华人民共和国南京海关 | 320100/customs
上海市知识产权局 = 上海市知识产权局 | 310000/ip-office
区财政局 = 组 | -
县政府 = 组 | -
市政府 = 苏州市人民政府 | 320500/local-government
吴江区 = 苏州市吴江区人民政府 | 320509/local-government
苏州银监局 = 中国银行业监督管理委员会苏州监管分局 | 320500/banking-regulation
苏州市公安局 = 苏州市公安局 | 320500/police
财政局 = 苏州市财政局 | 320500/finance
公积金中心 = 苏州市住房公积金管理中心 | 320500/housing-fund
市XX局 = - | -
市体育局 = 苏州市体育局 | 320500/sports
市供销社 = 苏州市供销合作社联合社 | 320500/commerce-cooperative
市金融办 = 苏州市人民政府金融工作办公室 | 320500/local-finance
市委金融办 = 中共苏州市委金融委员会办公室 | 320500/local-finance-party
市纪委监委 = 中共苏州市纪律检查委员会、苏州市监察委员会 | 320500/discipline
市人大常委会 = 苏州市人民代表大会常务委员会 | 320500/legislature
苏州大学 = 苏州大学 | -
江苏大学 = 江苏大学 | -
苏州市知识产权局吴江分局 = 苏州市知识产权局吴江分局 | -
中共苏州市委组织部 = 中共苏州市委组织部 | 320500/talent
苏州知识产权法庭 = 苏州知识产权法庭 | 320500/court-ip
审协江苏中心 = 国家知识产权局专利局专利审查协作江苏中心 | 320000/patent-examination
中国(苏州)知识产权保护中心 = 中国(苏州)知识产权保护中心 | 320500/ip-service
昆山高新区管委会 = 昆山高新技术产业开发区管理委员会 | 320583-z-22d88d30/zone
苏州高新区 = 苏州国家高新技术产业开发区管理委员会 | 320505-z-snd/zone
市属国有企业 = 组 | -
省委组织部 = 中共江苏省委组织部 | 320000/talent
人民银行苏州市中心支行 = 中国人民银行苏州市中心支行 | 320500/central-bank
人行 = 中国人民银行苏州市中心支行 | 320500/central-bank
外汇局 = 国家外汇管理局苏州市中心支局 | 320500/foreign-exchange
市消防救援支队 = 苏州市消防救援支队 | 320500/fire
# 玄武区
公安分局 = 南京市公安局玄武分局 | 320102/police
区公安分局 = 南京市公安局玄武分局 | 320102/police
区发改委(工信局) = 南京市玄武区发展和改革委员会 | 320102/planning | 工信局
区税务局 = 国家税务总局南京市玄武区税务局 | 320102/tax
市财政局 = 南京市财政局 | 320100/finance
市知识产权局 = 南京市知识产权局 | 320100/ip-office
省财政厅 = 江苏省财政厅 | 320000/finance
区政府办 = 南京市玄武区人民政府办公室 | 320102/general-office
区委政法委 = 中共南京市玄武区委政法委员会 | 320102/political-legal
区法院 = 南京市玄武区人民法院 | 320102/court
区人民检察院 = 南京市玄武区人民检察院 | 320102/procuratorate
徐庄高新区管委会 = 南京徐庄高新技术产业开发区管理委员会 | 320102-z-xuzhuang/zone
区生态环境分局 = 南京市生态环境局玄武分局 | 320102/environment
区市场监管局 = 南京市玄武区市场监督管理局 | 320102/market-regulation
各街道 = 组 | -
玄武门街道 = 南京市玄武区玄武门街道办事处 | -
区团委 = 共青团南京市玄武区委员会 | 320102/association-youth
团区委 = 共青团南京市玄武区委员会 | 320102/association-youth
区总工会 = 南京市玄武区总工会 | 320102/association-trade-union
南京海关 = 中华人民共和国南京海关 | 320100/customs
区自然资源分局 = 南京市自然资源局玄武分局 | 320102/land
新街口街道办事处 = 南京市玄武区新街口街道办事处 | -
县财政局 = - | -
# 广昌县
县财政局 = 广昌县财政局 | 361030/finance
县自然资源局 = 广昌县自然资源局 | 361030/land
县公安局 = 广昌县公安局 | 361030/police
县税务局 = 国家税务总局广昌县税务局 | 361030/tax
县法院 = 广昌县人民法院 | 361030/court
县委组织部 = 中共广昌县委组织部 | 361030/talent
县政府 = 广昌县人民政府 | 361030/local-government
市税务局 = 国家税务总局抚州市税务局 | 361000/tax
县供电公司 = 国网广昌县供电公司 | 361030/energy-power-supply
广昌金融监管支局 = 国家金融监督管理总局广昌监管支局 | 361030/bank-regulation
县工业园区管委会 = 广昌县工业园区管理委员会 | 361030-z-63834abe/zone
县教体局 = 广昌县教育体育局 | 361030/education-sports
县住建局 = 广昌县住房和城乡建设局 | 361030/housing
盱江镇 = 广昌县盱江镇人民政府 | -
县城管局 = 广昌县城市管理局 | 361030/city-management
抚州市公安局 = 抚州市公安局 | 361000/police
省水利厅 = 江西省水利厅 | 360000/water
县市场监管局 = 广昌县市场监督管理局 | 361030/market-regulation
市中级法院 = 抚州市中级人民法院 | 361000/court-intermediate
# 福清市
市财政局 = 福清市财政局 | 350181/finance
市法院 = 福清市人民法院 | 350181/court
市公安局 = 福清市公安局 | 350181/police
人行福清支行 = 中国人民银行福清市支行 | 350181/central-bank
福州市公积金中心 = 福州市住房公积金管理中心 | 350100/housing-fund
市委宣传部 = 中共福清市委宣传部 | 350181/propaganda
市自然资源和规划局 = 福清市自然资源和规划局 | 350181/land
# 河南 2024
市场监管局 = 河南省市场监督管理局 | 410000/market-regulation
省发展改革委 = 河南省发展和改革委员会 | 410000/planning
省工业和信息化厅 = 河南省工业和信息化厅 | 410000/industry
省地方金融监管局 = 河南省地方金融监督管理局 | 410000/local-finance
河南金融监管局 = 国家金融监督管理总局河南监管局 | 410000/bank-regulation
省委金融办 = 中共河南省委金融委员会办公室 | 410000/local-finance-party
省法院 = 河南省高级人民法院 | 410000/court-high
省检察院 = 河南省人民检察院 | 410000/procuratorate
省高级人民法院 = 河南省高级人民法院 | 410000/court-high
省税务局 = 国家税务总局河南省税务局 | 410000/tax
郑州海关 = 中华人民共和国郑州海关 | 410100/customs
省通信管理局 = 河南省通信管理局 | 410000/telecom
人行河南省分行 = 中国人民银行河南省分行 | 410000/central-bank
河南证监局 = 中国证券监督管理委员会河南监管局 | 410000/securities
郑州市政府 = 郑州市人民政府 | 410100/local-government
洛阳高新区管委会 = 洛阳高新技术产业开发区管理委员会 | 410300-z-2b593126/zone
洛阳高新区管委 = 洛阳高新技术产业开发区管理委员会 | 410300-z-2b593126/zone
航空港区管委会 = 郑州航空港经济综合实验区管理委员会 | 410100-z-zz-airport/zone
省总工会 = 河南省总工会 | 410000/association-trade-union
各省辖市政府 = 组 | -
省公安厅 = 河南省公安厅 | 410000/police
市财政局 = 组 | -
省委统战部 = 中共河南省委统一战线工作部 | 410000/united-front
省教育厅 = 河南省教育厅 | 410000/education
国家外汇管理局河南省分局 = 国家外汇管理局河南省分局 | 410000/foreign-exchange
省政府办公厅 = 河南省人民政府办公厅 | 410000/general-office
省电力公司 = 国网河南省电力公司 | 410000/energy-power-supply
国网河南省电力公司 = 国网河南省电力公司 | 410000/energy-power-supply
# 楚雄州
州财政局 = 楚雄彝族自治州财政局 | 532300/finance
州委宣传部 = 中共楚雄彝族自治州委宣传部 | 532300/propaganda
州政府 = 楚雄彝族自治州人民政府 | 532300/local-government
楚雄市政府 = 楚雄市人民政府 | 532301/local-government
省财政厅 = 云南省财政厅 | 530000/finance
# 阿勒泰地区
地区财政局 = 阿勒泰地区财政局 | 654300/finance
地委宣传部 = 中共阿勒泰地委宣传部 | 654300/propaganda
地区税务局 = 国家税务总局阿勒泰地区税务局 | 654300/tax
各县(市)人民政府 = 组 | -
# 广西
自治区发展改革委 = 广西壮族自治区发展和改革委员会 | 450000/planning
自治区党委宣传部 = 中共广西壮族自治区委员会宣传部 | 450000/propaganda
自治区高级人民法院 = 广西壮族自治区高级人民法院 | 450000/court-high
区财政厅 = 广西壮族自治区财政厅 | 450000/finance
南宁市政府 = 南宁市人民政府 | 450100/local-government
# 南宁
自治区科技厅 = 广西壮族自治区科学技术厅 | 450000/science
市科技局 = 南宁市科学技术局 | 450100/science
青秀区政府 = 南宁市青秀区人民政府 | 450103/local-government
# 无
市财政局 = - | -
苏州市财政局 = 苏州市财政局 | 320500/finance
各街道 = 组 | -
国家知识产权局 = 国家知识产权局 | 100000/ip-office
"""


@pytest.mark.parametrize(("issuer", "stated", "canonical", "key", "plaque"), rows_of(TABLE))
def test_resolve(issuer: str, stated: str, canonical: str, key: str, plaque: str) -> None:
    assert_resolves(stated, ISSUERS[issuer], canonical, key, plaque)
