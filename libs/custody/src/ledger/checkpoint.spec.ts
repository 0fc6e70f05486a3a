import { describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync } from 'node:crypto';

import { ledgerSigner, readCheckpoint, signCheckpoint } from './checkpoint.ts';
import { isSignedBy, parseVerifier } from './note.ts';

const signer = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
const root = createHash('sha256').update('root').digest();
const signed = signCheckpoint(signer, { size: 12, root });

describe('a checkpoint of the ledger', () => {
  it('is a note of C2SP tlog-checkpoint', () => {
    const [origin, size, hash, empty, signature, ...more] = signed.split('\n');
    expect([origin, size, hash, empty, more]).toEqual([signer.verifier.name, '12', root.toString('base64'), '', ['']]);
    expect(signature).toMatch(new RegExp(`^\u2014 ${signer.verifier.name} [A-Za-z0-9+/]{91}=$`));
  });

  it('is read as it was signed, by whoever has the public key', () => {
    const checkpoint = readCheckpoint(signed);
    expect(checkpoint).toMatchObject({ size: 12, root, extensions: [] });
    expect(isSignedBy(checkpoint.note, parseVerifier(signer.verifier.text))).toBe(true);
  });

  it('is not signed by another key', () => {
    const other = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
    expect(isSignedBy(readCheckpoint(signed).note, other.verifier)).toBe(false);
  });

  it('does not stand with any one byte of it changed', () => {
    const bytes = Buffer.from(signed);
    for (let at = 0; at < bytes.length; at++) {
      for (const bit of [1, 2, 4, 16, 32]) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= bit;
        expect([at, bit, stands(changed.toString('utf8'))]).toEqual([at, bit, false]);
      }
    }
  });

  it('has a public key that does not stand with any one letter of it changed', () => {
    const { text } = signer.verifier;
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      expect(() => parseVerifier(changed)).toThrow();
    }
  });
});

function stands(note: string): boolean {
  try {
    return isSignedBy(readCheckpoint(note).note, signer.verifier);
  } catch {
    return false;
  }
}
