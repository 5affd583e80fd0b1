import type { Catalogue } from '../catalogue.ts';
import { createFailed, told } from '../english/problems/problem-sentences.ts';
import type { UnusableKey } from '../english/unusable-key.ts';
import { first } from './first.ts';
import { rooms } from './rooms.ts';
import { number } from './tongue.ts';

const PAIR = '이 브라우저를 페어링하세요. Aside 폴더에서 다음 명령을 실행하고 표시되는 코드를 입력하면 됩니다.';
const PAIR_AGAIN = '다시 페어링하세요. Aside 폴더에서 다음 명령을 실행하고 표시되는 코드를 입력하면 됩니다.';
const START = 'npm start';
const AGAIN = '다시 시도하세요.';
const KEEPS_TRYING = '계속 다시 연결하고 있습니다.';
const CONNECTS = '그러면 패널이 자동으로 연결됩니다.';
const NOTHING_IMPORTED = '아무것도 가져오지 않았습니다';
const MEANWHILE = '그동안 내장 리더가 페이지의 가장 중요한 문장을 인용해 답합니다.';
const NO_OTHER = '다른 모델이 대신하지는 않습니다.';
const CHOOSE = '다른 모델을 선택하세요.';

const itSaid = (said: string) => (said === '' ? '' : ` 응답: ${/[.!?]$/.test(said) ? said : `${said}.`}`);
const serverName = (kind: string) => (kind === 'ollama' ? 'Ollama' : '모델 서버');
const consequence = (chosen: string | undefined) =>
  chosen === undefined ? MEANWHILE : `${chosen} 모델을 지금 사용할 수 없습니다. ${NO_OTHER}`;
const certificate = (address: string) => ` 탭에서 ${address} 주소를 열어 브라우저가 인증서를 신뢰하는지 확인하세요.`;

const FAILURES = {
  not_connected: ['컴패니언 앱에 연결되어 있지 않습니다.', '다시 연결된 뒤 시도하세요.'],
  connection_broke: ['응답하기 전에 컴패니언 앱과의 연결이 끊어졌습니다.', AGAIN],
  no_answer: ['컴패니언 앱이 제때 응답하지 않았습니다.', AGAIN],
} as const;

const failed = createFailed(FAILURES, AGAIN);

const WRITE_FILE = 'Aside 폴더에서 npm start를 실행해 companion.json을 다시 쓴 다음 다시 시도하세요.';
const LET_STORE =
  '브라우저에서 Aside의 데이터 저장을 허용하고 디스크가 가득 차지 않았는지 확인한 다음 다시 시도하세요.';
const READ_AGAIN = '다시 시도하거나 브라우저를 다시 시작하세요. 해결되지 않으면 다시 페어링하세요.';

/** What is wrong with the key. */
export function unusableKey({ code, reason = '' }: UnusableKey): { message: string; cure: string } {
  const because = reason === '' ? '' : `(${reason})`;
  const sentences: Record<string, readonly [string, string]> = {
    file_not_json: ['companion.json이 올바른 JSON이 아닙니다.', WRITE_FILE],
    file_not_object: ['companion.json이 JSON 객체가 아닙니다.', WRITE_FILE],
    file_no_address: ['companion.json에 host:port 형식의 올바른 "address"가 없습니다.', WRITE_FILE],
    file_no_token: ['companion.json에 올바른 "token"이 없습니다.', WRITE_FILE],
    not_a_key: ['브라우저가 Aside용으로 저장한 것은 키가 아닙니다.', READ_AGAIN],
    not_kept: [`브라우저가 키를 저장하지 못했습니다${because}.`, LET_STORE],
    not_removed: [`브라우저가 키를 삭제하지 못했습니다${because}.`, LET_STORE],
    not_shown: [`브라우저가 키를 읽지 못했습니다${because}.`, READ_AGAIN],
  };
  const [message, cure] = sentences[code] ?? [code, READ_AGAIN];
  return { message, cure };
}

