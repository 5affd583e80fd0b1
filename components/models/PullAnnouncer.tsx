import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ModelsManager, Pull } from '../../sidebar/models/models-manager.ts';
import { modelWords } from '../../words/spoken-later.ts';

/** How often a download says how far it is. */
const STEP_PERCENT = 25;

/** Tells a screen reader, politely, when a download began, has come, stopped or failed, and each quarter of its way. */
export function PullAnnouncer({ manager }: { manager: ModelsManager }) {
  const said = useSignal('');
  const before = useRef<ReadonlyMap<string, Moment> | null>(null);
  const known = useRef(new Set(manager.came.peek()));

  useSignalEffect(() => {
    const now = new Map(manager.pulls.value.map((pull) => [pull.operation, momentOf(pull)]));
    const arrived = manager.came.value.filter((model) => !known.current.has(model));
    known.current = new Set(manager.came.value);
    const last = before.current;
    before.current = now;
    // What was there when somebody began to look is no news.
    const news = last ? [...now].map(([id, moment]) => announce(last.get(id), moment)) : [];
    const text = [...news, ...arrived.map(({ name }) => modelWords.announceCame(name))].filter((each) => each !== '');
    if (text.length > 0) said.value = text.join('. ');
  });

  return (
    <div class="visually-hidden" role="status">
      {said.value}
    </div>
  );
}

interface Moment {
  name: string;
  state: Pull['state'];
  quarter: number;
}

function momentOf({ name = '', state, done, total }: Pull): Moment {
  return { name, state, quarter: total > 0 ? Math.floor((done * 100) / total / STEP_PERCENT) : 0 };
}

function announce(before: Moment | undefined, { name, state, quarter }: Moment): string {
  if (before?.state !== state) {
    if (state === 'running') return modelWords.announceBegan(name);
    return state === 'failed' ? modelWords.announceFailed(name) : modelWords.announceStopped(name);
  }
  const isFurther = state === 'running' && quarter > before.quarter && quarter < 100 / STEP_PERCENT;
  return isFurther ? modelWords.announceShare(name, quarter * STEP_PERCENT) : '';
}
