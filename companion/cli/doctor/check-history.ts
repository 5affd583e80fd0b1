import * as v from 'valibot';
import type { ReachedCompanion } from '../companion/reach-companion.ts';
import { toTerminalLine } from '../terminal/terminal-text.ts';
import { provedRequest, readText } from '../transfers/proved-request.ts';
import { type Finding, ok, problem } from './finding.ts';

const HealthSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    storage: v.variant('ok', [
      v.object({ ok: v.literal(true) }),
      v.object({ ok: v.literal(false), message: v.string(), cure: v.string() }),
    ]),
  }),
);

/** Whether the companion that runs can keep conversations. */
export async function checkHistory(companion: ReachedCompanion, signal: AbortSignal): Promise<Finding[]> {
  const response = await provedRequest(companion, { method: 'GET', path: '/health' }, signal);
  const health = v.safeParse(HealthSchema, await readText(response));
  if (!health.success) return [];
  const { storage } = health.output;
  if (storage.ok) return [ok('History', 'Conversations are kept.')];
  return [problem('History', toTerminalLine(storage.message), toTerminalLine(storage.cure))];
}
