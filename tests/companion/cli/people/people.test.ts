import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { REREAD_MS } from '../../../../companion/access/reread-access.ts';
import { systemClock } from '../../../../companion/clock.ts';
import type { Settings } from '../../../../companion/settings/settings.ts';
import { openSqliteStore } from '../../../../companion/store/sqlite/open-sqlite-store.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { hasPostgres, type PostgresServer, startPostgres } from '../../../helpers/postgres-server.ts';
import { connectAside } from '../../server/aside-client.ts';
import { greet } from '../../server/asking-client.ts';
import { joinWith } from '../../server/joining-client.ts';
import { FIREFOX, pairWith } from '../../server/pairing-client.ts';
import { createTestFolder, startTestCompanion } from '../../server/test-companion.ts';
import { closeOf } from '../../server/test-server.ts';
import { createDatabases } from '../../store/postgres/temp-database.ts';
import { runCli } from '../cli-process.ts';

/** Nobody listens there. */
const NO_COMPANION = ['--port', '9'];

let server: PostgresServer;
const createDatabase = createDatabases(() => server);
beforeAll(async () => {
  if (hasPostgres) server = await startPostgres();
});
afterAll(() => server?.dispose());

type Kept = Pick<Settings, 'dataDir' | 'database'>;

/** Data that a companion has kept before it was stopped. */
async function keepIn(name: 'SQLite' | 'PostgreSQL'): Promise<Kept> {
  const dataDir = createTestFolder();
  const kept = name === 'SQLite' ? { dataDir } : { dataDir, database: { url: await createDatabase() } };
  await (await startTestCompanion({ people: true, ...kept })).stop();
  return kept;
}

/** Runs `aside people`, or another command, as somebody does who administers what is kept there. */
function run({ dataDir, database }: Kept, args: readonly string[], command = 'people') {
  const where = ['--data-dir', dataDir, ...(args.includes('--port') ? [] : NO_COMPANION)];
  const env = database && { ASIDE_DATABASE: database.url };
  return runCli([command, ...args, ...where], undefined, env).ended;
}

const linkIn = (stdout: string) => /#invite=([\w.-]+)/.exec(stdout)?.[1] ?? '';
const idIn = (stdout: string, name: string) => new RegExp(`^${name} .* ([0-9a-f]{20})$`, 'm').exec(stdout)?.[1] ?? '';

