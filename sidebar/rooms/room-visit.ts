import { batch, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import { parseToken } from '../../protocol/key-proof.ts';
import { MemberNameSchema } from '../../protocol/room-messages.ts';
import type { PanelState } from '../state/panel-state.ts';
import { JoinFailure, type JoinFailureReason } from './join-failure.ts';
import type { RoomKey, RoomKeys } from './room-keys.ts';

/** Why there is no way into a room any more. */
export type VisitEnd = 'removed_from_room' | 'room_ended' | 'not_a_member' | 'left';

/** A person's way into a room, from its link to its end. */
export interface Visit {
  /** `asking` for a name; `joining` by it; `in` the room, with its `panel`; `over`, with why. */
  readonly phase: ReadonlySignal<'asking' | 'joining' | 'in' | 'over'>;
  /** By which the others will know them; remembered for the next room. */
  readonly name: Signal<string>;
  /** Why the last try came to nothing. */
  readonly failure: ReadonlySignal<JoinFailureReason | null>;
  readonly panel: ReadonlySignal<PanelState | null>;
  readonly end: ReadonlySignal<VisitEnd | null>;
  join(): void;
}

export interface VisitOptions {
  /** What came behind `#room=`; undefined where the page was opened without a link. */
  link: string | undefined;
  /** The key to come back with; undefined: the link is the only way in. */
  key: RoomKey | undefined;
  keys: RoomKeys;
  /** The name of the last room. */
  name: string;
  rememberName(name: string): void;
  /** Exchanges the link for a key. @throws {JoinFailure} */
  join(link: string, name: string, known: readonly RoomKey[]): Promise<RoomKey>;
  /** Opens the panel of a room. */
  open(key: RoomKey, onLeave: () => void): { state: PanelState; dispose(): void };
  /** Called with the room that the page is in, or null. */
  onRoom(conversation: string | null): void;
}

export function createVisit(options: VisitOptions): Visit & { dispose(): void } {
  const { link, keys } = options;
  const phase = signal<Visit['phase']['value']>('asking');
  const name = signal(options.name);
  const failure = signal<JoinFailureReason | null>(null);
  const panel = signal<PanelState | null>(null);
  const end = signal<VisitEnd | null>(null);
  let close = () => {};

  function enter(key: RoomKey): void {
    const opened = options.open(key, () => leave(key, 'left'));
    const stopWatching = effect(() => {
      const code = opened.state.connection.problem.value?.code;
      if (code === 'removed_from_room' || code === 'room_ended' || code === 'not_a_member') {
        // Not while the connection is telling others of its end.
        queueMicrotask(() => leave(key, code));
      }
    });
    close = () => {
      close = () => {};
      stopWatching();
      opened.dispose();
    };
    options.onRoom(key.conversation);
    batch(() => {
      panel.value = opened.state;
      phase.value = 'in';
    });
  }

  function leave(key: RoomKey, why: VisitEnd): void {
    if (panel.peek() === null) return;
    // What can't be removed is refused, and removed then.
    void keys.remove(key.conversation).catch(() => {});
    options.onRoom(null);
    batch(() => {
      panel.value = null;
      // A key of before that counts no more is no reason to turn a new link away.
      const canJoin = why === 'not_a_member' && link !== undefined && options.key === key;
      phase.value = canJoin ? 'asking' : 'over';
      end.value = canJoin ? null : why;
    });
    close();
  }

  async function join(by: string): Promise<void> {
    const wanted = v.safeParse(MemberNameSchema, name.peek());
    if (!wanted.success) {
      failure.value = { code: 'bad_name' };
      return;
    }
    batch(() => {
      phase.value = 'joining';
      failure.value = null;
    });
    try {
      const known = await keys.list().catch(() => []);
      const invite = parseToken(by)?.keyId;
      const key = { ...(await options.join(by, wanted.output, known)), ...(invite !== undefined && { invite }) };
      options.rememberName(wanted.output);
      await keys.write(key).catch(() => {
        throw new JoinFailure({ code: 'not_kept' });
      });
      enter(key);
    } catch (error) {
      batch(() => {
        phase.value = 'asking';
        failure.value = error instanceof JoinFailure ? error.reason : { code: 'unexpected', said: String(error) };
      });
    }
  }

  if (options.key) enter(options.key);

  return {
    phase,
    name,
    failure,
    panel,
    end,
    join() {
      if (phase.peek() === 'asking' && link !== undefined) void join(link);
    },
    dispose: () => close(),
  };
}
