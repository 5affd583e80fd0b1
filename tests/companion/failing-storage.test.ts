import { randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../companion/store/sqlite/database/migrate.ts';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import { answerText } from '../../protocol/parts.ts';
import { questionText } from '../../protocol/question-parts.ts';
import { describeErrorInLine } from '../../words/describe-error.ts';
import { describeNotice } from '../../words/describe-notice.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { manual } from '../helpers/fake-ollama-answers.ts';
import { canMountDisk, mountSmallDisk } from '../helpers/small-disk.ts';
import { tellingOf } from '../helpers/told.ts';
import { type AsideClient, connectAside } from './server/aside-client.ts';
import { createTestFolder, startTestCompanion, type TestCompanion } from './server/test-companion.ts';

interface Asked {
  turn: string;
  conversation: string;
}

async function greet({ address, localToken }: TestCompanion): Promise<AsideClient & { notice: string }> {
  const client = connectAside(address, localToken);
  const { nonce = '', notice } = await client.next('welcome');
  client.send({ type: 'hello', proof: client.prove('client', nonce) });
  return Object.assign(client, { notice: notice === undefined ? '' : describeNotice(notice) });
}

/** Sends a question, in a conversation of its own or after another one. */
function send(client: AsideClient, message: string, after?: Asked): Asked {
  const asked = { turn: randomUUID(), conversation: after?.conversation ?? randomUUID() };
  client.send({ type: 'chat', ...asked, parent: after?.turn ?? null, question: [{ type: 'text', text: message }] });
  return asked;
}

/** Asks, and has it answered by the built-in reader; says whether it was saved. */
async function ask(client: AsideClient, message: string, after?: Asked): Promise<Asked & { saved: string }> {
  const asked = send(client, message, after);
  const { turn, saved } = await client.next('done');
  expect(turn).toBe(asked.turn);
  return { ...asked, saved };
}

async function messagesOf(client: AsideClient, { conversation }: Asked): Promise<string[]> {
  client.send({ type: 'conversation', id: 'c', conversation });
  return (await client.next('conversation')).turns.map(({ question }) => questionText(question));
}

async function storageHealth({ address, localToken }: TestCompanion): Promise<unknown> {
  const response = await fetch(`http://${address}/health?token=${localToken}`);
  return ((await response.json()) as { storage: unknown }).storage;
}

/** That nothing is saved, in every place where somebody may look. */
async function expectUnsaved(companion: TestCompanion, cause: string, words: RegExp): Promise<void> {
  const { ok, ...reason } = (await storageHealth(companion)) as ErrorReason & { ok: boolean };
  expect([ok, reason.code, reason.params.cause]).toEqual([false, 'storage_failed', cause]);
  expect(describeErrorInLine(reason)).toMatch(words);
  expect((await greet(companion)).notice).toMatch(/^Chats are not being saved\. /);
  expect((await greet(companion)).notice).toMatch(words);
}

async function expectSaved(companion: TestCompanion): Promise<void> {
  expect(await storageHealth(companion)).toEqual({ ok: true });
  expect((await greet(companion)).notice).toBe('');
}

function databaseWith(fill: (db: DatabaseSync) => void): Buffer {
  const file = join(createTestFolder(), 'x.db');
  const db = new DatabaseSync(file);
  fill(db);
  db.close();
  return readFileSync(file);
}

describe('a companion whose database is not to be opened', () => {
  test.each([
    [
      'of a newer version',
      'newer_version',
      /a newer version of Aside/,
      () =>
        databaseWith((db) => {
          migrate(db);
          db.exec('PRAGMA user_version = 99');
        }),
    ],
    [
      "somebody else's",
      'not_ours',
      /not an Aside database/,
      () => databaseWith((db) => db.exec('CREATE TABLE bookmarks (x)')),
    ],
    ['cut off', 'damaged', /damaged/, () => databaseWith(migrate).subarray(0, 5_000)],
    ['no database', 'damaged', /damaged/, () => Buffer.from('Dear diary, '.repeat(1_000))],
  ])('leaves it alone when it is %s, and chats unsaved until it is moved away', async (_, cause, words, bytes) => {
    const dataDir = createTestFolder();
    const file = join(dataDir, 'conversations.db');
    const before = bytes();
    writeFileSync(file, before, { mode: 0o600 });
    const companion = await startTestCompanion({ dataDir });
    expect(companion.announced[1]).toMatch(/^Chats are not being saved\. .*Then start Aside again\.$/);
    await expectUnsaved(companion, cause, words);
    const client = await greet(companion);
    const first = await ask(client, 'Hello?');
    const second = await ask(client, 'And then?', first);
    expect([first.saved, second.saved]).toEqual(['failed', 'failed']);
    expect(await messagesOf(client, first)).toEqual(['Hello?', 'And then?']);
    client.send({ type: 'conversations', id: 'l' });
    const refusal = await client.next('error');
    expect(refusal).toMatchObject({ id: 'l', code: 'storage_failed' });
    expect(tellingOf(refusal).message).toMatch(words);
    await companion.stop();
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dataDir).sort()).toEqual(['conversations.db', 'local.key', 'lock.db']);

    renameSync(file, `${file}.old`);
    const next = await startTestCompanion({ dataDir });
    await expectSaved(next);
    expect((await ask(await greet(next), 'Hello again?')).saved).toBe('stored');
    expect(readFileSync(`${file}.old`).equals(before)).toBe(true);
  });

  test('chats unsaved when a folder stands in its place', async () => {
    const dataDir = createTestFolder();
    mkdirSync(join(dataDir, 'conversations.db'));
    const companion = await startTestCompanion({ dataDir });
    await expectUnsaved(companion, 'not_a_file', /is not a file/);
    expect((await ask(await greet(companion), 'Hello?')).saved).toBe('failed');
  });
});

