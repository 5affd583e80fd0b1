import { useSignal } from '@preact/signals';
import { ChevronDown, RotateCcw } from 'lucide';
import { useRef } from 'preact/hooks';
import type { TurnState } from '../../sidebar/state/conversation/turn-state.ts';
import { againWords } from '../../words/spoken-later.ts';
import { focusSoon } from '../focus-soon.ts';
import { listModelOptions } from '../header/model-options.ts';
import { RemoteConfirmation } from '../header/RemoteConfirmation.tsx';
import { useConfirmedPick } from '../header/use-confirmed-pick.ts';
import { Icon } from '../Icon.tsx';
import { Popover } from '../menu/Popover.tsx';
import { SearchedModels } from './SearchedModels.tsx';
import type { TurnActions } from './turn-actions.ts';

/** Has a question answered again, by the chosen model or by another one. */
export function AnswerAgain(props: {
  turn: TurnState;
  actions: Pick<TurnActions, 'retry' | 'models'>;
  /** What the first button says; with `isWord` as a word, and not as a picture. */
  label: string;
  isWord?: boolean;
  hasIcon?: boolean;
}) {
  const { turn, actions, label, isWord = false, hasIcon = true } = props;
  const { models, upstreams, current } = actions.models;
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = useSignal(false);
  const close = () => {
    isOpen.value = false;
    unconfirmed.value = null;
  };
  const retry = (...model: [string?]) => {
    actions.retry(turn, ...model);
    // The new version has other buttons; the keyboard goes on where it is shown.
    focusSoon('.conversation-scroll');
  };
  const { unconfirmed, pick } = useConfirmedPick(current, ({ name }) => {
    close();
    retry(name);
  });
  return (
    <>
      <button
        type="button"
        class={isWord ? 'button' : 'icon-button'}
        title={isWord ? undefined : label}
        onClick={() => retry()}
      >
        {hasIcon && <Icon of={RotateCcw} />}
        {isWord && label}
      </button>
      {models.value.length > 1 && (
        <button
          type="button"
          ref={button}
          class="icon-button again-with"
          title={againWords.withAnother}
          aria-haspopup="dialog"
          aria-expanded={isOpen.value}
          onClick={() => {
            isOpen.value = !isOpen.peek();
            unconfirmed.value = null;
          }}
        >
          <Icon of={ChevronDown} />
        </button>
      )}
      {isOpen.value && (
        <Popover anchor={button} class="model-choice" label={againWords.withAnother} close={close}>
          {unconfirmed.value ? (
            <RemoteConfirmation
              name={unconfirmed.value.name}
              accept={() => unconfirmed.value && pick(unconfirmed.value)}
              refuse={close}
            />
          ) : (
            <SearchedModels
              options={listModelOptions(models.value, upstreams.value).filter(({ name }) => name !== '')}
              chosen={turn.model.value}
              pick={pick}
            />
          )}
        </Popover>
      )}
    </>
  );
}
