import { planVehicle } from '../simulator/plans.ts';
import { measureRoute } from '../simulator/vehicle/route.ts';
import { describeEntry, describeMachine, type PieceRow } from './describe-piece.ts';
import type { DemoPiece } from './piece.ts';
import { PLACES, type PlaceName } from './places.ts';

interface VehicleRow extends PieceRow {
  /** t, loaded. */
  readonly mass: number;
  /** Where it drives to from where it stands, through these towns. */
  readonly through?: readonly PlaceName[];
}

const ROWS: readonly VehicleRow[] = [
  {
    code: 'VE-0101',
    name: '救援指挥车',
    host: 'datong-team',
    at: 'datong',
    duty: 'mission',
    mass: 12,
    through: ['qingshigou'],
    state: true,
    custodian: 'north-custodian',
    every: 1,
  },
  {
    code: 'VE-0102',
    name: '重型装备运输车 1 号',
    host: 'datong-team',
    at: 'taiyuan',
    duty: 'mission',
    mass: 40,
    through: ['xinzhou', 'shuozhou', 'qingshigou'],
  },
  { code: 'VE-0103', name: '战勤保障车（发电）', host: 'jinneng', at: 'datong', duty: 'store', mass: 18 },
  {
    code: 'VE-0104',
    name: '快速吊装车 1 号',
    host: 'jinneng',
    at: 'yangquan',
    duty: 'store',
    mass: 35,
    fault: { kind: 'battery', initial: 0.3, perHour: 0.02 },
  },
  {
    code: 'VE-0201',
    name: '重型装备运输车 2 号',
    host: 'kailuan-team',
    at: 'tangshan',
    duty: 'mission',
    mass: 42,
    through: ['tianjin', 'beijing', 'qingshigou'],
    state: true,
    custodian: 'north-custodian',
    every: 2,
  },
  { code: 'VE-0202', name: '卫星通信车', host: 'kailuan-team', at: 'tangshan', duty: 'store', mass: 9 },
  {
    code: 'VE-0203',
    name: '战勤保障车（饮食）',
    host: 'kailuan',
    at: 'tangshan',
    duty: 'store',
    mass: 14,
    link: 'offline',
  },
  {
    code: 'VE-0301',
    name: '排水抢险车 1 号',
    host: 'huainan-team',
    at: 'huainan',
    duty: 'mission',
    mass: 22,
    through: ['bengbu', 'hefei'],
  },
  { code: 'VE-0302', name: '救护宿营车', host: 'huainan', at: 'huainan', duty: 'store', mass: 16 },
  {
    code: 'VE-0401',
    name: '重型装备运输车 3 号',
    host: 'pingdingshan-team',
    at: 'pingdingshan',
    duty: 'mission',
    mass: 40,
    through: ['xuchang', 'zhengzhou'],
    fault: { kind: 'clog', initial: 0.55, perHour: 0.03 },
  },
  { code: 'VE-0402', name: '快速吊装车 2 号', host: 'pingmei', at: 'pingdingshan', duty: 'store', mass: 36 },
  {
    code: 'VE-0501',
    name: '寒区救援指挥车',
    host: 'hegang-team',
    at: 'hegang',
    duty: 'mission',
    mass: 12,
    through: ['jiamusi', 'qitaihe'],
  },
  {
    code: 'VE-0502',
    name: '战勤保障车（供水）',
    host: 'longmei',
    at: 'hegang',
    duty: 'store',
    mass: 18,
    defect: 'out-of-range',
  },
  {
    code: 'VE-0601',
    name: '重型装备运输车 4 号',
    host: 'jingyuan-team',
    at: 'pingchuan',
    duty: 'mission',
    mass: 38,
    through: ['baiyin', 'lanzhou'],
  },
  { code: 'VE-0602', name: '气体化验车', host: 'jingyuan', at: 'pingchuan', duty: 'store', mass: 8 },
  {
    code: 'VE-0701',
    name: '重型装备运输车 5 号',
    host: 'furong-team',
    at: 'gongxian',
    duty: 'mission',
    mass: 40,
    through: ['yibin', 'zigong', 'neijiang', 'chengdu'],
    state: true,
    custodian: 'southwest-custodian',
    every: 2,
  },
  {
    code: 'VE-0702',
    name: '救援指挥车 2 号',
    host: 'furong-team',
    at: 'yibin',
    duty: 'mission',
    mass: 12,
    through: ['luzhou'],
  },
  {
    code: 'VE-0801',
    name: '矿山救护车',
    host: 'liuzhi-team',
    at: 'liuzhi',
    duty: 'mission',
    mass: 10,
    through: ['anshun', 'guiyang'],
    custodian: 'southwest-custodian',
  },
  {
    code: 'VE-0802',
    name: '重型装备运输车 6 号',
    host: 'liuzhi',
    at: 'shuicheng',
    duty: 'mission',
    mass: 40,
    through: ['panzhou'],
    link: 'patchy',
  },
  { code: 'VE-0803', name: '战勤保障车（通信）', host: 'liuzhi', at: 'liuzhi', duty: 'store', mass: 11 },
];

export const VEHICLES: readonly DemoPiece[] = ROWS.map((row) => ({
  ...describeEntry(row),
  plan: planVehicle(describeDriving(row), { mass: row.mass, ...routeOf(row) }),
  capabilities: { massTonnes: row.mass },
}));

/** Driving is simulated finely: corners and brakes take seconds. */
function describeDriving(row: VehicleRow) {
  const machine = describeMachine(row);
  return { ...machine, stepSeconds: Math.min(machine.stepSeconds, 5) };
}

function routeOf({ at, through }: VehicleRow) {
  return through && { route: measureRoute([at, ...through].map((name) => PLACES[name])) };
}
