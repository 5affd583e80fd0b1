/**
 * Who was removed, so that nothing of theirs can be added any more: another companion may be about to. Whoever adds something of a
 * person holds a lock of theirs until it is there; whoever removes or revokes one waits for those. A person who is revoked gets
 * nothing by which somebody comes in, and what an earlier version left of that goes. `person` of a room stands before its conversation; see `room-name.ts`.
 */
export const REMOVED_PEOPLE = `
CREATE TABLE removed_people (id text COLLATE "C" PRIMARY KEY);
DELETE FROM clients WHERE person <> '' AND person NOT IN (SELECT id FROM people WHERE revoked_at IS NULL);
DELETE FROM room_members WHERE conversation LIKE '%/%'
  AND substring(conversation FROM '^(.*)/') NOT IN (SELECT id FROM people WHERE revoked_at IS NULL);
CREATE FUNCTION aside_check_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whose text;
BEGIN
  IF TG_TABLE_NAME = 'people' THEN
    whose := NEW.id;
  ELSIF TG_TABLE_NAME IN ('room_links', 'room_members') THEN
    whose := substring(NEW.conversation FROM '^(.*)/');
  ELSE
    whose := NEW.person;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('aside person ' || whose, 0));
  IF EXISTS (SELECT 1 FROM removed_people WHERE id = whose)
    OR (TG_ARGV[0] = 'access' AND EXISTS (SELECT 1 FROM people WHERE id = whose AND revoked_at IS NOT NULL)) THEN
    RAISE EXCEPTION 'this person may not come any more' USING ERRCODE = 'AS001';
  END IF;
  RETURN NEW;
END $$;
${['conversations', 'model_parameters', 'prompts', 'preferences', 'questions'].map((table) => triggerOn(table, "NEW.person <> ''")).join('')}
${triggerOn('people', "NEW.id <> ''")}
${['clients', 'invitations'].map((table) => triggerOn(table, "NEW.person <> ''", 'access')).join('')}
${triggerOn('room_links', "NEW.conversation LIKE '%/%' AND NEW.ended IS NULL", 'access')}
${triggerOn('room_members', "NEW.conversation LIKE '%/%'", 'access')}
`;

function triggerOn(table: string, when: string, what = ''): string {
  return `CREATE TRIGGER person_of_${table} BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${when})
    EXECUTE FUNCTION aside_check_person('${what}');\n`;
}
