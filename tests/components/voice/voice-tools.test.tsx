import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { VoiceTools } from '../../../components/voice/VoiceTools.tsx';
import type { OnDeviceAvailability } from '../../../sidebar/voice/on-device-speech.ts';
import type { Heard, Voice, VoicePhase } from '../../../sidebar/voice/voice.ts';
import type { VoiceProblem } from '../../../sidebar/voice/voice-problem.ts';
import { eventually } from '../../helpers/eventually.ts';
import { settle } from '../../helpers/settle.ts';

afterEach(cleanup);

function show({ asksSpoken = false } = {}) {
  const state = {
    phase: signal<VoicePhase>('idle'),
    level: signal(0.5),
    seconds: signal(65),
    standIn: signal(''),
    problem: signal<VoiceProblem | null>(null),
    hearing: signal(''),
    recorded: signal<Uint8Array<ArrayBuffer> | null>(null),
    onDevice: signal<OnDeviceAvailability>('unavailable'),
    heard: signal<Heard | null>(null),
    microphones: signal([
      { id: 'a', name: 'Built in' },
      { id: 'b', name: 'USB' },
    ]),
  };
  const called: string[] = [];
  const note = (name: string, phase?: VoicePhase) => () => {
    called.push(name);
    if (phase) state.phase.value = phase;
  };
  const settings = {
    microphone: signal(''),
    chooseMicrophone: vi.fn(),
    asksSpoken: signal(asksSpoken),
    setAsksSpoken: vi.fn(),
    hearsHere: signal(false),
    setHearsHere: vi.fn(),
    keepsSpoken: signal(false),
    setKeepsSpoken: vi.fn(),
  };
  const voice: Voice = {
    ...state,
    settings,
    start: note('start', 'recording'),
    finish: note('finish', 'sending'),
    cancel: note('cancel', 'idle'),
    sendAgain: note('again'),
    dismiss: note('dismiss'),
    hearHere: note('hear here'),
    saveRecorded: note('save'),
    letRecordedGo: note('let go'),
    askBrowser: note('ask browser'),
  };
  const text = signal('In short: ');
  const field: { current: HTMLTextAreaElement | null } = { current: null };
  const send = vi.fn();
  function Form() {
    return (
      <form>
        <VoiceTools voice={voice} field={field} text={text} send={() => send(text.value)} />
        <textarea ref={field} value={text.value} />
      </form>
    );
  }
  render(<Form />);
  return { ...state, settings, called, text, field, send };
}

const microphone = () => screen.getByRole('button', { name: /^Speak/ });
const press = (at: number) => fireEvent.pointerDown(microphone(), { button: 0, timeStamp: at });

