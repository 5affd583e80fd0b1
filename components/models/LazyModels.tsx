import type { ComponentProps } from 'preact';
import { createLazyPart } from '../../sidebar/state/lazy-part.ts';

type Drawer = typeof import('./ModelsDrawer.tsx')['ModelsDrawer'];
type First = typeof import('./FirstModel.tsx')['FirstModel'];

const drawer = createLazyPart(async () => (await import('./ModelsDrawer.tsx')).ModelsDrawer);
const first = createLazyPart(async () => (await import('./FirstModel.tsx')).FirstModel);

/** Loads the screen of models, once: most panels are opened to ask. */
export const loadModels = drawer.load;

/** The screen, as soon as it is there. */
export function LazyModels(props: ComponentProps<Drawer>) {
  const ModelsDrawer = drawer.loaded.value;
  return ModelsDrawer && <ModelsDrawer {...props} />;
}

/** The way to a first model, loaded when it is shown. */
export function LazyFirstModel(props: ComponentProps<First>) {
  const FirstModel = first.loaded.value;
  if (!FirstModel) void first.load();
  return FirstModel && <FirstModel {...props} />;
}
