import type { Model, UpstreamStatus } from '../../../protocol/models.ts';
import { wordsOf } from '../../upstreams/kinds.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type Finding, ok, problem } from './finding.ts';

/** The model servers as they were found, the reader left out, and whether any of them can answer. */
export function checkModels(upstreams: readonly UpstreamStatus[], models: readonly Model[]): Finding[] {
  const servers = upstreams.filter(({ kind }) => kind !== 'reader');
  const isReady = servers.some(({ status }) => status === 'ready');
  return [...servers.map(checkServer), ...(isReady ? [checkModelList(servers, models)] : [])];
}

function checkServer({ kind, address, status, version, message }: UpstreamStatus): Finding {
  const { label, start } = wordsOf(kind);
  if (status === 'ready') return ok(label, toTerminalLine(`${version} answers at ${address}.`));
  const [what = '', ...cure] = toSentences(message);
  return problem(label, what || `It does not answer at ${address}.`, cure.join(' ') || start);
}

/** A message says what is wrong in its first sentence, and what to do in the others. */
function toSentences(message: string): string[] {
  return toTerminalLine(message).split(/(?<=\.)\s+(?=\p{Lu})/u);
}

/** How many names are said. */
const SHOWN = 5;

function checkModelList(servers: readonly UpstreamStatus[], models: readonly Model[]): Finding {
  const names = models.filter(({ upstream }) => servers.some(({ id }) => id === upstream)).map(({ name }) => name);
  if (names.length === 0) {
    const [what = '', cure = ''] = servers
      .filter(({ status }) => status === 'ready')
      .flatMap(({ message }) => toSentences(message));
    return problem('Models', what || 'There is none yet.', cure || `${wordsOf(servers[0]?.kind ?? '').getModel('')}.`);
  }
  const shown = names.slice(0, SHOWN).join(', ');
  const rest = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  return ok('Models', toTerminalLine(`${shown}${rest}.`));
}
