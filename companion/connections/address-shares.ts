import { subscriberOf } from '../access/addresses/subscriber.ts';

/** Counts the share of each address, so that one machine can't take what is meant for all. */
export interface AddressShares {
  /**
   * Takes one and returns a function that gives it back once; undefined when the address already has its share. Without an
   * address it is this machine, which has no limit.
   */
  take(address: string | undefined): (() => void) | undefined;
}

export function createAddressShares(share: number): AddressShares {
  const held = new Map<string, number>();
  return {
    take(address) {
      if (address === undefined) return giveNothingBack;
      const subscriber = subscriberOf(address);
      const count = held.get(subscriber) ?? 0;
      if (count >= share) return undefined;
      held.set(subscriber, count + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const left = (held.get(subscriber) ?? 0) - 1;
        if (left > 0) held.set(subscriber, left);
        else held.delete(subscriber);
      };
    },
  };
}

function giveNothingBack(): void {}
