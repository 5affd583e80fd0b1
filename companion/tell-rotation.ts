import { isMessage, type RotatedMessage, type RotationNotedMessage } from './parent-messages.ts';

/** A parent that takes longer hangs, and must not keep clients connected that showed the old key. */
const NOTED_MS = 1_000;

/**
 * Tells the process that started this one that there is a new `local.key`, and resolves once it has passed that on: a
 * panel that is cut off reads the key again at once. Resolves at once without such a process.
 */
export async function tellRotation(): Promise<void> {
  if (!process.send) return;
  const noted = Promise.withResolvers<void>();
  const timer = setTimeout(noted.resolve, NOTED_MS);
  const listen = (message: unknown): void => {
    if (isMessage<RotationNotedMessage>(message, 'rotation-noted')) noted.resolve();
  };
  process.on('message', listen);
  process.send({ type: 'rotated' } satisfies RotatedMessage);
  await noted.promise;
  clearTimeout(timer);
  process.off('message', listen);
}
