import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { isIP } from 'node:net';

import { isLoopback } from '#api/http/listener';

import type { Settings } from '../../settings/settings.ts';
import { findingsAbout, reasonOf, type Finding } from '../finding.ts';

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;
const { ok, warning, problem } = findingsAbout('certificates');

/** The certificate that devices and browsers are shown, and the authority of client certificates. */
export async function checkCertificates(settings: Settings, now: Date): Promise<Finding[]> {
  const { MUSTER_TLS_CERT: cert, MUSTER_TLS_KEY: key, MUSTER_TLS_CLIENT_CA: authority } = settings;
  if (cert === undefined || key === undefined) return [judgePlain(settings)];
  const certificate = await read('MUSTER_TLS_CERT', cert);
  if (!(certificate instanceof X509Certificate)) return [certificate];
  return [
    ...judgeTime('MUSTER_TLS_CERT', certificate, now),
    ...(await judgeKey(certificate, key)),
    ...judgeNames(certificate, settings),
    ...(authority === undefined ? [] : await judgeAuthority(authority, now)),
  ];
}

function judgePlain({ MUSTER_HOST: host, MUSTER_ALLOW_PLAINTEXT: allowed }: Settings): Finding {
  if (isLoopback(host)) return ok(`none needed: ${host} is this computer alone`);
  if (allowed) return ok('none: MUSTER_ALLOW_PLAINTEXT says that something in front does TLS');
  return problem('none, and the network sees passwords', 'set MUSTER_TLS_CERT and MUSTER_TLS_KEY.');
}

async function read(setting: string, path: string): Promise<X509Certificate | Finding> {
  try {
    return new X509Certificate(await readFile(path));
  } catch (error) {
    return problem(`${setting}: ${reasonOf(error)}`, 'it must name a readable file in PEM.');
  }
}

async function judgeAuthority(path: string, now: Date): Promise<Finding[]> {
  const authority = await read('MUSTER_TLS_CLIENT_CA', path);
  if (!(authority instanceof X509Certificate)) return [authority];
  if (!authority.ca)
    return [problem('MUSTER_TLS_CLIENT_CA is no certificate of an authority', 'name the one that signs devices.')];
  return judgeTime('MUSTER_TLS_CLIENT_CA', authority, now);
}

function judgeTime(setting: string, { validFromDate, validToDate }: X509Certificate, now: Date): Finding[] {
  const span = `${setting} is valid from ${validFromDate.toISOString()} to ${validToDate.toISOString()}`;
  if (now < validFromDate) return [problem(`${span}: not yet`, 'look at the clock of this computer.')];
  if (now > validToDate) return [problem(`${span}: no more`, 'renew it and start Muster again.')];
  const days = Math.floor((validToDate.getTime() - now.getTime()) / DAY_MS);
  if (days < SOON_DAYS) return [warning(`${span}: ${days} days left`, 'renew it and start Muster again.')];
  return [ok(span)];
}

async function judgeKey(certificate: X509Certificate, path: string): Promise<Finding[]> {
  try {
    if (!certificate.checkPrivateKey(createPrivateKey(await readFile(path))))
      return [problem('MUSTER_TLS_KEY is not the key of MUSTER_TLS_CERT', 'name the two that belong together.')];
    const { mode } = await stat(path);
    if ((mode & 0o007) !== 0) return [warning(`${path} may be read by everyone`, `chmod o-rwx ${path}`)];
    return [ok('the key belongs to the certificate')];
  } catch (error) {
    return [problem(`MUSTER_TLS_KEY: ${reasonOf(error)}`, 'it must name a readable key in PEM, without a passphrase.')];
  }
}

/** The names under which Muster is reached, as far as the settings tell. */
function judgeNames(certificate: X509Certificate, settings: Settings): Finding[] {
  const { MUSTER_PUBLIC_URL: url, MUSTER_ALLOWED_HOSTS: hosts = [] } = settings;
  const named = [
    ...(url === undefined ? [] : [new URL(url).hostname.replace(/^\[|\]$/g, '')]),
    ...hosts.map((host) => host.replace(/:\d+$/, '')),
  ];
  const names = certificate.subjectAltName ?? certificate.subject;
  if (named.length === 0) return [ok(`it is for ${names}`)];
  const foreign = named.filter((name) => !(isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)));
  if (foreign.length === 0) return [ok(`it is for ${names}`)];
  const remedy = 'have it issued for that name too, unless something in front of Muster does TLS for it.';
  return foreign.map((name) => warning(`it is not for ${name} but for ${names}`, remedy));
}
