import type { Checklist } from './schemas.ts';

type Line = readonly [code: string, zh: string, en: string];

/** Of every machine. */
const COMMON: readonly Line[] = [
  ['appearance', '外观、机架与铭牌', 'Body, frame and name plate'],
  ['leaks', '油、液、水渗漏', 'Leaks of oil, coolant, water'],
  ['accessories', '随机工具、附件与备件', 'Tools, accessories and spares'],
  ['documents', '随机资料与证书', 'Papers and certificates'],
  ['terminal', '定位与通信终端', 'Position and communication terminal'],
];
const ENGINE: readonly Line[] = [
  ['engine', '发动机启动与运转', 'Engine starts and runs'],
  ['fluids', '燃油、机油、冷却液液位', 'Levels of fuel, oil, coolant'],
  ['battery', '蓄电池与电气线路', 'Battery and wiring'],
];

const OF_FAMILY: Readonly<Record<string, readonly Line[]>> = {
  drill: [
    ...ENGINE,
    ['mast', '桅杆、钻塔与动力头', 'Mast, derrick and top drive'],
    ['hydraulics', '液压系统与管路', 'Hydraulics and hoses'],
    ['drill_string', '钻杆、钻具与钻头数量', 'Drill pipes, tools and bits, counted'],
    ['mud_pump', '泥浆泵与循环系统', 'Mud pump and circulation'],
    ['travel', '行走装置与支腿', 'Tracks, wheels and outriggers'],
    ['emergency_stop', '急停与安全装置', 'Emergency stop and safety devices'],
  ],
  pump: [
    ['pump_body', '泵体、叶轮与密封', 'Pump body, impeller and seals'],
    ['motor', '电机绝缘与接地', 'Motor insulation and earthing'],
    ['cable', '电缆与插接件', 'Cable and connectors'],
    ['starter', '启动柜与保护整定', 'Starter cabinet and its protection'],
    ['pipes', '排水管路、阀门与接头数量', 'Pipes, valves and couplings, counted'],
    ['lifting', '吊装索具', 'Lifting gear'],
    ['explosion_proof', '防爆与矿安标志', 'Explosion protection and mining safety mark'],
  ],
  vehicle: [
    ...ENGINE,
    ['brakes', '制动与转向', 'Brakes and steering'],
    ['tyres', '轮胎与备胎', 'Tyres and spare'],
    ['lights', '灯光、警灯与警报', 'Lights, beacons and siren'],
    ['superstructure', '上装与作业装置', 'Superstructure and working gear'],
    ['road_papers', '行驶证、保险与年检', 'Registration, insurance and inspection'],
    ['safety_kit', '灭火器、三角牌与急救箱', 'Extinguisher, triangle and first-aid kit'],
  ],
};

/** What is looked at on a piece of a family that has no checklist of its own. */
export function commonChecklist(family: string): Checklist {
  const lines = [...(Object.hasOwn(OF_FAMILY, family) ? (OF_FAMILY[family] ?? []) : []), ...COMMON];
  return lines.map(([code, zh, en]) => ({ code, label: { zh, en } }));
}
