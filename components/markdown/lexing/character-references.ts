/**
 * `&rarr;` and the like, as far as models write them. The full table of HTML has 2,231 names and would be a third of
 * the panel's script; a name that isn't here stays as it was written. Numeric references are marked's.
 */
export function decodeCharacterReferences(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, (reference, name: string) => NAMED.get(name) ?? reference) : text;
}

const REFERENCE = /&([a-zA-Z][a-zA-Z0-9]{1,7});/g;

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' },
    ...{ thinsp: '\u2009', shy: '\u00ad', hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“' },
    ...{ rdquo: '”', laquo: '«', raquo: '»', bull: '•', middot: '·', copy: '©', reg: '®', trade: '™', deg: '°' },
    ...{ sect: '§', para: '¶', dagger: '†', euro: '€', pound: '£', yen: '¥', cent: '¢', times: '×', divide: '÷' },
    ...{ plusmn: '±', minus: '−', le: '≤', ge: '≥', ne: '≠', asymp: '≈', equiv: '≡', infin: '∞', radic: '√' },
    ...{ sum: '∑', prod: '∏', int: '∫', part: '∂', isin: '∈', cap: '∩', cup: '∪', sub: '⊂', sup: '⊃', forall: '∀' },
    ...{ exist: '∃', empty: '∅', and: '∧', or: '∨', not: '¬', larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔' },
    ...{ lArr: '⇐', rArr: '⇒', hArr: '⇔', alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', theta: 'θ' },
    ...{ lambda: 'λ', mu: 'μ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', omega: 'ω', Delta: 'Δ' },
    ...{ Sigma: 'Σ', Omega: 'Ω', frac12: '½', frac14: '¼', frac34: '¾', sup1: '¹', sup2: '²', sup3: '³' },
    ...{ check: '✓', hearts: '♥', lbrack: '[', rbrack: ']', lbrace: '{', rbrace: '}', num: '#', ast: '*' },
    ...{ lowbar: '_', grave: '`', vert: '|', bsol: '\\', sol: '/', colon: ':', excl: '!', dollar: '$' },
  }),
);
