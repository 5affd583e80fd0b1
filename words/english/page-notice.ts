/** What is said while a page is read, and of reading its site by itself. */
export const pageNoticeWords = {
  reading: 'Reading this page…',
  stopReading: 'Stop reading this page',
  allowAllSites: 'Allow on all sites',
  alwaysOffer: (site: string) => `Let Aside read ${site} without asking each time?`,
  alwaysOn: (site: string) => `Always on ${site}`,
} as const;
