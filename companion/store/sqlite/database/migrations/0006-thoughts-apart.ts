/** Answers from a time when the thoughts of some models stayed in their text, with their marks. */
export const THOUGHTS_APART = `
UPDATE turns SET thinking = thoughts_in(content), content = answer_in(content)
WHERE thinking = '' AND outline IS NULL AND answer_in(content) <> content;
`;
