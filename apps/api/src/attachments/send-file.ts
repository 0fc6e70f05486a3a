import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { FileHandle } from 'node:fs/promises';

/** A browser is to keep it, not to open it; were it opened all the same, it could do nothing. */
const SANDBOX = "sandbox; default-src 'none'; frame-ancestors 'none'";

export async function sendFile(
  reply: FastifyReply,
  file: FileHandle,
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
): Promise<StreamableFile> {
  const { size } = await file.stat();
  reply.header('content-security-policy', SANDBOX);
  return new StreamableFile(file.createReadStream(), {
    type: mediaType,
    length: size,
    disposition: `attachment; filename="${asciiOf(name)}"; filename*=UTF-8''${encode(name)}`,
  });
}

/** For programs that know no RFC 8187. */
function asciiOf(name: string): string {
  return name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
}

function encode(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
