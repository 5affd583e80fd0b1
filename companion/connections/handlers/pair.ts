import { CLOSE_CODES } from '../../../protocol/close-codes.ts';
import { closeReasons } from '../../../words/english/close-reasons.ts';
import type { Attempt } from '../../access/pairing/pairing-codes.ts';
import type { CodedError } from '../../coded-error.ts';
import { refuseAttempt } from '../failed-attempt.ts';
import { toRefusal } from './refusals.ts';
import type { Answer, MessageOf, Session } from './session.ts';

/** A stranger proves a pairing code, once. The connection ends with the answer. */
export async function pair(session: Session, { proof, name }: MessageOf<'pair'>): Promise<Answer> {
  const { caller, services, link } = session;
  if (caller.kind !== 'stranger') return undefined;
  const attempted = services.codes.attempt(proof, { ...caller.offer, serverNonce: session.nonce });
  const attempt = await attempted.catch(toUnknown);
  if (session.isGone) {
    // A client that left has not been told, so the code can still be used.
    if (attempt.kind === 'right') attempt.release();
    return undefined;
  }
  const refusal = await answer(session, attempt, name);
  if (attempt.kind === 'wrong') {
    // Wrong tries are few, so they are logged. Attempts with a code that is gone are not, since anybody may repeat them.
    services.log.warn({ triesLeft: attempt.triesLeft, origin: caller.offer.origin }, 'a pairing code did not hold');
  }
  if (refusal) {
    session.post(refusal);
    link.close(CLOSE_CODES.unauthorized, closeReasons.notPaired);
  }
  return undefined;
}

/** Whether it was used can't be asked now. */
function toUnknown(error: unknown): { kind: 'unknown'; refusal: CodedError } {
  return { kind: 'unknown', refusal: toRefusal(error) };
}

function answer(
  session: Session,
  attempt: Attempt | ReturnType<typeof toUnknown>,
  name: string,
): CodedError | undefined | Promise<CodedError | undefined> {
  if (attempt.kind === 'right') return accept(session, attempt, name);
  return attempt.kind === 'unknown' ? attempt.refusal : refuseAttempt(attempt);
}

async function accept(
  session: Session,
  attempt: Extract<Attempt, { kind: 'right' }>,
  wanted: string,
): Promise<CodedError | undefined> {
  const { services, link, caller } = session;
  if (caller.kind !== 'stranger') return undefined;
  try {
    const { token, client, name } = await services.keys.pair(caller.offer.origin, wanted, attempt.person);
    if (session.isGone || attempt.isVoid()) {
      await services.keys.revoke(client);
      attempt.release();
      return attempt.isVoid() ? VOID : undefined;
    }
    session.post({ type: 'paired', token, proof: attempt.prove(token), name });
    attempt.accept(client, name);
    link.close(CLOSE_CODES.normal, closeReasons.paired);
    return undefined;
  } catch (error) {
    attempt.release();
    // Of a person who was just revoked nothing is stored.
    return attempt.isVoid() ? VOID : toRefusal(error);
  }
}

const VOID = refuseAttempt({ kind: 'gone', reason: 'rotated' });
