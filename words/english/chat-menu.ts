/** What can be done with a whole conversation. */
export const chatMenuWords = {
  menu: 'Chat menu',
};
