/** `name`, if needed with the first number from 2 on that nobody has, since people revoke clients by their names. */
export function distinctName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((each) => each.toLowerCase()));
  let distinct = name;
  for (let number = 2; used.has(distinct.toLowerCase()); number++) distinct = `${name} ${number}`;
  return distinct;
}
