import type { ComponentProps } from 'preact';
import { useEffect } from 'preact/hooks';
import { createLazyPart, type LazyPart, loadSoon } from '../../sidebar/state/lazy-part.ts';
import type { Voice } from '../../sidebar/voice/voice.ts';

type Tools = typeof import('./VoiceTools.tsx')['VoiceTools'];

const tools = createLazyPart(async () => (await import('./VoiceTools.tsx')).VoiceTools);

/** The microphone, as soon as it is there: a panel can be typed into before. */
export function LazyVoiceTools({ voice, ...props }: Omit<ComponentProps<Tools>, 'voice'> & { voice: LazyPart<Voice> }) {
  useEffect(() => {
    loadSoon(voice.load);
    loadSoon(tools.load);
  }, [voice]);
  const VoiceTools = tools.loaded.value;
  return VoiceTools && voice.loaded.value && <VoiceTools {...props} voice={voice.loaded.value} />;
}
