import type { DrillPlan, Step } from '../machine.ts';
import { between, drift } from '../random.ts';
import { BIT_LIFE, BLOCK_BOTTOM, STAND, type DrillActivity, type DrillWork } from './drill.ts';

/** Metres of pipe a second, in and out. */
const TRIPPING_SPEED = 0.07;

type Advance = (work: DrillWork, plan: DrillPlan, step: Step) => DrillWork;

const ADVANCE: Record<DrillActivity, Advance> = {
  stopped: (work) => work,
  refuelling: (work) => work,
  idle: passTime,
  drilling: drill,
  connection: connect,
  circulating: passTime,
  tripping_out: (work, _plan, { seconds }) => trip(work, Math.max(0, work.bitDepth - TRIPPING_SPEED * seconds)),
  tripping_in: (work, _plan, { seconds }) =>
    trip(work, Math.min(work.holeDepth, work.bitDepth + TRIPPING_SPEED * seconds)),
};

/** One step of a rig: what it does goes on, and where that is over the next thing begins. */
export function advanceDrill(work: DrillWork, plan: DrillPlan, step: Step): DrillWork {
  const advanced = ADVANCE[work.activity]({ ...work, penetrationRate: 0 }, plan, step);
  const next = chooseNext(advanced, plan);
  return next === advanced.activity ? advanced : begin(advanced, next, plan, step);
}

/** The order of the work: stand by stand, a new bit from time to time, an end at the target. */
function chooseNext(work: DrillWork, { rating }: DrillPlan): DrillActivity {
  const over = work.leftSeconds <= 0;
  switch (work.activity) {
    case 'drilling':
      if (work.holeDepth >= rating.targetDepth || work.bitMetres >= BIT_LIFE) return 'circulating';
      return work.blockHeight <= BLOCK_BOTTOM ? 'connection' : 'drilling';
    case 'connection':
      return over ? 'drilling' : 'connection';
    case 'circulating':
      return over ? 'tripping_out' : 'circulating';
    case 'tripping_out':
      return work.bitDepth <= 0 ? 'idle' : 'tripping_out';
    case 'idle':
      return over && work.holeDepth < rating.targetDepth ? 'tripping_in' : 'idle';
    case 'tripping_in':
      return work.bitDepth >= work.holeDepth ? 'drilling' : 'tripping_in';
    case 'stopped':
    case 'refuelling':
      return work.activity;
  }
}

const DURATION_SECONDS: Partial<Record<DrillActivity, readonly [number, number]>> = {
  connection: [240, 420],
  circulating: [600, 1_200],
  idle: [1_800, 3_000],
};

function begin(work: DrillWork, activity: DrillActivity, plan: DrillPlan, { time, seed }: Step): DrillWork {
  const [shortest, longest] = DURATION_SECONDS[activity] ?? [0, 0];
  const leftSeconds = between(shortest, longest, seed, time / 1_000, 11);
  const newBit = activity === 'idle' ? { bitMetres: 0 } : {};
  const top = activity === 'drilling' && work.blockHeight <= BLOCK_BOTTOM + 0.01 ? { blockHeight: topOfBlock() } : {};
  return { ...work, activity, leftSeconds, ...newBit, ...top };
}

function topOfBlock(): number {
  return BLOCK_BOTTOM + STAND;
}

function passTime(work: DrillWork, _plan: DrillPlan, { seconds }: Step): DrillWork {
  return { ...work, leftSeconds: work.leftSeconds - seconds };
}

function drill(work: DrillWork, { rating }: DrillPlan, { time, seconds, seed }: Step): DrillWork {
  const ground = 1 + 0.35 * drift(work.holeDepth * 60_000, 600, seed, 5) + 0.06 * drift(time, 45, seed, 6);
  const rate = (rating.penetrationRate * ground) / (1 + work.holeDepth / 900);
  const room = Math.min(work.blockHeight - BLOCK_BOTTOM, rating.targetDepth - work.holeDepth);
  const metres = Math.max(0, Math.min((rate * seconds) / 3_600, room));
  const holeDepth = work.holeDepth + metres;
  return {
    ...work,
    holeDepth,
    bitDepth: holeDepth,
    blockHeight: work.blockHeight - metres,
    bitMetres: work.bitMetres + metres,
    penetrationRate: (metres * 3_600) / seconds,
  };
}

/** The string hangs in the slips; towards the end the block takes the new stand up. */
function connect(work: DrillWork, _plan: DrillPlan, { seconds }: Step): DrillWork {
  const leftSeconds = work.leftSeconds - seconds;
  const lifted = leftSeconds < 90 ? Math.max(0, 1 - leftSeconds / 90) : 0;
  return { ...work, leftSeconds, blockHeight: BLOCK_BOTTOM + STAND * Math.min(1, lifted) };
}

/** The block goes up and down once a stand. */
function trip(work: DrillWork, bitDepth: number): DrillWork {
  const stand = (bitDepth % STAND) / STAND;
  return { ...work, bitDepth, blockHeight: BLOCK_BOTTOM + STAND * (1 - stand) };
}
