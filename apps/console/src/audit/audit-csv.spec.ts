import { expect, it } from '@jest/globals';
import i18next from 'i18next';
import type { AuditEntry } from '../api/answers.ts';
import { zh } from '../messages/zh.ts';
import { toAuditCsv } from './audit-csv.ts';

const messages = i18next.createInstance();
await messages.init({ resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } });
const WORDING = { t: messages.getFixedT('zh'), zone: '北京时间' };

const ENTRY: AuditEntry = {
  id: '019ab5a1-7f2e-7c3d-9f00-0242ac120002',
  recordedAt: '2025-11-22T12:00:00.000Z',
  action: 'change-person',
  outcome: 'done',
  reason: null,
  person: { id: '019ab5a0-0000-7000-8000-000000000001', username: 'admin', name: '系统管理员', organisation: 'center' },
  address: '127.0.0.1',
  subject: { kind: 'person', id: 'li.wei', name: '李伟' },
  changes: { roles: { before: ['viewer'], after: ['auditor'] } },
  count: 1,
};

it('writes each entry as a line, with both times and every change', () => {
  const [heading, line, rest] = toAuditCsv([ENTRY], WORDING).split('\r\n');
  expect(heading).toContain('"时间（UTC）","时间（北京时间）","谁","用户名"');
  expect(line).toBe(
    '"2025-11-22T12:00:00.000Z","2025-11-22 20:00:00","系统管理员","admin","center","change-person","done",,"person","li.wei","李伟",' +
      '"127.0.0.1",1,"{""roles"":{""before"":[""viewer""],""after"":[""auditor""]}}"',
  );
  expect(rest).toBe('');
});

it('lets no stranger write a formula into a spreadsheet', () => {
  const line = toAuditCsv(
    [{ ...ENTRY, subject: { kind: 'path', id: '=HYPERLINK("https://evil.example")', name: null } }],
    WORDING,
  );
  expect(line).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
});
