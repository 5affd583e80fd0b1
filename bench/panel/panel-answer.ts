/** What is asked; everything else that a model gets asked has an answer of its own. */
export const QUESTION = 'Why do storks stand on one leg?';

/** The answer of the panel's benchmark: a bit of everything that people get from models, in 2,000 tokens. */
const SECTION = `Storks stand on one leg because it costs less. A bird loses much of its **heat through bare legs**, and tucking one into the feathers halves the loss; the joint locks, so that *no muscle* has to hold it. See [the study](https://example.com/storks?year=2017) for the numbers.

## What was measured

- Two storks, one awake and one asleep, on a plate that records \`sway\`.
- The centre of pressure moved *less* on one leg:
  - awake, 3.2 mm
  - asleep, 1.9 mm
- A cadaver held the pose without any muscle at all.

1. Fold the leg.
2. Move the weight over the foot.
3. Let go.

| bird | leg | sway in mm | heat lost |
|------|:---:|-----------:|-----------|
| awake | left | 3.2 | 48 % |
| asleep | right | 1.9 | 44 % |
| both legs | both | 6.5 | 100 % |

### How to compute it

The sway is the mean distance $d = \\sqrt{x^2 + y^2}$ from the centre, taken over all samples:

$$
\\bar{d} = \\frac{1}{n} \\sum_{i=1}^{n} \\sqrt{(x_i - \\bar{x})^2 + (y_i - \\bar{y})^2}
$$

\`\`\`python
import math

def sway(samples: list[tuple[float, float]]) -> float:
    """Mean distance from the centre of pressure, in millimetres."""
    n = len(samples)
    cx = sum(x for x, _ in samples) / n
    cy = sum(y for _, y in samples) / n
    return sum(math.hypot(x - cx, y - cy) for x, y in samples) / n
\`\`\`

> A bird that sleeps on one leg is steadier than one that stands on two.

The same in TypeScript, for the page:

\`\`\`ts
export function sway(samples: readonly Point[]): number {
  const centre = mean(samples);
  return samples.reduce((sum, { x, y }) => sum + Math.hypot(x - centre.x, y - centre.y), 0) / samples.length;
}
\`\`\`

`;

/** Pieces of about the length that tokenizers make of English and code. */
const PIECE = /\s*(?:[\p{L}\p{N}]{1,6}|[^\s\p{L}\p{N}]{1,2})/gu;
const TOKENS = 2000;

/** What it ends with, and says nowhere else: a page that shows this has got all of it. */
export const LAST_WORDS = 'This was all about storks.';
const END = `\n\n${LAST_WORDS}`.match(PIECE) ?? [];

/** In tokens. */
export const ANSWER: readonly string[] = [
  ...Array.from({ length: 8 }, () => SECTION.match(PIECE) ?? [])
    .flat()
    .slice(0, TOKENS - END.length),
  ...END,
];

/** 200 tokens a second. */
const INTERVAL_MS = 5;
/** What the model takes until its first token. */
const FIRST_TOKEN_MS = 100;

/** What a source says to the benchmark when it has sent its last token. */
export interface StreamEnded {
  /** From the question until the first token left, in milliseconds. */
  firstTokenMs: number;
}

/** Sends the answer at its pace, and tells the benchmark's process when it is done. */
export async function streamAnswer(send: (token: string) => void): Promise<void> {
  const asked = performance.now();
  let firstTokenMs = 0;
  for (const [index, token] of ANSWER.entries()) {
    const aheadMs = asked + FIRST_TOKEN_MS + index * INTERVAL_MS - performance.now();
    if (aheadMs > 0) await new Promise((resolve) => setTimeout(resolve, aheadMs));
    if (index === 0) firstTokenMs = performance.now() - asked;
    send(token);
  }
  process.send?.({ firstTokenMs } satisfies StreamEnded);
}
