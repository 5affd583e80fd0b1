import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { PAIR_COMMAND } from '../../sidebar/access/pair-command.ts';
import type { PairingState } from '../../sidebar/state/pairing-state.ts';
import { inLine } from '../../words/in-line.ts';
import { words } from '../../words/spoken.ts';
import { pairingWords } from '../../words/spoken-later.ts';
import { Command } from '../Command.tsx';
import { describePairingProblem } from './describe-pairing-problem.ts';

type FieldRef = { current: HTMLInputElement | null };

/** What to run, and what to type of what that shows. */
export function PairingForm(props: { pairing: PairingState; code: FieldRef; address: FieldRef }) {
  const { pairing } = props;
  const failure = pairing.failure.value;
  const phase = pairing.phase.value;
  const problemOf = (about: 'address' | 'code' | 'nothing') =>
    failure?.about === about ? inLine(describePairingProblem(failure)) : '';
  const otherProblem = problemOf('nothing') || (pairing.isAddressFixed ? problemOf('address') : '');
  const note = pairing.isExposed.value ? pairingWords.pairExposed : '';
  const titleId = useId();
  return (
    <form
      class="pairing-form"
      aria-labelledby={titleId}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        pairing.pair();
      }}
    >
      <h3 class="pairing-title" id={titleId}>
        {words.pairBrowser}
      </h3>
      <p>{pairingWords.pairRun}</p>
      <Command command={PAIR_COMMAND} />
      <Field
        label={pairingWords.pairCode}
        field={props.code}
        value={pairing.code}
        problem={problemOf('code')}
        note={pairingWords.pairInvited}
        placeholder="XXXX-XXXX"
        kind="code"
      />
      {pairing.isAddressFixed ? (
        note !== '' && <p class="field-note">{note}</p>
      ) : (
        <Field
          label={pairingWords.pairAddress}
          field={props.address}
          value={pairing.address}
          problem={problemOf('address')}
          note={note}
          placeholder="127.0.0.1:11435"
          kind="url"
        />
      )}
      {otherProblem !== '' && <p class="field-problem">{otherProblem}</p>}
      <div>
        <button type="submit" class="button pairing-submit">
          {phase === 'pairing' ? words.pairing : phase === 'paired' ? words.paired : pairingWords.pair}
        </button>
      </div>
    </form>
  );
}

function Field(props: {
  label: string;
  field: FieldRef;
  value: Signal<string>;
  /** Why what was typed is no good; empty when nothing is known against it. */
  problem: string;
  /** What to know about what is typed; empty when there is nothing. */
  note?: string;
  placeholder: string;
  kind: 'code' | 'url';
}) {
  const { problem, note = '' } = props;
  const id = useId();
  const isCode = props.kind === 'code';
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        ref={props.field}
        class={isCode ? 'field-input is-code' : 'field-input'}
        type="text"
        inputMode={isCode ? 'text' : 'url'}
        autocomplete={isCode ? 'one-time-code' : 'off'}
        autocapitalize={isCode ? 'characters' : 'none'}
        autocorrect="off"
        spellcheck={false}
        placeholder={props.placeholder}
        value={props.value.value}
        aria-invalid={problem !== ''}
        aria-describedby={problem !== '' || note !== '' ? `${id}-about` : undefined}
        onInput={(event) => {
          props.value.value = event.currentTarget.value;
        }}
      />
      {(problem !== '' || note !== '') && (
        <p class={problem !== '' ? 'field-problem' : 'field-note'} id={`${id}-about`}>
          {problem || note}
        </p>
      )}
    </div>
  );
}
