/** An organisation as it is entered. */
export interface DemoOrganisation {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string;
  /** GB/T 2260: where it is based, or what an agency watches. */
  readonly region?: string;
  readonly discipline?: string;
}

const row = (code: string, name: string, kind: string, parent = 'center', region?: string): DemoOrganisation => {
  const discipline = kind === 'rescue_team' ? 'mine' : undefined;
  return { code, name, kind, parent, ...(region && { region }), ...(discipline && { discipline }) };
};

/**
 * Agencies, host units, teams, custodians and an owner of gear that may be requisitioned (policy: who is who), each after
 * the one it belongs to. The names of authorities, groups and teams are those that a duty officer knows; people, machines,
 * the mine and all that they do are invented.
 */
export const ORGANISATIONS: readonly DemoOrganisation[] = [
  row('mine-safety', '国家矿山安全监察局', 'mine_safety_administration'),
  row('shanxi', '山西省应急管理厅', 'provincial_agency', 'center', '140000'),
  row('sichuan', '四川省应急管理厅', 'provincial_agency', 'center', '510000'),
  row('guizhou-mine-safety', '国家矿山安全监察局贵州局', 'mine_safety_bureau', 'mine-safety', '520000'),

  row('jinneng', '晋能控股煤业集团', 'host_unit', 'shanxi', '140200'),
  row('datong-team', '国家矿山应急救援大同队', 'rescue_team', 'jinneng'),
  row('furong', '四川芙蓉集团', 'host_unit', 'sichuan', '511500'),
  row('furong-team', '国家矿山应急救援芙蓉队', 'rescue_team', 'furong'),
  row('liuzhi', '六枝工矿集团', 'host_unit', 'guizhou-mine-safety', '520200'),
  row('liuzhi-team', '国家矿山应急救援六枝队', 'rescue_team', 'liuzhi'),
  row('kailuan', '开滦集团', 'host_unit', 'center', '130200'),
  row('kailuan-team', '国家矿山应急救援开滦队', 'rescue_team', 'kailuan'),
  row('huainan', '淮南矿业集团', 'host_unit', 'center', '340400'),
  row('huainan-team', '国家矿山应急救援淮南队', 'rescue_team', 'huainan'),
  row('pingmei', '中国平煤神马集团', 'host_unit', 'center', '410400'),
  row('pingdingshan-team', '国家矿山应急救援平顶山队', 'rescue_team', 'pingmei'),
  row('longmei', '龙煤鹤岗矿业', 'host_unit', 'center', '230400'),
  row('hegang-team', '国家矿山应急救援鹤岗队', 'rescue_team', 'longmei'),
  row('jingyuan', '靖远煤业集团', 'host_unit', 'center', '620400'),
  row('jingyuan-team', '国家矿山应急救援靖远队', 'rescue_team', 'jingyuan'),

  row('north-custodian', '华北大型救援装备托管中心', 'custodian'),
  row('southwest-custodian', '西南大型救援装备托管中心', 'custodian'),

  row('jinbei', '晋北排水工程公司', 'social_owner', 'shanxi', '140300'),
  row('qingshigou', '青石沟煤矿', 'accident_unit', 'shanxi', '140200'),
];
