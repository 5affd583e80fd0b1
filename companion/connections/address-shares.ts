import { subscriberOf } from '../access/addresses/subscriber.ts';

/** Counts what each address holds, so that one machine can't take what is meant for all. */
export interface AddressShares {
  /**
   * Takes one and returns how to give it back, which counts once; undefined when that address has its share already. No
   * address is this machine, which has as much as there is.
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
