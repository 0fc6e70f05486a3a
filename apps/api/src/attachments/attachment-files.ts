import { Injectable } from '@nestjs/common';
import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

import type { CheckedFile } from '#custody/attachments/add-attachment';
import { discardFiles } from '#custody/attachments/discard-files';
import { Problem } from '#custody/problem';

import { ApiParts } from '../parts.ts';
import { FileStore, sha256Of, type Incoming } from './files/file-store.ts';
import { ImageMaker, type ImageType } from './files/image-maker.ts';
import { judgeContent } from './files/judge-content.ts';
import { receiveBody, type Received } from './files/receive-body.ts';

const MOST_AT_ONCE = 16;
const RETRY_AFTER_SECONDS = 5;
/** What is younger may be about to be named. */
const SWEPT_AFTER_MS = 3_600_000;

interface ReceivedFile {
  readonly sent: Received;
  readonly file: CheckedFile;
}

/** Files on their way in and out: received, looked at, put in their place, and swept away when nothing names them. */
@Injectable()
export class AttachmentFiles {
  private readonly store: FileStore;
  private readonly images = new ImageMaker();
  private atOnce = 0;

  constructor(private readonly parts: ApiParts) {
    this.store = new FileStore(parts.filesFolder);
  }

  /** Receives and checks a file, and lets `enter` enter it. What was not entered leaves nothing behind. */
  async receive<T>(body: Readable, limitBytes: number, enter: (received: ReceivedFile) => Promise<T>): Promise<T> {
    if (this.atOnce >= MOST_AT_ONCE) {
      const options = { retryAfterSeconds: RETRY_AFTER_SECONDS };
      throw new Problem('rate-limited', 'many files are being received: try again in a moment', options);
    }
    this.atOnce += 1;
    try {
      await this.store.requireRoom(this.atOnce * limitBytes);
      return await this.receiveInto(await this.store.receive(), body, limitBytes, enter);
    } finally {
      this.atOnce -= 1;
    }
  }

  open(hash: Buffer): Promise<FileHandle> {
    return this.store.open(hash);
  }

  async sweep(now: Date): Promise<void> {
    const before = new Date(now.getTime() - SWEPT_AFTER_MS);
    await this.store.sweep(before, (hashes, discard) => discardFiles(this.parts.database.db, hashes, now, discard));
  }

  private async receiveInto<T>(
    incoming: Incoming,
    body: Readable,
    limitBytes: number,
    enter: (received: ReceivedFile) => Promise<T>,
  ): Promise<T> {
    try {
      const given = await incoming.create('given');
      try {
        const sent = await receiveBody(body, given, limitBytes);
        return await enter({ sent, file: await this.check(incoming, given, sent) });
      } finally {
        await given.close();
      }
    } finally {
      await incoming.remove();
    }
  }

  private async check(incoming: Incoming, given: FileHandle, { bytes, sha256 }: Received): Promise<CheckedFile> {
    const mediaType = await judgeContent(given, bytes);
    if (isImage(mediaType)) return this.drawAnew(incoming, mediaType);
    await given.sync();
    const place = () => this.store.place(incoming.pathOf('given'), sha256.toString('hex'));
    return { mediaType, bytes, sha256, place };
  }

  private async drawAnew(incoming: Incoming, mediaType: ImageType): Promise<CheckedFile> {
    const { content, width, height, thumbnail } = await this.images.make(incoming.pathOf('given'), mediaType);
    const [sha256, thumbnailSha256] = [sha256Of(content), sha256Of(thumbnail)];
    await writeSynced(incoming, 'image', content);
    await writeSynced(incoming, 'thumbnail', thumbnail);
    const place = async () => {
      await this.store.place(incoming.pathOf('image'), sha256.toString('hex'));
      await this.store.place(incoming.pathOf('thumbnail'), thumbnailSha256.toString('hex'));
    };
    return { mediaType, bytes: content.length, sha256, width, height, thumbnailSha256, place };
  }
}

function isImage(mediaType: string): mediaType is ImageType {
  return mediaType.startsWith('image/');
}

async function writeSynced(incoming: Incoming, name: string, content: Buffer): Promise<void> {
  const file = await incoming.create(name);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
