import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';

import { makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import { readPdf } from '../../../../test/support/read-pdf.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const HANDOVERS = '/api/v1/custody/handovers';
const PASSWORD = 'a first password';

describeOnPostgres('signing for a piece', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
  });

  afterAll(() => api.close());

  const offered = async (more: object = {}): Promise<string> => {
    const assetCode = `N-${++count}`;
    const piece = { assetCode, name: '北', family: 'pump', hostUnit: 'north' };
    await api.call('POST', '/api/v1/equipment', { token: parties.admin, body: piece });
    const body = { assetCode, to: { organisation: 'south' }, ...more };
    const reply = await api.call('POST', HANDOVERS, { token: parties.tokens['li'], body });
    expect(reply.status).toBe(201);
    return reply.body.id;
  };
  const accept = (id: string, body: object, token = parties.tokens['wang']) =>
    api.call('POST', `${HANDOVERS}/${id}/accept`, { token, body });
  const signIn = async (username: string) => {
    const body = { username, password: PASSWORD };
    const { headers } = await api.call('POST', '/api/v1/session', { body });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    return { cookie, origin: api.address };
  };
  const inBrowser = async (id: string, body: object, headers: Record<string, string>) =>
    api.call('POST', `${HANDOVERS}/${id}/accept`, { body, headers });
  const mark = async (width = 300, height = 100) => {
    const background = { r: 0, g: 0, b: 0, alpha: 0 };
    const png = await sharp({ create: { width, height, channels: 4, background } })
      .withExif({ IFD0: { Artist: 'somebody' } })
      .png()
      .toBuffer();
    return `data:image/png;base64,${png.toString('base64')}`;
  };

  it('in a browser wants the password again, and takes no wrong one', async () => {
    const [id, session] = [await offered(), await signIn('wang')];
    const pointer = (await inBrowser(id, { signature: 'wang' }, session)).body.errors[0].pointer;
    expect(pointer).toBe('/password');
    expect((await inBrowser(id, { password: 'not this one' }, session)).body.code).toBe('invalid-credentials');
    const accepted = await inBrowser(id, { password: PASSWORD, signature: await mark() }, session);
    expect([accepted.status, accepted.body.state]).toEqual([200, 'accepted']);
    expect(accepted.body.acceptance.signature).toMatchObject({
      confirmed: true,
      person: { name: 'wang' },
      typed: null,
    });
  });

  it('slows down who guesses the password, as signing in does', async () => {
    const [id, session] = [await offered(), await signIn('zhao')];
    const codes = [];
    for (let attempt = 0; attempt < 7; attempt++)
      codes.push((await inBrowser(id, { password: `guess ${attempt}` }, session)).body.code);
    expect(codes).toEqual([...Array(5).fill('invalid-credentials'), 'rate-limited', 'rate-limited']);
    expect((await inBrowser(id, { password: PASSWORD }, session)).body.code).toBe('rate-limited');
  });

  it('by a program needs no password, and says that none was entered', async () => {
    const { body } = await accept(await offered(), { signature: '王接收' });
    expect(body.acceptance.signature).toMatchObject({ confirmed: false, typed: '王接收', drawn: null });
    expect(body.signature).toMatchObject({ confirmed: false, person: { name: 'li' } });
  });

  it('keeps of a drawn mark its pixels and nothing else', async () => {
    const { body } = await accept(await offered(), { signature: await mark(1_200, 400) });
    const [, encoded = ''] = body.acceptance.signature.drawn.split(',');
    const { width, height, format, exif } = await sharp(Buffer.from(encoded, 'base64')).metadata();
    expect([width, height, format, exif]).toEqual([600, 200, 'png', undefined]);
  });

  it.each([
    ['no PNG', 'data:image/png;base64,AAAA'],
    ['another kind of image', 'data:image/svg+xml;base64,PHN2Zy8+'],
    ['no image at all', 'data:text/html,<script>'],
    ['a cut-off PNG', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA'],
    ['more than a signature is', `data:image/png;base64,iVBORw0KGgo${'A'.repeat(90_000)}`],
    ['a name that is a story', 'x'.repeat(201)],
  ])('refuses %s as a signature, and the offer stands', async (_, signature) => {
    const id = await offered();
    const refused = await accept(id, { signature });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/signature']);
    expect((await accept(id, {})).status).toBe(200);
  });

  it('refuses a mark of too many pixels, however small its file is', async () => {
    const bomb = await mark(3_000, 3_000);
    expect(bomb.length).toBeLessThan(65_536);
    expect((await accept(await offered(), { signature: bomb })).body.errors[0].pointer).toBe('/signature');
  });

  it('is verified at the offer as well where a password is sent', async () => {
    const id = await offered({ password: PASSWORD, signature: '李移交' });
    const { body } = await api.call('GET', `${HANDOVERS}/${id}`, { token: parties.tokens['wang'] });
    expect(body.signature).toMatchObject({ confirmed: true, typed: '李移交', person: { name: 'li' } });
    const more = { assetCode: `N-${count}`, to: { organisation: 'south' }, password: 'not this one' };
    const refused = await api.call('POST', HANDOVERS, { token: parties.tokens['li'], body: more });
    expect(refused.body.code).toBe('invalid-credentials');
  });

  it('leaves no name, mark or remark in the chain of the ledger, and no secret anywhere', async () => {
    const report = { remark: '联系张三 13800000000' };
    const id = await offered({ signature: '李建国亲笔', password: PASSWORD, conditionReport: report });
    await accept(id, { signature: '王秀英亲笔', conditionReport: { remark: '电话 13900000000' } });
    const stored = async (query: string) => JSON.stringify((await api.database.pool.query(query)).rows);
    expect(await stored('select content from ledger_entry')).not.toMatch(/李建国|王秀英|13800000000|13900000000/);
    expect(await stored('select content from ledger_personal')).toMatch(/李建国[\s\S]*王秀英/);
    expect(await stored('select changes from audit_entry')).not.toMatch(/李建国|王秀英|13800000000/);
    expect(await stored('select * from handover')).not.toContain(PASSWORD);
  });

  it('is certified on paper for both parties: who signed, and where the ledger has it', async () => {
    const id = await offered();
    expect((await accept(id, { signature: await mark() })).status).toBe(200);
    const read = async (who: string) => {
      const headers = { authorization: `Bearer ${parties.tokens[who]}` };
      const answer = await fetch(`${api.address}${HANDOVERS}/${id}/certificate.pdf`, { headers });
      return { status: answer.status, type: answer.headers.get('content-type'), bytes: await answer.arrayBuffer() };
    };
    const { status, type, bytes } = await read('li');
    expect([status, type]).toEqual([200, 'application/pdf']);
    const text = (await readPdf(new Uint8Array(bytes))).join('').replace(/\s/g, '');
    const { rows } = await api.database.pool.query(
      `select encode(hash, 'hex') as hash from ledger_entry where content::json #>> '{body,handover}' = $1 order by number`,
      [id],
    );
    expect(rows).toHaveLength(2);
    for (const { hash } of rows) expect(text).toContain(hash);
    expect(text).toContain('接收方南方wang');
    expect((await read('east')).status).toBe(404);
  });
});
