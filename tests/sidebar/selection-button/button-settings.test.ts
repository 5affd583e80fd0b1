import { describe, expect, it } from 'vitest';
import { DEFAULT_BUTTON_SETTINGS, parseButtonSettings } from '../../../sidebar/selection-button/button-settings.ts';

describe('what is kept of the buttons at selections', () => {
  it.each([undefined, null, 'on', 3, [], { where: 'there', sites: 'news.test', actions: 'all' }])(
    'is the default where it makes no sense: %j',
    (kept) => {
      expect(parseButtonSettings(kept)).toEqual(DEFAULT_BUTTON_SETTINGS);
    },
  );

  it('is off by default', () => {
    expect(DEFAULT_BUTTON_SETTINGS.where).toBe('nowhere');
  });

  it('is the same after it was kept, the order of the actions too', () => {
    expect(parseButtonSettings(DEFAULT_BUTTON_SETTINGS)).toEqual(DEFAULT_BUTTON_SETTINGS);
  });

  it('keeps what it knows: each site once, and each action in the order of the menu', () => {
    const kept = {
      where: 'sites',
      sites: ['a.test', 3, 'b.test', 'a.test'],
      actions: ['ask-here', 'of-a-newer-aside', 'summarise-page', 'explain'],
    };
    expect(parseButtonSettings(kept)).toEqual({
      where: 'sites',
      sites: ['a.test', 'b.test'],
      actions: ['explain', 'ask-here'],
    });
  });
});
