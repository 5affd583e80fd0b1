/** One that waits, as far as fairness is concerned. */
export interface Contender {
  client: string;
  /** Smaller is older; unique. */
  rank: number;
}

/**
 * The order of one lane: clients take turns, and each one's requests go oldest first. A client's n-th request stands
 * with the n-th of every other, counted from now on: a client that asks twenty times gets no more than one that asks
 * once, and one that comes later owes nothing for the time it was away.
 */
export interface FairOrder {
  sort<T extends Contender>(waiting: readonly T[]): T[];
  /** A request of this client was served. */
  serve(client: string): void;
}

/** Begins the names of guests, which can't be counted: one that asks from a hundred sockets is a hundred. */
const GUEST_PREFIX = 'guest ';

/** The name of a guest in the queue. */
export function toGuestClient(name: string): string {
  return GUEST_PREFIX + name;
}

/** A fair order in which all guests together are one client among the others. They take turns among themselves. */
export function createLaneOrder(): FairOrder {
  const clients = createFairOrder();
  const guests = createFairOrder();

  return {
    sort(waiting) {
      const isGuest = ({ client }: Contender) => client.startsWith(GUEST_PREFIX);
      const ordered = guests.sort(waiting.filter(isGuest));
      // The guests together stand where the first of them would, and so on.
      const ranks = ordered.map(({ rank }) => rank).sort((a, b) => a - b);
      const standIns = ordered.map((request, index) => ({ client: GUEST_PREFIX, rank: ranks[index] ?? 0, request }));
      const others = waiting
        .filter((contender) => !isGuest(contender))
        .map((request) => ({ client: request.client, rank: request.rank, request }));
      return clients.sort([...standIns, ...others]).map(({ request }) => request);
    },
    serve(client) {
      const isGuest = client.startsWith(GUEST_PREFIX);
      if (isGuest) guests.serve(client);
      clients.serve(isGuest ? GUEST_PREFIX : client);
    },
  };
}

function createFairOrder(): FairOrder {
  /** The round that is being served. */
  let round = 0;
  /** The round that a client's next request belongs to, where that is one to come. */
  const due = new Map<string, number>();

  return {
    sort(waiting) {
      const next = new Map(due);
      const rounds = new Map<number, number>();
      for (const { client, rank } of waiting.toSorted((a, b) => a.rank - b.rank)) {
        const own = Math.max(round, next.get(client) ?? round);
        rounds.set(rank, own);
        next.set(client, own + 1);
      }
      const roundOf = ({ rank }: Contender) => rounds.get(rank) ?? 0;
      return waiting.toSorted((a, b) => roundOf(a) - roundOf(b) || a.rank - b.rank);
    },
    serve(client) {
      round = Math.max(round, due.get(client) ?? round);
      due.set(client, round + 1);
      for (const [other, itsRound] of due) if (itsRound <= round) due.delete(other);
    },
  };
}