describe.each(['SQLite', 'PostgreSQL'] as const)('without a companion, with chats in %s', (name) => {
  describe.skipIf(name === 'PostgreSQL' && !hasPostgres)('aside people', () => {
    test('lists the first person, and invites others, who come once a companion runs', async () => {
      const kept = await keepIn(name);
      const first = await run(kept, []);
      expect([first.code, first.stderr]).toEqual([0, '']);
      expect(first.stdout).toMatch(/^NAME .*\nThis computer \(administrator\) +\d +never +[0?] +0 +-\n$/);

      expect((await run(kept, ['--revoke', 'This computer'])).stderr).toContain('always manages the others');
      const quotas = ['--turns', '2', '--questions', '0'];
      const invited = await run(kept, ['--invite', 'Anna', ...quotas, '--people']);
      expect([invited.code, invited.stderr]).toEqual([0, expect.stringContaining('Send this link to Anna.')]);
      const listed = await run(kept, []);
      expect(listed.stdout).toMatch(/^Anna +0 +invited until .* +[0?] \/ 2 +0 +[0-9a-f]{20}$/m);

      const companion = await startTestCompanion({ people: true, ...kept });
      const { answer } = await joinWith(companion.address, linkIn(invited.stdout));
      if (answer?.type !== 'paired') throw new Error(JSON.stringify(answer));
      const anna = await greet(companion.address, answer.token, `http://${companion.address}`);
      expect(anna.welcome.person).toEqual({ name: 'Anna', administrator: false });
    });

    test('names the address that a companion of these flags has, or the one that it is told', async () => {
      const kept = await keepIn(name);
      const supposed = await run(kept, ['--invite', 'Anna']);
      expect(supposed.stdout).toContain('http://127.0.0.1:9/#invite=');
      expect(supposed.stderr).toContain('name it with --at');
      const behind = ['--allow-host', 'aside.example', '--trust-proxy', '10.0.0.1'];
      const proxied = await run(kept, ['--invite', 'Anna', ...behind]);
      expect(proxied.stdout).toContain('https://aside.example/#invite=');
      const told = await run(kept, ['--invite', 'Anna', '--at', 'https://chat.example/']);
      expect(told.stdout).toContain('https://chat.example/#invite=');
      expect([told.stdout, told.stderr].join()).not.toMatch(/127\.0\.0\.1|--at/);
      const wrong = await run(kept, ['--invite', 'Anna', '--at', 'chat']);
      expect([wrong.code, wrong.stdout]).toEqual([1, '']);
      expect(wrong.stderr).toContain('--at takes an address');
    });

    test('changes, shuts out and deletes, and what was taken stays taken', async () => {
      const kept = await keepIn(name);
      const companion = await startTestCompanion({ people: true, ...kept });
      const admin = await greet(companion.address, companion.localToken);
      const comeIn = async (wanted: string) => {
        const made = (await admin.ask({ type: 'invite_person', id: 'i', name: wanted })) as unknown as {
          token: string;
        };
        const { answer } = await joinWith(companion.address, made.token);
        if (answer?.type !== 'paired') throw new Error(JSON.stringify(answer));
        return answer.token;
      };
      const [anna, bert] = [await comeIn('Anna'), await comeIn('Bert')];
      await companion.stop();
      const before = await run(kept, []);
      expect(before.stdout).toMatch(/^Anna +1 /m);

      const said = async (...args: string[]) => {
        const { code, stderr } = await run(kept, args);
        return [code, stderr.split('\n')[0]];
      };
      expect(await said('--quota', 'anna', '--turns', '3')).toEqual([0, 'Changed Anna.']);
      expect(await said('--rename', 'Anna', '--to', 'Annette')).toEqual([0, 'Changed Annette.']);
      expect(await said('--revoke', 'Annette')).toEqual([0, 'Removed Annette.']);
      expect(await said('--delete', idIn(before.stdout, 'Bert'))).toEqual([
        0,
        'Removed Bert, with all of their chats.',
      ]);
      const { stdout } = await run(kept, []);
      expect(stdout).toMatch(/^Annette +0 +removed +[0?] \/ 3 /m);
      expect(stdout).not.toContain('Bert');

      const again = await startTestCompanion({ people: true, ...kept, port: companion.port });
      for (const token of [anna, bert]) {
        const client = connectAside(again.address, token, { origin: `http://${again.address}` });
        expect((await closeOf(client.webSocket)).code).toBe(4401);
      }
    });

    test('refuses what a companion refuses, in the same words', async () => {
      const kept = await keepIn(name);
      await run(kept, ['--invite', 'Anna']);
      const companion = await startTestCompanion({ people: true, ...kept });
      const refusals = [
        ['--revoke', 'Eve'],
        ['--revoke', 'This computer'],
        ['--delete', 'This computer'],
        ['--invite', 'A'.repeat(41)],
        ['--rename', 'Anna'],
        ['--rename', 'Anna', '--to', ' '],
      ];
      const asked = ['--port', String(companion.port)];
      const answered: (number | string | null)[][] = [];
      for (const args of refusals) {
        const { code, stderr } = await run(kept, [...args, ...asked]);
        answered.push([code, stderr]);
      }
      await companion.stop();
      for (const [index, args] of refusals.entries()) {
        const { code, stderr } = await run(kept, args);
        expect([code, stderr], args.join(' ')).toEqual(answered[index]);
        expect(code).toBe(1);
      }
      // A name that somebody has gets a number.
      await run(kept, ['--invite', 'Bert']);
      expect((await run(kept, ['--rename', 'Bert', '--to', 'anna'])).stderr).toContain('Changed anna 2.');
      expect((await run(kept, [])).stdout).toContain('\nanna 2 ');
    });
  });

  describe.skipIf(name === 'PostgreSQL' && !hasPostgres)('aside clients', () => {
    test('lists and revokes clients, and replaces the key of this computer', async () => {
      const kept = await keepIn(name);
      const companion = await startTestCompanion(kept);
      const admin = await greet(companion.address, companion.localToken);
      const { code } = (await admin.ask({ type: 'pairing', id: 'p' })) as unknown as { code: string };
      const { answer } = await pairWith(companion.address, code);
      if (answer?.type !== 'paired') throw new Error(JSON.stringify(answer));
      await companion.stop();
      expect((await run(kept, [], 'clients')).stdout).toMatch(/^This computer .*\nFirefox on Linux +never /m);
      expect(await run(kept, ['--revoke', 'Firefox on Linux'], 'clients')).toMatchObject({
        code: 0,
        stderr: expect.stringMatching(/^Removed Firefox on Linux\.\n/),
      });
      const rotated = await run(kept, ['--rotate'], 'clients');
      expect([rotated.code, rotated.stderr]).toEqual([0, expect.stringContaining('There is a new local.key.')]);
      expect(rotated.stderr).not.toContain('30 seconds');
      const again = await startTestCompanion(kept);
      expect(again.localToken).not.toBe(companion.localToken);
      expect((await run(kept, ['--port', String(again.port)], 'clients')).stdout).not.toContain('Firefox');
    });
  });
});

