/**
 * What companions do in Redis. Each step is one script, so that nothing comes between its reading and its writing. Every script
 * gets the time (empty: the server's own, so that companions need not agree on one) and the companion that calls it. Only the
 * companion that holds the claim of a turn changes what belongs to that turn.
 *
 * | key | what it holds |
 * |---|---|
 * | `companions` | sorted set: each companion, by when it was last heard from |
 * | `since` | when a companion first came to this Redis, or to one that had lost everything, or whose clock was set |
 * | `looked` | when a companion last said that it is there |
 * | `token` | the last fencing token |
 * | `turn:<turn>` | hash: `owner`, `claim`, `token`, `fingerprint`, `log`, `left` (whether it was taken over), `ended`, `followed` (when somebody last read it) |
 * | `turns:<companion>` | set: the turns that it runs or has not forgotten |
 * | `fence:<turn>` | the token with which it was last taken from a companion that was gone |
 * | `log:<turn>` | stream: its log, numbered by the token of the companion that wrote it |
 * | `cancel:<turn>` | that it was cancelled: until when it counts, and whose it is |
 * | `inbox:<companion>` | set: what others left for it: `cancel`, `follow` and `lost`, each with a turn |
 * | `slots:<server>` | set: the slots that are taken, each with its companion |
 * | `line:<server>` | sorted set: the companions that were refused one, in their order |
 * | `freed:<server>` | when one was given back last |
 * | `present:<topic>` | sorted set: who watches, each with its companion, in the order in which they came |
 *
 * A message only says that it is time to look. The channels are `to:<companion>`, `log:<turn>` and `slots`.
 */
import { CANCEL_MS, LEASE_MS, OFFER_MS } from '../live.ts';

/** Redis drops what was not used for this long, which only bounds its memory. Milliseconds, by the server's own clock. */
export const KEEP_MS = 30 * 60_000;
/** A turn is followed as long as somebody has read its log within this time. */
export const FOLLOWED_MS = 2 * LEASE_MS;
/** How long a log can still be read to its end after nobody runs its turn any more. */
const LINGER_MS = 60_000;
/** More fencing tokens than are given while a companion does not look. */
const UNSEEN_TOKENS = 1_000_000;
/** At most so many lost turns are announced at one look; the others follow at the next. */
const MOST_LOST = 200;

const PRELUDE = `
local P = '@prefix@'
local me = ARGV[2]
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local function heardAt(companion) return tonumber(redis.call('ZSCORE', P .. 'companions', companion) or '-9e15') end
local function isThere(companion) return companion == me or now - heardAt(companion) < ${LEASE_MS} end
local function expire(key, ms) redis.call('PEXPIRE', key, ms or ${KEEP_MS}) end
local function leave(companion, entry)
  redis.call('SADD', P .. 'inbox:' .. companion, entry)
  expire(P .. 'inbox:' .. companion)
  redis.call('PUBLISH', P .. 'to:' .. companion, '')
end
-- Redis is new, or has lost everything: a companion that had something may still put it back.
local function isNew()
  return math.abs(now - tonumber(redis.call('GET', P .. 'since') or now)) < ${LEASE_MS}
end
-- No companion was heard from for the length of a lease: Redis stood still, its clock was set, or no companion was there. That is no
-- companion's fault, so those that were there get another lease, and what has expired meanwhile may be put back.
local looked = tonumber(redis.call('GET', P .. 'looked') or now)
if math.abs(now - looked) >= ${LEASE_MS} then
  local there = redis.call('ZRANGEBYSCORE', P .. 'companions', '(' .. looked - ${LEASE_MS}, '+inf')
  for _, companion in ipairs(there) do redis.call('ZADD', P .. 'companions', now, companion) end
  if #there > 0 then redis.call('SET', P .. 'since', now) end
  redis.call('SET', P .. 'looked', now)
end
local function isFollowed(readAt) return readAt and now - tonumber(readAt) < ${FOLLOWED_MS} end
local function isMine(turn, claim) return redis.call('HGET', P .. 'turn:' .. turn, 'claim') == claim end
local function put(turn, claim, token, fingerprint, log)
  redis.call('HSET', P .. 'turn:' .. turn, 'owner', me, 'claim', claim, 'token', token, 'fingerprint', fingerprint, 'log', log)
  expire(P .. 'turn:' .. turn)
  redis.call('SADD', P .. 'turns:' .. me, turn)
  expire(P .. 'turns:' .. me)
end
`;

/**
 * A slot that became free is kept for a while for the companions that were refused one first. Otherwise a companion that gives
 * a slot back and asks again at once would get it before any other has heard of it.
 */
