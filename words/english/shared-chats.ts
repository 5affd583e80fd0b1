import { LIMITS } from '../../protocol/limits.ts';
import { plural } from './tongue.ts';

type Told = readonly [message: string, cure: string];

/** What is said where a chat is shared with others, and to those that it is shared with. */
export const sharedChatWords = {
  share: 'Share this chat',
  shareText: 'Everyone with the link sees the whole chat: what was asked and answered so far, and what comes next.',
  may: 'People can',
  write: 'Ask questions and stop answers',
  read: 'Only read along',
  uses: 'The link works for',
  severalPeople: 'Several people',
  onePerson: 'One person',
  ends: 'The link expires',
  inOneHour: 'In one hour',
  inOneDay: 'In 24 hours',
  inOneWeek: 'In 7 days',
  whenRevoked: 'When you revoke it',
  create: 'Create link',
  creating: 'Creating…',
  link: 'Link',
  linkText: 'Send this link now: it can’t be shown again later.',
  copyLink: 'Copy link',
  qrCode: 'QR code of the link',
  address: 'Address in the link',
  onlyHere: 'Only this computer can open the link',
  onlyHereText:
    'The companion accepts connections from this computer alone. If you trust everyone on your network, restart it with the command below, then create another link. To encrypt the connection instead, see docs/beyond-this-machine.md in Aside’s folder.',
  links: 'Links',
  linkWrites: 'To ask',
  linkReads: 'To read',
  usesLeft: (count: number) =>
    plural(count, { one: () => 'for one more person', other: (shown) => `for ${shown} more people` }),
  unlimited: 'for any number of people',
  until: (time: string) => `until ${time}`,
  untilRevoked: 'until you revoke it',
  joined: (count: number) => plural(count, { one: (shown) => `${shown} joined`, other: (shown) => `${shown} joined` }),
  revoke: 'Revoke',
  revokeLink: (which: string) => `Revoke this link: ${which}`,
  people: 'People',
  nobodyJoined: 'Nobody has joined yet.',
  here: 'Here',
  away: 'Away',
  writes: 'can ask',
  reads: 'reads along',
  remove: 'Remove',
  removeName: (name: string) => `Remove ${name}`,
  removeTitle: (name: string) => `Remove ${name} from this chat?`,
  removeText: 'They lose access at once, and their unanswered questions are stopped.',
  keep: 'Keep',
  stop: 'Stop sharing',
  stopTitle: 'Stop sharing this chat?',
  stopText: 'Everyone else loses access at once, and the links stop working. You keep the chat.',
  keepSharing: 'Keep sharing',

  host: 'Host',
  theHost: 'the host',
  you: 'You',
  youNamed: (name: string) => `${name} (you)`,
  nobodyHere: 'Shared. Nobody else is here',
  areHere: (names: string, count: number) =>
    plural(count, { one: () => `${names} is here`, other: () => `${names} are here` }),
  manyHere: (count: number) =>
    plural(count, { one: (shown) => `${shown} person is here`, other: (shown) => `${shown} people are here` }),
  hostTypes: 'The host is typing…',
  typing: (names: string, count: number) =>
    plural(count, { one: () => `${names} is typing…`, other: () => `${names} are typing…` }),
  manyTyping: (count: number) =>
    plural(count, { one: (shown) => `${shown} person is typing…`, other: (shown) => `${shown} people are typing…` }),
  came: (names: string) => `${names} joined`,
  went: (names: string) => `${names} left`,
  stoppedBy: (name: string) => `Stopped by ${name}`,
  stoppedByHost: 'Stopped by the host',

  join: 'Join',
  joining: 'Joining…',
  joinTitle: 'Join a shared chat',
  joinText:
    'The others see your name, when you are here, and what you write. It is kept on the computer of the person who shares the chat, and they see all of it.',
  yourName: 'Your name',
  badName: `Use 1 to ${LIMITS.memberNameChars} visible characters.`,
  joinFailures: {
    no_link: ['This link isn’t complete.', 'Copy the whole link and open it again.'] as Told,
    link_not_known: ['This link doesn’t work any more.', 'Ask for a new one.'] as Told,
    unreachable: [
      'The chat can’t be reached.',
      'Check your connection and that the computer that shares it is on, then try again.',
    ] as Told,
    too_many: ['Too many people are trying to join.', 'Wait a moment, then try again.'] as Told,
    not_kept: [
      'This browser doesn’t let the page keep its key.',
      'Allow this page to store data, or use a window that isn’t private.',
    ] as Told,
    unexpected: ['Something went wrong.', 'Reload the page and try again.'] as Told,
  },

  peopleHere: 'People in this chat',
  readerNote: 'You’re reading along. To ask, you need a link that lets you.',
  leave: 'Leave this chat',
  leaveTitle: 'Leave this chat?',
  leaveText: 'You need a link to come back. What you asked stays in the chat.',
  stay: 'Stay',
  lost: 'No connection to this chat',
  lostText: 'Your network is down, or the computer that shares the chat is off. This page reconnects by itself.',
  over: {
    removed_from_room: [
      'You were removed from this chat',
      'If that was a mistake, ask the person who shares it for a new link.',
    ] as Told,
    room_ended: ['This chat is no longer shared', 'The person who shared it has stopped sharing it.'] as Told,
    not_a_member: [
      'You’re no longer in this chat',
      'To come back, ask the person who shares it for a new link.',
    ] as Told,
    left: ['You left this chat', 'To come back, open a link to it again.'] as Told,
  },
};
