import { describe, expect, it } from '@jest/globals';

import { isOwnCommandFilter, parseDeviceTopic } from './topics.ts';

describe('the topics of a device', () => {
  it('name the piece and what is said', () => {
    expect(parseDeviceTopic('muster/v1/DR-0012/telemetry')).toEqual({ kind: 'telemetry', assetCode: 'DR-0012' });
    expect(parseDeviceTopic('muster/v1/DR-0012/command/018f/reply')).toEqual({ kind: 'reply', assetCode: 'DR-0012' });
  });

  it.each([
    'muster/v1/DR-0012/command/018f',
    'muster/v1/DR-0012/telemetry/extra',
    'muster/v2/DR-0012/telemetry',
    'muster/v1/dr-0012/telemetry',
    'muster/v1//telemetry',
    '$SYS/broker/uptime',
    'muster/v1/DR-0012/command/a\0b/reply',
    'muster/v1/DR-0012/command//reply',
  ])('do not include %j', (topic) => {
    expect(parseDeviceTopic(topic)).toBeUndefined();
  });

  it.each([
    ['muster/v1/DR-1/command/#', true],
    ['muster/v1/DR-1/command/+', true],
    ['muster/v1/DR-1/command/018f', true],
    ['muster/v1/DR-2/command/#', false],
    ['muster/v1/+/command/#', false],
    ['muster/v1/DR-1/telemetry', false],
    ['$share/group/muster/v1/DR-1/command/#', false],
    ['$SYS/#', false],
    ['#', false],
  ])('let DR-1 subscribe to %s: %s', (filter, allowed) => {
    expect(isOwnCommandFilter(filter, 'DR-1')).toBe(allowed);
  });
});
