/** A small model that runs on most machines. */
export const FIRST_MODEL = 'llama3.2';
