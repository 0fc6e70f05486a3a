import type { DemoAccount } from '#api/options';

/** Who can be signed in as, and what each of them should look at first. The password is made at the first start. */
export type DemoPerson = Omit<DemoAccount, 'password'>;

const CENTER = '国家安全生产应急救援中心';

/** Who has the watch at the center. */
export const DUTY_OFFICER: DemoPerson = {
  username: 'zhang.min',
  name: '张敏',
  organisation: { code: 'center', name: CENTER },
  roles: ['duty_officer'],
  lookAt: {
    zh: '态势图：大同以西青石沟煤矿透水，四台水泵、一台钻机、三辆车在场；谁告警、谁失联',
    en: 'the map: the Qingshigou mine west of Datong is flooded, four pumps, a rig and three lorries are on it; who raises an alarm, who is silent',
  },
};

/** Who claims pieces for the center. */
export const DISPATCHER: DemoPerson = {
  username: 'wang.qiang',
  name: '王强',
  organisation: { code: 'center', name: CENTER },
  roles: ['dispatcher', 'duty_officer'],
  lookAt: {
    zh: 'PU-0201 从唐山调到青石沟：流量曲线；装备列表里还有哪些水泵在线',
    en: 'PU-0201, called up from Tangshan to Qingshigou: its flow; in the list, which other pumps are online',
  },
};

/** Who claims pieces for a province, and is told when the center takes them. */
export const PROVINCIAL_DISPATCHER: DemoPerson = {
  username: 'zhou.chuan',
  name: '周川',
  organisation: { code: 'sichuan', name: '四川省应急管理厅' },
  roles: ['dispatcher'],
  lookAt: {
    zh: '值班室的通知：PU-0703 的演练被国家中心优先调用，请确认知悉；VE-0701 往返珙县与成都',
    en: 'the notices of the duty room: the center took PU-0703 from a drill, acknowledge it; VE-0701 drives to Chengdu and back',
  },
};

export const CUSTODIAN: DemoPerson = {
  username: 'zhao.wei',
  name: '赵伟',
  organisation: { code: 'north-custodian', name: '华北大型救援装备托管中心' },
  roles: ['custodian'],
  lookAt: {
    zh: '托管：PU-0103 等您接收，盘点进行到一半；DR-0101 每 2 秒一报',
    en: 'custody: PU-0103 is offered to you, a stocktake is half done; DR-0101 reports every 2 s',
  },
};

export const OWNING_CUSTODIAN: DemoPerson = {
  username: 'han.bing',
  name: '韩冰',
  organisation: { code: 'jinbei', name: '晋北排水工程公司' },
  roles: ['custodian'],
  lookAt: {
    zh: '托管：PU-0203 等您接收，PU-0105 的托管协议快到期；本公司的两台水泵，别人的看不到',
    en: 'custody: PU-0203 is offered to you, the agreement on PU-0105 ends soon; a company’s own two pumps, those of others are not to be seen',
  },
};

export const PEOPLE: readonly DemoPerson[] = [
  DUTY_OFFICER,
  DISPATCHER,
  {
    username: 'chen.jing',
    name: '陈静',
    organisation: { code: 'center', name: CENTER },
    roles: ['auditor'],
    lookAt: { zh: '隔离区：PU-0602 的时钟坏了', en: 'the quarantine: PU-0602 has a dead clock' },
  },
  {
    username: 'li.jin',
    name: '李晋',
    organisation: { code: 'shanxi', name: '山西省应急管理厅' },
    roles: ['duty_officer'],
    lookAt: {
      zh: '态势图：只有山西的装备；青石沟煤矿现场在本省',
      en: 'the map: pieces of Shanxi and no others; Qingshigou is in this province',
    },
  },
  {
    username: 'he.an',
    name: '何安',
    organisation: { code: 'mine-safety', name: '国家矿山安全监察局' },
    roles: ['duty_officer'],
    lookAt: {
      zh: '贵州局所属六枝队的装备：DR-0802 从未接入',
      en: 'the pieces of the Liuzhi team below its Guizhou bureau: DR-0802 was never heard',
    },
  },
  PROVINCIAL_DISPATCHER,
  {
    username: 'wu.qian',
    name: '吴黔',
    organisation: { code: 'guizhou-mine-safety', name: '国家矿山安全监察局贵州局' },
    roles: ['duty_officer'],
    lookAt: {
      zh: 'DR-0801 时断时续：曲线上的缺口后来补上',
      en: 'DR-0801 loses its line now and then and fills the gap later',
    },
  },
  CUSTODIAN,
  {
    username: 'qian.jin',
    name: '钱进',
    organisation: { code: 'north-custodian', name: '华北大型救援装备托管中心' },
    roles: ['custodian'],
    lookAt: {
      zh: '托管：DR-0101 的班组交接等您接班',
      en: 'custody: the crew of DR-0101 waits for you to take over',
    },
  },
  {
    username: 'sun.xiu',
    name: '孙修',
    organisation: { code: 'southwest-custodian', name: '西南大型救援装备托管中心' },
    roles: ['maintainer', 'custodian'],
    lookAt: {
      zh: 'PU-0701 机械密封在漏：24 小时泄漏量，哪条告警还没人管',
      en: 'PU-0701 has a leaking seal: 24 h of its leakage, and which of its alarms nobody has taken',
    },
  },
  {
    username: 'liu.yang',
    name: '刘洋',
    organisation: { code: 'jinneng', name: '晋能控股煤业集团' },
    roles: ['administrator'],
    lookAt: {
      zh: '本集团的装备：登记一台，发放凭证',
      en: 'the pieces of its own group: register one, issue a credential',
    },
  },
  OWNING_CUSTODIAN,
  {
    username: 'ma.dui',
    name: '马队',
    organisation: { code: 'kailuan-team', name: '国家矿山应急救援开滦队' },
    roles: ['viewer'],
    lookAt: {
      zh: 'DR-0201 散热器渐堵：冷却液温度与告警',
      en: 'DR-0201 has a clogging cooler: its coolant, and the alarm',
    },
  },
];

/** The account that the first start makes. */
export const ADMINISTRATOR: DemoPerson = {
  username: 'admin',
  name: '系统管理员',
  organisation: { code: 'center', name: CENTER },
  roles: ['administrator'],
  lookAt: { zh: '全部：登记装备、发放凭证', en: 'everything: register a piece, issue a credential' },
};
