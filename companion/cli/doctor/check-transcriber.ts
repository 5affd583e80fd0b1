import { LIMITS } from '../../../protocol/limits.ts';
import { servers } from '../../../words/spoken-later.ts';
import { doctorWords } from '../../../words/spoken-on-terminal.ts';
import { systemClock } from '../../clock.ts';
import type { Settings } from '../../settings/settings.ts';
import { createTranscriberFinder } from '../../transcribers/find-transcriber.ts';
import { transcribingServers } from '../../upstreams/kinds.ts';
import { type Finding, ok, problem } from './finding.ts';

const { voice: words } = doctorWords;

/** Whether one can speak to Aside, and how to make it so. Who does without has no problem. */
export async function checkTranscriber(
  { transcriber, upstreams }: Pick<Settings, 'transcriber' | 'upstreams'>,
  signal: AbortSignal,
  known?: { whisperCpp: string; speaches: string },
): Promise<Finding> {
  const { voice } = doctorWords.about;
  if (transcriber === 'off') return ok(voice, words.off);
  const finder = createTranscriberFinder({
    setting: transcriber,
    ollamas: transcribingServers(upstreams),
    ...(known && { known }),
    clock: systemClock,
    limits: LIMITS,
  });
  try {
    const found = await finder.find(signal);
    if (found === undefined) return ok(voice, words.none);
    return (await finder.answers(found.address, signal))
      ? ok(voice, words.answers(found.address))
      : problem(voice, words.silent(found.address), servers.transcriber.start);
  } finally {
    finder.dispose();
  }
}
