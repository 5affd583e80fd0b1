import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { ErrorReason } from '../../protocol/error-causes.ts';
import { refuseMaxContext } from '../../protocol/max-context.ts';
import type { CompanionConnection } from '../connection/companion-connection.ts';
import { CompanionRefusal } from '../connection/companion-refusal.ts';
import type { Request } from '../connection/requests.ts';

/** How much context the companion asks for at most, for every model. */
export interface LargestContext {
  /** As it was typed last, or is set; empty: nothing is. */
  readonly typed: ReadonlySignal<string>;
  /** Tokens while nothing is set; 0: not known yet. */
  readonly usual: ReadonlySignal<number>;
  /** Why what was typed is not set; null: it is. */
  readonly error: ReadonlySignal<ErrorReason | null>;
  refresh(): void;
  /** Sets what was typed; empty takes it back. What makes no sense is not sent. */
  set(typed: string): void;
}

export function createLargestContext(connection: Pick<CompanionConnection, 'request'>): LargestContext {
  const typed = signal('');
  const usual = signal(0);
  const error = signal<ErrorReason | null>(null);
  let asked = 0;

  async function ask(changes: Omit<Request<'settings'>, 'type'>): Promise<void> {
    asked += 1;
    const mine = asked;
    try {
      const told = await connection.request({ type: 'settings', ...changes });
      if (mine !== asked) return;
      batch(() => {
        usual.value = told.usualMaxContext;
        typed.value = told.maxContext === told.usualMaxContext ? '' : String(told.maxContext);
        error.value = null;
      });
    } catch (failure) {
      if (mine === asked && failure instanceof CompanionRefusal) {
        error.value = { code: failure.code, params: failure.params };
      }
    }
  }

  return {
    typed,
    usual,
    error,
    refresh: () => void ask({}),
    set(text) {
      const wanted = text.trim();
      // Nobody writes tokens with a fraction: points and commas are for reading.
      const value = wanted === '' ? null : Number(wanted.replace(/(?<=\d)[.,\s](?=\d{3}(?!\d))/g, ''));
      const refusal = value === null ? undefined : refuseMaxContext(value);
      typed.value = text;
      error.value = refusal ? { code: 'bad_message', params: { ...refusal } } : null;
      if (!refusal) void ask({ maxContext: value });
    },
  };
}
