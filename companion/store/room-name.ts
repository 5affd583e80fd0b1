/**
 * What a room is kept under: its conversation, and whose that is. Clients choose the ids of conversations, and two persons
 * may have used the same.
 */
export function roomOf(person: string, conversation: string): string {
  return person === '' ? conversation : `${person}/${conversation}`;
}

/** Whose a room is, and the id of its conversation there. */
export function splitRoom(room: string): { person: string; conversation: string } {
  const end = room.lastIndexOf('/');
  return { person: room.slice(0, Math.max(0, end)), conversation: room.slice(end + 1) };
}
