import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number } from './tongue.ts';

const TRY_AGAIN = '다시 시도하세요.';
const SOON_AGAIN = '잠시 후 다시 시도하세요.';
const SEND_LESS = '필요한 부분만 보내세요.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair를 실행하면 새 코드가 나옵니다.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE = '같은 옵션으로 npm start를 실행해 다시 쓴 다음 브라우저에서 확장 프로그램을 새로 고치세요.';
const USE_IT =
  '그것을 사용하거나 먼저 종료하세요. 시작한 곳에서 Ctrl+C를 누르거나 서비스 관리자를 사용하면 됩니다. 아무것도 변경하지 않았습니다.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp': '모델에 여유가 있다면 더 큰 -c로 llama-server를 시작하세요. 슬롯(-np)이 이를 나누어 씁니다.',
  vLLM: '모델에 여유가 있다면 더 큰 --max-model-len으로 vLLM을 시작하세요.',
  'LM Studio': '모델에 여유가 있다면 LM Studio에서 Context Length를 더 크게 해서 로드하세요.',
  LocalAI: '모델에 여유가 있다면 LocalAI 파일에서 context_size를 더 크게 설정하세요.',
};
const elsewhere = (finder: string) => `${finder} 명령으로 찾아 종료하거나, --port를 지정해 Aside를 시작하세요.`;

