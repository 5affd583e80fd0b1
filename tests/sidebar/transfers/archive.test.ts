import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ArchiveError } from '../../../sidebar/transfers/archive.ts';
import { readPieces } from '../../../sidebar/transfers/read-pieces.ts';
import { packZip } from '../../helpers/pack-zip.ts';

async function textOf(file: Blob) {
  let text = '';
  const shares = [];
  for await (const part of readPieces(file)) {
    text += part.text;
    shares.push(part.share);
  }
  return { text, shares };
}

const CHATS = JSON.stringify([{ title: 'Tides 🌊', mapping: {} }]);

describe('an archive', () => {
  it.each([
    ['deflated', {}],
    ['stored', { isStored: true }],
    ['large enough for ZIP64', { isZip64: true }],
    ['commented on', { comment: 'PK\u0005\u0006 by hand' }],
  ])('that is %s gives its chats, and nothing else', async (_, how) => {
    const zip = packZip({ 'chat.html': '<html>', 'export/conversations.json': CHATS, 'user.json': '{}' }, how);
    expect((await textOf(new Blob([zip]))).text).toBe(CHATS);
  });

  it('with several files of chats gives all of them, in order', async () => {
    const zip = packZip({
      'conversations-001.json': '[2]',
      'conversations-000.json': '[1]',
      'conversations.txt': '[3]',
    });
    expect((await textOf(new Blob([zip]))).text).toBe('[1]\n[2]\n');
  });

  it('comes in parts that say how much of it was read', async () => {
    const long = `["${'é'.repeat(1_500_000)}"]`;
    const { text, shares } = await textOf(new Blob([packZip({ 'conversations.json': long })]));
    expect(text === long).toBe(true);
    expect(shares.length).toBeGreaterThan(2);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.filter((share) => share === 1)).toHaveLength(1);
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['without chats', packZip({ 'notes.json': '[]' })],
    ['that is cut', packZip({ 'conversations.json': CHATS }).slice(0, -30)],
    ['whose list points elsewhere', packZip({ 'conversations.json': CHATS }, { isAstray: true })],
    ['that is encrypted', packZip({ 'conversations.json': CHATS }, { isEncrypted: true })],
    ['that is damaged', packZip({ 'conversations.json': CHATS }, { pack: (data) => deflateRawSync(data).fill(0xff) })],
  ])('%s is refused', async (_, zip) => {
    await expect(textOf(new Blob([zip]))).rejects.toBeInstanceOf(ArchiveError);
  });
});

it('a damaged byte in the middle of a file costs one character', async () => {
  const bytes = Buffer.from(`[${' '.repeat(1024 * 1024)}"a?b"]`);
  bytes[bytes.indexOf('?')] = 0xff;
  expect((await textOf(new Blob([bytes]))).text.trim()).toMatch(/"a\ufffdb"\]$/);
});
