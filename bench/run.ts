/** `npm run bench [-- names]`: measures both programs as they are shipped; exits with 1 when a budget is missed. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildExtension } from '../launcher/build-extension.ts';
import { bundleCompanion } from '../launcher/bundle-companion.ts';
import { measureCluster } from './cluster/cluster.ts';
import { measureMetricsCost } from './cluster/metrics-cost.ts';
import { measureFootprint } from './footprint/footprint.ts';
import { measurePages } from './pages/pages.ts';
import { measurePanel } from './panel/panel.ts';
import { measureRelay } from './relay/relay.ts';
import { measureRooms } from './rooms/rooms.ts';
import { measureFilters } from './search/filters.ts';
import { measureSearch } from './search/search.ts';
import { type BudgetRow, formatTable } from './table.ts';

/** Each gets a folder of its own, to build into or to fill. */
const BENCHES: Record<string, (folder: string) => Promise<BudgetRow[]>> = {
  async panel(folder) {
    const bundle = await bundleCompanion(join(folder, 'companion'));
    return measurePanel(await buildExtension({ browser: 'chrome', outDir: folder, command: 'build' }), bundle);
  },
  async relay(folder) {
    return measureRelay(await bundleCompanion(join(folder, 'companion')));
  },
  async footprint(folder) {
    const bundle = await bundleCompanion(join(folder, 'companion'));
    const outDir = join(folder, 'extension');
    return measureFootprint(
      await buildExtension({ browser: 'chrome', outDir, command: 'zip', isForStore: true }),
      bundle,
    );
  },
  async rooms(folder) {
    return measureRooms(await bundleCompanion(join(folder, 'companion')));
  },
  async cluster(folder) {
    return measureCluster(await bundleCompanion(join(folder, 'companion')));
  },
  async metrics(folder) {
    return measureMetricsCost(await bundleCompanion(join(folder, 'companion')));
  },
  search: async (folder) => [...(await measureSearch(folder)), ...(await measureFilters(folder))],
  async pages(folder) {
    return measurePages(await buildExtension({ browser: 'chrome', outDir: folder, command: 'build' }));
  },
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(BENCHES);
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) {
    process.stderr.write(`There is no bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.\n`);
    process.exit(2);
  }
  const folder = await mkdtemp(join(tmpdir(), 'aside-bench-build-'));
  try {
    const rows = await bench(folder);
    process.stdout.write(`${formatTable(name, rows)}\n\n`);
    if (rows.some((row) => !row.isMet)) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