const slotsPrelude = `
    local key, line = P .. 'slots:' .. ARGV[3], P .. 'line:' .. ARGV[3]
    local function mayTake()
      if isNew() then return false end
      local free = tonumber(ARGV[4])
      for _, slot in ipairs(redis.call('SMEMBERS', key)) do
        local companion = string.match(slot, '^%S+')
        if isThere(companion) then free = free - 1
        elseif now - heardAt(companion) > ${KEEP_MS} then redis.call('SREM', key, slot) end
      end
      if free <= 0 then return false end
      local freedFor = now - tonumber(redis.call('GET', P .. 'freed:' .. ARGV[3]) or '-9e15')
      local isKept = freedFor >= 0 and freedFor < ${OFFER_MS}
      for _, companion in ipairs(redis.call('ZRANGE', line, 0, -1)) do
        if companion == me then break end
        if isKept and isThere(companion) then free = free - 1 else redis.call('ZREM', line, companion) end
      end
      return free > 0
    end`;

export const SCRIPTS = {
  /**
   * beat, the last fencing token it has seen: says that a companion is there. Answers whether it was known, what was left for it,
   * which turns have lost their companions, since when Redis has its data, and the last fencing token.
   */
  look: `
    local known = redis.call('ZSCORE', P .. 'companions', me) and 1 or 0
    redis.call('SET', P .. 'since', now, 'NX')
    redis.call('ZADD', P .. 'companions', now, me)
    redis.call('SET', P .. 'looked', now)
    -- The clock was put back. Otherwise a companion that is gone would count as there until the clock has caught up.
    for _, ahead in ipairs(redis.call('ZRANGEBYSCORE', P .. 'companions', now + ${LEASE_MS}, '+inf')) do
      redis.call('ZADD', P .. 'companions', now, ahead)
    end
    redis.call('PUBLISH', P .. 'to:' .. me, ARGV[3])
    -- Redis has lost it. Its clock may have been put back too, and a companion that was not heard from since still has a larger one.
    local token = tonumber(redis.call('GET', P .. 'token') or '0')
    if token < tonumber(ARGV[4]) then redis.call('SET', P .. 'token', string.format('%.0f', ARGV[4] + ${UNSEEN_TOKENS})) end
    local lost = {}
    for _, gone in ipairs(redis.call('ZRANGEBYSCORE', P .. 'companions', '-inf', now - ${LEASE_MS}, 'LIMIT', 0, 100)) do
      for _, turn in ipairs(redis.call('SRANDMEMBER', P .. 'turns:' .. gone, ${MOST_LOST})) do
        local record = redis.call('HMGET', P .. 'turn:' .. turn, 'owner', 'ended')
        if record[1] == gone and record[2] ~= '1' then
          if #lost < ${MOST_LOST} then lost[#lost + 1] = turn end
        else
          redis.call('SREM', P .. 'turns:' .. gone, turn)
          if record[1] == gone then redis.call('DEL', P .. 'turn:' .. turn) end
        end
      end
      if now - heardAt(gone) > ${KEEP_MS} and redis.call('EXISTS', P .. 'turns:' .. gone) == 0 then
        redis.call('ZREM', P .. 'companions', gone)
      end
    end
    return {known, redis.call('SMEMBERS', P .. 'inbox:' .. me), lost, redis.call('GET', P .. 'since'), redis.call('GET', P .. 'token')}`,
  /** Entries of the inbox that are done. */
  done: `
    for index = 3, #ARGV do redis.call('SREM', P .. 'inbox:' .. me, ARGV[index]) end`,
  /** Gives back everything that a companion has. */
  depart: `
    redis.call('ZADD', P .. 'companions', '-9e15', me)
    redis.call('DEL', P .. 'inbox:' .. me)
    redis.call('PUBLISH', P .. 'slots', '')`,

  /**
   * turn, claim, fingerprint, after, log: answers with its token and cancel, or with the fingerprint of the claim that another
   * companion has, or had when it went, if something else is asked now; or to ask again later. With the token comes the log that a
   * companion left which is gone, and for a claim with a log of its own nothing if there was none. That log stays until another one is
   * written in its place, for whoever takes the turn over next.
   */
  claim: `
    local turn, claim = ARGV[3], ARGV[4]
    local record = redis.call('HMGET', P .. 'turn:' .. turn, 'owner', 'claim', 'fingerprint', 'token')
    local function given(token)
      local isLeft = ARGV[7] == '0' or redis.call('HGET', P .. 'turn:' .. turn, 'left') == '1'
      local left = isLeft and redis.call('XRANGE', P .. 'log:' .. turn, '-', '+') or false
      local cancel = redis.call('HMGET', P .. 'cancel:' .. turn, 'until', 'by')
      return {'given', token, cancel[1] and tonumber(cancel[1]) > now and cancel[2] or false, left}
    end
    local function asksElse(fingerprint) return ARGV[5] ~= '' and fingerprint ~= '' and fingerprint ~= ARGV[5] end
    if record[2] == claim then return given(record[4]) end
    if record[1] and (isThere(record[1]) or asksElse(record[3])) then return {'taken', record[3]} end
    if not record[1] and isNew() then return 'later' end
    local last = tonumber(redis.call('GET', P .. 'token') or '0')
    local token = string.format('%.0f', math.max(last, tonumber(ARGV[6]), now) + 1)
    redis.call('SET', P .. 'token', token)
    if record[1] then
      redis.call('SREM', P .. 'turns:' .. record[1], turn)
      leave(record[1], cjson.encode({'lost', turn, record[2]}))
      redis.call('SET', P .. 'fence:' .. turn, token, 'PX', ${KEEP_MS})
      redis.call('DEL', P .. 'turn:' .. turn)
    end
    put(turn, claim, token, ARGV[5], ARGV[7])
    if record[1] then redis.call('HSET', P .. 'turn:' .. turn, 'left', '1') end
    return given(token)`,
  /** turn, claim, token, fingerprint, log: puts back a turn that Redis has lost; 0 when another companion has had it since. */
  reclaim: `
    local turn, claim, token = ARGV[3], ARGV[4], ARGV[5]
    local found = redis.call('HGET', P .. 'turn:' .. turn, 'claim')
    if found and found ~= claim then return 0 end
    if tonumber(redis.call('GET', P .. 'fence:' .. turn) or '0') > tonumber(token) then return 0 end
    put(turn, claim, token, ARGV[6], ARGV[7])
    local cancel = redis.call('HMGET', P .. 'cancel:' .. turn, 'until', 'by')
    if cancel[1] and tonumber(cancel[1]) > now then leave(me, cjson.encode({'cancel', turn, cancel[2]})) end
    if tonumber(redis.call('GET', P .. 'token') or '0') < tonumber(token) then redis.call('SET', P .. 'token', token) end
    return 1`,
  /** turn, claim: it has its terminal. Its log is of no use any more, unless somebody follows it. */
  finish: `
    if not isMine(ARGV[3], ARGV[4]) then return end
    redis.call('HSET', P .. 'turn:' .. ARGV[3], 'ended', '1')
    if not isFollowed(redis.call('HGET', P .. 'turn:' .. ARGV[3], 'followed')) then redis.call('DEL', P .. 'log:' .. ARGV[3]) end`,
  /** turn, claim, whether its log was written to the end, and whether any of it was: 0 when somebody waits for the end. */
  forget: `
    local turn = ARGV[3]
    if not isMine(turn, ARGV[4]) then return 1 end
    local record = redis.call('HMGET', P .. 'turn:' .. turn, 'log', 'followed')
    local isRead = record[1] == '1' and isFollowed(record[2])
    if isRead and ARGV[5] == '0' then return 0 end
    redis.call('DEL', P .. 'turn:' .. turn, P .. 'cancel:' .. turn)
    redis.call('SREM', P .. 'turns:' .. me, turn)
    if isRead then
      expire(P .. 'log:' .. turn, ${LINGER_MS})
      redis.call('PUBLISH', P .. 'log:' .. turn, '')
    elseif ARGV[6] == '1' then
      redis.call('DEL', P .. 'log:' .. turn)
    end
    return 1`,
  /** turn, by */
  cancel: `
    local turn = ARGV[3]
    redis.call('HSET', P .. 'cancel:' .. turn, 'until', now + ${CANCEL_MS}, 'by', ARGV[4])
    expire(P .. 'cancel:' .. turn, ${2 * CANCEL_MS})
    local owner = redis.call('HGET', P .. 'turn:' .. turn, 'owner')
    if owner then leave(owner, cjson.encode({'cancel', turn, ARGV[4]})) end`,

  /**
   * For each of several turns: turn, claim, whether everything before is dropped, id of the first entry, how many, events. Answers for
   * each: 1: written; 0: written, and nobody follows it; -1: another companion has the turn; -2: nobody has it; -3: it could not be written.
   */
  write: `
    local function write(turn, claim, isNew, id, from, to)
      local key = P .. 'log:' .. turn
      local record = redis.call('HMGET', P .. 'turn:' .. turn, 'claim', 'followed')
      if not record[1] then return -2 end
      if record[1] ~= claim then return -1 end
      local first, place = string.match(id, '(%d+)-(%d+)')
      for index = from, to do
        local at = first .. '-' .. string.format('%.0f', place + index - from)
        local added = redis.pcall('XADD', key, at, 'e', ARGV[index])
        if type(added) == 'table' and added.err then return -3 end
      end
      if isNew == '1' then redis.call('XTRIM', key, 'MINID', id) end
      expire(key)
      if not isFollowed(record[2]) then return 0 end
      redis.call('PUBLISH', key, '')
      return 1
    end
    local outcomes, at = {}, 3
    while at <= #ARGV do
      local from, count = at + 5, tonumber(ARGV[at + 4])
      outcomes[#outcomes + 1] = write(ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], from, from + count - 1)
      at = from + count
    end
    return outcomes`,
  /**
   * turn: answers with the token of the companion that runs it; nothing when no companion does, or when it has ended and can't be
   * read any more; or to ask again later.
   */
  follow: `
    local record = redis.call('HMGET', P .. 'turn:' .. ARGV[3], 'owner', 'token', 'log', 'ended')
    if not record[1] and isNew() then return 'later' end
    if record[3] ~= '1' or (record[4] == '1' and not isThere(record[1])) then return false end
    return record[2]`,
  /** How many entries at a time; for each of several turns: turn, token, id of the entry read last (empty: none). Answers for each: its state, and the entries after that. */
  read: `
    local function read(turn, token, last)
      local key = P .. 'log:' .. turn
      local from = last == '' and token .. '-0' or '(' .. last
      local entries = redis.call('XRANGE', key, from, token, 'COUNT', ARGV[3])
      local record = redis.call('HMGET', P .. 'turn:' .. turn, 'owner', 'token', 'followed')
      if not record[1] then
        local fence = tonumber(redis.call('GET', P .. 'fence:' .. turn) or '0')
        return {fence > tonumber(token) and 'lost' or 'missing', entries}
      end
      if record[2] ~= token or not isThere(record[1]) then return {'lost', entries} end
      if not isFollowed(record[3]) or redis.call('EXISTS', key) == 0 then
        leave(record[1], cjson.encode({'follow', turn, ''}))
      end
      redis.call('HSET', P .. 'turn:' .. turn, 'followed', now)
      expire(key)
      return {'there', entries}
    end
    local found = {}
    for at = 4, #ARGV, 3 do found[#found + 1] = read(ARGV[at], ARGV[at + 1], ARGV[at + 2]) end
    return found`,

  /** server, slots, id: answers whether the slot was taken. A companion that was refused stands in line. */
  take: `
    ${slotsPrelude}
    local slot = me .. ' ' .. ARGV[5]
    local isTaken = redis.call('SISMEMBER', key, slot) == 1 or mayTake()
    if isTaken then
      redis.call('SADD', key, slot)
      redis.call('ZREM', line, me)
      expire(key)
      return 1
    end
    if not redis.call('ZSCORE', line, me) then redis.call('ZADD', line, redis.call('INCR', P .. 'order'), me) end
    expire(line)
    return 0`,
  /** server, id: puts back a slot that Redis has lost. */
  retake: `
    redis.call('SADD', P .. 'slots:' .. ARGV[3], me .. ' ' .. ARGV[4])
    expire(P .. 'slots:' .. ARGV[3])`,
  /** server, id */
  give: `
    if redis.call('SREM', P .. 'slots:' .. ARGV[3], me .. ' ' .. ARGV[4]) == 1 then
      redis.call('SET', P .. 'freed:' .. ARGV[3], now, 'PX', ${KEEP_MS})
      redis.call('PUBLISH', P .. 'slots', ARGV[3])
    end`,
  /** server, slots: answers whether the caller may have one. */
  free: `
    ${slotsPrelude}
    return mayTake() and 1 or 0`,

  /** topic, id, who. A watcher that is added again keeps its place. */
  watch: `
    local key = P .. 'present:' .. ARGV[3]
    redis.call('ZADD', key, 'NX', redis.call('INCR', P .. 'order'), me .. ' ' .. ARGV[4] .. ' ' .. ARGV[5])
    expire(key)`,
  /** topic, id, who */
  unwatch: `
    redis.call('ZREM', P .. 'present:' .. ARGV[3], me .. ' ' .. ARGV[4] .. ' ' .. ARGV[5])`,
  /** topic: answers with the names of its watchers. */
  present: `
    local key, there, known, names = P .. 'present:' .. ARGV[3], {}, {}, {}
    for _, entry in ipairs(redis.call('ZRANGE', key, 0, -1)) do
      local companion, who = string.match(entry, '^(%S+) %d+ (.*)$')
      if there[companion] == nil then there[companion] = isThere(companion) end
      if not there[companion] then
        if now - heardAt(companion) > ${KEEP_MS} then redis.call('ZREM', key, entry) end
      elseif not known[who] then
        known[who] = true
        names[#names + 1] = who
      end
    end
    return names`,
} as const;

export type ScriptName = keyof typeof SCRIPTS;

/** The source that Redis is given. */
export function sourceOf(name: ScriptName, prefix: string): string {
  return PRELUDE.replaceAll('@prefix@', prefix) + SCRIPTS[name];
}
