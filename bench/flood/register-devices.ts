import type { Device } from './device-connection.ts';

export interface ApiAccess {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly token: string;
}

const AT_ONCE = 8;

export async function signIn(url: string, username: string, password: string): Promise<ApiAccess> {
  const { token } = (await post({ url, token: '' }, '/session', { username, password })) as { token: string };
  return { url, token };
}

/** Puts `count` vehicles into the register, each with a credential of its own. */
export async function registerDevices(api: ApiAccess, prefix: string, count: number): Promise<Device[]> {
  const assetCodes = Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
  const devices: Device[] = [];
  for (let at = 0; at < count; at += AT_ONCE) {
    devices.push(
      ...(await Promise.all(assetCodes.slice(at, at + AT_ONCE).map((assetCode) => registerDevice(api, assetCode)))),
    );
  }
  return devices;
}

async function registerDevice(api: ApiAccess, assetCode: string): Promise<Device> {
  await post(api, '/equipment', { assetCode, name: `Flood ${assetCode}`, family: 'vehicle', hostUnit: 'center' });
  const credential = (await post(api, `/equipment/${assetCode}/credentials`, {})) as {
    username: string;
    password: string;
  };
  return { assetCode, clientId: credential.username, ...credential };
}

export async function post({ url, token }: ApiAccess, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
