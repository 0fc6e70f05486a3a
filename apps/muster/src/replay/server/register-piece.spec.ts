import { describe, expect, it } from '@jest/globals';

import { ApiRefusal, type ApiClient } from './api-client.ts';
import { registerPiece } from './register-piece.ts';

const PIECE = { assetCode: 'CAR-1', name: '救援指挥车 CAR-1', family: 'vehicle', hostUnit: 'center' };

/** An API that answers each method as told, and remembers what it was asked. */
function apiWith(answers: { GET: object | ApiRefusal; POST?: object | ApiRefusal }) {
  const asked: unknown[] = [];
  const call = async (method: 'GET' | 'POST', path: string, _answer: unknown, body?: unknown) => {
    asked.push([method, path, ...(body === undefined ? [] : [body])]);
    const answer = answers[method];
    if (answer instanceof ApiRefusal) throw answer;
    return answer;
  };
  return { asked, api: { baseUrl: 'http://test', call } as unknown as ApiClient };
}

const UNKNOWN = new ApiRefusal(404, 'not-found', 'no such piece');

describe('registering a piece', () => {
  it('enters one that the register does not have', async () => {
    const { api, asked } = apiWith({ GET: UNKNOWN, POST: PIECE });
    await expect(registerPiece(api, PIECE)).resolves.toBe(true);
    expect(asked).toEqual([
      ['GET', '/equipment/CAR-1'],
      ['POST', '/equipment', PIECE],
    ]);
  });

  it('leaves one alone that is there', async () => {
    const { api, asked } = apiWith({ GET: { ...PIECE, name: '真车' } });
    await expect(registerPiece(api, PIECE)).resolves.toBe(false);
    expect(asked).toHaveLength(1);
  });

  it('refuses a code that belongs to another family', async () => {
    const { api } = apiWith({ GET: { ...PIECE, family: 'pump' } });
    await expect(registerPiece(api, PIECE)).rejects.toThrow(
      'CAR-1 is registered as a pump, this recording is of a vehicle. Choose another code with --as.',
    );
  });

  it('says why the register refused it', async () => {
    const { api } = apiWith({
      GET: UNKNOWN,
      POST: new ApiRefusal(422, 'validation-failed', 'hostUnit: no such organisation'),
    });
    await expect(registerPiece(api, PIECE)).rejects.toThrow(
      'Cannot register CAR-1 at center (validation-failed): hostUnit: no such organisation',
    );
  });
});
