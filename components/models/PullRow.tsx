import { X } from 'lucide';
import type { ModelsManager, Pull } from '../../sidebar/models/models-manager.ts';
import { describeTime } from '../../words/describe-position.ts';
import { joinFacts } from '../../words/join-facts.ts';
import { words } from '../../words/spoken.ts';
import { modelWords } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { errorWords } from '../problem-words.ts';

/** A model on its way: its bytes, how fast they come and how long that takes; or why it stopped, and how it goes on. */
export function PullRow({ pull, manager }: { pull: Pull; manager: ModelsManager }) {
  const { operation, name = '', upstream = '', state, done, total } = pull;
  const isRunning = state === 'running';
  return (
    <div class="pull">
      <div class="pull-head">
        <span class="pull-name" dir="auto">
          {name}
        </span>
        {isRunning ? (
          <button
            type="button"
            class="text-button"
            aria-label={modelWords.cancelPull(name)}
            onClick={() => manager.stop(operation)}
          >
            {words.cancel}
          </button>
        ) : (
          <>
            <button type="button" class="button" onClick={() => manager.pull({ upstream, name })}>
              {state === 'failed' ? words.tryAgain : modelWords.goOn}
            </button>
            <button
              type="button"
              class="icon-button"
              title={modelWords.forget(name)}
              onClick={() => manager.stop(operation)}
            >
              <Icon of={X} />
            </button>
          </>
        )}
      </div>
      {(isRunning || total > 0) && (
        <progress
          class="step-bar"
          aria-label={modelWords.announceBegan(name)}
          {...(total > 0 ? { value: done, max: total } : {})}
        />
      )}
      <p class={state === 'failed' ? 'pull-line is-failed' : 'pull-line'}>{describePull(pull)}</p>
    </div>
  );
}

function describePull(pull: Pull): string {
  const { state, code, done, total, speed, error } = pull;
  if (state === 'failed') {
    const { message, cure } = error ? errorWords(error) : { message: words.somethingFailed, cure: '' };
    return [message, cure, total > 0 ? modelWords.failedAt(done, total) : ''].filter((text) => text !== '').join(' ');
  }
  if (state === 'interrupted') {
    return total > 0 ? modelWords.interruptedAt(done, total) : modelWords.interrupted;
  }
  if (state !== 'running') return total > 0 ? modelWords.stoppedAt(done, total) : modelWords.stopped;
  if (code !== 'downloading') return modelWords.stage[code] ?? modelWords.stage.downloading ?? '';
  const parts = [total > 0 ? modelWords.bytesOf(done, total) : '', ...describeSpeed(speed, total - done)];
  return joinFacts(parts) || (modelWords.stage.downloading ?? '');
}

function describeSpeed(speed: number | undefined, left: number): string[] {
  if (speed === undefined) return [];
  if (speed === 0) return [modelWords.standsStill];
  return [modelWords.perSecond(speed), words.timeLeft(describeTime((left * 1_000) / speed))];
}
