import { afterEach, expect, it, vi } from 'vitest';
import { followDark } from '../../../sidebar/diagrams/follow-dark.ts';
import { eventually } from '../../helpers/eventually.ts';

afterEach(() => {
  delete document.documentElement.dataset.theme;
  vi.unstubAllGlobals();
});

it('what is drawn is dark as the page is: as it was set, else as the system is', async () => {
  const system = Object.assign(new EventTarget(), { matches: true });
  vi.stubGlobal('matchMedia', () => system);
  const isDark = followDark();
  expect(isDark.value).toBe(true);
  document.documentElement.dataset.theme = 'light';
  await eventually(() => expect(isDark.value).toBe(false));
  document.documentElement.dataset.theme = 'system';
  await eventually(() => expect(isDark.value).toBe(true));
  system.matches = false;
  system.dispatchEvent(new Event('change'));
  expect(isDark.value).toBe(false);
});
