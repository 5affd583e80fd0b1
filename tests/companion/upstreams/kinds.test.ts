import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { UPSTREAM_KINDS } from '../../../companion/upstreams/kinds.ts';
import { servers } from '../../../words/english/servers.ts';
import { wordsOfServer } from '../../../words/words-of-server.ts';

it('what is particular to a kind stands in its own folder and nowhere else', () => {
  for (const kind of Object.keys(UPSTREAM_KINDS)) {
    // An address of that kind, its command, or a comparison with its name.
    const particular = new RegExp(`\\b${kind} (pull|serve|stop|signin)\\b|[=!]== '${kind}'|create${kind}`, 'i');
    const elsewhere = globSync('companion/**/*.ts')
      .map((file) => file.replaceAll('\\', '/'))
      // The reader answers where there is no model, and says how to get Ollama's.
      .filter((file) => !/^companion\/upstreams\/reader\/words/.test(file))
      .filter((file) => !file.startsWith(`companion/upstreams/${kind}/`))
      .filter((file) => particular.test(readFileSync(file, 'utf8')));
    expect(elsewhere).toEqual([]);
  }
});

it('every kind has words of its own', () => {
  const others = ['transcriber', 'other'];
  expect(Object.keys(servers).toSorted()).toEqual([...Object.keys(UPSTREAM_KINDS), ...others].toSorted());
});

it('a kind that is not known here has words too', () => {
  expect(wordsOfServer('newer')).toMatchObject({ label: 'Model server', setBy: '--upstream' });
  expect(wordsOfServer('toString').label).toBe('Model server');
});
