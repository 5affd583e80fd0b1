import type { Signal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { DAY_MS, HOUR_MS, type Sharing } from '../../../sidebar/rooms/sharing.ts';
import { roomWords } from '../../../words/spoken-later.ts';

/** What the next link lets people do, how many of them, and until when. */
export function ShareForm({ sharing }: { sharing: Sharing }) {
  const first = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);
  const isMaking = sharing.isMaking.value;
  return (
    <form
      class="room-form"
      onSubmit={(event) => {
        event.preventDefault();
        sharing.make();
      }}
    >
      <Choice
        label={roomWords.may}
        field={first}
        value={sharing.may}
        options={[
          ['write', roomWords.write],
          ['read', roomWords.read],
        ]}
      />
      <Choice
        label={roomWords.uses}
        value={sharing.uses}
        options={[
          [null, roomWords.severalPeople],
          [1, roomWords.onePerson],
        ]}
      />
      <Choice
        label={roomWords.ends}
        value={sharing.forMs}
        options={[
          [HOUR_MS, roomWords.inOneHour],
          [DAY_MS, roomWords.inOneDay],
          [7 * DAY_MS, roomWords.inOneWeek],
          [null, roomWords.whenRevoked],
        ]}
      />
      <div>
        <button type="submit" class="button pairing-submit" aria-disabled={isMaking}>
          {isMaking ? roomWords.creating : roomWords.create}
        </button>
      </div>
    </form>
  );
}

function Choice<T extends string | number | null>(props: {
  label: string;
  field?: { current: HTMLSelectElement | null } | undefined;
  value: Signal<T>;
  options: readonly (readonly [value: T, label: string])[];
}) {
  const { value, options } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <select
        id={id}
        {...(props.field && { ref: props.field })}
        class="field-input"
        value={options.findIndex(([each]) => each === value.value)}
        onChange={(event) => {
          const chosen = options[Number(event.currentTarget.value)];
          if (chosen) value.value = chosen[0];
        }}
      >
        {options.map(([, label], index) => (
          <option key={label} value={index}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
