import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTestFolder, startTestCompanion } from '../../server/test-companion.ts';
import { runCli } from '../cli-process.ts';

/** A companion that holds one conversation (the built-in reader answered), and what a command needs to find it. */
async function createStage(question = 'How high are tides?'): Promise<string[]> {
  const dataDir = createTestFolder();
  const { port } = await startTestCompanion({ dataDir });
  const where = ['--port', String(port), '--data-dir', dataDir];
  await runCli(['chat', question, ...where], 'Tides are twelve metres high.').ended;
  return where;
}

describe('aside export and import', () => {
  test('write a file that only its owner can read, and take it over beside what is there, once', async () => {
    const where = await createStage();
    const file = join(createTestFolder(), 'aside.json');
    const exported = await runCli(['export', file, ...where]).ended;
    expect(exported).toMatchObject({ code: 0, stdout: '', stderr: `Written to ${file}.\n` });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain('How high are tides?');

    const again = await runCli(['import', '--yes', file, ...where]).ended;
    expect(again).toMatchObject({ code: 0, stderr: 'There is nothing new in this file.\n1 chat is already here.\n' });
    const elsewhere = await createStage('Why is the sky blue?');
    const imported = await runCli(['import', '--yes', file, ...elsewhere]).ended;
    expect(imported).toMatchObject({ code: 0, stderr: '1 chat can be imported.\n1 chat imported\n' });
    const { stdout } = await runCli(['export', ...elsewhere]).ended;
    expect(stdout).toContain('"How high are tides?"');
    expect(stdout).toContain('"Why is the sky blue?"');
  });

  test('write Markdown to stdout', async () => {
    const { code, stdout } = await runCli(['export', '--format', 'markdown', ...(await createStage())]).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^#/);
    expect(stdout).toContain('How high are tides?');
  });

  test('read what is piped in', async () => {
    const where = await createStage();
    const { stdout } = await runCli(['export', ...where]).ended;
    const imported = await runCli(['import', '--yes', '-', ...(await createStage('Why?'))], stdout).ended;
    expect([imported.code, imported.stderr]).toEqual([0, expect.stringContaining('1 chat imported\n')]);
  });

  test('say what would come and what would not, and write nothing where nobody can be asked', async () => {
    const where = await createStage();
    const turns = [{ turn: 'a', parent: null, message: 'Tides?', content: 4, askedAt: 1 }];
    const conversations = [{ title: 'Half', turns }, { title: 'Void\u001b[2J', turns: [] }, null];
    const file = JSON.stringify({ format: 'aside', version: 1, conversations });
    const { code, stderr } = await runCli(['import', '-', ...where], file).ended;
    expect(stderr.split('\n')).toEqual([
      '1 chat can be imported.',
      '2 chats can’t be imported.',
      '1 chat will be missing a part.',
      '  Half: 1 message or source can’t be read',
      '  Void [2J: has no messages',
      '  Chat 3 in the file: is not a chat',
      'aside: Nothing was imported: there is nobody here to ask. Add --yes to import without asking.',
      '',
    ]);
    expect(code).toBe(1);
    expect((await runCli(['export', ...where]).ended).stdout).not.toContain('Half');
  });

  test('leave the export of before alone when the new one is refused', async () => {
    const where = await createStage();
    const file = join(createTestFolder(), 'aside.json');
    writeFileSync(file, 'before');
    const unknown = '6f1c1a1e-8f60-4b43-9a43-0a3c2d1b5e77';
    const { code, stderr } = await runCli(['export', '--conversation', unknown, file, ...where]).ended;
    expect([code, stderr]).toEqual([1, 'aside: This chat is not here. Choose another, or export all.\n']);
    expect(readFileSync(file, 'utf8')).toBe('before');
  });

  test('refuse a file that is no export, in words', async () => {
    const where = await createStage();
    const { code, stderr } = await runCli(['import', '-', ...where], '{"what": 1}').ended;
    expect(code).toBe(1);
    expect(stderr).toContain('Choose an export of Aside, Page Assist, Open WebUI or ChatGPT.');
  });

  test('refuse a file that is not there, and a folder to write to that is not', async () => {
    const where = await createStage();
    const absent = join(createTestFolder(), 'none', 'x.json');
    expect((await runCli(['import', absent, ...where]).ended).stderr).toBe(
      `aside: ${absent} can’t be read (ENOENT).\n`,
    );
    expect((await runCli(['export', absent, ...where]).ended).stderr).toContain(`${absent} can’t be written (ENOENT).`);
  });
});
