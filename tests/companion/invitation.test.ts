import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ErrorMessage } from '../../protocol/companion-messages.ts';
import { tellingOf } from '../helpers/told.ts';
import { pairWith } from './server/pairing-client.ts';
import { createTestFolder, startTestCompanion } from './server/test-companion.ts';

function createWebFolder(): string {
  const folder = createTestFolder();
  for (const name of ['assets', 'words']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  return folder;
}

async function startInviting(webFolder: string) {
  const invited: string[] = [];
  const companion = await startTestCompanion({}, { webFolder, invite: (line) => void invited.push(line) });
  return { companion, invited };
}

test('who started a companion gets a link to its page that pairs once', async () => {
  const { companion, invited } = await startInviting(createWebFolder());
  const { address } = companion;
  expect(invited[0]).toContain(`http://${address}/#pair=`);
  const [, code = ''] = /#pair=([0-9A-Z]{8})$/.exec(invited[0] ?? '') ?? [];

  const first = await pairWith(address, code, { origin: `http://${address}` });
  expect([first.answer?.type, first.isProved]).toEqual(['paired', true]);
  const second = await pairWith(address, code, { origin: `http://${address}` });
  expect(second.answer).toMatchObject({ code: 'code_gone' });
  expect(tellingOf(second.answer as unknown as ErrorMessage).message).toBe('This code has been used already.');

  expect(companion.announced.join('\n')).not.toContain(code);
  expect(companion.log.text()).not.toContain(code);
});

test('nobody is invited to a page that was not built', async () => {
  const { companion, invited } = await startInviting(join(createTestFolder(), 'web'));
  expect(invited).toEqual([]);
  const { address } = companion;
  expect((await pairWith(address, '7K3MQ9TX', { origin: `http://${address}` })).status).toBe(403);
});

test('nobody is invited when nobody reads it', async () => {
  const { address } = await startTestCompanion({}, { webFolder: createWebFolder() });
  expect((await pairWith(address, '7K3MQ9TX', { origin: `http://${address}` })).status).toBe(403);
});
