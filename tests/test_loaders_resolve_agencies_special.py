"""Names of bodies as written: central and vertical bodies by date, municipalities, zones."""

import pytest

from loaders.resolve.agencies import IssuerContext
from tests.agency_tables import assert_resolves, rows_of

ISSUERS = {
    "宁波 2017": IssuerContext("330200", date="2017-12-21"),
    "河南 2022": IssuerContext("410000", date="2022-05-01"),
    "全国": IssuerContext("100000", date="2022"),
    "上海": IssuerContext("310000", date="2025-03"),
    "重庆": IssuerContext("500000", date="2025-03"),
    "浦东新区": IssuerContext("310115", date="2024"),
    "济源示范区": IssuerContext("419001", zone="济源产城融合示范区", date="2023"),
    "赣江新区": IssuerContext("360100", zone="赣江新区", date="2024"),
    "苏州 2024": IssuerContext("320500", date="2024-03"),
    "南京 2023": IssuerContext("320100", date="2023-03"),
    "广元 2024": IssuerContext("510800", date="2024"),
    "江苏 2015": IssuerContext("320000", date="2015"),
    "吉林": IssuerContext("220000", date="2025"),
    "柳州": IssuerContext("450200", date="2024"),
    "太原": IssuerContext("140100", date="2024"),
    "江苏": IssuerContext("320000", date="2025"),
    "深圳": IssuerContext("440300", date="2025"),
    "深圳 2022": IssuerContext("440300", date="2022"),
    "德宏": IssuerContext("533100", date="2025"),
    "阿勒泰": IssuerContext("654300", date="2025"),
    "株洲": IssuerContext("430200", date="2023"),
    "株洲 2016": IssuerContext("430200", date="2016"),
    "泰和": IssuerContext("360826", date="2024"),
    "眉山": IssuerContext("511400", date="2024"),
    "烟台": IssuerContext("370600", date="2024"),
    "保定": IssuerContext("130600", date="2024"),
    "渝北": IssuerContext("500112", date="2024"),
    "瑞金": IssuerContext("360781", date="2024"),
    "云南 2017": IssuerContext("530000", date="2017"),
    "南县": IssuerContext("430921", date="2019-11"),
    "钢城": IssuerContext("370117", date="2021-04"),
    "宜昌": IssuerContext("420500", date="2021"),
    "海淀": IssuerContext("110108", date="2024"),
    "桂林": IssuerContext("450300", date="2021"),
}
# issuer, then lines: stated = canonical | key | plaque; 组 is a group, - is nothing
TABLE = """
# 江苏
省电力公司 = 国网江苏省电力有限公司 | 320000/energy-power-supply
国网江苏电力 = 国网江苏省电力有限公司 | 320000/energy-power-supply
国网四川省电力公司 = 国网四川省电力公司 | 510000/energy-power-supply
# 江苏 2015
省电力公司 = 国网江苏省电力公司 | 320000/energy-power-supply
# 吉林
省政务服务和数字化局 = 吉林省政务服务和数字化建设管理局 | 220000/permits
# 柳州
市大数据发展局 = 柳州市大数据发展局 | 450200/data
# 太原
万柏林区人民政府 = 太原市万柏林区人民政府 | 140109/local-government
# 上海
中远海运集团 = 中国远洋海运集团有限公司 | -
南方电网公司 = 中国南方电网有限责任公司 | -
国家电网 = 国家电网有限公司 | -
市国投集团 = - | -
长三角生态绿色一体化发展示范区执委会 = 长三角生态绿色一体化发展示范区执行委员会 | 100000/zone
申康医院发展中心 = 上海申康医院发展中心 | 310000/health-hospitals
# 云南 2017
农业发展银行云南省分行 = 中国农业发展银行云南省分行 | 530000/financial-institution-agricultural-development
# 南县
县委宣传部 = 中共南县县委宣传部 | 430921/propaganda
# 钢城
公安钢城分局 = 济南市公安局钢城分局 | 370117/police
# 海淀
市规划自然资源委海淀分局 = 北京市规划和自然资源委员会海淀分局 | -
市交通委海淀运输管理分局 = 北京市交通委员会海淀运输管理分局 | -
# 宜昌
市农牧局 = 宜昌市农牧局 | 420500/agriculture
市河长办 = 宜昌市河长制办公室 | 420500/water
市港航局 = 宜昌市港航管理局 | 420500/transport-ports
市邮政局 = 宜昌市邮政管理局 | 420500/post
市外侨办 = 宜昌市外事侨务办公室 | 420500/foreign-affairs
市政府督查室 = 宜昌市人民政府督查室 | 420500/general-office
宜昌某某局 = - | -
# 桂林
恭城县政府 = 恭城瑶族自治县人民政府 | 450332/local-government
# 宁波 2017
市经信委 = 宁波市经济和信息化委员会 | 330200/economy-information
市金融办 = 宁波市人民政府金融工作办公室 | 330200/local-finance
宁波银监局 = 中国银行业监督管理委员会宁波监管局 | 330200/banking-regulation
宁波保监局 = 中国保险监督管理委员会宁波监管局 | 330200/insurance-regulation
市国税局 = 宁波市国家税务局 | 330200/national-tax
市地税局 = 宁波市地方税务局 | 330200/local-tax
宁波海关 = 中华人民共和国宁波海关 | 330200/customs
市工商局 = 宁波市工商行政管理局 | 330200/industry-commerce
市质监局 = 宁波市质量技术监督局 | 330200/quality-supervision
市文广新闻出版局 = 宁波市文化广电新闻出版局 | 330200/culture-press
鄞州区政府 = 宁波市鄞州区人民政府 | 330212/local-government
余姚市政府 = 余姚市人民政府 | 330281/local-government
市委人才办 = 中共宁波市委人才工作领导小组办公室 | 330200/talent-office
浙江省科技厅 = 浙江省科学技术厅 | 330000/science
宁波证监局 = 中国证券监督管理委员会宁波监管局 | 330200/securities
市环保局 = 宁波市环境保护局 | 330200/environment
市国土局 = 宁波市国土资源局 | 330200/land-resources
# 河南 2022
河南金融监管局 = 河南省地方金融监督管理局 | 410000/local-finance
河南银保监局 = 中国银行保险监督管理委员会河南监管局 | 410000/bank-regulation
人行郑州中心支行 = 中国人民银行郑州中心支行 | 410100/central-bank
# 全国
财政部 = 中华人民共和国财政部 | 100000/finance
发展改革委 = 国家发展和改革委员会 | 100000/planning
商务部 = 中华人民共和国商务部 | 100000/commerce
知识产权局 = 国家知识产权局 | 100000/ip-office
市场监管总局 = 国家市场监督管理总局 | 100000/market-regulation
税务总局 = 国家税务总局 | 100000/tax
人民银行 = 中国人民银行 | 100000/central-bank
银保监会 = 中国银行保险监督管理委员会 | 100000/bank-regulation
证监会 = 中国证券监督管理委员会 | 100000/securities
最高人民法院 = 最高人民法院 | 100000/court
全国总工会 = 中华全国总工会 | 100000/association-trade-union
中央宣传部 = 中共中央宣传部 | 100000/propaganda
宣传部 = 中共中央宣传部 | 100000/propaganda
各省、自治区、直辖市人民政府 = 组 | -
教育部 = 中华人民共和国教育部 | 100000/education
国家发展改革委 = 国家发展和改革委员会 | 100000/planning
海关总署 = 中华人民共和国海关总署 | 100000/customs
国资委 = 国务院国有资产监督管理委员会 | 100000/state-assets
中科院 = 中国科学院 | 100000/university
共青团中央 = 共青团中央委员会 | 100000/association-youth
国家网信办 = 国家互联网信息办公室 | 100000/cyberspace
移民局 = 国家移民管理局 | 100000/customs-border
港澳办 = 国务院港澳事务办公室 | 100000/foreign-affairs-taiwan
国务院安委办 = 国务院安全生产委员会办公室 | 100000/work-safety
国务院食安办 = 国务院食品安全委员会办公室 | 100000/food-drug
国家防总 = 国家防汛抗旱总指挥部 | 100000/water
全国老龄办 = 全国老龄工作委员会办公室 | 100000/civil-affairs
国务院妇儿工委 = 国务院妇女儿童工作委员会 | 100000/association-women-children
国务院职能转变协调办 = 国务院推进政府职能转变和“放管服”改革协调小组办公室 | 100000/coordination-reform
中国作协 = 中国作家协会 | 100000/association-literature
# 上海
市社会组织党工委 = 中共上海市社会组织工作委员会 | 310000/party-committee-social-work
市社工委 = 中共上海市委社会工作委员会 | 310000/party-committee-social-work
市应急办 = 上海市人民政府应急管理办公室 | 310000/emergency
市三防办 = 上海市防汛防旱防风总指挥部办公室 | 310000/emergency
市爱卫办 = 上海市爱国卫生运动委员会办公室 | 310000/health
市安委会 = 上海市安全生产委员会 | 310000/work-safety
市青联 = 上海市青年联合会 | 310000/association-youth
市交通委科技信息处 = 上海市交通委员会科技信息处 | -
市交通委执法总队 = 上海市交通委员会执法总队 | -
市港航中心 = 上海市港航事业发展中心 | 310000/transport-ports-centre
市妇儿工委 = 上海市妇女儿童工作委员会 | 310000/association-women-children
市妇儿工委办公室 = 上海市妇女儿童工作委员会办公室 | 310000/association-women-children
市残工委 = 上海市残疾人工作委员会 | 310000/association-disabled
市双拥办 = 上海市双拥工作领导小组办公室 | 310000/veterans
市经济信息化委 = 上海市经济和信息化委员会 | 310000/economy-information
市住房城乡建设管理委 = 上海市住房和城乡建设管理委员会 | 310000/housing
市住建委 = 上海市住房和城乡建设管理委员会 | 310000/housing
市科委 = 上海市科学技术委员会 | 310000/science
市发展改革委 = 上海市发展和改革委员会 | 310000/planning
市委网信办 = 中共上海市委网络安全和信息化委员会办公室 | 310000/cyberspace
市政府外办 = 上海市人民政府外事办公室 | 310000/foreign-affairs
上海金融监管局 = 国家金融监督管理总局上海监管局 | 310000/bank-regulation
人行上海总部 = 中国人民银行上海总部 | 310000/central-bank
浦东新区政府 = 上海市浦东新区人民政府 | 310115/local-government
市高院 = 上海市高级人民法院 | 310000/court-high
市检察院 = 上海市人民检察院 | 310000/procuratorate
上海海关 = 中华人民共和国上海海关 | 310000/customs
上海证监局 = 中国证券监督管理委员会上海监管局 | 310000/securities
市公安局 = 上海市公安局 | 310000/police
市税务局 = 国家税务总局上海市税务局 | 310000/tax
各区政府 = 组 | -
市政府办公厅 = 上海市人民政府办公厅 | 310000/general-office
临港新片区管委会 = 中国(上海)自由贸易试验区临港新片区管理委员会 | 310115-z-lingang/zone
市城管执法局 = 上海市城市管理行政执法局 | 310000/city-management
市绿化市容局 = 上海市绿化和市容管理局 | 310000/city-management-parks
市教委 = 上海市教育委员会 | 310000/education
市药品监管局 = 上海市药品监督管理局 | 310000/drug-regulation
区财政局 = 组 | -
# 重庆
市经济信息委 = 重庆市经济和信息化委员会 | 500000/economy-information
市文化旅游委 = 重庆市文化和旅游发展委员会 | 500000/culture-tourism
市住房城乡建委 = 重庆市住房和城乡建设委员会 | 500000/housing
两江新区管委会 = 重庆两江新区管理委员会 | 500000-z-liangjiang/zone
奉节县政府 = 奉节县人民政府 | 500236/local-government
重庆金融监管局 = 国家金融监督管理总局重庆监管局 | 500000/bank-regulation
# 浦东新区
区发展改革委 = 上海市浦东新区发展和改革委员会 | 310115/planning
新区财政局 = 上海市浦东新区财政局 | 310115/finance
区法院 = 上海市浦东新区人民法院 | 310115/court
公安分局 = 上海市公安局浦东分局 | 310115/police
市科委 = 上海市科学技术委员会 | 310000/science
区政府 = 上海市浦东新区人民政府 | 310115/local-government
# 济源示范区
示范区财政金融局 = 济源产城融合示范区财政金融局 | 419001-z-jiyuan/finance-joint
示范区管委会 = 济源产城融合示范区管理委员会 | 419001-z-jiyuan/zone
管委会 = 济源产城融合示范区管理委员会 | 419001-z-jiyuan/zone
区财政局 = 济源产城融合示范区财政局 | 419001-z-jiyuan/finance
示范区发展改革和统计局(商务局) = 济源产城融合示范区发展改革和统计局 | - | 商务局
示范区税务局 = 国家税务总局济源产城融合示范区税务局 | 419001-z-jiyuan/tax
济源海关 = 中华人民共和国济源海关 | 419001/customs
示范区党工委组织部 = 中共济源产城融合示范区工作委员会组织部 | 419001-z-jiyuan/party-committee
济源供电公司 = 国网济源供电公司 | 419001/energy-power-supply
# 株洲
市城管局 = 株洲市城市管理和综合执法局 | 430200/city-management
市行政审批局 = 株洲市行政审批服务局 | 430200/permits
市城市管理局 = 株洲市城市管理局 | 430200/city-management
株洲经开区管委会 = 株洲经济开发区管理委员会 | 430200-z-9ec2d592/zone
# 株洲 2016
市城管局 = 株洲市城市管理局 | 430200/city-management
# 泰和
县高新区管委会 = 泰和高新技术产业园区管理委员会 | 360826-z-2f4ef740/zone
县经开区管委会 = 泰和经济开发区管理委员会 | 360826-z-6f7ecccb/zone
# 眉山
眉山高新区管委会 = 眉山高新技术产业园区管理委员会 | 511400-z-90f811e9/zone
# 烟台
市审批服务局 = 烟台市行政审批服务局 | 370600/permits
市大数据局 = 烟台市大数据局 | 370600/data
# 保定
市城管执法局 = 保定市城市管理综合行政执法局 | 130600/city-management
# 渝北
区文化旅游委 = 重庆市渝北区文化和旅游发展委员会 | 500112/culture-tourism
# 赣江新区
新区自然资源局 = 赣江新区自然资源局 | 360100-z-ganjiang/land
新区管委会 = 赣江新区管理委员会 | 360100-z-ganjiang/zone
经开组团管委会 = - | -
开发区财政局 = 赣江新区财政局 | 360100-z-ganjiang/finance
经开区人民法院 = 南昌经济技术开发区人民法院 | 360100-z-1e43fcd3/court
# 苏州 2024
市金融监管局 = 苏州市地方金融监督管理局 | 320500/local-finance
市人民银行 = 中国人民银行苏州市分行 | 320500/central-bank
人行 = 中国人民银行苏州市分行 | 320500/central-bank
国家金融监督管理总局苏州监管分局 = 国家金融监督管理总局苏州监管分局 | 320500/bank-regulation
苏州金融监管分局 = 国家金融监督管理总局苏州监管分局 | 320500/bank-regulation
金融监管总局苏州监管分局 = 国家金融监督管理总局苏州监管分局 | 320500/bank-regulation
市农委 = 苏州市农业农村委员会 | 320500/agriculture
# 南京 2023
人行南京分行 = 中国人民银行南京分行 | 320100/central-bank
市建委 = 南京市城乡建设委员会 | 320100/housing
市房产局 = 南京市住房保障和房产局 | 320100/housing-security
江北新区管委会 = 南京江北新区管理委员会 | 320100-z-jiangbei/zone
市政务办 = 南京市政务服务管理办公室 | 320100/permits
市政府办公厅 = 南京市人民政府办公厅 | 320100/general-office
# 广元 2024
人行广元市分行 = 中国人民银行广元市分行 | 510800/central-bank
市经济合作和外事局 = 广元市经济合作和外事局 | 510800/commerce-cooperation
广元经开区管委会 = 广元经济技术开发区管理委员会 | 510800-z-9c26b652/zone
市投资促进局 = 广元市投资促进局 | 510800/investment-promotion
# 江苏
海关总署广东分署 = 中华人民共和国海关总署广东分署 | -
财政部江苏监管局 = 中华人民共和国财政部江苏监管局 | -
国家药监局医疗器械技术审评检查长三角分中心 = 国家药品监督管理局医疗器械技术审评检查长三角分中心 | -
金陵海关 = 金陵海关 | -
禄口机场海关 = - | -
河南银保监局济源监管组 = 中国银行保险监督管理委员会河南监管局济源监管组 | -
民航江苏监管局 = 中国民用航空江苏安全监督管理局 | 320000/transport-aviation
省委研究室 = 中共江苏省委研究室 | 320000/research-party
省委自由贸易港工作委员会办公室 = 中共江苏省委自由贸易港工作委员会办公室 | -
国家矿山安监局江苏局 = 国家矿山安全监察局江苏局 | 320000/work-safety-mines
省国防科工办 = 江苏省国防科学技术工业办公室 | 320000/industry-defence
中国物流与采购联合会 = 中国物流与采购联合会 | -
荆楚理工学院 = 荆楚理工学院 | -
鹰潭华润燃气有限公司 = 鹰潭华润燃气有限公司 | -
省理工学院 = - | -
省大数据中心 = 江苏省大数据中心 | 320000/data-centre
省人大常委会办公厅 = 江苏省人民代表大会常务委员会办公厅 | 320000/legislature
政协办公厅 = 中国人民政治协商会议江苏省委员会办公厅 | 320000/legislature-cppcc
苏州自贸片区管委会 = 中国(江苏)自由贸易试验区苏州片区管理委员会 | 320500-z-0e16e2d2/zone
国家税务总局苏州工业园区税务局 = 国家税务总局苏州工业园区税务局 | 320500-z-sip/tax
长三角区域合作办公室 = 长三角区域合作办公室 | 100000/coordination-regional
法院 = 江苏省高级人民法院 | 320000/court-high
妇联 = 江苏省妇女联合会 | 320000/association-women
数据局 = 江苏省数据局 | 320000/data
# 深圳
深圳金融监管局 = 国家金融监督管理总局深圳监管局 | 440300/bank-regulation
市住房建设局 = 深圳市住房和建设局 | 440300/housing
# 深圳 2022
深圳金融监管局 = 深圳市地方金融监督管理局 | 440300/local-finance
# 德宏
德宏州发改委 = 德宏傣族景颇族自治州发展和改革委员会 | 533100/planning
人行德宏州分行 = 中国人民银行德宏傣族景颇族自治州分行 | 533100/central-bank
# 阿勒泰
地区行署 = 阿勒泰地区行政公署 | 654300/local-government
# 瑞金
瑞金住房公积金分中心 = 赣州市住房公积金管理中心瑞金分中心 | -
"""


@pytest.mark.parametrize(("issuer", "stated", "canonical", "key", "plaque"), rows_of(TABLE))
def test_resolve(issuer: str, stated: str, canonical: str, key: str, plaque: str) -> None:
    assert_resolves(stated, ISSUERS[issuer], canonical, key, plaque)
