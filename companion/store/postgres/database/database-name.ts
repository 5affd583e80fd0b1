/** A database's name for people: its server and name, without credentials. */
export function databaseName(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? (host || 'localhost')}${pathname === '/' ? '' : pathname}`;
}