describe('in a data folder', () => {
  test('nothing is made where nothing was kept', async () => {
    const dataDir = join(createTestFolder(), 'none');
    const { code, stderr } = await run({ dataDir }, []);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no companion has run with this data folder')]);
    expect(existsSync(dataDir)).toBe(false);
  });

  test('a companion at another port is not written under, and is reached by its port', async () => {
    const dataDir = createTestFolder();
    const companion = await startTestCompanion({ people: true, dataDir });
    const { code, stderr } = await run({ dataDir }, ['--invite', 'Anna']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/uses the data folder .*--port/)]);
    const invited = await run({ dataDir }, ['--invite', 'Anna', '--port', String(companion.port)]);
    expect(invited.stdout).toContain(`http://${companion.address}/#invite=`);
    expect(invited.stderr).not.toContain('--at');
  });

  test('what a newer version wrote is left alone', async () => {
    const dataDir = createTestFolder();
    await (await openSqliteStore(dataDir)).dispose();
    const db = new DatabaseSync(join(dataDir, 'conversations.db'));
    db.exec('PRAGMA user_version = 9999');
    db.close();
    const { code, stderr } = await run({ dataDir }, ['--invite', 'Anna']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('newer version of Aside')]);
  });

  test('another program at the port is told nothing, and nothing is changed beside it', async () => {
    const dataDir = createTestFolder();
    await (await startTestCompanion({ people: true, dataDir })).stop();
    const other = await startTestCompanion();
    const { code, stderr } = await run({ dataDir }, ['--invite', 'Anna', '--port', String(other.port)]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('doesn’t know the key')]);
    expect((await run({ dataDir }, [])).stdout).not.toContain('Anna');
  });
});

