import type { Display, Picture } from './browser-display.ts';
import { until } from './until.ts';

/** Chromium's light blue: of the strip with the tabs, and of a button that allows something. */
const LIGHT_BLUE = 0xd3e3fd;
/** Nothing is there but the strip. */
const ON_STRIP = { x: 1_000, y: 2 };
/** The browser hears no click before its question has stood there for half a second; a busy one takes longer. */
const HEARD_MS = 3_000;

/**
 * Answers the question in which Chromium asks for permissions, as a person does. It belongs to no page and to no window
 * of its own, so that only the screen tells that it is there: the window behind it is dark.
 */
export async function answerPrompt(display: Display, answer: 'allow' | 'deny'): Promise<void> {
  const allow = await until('the browser asks', async () => {
    const picture = await display.look();
    return isAsking(picture) && picture.boxOf(LIGHT_BLUE);
  });
  const y = Math.round((allow.top + allow.bottom) / 2);
  // The one that refuses is beside it and as large.
  const x = answer === 'allow' ? Math.round((allow.left + allow.right) / 2) : allow.left - 30;
  await until('the browser has heard the answer', async () => {
    await display.click(x, y);
    const isOver = async () => !isAsking(await display.look());
    return until('the question is gone', isOver, HEARD_MS).catch(() => false);
  });
}

function isAsking(picture: Picture): boolean {
  return picture.colourAt(ON_STRIP.x, ON_STRIP.y) !== LIGHT_BLUE;
}
