import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { TurnRecord } from '../../../protocol/companion-messages.ts';
import type { CompanionConnection } from '../../connection/companion-connection.ts';
import type { Reply } from '../../connection/requests.ts';

/** Turns that are asked for at once: more than a panel is high. */
const PAGE_TURNS = 30;
/** How many pages are gone back through to find a turn. */
const MOST_PAGES = 30;
/** Turns that are looked through at a time when somebody else asked something. */
const NEWS_TURNS = 10;

/** The turns that the companion has of one conversation, which come in pages, the latest first. */
export interface TurnPages {
  /** Whether there are turns before those that came. */
  readonly earlier: ReadonlySignal<'none' | 'more' | 'loading' | 'failed'>;
  /** The latest page, to be taken in. */
  loadLatest(): Promise<Reply<'conversation'>>;
  /** Takes in a page: what comes before it is what is loaded next. */
  take(page: Reply<'conversation'>): void;
  /** Goes back page by page until `isEnough`, or until there is no more. */
  loadUntil(isEnough: () => boolean): Promise<void>;
  /** Goes back by one page; a failure is told by `earlier`. */
  loadEarlier(): Promise<void>;
  /** The latest turns, back to one that is known, for what is new among them. */
  loadNews(isKnown: (turn: string) => boolean): Promise<readonly TurnRecord[]>;
}

export interface TurnPagesOptions {
  connection: Pick<CompanionConnection, 'request'>;
  conversation: ReadonlySignal<string>;
  /** Told of each page that was taken in. */
  onTurns(turns: readonly TurnRecord[]): void;
  /** Whether the conversation is shown no more. */
  isLeft(): boolean;
}

export function createTurnPages({ connection, conversation, onTurns, isLeft }: TurnPagesOptions): TurnPages {
  const earlier = signal<TurnPages['earlier']['value']>('none');
  /** Names the page before the earliest that came; null when there is none. */
  let before: string | null = null;

  function request(limit: number, cursor?: string): Promise<Reply<'conversation'>> {
    const page = { limit, ...(cursor !== undefined && { before: cursor }) };
    return connection.request({ type: 'conversation', conversation: conversation.peek(), ...page }, 'ever');
  }

  function take(page: Reply<'conversation'>): void {
    before = page.next;
    earlier.value = before === null ? 'none' : 'more';
    onTurns(page.turns);
  }

  return {
    earlier,
    take,
    loadLatest: () => request(PAGE_TURNS),
    async loadUntil(isEnough) {
      for (let pages = 0; pages < MOST_PAGES && !isEnough() && before !== null && !isLeft(); pages += 1) {
        take(await request(PAGE_TURNS, before));
      }
    },
    async loadEarlier() {
      if (before === null || earlier.peek() === 'loading') return;
      earlier.value = 'loading';
      try {
        const page = await request(PAGE_TURNS, before);
        if (!isLeft()) batch(() => take(page));
      } catch {
        if (!isLeft()) earlier.value = 'failed';
      }
    },
    async loadNews(isKnown) {
      let page = await request(NEWS_TURNS);
      let found = page.turns;
      for (
        let pages = 1;
        pages < MOST_PAGES && page.next !== null && !found.some(({ turn }) => isKnown(turn));
        pages += 1
      ) {
        page = await request(PAGE_TURNS, page.next);
        found = [...page.turns, ...found];
      }
      return found;
    },
  };
}
