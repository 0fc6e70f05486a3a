import type { z } from 'zod';

import type { AlarmShape } from '#custody/alarms/schemas';
import { DEFAULT_SETTINGS } from '#custody/settings/schemas';
import { newSite, siteChange } from '#custody/sites/schemas';

import { CREW_EXAMPLES } from './crew-examples.ts';
import { CUSTODY_EXAMPLES } from './custody-examples.ts';
import { DUTY_EXAMPLES } from './duty-examples.ts';
import { LEDGER, LEDGER_ENTRY } from './ledger-examples.ts';
import { STOCKTAKE_EXAMPLES } from './stocktake-examples.ts';
import { WEBHOOK_EXAMPLES } from './webhook-examples.ts';

const [NIGHT, EARLIER, LATER] = ['2025-11-22T20:00:00.000Z', '2025-11-22T19:58:12.000Z', '2025-11-22T20:30:00.000Z'];
const id = (number: number) => `019ab5a1-7f2e-7c3d-9f00-${String(number).padStart(12, '0')}`;
const ZHANG = { id: id(1), name: '张敏' };
const CENTER = { code: 'center', name: '国家安全生产应急救援中心', kind: 'national_center' };

const alarm: AlarmShape = {
  ...{ id: id(2), assetCode: 'PU-0701', rule: id(3), code: null, severity: 'major', metric: 'vibrationVelocity' },
  ...{ operator: '>', threshold: 4.5, value: 5.6, unit: 'mm/s', message: null, active: true, acknowledged: true },
  ...{ raisedAt: EARLIER, clearedAt: null, receivedAt: EARLIER, acknowledgedAt: NIGHT, acknowledgedBy: ZHANG },
  ...{ piece: { name: '大功率潜水电泵 8 号', family: 'pump' }, forSeconds: 60, witness: null },
  custodian: { code: 'southwest-custodian', name: '西南应急装备托管中心' },
  remark: '已通知西南托管中心，本班排水结束后检查',
};

const rule = {
  ...{ id: id(3), organisation: 'center', family: 'pump', assetCode: null, pieceFamily: null },
  ...{ metric: 'vibrationVelocity', operator: '>', threshold: 4.5, forSeconds: 60, hysteresis: 0.7 },
  ...{ severity: 'major', enabled: true, createdAt: EARLIER, changedAt: EARLIER },
};

const position = { latitude: 28.43, longitude: 104.72, heading: 41.6, time: NIGHT };
const openAlarms = { count: 2, unacknowledged: 1, severity: 'major' };
const standing = { connection: 'online', lastSeen: NIGHT };
const piece = {
  ...{ assetCode: 'PU-0701', name: '大功率潜水电泵 8 号', family: 'pump' },
  ...{ hostUnit: 'furong-team', owner: 'center', custodian: 'southwest-custodian' },
  homeBase: { latitude: 28.43, longitude: 104.72 },
  reportingIntervalSeconds: 10,
  capabilities: { flowCubicMetresPerHour: 725, headMetres: 300, acidProof: false },
  ...{ timeSource: 'device', underground: false, stateFunded: true },
  ...{ team: 'furong-team', discipline: 'mine', reserveMode: 'government_stock' },
};
const flowRate = { value: 11_840, unit: 'L/min', time: NIGHT, quality: 'good' };
const feature = {
  type: 'Feature',
  id: 'PU-0701',
  geometry: { type: 'Point', coordinates: [104.72, 28.43] },
  properties: {
    ...{ assetCode: 'PU-0701', name: piece.name, family: 'pump', ...standing },
    ...{ positionTime: NIGHT, heading: null, openAlarms },
  },
};

const claim = {
  ...{ id: id(20), reservation: id(21), assetCode: 'PU-0701', kind: 'national_reserve', state: 'confirmed' },
  ...{ organisation: CENTER.code, organisationName: CENTER.name, from: '2025-11-24T00:00:00.000Z' },
  ...{ to: '2025-12-08T00:00:00.000Z', originalFrom: '2025-11-24T00:00:00.000Z' },
  ...{ originalTo: '2025-12-08T00:00:00.000Z', plannedTo: null, expiresAt: null, endedAt: null },
  ...{ displacedBy: null, displacedWhy: null, replacedBy: null },
};
const claimedPiece = {
  ...{ assetCode: 'PU-0701', name: piece.name, family: 'pump' },
  ...{ hostUnit: piece.hostUnit, owner: piece.owner, custodian: piece.custodian },
};

