/** How people know a database: by server and name, without what it is opened by. */
export function databaseName(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? (host || 'localhost')}${pathname === '/' ? '' : pathname}`;
}
