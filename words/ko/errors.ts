import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Aside, Page Assist, Open WebUI, ChatGPT에서 내보낸 파일을 선택하세요.';
const IMPORT_AGAIN = '파일을 다시 가져오세요.';
const ATTACH_AGAIN = '다시 첨부하세요.';
const ATTACH_PART = '일부만 첨부하세요.';
const LOOK_AGAIN = '목록을 다시 확인하세요.';
const NEW_CODE = `Aside를 실행하는 곳에서 ${ASIDE_COMMAND} pair를 실행해 새 코드를 받으세요.`;
const RECORD_AGAIN = '다시 녹음하세요.';
const NEW_CHAT = '새 채팅을 시작하세요.';
const ANOTHER_LINK = '링크를 보낸 사람에게 새 링크를 요청하세요.';
const COMPARE = '표시된 코드와 비교해 보세요.';
const SET_OTHER = '다른 값을 지정하세요.';
const MAKE_YOURS = '내 소유로 바꾸고 쓸 수 있게 하거나, --data-dir로 다른 폴더를 지정하세요.';
const START_AGAIN = 'Aside를 다시 시작하세요.';
const AGAIN = '다시 시도하세요.';
const ASK_AGAIN = '다시 질문하세요.';
const SOON_AGAIN = '잠시 후 다시 시도하세요.';
const RECORD_SOON = '잠시 후 다시 녹음하세요.';
const EXPORT_LESS = '한 번에 내보내는 양을 줄이세요.';
const FEWER_CHATS = '한 번에 내보내는 채팅 수를 줄이세요.';
const SAY_LESS = '한 번에 말하는 양을 줄이세요.';
const REMOVE_SOME = '일부를 삭제하세요.';
const OTHER_ID = '다른 ID를 지정하세요.';

const withFields = (fields: string) => (fields === '' ? '' : `(필드: ${fields})`);

