export const shortAnswer = `Sunlight holds every colour. On its way through the air the short waves, **blue and violet**, are scattered about ten times as much as the long red ones, so blue comes at us from every direction. This is called *Rayleigh scattering*; its strength goes with $1/\\lambda^4$.

- The sun gives less violet than blue, and our eyes see violet badly.
- At sunset the way through the air is longer, and mostly red is left.`;

export const longAnswer = `## In short

${shortAnswer}

## A small computation

The ratio between blue (450 nm) and red (700 nm) light:

\`\`\`python
def ratio(short: float, long: float) -> float:
    """How much more of the short wave is scattered."""
    return (long / short) ** 4

print(f"{ratio(450, 700):.1f}")  # 5.9
\`\`\`

| colour | wavelength | scattered |
|---|---:|---:|
| violet | 400 nm | 9.4 |
| blue | 450 nm | 5.9 |
| green | 550 nm | 2.6 |
| red | 700 nm | 1.0 |

1. Light enters the atmosphere.
2. Molecules, much smaller than the wave, scatter it.
   - Short waves most.
   - Long waves least.
3. What reaches us from the side is blue.

> The blue of the sky is the colour of air itself, seen from below.

See [Rayleigh scattering](https://en.wikipedia.org/wiki/Rayleigh_scattering) for more, or run \`ratio(400, 700)\` yourself.
`;

export const awkwardAnswer = `A word: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz and an address: https://example.org/${'a-very-long-path-segment-without-any-break'.repeat(4)}

\`\`\`json
{"key": "${'a line of code that is much longer than any panel will ever be '.repeat(3)}"}
\`\`\`

| first column with words | second column | third column | fourth column | fifth |
|---|---|---|---|---|
| a | a somewhat longer cell that wants room | c | d | e |

Inline \`${'unbreakable_identifier_'.repeat(6)}\` and <script>alert(1)</script> as text. שלום, مرحبا بالعالم, 你好。
`;