describe('the microphone', () => {
  it('is clicked to speak, and clicked to end', async () => {
    const { called } = show();
    fireEvent.click(microphone());
    await settle();
    expect(screen.getByText('1:05')).toBeTruthy();
    const done = screen.getByRole('button', { name: 'Done speaking' });
    expect(document.activeElement).toBe(done);
    fireEvent.click(done);
    expect(called).toEqual(['start', 'finish']);
  });

  it('is held while one speaks', async () => {
    const { called } = show();
    const now = vi.spyOn(performance, 'now');
    now.mockReturnValue(1_000);
    press(1_000);
    now.mockReturnValue(1_900);
    fireEvent.pointerUp(window);
    now.mockRestore();
    expect(called).toEqual(['start', 'finish']);
  });

  it('goes on after a short press', () => {
    const { called } = show();
    const now = vi.spyOn(performance, 'now');
    now.mockReturnValue(1_000);
    press(1_000);
    now.mockReturnValue(1_100);
    fireEvent.pointerUp(window);
    fireEvent.click(microphone(), { detail: 1 });
    now.mockRestore();
    expect(called).toEqual(['start']);
  });

  it('is pressed by the keyboard too after it was held, which ended where it is no more', () => {
    const { called } = show();
    press(1_000);
    fireEvent.pointerUp(window);
    fireEvent.click(microphone(), { detail: 0 });
    expect(called.filter((each) => each === 'start')).toHaveLength(2);
  });

  it('ends without a trace on Escape, wherever the focus is, and lets nothing else hear that', async () => {
    const { called, field } = show();
    fireEvent.click(microphone());
    await settle();
    const outside = vi.fn();
    document.body.addEventListener('keydown', outside);
    field.current?.focus();
    fireEvent.keyDown(field.current as HTMLTextAreaElement, { key: 'Escape' });
    document.body.removeEventListener('keydown', outside);
    expect(called).toEqual(['start', 'cancel']);
    expect(outside).not.toHaveBeenCalled();
  });

  it('is given up by Escape while it is made into words too', async () => {
    const { called, phase } = show();
    phase.value = 'sending';
    await settle();
    fireEvent.keyDown(document.body, { key: 'Escape' });
    expect(called).toEqual(['cancel']);
  });

  it('shows the words so far while it is made into words', async () => {
    const { phase, hearing } = show();
    phase.value = 'sending';
    hearing.value = 'What is the';
    await settle();
    expect(screen.getByText('What is the')).toBeTruthy();
    phase.value = 'idle';
    await settle();
    expect(screen.queryByText('What is the')).toBeNull();
  });

  it('puts what was heard at the caret, and asks it only where that is set', async () => {
    const { heard, text, field, send } = show();
    field.current?.setSelectionRange(10, 10);
    heard.value = { text: 'Why?', isCutOff: false };
    await settle();
    expect([text.value, field.current?.selectionStart, document.activeElement === field.current]).toEqual([
      'In short: Why?',
      14,
      true,
    ]);
    expect(send).not.toHaveBeenCalled();
  });

  it('asks what was heard at once where that is set, with its words', async () => {
    const { heard, send, field } = show({ asksSpoken: true });
    field.current?.setSelectionRange(10, 10);
    heard.value = { text: 'Why?', isCutOff: false };
    await settle();
    expect(send.mock.calls).toEqual([['In short: Why?']]);
  });

  it('asks nothing at once that was cut off', async () => {
    const { heard, send, text } = show({ asksSpoken: true });
    heard.value = { text: 'What is the', isCutOff: true };
    await settle();
    expect(text.value).toBe('In short: What is the');
    expect(send).not.toHaveBeenCalled();
  });

  it('says which one listens in place of the chosen one', async () => {
    const { phase, standIn } = show();
    standIn.value = 'Built in';
    phase.value = 'recording';
    await settle();
    expect(screen.getByText('The microphone you chose isn’t connected. Listening to “Built in”.')).toBeTruthy();
  });

  it('is chosen among several, for the next time', async () => {
    const { phase, settings } = show();
    phase.value = 'recording';
    await settle();
    fireEvent.change(screen.getByLabelText('Microphone'), { target: { value: 'b' } });
    expect(settings.chooseMicrophone).toHaveBeenCalledWith('b');
    fireEvent.click(screen.getByLabelText('Ask right away'));
    expect(settings.setAsksSpoken).toHaveBeenCalledWith(true);
  });

  it('says why it can’t be used, and leads to the page in which the browser asks', async () => {
    const { problem, called } = show();
    problem.value = { code: 'not_asked' };
    await settle();
    expect(screen.getByRole('alert').textContent).toMatch(/The browser needs your permission first/);
    fireEvent.click(screen.getByRole('button', { name: 'Allow the microphone…' }));
    expect(called).toEqual(['ask browser']);
  });

  it('offers the browser’s own recognition where the companion can’t hear, and where the browser can', async () => {
    const { problem, onDevice, called, settings, phase } = show();
    problem.value = { code: 'refused', error: { code: 'upstream_unreachable', params: { cause: 'no_transcriber' } } };
    await settle();
    const offered = () => screen.queryByRole('button', { name: /use (this browser|it)$/i });
    expect(offered()).toBeNull();
    onDevice.value = 'downloadable';
    await settle();
    expect(offered()?.textContent).toBe('Download and use it');
    onDevice.value = 'downloading';
    await settle();
    expect([offered(), screen.getByText('Downloading your language…')]).toMatchObject([null, {}]);
    onDevice.value = 'available';
    await settle();
    fireEvent.click(offered() as HTMLElement);
    expect(called).toEqual(['hear here']);
    problem.value = { code: 'denied' };
    await settle();
    expect(offered()).toBeNull();
    settings.hearsHere.value = true;
    phase.value = 'recording';
    await settle();
    fireEvent.click(screen.getByLabelText(/^Recognise speech in this browser/));
    expect(settings.setHearsHere).toHaveBeenCalledWith(false);
  });

  it('keeps the recording to save it only where that is set', async () => {
    const { phase, recorded, called, settings } = show();
    phase.value = 'recording';
    await settle();
    fireEvent.click(screen.getByLabelText('Let me save the recording'));
    expect(settings.setKeepsSpoken).toHaveBeenCalledWith(true);
    phase.value = 'idle';
    await settle();
    expect(screen.queryByText('Save it')).toBeNull();
    recorded.value = new Uint8Array(2);
    await settle();
    fireEvent.click(screen.getByText('Save it'));
    fireEvent.click(screen.getByTitle('Delete the recording'));
    expect(called).toEqual(['save', 'let go']);
  });

  it('says what is missing to hear, keeps the recording, and sends it again', async () => {
    const { problem, phase, called } = show();
    phase.value = 'kept';
    problem.value = { code: 'refused', error: { code: 'upstream_unreachable', params: { cause: 'no_transcriber' } } };
    await eventually(() =>
      expect(screen.getByRole('alert').textContent).toMatch(/turns speech into text.*whisper\.cpp.*recording is kept/s),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    fireEvent.click(screen.getByRole('button', { name: 'Discard it' }));
    expect(called).toEqual(['again', 'cancel']);
  });
});
