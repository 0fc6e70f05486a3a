/** A cooler that clogs, a pump that leaks, a battery that ages. */
export type FaultKind = 'clog' | 'leak' | 'battery';

/** Which fault grows in a machine, and how fast. */
export interface FaultPlan {
  readonly kind: FaultKind;
  /** Where it stands when the simulation begins, 0 to 1. */
  readonly initial: number;
  /** How much of it an hour adds in the middle of its growth. */
  readonly perHour: number;
}

export interface Fault {
  readonly kind: FaultKind;
  /** 0 = as new, 1 = fully grown; never falls but by a repair. */
  readonly growth: number;
  /** When the machine's controller announced it, ms; absent as long as it did not. */
  readonly announcedAt?: number;
}

/** What the controller says about it. */
export interface MachineEvent {
  readonly ts: number;
  readonly code: string;
  readonly severity: 'critical' | 'major' | 'minor' | 'warning';
  readonly state: 'raised' | 'cleared';
  readonly message: string;
}

/** From here the controller notices. */
export const ANNOUNCED_FROM = 0.7;

export const FAULT_CODES = {
  clog: { code: 'COOLANT-TEMP-HIGH', severity: 'major', message: '冷却液温度过高：散热器堵塞' },
  leak: { code: 'SEAL-LEAK', severity: 'major', message: '机械密封泄漏量超限' },
  battery: { code: 'BATTERY-LOW', severity: 'warning', message: '蓄电池电压低：不能保证起动' },
} as const satisfies Record<FaultKind, Pick<MachineEvent, 'code' | 'severity' | 'message'>>;

/** How far one kind of fault has grown in a machine; 0 where it has another, or none. */
export function growthOf(fault: Fault | undefined, kind: FaultKind): number {
  return fault?.kind === kind ? fault.growth : 0;
}
