import { expect, it } from 'vitest';
import { aloudWords as words } from '../../words/english/aloud.ts';
import { words as panelWords } from '../../words/english/panel.ts';
import type { TestBrowser } from '../helpers/browser.ts';
import { manual, tokens } from '../helpers/fake-ollama-answers.ts';
import { until } from '../helpers/until.ts';
import { describeInBrowser } from './describe-in-browser.ts';
import { drivePanel } from './panel-driver.ts';
import { openStage } from './stage.ts';

interface FakeVoices {
  said: { text: string; voice: string; rate: number }[];
  cancels: number;
  end(): void;
}

const KATE = { voiceURI: 'Kate', name: 'Kate', lang: 'en-GB', localService: true, default: false };
const CLOUD = { voiceURI: 'Cloud', name: 'Cloud', lang: 'en-US', localService: false, default: true };

/** A panel in a browser with these voices, which say nothing and end when the test says so. */
async function openPanel(browser: TestBrowser, voices: readonly object[] = [KATE, CLOUD]) {
  const page = await browser.openPage('about:blank');
  await page.evaluateOnNewDocument((known) => {
    let last: EventTarget | undefined;
    const fake: FakeVoices = {
      said: [],
      cancels: 0,
      end: () => last?.dispatchEvent(new Event('end')),
    };
    class Utterance extends EventTarget {
      text: string;
      constructor(text: string) {
        super();
        this.text = text;
      }
    }
    const speech = Object.assign(new EventTarget(), {
      paused: false,
      getVoices: () => known,
      resume() {},
      cancel() {
        fake.cancels += 1;
      },
      speak(utterance: Utterance & { voice: { name: string }; rate: number }) {
        last = utterance;
        fake.said.push({ text: utterance.text, voice: utterance.voice.name, rate: utterance.rate });
      },
    });
    // A voice that is silent for long is taken to have stopped, and this one says nothing for as long as the test takes.
    const alive = { name: 'sentence', charIndex: 0 };
    setInterval(() => last?.dispatchEvent(Object.assign(new Event('boundary'), alive)), 1_000);
    Object.defineProperty(globalThis, 'speechSynthesis', { value: speech });
    Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, fake });
  }, voices);
  await page.goto(browser.extensionUrl('sidepanel.html'));
  const panel = drivePanel(page);
  const said = () => page.evaluate(() => (globalThis as unknown as { fake: FakeVoices }).fake.said);
  return {
    ...panel,
    said,
    cancels: () => page.evaluate(() => (globalThis as unknown as { fake: FakeVoices }).fake.cancels),
    end: () => page.evaluate(() => (globalThis as unknown as { fake: FakeVoices }).fake.end()),
    says: (text: string) => until(`"${text}" is said`, async () => (await said()).at(-1)?.text === text),
    /** What is marked in the answer. */
    marks: (text: string) =>
      until(`"${text}" is marked`, () =>
        page.evaluate((sought) => {
          const ranges = [...(CSS.highlights.get('aloud') ?? [])];
          return ranges.map(String).join('|') === sought;
        }, text),
      ),
    /** Waits until nothing is read, nor about to be. */
    isSilent: () => until('nothing is read', async () => (await page.$('.aloud-bar')) === null),
    announced: () => page.$eval('.panel > [role=status]', (region) => region.textContent),
    select: (from: string, to: string) =>
      page.evaluate(
        (first, last) => {
          const find = (selector: string) => document.querySelector(selector) as Element;
          getSelection()?.setBaseAndExtent(find(first), 0, find(last), find(last).childNodes.length);
        },
        from,
        to,
      ),
  };
}

