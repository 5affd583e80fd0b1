import { encode } from '../../../protocol/codec.ts';
import { codedError } from '../../coded-error.ts';
import type { Answer, MessageOf, Session } from './session.ts';

/** The topic for changes of Aside's own settings. */
export const PREFERENCES_TOPIC = 'preferences';

/** All clients that watch hear of a change, including the client that made it. */
export async function preferences(
  { services: { clientConversations, live } }: Session,
  { id, set }: MessageOf<'preferences'>,
): Promise<Answer> {
  const { preferences: kept } = clientConversations;
  if (set) {
    const outcome = await kept.set(set);
    if (!outcome.isSet) return codedError('bad_message', outcome.why);
    const { changed } = outcome;
    if (changed.length > 0) live.publish(PREFERENCES_TOPIC, encode({ type: 'preferences', preferences: [...changed] }));
  }
  return { type: 'preferences', id, preferences: [...(await kept.all())] };
}

/** What a client gets when it begins to watch them. */
export async function allPreferences({ services: { clientConversations } }: Session): Promise<Answer> {
  return { type: 'preferences', preferences: [...(await clientConversations.preferences.all())] };
}
