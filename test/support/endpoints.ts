import { CALENDAR_ENDPOINTS } from './calendar-endpoints.ts';
import { CUSTODY_ENDPOINTS } from './custody-endpoints.ts';
import { DUTY_ENDPOINTS } from './duty-endpoints.ts';
import { LEDGER_ENDPOINTS } from './ledger-endpoints.ts';
import { REGISTER_ENDPOINTS } from './register-endpoints.ts';
import { WEBHOOK_ENDPOINTS } from './webhook-endpoints.ts';
import { WITNESS_ENDPOINTS } from './witness-endpoints.ts';
import { EVERYONE, SIGNED_IN, type Endpoint } from './endpoint.ts';

export const LABEL = { zh: '名', en: 'Name' };
export const PIECE = { inside: 'N-1', outside: 'S-1' };
const ORGANISATION = { inside: 'north-team', outside: 'south' };
const POINT = { type: 'Point', coordinates: [113.3, 40.08] };
export const FAMILY = { inside: 'north_family', outside: 'pump' };
export const METRIC = { inside: 'north_metric', outside: 'flowRate' };
/** By a name here, by their id on the way. */
export const QUARANTINED = { inside: 'north-quarantined', outside: 'south-quarantined' };
export const PERSON = { inside: 'north-somebody', outside: 'south-somebody' };

export const SITE = { inside: 'north-site', outside: 'south-site' };

