/**
 * Who was removed, so that nothing of theirs can be added any more. A person who is revoked gets nothing by which somebody comes
 * in, and what an earlier version left of that goes. The person of a room stands before its conversation; see `room-name.ts`.
 */
export const REMOVED_PEOPLE = `
CREATE TABLE removed_people (id TEXT PRIMARY KEY) STRICT;
DELETE FROM clients WHERE person <> '' AND person NOT IN (SELECT id FROM people WHERE revoked_at IS NULL);
DELETE FROM room_members WHERE conversation LIKE '%/%'
  AND ${personOf('conversation')} NOT IN (SELECT id FROM people WHERE revoked_at IS NULL);
${triggerOn('people', 'NEW.id', "NEW.id <> ''")}
${['clients', 'invitations'].map((table) => triggerOn(table, 'NEW.person', "NEW.person <> ''", true)).join('')}
${triggerOn('room_links', personOf('NEW.conversation'), "NEW.conversation LIKE '%/%' AND NEW.ended IS NULL", true)}
${triggerOn('room_members', personOf('NEW.conversation'), "NEW.conversation LIKE '%/%'", true)}
`;

function personOf(room: string): string {
  return `substr(${room}, 1, instr(${room}, '/') - 1)`;
}

function triggerOn(table: string, person: string, when: string, isAccess = false): string {
  const revoked = `OR EXISTS (SELECT 1 FROM people WHERE id = ${person} AND revoked_at IS NOT NULL)`;
  return `CREATE TRIGGER person_of_${table} BEFORE INSERT ON ${table} WHEN ${when}
    AND (EXISTS (SELECT 1 FROM removed_people WHERE id = ${person}) ${isAccess ? revoked : ''})
    BEGIN SELECT RAISE(ABORT, 'this person may not come any more'); END;\n`;
}
