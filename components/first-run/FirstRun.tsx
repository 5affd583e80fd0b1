import { Check, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { FirstRun as FirstRunState, FirstStep } from '../../sidebar/state/first-run.ts';
import type { PanelState } from '../../sidebar/state/panel-state.ts';
import { words } from '../../words/spoken.ts';
import { firstRunWords as say } from '../../words/spoken-later.ts';
import { Icon } from '../Icon.tsx';
import { LazyFirstModel } from '../models/LazyModels.tsx';
import { ConnectionProblem } from '../notices/ConnectionProblem.tsx';
import { ProblemWords } from '../notices/ProblemWords.tsx';
import { problemWords } from '../problem-words.ts';
import '../styles/first-run.css';
import { UnpairedNote } from './UnpairedNote.tsx';

const STEPS: readonly FirstStep[] = ['companion', 'model', 'try'];

/** Three steps to a first answer: each says what is missing, and ticks itself. */
export function FirstRun(props: {
  firstRun: FirstRunState;
  state: Pick<PanelState, 'connection' | 'models' | 'manager' | 'composer' | 'page' | 'pairing'>;
  openModels: () => void;
}) {
  const { firstRun, state } = props;
  const done = STEPS.indexOf(firstRun.step.value);
  const contents: Record<FirstStep, () => ComponentChildren> = {
    companion: () => <CompanionStep state={state} />,
    model: () => <ModelStep state={state} openModels={props.openModels} />,
    try: () => <TryStep state={state} />,
  };
  return (
    <section class="first-run" aria-labelledby="first-run-title">
      <header class="first-run-head">
        <h2 class="empty-title" id="first-run-title">
          {say.title}
        </h2>
        <span class="first-run-count" role="status">
          {say.done(done, STEPS.length)}
        </span>
        <button
          type="button"
          class="icon-button"
          aria-label={say.dismiss}
          title={say.dismiss}
          onClick={() => {
            firstRun.dismiss();
            state.composer.focus();
          }}
        >
          <Icon of={X} />
        </button>
      </header>
      <ol class="first-steps">
        {STEPS.map((step, index) => (
          <li
            key={step}
            class={`first-step ${index < done ? 'is-done' : ''}`}
            aria-current={index === done ? 'step' : undefined}
          >
            <span class="first-mark" aria-hidden="true">
              {index < done && <Icon of={Check} />}
            </span>
            <div class="first-step-words">
              <h3 class="start-title">{index < done ? say.ready[step] : say.todo[step]}</h3>
              {index === done && contents[step]()}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function CompanionStep({ state: { connection, pairing } }: { state: Pick<PanelState, 'connection' | 'pairing'> }) {
  const problem = connection.problem.value;
  if (problem) {
    return (
      <>
        <p>{problemWords(problem).title}</p>
        <ConnectionProblem connection={connection} problem={problem} openCompanion={pairing.open} />
      </>
    );
  }
  if (connection.role.value === 'guest') return <UnpairedNote pair={pairing.open} />;
  return <p class="start-hint">{words.connecting}</p>;
}

function ModelStep(props: { state: Pick<PanelState, 'models' | 'manager' | 'composer'>; openModels: () => void }) {
  const { models } = props.state;
  const problem = models.problem.value;
  if (models.lacksModel.value) return <LazyFirstModel {...props} />;
  if (!problem) return <p class="start-hint">{say.lookingForModels}</p>;
  return (
    <>
      <p>{problemWords(problem).title}</p>
      <ProblemWords problem={problem} />
    </>
  );
}

function TryStep({ state: { page } }: { state: Pick<PanelState, 'page'> }) {
  return (
    <>
      <p class="start-hint">{say.tryHint}</p>
      <div class="notice-actions">
        <button type="button" class="button is-primary" onClick={() => page?.summarise()}>
          {words.summarisePage}
        </button>
      </div>
    </>
  );
}
