import { beforeEach, expect, it, vi } from 'vitest';
import { createWebStorageArea } from '../../web/web-storage-area.ts';

beforeEach(() => localStorage.clear());

const area = createWebStorageArea(localStorage, window);

it('keeps values under their names', async () => {
  await area.set({ places: [['c', { turn: 't', offset: null }]], chosenModel: 'qwen3:8b' });
  expect(await area.get(['places', 'chosenModel', 'install'])).toEqual({
    places: [['c', { turn: 't', offset: null }]],
    chosenModel: 'qwen3:8b',
  });
  await area.remove('places');
  expect(await area.get('places')).toEqual({});
});

it('takes what is no JSON for nothing', async () => {
  localStorage.setItem('install', '{');
  expect(await area.get('install')).toEqual({});
});

it('rejects what does not fit, so that less can be kept', async () => {
  const full = {
    ...localStorage,
    setItem: () => {
      throw new DOMException('', 'QuotaExceededError');
    },
  } as Storage;
  await expect(createWebStorageArea(full, window).set({ a: 1 })).rejects.toThrow();
});

it('tells what another tab changes in this storage, until nobody listens', () => {
  const listener = vi.fn();
  const change = (init: StorageEventInit) => window.dispatchEvent(new StorageEvent('storage', init));
  area.onChanged.addListener(listener);
  change({ key: 'chosenModel', newValue: '"llama3.2"', storageArea: localStorage });
  change({ key: 'chosenModel', newValue: null, storageArea: localStorage });
  change({ key: 'chosenModel', newValue: '"other"', storageArea: sessionStorage });
  change({ key: null, storageArea: localStorage });
  expect(listener.mock.calls).toEqual([
    [{ chosenModel: { newValue: 'llama3.2' } }],
    [{ chosenModel: { newValue: undefined } }],
  ]);
  area.onChanged.removeListener(listener);
  change({ key: 'chosenModel', newValue: '"late"', storageArea: localStorage });
  expect(listener).toHaveBeenCalledTimes(2);
});
