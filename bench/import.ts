import mqtt from 'mqtt';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import writeXlsxFile from 'write-excel-file/node';

import { percentile } from './percentile.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';

const BENCH = 'import';
const PUBLISH_EVERY_MS = 20;

/** A table of pieces into the running product, while a machine goes on reporting: how long, and whether it is held up. */
export async function importTable(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { pieces: { type: 'string', default: '20000' } } });
  const pieces = Number(values.pieces);
  const product = await Product.start(BENCH);
  try {
    const call = await signIn(product);
    const table = await makeTable(pieces);
    const machine = await Machine.start(product, call);
    const quiet = await machine.listen(async () => sleep(5_000));
    const busy = await machine.listen(() => enter(call, table, pieces));
    await machine.stop();
    printFigure(BENCH, 'pubackP99Alone', percentile(quiet, 0.99), 'ms');
    printFigure(BENCH, 'pubackP99Meanwhile', percentile(busy, 0.99), 'ms');
    printFigure(BENCH, 'pubackSlowestMeanwhile', Math.max(...busy), 'ms');
  } finally {
    await product.dispose();
  }
}

type Call = (method: string, path: string, body?: object | Buffer) => Promise<Record<string, unknown>>;

async function signIn({ http, password }: Product): Promise<Call> {
  let authorization = '';
  const call: Call = async (method, path, body) => {
    const isFile = body instanceof Buffer;
    const response = await fetch(`${http}/api/v1/${path}`, {
      method,
      headers: {
        ...(authorization !== '' && { authorization }),
        ...(body && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const { token } = await call('POST', 'session', { username: 'admin', password });
  authorization = `Bearer ${String(token)}`;
  return call;
}

async function makeTable(pieces: number): Promise<Buffer> {
  const headings = [
    '装备编号',
    '名称',
    '类别',
    '依托单位',
    '储备方式',
    '国投装备',
    '型号',
    '额定扬程 (m)',
    '额定流量 (m3/h)',
  ];
  const rows = Array.from({ length: pieces }, (_, index) => [
    ...[`IM-${index}`, `大功率潜水电泵 ${index} 号`, 'pump', 'center', '政府储备', '是', `BQ-${index % 50}`],
    ...[String(100 + (index % 400)), String(200 + (index % 800))],
  ]);
  return writeXlsxFile([headings, ...rows]).toBuffer();
}

async function enter(call: Call, table: Buffer, pieces: number): Promise<void> {
  const began = performance.now();
  const { id } = await call('POST', 'equipment/imports?name=bench.xlsx', table);
  const look = () => call('GET', `equipment/imports/${String(id)}`);
  let state = await look();
  while (state['state'] === 'reading') {
    await sleep(100);
    state = await look();
  }
  if (state['created'] !== pieces) throw new Error(`staged otherwise: ${JSON.stringify(state)}`);
  const staged = performance.now();
  await call('POST', `equipment/imports/${String(id)}/commit`);
  const done = performance.now();
  printFigure(BENCH, 'staged', (staged - began) / 1_000, 's');
  printFigure(BENCH, 'committed', (done - staged) / 1_000, 's');
  printFigure(BENCH, 'total', (done - began) / 1_000, 's');
  // What was written is vacuumed meanwhile.
  await sleep(5_000);
  const times: number[] = [];
  for (const q of ['潜水电泵 19', 'BQ-7', 'im-1234', '没有', '应急救援中心 499']) {
    for (let round = 0; round < 10; round++) {
      const asked = performance.now();
      await call('GET', `equipment?q=${encodeURIComponent(q)}`);
      times.push(performance.now() - asked);
    }
  }
  printFigure(BENCH, 'searchP95', percentile(times, 0.95), 'ms');
}

/** A machine that reports all the while, and how long each of its reports waits to be acknowledged. */
class Machine {
  readonly #client: mqtt.MqttClient;

  private constructor(client: mqtt.MqttClient) {
    this.#client = client;
  }

  static async start(product: Product, call: Call): Promise<Machine> {
    await call('POST', 'equipment', { assetCode: 'BENCH-1', name: 'x', family: 'pump', hostUnit: 'center' });
    const { username, password } = await call('POST', 'equipment/BENCH-1/credentials', {});
    const login = { username: String(username), password: String(password), clientId: 'BENCH-1' };
    return new Machine(await mqtt.connectAsync(product.mqtt.href, login));
  }

  async listen(work: () => Promise<void>): Promise<number[]> {
    const waits: number[] = [];
    let isDone = false;
    const publishing = (async () => {
      while (!isDone) {
        const sent = performance.now();
        const report = JSON.stringify({ ts: Date.now(), values: { flowRate: Math.random() * 1_000 } });
        await this.#client.publishAsync('muster/v1/BENCH-1/telemetry', report, { qos: 1 });
        waits.push(performance.now() - sent);
        await sleep(PUBLISH_EVERY_MS);
      }
    })();
    await work();
    isDone = true;
    await publishing;
    return waits;
  }

  async stop(): Promise<void> {
    await this.#client.endAsync();
  }
}
