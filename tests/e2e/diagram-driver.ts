import type { Frame } from 'puppeteer-core';
import { until } from '../helpers/until.ts';
import type { PanelDriver } from './panel-driver.ts';

export const DIAGRAM = '```mermaid\nflowchart LR\n  accTitle: How storks fly\n  A[Egg] --> B[Stork]\n```';

/** What a frame like the one that draws can do for whatever would run in it. */
export interface FramePowers {
  /** Interfaces of an extension that it has. */
  interfaces: string[];
  /** How an attempt to reach the network ended. */
  fetched: string;
  parent: string;
}

/** A person at the last diagram of a panel. */
export function driveDiagram({ page, press }: PanelDriver) {
  return {
    async show() {
      await press('Show as a diagram');
      await until('the drawing is shown', () =>
        page.$eval('.diagram > img', (image) => (image as HTMLImageElement).naturalWidth > 0),
      );
    },
    look: () =>
      page.evaluate(() => {
        const image = document.querySelector<HTMLImageElement>('.diagram > img');
        return {
          hasImage: image !== null,
          alt: image?.alt,
          svg: decodeURIComponent(image?.src.replace('data:image/svg+xml,', '') ?? ''),
          hasCode: document.querySelector('.code pre')?.checkVisibility(),
          frames: document.querySelectorAll('iframe').length,
          said: document.querySelector('.diagram-status')?.textContent ?? '',
        };
      }),
    /** Red, green, blue and opacity of a point of the drawing. */
    colourAt: (x: number, y: number) =>
      page.$eval(
        '.diagram > img',
        (image, x, y) => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 400 });
          const context = canvas.getContext('2d');
          context?.drawImage(image as HTMLImageElement, 0, 0);
          return [...(context?.getImageData(x, y, 1, 1).data ?? [])];
        },
        x,
        y,
      ),
    /** Opens the page of the frame as a panel does, and tries what it can do there. */
    async tryFrame(address: string): Promise<FramePowers> {
      await page.evaluate(() => {
        const frame = document.createElement('iframe');
        frame.setAttribute('sandbox', 'allow-scripts');
        frame.src = '/diagram.html';
        document.body.append(frame);
      });
      const frame = await until('the frame is there', async () => {
        const found = page.frames().find((other) => other.url().endsWith('/diagram.html'));
        return found !== undefined && (await isReady(found)) && found;
      });
      const powers = await frame.evaluate(async (address) => {
        const { chrome, browser } = globalThis as { chrome?: object; browser?: object };
        const own = ['loadTimes', 'csi', 'app'];
        const interfaces = [chrome, browser].flatMap((interfaces) => Object.keys(interfaces ?? {}));
        const attempt = async (what: () => unknown) => {
          try {
            return String(await what());
          } catch (error) {
            return (error as Error).name;
          }
        };
        return {
          interfaces: interfaces.filter((name) => !own.includes(name)),
          fetched: await attempt(() => fetch(address, { mode: 'no-cors' })),
          parent: await attempt(() => parent.document),
        };
      }, address);
      await page.$eval('iframe', (frame) => frame.remove());
      return powers;
    },
  };
}

async function isReady(frame: Frame): Promise<boolean> {
  try {
    return await frame.evaluate(() => document.readyState === 'complete');
  } catch {
    return false;
  }
}
