// @vitest-environment node
import { signal } from '@preact/signals';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type AloudOptions, createAloud } from '../../../sidebar/aloud/aloud.ts';
import type { Reading, Sentence } from '../../../sidebar/aloud/reading.ts';
import type { AloudChoice } from '../../../sidebar/settings/settings-table.ts';
import type { TurnState } from '../../../sidebar/state/conversation/turn-state.ts';
import { createFakeSpeech, fakeVoice } from '../../helpers/fake-speech.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { settle } from '../../helpers/settle.ts';

const sentence = (said: string, values: Partial<Sentence> = {}) => ({ said, shown: said, language: 'en', ...values });

function readingOf(...sentences: (Sentence | 'later')[]): Reading {
  const left = [...sentences];
  return { turn: 'a', within: null, next: () => left.shift() ?? null };
}

function start(options: { voices?: SpeechSynthesisVoice[]; hasSpeech?: boolean } & Partial<AloudOptions> = {}) {
  const fake = createFakeSpeech(options.voices);
  const clock = createManualClock();
  const turns = signal<readonly TurnState[]>([{ id: 'a' } as TurnState]);
  const aloudChoice = signal<AloudChoice>({ rate: 1, voices: {} });
  const turn = { take: vi.fn(async () => {}), give: vi.fn(), dispose: vi.fn() };
  let wanted = () => {};
  const { voices: _, hasSpeech = true, ...others } = options;
  const aloud = createAloud({
    clock,
    turns,
    settings: {
      aloud: aloudChoice,
      setAloud(choice) {
        aloudChoice.value = choice;
      },
    },
    openTurn({ onWanted }) {
      wanted = onWanted;
      return turn;
    },
    ...(hasSpeech && { speech: fake.speech }),
    createUtterance: fake.createUtterance,
    preferred: ['en-GB'],
    browserName: 'Chrome on Mac',
    ...others,
  });
  onTestFinished(aloud.dispose);
  return {
    ...fake,
    aloud,
    clock,
    turns,
    turn,
    aloudChoice,
    want: () => wanted(),
    cancelled: () => fake.cancels,
    async read(...sentences: (Sentence | 'later')[]) {
      aloud.read(readingOf(...sentences));
      await settle();
    },
    state: () => [aloud.phase.value, aloud.problem.value?.code ?? null, aloud.sentence.value?.said ?? null],
  };
}

const TWO = [sentence('One.'), sentence('Two.')];

describe('reading aloud', () => {
  it('says one sentence after the other, and is over after the last', async () => {
    const { read, texts, end, state, turn, cancelled } = start();
    await read(...TWO);
    expect([texts(), ...state()]).toEqual([['One.'], 'reading', null, 'One.']);
    end();
    expect([texts(), ...state()]).toEqual([['One.', 'Two.'], 'reading', null, 'Two.']);
    end();
    expect(state()).toEqual(['idle', null, null]);
    expect([turn.take.mock.calls.length, turn.give.mock.calls.length > 0, cancelled()]).toEqual([1, true, 0]);
  });

  it('waits for a sentence that is not written yet', async () => {
    const { read, texts, clock, state } = start();
    await read('later', 'later', sentence('Three.'));
    expect(state()).toEqual(['waiting', null, null]);
    clock.advance(200);
    expect(texts()).toEqual([]);
    clock.advance(200);
    expect([texts(), ...state()]).toEqual([['Three.'], 'reading', null, 'Three.']);
  });

  it('pauses, and goes on with the word that was said last', async () => {
    const { read, aloud, texts, word, end, clock, state, spoken, turn } = start();
    await read(sentence('One two three.'), sentence('Four.'));
    word(4);
    aloud.pause();
    expect([...state(), turn.give.mock.calls.length]).toEqual(['paused', null, 'One two three.', 1]);
    // What the browser tells of the cancelled one is no news.
    end(spoken[0]);
    clock.advance(60_000);
    expect(texts()).toEqual(['One two three.']);
    aloud.goOn();
    await settle();
    expect(texts()).toEqual(['One two three.', 'two three.']);
    word(4);
    aloud.pause();
    aloud.goOn();
    await settle();
    clock.advance(100);
    expect(texts().at(-1)).toBe('three.');
    end();
    expect(texts().at(-1)).toBe('Four.');
  });

  it('says nothing right after it was silenced, which Chromium would take back', async () => {
    const { read, aloud, texts, clock } = start();
    await read(...TWO);
    aloud.skip();
    expect(texts()).toEqual(['One.']);
    clock.advance(99);
    expect(texts()).toEqual(['One.']);
    clock.advance(1);
    expect(texts()).toEqual(['One.', 'Two.']);
  });

  it('skips a sentence, while it is paused too, and none that is not written yet', async () => {
    const { read, aloud, state, clock, texts } = start();
    await read(sentence('One.'), sentence('Two.'), sentence('Three.'), 'later', sentence('Four.'));
    aloud.pause();
    aloud.skip();
    expect(state()).toEqual(['paused', null, 'Two.']);
    aloud.goOn();
    await settle();
    clock.advance(100);
    aloud.skip();
    clock.advance(100);
    expect(texts()).toEqual(['One.', 'Two.', 'Three.']);
    aloud.skip();
    expect(state()).toEqual(['waiting', null, null]);
    aloud.skip();
    clock.advance(200);
    expect(texts().at(-1)).toBe('Four.');
    aloud.skip();
    expect(state()).toEqual(['idle', null, null]);
  });

  it('is faster or slower at once, and keeps that', async () => {
    const { read, aloud, spoken, clock, aloudChoice, word } = start();
    await read(sentence('One two.'));
    word(4);
    aloud.setRate(1.5);
    clock.advance(100);
    expect(spoken.map(({ text, rate }) => [text, rate])).toEqual([
      ['One two.', 1],
      ['two.', 1.5],
    ]);
    expect(aloudChoice.value.rate).toBe(1.5);
  });

  it('stops, and hears nothing of what was said', async () => {
    const { read, aloud, fail, end, state, clock, texts } = start();
    await read(...TWO);
    aloud.stop();
    fail('interrupted');
    end();
    clock.advance(60_000);
    expect([state(), texts(), clock.pending]).toEqual([['idle', null, null], ['One.'], 0]);
  });

  it('stops when its turn is no longer shown', async () => {
    const { read, turns, state, cancelled } = start();
    await read(...TWO);
    turns.value = [{ id: 'a' } as TurnState, { id: 'b' } as TurnState];
    expect(state()[0]).toBe('reading');
    turns.value = [{ id: 'b' } as TurnState];
    expect([state(), cancelled()]).toEqual([['idle', null, null], 1]);
  });

  it('reads another answer in the place of the first', async () => {
    const { read, aloud, texts, clock, spoken, end } = start();
    await read(...TWO);
    aloud.read(readingOf(sentence('Other.')));
    await settle();
    end(spoken[0]);
    clock.advance(100);
    expect(texts()).toEqual(['One.', 'Other.']);
  });
});

