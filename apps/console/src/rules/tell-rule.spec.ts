import { describe, expect, it } from '@jest/globals';
import i18next from 'i18next';
import { en } from '../messages/en.ts';
import { zh } from '../messages/zh.ts';
import { tellRule, type ToldRule } from './tell-rule.ts';

const messages = i18next.createInstance();
await messages.init({
  resources: { zh: { translation: zh }, en: { translation: en } },
  interpolation: { escapeValue: false },
});
const chinese = messages.getFixedT('zh');

const NAMES = { subject: '水泵', metric: '冷却液温度', known: { unit: 'Cel', name: 'engineCoolantTemperature' } };
const RULE: ToldRule = {
  assetCode: null,
  operator: '>',
  threshold: 105,
  forSeconds: 60,
  hysteresis: 3,
  severity: 'major',
  enabled: true,
};
const tell = (change: Partial<ToldRule>) => tellRule(chinese, { ...RULE, ...change }, NAMES);

describe('a rule in one sentence', () => {
  it('says when it raises which alarm, and when the alarm ends', () => {
    const sentence = '当水泵的冷却液温度高于 105\u202f°C，并持续 1 分钟，发重要告警；降到 102\u202f°C 或更低时解除。';
    expect(tell({})).toBe(sentence);
  });

  it.each([
    ['>=', '降到 102\u202f°C 以下时解除'],
    ['<', '升到 108\u202f°C 或更高时解除'],
    ['<=', '升到 108\u202f°C 以上时解除'],
    ['=', '相差超过 3\u202f°C 时解除'],
  ] as const)('ends the alarm of %s on the side that the gateway does', (operator, clear) => {
    expect(tell({ operator })).toContain(clear);
  });

  it('needs no threshold for silence and for a frozen value', () => {
    expect(tell({ operator: 'silent', forSeconds: null })).toContain('连续三个报送间隔');
    expect(tell({ operator: 'silent', forSeconds: 7_200 })).toContain('超过 2 小时 没有报文');
    expect(tell({ operator: 'frozen', forSeconds: 600 })).toContain('仍在报送而 10 分钟 一直不变');
  });

  it('says of a piece whose rule is off that its family’s does not hold either', () => {
    expect(tell({ enabled: false })).toMatch(/^已停用，不发告警：当水泵/);
    expect(tell({ enabled: false, assetCode: 'PUMP-7' })).toContain('类别的规则也对它不起作用');
  });

  it('can be said in English', () => {
    const sentence = tellRule(messages.getFixedT('en'), RULE, { ...NAMES, subject: 'Pump', metric: 'Coolant' });
    expect(sentence).toContain('When Coolant of Pump is above 105\u202f°C for 1 min, a major alarm is raised');
  });
});
