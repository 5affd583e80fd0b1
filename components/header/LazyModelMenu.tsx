import { lazyComponent } from '../lazy-component.tsx';

/** What the model's button opens, as soon as it is there. */
export const { load: loadModelMenu, Shown: LazyModelMenu } = lazyComponent(
  async () => (await import('./ModelMenu.tsx')).ModelMenu,
);
