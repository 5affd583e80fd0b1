import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newPreferences, type Preference, withPreferences } from '../../../protocol/preferences.ts';
import { createSettings, type Settings } from '../../../sidebar/settings/settings.ts';
import { syncPreferences } from '../../../sidebar/settings/sync-preferences.ts';
import { createFakeCompanionConnection } from '../../helpers/fake-companion-connection.ts';
import { createMemoryStorage } from '../../helpers/memory-storage.ts';
import { settle } from '../../helpers/settle.ts';

const NOW = 1_790_000_000_000;

beforeEach(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** A companion that keeps preferences as the real one does, and tells all windows. */
function createKeeper() {
  let kept: readonly Preference[] = [];
  const windows = new Set<ReturnType<typeof createFakeCompanionConnection>>();
  return {
    get kept() {
      return new Map(kept.map((each) => [each.name, each.value]));
    },
    keep(changes: readonly Preference[]) {
      const changed = newPreferences(kept, changes, Date.now());
      kept = withPreferences(kept, changed);
      for (const each of windows) each.say({ type: 'preferences', preferences: [...changed] });
    },
    /** A window of a browser, which has what `area` keeps. */
    open(area = createMemoryStorage()) {
      const companion = createFakeCompanionConnection();
      const settings: Settings = createSettings(area, { install: 'x' });
      companion.respond('preferences', (asked) => {
        this.keep((asked.request as unknown as { set: Preference[] }).set);
        asked.answer({ type: 'preferences', preferences: [...kept] });
      });
      const sync = syncPreferences(companion.connection, settings.personal);
      return {
        settings,
        companion,
        connect() {
          companion.connect();
          windows.add(companion);
          companion.say({ type: 'preferences', preferences: [...kept] });
        },
        disconnect() {
          windows.delete(companion);
          companion.disconnect();
        },
        dispose: sync.dispose,
      };
    },
  };
}

describe('preferences of the person', () => {
  it('that are set without a companion are brought to it once there is one', async () => {
    const keeper = createKeeper();
    const window = keeper.open();
    window.settings.set('language', 'de');
    expect(keeper.kept.size).toBe(0);
    window.connect();
    await settle();
    expect(keeper.kept.get('language')).toBe('de');
  });

  it('that are set elsewhere are shown at once, and what stays in this browser is brought to nobody', async () => {
    const keeper = createKeeper();
    const [one, other] = [keeper.open(), keeper.open()];
    one.connect();
    other.connect();
    one.settings.set('sendKey', 'mod_enter');
    one.settings.set('theme', 'dark');
    await settle();
    expect(other.settings.value('sendKey').value).toBe('mod_enter');
    expect([other.settings.value('theme').value, keeper.kept.has('theme')]).toEqual(['system', false]);
  });

  it('that a guest or a member sets are brought to nobody', async () => {
    const keeper = createKeeper();
    for (const role of ['guest', 'member'] as const) {
      const { settings, companion } = keeper.open();
      companion.connect(role);
      settings.set('language', 'de');
      await settle();
      expect([companion.said, companion.requests]).toEqual([[], []]);
    }
  });

  it('that only a newer Aside knows are kept, and brought to another companion', async () => {
    const area = createMemoryStorage();
    const [first, second] = [createKeeper(), createKeeper()];
    first.keep([{ name: 'of-tomorrow', value: { deep: true }, revision: NOW }]);
    const before = first.open(area);
    before.connect();
    await settle();
    before.dispose();
    const { openSettings } = await import('../../../sidebar/settings/settings.ts');
    expect((await openSettings(area)).personal.find('of-tomorrow')?.value).toEqual({ deep: true });
    expect(second.kept.size).toBe(0);
  });

  it('whose date the companion sets right are taken as it says, unless they were set again meanwhile', async () => {
    const window = createKeeper().open();
    window.connect();
    const answer = (value: string) => ({
      type: 'preferences' as const,
      preferences: [{ name: 'language', value, revision: 5 }],
    });
    window.companion.respond('preferences', () => {});
    window.settings.set('language', 'de');
    window.companion.requestOf('preferences').answer(answer('de'));
    await settle();
    expect(window.settings.personal.find('language')).toMatchObject({ value: 'de', revision: 5 });
    window.settings.set('language', 'fr');
    const late = window.companion.requestOf('preferences');
    window.settings.set('language', 'it');
    late.answer(answer('fr'));
    await settle();
    expect(window.settings.language.value).toBe('it');
  });

  it('come to the same in two windows and the companion, whatever is set where and whoever is away meanwhile', async () => {
    const step = fc.record({
      who: fc.integer({ min: 0, max: 1 }),
      what: fc.oneof(
        fc.constant('toggle' as const),
        fc.record({
          name: fc.constantFrom('language', 'defaultModel', 'answerLanguage'),
          value: fc.constantFrom('a', 'b', 'c'),
        }),
      ),
      wait: fc.integer({ min: -2, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        vi.setSystemTime(NOW);
        const keeper = createKeeper();
        const windows = [keeper.open(), keeper.open()] as const;
        const isConnected = [false, false];
        for (const { who, what, wait } of steps) {
          vi.setSystemTime(Date.now() + wait);
          const window = windows[who as 0 | 1];
          if (what === 'toggle') {
            if (isConnected[who]) window.disconnect();
            else window.connect();
            isConnected[who] = !isConnected[who];
          } else window.settings.set(what.name as 'language', what.value);
          await settle();
        }
        for (const [who, window] of windows.entries()) if (!isConnected[who]) window.connect();
        await settle();
        const kept = [...keeper.kept].sort();
        for (const { settings } of windows) {
          expect(
            settings.personal
              .all()
              .map(({ name, value }) => [name, value])
              .sort(),
          ).toEqual(kept);
        }
        for (const { dispose } of windows) dispose();
      }),
      { numRuns: 60 },
    );
  });
});
