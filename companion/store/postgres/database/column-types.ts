import pg from 'pg';
import { fromStoredText } from './stored-text.ts';

const TEXT = 25;
const TEXTS = 1009;
/** 64-bit integers and sums of them. None of ours exceeds the safe integers. */
const NUMBERS = [20, 1700];

/** How values of columns are read: texts with the characters that PostgreSQL can't hold, numbers as numbers. */
export const COLUMN_TYPES: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    const usual = pg.types.getTypeParser(oid, format as 'text');
    if (oid === TEXT) return fromStoredText;
    if (oid === TEXTS) return (text: string) => (usual(text) as string[]).map(fromStoredText);
    if (NUMBERS.includes(oid)) return Number;
    return usual;
  }) as typeof pg.types.getTypeParser,
};
