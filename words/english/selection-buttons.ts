/** What is said where people choose the buttons that appear at selections. */
export const selectionButtonWords = {
  title: 'Buttons beside selected text',
  hint: 'Select text on a page, and buttons appear beside it. From the keyboard, press Alt+F10 to reach them.',
  where: {
    nowhere: 'Off',
    sites: 'On the sites I choose',
    everywhere: 'On all sites',
  },
  site: 'Site',
  add: 'Add',
  remove: (site: string) => `Remove ${site}`,
  actions: 'Buttons to show',
  closed: (site: string) => `The browser doesn’t let Aside run on ${site}, so no buttons appear there.`,
  closedEverywhere: 'The browser doesn’t let Aside run on all sites, so no buttons appear.',
  allow: 'Allow it again',
  problems: {
    refused: 'The browser didn’t allow it, so nothing has changed.',
    no_site: 'That isn’t a site. Type one such as example.org.',
  },
};
