import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import type { JoinContext } from '../../../protocol/join-proof.ts';
import { closeReasons } from '../../../words/english/close-reasons.ts';
import type { People } from '../../access/people/people.ts';
import { type CodedError, codedError } from '../../coded-error.ts';
import { toRefusal } from './refusals.ts';
import type { Answer, MessageOf, Session } from './session.ts';

/** The context in which a stranger proves its link; undefined for everybody else. */
export function joinContext({ caller, nonce }: Pick<Session, 'caller' | 'nonce'>): JoinContext | undefined {
  if (caller.kind !== 'stranger' || caller.invite === undefined) return undefined;
  return { ...caller.offer, invite: caller.invite, serverNonce: nonce };
}

/** A stranger proves a link, once, and becomes a member of its room. The connection ends with the answer. */
export async function join(session: Session, { proof, name, members = [] }: MessageOf<'join'>): Promise<Answer> {
  const context = joinContext(session);
  if (!context) return undefined;
  const { services, link } = session;
  if (services.people?.access.knows(context.invite))
    return accept(session, services.people.access, context, proof, name);
  const isThere = () => !session.isGone;
  const joined = await services.rooms.join({ proof, context, name, held: members, isThere }).catch(toRefusal);
  if (joined === 'gone') return undefined;
  if ('member' in joined) {
    const { token, member } = joined;
    const { id, conversation, may } = member;
    session.post({ type: 'joined', token, proof: joined.proof, member: id, name: member.name, conversation, may });
    link.close(CLOSE_CODES.normal, closeReasons.joined);
    return undefined;
  }
  const refusal = 'refusal' in joined ? refuse(joined.refusal) : joined;
  // Not logged: a link lasts for weeks, and anybody may try as often as they like.
  if (refusal === NO_SUCH_LINK) services.log.debug({ origin: context.origin }, 'a link did not hold');
  session.post(refusal);
  link.close(CLOSE_CODES.unauthorized, closeReasons.notJoined);
  return undefined;
}

/** By an invitation a stranger becomes a client of the person that it was made for. The connection ends with the answer. */
async function accept(
  session: Session,
  people: People,
  context: JoinContext,
  proof: string,
  name: string,
): Promise<Answer> {
  const isThere = () => !session.isGone;
  const accepted = await people.accept({ proof, context, name, isThere }).catch(toRefusal);
  if (accepted === 'gone') return undefined;
  if ('token' in accepted) {
    session.post({ type: 'paired', ...accepted });
    session.link.close(CLOSE_CODES.normal, closeReasons.paired);
    return undefined;
  }
  session.post('refusal' in accepted ? refuse(accepted.refusal) : accepted);
  session.link.close(CLOSE_CODES.unauthorized, closeReasons.notPaired);
  return undefined;
}

/** Only somebody who has the link learns what became of it. Nobody else learns whether it exists. */
function refuse(refusal: 'used' | 'expired' | 'revoked' | 'ended' | 'full' | 'unknown'): CodedError {
  return refusal === 'unknown' ? NO_SUCH_LINK : codedError('link_gone', { cause: refusal });
}

const NO_SUCH_LINK = codedError('link_gone', {});
