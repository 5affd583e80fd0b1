import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Receipt = typeof import('./SentReceipt.tsx')['SentReceipt'];

const part = createLazyPart(async () => (await import('./SentReceipt.tsx')).SentReceipt);

/** What an answer was asked with, and where: rarely wanted, and loaded then. */
export function LazySentReceipt(props: ComponentProps<Receipt>) {
  useEffect(() => void part.load(), []);
  const SentReceipt = part.loaded.value;
  return SentReceipt && <SentReceipt {...props} />;
}
