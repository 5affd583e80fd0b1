/**
 * The turns whose rows lie after the time when they were asked, where that is crowded or the clock was set back: all
 * others are found from the end of a time on.
 */
export const LATE_TURNS = 'CREATE INDEX turns_late ON turns (asked_at) WHERE row >= (asked_at + 1) * 1000';
