import type { ConnectionState } from '../../sidebar/state/connection-state.ts';
import type { CompanionLink, PairingState } from '../../sidebar/state/pairing-state.ts';
import { words } from '../../words/spoken.ts';
import { pairingWords } from '../../words/spoken-later.ts';
import { Command } from '../Command.tsx';
import { problemWords } from '../problem-words.ts';

/** Where the panel is connected, as what, and the way out of a pairing. */
export function CompanionStatus(props: { connection: ConnectionState; pairing: PairingState }) {
  const { connection, pairing } = props;
  const link = pairing.link.value;
  const status = connection.status.value;
  const problem = connection.problem.value;
  const unrevoked = pairing.unrevoked.value;
  const command = pairingWords.revokeCommand(unrevoked);
  return (
    <section class="companion" aria-label={pairingWords.connection}>
      <p class="companion-state">
        <span class={status === 'ready' ? 'companion-dot is-on' : 'companion-dot'} aria-hidden="true" />
        {link ? describeWhere(status, link.address) : words.notConnected}
      </p>
      <p class="companion-detail">{problem ? problemWords(problem).message : link ? describeAs(link) : ''}</p>
      {link?.key === 'paired' && (
        <div>
          <button type="button" class="button" onClick={() => pairing.forget()}>
            {pairing.phase.value === 'forgetting' ? pairingWords.forgetting : pairingWords.forget}
          </button>
        </div>
      )}
      {unrevoked !== '' && (
        <>
          <p>{pairingWords.unrevoked(unrevoked)}</p>
          <Command command={command} />
        </>
      )}
    </section>
  );
}

function describeWhere(status: ConnectionState['status']['value'], address: string): string {
  if (status === 'ready') return pairingWords.connectedTo(address);
  return status === 'down' ? pairingWords.notConnectedTo(address) : pairingWords.connectingTo(address);
}

function describeAs({ key, name }: CompanionLink): string {
  if (key === 'paired') return pairingWords.asPaired(name);
  return key === 'file' ? pairingWords.asBuilt : pairingWords.asGuest;
}
