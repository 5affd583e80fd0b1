import { type ReadonlySignal, signal } from '@preact/signals';
import type { OnDeviceAvailability } from './on-device-speech.ts';

/** What the browser could do in place of the companion. */
export interface OnDeviceOffer {
  /** Unavailable until it was looked at. */
  readonly availability: ReadonlySignal<OnDeviceAvailability>;
  look(): Promise<void>;
  /** Downloads what is missing. Whether the browser can do it now. */
  prepare(): Promise<boolean>;
}

export interface OnDeviceOfferOptions {
  onDeviceAvailability(language: string): Promise<OnDeviceAvailability>;
  installOnDevice(language: string): Promise<boolean>;
}

export function createOnDeviceOffer(speech: OnDeviceOfferOptions, language: () => string): OnDeviceOffer {
  const availability = signal<OnDeviceAvailability>('unavailable');
  return {
    availability,
    async look() {
      availability.value = await speech.onDeviceAvailability(language());
    },
    async prepare() {
      if (availability.peek() === 'available') return true;
      availability.value = 'downloading';
      const isThere = await speech.installOnDevice(language());
      availability.value = isThere ? 'available' : 'unavailable';
      return isThere;
    },
  };
}
