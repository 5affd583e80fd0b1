import { generate } from 'lean-qr';
import { roomWords } from '../../../words/spoken-later.ts';

/** What a reader needs around it to find it, in modules. */
const QUIET_ZONE = 4;

/** A link as a picture that a phone's camera reads: dark on light in every theme, since not all readers take the reverse. */
export function QrCode({ text }: { text: string }) {
  const code = generate(text);
  const side = code.size + 2 * QUIET_ZONE;
  let path = '';
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      if (code.get(x, y)) path += `M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`;
    }
  }
  return (
    <svg class="qr-code" role="img" aria-label={roomWords.qrCode} viewBox={`0 0 ${side} ${side}`}>
      <path class="qr-ground" d={`M0 0h${side}v${side}h-${side}z`} />
      <path class="qr-modules" d={path} />
    </svg>
  );
}
