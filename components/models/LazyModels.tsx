import { lazyComponent, loadedWhenShown } from '../lazy-component.tsx';

/** The screen of models, as soon as it is there; loaded once: most panels are opened to ask. */
export const { load: loadModels, Shown: LazyModels } = lazyComponent(
  async () => (await import('./ModelsDrawer.tsx')).ModelsDrawer,
);

/** The way to a first model. */
export const LazyFirstModel = loadedWhenShown(async () => (await import('./FirstModel.tsx')).FirstModel);
