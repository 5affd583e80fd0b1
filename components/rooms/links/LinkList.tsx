import type { Invite } from '../../../protocol/room-messages.ts';
import { describeMoment } from '../../../words/describe-date.ts';
import { joinFacts } from '../../../words/join-facts.ts';
import { roomWords } from '../../../words/spoken-later.ts';

/** The links that still let somebody in. */
export function LinkList(props: { invites: readonly Invite[]; revoke: (invite: string) => void }) {
  return (
    <section aria-label={roomWords.links}>
      <h3 class="room-title">{roomWords.links}</h3>
      <ul class="room-rows">
        {props.invites.map((invite) => {
          const facts = describe(invite);
          const title = invite.may === 'write' ? roomWords.linkWrites : roomWords.linkReads;
          return (
            <li key={invite.invite} class="room-row">
              <div class="room-row-words">
                <span>{title}</span>
                <span class="room-row-facts">{facts}</span>
              </div>
              <button
                type="button"
                class="text-button"
                aria-label={roomWords.revokeLink(joinFacts([title, facts]))}
                onClick={() => props.revoke(invite.invite)}
              >
                {roomWords.revoke}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function describe({ usesLeft, expiresAt, joined }: Invite): string {
  return joinFacts([
    usesLeft === null ? roomWords.unlimited : roomWords.usesLeft(usesLeft),
    expiresAt === null ? roomWords.untilRevoked : roomWords.until(describeMoment(expiresAt)),
    joined > 0 && roomWords.joined(joined),
  ]);
}
