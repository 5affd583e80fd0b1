import { modelMenuWords } from '../../words/spoken-later.ts';
import { Confirmation } from '../Confirmation.tsx';

/** The second look before questions and pages leave the machine. */
export function RemoteConfirmation(props: { name: string; accept: () => void; refuse: () => void }) {
  const { name, ...answers } = props;
  return (
    <Confirmation
      class="remote-confirmation"
      title={modelMenuWords.remoteTitle(name)}
      no={modelMenuWords.remoteKeep}
      yes={modelMenuWords.remoteUse}
      {...answers}
    >
      <p>{modelMenuWords.remoteMessage}</p>
    </Confirmation>
  );
}