const utilisation = {
  ...{ pieces: 12, heldHours: 6_288, freeHours: 4_512, availableHours: 6_048, usedHours: 1_200, runningHours: 402.5 },
  allocatedHours: {
    ...{ deployment: 312, national_reserve: 336, maintenance_safety: 72, maintenance: 168 },
    ...{ transfer: 96, drill: 240, service: 216, own_use: 336 },
  },
  ...{ utilisation: 0.1984, runningRatio: 0.0666 },
};

function firstExample(schema: z.ZodType): unknown {
  return (schema.meta()?.['examples'] as readonly unknown[] | undefined)?.[0];
}

/** A realistic example of each component that an operation answers, by its id. Those of pages are made from their item's. */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  ...CUSTODY_EXAMPLES,
  ...STOCKTAKE_EXAMPLES,
  ...DUTY_EXAMPLES,
  ...WEBHOOK_EXAMPLES,
  ...CREW_EXAMPLES,
  Alarm: alarm,
  HistoryCopy: { folder: '/var/lib/muster/copies/7c1f5c1e-0d0f-4f7e-9a3b-2f4f2b7a9c10' },
  Allocation: claim,
  AllocationEvent: { change: 'reserved', allocation: claim },
  CalendarRow: { ...claimedPiece, allocations: [claim] },
  FreePieces: {
    items: [{ ...claimedPiece, freeUntil: '2026-01-10T00:00:00.000Z' }],
    ...{ nextCursor: null, nextFree: null },
  },
  Notice: {
    url: `https://muster.example/duty/notices/${id(22)}`,
    ...{ id: id(22), organisation: 'furong', kind: 'claims-displaced' },
    payload: {
      by: {
        ...{ reservation: id(21), kind: 'national_reserve', organisation: CENTER.code, organisationName: CENTER.name },
        ...{ from: claim.from, to: claim.to },
      },
      why: '汛期备勤，川南片区',
      claims: [
        {
          ...{ allocation: id(23), reservation: id(24), assetCode: 'PU-0701', kind: 'drill' },
          ...{ from: '2025-11-25T00:00:00.000Z', to: '2025-11-26T00:00:00.000Z', outcome: 'moved', movedTo: 'PU-0702' },
        },
      ],
    },
    ...{ causedAt: NIGHT, acknowledgedAt: null, acknowledgedBy: null, remark: null, answer: null },
    ...{ called: 'on_duty', escalatesAt: '2025-11-22T20:15:00.000Z' },
  },
  ReservationPreview: {
    possible: false,
    assetCodes: [],
    displaced: [],
    conflicts: [],
    nextFree: null,
    reason: 'too few pieces are free then',
  },
  Reservation: {
    ...{ id: id(21), state: 'confirmed', kind: 'national_reserve', organisation: CENTER.code },
    ...{ organisationName: CENTER.name, purpose: '汛期备勤，川南片区', priority: null },
    need: { family: 'pump', minimum: { flowCubicMetresPerHour: 500 }, quantity: 1 },
    ...{ override: null, cancelReason: null, createdAt: NIGHT, createdBy: ZHANG, allocations: [claim] },
  },
  UtilisationList: {
    ...{ from: '2025-11-01T00:00:00.000Z', to: '2025-12-01T00:00:00.000Z', until: NIGHT, by: 'custodian' },
    items: [{ key: 'southwest-custodian', name: '西南应急装备托管中心', ...utilisation }],
    ...{ total: utilisation, nextCursor: null },
  },
  Utilisation: { key: 'southwest-custodian', name: '西南应急装备托管中心', ...utilisation },
  UtilisationTotal: utilisation,
  AlarmCount: { count: 12, unacknowledged: 5 },
  AlarmEvent: { change: 'acknowledged', alarm },
  Command: {
    ...{ id: id(4), assetCode: 'PU-0701', kind: 'message', text: '请回报油位', state: 'answered', sentBy: ZHANG.id },
    sentByName: ZHANG.name,
    ...{
      createdAt: EARLIER,
      expiresAt: LATER,
      lastSentAt: EARLIER,
      timesSent: 1,
      answeredAt: NIGHT,
      reply: '油位 62 %',
    },
  },
  Credential: { id: id(5), alsoFor: [], createdAt: NIGHT, revokedAt: null },
  Demo: {
    accounts: [
      {
        ...{ username: 'zhang.min', password: 'demo-7kx2mhqp', name: '张敏', roles: ['duty_officer'] },
        organisation: { code: CENTER.code, name: CENTER.name },
        lookAt: { zh: '态势图：谁告警、谁失联', en: 'the map: who raises an alarm, who is silent' },
      },
    ],
  },
  Equipment: {
    ...{ ...piece, ...standing, position, openAlarms },
    names: { hostUnit: '国家矿山应急救援芙蓉队', owner: CENTER.name, custodian: '西南大型救援装备托管中心' },
  },
  EquipmentMap: { type: 'FeatureCollection', features: [feature] },
  EquipmentState: {
    assetCode: 'PU-0701',
    ...standing,
    position,
    metrics: { flowRate },
    runningHours: 2_841.6,
    alarms: [alarm],
  },
  Family: {
    ...{ code: 'pump', label: { zh: '水泵', en: 'Pump' }, headline: 'flowRate' },
    ...{ metrics: ['flowRate', 'dischargeHead', 'vibrationVelocity'], standard: true },
    checklist: [{ code: 'cable', label: { zh: '电缆与插接件', en: 'Cable and connectors' } }],
  },
  IssuedCredential: { id: id(5), username: 'PU-0701', password: 'm3Zc0xkT8h2vQpN5sYw7LrJ9dFb1gXaE4uKiOqVtBns' },
  LedgerEntry: LEDGER_ENTRY,
  LedgerKey: { name: LEDGER.name, key: LEDGER.key },
  Checkpoint: { size: 1, signedAt: NIGHT, note: LEDGER.note, key: LEDGER.key },
  InclusionProof: {
    ...{ entry: LEDGER_ENTRY.id, content: LEDGER_ENTRY.content, hash: LEDGER_ENTRY.hash, leaf: 0, size: 1, proof: [] },
    ...{ checkpoint: LEDGER.note, key: LEDGER.key },
  },
  Live: { live: true },
  Me: {
    ...{ id: ZHANG.id, username: 'zhang.min', name: ZHANG.name, organisation: CENTER, roles: ['duty_officer'] },
    ...{ mustChangePassword: false, timeZone: 'Asia/Shanghai' },
  },
  Metric: {
    ...{ name: 'flowRate', unit: 'L/min', kind: 'gauge', valueType: 'number', minimum: 0, maximum: 100_000 },
    ...{ label: { zh: '流量', en: 'Flow rate' }, standard: true },
  },
  Organisation: {
    ...{ code: 'furong', name: '四川芙蓉集团', kind: 'host_unit', parent: 'sichuan' },
    ...{ region: '511500', discipline: null, retiredAt: null },
  },
  OpenAlarmsList: { items: [{ assetCode: 'PU-0701', ...openAlarms }] },
  OwnSession: {
    ...{ id: id(6), current: true, address: '10.20.0.7' },
    ...{ createdAt: EARLIER, lastUsedAt: NIGHT, expiresAt: '2025-11-23T07:58:12.000Z' },
  },
  Person: {
    ...{ id: ZHANG.id, username: 'zhang.min', name: ZHANG.name, organisation: 'center' },
    ...{ roles: ['duty_officer'], mustChangePassword: false, active: true },
  },
  Quarantined: {
    ...{ id: id(7), receivedAt: NIGHT, assetCode: 'PU-0602', topic: 'muster/v1/PU-0602/telemetry' },
    ...{ reason: 'impossible-time', detail: 'ts is 1970-01-01T00:07:12.000Z' },
    ...{ payload: '{"ts":432000,"values":{"flowRate":0}}', payloadBytes: 37, payloadEncoding: 'utf8' },
  },
  Ready: { ready: true, parts: { log: { ok: true, detail: '4096 bytes kept' }, database: { ok: true } } },
  Rule: rule,
  RulesOfPiece: { items: [rule] },
  Settings: DEFAULT_SETTINGS,
  WitnessLimits: {
    witnessMoveMetres: { value: 2_000, from: 'piece', inherited: 300 },
    witnessBaseRadiusMetres: { value: 1_000, from: 'installation', inherited: 1_000 },
    witnessRunMinutes: { value: 30, from: 'installation', inherited: 30 },
    witnessSilentMinutes: { value: null, from: 'family', inherited: null },
    mayChange: true,
  },
  // A body with a geometry is judged before it is read, and zod leaves out the examples of such schemas.
  NewSite: firstExample(newSite),
  SiteChange: firstExample(siteChange),
  SignedIn: {
    token: 'hV3n0yQf8xJpW5rT2cKdLz7mBs9aGuE1',
    expiresAt: '2025-11-23T08:00:00.000Z',
    mustChangePassword: false,
  },
};

/** What answers that are no JSON look like, by media type. */
export const TEXT_EXAMPLES: Readonly<Record<string, string>> = {
  'text/event-stream': `id: 41\nevent: alarm\ndata: ${JSON.stringify({ change: 'acknowledged', alarm })}\n\n`,
  'application/x-ndjson': LEDGER.lines,
  'text/plain': '# TYPE muster_mqtt_connections gauge\nmuster_mqtt_connections 58\n',
};