describe('a companion whose folder can not be written', () => {
  /** A folder in which a companion has been, and which it may only read from now on. */
  async function makeReadOnlyFolder(fill: (dataDir: string) => Promise<void>): Promise<string> {
    if (process.getuid?.() === 0) {
      const disk = mountSmallDisk();
      await fill(disk.folder);
      disk.makeReadOnly();
      return disk.folder;
    }
    const folder = createTestFolder();
    await fill(folder);
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o400);
    chmodSync(folder, 0o500);
    onTestFinished(() => chmodSync(folder, 0o700));
    return folder;
  }
  const canForbid = canMountDisk || (process.getuid !== undefined && process.getuid() !== 0);

  test.runIf(canForbid)('chats unsaved with the key that is there, and changes nothing', async () => {
    let before = Buffer.of();
    const dataDir = await makeReadOnlyFolder(async (folder) => {
      const companion = await startTestCompanion({ dataDir: folder });
      await ask(await greet(companion), 'Hello?');
      await companion.stop();
      before = readFileSync(join(folder, 'conversations.db'));
    });
    const companion = await startTestCompanion({ dataDir });
    await expectUnsaved(companion, 'not_writable', /can’t be written/);
    const client = await greet(companion);
    const first = await ask(client, 'Hello?');
    expect([first.saved, (await ask(client, 'And then?', first)).saved]).toEqual(['failed', 'failed']);
    await companion.stop();
    expect(readFileSync(join(dataDir, 'conversations.db')).equals(before)).toBe(true);
  });

  test.runIf(canForbid)('says so and does not start when there is no key in it yet', async () => {
    const dataDir = await makeReadOnlyFolder(async () => {});
    await expect(startTestCompanion({ dataDir })).rejects.toThrow(/can’t be written .*--data-dir/);
  });
});

