import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { SharedLink } from '../../../sidebar/rooms/sharing.ts';
import { roomWords } from '../../../words/spoken-later.ts';
import { Command } from '../../Command.tsx';
import { CopyButton } from '../../CopyButton.tsx';
import { LazyQrCode } from './LazyQrCode.tsx';

/** Lets others of the same network in. */
const LAN_COMMAND = 'npm start -- --host 0.0.0.0 --insecure-lan';

/** A link that was just made, to hand on: as text and for a camera. */
export function NewLink({ link }: { link: SharedLink }) {
  const chosen = useSignal('');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const url = link.urls.find((each) => each === chosen.value) ?? link.urls[0] ?? '';
  // It is what was asked for, and what comes next is to copy it.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [link]);
  return (
    <section class="new-link" aria-label={roomWords.link}>
      <p class="room-text">{roomWords.linkText}</p>
      <div class="new-link-line">
        <input
          ref={field}
          class="field-input"
          type="text"
          readOnly
          aria-label={roomWords.link}
          value={url}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={() => url} label={roomWords.copyLink} />
      </div>
      {link.urls.length > 1 && (
        <div class="field">
          <label for={id}>{roomWords.address}</label>
          <select
            id={id}
            class="field-input"
            value={url}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            {link.urls.map((each) => (
              <option key={each} value={each}>
                {hostOf(each)}
              </option>
            ))}
          </select>
        </div>
      )}
      {link.isOnlyHere ? (
        <div class="only-here">
          <h3 class="room-title">{roomWords.onlyHere}</h3>
          <p class="room-text">{roomWords.onlyHereText}</p>
          <Command command={LAN_COMMAND} />
        </div>
      ) : (
        <LazyQrCode text={url} />
      )}
    </section>
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.origin ?? url;
}