describeInBrowser('headless', 'an answer read aloud', () => {
  it('begins while it is written, marks what it reads, and lets no other voice speak meanwhile', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanel(browser);
    const answer = manual();
    ollama.script(answer);
    await panel.ask('Why is the sky blue?');
    answer.token('The **sky** is blue. Air scat');
    await panel.press(words.read);
    await panel.says('The sky is blue.');
    await panel.marks('The sky is blue.');
    expect(await panel.said()).toEqual([{ text: 'The sky is blue.', voice: 'Kate', rate: 1 }]);

    await panel.end();
    await panel.shows(words.waiting);
    answer.token('ters `light` [1].\n\n```js\nlet a;\n```\n\nSee https://example.org for');
    await panel.says('Air scatters light.');
    // The open end is drawn anew under the mark.
    answer.token(' more');
    await panel.marks('Air scatters light');
    answer.token('. That is all.');
    answer.done();
    await until('the answer has ended', async () => (await panel.page.$('.answer[aria-busy=false]')) !== null);
    expect(await panel.announced()).toBe('');
    await panel.end();
    await panel.says('Code left out.');
    await panel.end();
    await panel.says('See for more.');
    await panel.end();
    await panel.says('That is all.');
    await panel.marks('That is all.');
    await panel.end();
    await panel.offers(words.read);
    await panel.marks('');
    await panel.isSilent();
    await until(
      'it is told that the answer is there',
      async () => (await panel.announced()) === panelWords.announceDone,
    );
    expect(await panel.cancels()).toBe(0);
  });

  it('is the selected part of it, when one is selected', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanel(browser);
    ollama.script(tokens(['First. ', 'Second.\n\n', '- An item\n- `code`\n\n', 'Last.']));
    await panel.ask('Why?');
    // Until then it is drawn anew, and what was selected is gone.
    await panel.hasAnswered();
    await panel.select('.markdown > ul', '.markdown > ul');
    await panel.press(words.readSelection);
    await panel.says('An item');
    await panel.end();
    await panel.says('code');
    await panel.end();
    await panel.isSilent();
    expect((await panel.said()).length).toBe(2);
    // A question is no answer, and code alone nothing to read.
    await panel.select('.markdown > p', '.markdown > p');
    await panel.offers(words.readSelection);
    await panel.select('.question', '.question');
    await panel.lacks(words.readSelection);
  });

  it('is stopped by Escape, and the answer by the next one', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanel(browser);
    const answer = manual();
    ollama.script(answer);
    await panel.ask('Why?');
    answer.token('It is so. And ');
    await panel.press(words.read);
    await panel.says('It is so.');
    await panel.page.keyboard.press('Escape');
    await panel.isSilent();
    expect([await panel.cancels(), await panel.page.$('.answer[aria-busy=true]')]).toEqual([1, expect.anything()]);
    answer.token('it goes on.');
    await panel.shows('it goes on.');
    await panel.page.keyboard.press('Escape');
    await panel.shows('Stopped');
  });

  it('is faster and by another voice, which is kept; and over when another chat is shown', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanel(browser);
    ollama.script(tokens(['It is so. And it is blue.']));
    await panel.ask('Why?');
    await panel.press(words.read);
    await panel.press(words.faster);
    await panel.page.select('.aloud-bar select', 'Cloud');
    await until('it is said so', async () => (await panel.said()).at(-1)?.voice === 'Cloud');
    expect((await panel.said()).at(-1)).toEqual({ text: 'It is so.', voice: 'Cloud', rate: 1.25 });

    await panel.page.reload();
    await panel.shows('And it is blue.');
    await panel.press(words.read);
    await panel.says('It is so.');
    expect(await panel.said()).toEqual([{ text: 'It is so.', voice: 'Cloud', rate: 1.25 }]);
    await panel.press(words.pause);
    await panel.press(words.skip);
    await panel.press(words.goOn);
    await panel.says('And it is blue.');
    await panel.press(panelWords.newChat);
    await panel.isSilent();
    expect(await panel.cancels()).toBe(2);
  });

  it('pauses when another panel reads, which waits until it is silent', async () => {
    const { browser, ollama } = await openStage();
    const first = await openPanel(browser);
    ollama.script(tokens(['It is so. And it is blue.']));
    await first.ask('Why?');
    await first.press(words.read);
    await first.says('It is so.');
    const second = await openPanel(browser);
    await second.press(words.read);
    await second.says('It is so.');
    // One that takes too long to be silent is passed over.
    await until('the first one is silent', async () => (await first.cancels()) === 1);
    await first.page.bringToFront();
    await first.shows(words.problems.elsewhere);
    await first.press(words.goOn);
    await until('the first one says it again', async () => (await first.said()).length === 2);
    expect((await first.said()).at(-1)?.text).toBe('It is so.');
    await until('the second one is silent', async () => (await second.cancels()) === 1);
  });

  it('is by no voice that sends it away, unless that is chosen, and says what is missing', async () => {
    const { browser, ollama } = await openStage();
    const panel = await openPanel(browser, [CLOUD]);
    ollama.script(tokens(['Das ist der Himmel und er ist blau.']), tokens(['This is the sky, and it is blue.']));
    await panel.ask('Warum?');
    await panel.press(words.read);
    await panel.shows(words.noVoice.no_voice_on_linux('German'));
    await panel.press(words.stopReading);
    await panel.ask('Why is it?');
    await panel.hasAnswered(2);
    const answers = await panel.page.$$(`[title="${words.read}"]`);
    await answers.at(-1)?.click();
    await panel.shows(words.noVoice.no_voice_on_linux('English'));
    expect(await panel.said()).toEqual([]);
    await panel.page.select('.aloud-bar select', 'Cloud');
    await panel.says('This is the sky, and it is blue.');
  });
});
