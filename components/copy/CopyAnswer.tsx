import { ChevronDown } from 'lucide';
import { copyWords } from '../../words/spoken-later.ts';
import { CopyButton } from '../CopyButton.tsx';
import { MenuButton } from '../menu/MenuButton.tsx';
import { copyItems } from './copy-items.ts';
import { describeOutcome } from './describe-outcome.ts';
import { useCopying } from './use-copying.ts';

/** Copies an answer as it was written, or from a menu in the form that is wanted. */
export function CopyAnswer({ markdown }: { markdown: () => string }) {
  const copying = useCopying();
  return (
    <>
      <CopyButton text={markdown} />
      <MenuButton
        class="more-ways"
        label={copyWords.copyAs}
        icon={ChevronDown}
        outcome={describeOutcome(copying)}
        items={() =>
          copyItems('answer', (form) => {
            void copying.copy(import('./copied.ts').then(({ copiedAnswer }) => copiedAnswer(markdown(), form)));
          })
        }
      />
    </>
  );
}
