/** What stands around the content of a page says so by one of these roles. */
export const ROLES_AROUND =
  /^(navigation|search|menu|menubar|banner|contentinfo|dialog|alertdialog|complementary|tablist|toolbar)$/;
