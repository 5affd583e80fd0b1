import type { CompanionConnection } from '../connection/companion-connection.ts';

/** One connection for all cards: made for the first that needs it, disposed after the last one. */
export interface SharedConnection {
  /** Resolves with the connection; `release` says once that it is no longer needed. */
  acquire(): { connection: Promise<CompanionConnection>; release(): void };
}

export function createSharedConnection(connect: () => Promise<CompanionConnection>): SharedConnection {
  let shared: Promise<CompanionConnection> | undefined;
  let users = 0;
  return {
    acquire() {
      shared ??= connect();
      users += 1;
      const connection = shared;
      let isHeld = true;
      return {
        connection,
        release() {
          if (!isHeld) return;
          isHeld = false;
          users -= 1;
          if (users > 0) return;
          shared = undefined;
          void connection.then((made) => made.dispose());
        },
      };
    },
  };
}
