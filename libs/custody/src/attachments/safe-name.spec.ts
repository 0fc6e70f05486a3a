import { describe, expect, it } from '@jest/globals';

import { safeName } from './safe-name.ts';

describe('the name of a file', () => {
  it.each([
    ['合格证 2025.pdf', 'application/pdf', '合格证 2025.pdf'],
    ['IMG_0012.JPG', 'image/jpeg', 'IMG_0012.JPG'],
    ['台账.csv', 'text/plain', '台账.csv'],
    ['../../etc/passwd', 'text/plain', 'passwd.txt'],
    ['C:\\Users\\me\\photo.png', 'image/png', 'photo.png'],
    ['page.html', 'text/plain', 'page.html.txt'],
    ['setup.exe', 'application/pdf', 'setup.exe.pdf'],
    ['\u202Egnp.exe', 'image/png', 'gnp.exe.png'],
    ['.htaccess', 'text/plain', 'htaccess.txt'],
    ['a"b\r\nSet-Cookie: x.txt', 'text/plain', 'abSet-Cookie x.txt'],
    ['...', 'application/pdf', 'file.pdf'],
    ['.pdf', 'application/pdf', 'pdf.pdf'],
  ] as const)('%j of a file that is %s becomes %j', (given, mediaType, kept) => {
    expect(safeName(given, mediaType)).toBe(kept);
  });

  it('is cut where it is too long, and keeps its ending', () => {
    const name = safeName(`${'钻'.repeat(500)}.pdf`, 'application/pdf');
    expect([name.length, name.endsWith('.pdf')]).toEqual([194, true]);
  });
});