describe('voices', () => {
  const online = fakeVoice('Cloud', 'en-US', { localService: false, default: true });
  const british = fakeVoice('Kate', 'en_GB');
  const german = fakeVoice('Anna', 'de-DE');

  it('are of this computer, of the reader’s country, and of the language of the sentence', async () => {
    const { read, spoken, end } = start({ voices: [online, fakeVoice('Fred', 'en-US'), british, german] });
    await read(sentence('One.'), sentence('Eins.', { language: 'de' }));
    end();
    expect(spoken.map(({ voice, lang }) => [voice?.name, lang])).toEqual([
      ['Kate', 'en_GB'],
      ['Anna', 'de-DE'],
    ]);
  });

  it('that send the text away are never taken unasked, and are when they were chosen', async () => {
    const { read, aloud, spoken, state, aloudChoice } = start({ voices: [online, german] });
    await read(sentence('One.'));
    expect([spoken, state(), aloud.voices.value]).toEqual([[], ['paused', 'no_voice', 'One.'], [online]]);
    aloud.setVoice('en', 'Cloud');
    await settle();
    expect([spoken[0]?.voice?.name, aloudChoice.value.voices]).toEqual(['Cloud', { en: 'Cloud' }]);
  });

  it('are chosen for a language, at once, and one that is gone is no longer', async () => {
    const { read, aloud, spoken, clock, aloudChoice } = start({ voices: [british, fakeVoice('Fred', 'en-US')] });
    await read(...TWO);
    aloud.setVoice('en-US', 'Fred');
    clock.advance(100);
    aloudChoice.value = { rate: 1, voices: { en: 'Gone' } };
    aloud.skip();
    clock.advance(100);
    expect(spoken.map(({ voice }) => voice?.name)).toEqual(['Kate', 'Fred', 'Kate']);
  });

  it('that load late are waited for, and never without end', async () => {
    const late = start({ voices: [] });
    await late.read(sentence('One.'));
    expect(late.state()).toEqual(['starting', null, 'One.']);
    late.loadVoices([british]);
    expect([late.texts(), late.state()[0]]).toEqual([['One.'], 'reading']);

    const none = start({ voices: [] });
    await none.read(sentence('One.'));
    none.clock.advance(6_000);
    expect(none.state()).toEqual(['paused', 'no_voice', 'One.']);
    none.loadVoices([german]);
    expect(none.state()).toEqual(['paused', 'no_voice', 'One.']);
    none.loadVoices([german, british]);
    await settle();
    expect([none.texts(), none.state()]).toEqual([['One.'], ['reading', null, 'One.']]);
  });

  it('have to be installed on Linux, which is said there', async () => {
    const { read, state } = start({ voices: [german], browserName: 'Chrome on Linux' });
    await read(sentence('One.'));
    expect(state()).toEqual(['paused', 'no_voice_on_linux', 'One.']);
  });

  it('are not asked for a word of ours that none of them can say', async () => {
    const { read, texts, end, clock } = start({ voices: [british] });
    await read(sentence('One.'), sentence('Code ausgelassen.', { shown: '', language: 'de' }), sentence('Two.'));
    end();
    clock.advance(0);
    expect(texts()).toEqual(['One.', 'Two.']);
  });

  it('that fail are tried once more, then it pauses, and nothing is lost', async () => {
    const { read, aloud, fail, texts, state, end } = start();
    await read(...TWO);
    fail('synthesis-failed');
    expect([texts(), state()]).toEqual([
      ['One.', 'One.'],
      ['reading', null, 'One.'],
    ]);
    fail('synthesis-failed');
    expect(state()).toEqual(['paused', 'failed', 'One.']);
    aloud.goOn();
    await settle();
    end();
    expect(texts()).toEqual(['One.', 'One.', 'One.', 'Two.']);
  });

  it('that never end are given up, and one that still speaks is not', async () => {
    const { read, start: begin, word, clock, texts, state, cancelled } = start();
    const long = 'word '.repeat(30).trim();
    await read(sentence(long));
    begin();
    for (let n = 0; n < 29; n += 1) {
      clock.advance(10_000);
      word(5 * n);
    }
    expect(texts()).toEqual([long]);
    clock.advance(34_900);
    expect([texts().length, cancelled()]).toEqual([2, 1]);
    clock.advance(120_000);
    expect(state().slice(0, 2)).toEqual(['paused', 'failed']);
    expect(clock.pending).toBe(0);
  });
});

