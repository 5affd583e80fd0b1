import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether the page is dark: as it was set, or as the system is. Follows both for as long as the page lives. */
export function followDark(): ReadonlySignal<boolean> {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const read = () => root.dataset.theme === 'dark' || (root.dataset.theme !== 'light' && system.matches);
  const isDark = signal(read());
  const tell = () => {
    isDark.value = read();
  };
  system.addEventListener('change', tell);
  new MutationObserver(tell).observe(root, { attributeFilter: ['data-theme'] });
  return isDark;
}
