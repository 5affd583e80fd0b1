import pg from 'pg';
import { fromStoredText } from './stored-text.ts';

const TEXT = 25;
const TEXTS = 1009;
/** Of 64 bits, and of sums of those: nothing here is past the safe integers. */
const NUMBERS = [20, 1700];

/** How values of columns come out: texts with what PostgreSQL can't hold, numbers as numbers. */
export const COLUMN_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const usual = pg.types.getTypeParser(oid, format as 'text');
    if (oid === TEXT) return fromStoredText;
    if (oid === TEXTS) return (text: string) => (usual(text) as string[]).map(fromStoredText);
    if (NUMBERS.includes(oid)) return Number;
    return usual;
  }) as typeof pg.types.getTypeParser,
};
