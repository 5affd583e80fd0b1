import { encode } from '../../../protocol/codec.ts';
import type { KeptPrompt } from '../../../protocol/prompts.ts';
import { codedError } from '../../coded-error.ts';
import type { Answer, MessageOf, Session } from './session.ts';

/** The topic for changes of a person's library of prompts. */
export const PROMPTS_TOPIC = 'prompts';

/** All clients that watch are told before the answer, including the client that made the change. */
export async function changePrompts(
  { services: { clientConversations, live } }: Session,
  { id, changes }: MessageOf<'change_prompts'>,
): Promise<Answer> {
  const outcome = await clientConversations.prompts.change(changes);
  if ('code' in outcome) return codedError(outcome.code, outcome.params);
  live.publish(PROMPTS_TOPIC, encode(toMessage(outcome)));
  return { type: 'ok', id };
}

export async function tellPrompts({ services }: Session): Promise<Answer> {
  return toMessage(await services.clientConversations.prompts.all());
}

function toMessage(prompts: readonly KeptPrompt[]) {
  return { type: 'prompts' as const, prompts: [...prompts] };
}
