import { describe, expect, it } from '@jest/globals';

import { scanReading } from './scan-reading.ts';

const scan = (text: string) => scanReading(Buffer.from(text));

/** What JSON makes of the same text, in the same shape. */
function parse(text: string) {
  const { ts, values } = JSON.parse(text) as { ts: number; values: Record<string, number> };
  return { ts, names: Object.keys(values), values: Object.values(values) };
}

/** A number as devices write them: whole or with decimals, of up to 15 digits. */
function writeNumber(seed: number): string {
  const digits = 1 + (seed % 15);
  const mantissa = Math.floor(Math.abs(Math.sin(seed)) * 10 ** digits).toString();
  const decimals = seed % 7;
  const whole = mantissa.slice(0, Math.max(1, mantissa.length - decimals));
  const fraction = mantissa.slice(whole.length);
  return `${seed % 3 === 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

describe('a plain reading, read from its bytes', () => {
  it.each([
    '{"ts":1763841600000,"values":{"engineSpeed":1510,"latitude":34.264321,"longitude":-108.5}}',
    ' { "ts" : 1763841600000 ,\n "values" : { "engineSpeed" : 0.1 , "b" : -0 } } \r\n',
    '{"ts":-5,"values":{"constructor":1,"a b":2,"__proto__x":3}}',
  ])('is what JSON makes of it: %s', (text) => {
    expect(scan(text)).toEqual(parse(text));
  });

  it('has each number to the last bit as JSON has it', () => {
    for (let seed = 1; seed <= 20_000; seed += 1) {
      const text = `{"ts":1,"values":{"x":${writeNumber(seed)}}}`;
      expect([text, Object.is(scan(text)?.values[0], parse(text).values[0])]).toEqual([text, true]);
    }
  });

  it.each([
    ['a list', '[{"ts":1,"values":{"x":1}}]'],
    ['text', '{"ts":1,"values":{"x":"1"}}'],
    ['a state', '{"ts":1,"values":{"x":true}}'],
    ['null', '{"ts":1,"values":{"x":null}}'],
    ['nothing measured', '{"ts":1,"values":{}}'],
    ['no time', '{"values":{"x":1}}'],
    ['a time of the fix', '{"ts":1,"positionTs":1,"values":{"x":1}}'],
    ['a key behind the values', '{"ts":1,"values":{"x":1},"y":1}'],
    ['a name twice', '{"ts":1,"values":{"x":1,"x":2}}'],
    ['an escape', '{"ts":1,"values":{"\\u0078":1}}'],
    ['a name beyond ASCII', '{"ts":1,"values":{"流量":1}}'],
    ['an exponent', '{"ts":1,"values":{"x":1e3}}'],
    ['more digits than a double holds', '{"ts":1,"values":{"x":0.12345678901234567}}'],
    ['a leading nought', '{"ts":1,"values":{"x":01}}'],
    ['a leading plus', '{"ts":1,"values":{"x":+1}}'],
    ['no digit behind the point', '{"ts":1,"values":{"x":1.}}'],
    ['no digit at all', '{"ts":1,"values":{"x":-}}'],
    ['a comma too many', '{"ts":1,"values":{"x":1,}}'],
    ['a vertical tab', '{"ts":1,\v"values":{"x":1}}'],
    ['what was cut off', '{"ts":1,"values":{"x":1}'],
    ['what was cut off in a name', '{"ts":1,"values":{"x'],
    ['something behind it', '{"ts":1,"values":{"x":1}}{'],
    ['nothing', ''],
  ])('is left to JSON when it has %s', (_, text) => {
    expect(scan(text)).toBeUndefined();
  });
});
