import type { Attachment, AttachmentKind } from '../api/answers.ts';
import { noteRefusal } from '../api/client.ts';
import { Unreachable } from '../api/problem.ts';

export interface Upload {
  readonly assetCode: string;
  readonly file: File;
  readonly kind: AttachmentKind;
  /** The same file sent again under the same key is stored once. */
  readonly key: string;
}

/** Sends a file as it is and tells how far it is, which `fetch` cannot. */
export function upload(
  { assetCode, file, kind, key }: Upload,
  onProgress: (ratio: number) => void,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const query = new URLSearchParams({ name: file.name, kind });
    request.open('POST', `/api/v1/equipment/${encodeURIComponent(assetCode)}/attachments?${query}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('idempotency-key', key);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener('error', () => reject(new Unreachable('the upload broke off')));
    request.addEventListener('load', () => {
      const { status, responseText } = request;
      const answer = readAnswer(responseText);
      if (status === 201) return resolve(answer as Attachment);
      void noteRefusal(new Response(responseText, { status }));
      // A proxy in front answers in words of its own.
      reject(answer ?? new Unreachable(`answered ${status}`));
    });
    request.send(file);
  });
}

function readAnswer(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
