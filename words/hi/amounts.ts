import { createAmounts } from '../amounts.ts';

export const { percent, bytes } = createAmounts('hi');