/** What can go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['컴패니언 앱이 요청을 이해하지 못했습니다.', 'Aside를 업데이트하세요.'],
    not_understood: ({ reason }) => [`메시지를 이해하지 못했습니다: ${reason}.`, ''],
    unread_answer: () => [
      '컴패니언 앱의 응답을 이해하지 못했습니다.',
      'Aside를 업데이트하세요. 컴패니언 앱보다 오래된 버전일 수 있습니다.',
    ],
    hello_twice: () => ['인사 메시지를 이미 보냈습니다.', ''],
    has_key: () => ['아직 키가 없는 쪽만 페어링할 수 있습니다.', ''],
    unknown_place: () => ['목록에서 그 위치를 알 수 없습니다.', '목록을 다시 불러오세요.'],
    two_contents: () => ['첨부 항목에 텍스트와 데이터 참조가 함께 있습니다.', '둘 중 하나만 보내세요.'],
    not_an_image: () => ['모델이 읽을 수 있는 이미지가 아닙니다.', 'PNG, JPEG, GIF, WebP 이미지를 첨부하세요.'],
    parameter_number: ({ name, least, most }) => [
      `${name} 값은 ${number(least)}~${number(most)} 사이의 숫자여야 합니다.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} 값은 ${number(least)}~${number(most)} 사이의 정수여야 합니다.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} 값은 다음 중 하나여야 합니다: ${choices}.`, SET_OTHER],
    parameter_text: ({ name, most }) => [`${name} 값은 최대 ${number(most)}자입니다.`, '줄여 주세요.'],
    parameter_count: ({ most }) => [`값은 최대 ${number(most)}개까지 설정할 수 있습니다.`, '일부를 초기화하세요.'],
    prompt_count: ({ most }) => [`프롬프트는 최대 ${number(most)}개까지 보관할 수 있습니다.`, REMOVE_SOME],
    prompt_chars: ({ most }) => [
      `프롬프트는 모두 합해 최대 ${number(most)}자까지 보관할 수 있습니다.`,
      '프롬프트를 줄이거나 일부를 삭제하세요.',
    ],
    parameter_of_nothing: () => ['값을 적용할 채팅이나 모델이 지정되지 않았습니다.', '둘 중 하나를 지정하세요.'],
    not_text: () => ['텍스트가 아닙니다.', '텍스트 파일을 첨부하세요.'],
    audio_not_begun: () => ['녹음이 시작되지 않았습니다.', '먼저 `audio`를 보내세요.'],
    audio_late: () => ['녹음의 나머지가 제때 도착하지 않았습니다.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `녹음 형식은 ${found}인데 ${format} 형식이라고 알렸습니다.`,
      `${found} 형식이라고 알리세요.`,
    ],
    audio_unclear: ({ format }) => [`녹음이 ${format} 형식이 아니거나 손상되었습니다.`, RECORD_AGAIN],
    upload_id_in_use: () => ['이 ID의 업로드가 이미 진행 중입니다.', OTHER_ID],
    upload_late: () => ['나머지가 제때 도착하지 않았습니다.', ATTACH_AGAIN],
    upload_too_much: () => ['요청한 것보다 많은 데이터가 도착했습니다.', ATTACH_AGAIN],
    upload_other_bytes: () => ['내용이 알린 것과 다릅니다.', ATTACH_AGAIN],
    export_id_in_use: () => ['이 ID의 내보내기가 이미 진행 중입니다.', OTHER_ID],
    import_order: () => ['이 부분이 앞부분과 이어지지 않습니다.', IMPORT_AGAIN],
    import_not_waiting: () => ['가져오기를 기다리는 파일이 없습니다.', IMPORT_AGAIN],
    import_memory: () => ['파일이 너무 커서 한 번에 읽을 수 없습니다.', EXPORT_LESS],
    import_newer: () => ['이 Aside가 모르는 버전의 파일입니다.', 'Aside를 업데이트한 다음 다시 가져오세요.'],
    import_not_json: () => ['JSON 파일이 아닙니다.', CHOOSE],
    import_zip: () => ['ZIP 파일입니다. 압축을 풀고 안에 있는 conversations.json이나 chats를 선택하세요.', CHOOSE],
    import_sqlite: () => ['읽을 수 있는 JSON이 아니라 SQLite 데이터베이스입니다.', CHOOSE],
    import_pdf: () => ['읽을 수 있는 JSON이 아니라 PDF입니다.', CHOOSE],
    import_markup: () => ['읽을 수 있는 JSON이 아니라 HTML 또는 XML 페이지입니다.', CHOOSE],
    import_markdown: () => ['읽기용 Markdown 파일입니다. 채팅을 JSON으로 내보내세요.', CHOOSE],
    import_json_lines: () => ['JSON Lines 파일이며, Aside가 아는 내보내기 형식이 아닙니다.', CHOOSE],
    import_damaged_json: () => ['파일의 JSON이 손상되었거나 중간에 끊겼습니다. 다시 내보내세요.', CHOOSE],
    import_program: ({ program }) => [`${program}에서 내보낸 파일이지만 Aside에서 읽을 수 없습니다.`, CHOOSE],
    import_list: ({ count, fields }) => [
      `Aside가 모르는 내보내기 형식입니다. 항목 ${number(count)}개의 목록이 들어 있습니다${withFields(fields)}.`,
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `Aside가 모르는 내보내기 형식입니다. 다른 내용이 들어 있습니다${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['컴패니언 앱이 이런 종류의 요청을 모릅니다.', 'Aside를 업데이트하세요.'],
    not_understood: ({ reason }) => [`메시지를 이해하지 못했습니다: ${reason}.`, ''],
    no_history: () => ['공유 방에는 지울 기록이 없습니다.', ''],
  },
  message_too_long: {
    general: () => ['컴패니언 앱이 받을 수 있는 크기를 넘었습니다.', '보내는 양을 줄이세요.'],
    question: ({ count, most }) => [
      `질문이 ${number(count)}자입니다. 컴패니언 앱은 ${number(most)}자까지 받습니다.`,
      '줄이거나 여러 번에 나누어 질문하세요.',
    ],
    attachments: ({ count, most }) => [
      `페이지와 선택한 텍스트가 ${number(count)}개 첨부되었습니다. 컴패니언 앱은 한 번에 ${number(most)}개까지 받습니다.`,
      REMOVE_SOME,
    ],
    attached_text: ({ count, most }) => [
      `첨부한 텍스트가 ${number(count)}자입니다. 컴패니언 앱은 ${number(most)}자까지 받습니다.`,
      '필요한 부분만 선택해서 질문하세요.',
    ],
    frame: () => [
      '질문과 첨부 항목이 컴패니언 앱이 메시지 하나로 받을 수 있는 크기를 넘었습니다.',
      '첨부 항목을 줄이거나 필요한 부분만 선택해서 질문하세요.',
    ],
    attached_bytes: ({ megabytes }) => [`첨부 항목이 ${number(megabytes)}\u00a0MB보다 큽니다.`, REMOVE_SOME],
    upload: ({ megabytes }) => [`크기가 ${number(megabytes)}\u00a0MB를 넘습니다.`, '더 작은 것을 첨부하세요.'],
    audio_bytes: ({ megabytes }) => [`녹음이 ${number(megabytes)}\u00a0MB보다 큽니다.`, SAY_LESS],
    audio_seconds: ({ seconds }) => [`녹음이 ${number(seconds)}초보다 깁니다.`, SAY_LESS],
    import: ({ megabytes }) => [`파일이 ${number(megabytes)}\u00a0MB보다 큽니다.`, FEWER_CHATS],
  },
  empty_message: {
    general: () => ['질문이 비어 있습니다.', '질문을 입력하세요.'],
    no_audio: () => ['녹음이 비어 있습니다.', '마이크가 켜져 있는지 확인하고 다시 녹음하세요.'],
    silence: () => ['녹음에 소리가 없습니다.', '올바른 마이크가 켜져 있는지 확인하고 다시 녹음하세요.'],
    no_words: () => ['녹음에서 말을 알아듣지 못했습니다.', '마이크에 더 가까이 대고 다시 녹음하세요.'],
  },

  file_unreadable: {
    general: () => ['이 파일을 읽을 수 없습니다.', '다른 형식으로 저장하세요.'],
    pdf_encrypted: () => ['이 PDF는 암호로 보호되어 있습니다.', '암호가 없는 사본을 첨부하세요.'],
    pdf_broken: () => ['이 PDF는 손상되었습니다.', '복구한 사본을 첨부하세요.'],
    pdf_without_text: () => ['이 PDF의 페이지는 텍스트가 없는 그림입니다.', '이미지로 첨부하세요.'],
    pdf_slow: () => ['이 PDF를 읽는 데 시간이 너무 오래 걸립니다.', ATTACH_PART],
    pdf_memory: () => ['이 PDF를 읽는 데 메모리가 너무 많이 필요합니다.', ATTACH_PART],
  },
  forbidden: {
    general: () => ['키가 필요합니다.', '이 클라이언트를 컴패니언 앱과 페어링하세요.'],
    key: () => ['키가 없으면 이 연결에서는 질문만 할 수 있습니다.', '키를 사용해 연결하세요.'],
    local_key: () => [
      '키는 Aside를 실행하는 컴퓨터에서만 관리할 수 있습니다.',
      '그 컴퓨터의 터미널이나 패널에서 하세요.',
    ],
    administrator: () => ['이 컴패니언 앱의 관리자만 할 수 있습니다.', '관리자에게 요청하세요.'],
    other_person: () => [
      '본인이나 Aside를 실행하는 컴퓨터를 쓰는 사람만 할 수 있습니다.',
      '본인에게 요청하거나 그 컴퓨터의 터미널에서 하세요.',
    ],
    one_person: () => ['이 컴패니언 앱은 한 사람이 사용합니다.', '다른 사람을 초대하려면 --people로 시작하세요.'],
    only_rotated: () => ['이 컴퓨터 자체의 키는 해지할 수 없습니다.', '대신 새 키로 교체하세요.'],
    member: () => ['이 채팅의 게스트이므로 다른 작업은 할 수 없습니다.', '채팅을 공유한 사람에게 요청하세요.'],
    reader: () => ['이 채팅을 읽을 수 있지만 질문할 수는 없습니다.', '채팅을 공유한 사람에게 다른 링크를 요청하세요.'],
    words_alone: () => ['공유 채팅에서는 글로만 질문할 수 있습니다.', '첨부 항목이나 개별 설정 없이 질문하세요.'],
    needs_pairing: () => [
      '페이지와 선택한 텍스트는 페어링된 컴패니언 앱에만 보냅니다. 아무것도 보내지 않았습니다.',
      '이 브라우저를 페어링하세요(위쪽의 모델 이름을 클릭하고 “컴패니언 앱…” 선택). 그런 다음 다시 질문하세요.',
    ],
  },
  conflict: {
    general: () => ['이 ID는 다른 질문에서 사용 중입니다.', '새 ID로 질문하세요.'],
    prompt_changed: () => [
      '그사이 다른 곳에서 이 프롬프트가 변경되었습니다.',
      '작성한 내용을 다른 프롬프트로 저장하세요.',
    ],
  },
  turn_gone: { general: () => ['이 답변은 더 이상 없습니다.', ASK_AGAIN] },
  conversation_gone: {
    general: () => ['이 채팅은 더 이상 없습니다.', NEW_CHAT],
    followed: () => ['이 질문이 속한 채팅이 더 이상 없습니다.', NEW_CHAT],
    exported: () => ['이 채팅이 없습니다.', '다른 채팅을 선택하거나 모두 내보내세요.'],
    temporary: () => ['임시 채팅은 보관되지 않으므로 공유할 수 없습니다.', '보관되는 채팅을 시작해서 공유하세요.'],
    stays_in_sight: () => [
      '컴패니언 앱에 이 채팅이 더 이상 없습니다. 삭제되었거나, 임시 채팅이어서 종료되었습니다.',
      '여기에 보이는 내용은 그대로 남습니다. 다시 질문하면 모델은 이전 내용을 알지 못합니다.',
    ],
  },
  operation_gone: {
    general: () => ['이미 끝났습니다.', LOOK_AGAIN],
    stopped: () => ['다른 곳에서 중지되었습니다.', '다시 시작하세요.'],
  },
  client_gone: { general: () => ['이제 이 키를 가진 클라이언트가 없습니다.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['코드가 맞지 않습니다.', COMPARE],
    tries: ({ left }) => [`코드가 맞지 않습니다. ${number(left)}번 더 시도할 수 있습니다.`, COMPARE],
  },
  code_gone: {
    general: () => ['이 코드는 더 이상 작동하지 않습니다.', NEW_CODE],
    used: () => ['이 코드는 이미 사용되었습니다.', NEW_CODE],
    expired: () => ['이 코드는 만료되었습니다.', NEW_CODE],
    replaced: () => ['더 새로운 코드가 있어 이 코드는 이제 유효하지 않습니다.', NEW_CODE],
    tries: () => ['잘못된 코드를 너무 많이 입력해 이 코드는 이제 유효하지 않습니다.', NEW_CODE],
    rotated: () => ['코드를 표시한 컴퓨터의 키가 교체되어 이 코드는 이제 유효하지 않습니다.', NEW_CODE],
    none: () => ['열려 있는 페어링 코드가 없습니다.', NEW_CODE],
  },
  link_gone: {
    general: () => ['이 링크는 작동하지 않습니다.', ANOTHER_LINK],
    used: () => ['이 링크는 이미 사용되었습니다.', ANOTHER_LINK],
    expired: () => ['이 링크는 만료되었습니다.', ANOTHER_LINK],
    revoked: () => ['이 링크는 해지되었습니다.', ANOTHER_LINK],
    ended: () => ['이 채팅은 더 이상 공유되지 않습니다.', ANOTHER_LINK],
    full: () => [
      '이 채팅은 더 많은 사람과 공유할 수 없습니다.',
      '채팅을 공유한 사람에게 자리를 만들어 달라고 요청하세요.',
    ],
  },
  attachments_gone: {
    general: () => ['이 질문의 첨부 항목은 더 이상 보관되지 않습니다.', '다시 첨부한 다음 질문하세요.'],
    blob: () => ['이 질문의 첨부 항목 하나가 더 이상 없습니다.', '다시 첨부한 다음 질문하세요.'],
  },
  overloaded: {
    general: () => ['컴패니언 앱이 너무 바쁩니다.', SOON_AGAIN],
    person_turns: ({ most }) => [
      `동시에 대기할 수 있는 질문이 더 없습니다(한도: ${number(most)}).`,
      '하나가 답변될 때까지 기다리세요.',
    ],
    person_questions: ({ most, minutes }) => [
      `한 시간에 할 수 있는 질문을 모두 했습니다(${number(most)}).`,
      `${number(minutes)}분 후에 다시 질문하세요.`,
    ],
    person_clients: ({ most }) => [
      `브라우저를 더 페어링할 수 없습니다(한도: ${number(most)}).`,
      '먼저 설정에서 하나를 삭제한 다음 다시 페어링하세요.',
    ],
    people: ({ most }) => [
      `이 컴패니언 앱을 더 많은 사람이 사용할 수 없습니다(한도: ${number(most)}).`,
      '먼저 누군가를 삭제하세요.',
    ],
    questions: () => ['대기 중인 질문이 너무 많습니다.', '일부가 답변될 때까지 기다린 다음 다시 질문하세요.'],
    draining: () => ['이 컴패니언 앱이 곧 중지됩니다.', '잠시 뒤 다시 질문하세요.'],
    room: () => ['이 방에 대기 중인 질문이 너무 많습니다.', '일부가 답변될 때까지 기다리세요.'],
    pulls: () => ['이미 충분히 많은 모델을 다운로드하고 있습니다.', '하나가 끝날 때까지 기다리세요.'],
    uploads: () => ['동시에 진행 중인 업로드가 너무 많습니다.', '일부가 끝날 때까지 기다린 다음 다시 첨부하세요.'],
    recordings: () => ['동시에 녹음하는 양이 너무 많습니다.', RECORD_SOON],
    transcriptions: () => ['텍스트로 변환 중인 녹음이 너무 많습니다.', RECORD_SOON],
    links: () => ['이 채팅에는 링크를 더 만들 수 없습니다.', '먼저 하나를 삭제하세요.'],
    exports: () => ['진행 중인 내보내기가 너무 많습니다.', '하나가 끝날 때까지 기다리세요.'],
    import: () => ['다른 파일을 가져오는 중입니다.', '끝날 때까지 기다린 다음 다시 시도하세요.'],
  },
  rate_limited: {
    general: () => ['메시지가 너무 많습니다.', '잠시 기다리세요.'],
    views: () => ['이 연결에서 보고 있는 답변이 너무 많습니다.', '일부를 닫으세요.'],
  },
  interrupted: {
    general: () => ['답변하는 동안 컴패니언 앱이 중지되었습니다.', '다시 실행되면 질문하세요.'],
    restarted: () => [
      '이 답변을 작성하는 동안 컴패니언 앱이 다시 시작되었습니다. 지금까지의 내용은 남아 있습니다.',
      ASK_AGAIN,
    ],
    no_key: () => [
      '컴패니언 앱과의 연결이 끊어졌고, 키가 없으면 답변을 이어 갈 수 없습니다. 지금까지의 내용은 남아 있습니다.',
      ASK_AGAIN,
    ],
  },

  storage_failed: {
    general: () => ['지금은 채팅을 읽거나 저장할 수 없습니다.', AGAIN],
    folder_in_use: ({ folder }) => [
      `다른 Aside 컴패니언 앱이 이 데이터 폴더를 사용하고 있습니다: ${folder}.`,
      '그것을 사용하거나 먼저 종료하세요. 둘을 함께 실행하려면 하나에 --data-dir로 다른 폴더를 지정하세요.',
    ],
    file_in_use: ({ file }) => [
      `다른 프로그램이 ${file} 파일을 사용하고 있습니다.`,
      '그 프로그램을 닫고 Aside를 다시 시작하세요.',
    ],
    newer_version: ({ file }) => [
      `더 새로운 버전의 Aside가 ${file} 파일을 썼습니다.`,
      'Aside를 업데이트하거나 --data-dir로 다른 폴더를 지정하세요.',
    ],
    damaged: ({ file }) => [
      `데이터베이스 ${file} 파일이 손상되었습니다.`,
      '옆에 있는 파일과 함께 다른 곳으로 옮기면 새로 시작합니다. 내용은 아무것도 변경하지 않았습니다.',
    ],
    not_ours: ({ file }) => [
      `${file} 파일은 Aside 데이터베이스가 아닙니다.`,
      '다른 곳으로 옮기거나 --data-dir로 다른 폴더를 지정하세요.',
    ],
    full: ({ file }) => [`${file} 파일을 저장할 공간이 없습니다.`, '디스크 공간을 확보하세요.'],
    not_writable: ({ file }) => [
      `데이터베이스 ${file} 파일에 쓸 수 없습니다.`,
      '폴더를 쓸 수 있게 하거나 --data-dir로 다른 폴더를 지정하세요.',
    ],
    moved: ({ file }) => [
      `Aside가 실행되는 동안 데이터베이스 ${file} 파일이 삭제, 이동 또는 교체되었습니다.`,
      '되돌려 놓거나 Aside를 다시 시작해 새로 만드세요.',
    ],
    folder_not_made: ({ folder, reason }) => [`데이터 폴더를 만들 수 없습니다(${reason}): ${folder}.`, MAKE_YOURS],
    file_not_made: ({ file, reason }) => [`${file} 파일을 만들 수 없습니다(${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} 위치에 있는 것은 파일이 아닙니다.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} 파일은 다른 사용자의 것입니다.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `${file} 파일에 쓰지 못했습니다.`,
      '디스크가 가득 찼는지, 할당량을 넘었는지, 고장 났는지 확인하세요.',
    ],
    failed: ({ file, reason }) => [`데이터베이스 ${file} 파일에서 오류가 발생했습니다(${reason}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `${database}에 연결할 수 없습니다(${reason}).`,
      'PostgreSQL을 시작하세요. 응답하면 채팅이 저장됩니다.',
    ],
    database_slow: ({ database }) => [`${database}에서 시간이 너무 오래 걸렸습니다.`, '다시 시도하세요.'],
    database_failed: ({ database, reason }) => [
      `${database}에서 거부했습니다(${reason}).`,
      '이름, 사용자, 비밀번호, 권한을 확인하세요.',
    ],
    updating: ({ percent }) => [
      `Aside가 기록을 업데이트하고 있습니다: ${number(percent)}%.`,
      '끝날 때까지 기다리세요.',
    ],
    ended: () => ['더 이상 채팅을 저장할 수 없습니다.', START_AGAIN],
    stopping: () => ['컴패니언 앱이 종료되고 있습니다.', START_AGAIN],
    taken_over: () => ['다른 컴패니언 앱이 이 답변을 넘겨받았습니다.', ASK_AGAIN],
    revoked_for_now: () => [
      '저장하지 못해, 키는 이 컴패니언 앱이 실행되는 동안에만 차단됩니다.',
      'Aside가 데이터 폴더에 쓸 수 있게 한 다음 키를 다시 해지하세요.',
    ],
  },
  internal: {
    general: () => ['컴패니언 앱에 문제가 발생했습니다.', '다시 시도하세요. 자세한 내용은 로그에 있습니다.'],
    others_away: () => ['컴패니언 앱이 다른 앱과 공유하는 것에 연결할 수 없습니다.', '잠시 후 다시 시도하세요.'],
    not_recorded: () => ['질문을 저장하지 못했습니다.', '다시 질문하세요. 자세한 내용은 로그에 있습니다.'],
    key_not_replaced: () => [
      '이 컴퓨터의 키를 교체하지 못했습니다. 키는 그대로입니다.',
      `Aside가 데이터 폴더에 쓸 수 있는지 \`${ASIDE_COMMAND} doctor\` 명령으로 확인하세요.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
