import { beforeAll, expect, it } from '@jest/globals';
import i18next, { type TFunction } from 'i18next';
import { zh } from '../messages/zh.ts';
import { type Cause, describeAlarm } from './describe-alarm.ts';

let t: TFunction;

beforeAll(async () => {
  t = await i18next
    .createInstance()
    .init({ lng: 'zh', resources: { zh: { translation: zh } }, interpolation: { escapeValue: false } });
});

const comparison: Cause = {
  ...{ rule: 'r', code: null, message: null, metric: 'engineCoolantTemperature', unit: 'Cel', forSeconds: null },
  witness: null,
  ...{ operator: '>', threshold: 105, value: 110.5 },
};
const say = (alarm: Cause) => describeAlarm(alarm, '冷却水温', t);

it('says the condition of the rule and the value that met it, with their unit', () => {
  expect(say(comparison)).toEqual({ cause: '冷却水温 > 105\u202f°C', measured: '触发值 110.5\u202f°C' });
});

it('says for how long it must hold, in a unit that a person would use', () => {
  expect(say({ ...comparison, operator: '<=', forSeconds: 120 }).cause).toBe('冷却水温 ≤ 105\u202f°C，持续 2 分钟');
  expect(say({ ...comparison, forSeconds: 90 }).cause).toContain('90 秒');
});

it('says that nothing is heard', () => {
  const silent: Cause = { ...comparison, operator: 'silent', metric: null, threshold: null, value: null, unit: null };
  expect(say(silent)).toEqual({ cause: '失联：超过三个报送间隔没有报文', measured: '' });
  expect(say({ ...silent, forSeconds: 300 }).cause).toBe('失联：超过 5 分钟没有报文');
});

it('gives the words of the machine where it spoke itself', () => {
  const fault = { ...comparison, metric: null, operator: null, threshold: null, value: null };
  expect(say({ ...fault, code: 'SPN-110', message: '发动机过热' }).cause).toBe('发动机过热 · SPN-110');
  expect(say({ ...fault, code: null, message: null }).cause).toBe('设备报告故障，没有说明');
});

it('says what a machine tells against its custodian, and by how much', () => {
  const nothing = { rule: 'witness', code: null, metric: null, operator: null, message: null, forSeconds: null };
  const told = (witness: NonNullable<Cause['witness']>, value: number, threshold: number, unit: string) =>
    say({ ...nothing, witness, value, threshold, unit });
  expect(told('moved', 2_000, 300, 'm')).toEqual({
    cause: '见证：无占用移动',
    measured: '距停放处 2,000\u202fm，超过 300\u202fm，期间没有占用',
  });
  expect(told('left_base', 25_430, 1_000, 'm').measured).toBe('在驻地范围外 25.4\u202fkm，没有占用');
  expect(told('ran', 40, 30, 'min').measured).toBe('已运行 40 分钟，超过 30 分钟，期间没有占用');
  expect(told('silent', 180, 120, 'min').measured).toBe('3 小时没有报文，超过 2 小时');
  expect(told('tampered', 3, 900, 'h').measured).toBe('计时表由 900\u202fh 退到 3\u202fh，不在维护中');
});

it('says of a fault that tells of tampering what the machine said', () => {
  const fault: Cause = { ...comparison, rule: 'device', witness: 'tampered', code: 'CASE-TAMPER', operator: null };
  expect(say({ ...fault, metric: null, message: '外壳被打开' }).cause).toBe('外壳被打开 · CASE-TAMPER');
});
