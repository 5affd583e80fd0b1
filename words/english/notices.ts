/** What a companion says of itself when somebody connects, by code; the sentences for its error follow. */
export const notices = {
  not_saved: 'Conversations are not saved.',
};

/** Of a code that only a newer Aside knows. */
export const unknownNotice = 'The companion says something that only a newer Aside can explain.';