describe('a companion whose folder vanishes', () => {
  test('keeps what is asked in memory, says so, and saves it once the folder is back', async () => {
    const dataDir = createTestFolder();
    const companion = await startTestCompanion({ dataDir });
    const client = await greet(companion);
    const first = await ask(client, 'One?');
    renameSync(dataDir, `${dataDir}.away`);
    onTestFinished(() => rmSync(`${dataDir}.away`, { recursive: true, force: true }));
    const second = await ask(client, 'Two?', first);
    const elsewhere = await ask(client, 'Elsewhere?');
    expect([first.saved, second.saved, elsewhere.saved]).toEqual(['stored', 'failed', 'failed']);
    await expectUnsaved(companion, 'moved', /deleted, moved or replaced/);
    // Nothing is made in its place, and what was there can still be read.
    expect(() => readdirSync(dataDir)).toThrow('ENOENT');
    expect(await messagesOf(client, first)).toEqual(['One?', 'Two?']);

    renameSync(`${dataDir}.away`, dataDir);
    const third = await ask(client, 'Three?', second);
    expect(third.saved).toBe('stored');
    await expectSaved(companion);
    await companion.stop();
    const again = await greet(await startTestCompanion({ dataDir }));
    expect(await messagesOf(again, first)).toEqual(['One?', 'Two?', 'Three?']);
    expect(await messagesOf(again, elsewhere)).toEqual(['Elsewhere?']);
  });

  test('does not take a new one for the old, and lets the next companion begin there', async () => {
    const dataDir = createTestFolder();
    const companion = await startTestCompanion({ dataDir });
    const client = await greet(companion);
    const first = await ask(client, 'One?');
    rmSync(dataDir, { recursive: true });
    const other = await startTestCompanion({ dataDir });
    expect((await ask(client, 'Two?', first)).saved).toBe('failed');
    expect((await ask(await greet(other), 'New?')).saved).toBe('stored');
    await companion.stop();
    await expectSaved(other);
  });
});

describe.runIf(canMountDisk)('a companion whose disk is full', () => {
  async function setUp() {
    const disk = mountSmallDisk();
    const ollama = createFakeOllama();
    await ollama.listen();
    onTestFinished(() => ollama.close());
    const start = () => startTestCompanion({ dataDir: disk.folder, upstreams: [{ kind: 'ollama', url: ollama.url }] });
    const companion = await start();
    return { disk, ollama, start, companion, client: await greet(companion) };
  }

  test('while it answers gives the whole answer, says that it is not saved, and saves it once there is room', async () => {
    const { disk, ollama, start, companion, client } = await setUp();
    const answer = manual();
    ollama.script(answer);
    const first = send(client, 'One?');
    answer.token('The beginning ');
    await client.next('token');
    disk.fill();
    answer.token('and the end. '.repeat(1_000));
    answer.done();
    expect(await client.next('done')).toMatchObject({ turn: first.turn, saved: 'failed' });
    await expectUnsaved(companion, 'full', /no room left/);
    const second = await ask(client, 'Two?', first);
    expect(second.saved).toBe('failed');
    client.send({ type: 'conversations', id: 'l' });
    expect((await client.next('conversations')).items).toMatchObject([{ title: 'One?', running: false }]);

    disk.clear();
    const third = await ask(client, 'Three?', second);
    expect(third.saved).toBe('stored');
    await expectSaved(companion);
    await companion.stop();
    const again = await greet(await start());
    again.send({ type: 'conversation', id: 'c', conversation: first.conversation });
    const { turns } = await again.next('conversation');
    expect(turns.map(({ question, state }) => [questionText(question), state])).toEqual([
      ['One?', 'done'],
      ['Two?', 'done'],
      ['Three?', 'done'],
    ]);
    expect(answerText(turns[0]?.answer ?? [])).toBe(`The beginning ${'and the end. '.repeat(1_000)}`);
    expect(turns.map(({ terminal }) => terminal)).toMatchObject(Array(3).fill({ saved: 'stored' }));
  });

  test('when it starts chats unsaved, and has its history again when there is room at the next start', async () => {
    const { disk, start, companion, client } = await setUp();
    const first = await ask(client, 'One?');
    await companion.stop();
    disk.fill();
    const unsaved = await start();
    await expectUnsaved(unsaved, 'full', /no room left/);
    expect((await ask(await greet(unsaved), 'Two?')).saved).toBe('failed');
    await unsaved.stop();
    disk.clear();
    const again = await start();
    await expectSaved(again);
    expect(await messagesOf(await greet(again), first)).toEqual(['One?']);
  });
});