describe.skipIf(!hasPostgres)('in a database', () => {
  test('makes nothing on the machine from which it is administered', async () => {
    const dataDir = join(createTestFolder(), 'none');
    const elsewhere = { ...(await keepIn('PostgreSQL')), dataDir };
    expect((await run(elsewhere, ['--invite', 'Anna'])).code).toBe(0);
    const rotated = await run(elsewhere, ['--rotate'], 'clients');
    expect([rotated.code, rotated.stderr]).toEqual([1, expect.stringContaining('no companion has run')]);
    expect((await run(elsewhere, [], 'clients')).stdout).toMatch(/^NAME .*\n$/);
    expect(readdirSync(join(dataDir, '..'))).toEqual([]);
  });

  test('a database that is away, or refuses, is told about', async () => {
    const { dataDir, database } = await keepIn('PostgreSQL');
    const away = new URL(database?.url ?? '');
    away.searchParams.set('host', join(dataDir, 'nowhere'));
    const unreached = await run({ dataDir, database: { url: away.href } }, ['--invite', 'Anna']);
    expect([unreached.code, unreached.stderr]).toEqual([1, expect.stringContaining('can’t be reached')]);
    const wrong = new URL(database?.url ?? '');
    wrong.username = 'nobody';
    wrong.password = 'secret';
    const refused = await run({ dataDir, database: { url: wrong.href } }, []);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringMatching(/refused .*password/)]);
    expect(refused.stderr).not.toContain('secret');
  });

  test('the companion that runs with it does it, and does it at once', async () => {
    const kept = await keepIn('PostgreSQL');
    const companion = await startTestCompanion({ people: true, ...kept });
    const at = ['--port', String(companion.port)];
    const invited = await run(kept, ['--invite', 'Anna', ...at]);
    const { answer } = await joinWith(companion.address, linkIn(invited.stdout));
    if (answer?.type !== 'paired') throw new Error(JSON.stringify(answer));
    const anna = await greet(companion.address, answer.token, `http://${companion.address}`);
    expect((await run(kept, at)).stdout).toMatch(/^Anna +1 +now +0 /m);
    const closed = closeOf(anna.webSocket);
    const revoked = await run(kept, ['--revoke', 'Anna', ...at]);
    expect(revoked.stderr).not.toContain('30 seconds');
    expect((await closed).code).toBe(4401);
  });

  test('while the database is away, a key is shut out by the companion that runs with it, at once', async () => {
    const kept = await keepIn('PostgreSQL');
    const companion = await startTestCompanion({ people: true, ...kept });
    const at = ['--port', String(companion.port)];
    const admin = await greet(companion.address, companion.localToken);
    const { code } = (await admin.ask({ type: 'pairing', id: 'p' })) as unknown as { code: string };
    const { answer } = await pairWith(companion.address, code);
    if (answer?.type !== 'paired') throw new Error(JSON.stringify(answer));
    const stolen = await greet(companion.address, answer.token, FIREFOX);
    const closed = closeOf(stolen.webSocket);
    const named = new URL(kept.database?.url ?? '');
    named.pathname = '/another';
    await server.stop();
    onTestFinished(() => server.start());

    const revoke = ['--revoke', 'Firefox on Linux'];
    const other = await run({ ...kept, database: { url: named.href } }, [...revoke, ...at], 'clients');
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('can’t be reached')]);
    expect((await run(kept, at, 'clients')).stdout).toMatch(/^Firefox on Linux +now /m);
    const revoked = await run(kept, [...revoke, ...at], 'clients');
    expect([revoked.code, revoked.stderr]).toEqual([
      1,
      expect.stringContaining('blocked only while this companion runs'),
    ]);
    expect((await closed).code).toBe(4401);
  });

  test('replaces the key through the companion that runs with the data folder, whatever that keeps, and also alone', async () => {
    const kept = await keepIn('PostgreSQL');
    const own = await startTestCompanion({ dataDir: kept.dataDir });
    const old = own.localToken;
    const manager = await greet(own.address, old);
    const closed = closeOf(manager.webSocket);
    const away = new URL(kept.database?.url ?? '');
    away.searchParams.set('host', join(kept.dataDir, 'nowhere'));
    const unreached = { ...kept, database: { url: away.href } };
    const rotate = (args: string[]) => run(unreached, ['--rotate', ...args], 'clients');
    const rotated = await rotate(['--port', String(own.port)]);
    expect([rotated.code, rotated.stderr]).toEqual([0, expect.not.stringContaining('30 seconds')]);
    expect((await closed).code).toBe(4401);
    const second = own.localToken;
    expect(second).not.toBe(old);
    await own.stop();

    expect((await rotate([])).code).toBe(0);
    expect((await startTestCompanion(kept)).localToken).not.toBe(second);
  });

  test('a companion with another store is not taken for the one that is meant', async () => {
    const kept = await keepIn('PostgreSQL');
    const own = await startTestCompanion({ people: true, dataDir: kept.dataDir });
    const invited = await run(kept, ['--invite', 'Anna', '--port', String(own.port)]);
    expect([invited.code, invited.stderr]).toEqual([0, expect.stringContaining('within 30 seconds')]);
    expect((await run(kept, [])).stdout).toContain('Anna');
    expect((await run({ dataDir: kept.dataDir }, ['--port', String(own.port)])).stdout).not.toContain('Anna');
  });

  test('a copy of the database is not taken for the one that a companion uses', async () => {
    const kept = await keepIn('PostgreSQL');
    const copy = { ...kept, database: { url: await server.copyDatabase(kept.database?.url ?? '') } };
    const companion = await startTestCompanion({ people: true, ...kept });
    const at = ['--port', String(companion.port)];
    const invited = await run(copy, ['--invite', 'Anna', ...at]);
    expect([invited.code, invited.stderr]).toEqual([0, expect.stringContaining('within 30 seconds')]);
    expect((await run(kept, at)).stdout).not.toContain('Anna');
    expect((await run(copy, [])).stdout).toContain('Anna');
  });

  test('companions elsewhere, also one alone, learn of it without being told', async () => {
    const kept = await keepIn('PostgreSQL');
    const looks: (() => void)[] = [];
    const { after } = systemClock;
    const spy = vi.spyOn(systemClock, 'after').mockImplementation((ms, listener) => {
      if (ms !== REREAD_MS) return after(ms, listener);
      looks.push(listener);
      return () => {};
    });
    const companion = await startTestCompanion({ people: true, ...kept });
    const passTime = () => {
      for (const look of looks.splice(0)) look();
    };
    const elsewhere = { ...kept, dataDir: createTestFolder() };
    const invited = await run(elsewhere, ['--invite', 'Anna']);
    expect(invited.stderr).toContain('within 30 seconds');
    passTime();
    const anna = await eventually(async () => {
      const { answer } = await joinWith(companion.address, linkIn(invited.stdout));
      if (answer?.type !== 'paired') throw new Error(JSON.stringify(answer));
      return greet(companion.address, answer.token, `http://${companion.address}`);
    });
    const closed = closeOf(anna.webSocket);
    await run(elsewhere, ['--revoke', 'Anna']);
    passTime();
    expect((await closed).code).toBe(4401);
    spy.mockRestore();
  });
});
