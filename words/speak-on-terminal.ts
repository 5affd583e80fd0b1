import { speak } from './speaking.ts';
import { speechOf } from './speech-of.ts';

/**
 * Has everything said in the language that the terminal is set to: to be called before anything is said. What is said to
 * programs stays English.
 */
export async function speakOnTerminal(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  speak(await speechOf(env.LC_ALL || env.LC_MESSAGES || env.LANG || ''));
}