/** Written down apart from the table in the code, so that the two must agree. `{x}` is what it is about. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...CUSTODY_ENDPOINTS,
  ...DUTY_ENDPOINTS,
  ...WEBHOOK_ENDPOINTS,
  { operation: 'GET /api/v1/families', may: SIGNED_IN, done: 200 },
  {
    operation: 'GET /api/v1/families/{code}',
    may: SIGNED_IN,
    done: 200,
    about: FAMILY,
    seenByAll: true,
    outsideAnswers: 200,
  },
  {
    operation: 'POST /api/v1/families',
    may: ['administrator', 'maintainer'],
    done: 201,
    body: (unique) => ({
      code: `f_${unique.replaceAll('-', '_')}`,
      label: LABEL,
      headline: 'flowRate',
      metrics: ['flowRate'],
    }),
  },
  {
    operation: 'PATCH /api/v1/families/{code}',
    may: ['administrator', 'maintainer'],
    done: 200,
    body: () => ({ label: LABEL }),
    about: FAMILY,
    seenByAll: true,
    outsideAnswers: 403,
  },
  { operation: 'GET /api/v1/metrics', may: SIGNED_IN, done: 200 },
  {
    operation: 'GET /api/v1/metrics/{name}',
    may: SIGNED_IN,
    done: 200,
    about: METRIC,
    seenByAll: true,
    outsideAnswers: 200,
  },
  {
    operation: 'POST /api/v1/metrics',
    may: ['administrator', 'maintainer'],
    done: 201,
    body: (unique) => ({ name: `m_${unique.replaceAll('-', '_')}`, unit: '1', kind: 'gauge', label: LABEL }),
  },
  {
    operation: 'PATCH /api/v1/metrics/{name}',
    may: ['administrator', 'maintainer'],
    done: 200,
    body: () => ({ label: LABEL }),
    about: METRIC,
    seenByAll: true,
    outsideAnswers: 403,
  },
  { operation: 'GET /api/v1/organisations', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/organisations',
    may: ['administrator'],
    done: 201,
    body: (unique) => ({ code: `o-${unique}`, name: 'a team', kind: 'rescue_team', parent: '{x}' }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/organisations/{code}', may: EVERYONE, done: 200, about: ORGANISATION },
  {
    operation: 'PATCH /api/v1/organisations/{code}',
    may: ['administrator'],
    done: 200,
    body: () => ({ name: 'another name' }),
    about: ORGANISATION,
  },
  {
    operation: 'DELETE /api/v1/organisations/{code}',
    may: ['administrator'],
    done: 204,
    about: { inside: 'north-empty', outside: 'south' },
  },
  { operation: 'GET /api/v1/people', may: ['administrator', 'auditor', 'dispatcher', 'duty_officer'], done: 200 },
  {
    operation: 'POST /api/v1/people',
    may: ['administrator'],
    done: 201,
    body: (unique) => ({ username: `p-${unique}`, name: 'a person', organisation: '{x}', roles: ['viewer'] }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  {
    operation: 'GET /api/v1/people/{personId}',
    may: ['administrator', 'auditor', 'dispatcher', 'duty_officer'],
    done: 200,
    about: PERSON,
  },
  {
    operation: 'PATCH /api/v1/people/{personId}',
    may: ['administrator'],
    done: 200,
    body: () => ({ name: 'another name' }),
    about: PERSON,
  },
  {
    operation: 'PUT /api/v1/people/{personId}/password',
    may: ['administrator'],
    done: 204,
    body: () => ({ password: 'another password' }),
    about: PERSON,
  },
  { operation: 'GET /api/v1/equipment', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/equipment',
    may: ['administrator'],
    done: 201,
    body: (unique) => ({ assetCode: `E-${unique.toUpperCase()}`, name: 'a piece', family: 'pump', hostUnit: '{x}' }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/equipment/{assetCode}', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'PATCH /api/v1/equipment/{assetCode}',
    may: ['administrator'],
    done: 200,
    body: () => ({ name: 'another name' }),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/credentials',
    may: ['administrator'],
    done: 201,
    body: () => ({}),
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/equipment/{assetCode}/credentials',
    may: ['administrator', 'auditor'],
    done: 200,
    about: PIECE,
  },
  {
    operation: 'DELETE /api/v1/equipment/{assetCode}/credentials/{credentialId}',
    may: ['administrator'],
    done: 204,
    about: PIECE,
  },
  { operation: 'GET /api/v1/equipment/{assetCode}/commands', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/commands',
    may: ['custodian', 'dispatcher', 'duty_officer'],
    done: 201,
    body: () => ({ kind: 'locate' }),
    about: PIECE,
  },
  { operation: 'GET /api/v1/equipment/{assetCode}/attachments', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/attachments?name=note.txt',
    may: ['custodian', 'maintainer', 'administrator'],
    done: 201,
    file: (unique) => `the note ${unique}`,
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/equipment/{assetCode}/attachments/{attachmentId}',
    may: EVERYONE,
    done: 200,
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/equipment/{assetCode}/attachments/{attachmentId}/thumbnail',
    may: EVERYONE,
    done: 200,
    about: PIECE,
  },
  {
    operation: 'DELETE /api/v1/equipment/{assetCode}/attachments/{attachmentId}',
    may: ['custodian', 'maintainer', 'administrator'],
    done: 204,
    about: PIECE,
  },
  { operation: 'GET /api/v1/equipment/{assetCode}/state', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'GET /api/v1/equipment/{assetCode}/telemetry?metric=engineSpeed',
    may: EVERYONE,
    done: 200,
    about: PIECE,
  },
  { operation: 'GET /api/v1/sites', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/sites',
    may: ['administrator'],
    done: 201,
    body: () => ({ name: 'a mine', kind: 'mine', geometry: POINT, organisation: '{x}' }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  {
    operation: 'POST /api/v1/sites/import?source=test&organisation={code}',
    may: ['administrator'],
    done: 200,
    body: (unique) => ({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', id: unique, geometry: POINT, properties: { name: 'a mine', kind: 'mine' } }],
    }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/sites/{siteId}', may: EVERYONE, done: 200, about: SITE },
  {
    operation: 'PATCH /api/v1/sites/{siteId}',
    may: ['administrator'],
    done: 200,
    body: () => ({ name: 'another name' }),
    about: SITE,
  },
  { operation: 'DELETE /api/v1/sites/{siteId}', may: ['administrator'], done: 204, about: SITE },
  { operation: 'GET /api/v1/map', may: EVERYONE, done: 200 },
  {
    operation: 'GET /api/v1/quarantine?assetCode={assetCode}',
    may: ['administrator', 'auditor', 'maintainer'],
    done: 200,
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/quarantine/{id}',
    may: ['administrator', 'auditor', 'maintainer'],
    done: 200,
    about: QUARANTINED,
  },
  { operation: 'GET /api/v1/rules?assetCode={assetCode}', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/rules',
    may: ['maintainer', 'administrator'],
    done: 201,
    body: () => ({ assetCode: '{x}', operator: 'silent', severity: 'minor' }),
    about: PIECE,
  },
  { operation: 'GET /api/v1/rules/{ruleId}', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'PATCH /api/v1/rules/{ruleId}',
    may: ['maintainer', 'administrator'],
    done: 200,
    body: () => ({ severity: 'major' }),
    about: PIECE,
  },
  { operation: 'DELETE /api/v1/rules/{ruleId}', may: ['maintainer', 'administrator'], done: 204, about: PIECE },
  { operation: 'GET /api/v1/equipment/{assetCode}/rules', may: EVERYONE, done: 200, about: PIECE },
  ...WITNESS_ENDPOINTS,
  { operation: 'GET /api/v1/alarms?assetCode={assetCode}', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/alarms/count?assetCode={assetCode}', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/alarms/open', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/alarms/{alarmId}/acknowledge',
    may: ['duty_officer', 'custodian', 'maintainer', 'dispatcher'],
    done: 200,
    body: () => ({ remark: 'seen' }),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/alarms/{alarmId}/take-back-acknowledgement',
    may: ['duty_officer', 'custodian', 'maintainer', 'dispatcher'],
    done: 200,
    about: PIECE,
  },
  ...CALENDAR_ENDPOINTS,
  { operation: 'GET /api/v1/audit', may: ['administrator', 'auditor'], done: 200 },
  ...LEDGER_ENDPOINTS,
  ...REGISTER_ENDPOINTS,
  { operation: 'GET /api/v1/settings', may: EVERYONE, done: 200 },
  // Of the national center alone: a suite of its own says that its administrator may.
  { operation: 'PATCH /api/v1/settings', may: [], done: 200, body: () => ({}) },
  { operation: 'POST /api/v1/history/copies', may: [], done: 201 },
];
