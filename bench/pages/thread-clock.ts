import type { Page } from 'puppeteer-core';

/**
 * How long a page's thread has been at work, in milliseconds of the processor: what other programs do on the machine
 * meanwhile counts for little.
 */
export async function threadClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}
