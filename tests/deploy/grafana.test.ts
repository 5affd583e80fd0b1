import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toQuestion } from '../../protocol/question-parts.ts';
import { greetAside } from '../companion/server/aside-client.ts';
import { startTestCompanion } from '../companion/server/test-companion.ts';
import { createFakeOllama } from '../helpers/fake-ollama.ts';
import { tokens } from '../helpers/fake-ollama-answers.ts';

interface Panel {
  id: number;
  type: string;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
}

const dashboard = JSON.parse(readFileSync(new URL('../../deploy/grafana/aside.json', import.meta.url), 'utf8'));
const panels: Panel[] = dashboard.panels;
const queries: string[] = [
  ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
  ...dashboard.templating.list.flatMap(({ definition }: { definition?: string }) => definition ?? []),
];

/** Those that Prometheus adds to every series. */
const ADDED = ['job', 'instance'];

/** The metrics that a query names, each with the labels that it selects or groups by. */
function namesIn(query: string): { names: string[]; labels: string[] } {
  const names = [...query.matchAll(/\b(?:aside|process|nodejs)_\w+/g)].map(([name]) => name);
  const grouped = [...query.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/));
  const selected = [...query.matchAll(/\b(\w+)\s*=~?\s*"/g)].map(([, label = '']) => label);
  return { names, labels: [...grouped, ...selected].filter((label) => !ADDED.includes(label)) };
}

/** What a companion tells that has answered one question and failed another: the series' names, each with its labels. */
async function scrape(): Promise<Map<string, Set<string>>> {
  const ollama = createFakeOllama();
  const url = await ollama.listen();
  onTestFinished(() => ollama.close());
  const { address, localToken } = await startTestCompanion({ upstreams: [{ kind: 'ollama', url }], metrics: {} });
  ollama.script(tokens(['Hello']));
  const client = await greetAside(address, localToken);
  const asked = { parent: null, question: toQuestion('Hello?', []) };
  const conversation = '0e4fb6b0-55a7-4d6b-a1a7-3b9c2a1d0f5e';
  client.send({ type: 'chat', turn: '6b1a3c2e-9a52-4f0d-8d5b-6f5d4d3c2b1a', conversation, ...asked });
  await client.next('done');
  const response = await fetch(`http://${address}/metrics`, { headers: { authorization: `Bearer ${localToken}` } });
  const series = new Map<string, Set<string>>();
  for (const line of (await response.text()).split('\n')) {
    const type = /^# TYPE (\S+) (\S+)$/.exec(line);
    // A counter that has counted nothing yet has no series.
    if (type?.[2] === 'counter') series.set(type[1] ?? '', series.get(type[1] ?? '') ?? new Set());
    const [, name = '', labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
    if (line.startsWith('#') || name === '') continue;
    const known = series.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) known.add(label);
    series.set(name, known);
  }
  return series;
}

describe("Grafana's dashboard", () => {
  test('asks for metrics that there are, by labels that they have', async () => {
    const series = await scrape();
    expect(queries.length).toBeGreaterThan(20);
    for (const query of queries) {
      const { names, labels } = namesIn(query);
      expect(names.length, query).toBeGreaterThan(0);
      for (const name of names) {
        const known = series.get(name);
        expect(known, `${name} in ${query}`).toBeDefined();
        if (known?.size === 0 && name.endsWith('_failures_total')) continue;
        expect([...(known ?? [])], `${name} in ${query}`).toEqual(expect.arrayContaining(labels));
      }
    }
  });

  test('shows all that a companion tells of Aside', async () => {
    const asked = new Set(queries.flatMap((query) => namesIn(query).names.map(toFamily)));
    const told = [...(await scrape()).keys()].filter((name) => name.startsWith('aside_')).map(toFamily);
    expect([...new Set(told)].filter((name) => !asked.has(name))).toEqual([]);
  });

  test('has panels that stand beside each other, each with an id of its own', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const [index, one] of panels.entries()) {
      expect(one.gridPos.x + one.gridPos.w, one.title).toBeLessThanOrEqual(24);
      for (const other of panels.slice(index + 1))
        expect(overlap(one, other), `${one.title}, ${other.title}`).toBe(false);
    }
  });
});

function toFamily(name: string): string {
  return name.replace(/_(?:bucket|sum|count)$/, '');
}

function overlap({ gridPos: one }: Panel, { gridPos: other }: Panel): boolean {
  const inX = one.x < other.x + other.w && other.x < one.x + one.w;
  return inX && one.y < other.y + other.h && other.y < one.y + one.h;
}
