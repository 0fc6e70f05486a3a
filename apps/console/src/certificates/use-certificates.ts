import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { answered, type Tagged } from '../api/answered.ts';
import type { Certificate, ListedCertificate } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { readAll } from '../api/read-all.ts';
import type { CertificateForm } from './certificate-form.ts';
import { toCertificateChange, toNewCertificate } from './certificate-form.ts';

const PAGE_SIZE = 1_000;
const LIST_KEY = 'certificates-ending';

/** A paper as it stands, with the tag of its version: the piece's list is where it is read. */
export async function readCertificate({ assetCode, id }: Certificate): Promise<Tagged<Certificate>> {
  const params = { path: { assetCode } };
  const { items } = await answered(api.GET('/api/v1/equipment/{assetCode}/certificates', { params }));
  const found = items.find((one) => one.id === id);
  if (found === undefined) throw { code: 'not-found' };
  return { body: found, etag: `"${found.version}"` };
}

export function addCertificate(assetCode: string, form: CertificateForm, key: string): Promise<Certificate> {
  const params = { path: { assetCode }, header: { 'Idempotency-Key': key } };
  return answered(api.POST('/api/v1/equipment/{assetCode}/certificates', { params, body: toNewCertificate(form) }));
}

const toOne = ({ assetCode, id: certificateId }: Certificate, etag: string) => ({
  path: { assetCode, certificateId },
  header: { 'If-Match': etag },
});

export function changeCertificate(certificate: Certificate, form: CertificateForm, etag: string): Promise<Certificate> {
  const request = { params: toOne(certificate, etag), body: toCertificateChange(form) };
  return answered(api.PATCH('/api/v1/equipment/{assetCode}/certificates/{certificateId}', request));
}

export async function deleteCertificate(certificate: Certificate, etag: string): Promise<void> {
  const params = toOne(certificate, etag);
  await answered(api.DELETE('/api/v1/equipment/{assetCode}/certificates/{certificateId}', { params }));
}

/** The papers of all pieces in reach that end by this day, those that end first first. */
export function useEndingCertificates(endingBy: string) {
  return useQuery({
    queryKey: [LIST_KEY, endingBy],
    queryFn: async () => {
      const { items } = await readAll<ListedCertificate>((from) =>
        answered(api.GET('/api/v1/certificates', { params: { query: { endingBy, limit: PAGE_SIZE, ...from } } })),
      );
      return items.toSorted((one, other) => (one.validTo ?? '').localeCompare(other.validTo ?? ''));
    },
  });
}

export function useReloadCertificates(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [first, path] }) => first === LIST_KEY || String(path).endsWith('/certificates'),
      }),
    [queryClient],
  );
}