describe('what else speaks', () => {
  it('and cuts a sentence off is told, and the sentence is said again', async () => {
    const { read, aloud, fail, state, texts, cancelled } = start();
    await read(...TWO);
    fail('interrupted');
    expect([state(), cancelled()]).toEqual([['paused', 'interrupted', 'One.'], 0]);
    aloud.goOn();
    await settle();
    expect([texts(), state()]).toEqual([
      ['One.', 'One.'],
      ['reading', null, 'One.'],
    ]);
  });

  it('is another panel: this one pauses, says why, and lets it', async () => {
    const { read, want, state, cancelled, turn } = start();
    await read(...TWO);
    want();
    expect([state(), cancelled(), turn.give.mock.calls.length]).toEqual([['paused', 'elsewhere', 'One.'], 1, 1]);
  });

  it('is waited for, and what was stopped meanwhile is not said', async () => {
    const taken = Promise.withResolvers<void>();
    const turn = { take: () => taken.promise, give: vi.fn(), dispose() {} };
    const { aloud, texts, state } = start({ openTurn: () => turn });
    aloud.read(readingOf(...TWO));
    aloud.pause();
    aloud.goOn();
    aloud.stop();
    const gave = turn.give.mock.calls.length;
    taken.resolve();
    await settle();
    expect([texts(), state(), turn.give.mock.calls.length]).toEqual([[], ['idle', null, null], gave + 1]);
  });

  it('has paused the browser’s queue: it goes on', async () => {
    const { read, pauseAll, speech } = start();
    pauseAll();
    await read(...TWO);
    expect(speech.paused).toBe(false);
  });

  it('is nothing at all in a browser without speech', async () => {
    const { read, state, aloud } = start({ hasSpeech: false });
    await read(...TWO);
    expect(state()).toEqual(['paused', 'not_supported', null]);
    aloud.stop();
    expect(state()).toEqual(['idle', null, null]);
  });
});

it('says every sentence that was not skipped, in order, whatever is pressed meanwhile', async () => {
  const press = fc.constantFrom(
    'end',
    'word',
    'pause',
    'goOn',
    'faster',
    'wait',
    'fail',
    'interrupt',
    'want',
    'voices',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(press, { maxLength: 60 }), async (presses) => {
      const { aloud, read, end, word, fail, want, clock, spoken, loadVoices } = start();
      const all = Array.from({ length: 5 }, (_, n) => sentence(`Sentence number ${n}.`));
      await read(...all.flatMap((each): (Sentence | 'later')[] => ['later', each]));
      const heard: string[] = [];
      const finish = () => {
        const last = spoken.at(-1);
        if (aloud.phase.peek() !== 'reading' || !last) return;
        const now = aloud.sentence.peek()?.said ?? '';
        // Of what waits for a breath nothing is said yet.
        if (!now.endsWith(last.text)) return;
        end();
        if (aloud.sentence.peek()?.said !== now) heard.push(now);
      };
      for (const each of presses) {
        if (each === 'end') finish();
        if (each === 'word') word(9);
        if (each === 'pause') aloud.pause();
        if (each === 'goOn') aloud.goOn();
        if (each === 'faster') aloud.setRate(2);
        if (each === 'wait') clock.advance(250);
        if (each === 'fail') fail('synthesis-failed');
        if (each === 'interrupt') fail('interrupted');
        if (each === 'want') want();
        if (each === 'voices') loadVoices([fakeVoice('Other', 'en-US')]);
        await settle();
      }
      for (let n = 0; n < 40 && aloud.phase.peek() !== 'idle'; n += 1) {
        aloud.goOn();
        await settle();
        clock.advance(250);
        finish();
      }
      expect([aloud.phase.peek(), heard]).toEqual(['idle', all.map(({ said }) => said)]);
    }),
    { numRuns: 300 },
  );
});
