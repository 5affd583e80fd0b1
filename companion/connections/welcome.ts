import type { Welcome } from '../../protocol/companion-messages.ts';
import { notSaved } from '../conversations/not-saved.ts';
import { isLocal } from './handlers/caller-rights.ts';
import type { Session } from './handlers/session.ts';

/** The part of `welcome` that is the same for everybody. */
export type Greeting = Pick<Welcome, 'version' | 'epoch'>;

/** The companion's first frame: what this caller may do, and the limits that apply to it. */
export function createWelcome(greeting: Greeting, session: Session, proof: string | undefined): Welcome {
  const { caller, nonce, services } = session;
  const { limits, clientConversations } = services;
  const failure = caller.kind === 'client' ? clientConversations.savingFailure : undefined;
  return {
    type: 'welcome',
    ...greeting,
    role: caller.kind,
    ...roomOf(session),
    ...whose(session),
    features: listFeatures(session),
    ...(failure !== undefined && { notice: notSaved(failure) }),
    ...(nonce !== '' && { nonce }),
    ...(proof !== undefined && { proof }),
    limits: {
      frameBytes: caller.kind === 'client' ? limits.frameBytes : limits.guestFrameBytes,
      messageChars: limits.messageChars,
      sourceChars: limits.sourceChars,
      sources: limits.sources,
      ...(caller.kind === 'client' && { blobBytes: limits.blobBytes }),
    },
  };
}

/** For a member: the room. */
function roomOf({ caller, services }: Session): Pick<Welcome, 'room'> {
  const member = caller.kind === 'member' && services.rooms.member(caller.keyId);
  if (!member) return {};
  const { conversation, may, name } = member;
  return { room: { conversation, may, name } };
}

function whose({ caller, services: { people } }: Session): Pick<Welcome, 'person'> {
  const person = caller.kind === 'client' ? people?.access.find(caller.person ?? '') : undefined;
  return person ? { person: { name: person.name, administrator: person.administrator } } : {};
}

function listFeatures({ caller, services: { clientConversations, keys, people } }: Session): string[] {
  if (caller.kind === 'stranger') return [caller.invite === undefined ? 'pair' : 'join'];
  if (caller.kind === 'member') return ['models', 'attach'];
  if (caller.kind === 'guest') return ['models'];
  const whenStored = clientConversations.failure ? [] : ['history', 'transfers', 'rooms'];
  const whenLocal = people || isLocal(caller, keys) ? ['clients'] : [];
  const whenPeople = people ? ['people'] : [];
  return [
    'models',
    'sources',
    'blobs',
    'attach',
    'conversations',
    'prompts',
    ...whenStored,
    ...whenLocal,
    ...whenPeople,
  ];
}