/** What the programs say on a terminal. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `${folder} 폴더에 키가 없습니다. 이 데이터 폴더로 컴패니언 앱을 실행한 적이 없습니다.`,
        'npm start로 시작하거나 --data-dir로 폴더를 지정하세요.',
      ],
      nobody: (address) => [
        `${address}에서 실행 중인 컴패니언 앱이 없습니다.`,
        'npm start로 시작하거나 --port로 포트를 지정하세요.',
      ],
      otherKey: (address, folder) => [
        `${address}의 프로그램이 ${folder} 폴더의 키를 모릅니다. 아무것도 보내지 않았습니다.`,
        '그 컴패니언 앱의 데이터 폴더를 --data-dir로, 또는 내 컴패니언 앱의 포트를 --port로 지정하세요.',
      ],
      refused: (address, why) => [`${address}의 컴패니언 앱이 연결을 거부했습니다. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `${address}의 프로그램은 Aside 컴패니언 앱이 아닙니다. ${why} 아무것도 보내지 않았습니다.`,
        `컴패니언 앱의 포트를 --port로 지정하세요. ${ASIDE_COMMAND} doctor를 실행하면 더 알 수 있습니다.`,
      ],
      lost: () => ['컴패니언 앱과의 연결이 끊어졌습니다.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `다른 프로그램이 데이터 폴더를 사용하고 있지만(${folder}), ${address}에서 실행 중인 컴패니언 앱이 없습니다.`,
        '실행 중인 컴패니언 앱의 포트를 --port로 지정하세요. 다른 명령이었다면 다시 시도하세요.',
      ],
      willLearn: (seconds) => `이 데이터베이스를 사용하는 컴패니언 앱에는 ${seconds}초 안에 적용됩니다.`,
      inFolder: (folder) => `실행 중인 컴패니언 앱이 없어서 ${folder} 폴더에서 변경했습니다.`,
    },
    stranger: {
      silent: '아무 응답이 없습니다.',
      notAside: 'WebSocket은 받지만 aside.v1을 쓰지 않습니다.',
      http: (status, server) => `HTTP ${status}${server === '' ? '' : `(${server})`} 응답을 보냅니다.`,
      brokeOff: (code) => `연결을 끊었습니다(${code}).`,
      closed: (code, reason) => (reason === '' ? `연결을 닫았습니다(${code}).` : `응답: ${reason}.`),
    },
    piped: {
      tooLong: (chars) => [`파이프로 받은 텍스트가 ${number(chars)}자보다 깁니다.`, SEND_LESS],
      notText: () => ['파이프로 받은 텍스트가 UTF-8이 아닙니다.', '먼저 텍스트로 변환하세요.'],
      nothing: () => ['파이프로 받은 내용이 없습니다.', '파일을 지정하세요.'],
    },
    chat: {
      noQuestion: () => ['질문이 없습니다.', '따옴표로 묶어 입력하거나 파이프로 보내세요.'],
      tooLarge: () => ['질문과 파이프로 받은 텍스트가 메시지 하나로 보내기에 너무 큽니다.', SEND_LESS],
      lost: () => [
        '답변하는 동안 컴패니언 앱과의 연결이 끊어졌습니다.',
        '지금까지의 답변은 사이드바의 기록에 있습니다. 나머지는 다시 질문하세요.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? '다음 차례' : `${position}번째`;
        return `대기 중: ${place}${seconds === undefined ? '' : `, 약 ${seconds}초`}.`;
      },
      stepOf: (index, count) => ` (${index}/${count})`,
      left: (seconds) => `, 약 ${seconds}초 남음`,
      recanted: '지금까지는 모델의 생각이었습니다. 이제 답변이 이어집니다.',
      stopped: '중지했습니다.',
      cut: '답변이 길이 제한으로 잘렸습니다.',
      repeated: '모델이 같은 말을 반복해 답변을 중지했습니다.',
      notSaved: '답변을 저장하지 못했습니다.',
    },
    pair: {
      typeCode: 'Aside가 코드를 물으면 다음 코드를 입력하세요.',
      goodFor: (minutes, address) => `${number(minutes)}분 안에 한 번만 쓸 수 있습니다. 이곳의 주소: ${address}`,
      link: (link) => `또는 이곳의 브라우저에서 여세요: ${link}`,
      waiting: '코드가 사용되기를 기다리는 중입니다. Ctrl+C를 누르면 기다리지 않으며, 코드는 계속 유효합니다.',
      letIn: (name) =>
        `${name} 클라이언트와 페어링했습니다. ${ASIDE_COMMAND} clients를 실행하면 키가 있는 모든 클라이언트를 볼 수 있습니다.`,
      lost: () => [
        '컴패니언 앱과의 연결이 끊어졌습니다.',
        `${ASIDE_COMMAND} clients를 실행하면 코드가 사용되었는지 알 수 있습니다.`,
      ],
      expired: () => ['제때 코드를 사용한 사람이 없습니다.', ANOTHER_CODE],
      replaced: () => ['더 새로운 코드가 있어 이 코드는 이제 유효하지 않습니다.', '새 코드를 사용하세요.'],
      rotated: () => ['local.key가 교체되어 이 코드는 이제 유효하지 않습니다.', ANOTHER_CODE],
      tries: () => ['잘못된 코드를 너무 많이 입력해 이 코드는 이제 유효하지 않습니다.', ANOTHER_CODE],
      ended: () => [
        '이 코드는 이제 유효하지 않습니다.',
        `실행 중인 컴패니언 앱이 이 명령보다 새로운 버전입니다. ${ANOTHER_CODE}`,
      ],
    },
    clients: {
      twoThings: () => ['--revoke와 --rotate는 함께 쓸 수 없습니다.', '하나씩 실행하세요.'],
      unknown: (name) => [
        `이런 이름의 클라이언트가 없습니다: “${name}”.`,
        `${ASIDE_COMMAND} clients를 실행하면 목록을 볼 수 있습니다.`,
      ],
      revoked: (name) => `${name} 클라이언트를 삭제하고 연결을 닫았습니다.`,
      removed: (name) => `삭제했습니다: ${name}.`,
      rotated: [
        '새 local.key를 만들었습니다. 이전 키를 쓰던 클라이언트는 연결이 끊어집니다.',
        'npm start로 빌드한 확장 프로그램에는 새 키가 들어 있습니다. npm run build로 빌드했다면 npm run build를 다시 실행하세요.',
      ],
      columns: { name: '이름', lastSeen: '마지막 접속', since: '등록', id: 'ID', origin: '출처' },
      thisComputer: '이 컴퓨터',
      link: '링크',
      inRoom: (name) => `${name}(공유 채팅)`,
      now: '지금',
      never: '없음',
    },
    people: {
      invited: (name, until) => `이 링크를 보내세요. 받는 사람: ${name}. ${until}까지 한 번 쓸 수 있습니다:`,
      unknown: (name) => [
        `이런 이름의 사람이 없습니다: “${name}”.`,
        `${ASIDE_COMMAND} people을 실행하면 목록을 볼 수 있습니다.`,
      ],
      twoThings: () => ['여러 작업을 한꺼번에 지정했습니다.', '하나씩 실행하세요.'],
      noNewName: () => ['새 이름이 없습니다.', '--to로 지정하세요.'],
      notAddress: () => ['--at에는 https://aside.example 같은 주소가 필요합니다.', ''],
      supposed: '같은 옵션으로 시작한 컴패니언 앱의 주소입니다. 다른 주소로 Aside를 연다면 --at으로 지정하세요.',
      stays: (name) => [`삭제할 수 없습니다: ${name}. 첫 번째 사람은 항상 다른 사람을 관리합니다.`, ''],
      notNumber: (flag) => [`정수가 필요합니다: ${flag}.`, '0은 제한 없음입니다.'],
      changed: (name) => `변경했습니다: ${name}.`,
      deleted: (name) => `모든 채팅과 함께 삭제했습니다: ${name}.`,
      revoked: (name) => `삭제했습니다: ${name}. 모든 연결을 닫았고 채팅은 남아 있습니다.`,
      columns: {
        name: '이름',
        clients: '클라이언트',
        lastSeen: '마지막 접속',
        running: '진행 중',
        asked: '지난 한 시간',
        id: 'ID',
      },
      administrator: (name) => `${name}(관리자)`,
      out: '삭제됨',
      awaited: (until) => `${until}까지 초대됨`,
    },
    copy: {
      ends: () => ['데이터 폴더에서 데이터베이스로, 또는 반대로 복사합니다.', '--from과 --to로 하나씩 지정하세요.'],
      noHistory: (folder) => [
        `이 폴더에 기록이 없습니다: ${folder}.`,
        'Aside를 시작할 때 쓴 데이터 폴더를 지정하세요.',
      ],
      nothing: () => ['복사할 것이 없습니다.', ''],
      notEmpty: (place) => [
        `이미 저장된 것이 있어 아무것도 복사하지 않았습니다: ${place}.`,
        '새 폴더나 빈 데이터베이스로 복사하세요.',
      ],
      missing: () => [
        '일부 페이지, 파일 또는 이미지가 없습니다. 아무것도 복사하지 않았습니다.',
        '--blob-folder로 그 폴더를 지정하세요.',
      ],
      progress: (share) => `복사됨: ${percent(share)}`,
      interrupted: '중단했습니다. 아무것도 복사하지 않았습니다.',
      done: (chats, questions) => `복사했습니다. 채팅: ${number(chats)}, 질문: ${number(questions)}.`,
      people: (count) => `모든 사람의 채팅을 복사했습니다. 사람 수: ${number(count)}.`,
      fromInUse: (database) =>
        `Aside 컴패니언 앱이 지금 이 데이터베이스를 사용하고 있습니다: ${database}. 이제부터 그곳에서 바뀌는 것은 복사되지 않습니다.`,
      toInUse: (database) =>
        `Aside 컴패니언 앱이 지금 이 데이터베이스를 사용하고 있습니다: ${database}. 다시 시작하세요. 그때까지는 복사한 것을 누가 쓸 수 있는지 모릅니다.`,
    },
    export: {
      progress: (done) => `지금까지 내보냄: ${bytes(done)}`,
      written: (file) => `${file} 파일에 썼습니다.`,
      brokeOff: () => ['내보내기가 중단되었습니다.', TRY_AGAIN],
      notWritable: (file, code) => [`${file} 파일에 쓸 수 없습니다(${code}).`, '다른 파일을 지정하세요.'],
    },
    import: {
      progress: (done) => `지금까지 읽음: ${bytes(done)}`,
      confirm: '가져올까요? [y/N] ',
      yes: '예',
      nothing: '아무것도 가져오지 않았습니다.',
      nobodyToAsk: () => ['물어볼 사람이 없어 아무것도 가져오지 않았습니다.', '묻지 않고 가져오려면 --yes를 붙이세요.'],
      notText: () => ['텍스트 파일이 아닙니다.', 'ZIP 파일이라면 압축을 푸세요.'],
      notUnderstood: '컴패니언 앱의 응답을 이해하지 못했습니다.',
      notReadable: (file, code) => `${file} 파일을 읽을 수 없습니다(${code}).`,
    },
  },

  settings: {
    title: 'Aside: 모델을 직접 실행하는 사람을 위한 채팅 사이드바.',
    usage: '사용법: npm start -- [옵션]',
    repeatable: '(여러 번 지정 가능)',
    fallback: (value, variable) => `기본값: ${value}. 환경 변수: ${variable}`,
    order:
      '옵션이 환경 변수보다, 환경 변수가 --config 파일보다 우선하며, 모두 OLLAMA_HOST와 OLLAMA_NUM_PARALLEL보다 우선합니다.',
    lists: '여러 번 지정할 수 있는 옵션의 환경 변수에는 쉼표로 구분한 목록을 씁니다.',
    flags: {
      port: { value: '숫자', help: '사용할 포트. 0이면 비어 있는 포트를 사용합니다.' },
      host: {
        value: '주소',
        help: '연결을 받을 주소. 이 컴퓨터 밖에서 연결하려면 항상 키가 필요하고, --insecure-lan도 필요합니다.',
        default: '127.0.0.1과 ::1',
      },
      'insecure-lan': {
        help: '네트워크의 다른 사람이 평문 http를 읽을 수 있더라도 이 컴퓨터 밖의 연결을 받습니다.',
        default: '이 경우 Aside가 시작되지 않음',
      },
      upstream: {
        value: '[종류=]URL',
        help: '질문할 모델 서버. 종류: ollama, openai(llama.cpp, vLLM, LM Studio). 내장 리더는 항상 쓸 수 있습니다.',
        default: 'OLLAMA_HOST, 없으면 http://127.0.0.1:11434',
      },
      parallel: {
        value: '숫자',
        help: '모델 서버마다 동시에 보내는 요청 수. 나머지는 순서대로 기다립니다. 여러 번 지정할 때는 --upstream마다 숫자 하나.',
        default: 'OLLAMA_NUM_PARALLEL, 없으면 1',
      },
      'max-context': {
        value: '토큰',
        help: 'Ollama 모델에 요청하는 최대 컨텍스트. 늘리면 더 긴 페이지를 통째로 읽지만 메모리를 더 씁니다.',
        default: '32768, 모델의 한도가 더 작으면 그 값',
      },
      transcriber: {
        value: 'URL|off',
        help: '음성을 텍스트로 바꾸는 서버. whisper.cpp나 OpenAI와 같은 방식입니다(/v1/audio/transcriptions).',
        default: '이 컴퓨터의 기본 포트에 있는 whisper.cpp나 speaches, 없으면 들을 수 있는 Ollama 모델',
      },
      'transcriber-model': {
        value: '이름',
        help: '음성 인식에 사용할 모델.',
        default: '서버가 음성용으로 알리는 모델',
      },
      origin: {
        value: '출처',
        help: '키 없이 연결할 수 있는 웹 페이지나 확장 프로그램. 예: http://localhost:8000',
        default: 'Aside 자체 확장 프로그램만',
      },
      'no-guests': {
        help: '질문만 하더라도 모두에게 키를 요구합니다.',
        default: '지정한 출처는 키 없이 질문 가능',
      },
      people: {
        help: '여러 사람이 각자의 채팅을 가지고 사용합니다. people 명령으로 초대합니다. 그러면 모두에게 키가 필요합니다.',
        default: '한 사람이 사용',
      },
      'allow-host': {
        value: '이름[:포트]',
        help: '127.0.0.1, localhost, [::1] 외에 이 컴패니언 앱에 연결할 수 있는 이름.',
        default: '없음',
      },
      'trust-proxy': {
        value: '주소[/비트]',
        help: '요청이 온 곳을 알려 준다고 신뢰하는 프록시(예: nginx). 프록시가 보내는 모든 요청에 키가 필요합니다.',
        default: '없음',
      },
      database: {
        value: 'url',
        help: '채팅을 보관하는 PostgreSQL. 여러 컴패니언 앱이 함께 쓸 수 있습니다. 비밀번호는 ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD 또는 .pgpass에 둡니다.',
        default: '채팅은 데이터 폴더에 보관',
      },
      'blob-folder': {
        value: '폴더',
        help: '페이지, 파일, 이미지를 두는, 모든 컴패니언 앱이 공유하는 폴더. --database가 필요합니다.',
        default: '데이터베이스에 보관',
      },
      'data-dir': { value: '폴더', help: '채팅, 키, 브라우저 프로필을 보관하는 곳.' },
      redis: {
        value: 'url',
        help: '여러 컴패니언 앱이 함께 쓰며 하나처럼 동작하게 하는 Redis. 비밀번호는 ASIDE_REDIS나 ASIDE_REDIS_FILE이 가리키는 파일에 넣습니다.',
        default: '이 컴패니언 앱 하나뿐',
      },
      drain: {
        value: '초',
        help: 'SIGTERM 뒤에 답변이 끝나기를 기다리는 시간(초). 그동안 새 질문은 받지 않습니다. 0이면 바로 중단합니다.',
      },
      metrics: {
        value: 'on|[주소:]포트',
        help: '/metrics에서 Prometheus용 지표를 제공합니다. 별도 포트에서, 또는 “on”이면 컴패니언 앱의 포트에서 키와 함께 제공합니다.',
        default: '없음',
      },
      config: {
        value: '파일',
        help: '설정 파일. 한 줄에 하나씩 옵션과 같은 이름으로 “이름 = 값”을 적습니다.',
        default: '없음',
      },
      'no-open': { help: '브라우저를 열지 않습니다.', default: 'npm start가 브라우저를 엶' },
      'log-level': {
        help: 'stderr에 남기는 로그의 양. 질문하고 읽는 내용은 기록하지 않습니다.',
        default: 'warn',
      },
      help: { help: '이 도움말을 표시하고 끝냅니다.' },
    },
    cannotStart: (reasons) =>
      reasons === 1 ? 'Aside를 시작할 수 없습니다:' : `다음 ${number(reasons)}가지 이유로 Aside를 시작할 수 없습니다:`,
    helpExplains: 'npm start -- --help를 실행하면 모든 옵션의 설명을 볼 수 있습니다.',
    notFlag: (text) => `“${text}”: 옵션이 아닙니다`,
    notKnown: (flag) => `${flag}: 알 수 없는 옵션입니다`,
    noValue: (flag) => `${flag}: 값을 받지 않는 옵션입니다`,
    needsValue: (flag) => `${flag}: 값이 필요합니다`,
    givenTwice: (flag) => `${flag}: 두 번 지정되었습니다`,
    mustBe: (name, expected, text) => `${name}: “${text}” 값은 쓸 수 없습니다. 쓸 수 있는 값: ${expected}`,
    passwordShown: (flag) => `${flag}에 비밀번호가 있어 이 컴퓨터의 모든 사용자가 읽을 수 있습니다`,
    needsDatabase: (flag) => `${flag}에는 --database가 필요합니다`,
    namedTwice: (url) => `${url}: 두 번 지정되었습니다`,
    parallelCount: (given, upstreams) =>
      `모델 서버는 ${number(upstreams)}개인데 --parallel이 ${number(given)}번 지정되었습니다`,
    notSetting: (where) => `${where}: 설정이 아닙니다(이름 = 값)`,
    metricsNeedKey: (name, variable, other) =>
      `${name}: 이 컴퓨터 밖에서도 접근할 수 있으므로 ${variable} 또는 ${other}이(가) 필요합니다`,
    bothSet: (variable, other) => `${variable}, ${other}: 둘 다 설정되어 있습니다`,
    emptyKey: (name) => `${name}: 비어 있습니다`,
    badRedis: (name) => `${name}: Redis 주소여야 합니다(예: redis://127.0.0.1:6379)`,
    seenPassword: (variable) =>
      `--redis에 비밀번호가 있어 이 컴퓨터의 모든 사용자가 볼 수 있습니다. 주소를 ${variable}나 ${variable}_FILE이 가리키는 파일에 넣으세요`,
    oddKey: (name) => `${name}: 키에 쓸 수 없는 문자가 있습니다`,
    keyFile: (name, problem) => `${name}: ${problem}`,
    expected: {
      oneOf: (choices) => `${choices.join(', ')} 중 하나`,
      wholeNumber: (min, max) => `${min}~${max} 사이의 정수`,
      dialable: '브라우저가 연결할 수 있는 주소(링크 로컬 fe80:: 제외)',
      host: '포트 없는 IP 주소나 호스트 이름',
      addressRange: 'IP 주소나 그 범위(예: 127.0.0.1, 10.0.0.0/8)',
      hostName: '주소 표시줄에 보이는 호스트 이름(예: aside.example.org, mybox:11435)',
      origin: '출처 하나(예: http://localhost:8000, chrome-extension://<id>)',
      database: 'postgres://로 시작하는 주소',
      switch: '1 또는 0',
      upstreamKind: (kinds) => `알려진 종류(${kinds.join(', ')})의 주소`,
      metrics: 'on, 포트 또는 포트가 있는 주소(예: 9464, 10.0.0.5:9464)',
      modelName: '공백 없는 이름(예: whisper-1)',
      httpAddress: (example) => `http 주소(예: ${example})`,
    },
    file: {
      notReadable: (code) => `읽을 수 없습니다(${code})`,
      notFile: '파일이 아닙니다',
      open: (path) => `다른 사용자가 읽을 수 있습니다. 다음을 실행하세요: chmod 600 ${path}`,
      tooLong: '키라고 하기에는 너무 깁니다',
    },
  },

  commands: {
    usage: (command, operand) => `사용법: ${ASIDE_COMMAND} ${command} [옵션]${operand}`,
    exits: '종료 상태: 성공하면 0, 실패하면 1, 명령줄이 잘못되면 2, Ctrl+C 후에는 130.',
    asStarted: '컴패니언 앱을 시작할 때와 같은 값.',
    others: '다른 명령:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help를 실행하면 설명을 볼 수 있습니다.`,
    explainsOne: `${ASIDE_COMMAND} <명령> --help를 실행하면 각 명령의 설명을 볼 수 있습니다.`,
    tooMany: (operand, command, takes) => `“${operand}”: 너무 많습니다. ${command} 명령에는 ${takes} 하나만 씁니다`,
    missing: (command, operand) => `${command} 명령에 필요한 항목이 없습니다: ${operand}`,
    chat: {
      summary: '질문하고 답변을 오는 대로 출력합니다.',
      operand: '질문',
      name: '이름',
      model: '질문할 모델. 사이드바에 표시되는 이름으로 지정합니다. 기본값: 로드된 모델.',
      temporary: '질문과 답변을 메모리에만 두고 기록에 남기지 않습니다.',
      notes: [
        '파이프로 받은 텍스트는 선택한 텍스트로 첨부됩니다. 질문이 없으면 그 텍스트가 질문이 됩니다.',
        'Ctrl+C는 답변을 중지합니다. 한 번 더 누르면 중지될 때까지 기다리지 않습니다.',
      ],
    },
    copy: {
      summary: '전체 기록을 데이터 폴더에서 PostgreSQL로, 또는 반대로 복사합니다.',
      place: '폴더|주소',
      from: '기록이 있는 곳: 데이터 폴더 또는 postgres://…',
      to: '복사할 곳(아직 아무것도 없어야 함): 데이터 폴더 또는 postgres://…',
      blobs: '데이터베이스가 페이지, 파일, 이미지를 폴더에 두는 경우 그 폴더.',
      notes: [
        '데이터베이스가 ASIDE_DATABASE, ASIDE_DATABASE_FILE 또는 --config에 있으면 폴더만 지정하면 됩니다. 비밀번호도 그곳에 둡니다.',
        '먼저 양쪽의 Aside를 종료하세요. 채팅과 그 안의 모든 것, 프롬프트, 설정, 페어링한 브라우저, 공유 링크를 복사합니다. local.key, settings.json, 초대는 복사하지 않습니다. 여러 사람이 쓰면(--people) 모두의 것을 복사합니다.',
      ],
    },
    export: {
      summary: '채팅을 파일이나 stdout에 씁니다.',
      operand: '파일',
      format: '기본값: json(import로 읽을 수 있음).',
      id: 'ID',
      conversation: '이 채팅만. 기본값: 모두.',
      notes: ['파일은 완성된 뒤에 나타나며 본인만 읽을 수 있습니다. 이름이 같은 파일은 바꿉니다.'],
    },
    import: {
      summary: 'Aside, Page Assist, Open WebUI, ChatGPT에서 내보낸 채팅을 가져옵니다.',
      operand: '파일',
      yes: '읽을 수 있는 것을 묻지 않고 가져옵니다.',
      notes: [
        '가져올 수 있는 것과 없는 것을 알려 주고, 쓰기 전에 묻습니다.',
        '가져온 채팅은 기존 채팅에 추가됩니다. “-”는 파이프로 받은 내용을 읽으며 --yes가 필요합니다.',
      ],
    },
    pair: {
      summary: '다른 브라우저나 컴퓨터를 연결할 코드를 표시합니다.',
      notes: ['그곳의 패널에 코드를 입력하세요. 별도의 키를 받으며, clients 명령으로 해지할 수 있습니다.'],
    },
    clients: {
      summary: '키가 있는 클라이언트를 나열하거나 삭제합니다.',
      idOrName: 'ID|이름',
      revoke: '이 클라이언트의 키를 해지하고 연결을 닫습니다.',
      rotate: '누군가 보았을 경우 이 컴퓨터 자체의 키(local.key)를 교체합니다.',
      notes: [
        '옵션이 없으면 목록을 표시합니다.',
        '실행 중인 컴패니언 앱이 없으면 보관된 것, 곧 데이터 폴더나 --database의 데이터베이스를 바꿉니다.',
      ],
    },
    people: {
      summary: '컴패니언 앱을 쓰는 사람을 나열하거나 초대하거나 삭제합니다.',
      name: '이름',
      idOrName: 'ID|이름',
      number: '숫자',
      invite: '이 이름의 사람이 들어올 수 있는 링크를 만듭니다. 7일 안에 한 번 쓸 수 있습니다.',
      admin: '--invite와 함께: 사람과 모델도 관리합니다.',
      turns: '--invite, --quota와 함께: 동시에 대기하고 진행할 수 있는 질문 수. 0은 제한 없음.',
      questions: '--invite, --quota와 함께: 시간당 질문 수. 0은 제한 없음.',
      address: '주소',
      at: '--invite와 함께: Aside를 여는 주소(링크용).',
      quota: '--turns와 --questions로 누군가의 질문 한도를 바꿉니다.',
      rename: '--to로 누군가의 이름을 바꿉니다.',
      to: '새 이름.',
      revoke:
        '그 사람의 모든 연결을 닫고 모든 키를 해지합니다. 채팅은 --delete까지 남고, --invite로 다시 들어올 수 있습니다.',
      delete: '그 사람과 모든 채팅을 삭제합니다.',
      notes: [
        '옵션이 없으면 목록을 표시합니다. 컴패니언 앱이 --people로 실행 중일 때 초대받은 사람이 들어올 수 있습니다.',
        '실행 중인 컴패니언 앱이 없으면 보관된 것, 곧 데이터 폴더나 --database의 데이터베이스를 바꿉니다.',
      ],
    },
    doctor: {
      summary: '무엇이 문제이고 어떻게 고치는지 알아봅니다.',
      notes: ['아무것도 변경하지 않습니다. Aside를 시작할 때와 같은 옵션을 지정하세요.'],
    },
  },

  doctor: {
    ok: '정상',
    problem: '문제',
    fine: '모두 정상입니다.',
    problems: (count) => `문제가 ${number(count)}개 있습니다.`,
    about: {
      node: 'Node',
      dataFolder: '데이터 폴더',
      history: '기록',
      key: '키',
      port: '포트',
      models: '모델',
      context: '컨텍스트',
      voice: '음성',
      origins: '출처',
      extension: '확장 프로그램',
    },
    node: {
      fits: (version) => `${version} 버전으로 실행됩니다.`,
      tooOld: (version, needed) => [
        `${version} 버전은 너무 오래되었습니다. Aside에 필요한 버전: ${needed}.`,
        'npm install을 실행하고 npm으로 Aside를 시작하세요.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} 폴더가 아직 없습니다. 처음 시작할 때 폴더와 그 안의 키를 만듭니다.`,
      notFolder: (folder) => [`${folder} 위치에 있는 것은 폴더가 아닙니다.`, '--data-dir로 다른 폴더를 지정하세요.'],
      notWritable: (folder) => [
        `${folder} 폴더에 쓸 수 없습니다.`,
        `chmod u+rwx ${folder} 명령을 실행하거나 --data-dir로 다른 폴더를 지정하세요.`,
      ],
      open: (folder, mode) => [`${folder} 폴더가 다른 사용자에게 열려 있습니다(${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `${folder} 폴더의 디스크가 거의 가득 찼습니다.`,
        '공간을 확보하거나 --data-dir로 다른 폴더를 지정하세요.',
      ],
      fine: (folder) => `${folder} 폴더에 쓸 수 있습니다.`,
      private: (folder) => `${folder} 폴더에 쓸 수 있으며, 다른 사람은 열 수 없습니다.`,
    },
    history: {
      answers: (database, version) => `${database} 응답함(PostgreSQL ${version}).`,
      kept: '채팅이 저장됩니다.',
      readable: (names, files) => [`다른 사용자가 읽을 수 있는 파일: ${names}.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: '아직 키가 없습니다. 다음에 시작할 때 만듭니다.',
      fine: 'local.key가 있으며 본인만 읽을 수 있습니다.',
      cure: '그런 다음 npm start를 실행하세요.',
    },
    port: {
      free: (address) =>
        `${address} 주소가 비어 있습니다. 지금 실행 중인 컴패니언 앱이 없으며, npm start로 시작할 수 있습니다.`,
      taken: (address, finder) => [
        `${address} 주소가 사용 중이지만, 이 데이터 폴더의 컴패니언 앱이 아닙니다.`,
        elsewhere(finder),
      ],
      ours: (version, address) => `Aside ${version} 버전이 ${address}에서 실행 중이며 키를 알고 있습니다.`,
      otherVersion: (running, address, version) => [
        `${address}에서 실행 중인 Aside는 ${running} 버전이고, 이것은 ${version} 버전입니다.`,
        '종료한 다음 npm start를 실행하세요.',
      ],
      otherKey: (address, finder) => [
        `이 데이터 폴더의 키를 모르는 컴패니언 앱이 ${address} 주소를 사용하고 있습니다.`,
        `그 폴더를 --data-dir로 지정하세요. 시작한 적이 없다면 ${finder} 명령으로 어떤 프로그램인지 확인할 수 있습니다.`,
      ],
      refused: (address, why) => [`${address}에서 연결을 거부했습니다. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [
        `다른 프로그램이 ${address} 주소를 사용하고 있습니다. ${why}`,
        elsewhere(finder),
      ],
    },
    server: {
      answers: (version, address) => `${address}에서 ${version || '서버'} 응답을 확인했습니다.`,
      silent: (address) => `${address}에서 응답이 없습니다.`,
      twins: (address, other) => `같은 서버입니다: ${address}, ${other}.`,
      otherKind: (product, address) => [
        `${address}에 있는 것은 ${product} 서버입니다. 이 주소로는 긴 질문을 알리지 않고 자릅니다.`,
        `${product} 서버로 지정하세요: --upstream ${address.replace(/\/v1$/, '')}`,
      ],
      nameOnce: '--upstream으로 한 번만 지정하고, 여러 질문에 동시에 답한다면 --parallel을 설정하세요.',
    },
    models: {
      none: '아직 모델이 없습니다.',
      list: (names, more) => (more === 0 ? `${names}.` : `${names} 외 ${number(more)}개.`),
      withContext: (name, tokens) => `${name}(${number(tokens)}토큰)`,
      shortContext: (name, tokens) =>
        `${name} 모델은 한 번에 ${number(tokens)}토큰을 읽으므로 대부분의 페이지를 나누어 읽습니다.`,
      enlarge: (product) => LARGER[product] ?? '모델에 여유가 있다면 더 큰 컨텍스트로 서버를 시작하세요.',
    },
    voice: {
      off: '음성 인식이 꺼져 있습니다(--transcriber off).',
      none: `음성을 텍스트로 바꿀 수 있는 것이 없습니다. ${GET_TRANSCRIBER}`,
      answers: (address) => `${address}에서 음성을 텍스트로 바꿉니다.`,
      silent: (address) => `${address}에서 응답이 없습니다.`,
    },
    origins: (others) =>
      `키 없이 연결할 수 있는 대상: Aside 자체 확장 프로그램, ${others.length === 0 ? '그 외 없음' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `${folder} 폴더의 빌드가 맞습니다.`,
      notBuilt: (folder) => [`${folder} 폴더에 빌드가 없습니다.`, 'npm start를 실행해 만드세요.'],
      otherVersion: (built, version) => [
        `빌드는 ${built} 버전이고, 이것은 ${version} 버전입니다.`,
        'npm start를 실행해 다시 빌드한 다음 브라우저에서 새로 고치세요.',
      ],
      noKey: () => ['빌드에 올바른 companion.json이 없어 키가 없습니다.', 'npm start를 실행하면 씁니다.'],
      otherAddress: (found, address) => [
        `빌드가 컴패니언 앱을 찾는 주소는 ${found}이며, ${address} 주소가 아닙니다.`,
        REWRITE,
      ],
      otherKey: () => ['빌드의 키가 데이터 폴더의 키와 다릅니다.', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside가 ${address}에서 실행 중입니다.`,
    exposure: {
      refused: (host) => [
        `Aside는 ${host} 주소를 사용하지 않습니다. 평문 http에서는 그 네트워크의 다른 사람이 채팅과 키를 읽을 수 있습니다.`,
        `--host를 빼고 앞에 TLS를 쓰는 nginx를 두거나(방법은 ${GUIDE} 참고),`,
        '모두를 믿을 수 있는 네트워크라면 --insecure-lan을 붙여 허용하세요.',
      ],
      everyAddress: (urls) => `이 컴퓨터의 모든 주소(현재 ${urls.join(', ') || '자체 주소만'})`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside가 이 컴퓨터 밖의 연결도 받습니다: ${where}.`,
        '그 네트워크의 누구나 이 포트에 연결할 수 있습니다. 키가 없으면 이 컴퓨터에서도 아무것도 얻을 수 없습니다.',
        `평문 http이므로 그곳의 다른 사람이 채팅과 ?token=에 표시된 키를 읽을 수 있습니다. TLS를 추가하는 방법은 ${GUIDE} 참고.`,
      ],
    },
    page: {
      notBuilt:
        'Aside 페이지가 아직 빌드되지 않았습니다.\n\nAside 폴더에서 다음을 실행한 다음 Aside를 다시 시작하세요.\n\n    npm run build\n',
      one: (link) => `브라우저에서 열기: ${link}`,
      several: '브라우저에서 다음 중 하나를 여세요:',
      terms: `2분 안에 한 번만 쓸 수 있습니다. ${ASIDE_COMMAND} pair를 실행하면 새로 만듭니다.`,
    },
    updating: {
      begins:
        'Aside가 기록을 이 버전에 맞게 업데이트하고 있습니다. 아무것도 사라지지 않습니다. 한 번만 진행되며 시간이 조금 걸립니다.',
      portAnswers: (port) => `포트 ${port}번이 이미 응답하고 있습니다.`,
      progress: (percent) => `Aside가 기록을 업데이트하고 있습니다: ${percent}%`,
    },
    servers: {
      readerAnswers: '그동안 내장 리더가 페이지를 인용해 답합니다. Aside는 자동으로 모델 서버로 전환합니다.',
      notYet: (kind, address) => `${address}에 아직 ${kind} 없음.`,
      refuses: (server, address) => `${address}의 ${server}: 응답을 거부합니다.`,
      answers: (server, address, models) => `${address}의 ${server}: 응답함, 모델 ${number(models)}개.`,
    },
    redisAway: (address, reason) =>
      `${address}의 Redis를 쓸 수 없습니다(${reason}). 시작하거나 주소를 바로잡으세요(--redis).`,

    listening: {
      taken: (port, host, other) =>
        `${host}의 포트 ${port}번이 사용 중입니다. Aside가 이미 실행 중이라면 그것을 사용하세요. 아니면 포트를 쓰는 프로그램을 종료하거나 다른 포트를 선택하세요: npm start -- --port ${other}`,
      notYours: (port) =>
        `포트 ${port}번을 사용할 권한이 없습니다. 1023보다 큰 포트를 선택하세요: npm start -- --port 11435`,
      noAddress: (host) => `${host}: 이 컴퓨터의 주소가 아닙니다. --host로 다른 주소를 지정하거나 --host를 빼세요.`,
      failed: (host, port, code) => `${host}의 포트 ${port}번을 열지 못했습니다(${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} 파일이 계속 나타났다 사라집니다.`,
      notReplaced: (file, code) => `${file} 파일을 교체할 수 없습니다(${code}). 키는 그대로입니다.`,
      folderNotMade: (folder, code) =>
        `데이터 폴더를 만들 수 없습니다(${code}): ${folder}. --data-dir로 다른 폴더를 지정하세요.`,
      foreignFolder: (folder) =>
        `데이터 폴더가 다른 사용자의 것입니다: ${folder}. --data-dir로 다른 폴더를 지정하세요.`,
      writableFolder: (folder) => `다른 사용자가 데이터 폴더에 쓸 수 있습니다. 다음을 실행하세요: chmod 700 ${folder}`,
      link: (file) => `${file} 파일은 링크입니다. 삭제하고 다시 시작하면 새 키를 만듭니다.`,
      notReadable: (file, code) => `${file} 파일을 읽을 수 없습니다(${code}). 본인의 파일이어야 합니다.`,
      notKey: '키가 아닙니다.',
      noKey: (file) => `${file} 파일에 키가 없습니다. 삭제하고 다시 시작하면 새 키를 만듭니다.`,
      foreign: (file) => `${file} 파일은 다른 사용자의 것입니다. 삭제하고 다시 시작하면 새 키를 만듭니다.`,
      readable: (file) => `다른 사용자가 ${file} 파일을 읽을 수 있습니다. 삭제하고 다시 시작하면 새 키를 만듭니다.`,
      notWritable: (file, code) => `${file} 파일에 쓸 수 없습니다(${code}). --data-dir로 다른 폴더를 지정하세요.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) =>
      `Aside가 이미 ${address}에서 실행 중입니다(확장 프로그램: ${folder}). ${USE_IT}`,
    runsWithData: (address, folder) => `Aside가 이미 ${address}에서 실행 중입니다(데이터: ${folder}). ${USE_IT}`,
    unchanged: (why) => `${why} 아무것도 변경하지 않았습니다.`,
    nothingChanged: '마지막 빌드 이후 바뀐 것이 없습니다.',
    products: { extension: '확장 프로그램', web: '페이지', companion: '컴패니언 앱' },
    building: (products) => `빌드 중: ${products}…`,
    waitingForBuild: '여기서 다른 빌드가 실행 중입니다. 기다리는 중…',
    notBuilt: (name, output) => `${name}용 확장 프로그램을 빌드하지 못했습니다.\n${output}`,
    extensionIn: (folder) => `확장 프로그램 위치: ${folder}`,
    pageIn: (folder) => `페이지 위치: ${folder}`,
    keyNotPassedOn: (why) => `확장 프로그램에 새 키를 전달하지 못했습니다: ${why} npm start를 다시 실행하세요.`,
    loadByHand: (folder) => [
      'Aside를 직접 로드하려면 chrome://extensions를 열고 “개발자 모드”를 켜세요.',
      `“압축해제된 확장 프로그램 로드”를 클릭하고 다음 폴더를 선택하세요: ${folder}`,
      'Aside를 툴바에 고정하고(퍼즐 조각 아이콘) 클릭해 패널을 여세요.',
    ],
    noDisplay: '화면이 없어 브라우저를 열지 않았습니다.',
    refusesToLoad: (name) => `${name}: 다른 프로그램이 확장 프로그램을 로드하는 것을 허용하지 않습니다.`,
    noBrowser: 'Chromium이 설치되어 있지 않아 브라우저를 열지 않았습니다.',
    opens: 'Chromium이 열립니다. 툴바에서 Aside를 클릭하거나 Alt+A를 누르세요.',
    browserClosed: '브라우저가 닫혔습니다. Aside는 계속 실행됩니다. 종료하려면 Ctrl+C를 누르세요.',
    browserWasOpen: 'Chromium이 이미 열려 있었습니다. Aside는 그 창 중 하나에 있습니다.',
    browserFailed: (path) => `시작하지 못했습니다: ${path}.`,
    page: {
      title: 'Aside가 준비되었습니다',
      steps: [
        '오른쪽 위 툴바에서 Aside를 클릭하거나 Alt+A(Mac에서는 Control+Shift+A)를 누르세요. 이 페이지 옆에 패널이 열립니다.',
        '아래에서 문장을 하나 선택하고 마우스 오른쪽 버튼으로 클릭한 다음 “선택한 텍스트에 대해 질문”을 선택하세요.',
        '패널에서 “이 페이지 요약”을 선택하세요.',
      ],
      note: '이 페이지는 내 컴퓨터에서 온 것입니다. 다른 페이지에서도 똑같이 해 보세요.',
    },
  },
  exports,
  reader,
};
