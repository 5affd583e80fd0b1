/**
 * The bounds of the wire, with their defaults. `welcome` carries those that a client has to know. The table in
 * PROTOCOL.md is compared with this one by a test.
 */
export const LIMITS = {
  /** Bytes of one frame from a client with a key: a page of two million characters, escaped; as many a second. */
  frameBytes: 16 * 1024 * 1024,
  /** Bytes of one frame from a guest, or at article depth without a key, as many a second; all that a stranger sends. */
  guestFrameBytes: 1024 * 1024,
  /** UTF-16 units a second of all guests together, and of all strangers, answers and 1,024 for each message included; twice as many at once. */
  guestCharsPerSecond: 8 * 1024 * 1024,
  /** Fragments of one message. */
  frameFragments: 1024,
  /** Pieces in which the network may bring one frame. */
  framePieces: 16_384,
  /** Objects and arrays inside each other in one message. */
  jsonDepth: 12,
  /** UTF-16 units of a typed question. */
  messageChars: 400_000,
  /** UTF-16 units of all sources of one question together. */
  sourceChars: 4_000_000,
  /** Sources of one question. */
  sources: 16,
  /** Bytes of all blobs that one question names. */
  sourceBytes: 64 * 1024 * 1024,
  /** Bytes of one blob: a text, or an image. */
  blobBytes: 32 * 1024 * 1024,
  /** Blobs that one connection sends at the same time. */
  uploads: 4,
  /** Bytes of a blob that may be on their way before the companion asks for more. */
  uploadCreditBytes: 1024 * 1024,
  /** Bytes of all blobs that a client has sent, whole or not, and no question has named yet; the longest unused go first. */
  heldBlobBytes: 128 * 1024 * 1024,
  /** The same of all clients together; the longest unused go first, whoever's they are. */
  allHeldBlobBytes: 1024 * 1024 * 1024,
  /** Such blobs of one client. */
  heldBlobs: 64,
  /** Milliseconds that such a blob is kept after its last use. */
  heldBlobMs: 10 * 60_000,
  /** Pages of a PDF that are read; of those behind them nothing goes along. */
  filePages: 2_000,
  /** UTF-16 units of its text that are handed out. */
  fileChars: 2_000_000,
  /** Milliseconds that reading it may take. */
  fileReadMs: 120_000,
  /** Files of one connection that are read at the same time. */
  fileReads: 2,
  /** Files of all connections that are read at the same time; the others wait. */
  allFileReads: 4,
  /** Messages and pings a second on one connection, sustained, with twice as many at once; one not understood counts as five. */
  messagesPerSecond: 50,
  /** Messages of one connection that are being worked on. */
  pendingMessages: 64,
  /** UTF-16 units of answers that a client with a key has not read, apart from turns that it watches. */
  unreadChars: 16 * 1024 * 1024,
  /** UTF-16 units of answers that a guest has not read, apart from turns that it watches. */
  guestUnreadChars: 1024 * 1024,
  /** Pongs that a peer has not read. */
  unreadPongs: 256,
  /** Milliseconds until `hello` is due after the connection opened. */
  helloMs: 5_000,
  /** Milliseconds of silence after which the companion pings; as many again without an answer end the connection. */
  pingMs: 20_000,
  /** Milliseconds after the first unfinished send until a viewer that does not read is dropped. */
  slowViewerMs: 30_000,
  /** Milliseconds that a peer has for its part of the closing handshake. */
  closeMs: 2_000,
  /** Connections that are open only to be told why they are closed. */
  refusedConnections: 64,
  /** Connections of callers that have not shown a key or a listed origin yet. */
  strangerConnections: 64,
  /** Of these, connections that come to pair: whoever has a key to prove finds room beside them. */
  pairingConnections: 32,
  /** Of all of these, connections from one address (of IPv6 one /64) that is not this machine's. */
  strangersPerAddress: 16,
  /** Connections of guests. */
  guestConnections: 512,
  /** Connections of clients with a key. */
  keyConnections: 16_384,
  /** Of these, connections of one invited person. */
  connectionsPerPerson: 1_024,
  /** Where there are several persons: clients that one of them has paired, of each person. */
  clientsPerPerson: 100,
  /** Milliseconds that a pairing code can be used. */
  codeMs: 2 * 60_000,
  /** Wrong tries after which a pairing code is void. */
  codeTries: 5,
  /** Milliseconds after the end of a pairing code in which a stranger may still connect to be told of it. */
  codeGoneMs: 10 * 60_000,
  /** Turns of clients with a key that wait for a slot. */
  queuedTurns: 512,
  /** Turns of guests that wait for a slot, over all of them. */
  guestQueuedTurns: 64,
  /** Turns of one guest connection that wait or run. */
  guestTurns: 8,
  /** Bytes of text (content and thinking) in one turn's log; at the limit the turn ends as `done` with `length`. */
  turnLogBytes: 4 * 1024 * 1024,
  /** Milliseconds that a turn and its temporary conversation are kept after its opener left. */
  temporaryMs: 10 * 60_000,
  /** UTF-16 units of all turns of clients that are kept in memory, questions and sources included; the oldest go first. */
  keptChars: 64 * 1024 * 1024,
  /** The same of guests. */
  guestKeptChars: 8 * 1024 * 1024,
  /** Messages of a conversation at article depth; the oldest exchange goes first. */
  articleMessages: 20,
  /** UTF-16 units of a conversation at article depth; the oldest exchange goes first. */
  articleChars: 400_000,
  /** Bytes of a request's head. Browsers send a machine's localhost cookies to every port, and developers have many. */
  headBytes: 32 * 1024,
  /** Milliseconds until a request's head is due, from the connection or its first byte on. */
  headMs: 5_000,
  /** Milliseconds without progress in the answer to a request, and until the next part of a file to import is due. */
  requestMs: 120_000,
  /** Milliseconds that a connection may rest between two requests. */
  keepAliveMs: 5_000,
  /** Connections that are no WebSockets and have shown no key; a new one ends the oldest. */
  waitingConnections: 256,
  /**
   * Requests a second without a key, upgrades apart, over all callers, with twice as many at once. Those that are refused
   * count among each other: a page that knocks at the port keeps nobody from the companion's own. That is some 120 files,
   * which a dozen people may open for the first time at once.
   */
  strangerRequestsPerSecond: 1_000,
  /** Lines a minute in the log about who was refused; the rest is counted. */
  refusalLines: 10,
  /** Exports at the same time. */
  exports: 4,
  /** UTF-16 units of one part of an exported file. */
  exportPartChars: 256 * 1024,
  /** Bytes of a file to import, which is read as it comes. One is imported at a time. */
  importBytes: 4 * 1024 * 1024 * 1024,
  /** Bytes of one conversation in a file to import: as much of the file is in memory. */
  importChatBytes: 64 * 1024 * 1024,
  /** Milliseconds that a file which was read waits for `confirm`. */
  importDecisionMs: 10 * 60_000,
  /** Objects and arrays inside each other in one conversation of a file to import. */
  importDepth: 32,
  /** Objects and arrays in one conversation of a file to import: they take many times their two bytes once they are read. */
  importObjects: 1_000_000,
  /** Conversations in a file to import. */
  importConversations: 20_000,
  /** Turns of one conversation in a file to import. */
  importTurns: 10_000,
  /** UTF-16 units of one part of a file to import. */
  importPartChars: 1024 * 1024,
  /** Questions that wait in one shared room. */
  sharedQuestions: 64,
  /** UTF-16 units of a shared room's name. */
  roomNameChars: 64,
  /** Milliseconds that a member of a shared room is typing after it said so. */
  typingMs: 6_000,
  /** Connections of members of rooms. */
  memberConnections: 4_096,
  /** Of these, connections of one member. */
  connectionsPerMember: 8,
  /** Turns of one member that wait or run. */
  memberTurns: 4,
  /** Turns of members that wait for a slot, over all of them. */
  memberQueuedTurns: 128,
  /** The same as `keptChars` of members. */
  memberKeptChars: 8 * 1024 * 1024,
  /** Members of one room. */
  roomMembers: 512,
  /** Links of one room that let somebody in. */
  roomLinks: 16,
  /** Milliseconds until a link ends, at most, unless it ends when it is taken back. */
  linkMs: 365 * 24 * 60 * 60_000,
  /** Milliseconds after the end of a link in which a stranger may still connect to be told of it. */
  linkGoneMs: 24 * 60 * 60_000,
  /** UTF-16 units of a member's name. */
  memberNameChars: 40,
  /** Persons of a companion. */
  people: 1_000,
  /** Bytes of one recording of speech. */
  audioBytes: 16 * 1024 * 1024,
  /** Seconds of one recording, where its length can be told: samples and WAV. */
  audioSeconds: 300,
  /** Milliseconds without more of a recording, after which it is dropped. */
  audioGapMs: 30_000,
  /** Bytes of all recordings of clients with a key that come or are transcribed. */
  recordedBytes: 128 * 1024 * 1024,
  /** The same of all guests together. */
  guestRecordedBytes: 32 * 1024 * 1024,
  /** Recordings that are transcribed at the same time. */
  transcriptions: 8,
  /** Milliseconds in which a recording has to be transcribed. */
  transcriptionMs: 120_000,
  /** Bytes of a transcriber's answer. */
  transcriptBytes: 1024 * 1024,
  /** UTF-16 units of what was last said in chats, kept for while the history can't be read; the longest unused go first. */
  recentChars: 2 * 1024 * 1024,
  /** The same with a database that others use too, and that may be away. */
  sharedRecentChars: 16 * 1024 * 1024,
  /** UTF-16 units of notes on parts of pages, kept so that a summary goes on where it was stopped; the oldest go first. */
  noteChars: 4 * 1024 * 1024,
  /** UTF-16 units of notes and summaries that are kept on disk; the oldest go first. */
  storedNoteChars: 16 * 1024 * 1024,
  /** Milliseconds that a note or summary is kept on disk. */
  storedNoteMs: 30 * 24 * 60 * 60_000,
  /** Numbers in the vectors of passages that are kept in memory; the longest unused go first. */
  embeddingFloats: 4 * 1024 * 1024,
  /** Titles that are asked for at the same time; more conversations keep their first words. */
  pendingTitles: 64,
  /** UTF-16 units of a request's id. */
  requestIdChars: 64,
  /** UTF-16 units of a place where a list goes on. */
  cursorChars: 128,
  /** Conversations, turns or hits of one part of a list. */
  pageItems: 200,
  /** UTF-16 units of the turns of one part of a conversation; one turn always fits. */
  pageChars: 2_000_000,
  /** UTF-16 units of what is searched for. */
  queryChars: 256,
  /** Tags of one chat. */
  chatTags: 20,
  /** UTF-16 units of a tag. */
  tagChars: 40,
  /** Chats that something is done with at once. */
  changedChats: 10_000,
  /** Tags, models and sites each that chats can be filtered by, as a list of them shows; the most frequent ones. */
  filterNames: 200,
  /** UTF-16 units of the address of a page that chats are looked for by. */
  addressChars: 8_000,
  /** Parameters of one chat or model. */
  parameters: 64,
  /** UTF-16 units of a parameter in words, such as what a model is told before everything else. */
  parameterChars: 8_000,
  /** Preferences that are kept. */
  preferences: 256,
  /** UTF-16 units of the value of one, as JSON. */
  preferenceChars: 16_000,
  /** Chats that are not stored, or have not begun, and have parameters; the longest unused lose them. */
  tunedChats: 256,
  /** Prompts of a library, those of Aside's own that were changed among them. */
  prompts: 500,
  /** UTF-16 units of a prompt's name. */
  promptNameChars: 100,
  /** UTF-16 units of a prompt's text. */
  promptChars: 20_000,
  /** UTF-16 units of all names and texts of a library. */
  promptLibraryChars: 500_000,
  /** UTF-16 units of a title. */
  titleChars: 200,
  /** Turns that one connection watches at the same time. */
  viewedTurns: 64,
  /** Milliseconds without a byte from the upstream, after which it is probed, and ended when it is not alive. */
  upstreamSilenceMs: 120_000,
  /** Milliseconds in which a model server has to say how it is. */
  upstreamProbeMs: 5_000,
  /** Milliseconds between two questions to a model server how it is; who asks sooner shares the next answer. */
  upstreamGapMs: 500,
  /** Bytes of the head of a model server's answer. */
  upstreamHeadBytes: 16 * 1024,
  /** Bytes of one line of an answer. */
  upstreamLineBytes: 8 * 1024 * 1024,
  /** Bytes of a whole answer, in lines of about 135 for each token. */
  upstreamAnswerBytes: 512 * 1024 * 1024,
  /** Bytes of a refusal. */
  upstreamRefusalBytes: 64 * 1024,
  /** Bytes of a list of models. */
  upstreamListBytes: 4 * 1024 * 1024,
  /** Models of one server, the newest. */
  upstreamModels: 1_000,
  /** Models of one server that it is asked about at the same time. */
  upstreamDetails: 4,
  /** Pulls of models at the same time. */
  pulls: 4,
  /** Pulls that have ended unfinished and are listed, so that they can go on; the oldest go first. */
  unfinishedPulls: 32,
  /** Parts of one model that are counted while it is pulled. */
  pullLayers: 256,
  /** UTF-16 units of a model's name. */
  modelChars: 256,
} as const;

/** The bounds as somebody has them, with some of them replaced. */
export type Limits = Record<keyof typeof LIMITS, number>;
