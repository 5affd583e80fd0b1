/** What a companion says of itself when somebody connects, by code; the sentences for its error follow. */
export const notices = {
  not_saved: 'Chats are not being saved.',
};

/** Of a code that only a newer Aside knows. */
export const unknownNotice = 'The companion reports something that needs a newer Aside.';
