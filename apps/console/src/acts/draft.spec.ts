import { expect, it } from '@jest/globals';
import { openDraft } from './draft.ts';

function memory(): Storage {
  const entries = new Map<string, string>();
  return {
    length: 0,
    key: () => null,
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

it('gives back what was typed', () => {
  const storage = memory();
  openDraft('person', storage).write({ name: '李伟' });
  expect(openDraft('person', storage).read()).toEqual({ name: '李伟' });
});

it('keeps no password', () => {
  const storage = memory();
  openDraft('person', storage).write({ name: '李伟', password: 'secret', newPassword: 'secret' });
  expect(openDraft('person', storage).read()).toEqual({ name: '李伟' });
});

it('keeps no mark that somebody has drawn to sign', () => {
  const storage = memory();
  openDraft('handover', storage).write({ remark: '左侧履带有划痕', signature: 'data:image/png;base64,AAAA' });
  expect(openDraft('handover', storage).read()).toEqual({ remark: '左侧履带有划痕' });
});

it('is empty once it was sent, and where somebody else wrote nonsense', () => {
  const storage = memory();
  const draft = openDraft('person', storage);
  draft.write({ name: '李伟' });
  draft.discard();
  expect(draft.read()).toEqual({});
  storage.setItem('muster.draft.person', 'nonsense');
  expect(draft.read()).toEqual({});
});
