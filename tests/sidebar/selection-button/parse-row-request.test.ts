import { describe, expect, it } from 'vitest';
import { parseRowRequest } from '../../../sidebar/selection-button/parse-row-request.ts';

describe('what a page’s script asks', () => {
  it.each([
    { type: 'selection-button', want: 'contents' },
    { type: 'selection-button', want: 'action', action: 'translate', isInFrame: true },
    { type: 'selection-button', want: 'action', action: 'translate', isInFrame: false },
  ])('is read: %j', (request) => expect(parseRowRequest({ ...request, more: 1 })).toEqual(request));

  it.each([
    undefined,
    null,
    'contents',
    {},
    { type: 'other', want: 'contents' },
    { type: 'selection-button', want: 'everything' },
    { type: 'selection-button', want: 'action' },
    { type: 'selection-button', want: 'action', action: 'summarise-page' },
    { type: 'selection-button', want: 'action', action: ['translate'] },
  ])('is nothing else: %j', (request) => expect(parseRowRequest(request)).toBeUndefined());
});
