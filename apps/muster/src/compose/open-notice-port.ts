import type { ApiOptions } from '#api/options';

import { openNoticeSecret, type KeyStart } from './open-keys.ts';

/** Where calls to people on duty go; undefined where none is connected. */
export async function openNoticePort(start: KeyStart): Promise<ApiOptions['noticePort']> {
  const url = start.settings.MUSTER_NOTICE_URL;
  return url === undefined ? undefined : { url, secret: await openNoticeSecret(start) };
}
