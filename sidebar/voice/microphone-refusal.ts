import { NotOnDeviceError } from './recognise-speech.ts';
import type { VoiceProblem } from './voice-problem.ts';

export interface MicrophoneRefusalOptions {
  permissions: Pick<Permissions, 'query'>;
  /** Whether there is a page in which the browser asks. */
  canAsk: boolean;
  /** Called when the person has allowed it since. */
  onAllowed(): void;
}

/** Why a microphone could not be opened. */
export async function microphoneRefusal(error: unknown, options: MicrophoneRefusalOptions): Promise<VoiceProblem> {
  if (error instanceof NotOnDeviceError) return { code: 'not_on_device' };
  const { name } = error as Partial<DOMException>;
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return { code: 'no_microphone' };
  if (name === 'NotReadableError' || name === 'AbortError') return { code: 'busy' };
  if (name !== 'NotAllowedError') return { code: 'failed' };
  const state = await permission(options);
  return { code: state === 'denied' || !options.canAsk ? 'denied' : 'not_asked' };
}

async function permission({ permissions, onAllowed }: MicrophoneRefusalOptions): Promise<PermissionState> {
  try {
    const status = await permissions.query({ name: 'microphone' as PermissionName });
    status.onchange = () => {
      if (status.state === 'granted') onAllowed();
    };
    return status.state;
  } catch {
    return 'prompt';
  }
}
