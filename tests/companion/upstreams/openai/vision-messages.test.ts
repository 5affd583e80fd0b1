import { expect, it } from 'vitest';
import { toVisionMessages } from '../../../../companion/upstreams/openai/vision-messages.ts';

it.each([
  ['89504e470d0a1a0a00', 'image/png'],
  ['ffd8ffe000', 'image/jpeg'],
  ['474946383961', 'image/gif'],
  ['524946460000000057454250', 'image/webp'],
])('an image is a part at a data address of its type (%s)', (hex, type) => {
  const data = Buffer.from(hex, 'hex').toString('base64');
  expect(toVisionMessages([{ role: 'user', content: 'What is this?', images: [data] }])).toEqual([
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: { url: `data:${type};base64,${data}` } },
      ],
    },
  ]);
});

it('words alone stay words', () => {
  expect(toVisionMessages([{ role: 'user', content: 'Hi' }])).toEqual([{ role: 'user', content: 'Hi' }]);
});
