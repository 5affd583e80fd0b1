/** A text of so many UTF-16 units that says something new all the time: a model that repeats itself is stopped. */
export function longText(chars: number): string {
  const words: string[] = [];
  for (let length = 0, index = 0; length < chars; index += 1) {
    const word = `${index.toString(36)} `;
    words.push(word);
    length += word.length;
  }
  return words.join('').slice(0, chars);
}
