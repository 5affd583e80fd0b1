import type { UpstreamStatus } from '../protocol/models.ts';
import { capitalised } from '../words/capitalised.ts';
import { describeErrorInLine } from '../words/describe-error.ts';
import { startWords } from '../words/spoken-on-terminal.ts';
import { wordsOfServer } from '../words/words-of-server.ts';
import type { CatalogueSnapshot } from './upstreams/catalogue.ts';

const { servers: words } = startWords;

/** One line for people: which model servers answer now, and that the reader does when none can. */
export function describeUpstreams(snapshot: CatalogueSnapshot): string {
  const servers = snapshot.upstreams.filter((upstream) => upstream.kind !== 'reader');
  const parts = servers.map((server) => describe(server, countModels(server, snapshot)));
  const hasModel = servers.some((server) => countModels(server, snapshot) > 0);
  return [...parts, ...(hasModel ? [] : [words.readerAnswers])].join(' ');
}

/**
 * Whether the person who started the companion should hear of the change: a server came, went or refuses, or got its
 * first model. One model more is no news.
 */
export function isNews(before: CatalogueSnapshot, after: CatalogueSnapshot): boolean {
  return gist(before) !== gist(after);
}

function describe({ kind, product, address, status, version, error }: UpstreamStatus, models: number): string {
  const { label: noun, the } = wordsOfServer(kind);
  const name = capitalised(the);
  if (status === 'unreachable') return words.notYet(noun, address);
  if (status === 'refused') return words.refuses(name, address);
  const label = [product ?? name, version].filter((each) => each).join(' ');
  if (models === 0 && error !== undefined) return describeErrorInLine(error);
  return words.answers(label, address, models);
}

function countModels({ id, status }: UpstreamStatus, { models }: CatalogueSnapshot): number {
  return status === 'ready'
    ? models.filter(({ upstream, upstreams = [upstream] }) => upstreams.includes(id)).length
    : 0;
}

function gist(snapshot: CatalogueSnapshot): string {
  return snapshot.upstreams
    .map((upstream) => `${upstream.id} ${upstream.status} ${countModels(upstream, snapshot) > 0}`)
    .join('\n');
}
