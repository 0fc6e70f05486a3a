import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Certificate {
  readonly certPath: string;
  readonly keyPath: string;
  readonly cert: Buffer;
  readonly key: Buffer;
}

export const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0;
  } catch {
    return false;
  }
})();

/** A certificate of this common name, signed by itself or by the issuer; made for one test run. */
export async function makeCertificate(folder: string, commonName: string, issuer?: Certificate): Promise<Certificate> {
  const certPath = join(folder, `${commonName}.crt`);
  const keyPath = join(folder, `${commonName}.key`);
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', keyPath];
  const names = ['-subj', `/CN=${commonName}`, '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
  const signer = issuer ? ['-CA', issuer.certPath, '-CAkey', issuer.keyPath] : [];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...names, ...signer, '-out', certPath], {
    stdio: 'ignore',
  });
  return { certPath, keyPath, cert: await readFile(certPath), key: await readFile(keyPath) };
}
