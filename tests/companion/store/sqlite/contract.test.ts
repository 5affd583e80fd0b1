import { describe } from 'vitest';
import { holdsContract } from '../contract/holds-contract.ts';
import { openTempStorage } from './temp-storage.ts';

describe('a store in SQLite', () => {
  holdsContract((limits) => openTempStorage(undefined, limits));
});
