import { CLOSE_CODES } from '../../protocol/close-codes.ts';
import { startWords } from '../../words/spoken-on-terminal.ts';
import type { CompanionServer, CompanionServerOptions } from './companion-server.ts';
import { createCompanionServer } from './companion-server.ts';

const { updating: words } = startWords;

export interface ListenWhileUpdatingOptions {
  /** What the companion will listen with, as far as it is known before its history is open. */
  server: Omit<CompanionServerOptions, 'open' | 'closing' | 'seen'>;
  /** Lines for the person who started it. */
  announce(line: string): void;
}

/** Tells everybody that the history is brought to a new version, for as long as that takes. */
export interface UpdatingNotice {
  /** How far it is. The first call begins to listen. */
  tell(done: number, total: number): void;
  /** How far it is. */
  readonly percent: number;
  /** Stops listening. Resolves with the port that is to be listened on from now on. */
  end(): Promise<number>;
}

/** So that lines on the terminal stay few. */
const PERCENT_A_LINE = 10;

export function listenWhileUpdating({ server, announce }: ListenWhileUpdatingOptions): UpdatingNotice {
  let listening: Promise<CompanionServer | undefined> | undefined;
  let percent = 0;
  let announced = 0;

  async function listen(): Promise<CompanionServer | undefined> {
    const closing = () => ({ code: CLOSE_CODES.updating, reason: words.progress(percent) });
    // What is in the way is said when the companion itself listens.
    const held = await createCompanionServer({ ...server, open() {}, seen() {}, closing }).catch(() => undefined);
    if (held) announce(words.portAnswers(held.port));
    return held;
  }

  return {
    get percent() {
      return percent;
    },
    tell(done, total) {
      percent = total === 0 ? 0 : Math.min(99, Math.floor((100 * done) / total));
      if (!listening) {
        announce(words.begins);
        listening = listen();
      } else if (percent >= announced + PERCENT_A_LINE) {
        announced = percent - (percent % PERCENT_A_LINE);
        announce(`${words.progress(percent)}.`);
      }
    },
    async end() {
      const held = await listening;
      await held?.dispose();
      return held?.port ?? server.port;
    },
  };
}
