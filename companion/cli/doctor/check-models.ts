import type { ErrorReason } from '../../../protocol/error-causes.ts';
import type { Model, UpstreamStatus } from '../../../protocol/models.ts';
import { describeError } from '../../../words/describe-error.ts';
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { wordsOfServer } from '../../../words/words-of-server.ts';
import { UPSTREAM_KINDS } from '../../upstreams/kinds.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type Finding, ok, problem } from './finding.ts';

/** The model servers as they were found, the reader left out, and whether any of them can answer. */
export function checkModels(upstreams: readonly UpstreamStatus[], models: readonly Model[]): Finding[] {
  const servers = upstreams.filter(({ kind }) => kind !== 'reader');
  const isReady = servers.some(({ status }) => status === 'ready');
  return [
    ...servers.map(checkServer),
    ...checkTwins(servers),
    ...(isReady ? [checkModelList(servers, models)] : []),
    ...servers.flatMap((server) => checkContexts(server, models)),
  ];
}

/** Aside knows a kind for this very program, which tells and does more. */
function isKnownBetter(kind: string, product = ''): boolean {
  return Object.keys(UPSTREAM_KINDS).some((other) => other !== kind && wordsOfServer(other).label === product);
}

function checkServer({ kind, product, address, status, version, error }: UpstreamStatus): Finding {
  const { label: ofKind, start } = wordsOfServer(kind);
  const label = product === undefined ? ofKind : toTerminalLine(product);
  if (isKnownBetter(kind, product))
    return problem(ofKind, ...doctorWords.server.otherKind(label, toTerminalLine(address)));
  if (status === 'ready') return ok(label, toTerminalLine(doctorWords.server.answers(version ?? '', address)));
  return error ? explain(label, error) : problem(label, doctorWords.server.silent(address), start);
}

/** Two addresses of one server: each of them counts its slots, so that it is asked for more than it was meant to. */
function checkTwins(servers: readonly UpstreamStatus[]): Finding[] {
  const byPlace = Map.groupBy(servers, ({ address }) => toPlace(address));
  return [...byPlace.values()].flatMap(([first, second]) => {
    if (first === undefined || second === undefined) return [];
    const { label } = wordsOfServer(second.kind);
    const { twins, nameOnce } = doctorWords.server;
    return [problem(label, toTerminalLine(twins(first.address, second.address)), nameOnce)];
  });
}

/** Equal for addresses that lead to the same server: this machine has several names, and `/v1` is Ollama's second door. */
function toPlace(address: string): string {
  const withScheme = /^[a-z]+:\/\//i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(withScheme)) return address;
  const { protocol, hostname, port, pathname } = new URL(withScheme);
  const host = /^(localhost|127\.[\d.]+|\[::1\])$/i.test(hostname) ? 'localhost' : hostname;
  return `${protocol}//${host}:${port}${pathname.replace(/(\/v1)?\/*$/, '')}`;
}

function explain(what: string, error: ErrorReason): Finding {
  const { message, cure } = describeError(error);
  return problem(what, toTerminalLine(message), toTerminalLine(cure));
}

/** How many names are said. */
const SHOWN = 5;

function checkModelList(servers: readonly UpstreamStatus[], models: readonly Model[]): Finding {
  const { about } = doctorWords;
  const names = models
    .filter(({ upstream }) => servers.some(({ id }) => id === upstream))
    .map(({ name, contextLength }) => (contextLength > 0 ? doctorWords.models.withContext(name, contextLength) : name));
  if (names.length === 0) {
    const error = servers.find(({ status }) => status === 'ready')?.error;
    const { getModel } = wordsOfServer(servers[0]?.kind ?? '');
    return error ? explain(about.models, error) : problem(about.models, doctorWords.models.none, `${getModel('')}.`);
  }
  const shown = names.slice(0, SHOWN).join(', ');
  return ok(about.models, toTerminalLine(doctorWords.models.list(shown, Math.max(0, names.length - SHOWN))));
}

/** Less is too little for most pages. */
const SHORT_CONTEXT = 4096;

/** Models of a server that was started with little context, where the program is known that could be started with more. */
function checkContexts({ id, product }: UpstreamStatus, models: readonly Model[]): Finding[] {
  if (product === undefined) return [];
  const short = models.filter(
    ({ upstream, contextLength }) => upstream === id && contextLength > 0 && contextLength < SHORT_CONTEXT,
  );
  const { about, models: said } = doctorWords;
  return short.slice(0, SHOWN).map(({ name, contextLength }) => ({
    ...ok(about.context, toTerminalLine(said.shortContext(name, contextLength))),
    cure: said.enlarge(product),
  }));
}
