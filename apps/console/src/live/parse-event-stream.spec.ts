import { expect, it } from '@jest/globals';
import { createEventStreamParser } from './parse-event-stream.ts';

it('puts an event together that arrived in pieces', () => {
  const parser = createEventStreamParser();
  expect(parser.push('event: sta')).toEqual([]);
  expect(parser.push('te\ndata: {"items":')).toEqual([]);
  expect(parser.push('[]}\n\nevent: alarm\n')).toEqual([{ event: 'state', data: '{"items":[]}' }]);
});

it('takes comments that only keep the line alive as no event', () => {
  expect(createEventStreamParser().push(': still here\n\n')).toEqual([]);
});

it('says from where a reader that comes back goes on', () => {
  const parser = createEventStreamParser();
  expect(parser.push('event: alarm\nid: 12\ndata: {}\n\n')).toEqual([{ event: 'alarm', data: '{}', id: '12' }]);
});

it('joins the lines of one event', () => {
  expect(createEventStreamParser().push('data: a\ndata: b\n\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
});

it('reads line ends of every kind, also cut in the middle', () => {
  const parser = createEventStreamParser();
  expect(parser.push('data: a\r\n\r')).toEqual([]);
  expect(parser.push('\ndata: b\r\n\r\n')).toEqual([
    { event: 'message', data: 'a' },
    { event: 'message', data: 'b' },
  ]);
});
