import type { ErrorReason } from '../../../protocol/error-causes.ts';
import type { Model, UpstreamStatus } from '../../../protocol/models.ts';
import { describeError } from '../../../words/describe-error.ts';
import { doctorWords } from '../../../words/english/doctor.ts';
import { wordsOfServer } from '../../../words/words-of-server.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { type Finding, ok, problem } from './finding.ts';

/** The model servers as they were found, the reader left out, and whether any of them can answer. */
export function checkModels(upstreams: readonly UpstreamStatus[], models: readonly Model[]): Finding[] {
  const servers = upstreams.filter(({ kind }) => kind !== 'reader');
  const isReady = servers.some(({ status }) => status === 'ready');
  return [...servers.map(checkServer), ...(isReady ? [checkModelList(servers, models)] : [])];
}

function checkServer({ kind, address, status, version, error }: UpstreamStatus): Finding {
  const { label, start } = wordsOfServer(kind);
  if (status === 'ready') return ok(label, toTerminalLine(doctorWords.server.answers(version ?? '', address)));
  return error ? explain(label, error) : problem(label, doctorWords.server.silent(address), start);
}

function explain(what: string, error: ErrorReason): Finding {
  const { message, cure } = describeError(error);
  return problem(what, toTerminalLine(message), toTerminalLine(cure));
}

/** How many names are said. */
const SHOWN = 5;

function checkModelList(servers: readonly UpstreamStatus[], models: readonly Model[]): Finding {
  const { about } = doctorWords;
  const names = models.filter(({ upstream }) => servers.some(({ id }) => id === upstream)).map(({ name }) => name);
  if (names.length === 0) {
    const error = servers.find(({ status }) => status === 'ready')?.error;
    const { getModel } = wordsOfServer(servers[0]?.kind ?? '');
    return error ? explain(about.models, error) : problem(about.models, doctorWords.models.none, `${getModel('')}.`);
  }
  const shown = names.slice(0, SHOWN).join(', ');
  return ok(about.models, toTerminalLine(doctorWords.models.list(shown, Math.max(0, names.length - SHOWN))));
}
