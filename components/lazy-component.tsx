import type { ComponentType, VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { createLazyPart, type LazyPart, loadSoon } from '../sidebar/state/lazy-part.ts';

/** A component that shows nothing until it has been loaded, with what loads it. */
export function lazyComponent<P extends object>(
  importComponent: () => Promise<ComponentType<P>>,
): { load: LazyPart<ComponentType<P>>['load']; Shown: (props: P) => VNode | null } {
  const part = createLazyPart(importComponent);
  return {
    load: part.load,
    Shown(props) {
      const Loaded = part.loaded.value;
      return Loaded && <Loaded {...props} />;
    },
  };
}

/** A component that is loaded soon after it is shown for the first time, or by its `load` at once. */
export function loadedWhenShown<P extends object>(importComponent: () => Promise<ComponentType<P>>) {
  const { load, Shown } = lazyComponent(importComponent);
  const LoadedWhenShown = (props: P) => {
    useEffect(() => loadSoon(load), []);
    return <Shown {...props} />;
  };
  return Object.assign(LoadedWhenShown, { load });
}
