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

export const notedAnswer = `The tide turns twice a day.[^1] Spring tides, a day or two after full moon, are higher.[^moon] Soak for 8~10 hours, then read on.[^1]

\`\`\`markdown title="LOG.md"
# Boat log

Start it like this:

\`\`\`bash
./log --boat heron
\`\`\`
\`\`\`

Save it as \`LOG.md\`.

[^1]: *Almanac* of the harbour, page 12: a day has 24 hours and 50 minutes by the moon.
[^moon]: Sun and moon pull in one line.

    At half moon they pull across each other, and the tides are low.
[2]: https://example.org/a-source-that-nothing-refers-to
`;

/** What models write as HTML, and emphasis without spaces around it. */
export const taggedAnswer = `## Water, H<sub>2</sub>O

| quantity | value |
|---|---|
| area | 12 m<sup>2</sup><br>at low water |
| water | H<sub>2</sub>O |
| 保存 | <kbd>Ctrl</kbd>+<kbd>S</kbd> |

The one thing to <mark>keep in mind</mark>: ~~never~~ seldom go out alone. 请先看**「安全须知」**再动手，详见https://example.org。

- \`10<sup>7</sup>\` is code, 10<sup>7</sup> is a number
- <b>bold</b> is text

3. three
2. two
1. one
`;
