import { loadedWhenShown } from '../../lazy-component.tsx';

/** The picture of a link, which few people need. */
export const LazyQrCode = loadedWhenShown(async () => (await import('./QrCode.tsx')).QrCode);
