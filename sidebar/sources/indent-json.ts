/**
 * JSON with a line for each member and element, its values to the letter: numbers keep all their digits, keys that stand
 * twice stay twice, and what is cut off or broken is indented up to there.
 *
 * @param maxChars undefined is the answer where it would be longer: with each depth the indents grow
 */
export function indentJson(json: string, maxChars = Number.POSITIVE_INFINITY): string | undefined {
  const out: string[] = [];
  let depth = 0;
  let left = maxChars - json.length;
  const newLine = () => {
    left -= depth + 1;
    return `\n${' '.repeat(depth)}`;
  };
  for (const [token] of json.matchAll(TOKENS)) {
    if (token === '{' || token === '[') {
      depth += 1;
      out.push(token, newLine());
    } else if (token === '}' || token === ']') {
      depth = Math.max(0, depth - 1);
      const isEmpty = /^\n *$/.test(out.at(-1) ?? '') && /^[{[]$/.test(out.at(-2) ?? '');
      if (isEmpty) out.pop();
      out.push(isEmpty ? token : newLine() + token);
    } else if (token === ',') out.push(token, newLine());
    else if (token === ':') out.push(': ');
    else if (token.trim() !== '') out.push(token);
    if (left < 0) return undefined;
  }
  return out.join('');
}

/** A string, which may be cut off; a mark; blanks; anything else. */
const TOKENS = /"(?:[^"\\]|\\[\s\S])*"?|[{}[\],:]|\s+|[^"{}[\],:\s]+/g;
