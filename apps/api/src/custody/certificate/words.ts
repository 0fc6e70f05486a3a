import type { CONTRADICTIONS, Contradiction, Handover, TelemetrySnapshot } from '#custody/custody/schemas';

/** The paper speaks Chinese, whatever the screen does: it goes to parties, auditors and into files. */
export const STATES: Readonly<Record<Handover['state'], string>> = {
  offered: '待接收',
  accepted: '已接收',
  refused: '已拒收',
  withdrawn: '已撤回',
  expired: '已过期',
};

export const RESULTS = { ok: '正常', defect: '有缺陷', not_checked: '未查' } as const;

const CONNECTIONS: Readonly<Record<TelemetrySnapshot['connection'], string>> = {
  online: '在线',
  silent: '失联',
  offline: '离线',
  never: '从未上线',
};

export const ACTS: Readonly<Record<string, string>> = {
  'offer-handover': '发起移交',
  'accept-handover': '接收',
  'refuse-handover': '拒绝接收',
  'withdraw-handover': '撤回移交',
  'expire-handover': '移交过期',
};

const METRICS: Readonly<Record<string, string>> = {
  fuelRemainingRatio: '燃油余量',
  batteryChargeRatio: '电池电量',
  batteryVoltage: '电池电压',
  engineSpeed: '发动机转速',
  flowRate: '流量',
};

export type ToTime = (instant: string) => string;

const figure = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 1 });
export const hours = (value: number | null | undefined) =>
  value === null || value === undefined ? '没有填写' : `${figure(value)} 小时`;

export const place = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
  `${Math.abs(latitude).toFixed(5)}°${latitude < 0 ? 'S' : 'N'} ${Math.abs(longitude).toFixed(5)}°${longitude < 0 ? 'W' : 'E'}`;

/** What the machine had said, as rows of what and when. */
export function tellSnapshot(said: TelemetrySnapshot, time: ToTime): [string, string][] {
  const { connection, lastSeen, runningHours, runningHoursTime, position, running, alarms } = said;
  const at = (instant: string | undefined) => (instant === undefined ? '' : `（${time(instant)}）`);
  return [
    ['连接', `${CONNECTIONS[connection]}${lastSeen === null ? '' : `，最近报文 ${time(lastSeen)}`}`],
    ['运行小时', runningHours === undefined ? '没有读数' : `${hours(runningHours)}${at(runningHoursTime)}`],
    ['运转', running === undefined ? '没有读数' : `${running.value ? '正在运转' : '停机'}${at(running.time)}`],
    ['位置', position === undefined ? '没有位置' : `${place(position)}\n${at(position.time)}`],
    ...tellMetrics(said, time),
    [
      '未解除的告警',
      alarms.length === 0 ? '没有' : alarms.map((one) => one.message ?? one.code ?? one.metric ?? one.rule).join('；'),
    ],
  ];
}

function tellMetrics({ metrics }: TelemetrySnapshot, time: ToTime): [string, string][] {
  return Object.entries(metrics).flatMap(([name, { value, unit, time: at }]) => {
    const label = METRICS[name];
    if (label === undefined || typeof value !== 'number') return [];
    const shown = unit === null || unit === undefined || unit === '1' ? '' : ` ${unit === '/min' ? 'r/min' : unit}`;
    return [[label, `${figure(value)}${shown}（${time(at)}）`] as [string, string]];
  });
}

const CONTRADICTED: Readonly<Record<(typeof CONTRADICTIONS)[number], (one: Contradiction) => string>> = {
  running: () => '设备在运转',
  elsewhere: ({ distanceKm = 0 }) => `设备不在交接地点，相距 ${distanceKm} 公里`,
  hours_differ: ({ stated, measured }) => `所报 ${hours(stated)}，设备自报 ${hours(measured)}`,
  silent: () => '设备失联',
  faults_open: ({ measured = 0 }) => `设备有 ${measured} 项故障未解除，检查中没有提到`,
};

export function tellContradiction(one: Handover['contradictions'][number], time: ToTime): string {
  const when = one.time === undefined ? '' : `（${time(one.time)}）`;
  return `${one.party === 'from' ? '移交时' : '接收时'}：${CONTRADICTED[one.code](one)}${when}`;
}
