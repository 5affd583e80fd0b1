import { Volume2, VolumeX } from 'lucide';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';
import { aloudWords } from '../../words/spoken-later.ts';
import type { TurnActions } from '../conversation/turn-actions.ts';
import { Icon } from '../Icon.tsx';

const reader = createLazyPart(async () => (await import('./read-answer.ts')).readAnswer);

/** Reads an answer aloud, from its beginning; also one that is still being written. */
export function ReadAloudButton({ turn, aloud }: { turn: string } & Pick<TurnActions, 'aloud'>) {
  const loaded = aloud.loaded.value;
  const isRead = loaded?.reading.value?.turn === turn;
  const label = isRead ? aloudWords.stopReading : aloudWords.read;

  async function read(): Promise<void> {
    await Promise.all([aloud.load(), reader.load()]);
    const readAnswer = reader.loaded.peek();
    if (readAnswer) aloud.loaded.peek()?.read(readAnswer(turn, () => aloud.find(turn)));
  }

  return (
    <button type="button" class="icon-button" title={label} onClick={() => (isRead ? loaded.stop() : void read())}>
      <Icon of={isRead ? VolumeX : Volume2} />
    </button>
  );
}
