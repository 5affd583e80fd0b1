import { expect, test } from 'vitest';
import { createRefusalLog } from '../../../companion/server/refusal-log.ts';
import { createCapturedLog } from '../../helpers/captured-log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { head, NO_PROXIES } from '../access/head.ts';

test('a stranger’s headers are noted as text that no terminal obeys', () => {
  const log = createCapturedLog();
  const refused = createRefusalLog(log, createManualClock(), NO_PROXIES);
  refused(403, 'Host is not ours', head('/', { host: '\u009b2Jevil.test', origin: 'http://evil.test\u009d0;x\u009c' }));
  expect(log.lines()).toMatchObject([{ host: '?2Jevil.test', origin: 'http://evil.test?0;x?' }]);
});
