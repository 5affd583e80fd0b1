/** MathML in one line, for formulas whose page carries no TeX: `(a + b)/2`, `x^12`, `√(x)`, `Σ_(i = 1)^n`. */
export function writeMathml(node: Element): string {
  return write(node)
    .replace(/\s+/g, ' ')
    .replace(/([([{]) | (?=[)\]},;])/g, '$1')
    .trim();
}

const OPERATORS = /^[=+−–\-±×÷·⋅≤≥<>≠≈≡∈∉⊂⊆∪∩→⇒⇔↔∧∨:∣∼∝]$/u;
const ACCENTS: Record<string, string> = {
  '¯': 'bar',
  '‾': 'bar',
  ˉ: 'bar',
  '^': 'hat',
  ˆ: 'hat',
  '→': 'vec',
  '⃗': 'vec',
  '~': 'tilde',
  '˜': 'tilde',
  '˙': 'dot',
  '.': 'dot',
};

function write(node: Element): string {
  const parts = [...node.children];
  const part = (index: number) => (parts[index] ? write(parts[index]) : '');
  switch (nameOf(node)) {
    case 'mfrac':
      return ` ${grouped(part(0))}/${grouped(part(1))} `;
    case 'msup':
      return `${based(part(0))}^${grouped(part(1))}`;
    case 'msub':
      return `${based(part(0))}_${grouped(part(1))}`;
    case 'msubsup':
    case 'munderover':
      return `${based(part(0))}_${grouped(part(1))}^${grouped(part(2))} `;
    case 'munder':
      return `${based(part(0))}_${grouped(part(1))} `;
    case 'mover': {
      const accent = ACCENTS[part(1).trim()];
      return accent ? `${accent}(${part(0).trim()})` : `${based(part(0))}^${grouped(part(1))} `;
    }
    case 'msqrt':
      return `√(${joined(parts).trim()})`;
    case 'mroot':
      return `${based(part(0))}^(1/${grouped(part(1))})`;
    case 'mfenced': {
      const separator = (node.getAttribute('separators') ?? ',')[0] ?? '';
      const open = node.getAttribute('open') ?? '(';
      return `${open}${parts.map((child) => write(child).trim()).join(`${separator} `)}${node.getAttribute('close') ?? ')'}`;
    }
    case 'mtable':
      return ` [${parts.map((row) => write(row).trim()).join('; ')}] `;
    case 'mtr':
    case 'mlabeledtr':
      return parts.map((cell) => write(cell).trim()).join(', ');
    case 'mo':
      return operator(node);
    case 'mi':
    case 'mn':
    case 'mtext':
    case 'ms':
      return words(node);
    case 'mspace':
      return ' ';
    case 'mphantom':
    case 'annotation':
    case 'annotation-xml':
    case 'maction':
      return nameOf(node) === 'maction' ? part(0) : '';
    default:
      return joined(parts);
  }
}

function nameOf(node: Element): string {
  return node.localName.toLowerCase();
}

function joined(parts: readonly Element[]): string {
  return parts.map(write).join('');
}

/** A name of several letters (`sin`) stands apart from what follows. */
function words(node: Element): string {
  const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
  return nameOf(node) === 'mi' && text.length > 1 ? ` ${text} ` : text;
}

function operator(node: Element): string {
  // U+2061 to U+2064 are operators that are not shown.
  const text = (node.textContent ?? '').replace(/[\u2061-\u2064]/g, '').trim();
  const isBetween = node.previousElementSibling !== null && node.nextElementSibling !== null;
  if (OPERATORS.test(text) && isBetween) return ` ${text} `;
  return text === ',' ? ', ' : text;
}

function grouped(text: string): string {
  const trimmed = text.trim();
  return /^(\p{N}[\p{N}.]*|\p{L}|\p{L}\p{L}\p{L}+|∞|)$/u.test(trimmed) ? trimmed : `(${trimmed})`;
}

/** What is raised as a whole: a power or a fraction in brackets, `(3/4)^2`. */
function based(text: string): string {
  const trimmed = text.trim();
  return /[\s/^_]/.test(trimmed) && !/^[([{|].*[)\]}|]$/.test(trimmed) ? `(${trimmed})` : trimmed;
}