/** What the panel says of problems. */
export const problems = {
  chats_not_listed: failed('채팅을 불러오지 못했습니다'),
  more_chats_not_listed: failed('나머지 채팅을 불러오지 못했습니다'),
  search_failed: failed('검색하지 못했습니다'),
  not_shared: failed('링크를 만들지 못했습니다'),
  sharing_not_changed: failed('공유를 변경하지 못했습니다'),
  not_renamed: failed('채팅 이름을 변경하지 못했습니다'),
  not_pinned: failed('채팅을 고정하지 못했습니다'),
  not_unpinned: failed('채팅 고정을 해제하지 못했습니다'),
  not_deleted: failed('채팅을 삭제하지 못했습니다'),
  not_restored: failed('채팅을 복원하지 못했습니다'),
  chats_not_changed: failed('채팅을 변경하지 못했습니다'),
  not_all_selected: failed('모든 채팅을 선택하지 못했습니다'),
  chat_not_shown: failed('이 채팅을 표시하지 못했습니다'),
  not_exported: failed('아무것도 내보내지 않았습니다'),
  not_imported: failed(NOTHING_IMPORTED),
  settings_not_shown: failed('설정을 표시할 수 없습니다'),
  settings_not_set: failed('설정이 저장되지 않았습니다'),
  model_not_pulled: failed('모델을 받지 못했습니다'),
  model_not_changed: failed('모델에 해당 작업을 하지 못했습니다'),
  chat_not_there: () =>
    told('그 채팅은 더 이상 없습니다', '삭제되었거나, 임시 채팅이어서 종료되었습니다.', '지금은 새 채팅입니다.'),
  not_for_guests: ({ command }) =>
    told(
      '아직 채팅이 저장되지 않습니다',
      '이 브라우저는 컴패니언 앱과 페어링되지 않았고, 게스트의 채팅은 저장되지 않습니다.',
      PAIR,
      command,
    ),

  file_too_large: ({ megabytes }) =>
    told(NOTHING_IMPORTED, `파일이 ${number(megabytes)}\u00a0MB보다 큽니다.`, '한 번에 내보내는 채팅 수를 줄이세요.'),
  file_no_text: () => told(NOTHING_IMPORTED, '텍스트 파일이 아닙니다.', 'ZIP 파일이라면 압축을 푸세요.'),
  archive_unreadable: () =>
    told(
      NOTHING_IMPORTED,
      '이 압축 파일에서 읽을 수 있는 채팅이 없습니다.',
      '압축을 풀고 conversations.json을 선택하세요.',
    ),
  file_unreadable: () => told(NOTHING_IMPORTED, '파일을 읽을 수 없습니다.', '파일을 다시 선택하세요.'),

  server_unreachable: ({ kind, address, chosen }) =>
    told(
      `${serverName(kind)}가 응답하지 않습니다`,
      `${address}에서 응답이 없습니다. ${consequence(chosen)}`,
      kind === 'ollama'
        ? 'Ollama를 시작하세요. Aside가 자동으로 찾습니다.'
        : '서버를 시작하세요. Aside가 자동으로 찾습니다.',
      kind === 'ollama' ? 'ollama serve' : '',
    ),
  server_refuses: ({ kind, chosen }) => told(`${serverName(kind)}가 응답을 거부합니다`, '', consequence(chosen)),
  server_not_ready: ({ kind, chosen }) => told(`${serverName(kind)}가 준비되지 않았습니다`, '', consequence(chosen)),
  server_without_model: ({ kind, address }) =>
    told(
      `${serverName(kind)}에 모델이 없습니다`,
      `${address} 서버에 모델이 하나도 없습니다. ${MEANWHILE}`,
      '그 서버에 모델을 로드하세요.',
    ),
  ollama_without_model: ({ address, command }) =>
    told(
      'Ollama에 아직 모델이 없습니다',
      `Ollama가 ${address}에서 실행 중이지만 설치된 모델이 없습니다. ${MEANWHILE}`,
      '모델을 받으세요. 다운로드가 끝나면 Aside가 자동으로 찾습니다.',
      command,
    ),
  no_model_can_chat: ({ model, count, command }) =>
    told(
      '채팅할 수 있는 모델이 없습니다',
      count > 1
        ? `설치된 모델은 다른 용도로 만들어졌습니다(${model} 등). ${MEANWHILE}`
        : `설치된 모델은 다른 용도로 만들어졌습니다(${model}). ${MEANWHILE}`,
      '채팅할 수 있는 모델을 받으세요. 다운로드가 끝나면 Aside가 자동으로 찾습니다.',
      command,
    ),
  model_cannot_chat: ({ model }) =>
    told(`${model}: 채팅할 수 없는 모델`, `선택한 모델은 검색 같은 다른 용도로 만들어졌습니다. ${NO_OTHER}`, CHOOSE),
  model_gone: ({ model, command }) =>
    told(
      `${model}: 더 이상 없는 모델`,
      `선택한 모델이 삭제되었거나 이름이 바뀌었습니다. ${NO_OTHER}`,
      command === '' ? CHOOSE : '다른 모델을 선택하거나 다시 받으세요.',
      command,
    ),

  companion_not_running: ({ address }) =>
    told(
      'Aside 컴패니언 앱이 실행 중이 아닙니다',
      `${address}에서 응답이 없습니다.`,
      `Aside 폴더에서 npm start를 실행하세요. ${CONNECTS}`,
      START,
    ),
  companion_unreachable: ({ address, secure }) =>
    told(
      'Aside 컴패니언 앱에 연결할 수 없습니다',
      `${address}에서 응답이 없습니다.`,
      `컴패니언 앱이 그곳에서 실행 중이고 이 컴퓨터가 같은 네트워크에 있는지 확인하세요.${secure ? certificate(address) : ''} ${CONNECTS}`,
    ),
  extension_refused: ({ address, origin, command }) =>
    told(
      '컴패니언 앱이 이 확장 프로그램을 거부합니다',
      `${address}의 프로그램이 ${origin} 출처를 허용하지 않습니다.`,
      PAIR,
      command,
    ),
  not_paired_any_more: ({ address, command }) =>
    told(
      '이 브라우저는 더 이상 페어링되어 있지 않습니다',
      `${address}의 컴패니언 앱이 이 브라우저의 키를 모릅니다. 키가 해지되었거나, 컴패니언 앱이 이제 다른 데이터 폴더를 사용합니다.`,
      PAIR_AGAIN,
      command,
    ),
  not_paired_yet: ({ command }) =>
    told('이 브라우저는 아직 페어링되지 않았습니다', '컴패니언 앱에 키가 필요합니다.', PAIR, command),
  key_unusable: (reason) => {
    const { message, cure } = unusableKey(reason);
    return told('이 패널의 키를 사용할 수 없습니다', message, cure);
  },
  key_unreadable: ({ said }) => told('이 패널의 키를 사용할 수 없습니다', said, AGAIN),
  companion_not_proved: ({ address }) =>
    told(
      '내 컴패니언 앱이 아닙니다',
      `${address}에서 프로그램이 응답하지만, 이 패널의 키를 안다는 것을 증명하지 못했습니다. 아무것도 보내지 않았습니다.`,
      '그 포트를 사용하는 프로그램을 찾아 종료한 다음 Aside 폴더에서 npm start를 실행하세요.',
      START,
    ),
  not_aside: ({ address }) =>
    told(
      'Aside 컴패니언 앱이 아닙니다',
      `${address}에서 프로그램이 응답하지만 Aside의 프로토콜을 쓰지 않습니다.`,
      '그 프로그램을 종료하거나 npm start -- --port 11436으로 다른 포트에서 컴패니언 앱을 시작하세요.',
    ),
  companion_silent: ({ address }) =>
    told(
      '컴패니언 앱이 응답하지 않습니다',
      `${address}에서 아무것도 돌아오지 않습니다.`,
      'npm start를 실행 중인 터미널을 확인하세요. 멈춰 있으면 Ctrl+C를 누르고 다시 시작하세요.',
      START,
    ),
  companion_hung_up: ({ said }) =>
    told('컴패니언 앱이 연결을 종료했습니다', `오류 없이 연결을 끊었습니다.${itSaid(said)}`, AGAIN),
  companion_stopped: ({ address }) =>
    told(
      '컴패니언 앱이 종료되고 있습니다',
      `${address}에서 중지되었습니다.`,
      '다시 시작하면 패널이 자동으로 연결됩니다.',
      START,
    ),
  message_too_large: () =>
    told(
      '너무 커서 보낼 수 없습니다',
      '메시지가 너무 커서 컴패니언 앱이 연결을 닫았습니다.',
      '페이지에서 보낼 부분을 줄인 다음 다시 시도하세요.',
    ),
  key_wanted: ({ address, command }) =>
    told(
      '컴패니언 앱에 키가 필요합니다',
      `${address}의 컴패니언 앱이 키를 요구하지만 이 확장 프로그램에는 키가 없습니다.`,
      PAIR,
      command,
    ),
  key_unknown: ({ address }) =>
    told(
      '컴패니언 앱이 이 확장 프로그램의 키를 모릅니다',
      `${address}의 컴패니언 앱이 companion.json의 키를 거부했습니다. 파일을 다시 읽어도 마찬가지였습니다.`,
      '컴패니언 앱을 종료하고, 이 확장 프로그램을 빌드한 폴더에서 npm start를 실행한 다음 다시 시도하세요.',
      START,
    ),
  extension_forbidden: ({ address, origin, command, said }) =>
    told(
      '컴패니언 앱이 이 확장 프로그램을 허용하지 않습니다',
      `${address}에서 ${origin} 출처를 거부합니다.${itSaid(said)}`,
      PAIR,
      command,
    ),
  no_common_version: ({ said }) =>
    told(
      '확장 프로그램과 컴패니언 앱의 버전이 맞지 않습니다',
      `서로 다른 버전의 Aside 프로토콜을 씁니다.${itSaid(said)}`,
      '둘을 같은 버전으로 업데이트하세요. Aside 폴더에서 npm start를 실행한 다음 확장 프로그램을 새로 고치면 됩니다.',
      START,
    ),
  too_many_messages: () =>
    told(
      '메시지가 너무 많습니다',
      '이 패널이 컴패니언 앱이 받는 것보다 많은 메시지를 1초 동안 보냈습니다.',
      '잠시 후 다시 시도하세요.',
    ),
  too_many_connections: ({ address }) =>
    told(
      '컴패니언 앱에 연결이 너무 많습니다',
      `${address}에서 지금은 더 이상 연결을 받지 않습니다.`,
      `필요 없는 패널을 닫으세요. ${KEEPS_TRYING}`,
    ),
  companion_updating: ({ percent }) =>
    told(
      'Aside가 기록을 업데이트하고 있습니다',
      `${number(percent)}% 완료. 아무것도 사라지지 않습니다. 업데이트 후 한 번만 진행됩니다.`,
      '완료되면 패널이 자동으로 연결됩니다. 지금 한 질문은 그때 보냅니다.',
    ),
  companion_not_ready: () =>
    told(
      '컴패니언 앱이 데이터베이스를 기다리고 있습니다',
      '데이터베이스가 돌아올 때까지 키를 확인할 수 없습니다. 아무것도 사라지지 않습니다.',
      '그러면 패널이 자동으로 연결됩니다. 지금 한 질문은 그때 보냅니다.',
    ),
  companion_failed: ({ said }) =>
    told(
      '컴패니언 앱에 오류가 발생했습니다',
      `내부 오류로 연결이 끊어졌습니다.${itSaid(said)}`,
      `자세한 내용은 컴패니언 앱의 터미널에서 확인하세요. ${KEEPS_TRYING}`,
    ),
  shared_chat_lost: () => told(rooms.lost, rooms.lostText, ''),
  removed_from_room: () => told(...rooms.over.removed_from_room, ''),
  room_ended: () => told(...rooms.over.room_ended, ''),
  not_a_member: () => told(...rooms.over.not_a_member, ''),
  connection_lost: ({ address }) =>
    told('컴패니언 앱과의 연결이 끊어졌습니다', `${address} 연결이 끊어졌습니다.`, KEEPS_TRYING),
  connection_closed: ({ closeCode, said }) =>
    told(
      '컴패니언 앱이 연결을 종료했습니다',
      `코드 ${closeCode}번으로 닫혔습니다.${itSaid(said)}`,
      '다시 시도해도 해결되지 않으면 확장 프로그램과 컴패니언 앱을 같은 버전으로 업데이트하세요.',
    ),
  connection_unexplained: () => first.panel.unexplained,
} satisfies Catalogue['rest']['problems'];
