import { loadedWhenShown } from '../lazy-component.tsx';

/** What an answer was asked with, and where: rarely wanted, and loaded then. */
export const LazySentReceipt = loadedWhenShown(async () => (await import('./SentReceipt.tsx')).SentReceipt);
