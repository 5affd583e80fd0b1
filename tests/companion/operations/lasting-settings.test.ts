import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLastingSettings } from '../../../companion/operations/lasting-settings.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createTestFolder } from '../server/test-companion.ts';

const open = (folder: string) => createLastingSettings(folder, { maxContext: 8192 }, createCapturedLog());

describe('what clients set of the companion', () => {
  it('holds after the next start, for this user alone, until it is taken back', () => {
    const folder = createTestFolder();
    const settings = open(folder);
    expect(settings.maxContext()).toBe(8192);
    expect(settings.setMaxContext(4096)).toBe(true);
    expect([settings.maxContext(), settings.usualMaxContext]).toEqual([4096, 8192]);
    expect(statSync(settings.file).mode & 0o777).toBe(0o600);
    const again = open(folder);
    expect(again.maxContext()).toBe(4096);
    again.setMaxContext(null);
    expect(open(folder).maxContext()).toBe(8192);
  });

  it.each(['{', 'null', '[]', '{"maxContext": "4096"}', '{"maxContext": 12}', '{"maxContext": 1e99}'])(
    'is not set when its file says %s',
    (text) => {
      const folder = createTestFolder();
      writeFileSync(join(folder, 'settings.json'), text);
      expect(open(folder).maxContext()).toBe(8192);
    },
  );

  it('stays as it was when it can’t be kept', () => {
    const folder = createTestFolder();
    const settings = open(folder);
    rmSync(folder, { recursive: true });
    expect(settings.setMaxContext(4096)).toBe(false);
    expect(settings.maxContext()).toBe(8192);
  });
});
