import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { rounded } from '../rounded.ts';
import { bytes as formatBytes, percent } from './amounts.ts';
import { chat } from './chat.ts';
import { errors } from './errors.ts';
import { menus } from './menus.ts';
import { models } from './models.ts';
import { preferences } from './preferences.ts';
import { problems, unusableKey } from './problems.ts';
import { prompts } from './prompts.ts';
import { rooms } from './rooms.ts';
import { servers } from './servers.ts';
import { number } from './tongue.ts';

const UPDATE_BOTH = '확장 프로그램과 컴패니언 앱을 같은 버전으로 업데이트하세요.';
const told = (message: string, cure: string) => ({ message, cure });
const notAttached = (name: string, why: string) => `“${name}” 첨부 실패: ${why}`;
const attachedInAll = (count: number) => (count === 1 ? '' : ` 첨부 항목은 모두 ${number(count)}개입니다.`);
const certificate = (address: string) => ` 탭에서 ${address} 주소를 열어 브라우저가 인증서를 신뢰하는지 확인하세요.`;

/** What is said once something is opened or goes wrong. */
export const rest = {
  errors,
  fallbacks: {
    error: () => ['문제가 발생했습니다. 최신 Aside에서 설명을 볼 수 있습니다.', 'Aside를 업데이트하세요.'],
    notice: '컴패니언 앱이 보낸 알림을 보려면 최신 Aside가 필요합니다.',
    thenRestart: '그런 다음 Aside를 다시 시작하세요.',
  },
  notices: { not_saved: '채팅이 저장되지 않고 있습니다.' },
  servers,
  firstRun: {
    title: '시작하기',
    dismiss: '이 단계 숨기기',
    done: (count, all) => `${number(all)}개 중 ${number(count)}개 완료`,
    todo: { companion: '컴패니언 앱에 연결', model: '모델 받기', try: '이 페이지에서 사용해 보기' },
    ready: { companion: '컴패니언 앱에 연결됨', model: '모델 준비됨', try: '이 페이지에서 사용해 봄' },
    unpaired: '컴패니언 앱이 실행 중이지만 아직 이 브라우저를 모릅니다.',
    lookingForModels: '모델을 찾는 중…',
    tryHint: '요약하게 하거나 아래에 질문을 입력하세요.',
  },
  prompts,
  history: {
    title: '채팅',
    untitled: '제목 없는 채팅',
    deleted: (title) => `“${title}” 삭제됨`,
    deletedMany: (count) => `채팅 ${number(count)}개 삭제됨`,
    archivedMany: (count) => `채팅 ${number(count)}개 보관됨`,
    unarchivedMany: (count) => `채팅 ${number(count)}개를 보관함에서 꺼냄`,
    taggedMany: (count, tag) => `채팅 ${number(count)}개에 “${tag}” 태그를 추가함`,
    untaggedMany: (count, tag) => `채팅 ${number(count)}개에서 “${tag}” 태그를 삭제함`,
    undo: '실행 취소',
    searchChats: '채팅 검색',
    searching: '검색 중…',
    found: (count) => `결과 ${number(count)}개`,
    foundNothing: (query) => `“${query}” 검색과 일치하는 채팅 없음`,
    foundNothingHint: '제목, 질문, 답변을 검색했습니다. 글자 수를 줄여 보세요.',
    loadingChats: '채팅을 불러오는 중…',
    loadingMore: '더 불러오는 중…',
    noChats: '아직 채팅이 없습니다',
    noChatsHint: '임시 채팅을 제외한 채팅은 컴패니언 앱에 보관됩니다.',
    pinned: '고정됨',
    today: '오늘',
    yesterday: '어제',
    lastWeek: '지난 7일',
    answeringNow: '답변 중',
    chatActions: (title) => `“${title}” 작업`,
    rename: '이름 변경',
    newTitle: '새 제목',
    pin: '고정',
    unpin: '고정 해제',
    share: '공유…',
    delete: '삭제',
    aboutPage: (count) => `이 페이지에 대한 채팅 ${number(count)}개`,
    archived: '보관됨',
    archive: '보관',
    unarchive: '보관함에서 꺼내기',
    select: '선택',
    selected: (count) => `${number(count)}개 선택됨`,
    selectAll: '모두 선택',
    clearSelection: '선택 해제',
    selection: '선택한 채팅',
    tags: '태그',
    tagOf: (tag) => `태그 “${tag}”`,
    newTag: '새 태그',
    addTag: '추가',
    removeTag: (tag) => `“${tag}” 태그 삭제`,
    exportSelected: '선택한 채팅 내보내기',
    exportChosen: '내보내기',
    filters: '필터',
    filterTag: '태그',
    filterModel: '모델',
    filterSite: '사이트',
    filterSince: '시작일',
    filterUntil: '이날 이전',
    onlyArchived: '보관된 채팅만',
    any: '전체',
    named: (name, chats) => `${name}(${number(chats)})`,
    filterNames: {
      tag: '태그',
      model: '모델',
      site: '사이트',
      before: '이전',
      after: '이후',
      is: '상태',
      archived: '보관됨',
    },
    typedFilters: '태그:, 모델:, 사이트:, 이전:2026-10-01, 이후:, 상태:보관됨을 입력할 수도 있습니다.',
    chipTag: (tag) => `태그: ${tag}`,
    chipModel: (model) => `모델: ${model}`,
    chipSite: (site) => `사이트: ${site}`,
    chipPage: '이 페이지에 대한 채팅',
    chipSince: (date) => `${date}부터`,
    chipUntil: (date) => `${date} 이전`,
    removeFilter: (filter) => `“${filter}” 필터 삭제`,
    noneMatch: '필터와 일치하는 채팅이 없습니다',
    noneMatchHint: '더 보려면 필터를 하나 삭제하세요.',
    undoKeys: (keys) => `실행 취소: ${keys}`,
  },
  menus,
  modelMenu: {
    keys: '키보드 단축키…',
    automatic: '자동',
    automaticHint: '로드된 모델 또는 최신 모델',
    loaded: '로드됨',
    remote: '이 컴퓨터 밖',
    readerHint: '내장, 모델 없음: 가장 중요한 문장을 인용',
    remoteTitle: (name) => `${name}: 다른 사람의 컴퓨터에서 실행`,
    remoteMessage: '질문과 첨부한 페이지, 선택한 텍스트가 이 컴퓨터 밖으로 나갑니다.',
    remoteUse: '그래도 사용',
    remoteKeep: '현재 모델 유지',
    settings: '설정…',
    models: '모델…',
  },
  editing: {
    label: '질문 편집',
    hint: '현재 답변은 다른 버전으로 남습니다.',
    ask: '질문하기',
  },
  again: chat.again,
  compare: chat.compare,
  copying: chat.copying,
  diagrams: chat.diagrams,
  usage: chat.usage,
  contents: chat.contents,
  chatMenu: chat.menu,
  find: chat.find,
  composer: {
    waiting: '다음 질문',
    moveUp: '위로 이동',
    takeBack: '질문하지 않기',
    takenBack: '질문을 삭제했습니다',
    movedTo: (place, count) => `이제 ${number(count)}개 중 ${number(place)}번째`,
    quote: '인용',
    keepsPlace: '순서는 그대로입니다.',
    beganMeanwhile: '이 질문은 이미 답변 중입니다. 변경한 내용은 새 질문으로 보냅니다.',
  },
  keys: {
    title: '키보드 단축키',
    groups: {
      composer: '질문 입력',
      waiting: '다음 질문',
      panel: '패널의 다른 곳',
      browser: '브라우저',
    },
    does: {
      send: '보내기',
      newLine: '줄 바꿈',
      editLast: '빈 입력란에서 마지막 질문 편집',
      pickTab: '열린 탭 첨부',
      pastePlain: '서식 없이 붙여넣기',
      stop: '답변 중지',
      moveUp: '위로 이동',
      moveDown: '아래로 이동',
      quote: '답변에서 선택한 부분 인용',
      findChat: '채팅 검색',
      listKeys: '이 목록 표시',
    },
    commands: { open: 'Aside 열기 또는 닫기', ask: '선택한 텍스트 또는 페이지에 대해 질문', summarise: '페이지 요약' },
    keys: { control: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' },
  },
  pageNotice: {
    reading: '페이지를 읽는 중…',
    stopReading: '이 페이지 읽기 중지',
    allowAllSites: '모든 사이트에서 허용',
    alwaysOffer: (site) => `Aside가 매번 묻지 않고 ${site} 사이트를 읽게 할까요?`,
    alwaysOn: (site) => `${site}에서 항상 허용`,
  },
  sent: {
    to: (model, address) =>
      address === '' ? `${model} 모델에 보냈습니다.` : `${address}의 ${model} 모델에 보냈습니다.`,
    onlyWords: '입력한 글과 그 이전 채팅만 보냈습니다.',
    show: '보낸 내용 그대로 보기',
    hide: '숨기기',
    loading: '불러오는 중…',
    gone: '더 이상 보관되지 않거나 컴패니언 앱에 연결할 수 없습니다.',
  },
  transfers: {
    exportChat: (title) => `“${title}” 내보내기`,
    exportAll: '모두 내보내기',
    allChats: 'Aside 채팅',
    exportAs: '내보내기 형식',
    markdown: 'Markdown',
    markdownHint: '읽기용',
    json: 'JSON',
    jsonHint: '다시 가져오기용',
    exporting: (bytes) => (bytes === 0 ? '내보내는 중…' : `내보내는 중… ${formatBytes(bytes)}`),
    exported: (name) => `“${name}” 파일로 내보냄`,
    importChats: '가져오기…',
    importHint: 'Aside, Page Assist, Open WebUI, ChatGPT에서 내보낸 파일: JSON 파일 또는 ChatGPT의 ZIP',
    importing: (share, chats) => {
      if (share === 0) return '가져오는 중…';
      if (share === 1) return '가져오는 중… 파일을 읽고 있습니다';
      if (chats === 0) return `가져오는 중… ${percent(share)}`;
      return `가져오는 중… ${percent(share)}, 채팅 ${number(chats)}개`;
    },
    preview: ({ chats, program }) => {
      if (chats === 0) return '이 파일에는 가져올 수 있는 채팅이 없습니다.';
      const from = program === 'Aside' ? '' : `${program} `;
      return `${from}채팅 ${number(chats)}개를 가져올 수 있습니다.`;
    },
    nothingNew: '이 파일에는 새로운 내용이 없습니다.',
    continued: (count) => `채팅 ${number(count)}개에 새 메시지가 있습니다.`,
    known: (count) => `채팅 ${number(count)}개는 이미 있습니다.`,
    files: (count) => `이미지와 파일 ${number(count)}개는 가져올 수 없습니다.`,
    skipped: (count) => `채팅 ${number(count)}개는 가져올 수 없습니다.`,
    incomplete: (count) => `채팅 ${number(count)}개는 일부가 빠집니다.`,
    chatAt: (place) => `파일의 ${number(place)}번째 채팅`,
    whichChats: '어떤 채팅인가요?',
    oddChat: ({ reason, count }) => {
      switch (reason) {
        case 'left_out':
          return `메시지 또는 첨부 항목 ${number(count)}개를 읽을 수 없음`;
        case 'no_messages':
          return '메시지가 없음';
        case 'not_a_chat':
          return '채팅이 아님';
        case 'broken_off':
          return '중간에 끊김: 파일의 나머지가 없음';
        case 'too_large':
        case 'too_deep':
          return '너무 큼';
        case 'too_many_messages':
          return `질문이 ${number(LIMITS.importTurns)}개를 넘음`;
        case 'too_many_chats':
          return `처음 ${number(LIMITS.importConversations)}개에 들지 않음`;
        default:
          return '읽을 수 없음';
      }
    },
    more: (count) => `외 ${number(count)}개`,
    importNow: '가져오기',
    storing: '가져오는 중… 채팅을 저장하고 있습니다',
    exportedElsewhere: (share) =>
      share === 0 ? '다른 곳에서 채팅을 내보내는 중' : `다른 곳에서 채팅을 내보내는 중: ${percent(share)}`,
    importedElsewhere: (share) =>
      share === 0 ? '다른 곳에서 채팅을 가져오는 중' : `다른 곳에서 채팅을 가져오는 중: ${percent(share)}`,
    savedElsewhere: (share) =>
      share === 0
        ? '다른 곳에서 가져온 채팅을 저장하는 중'
        : `다른 곳에서 가져온 채팅을 저장하는 중: ${percent(share)}`,
    waitsElsewhere: '다른 곳의 가져오기가 확인을 기다리고 있음',
    stopExport: '내보내기 취소',
    stopImport: '가져오기 취소',
    imported: (count) => (count === 0 ? '이 파일에 채팅 없음' : `채팅 ${number(count)}개를 가져옴`),
  },
  preferences,
  pairing: {
    language: '언어',
    browserLanguage: '브라우저 언어',
    companion: '컴패니언 앱',
    connection: '연결',
    connectedTo: (address) => `${address}에 연결됨`,
    connectingTo: (address) => `${address}에 연결 중…`,
    notConnectedTo: (address) => `${address}에 연결되지 않음`,
    asPaired: (name) => `이 브라우저는 페어링되었습니다. 컴패니언 앱에 표시되는 이름: “${name}”`,
    asBuilt: '이 Aside에는 컴패니언 앱의 키가 들어 있어 페어링할 필요가 없습니다.',
    asGuest:
      '게스트는 질문만 입력할 수 있고 아무것도 저장되지 않습니다. 페이지를 보내고 채팅을 보관하려면 페어링하세요.',
    forget: '이 컴패니언 앱 지우기',
    forgetting: '지우는 중…',
    unrevoked: (name) =>
      `이 브라우저에서 키를 지웠지만 컴패니언 앱에 알리지 못했습니다. 목록에서 “${name}” 항목을 삭제하려면 다음을 실행하세요.`,
    revokeCommand: (name) => `npm run -s aside -- clients --revoke "${name}"`,
    pair: '페어링',
    pairOther: '다른 컴패니언 앱 사용',
    pairRun: '컴패니언 앱이 있는 컴퓨터의 Aside 폴더에서 다음 명령을 실행하면 코드가 표시됩니다.',
    pairInvited: '초대 링크를 받으셨나요? 여기에 붙여 넣으세요.',
    pairCode: '코드',
    pairAddress: '주소',
    pairExposed:
      '암호화되지 않음: 네트워크의 다른 사람이 보내는 내용을 읽을 수 있습니다. 가능하면 https://를 사용하세요.',
  },
  rooms,
  pairingFailures: {
    no_address: () =>
      told('올바른 주소가 아닙니다.', '127.0.0.1:11435 또는 https://aside.example.org 형식으로 입력하세요.'),
    no_code: () => told('올바른 코드가 아닙니다.', '코드는 7K3M-Q9TX처럼 영문자와 숫자 8자로 되어 있습니다.'),
    nothing_answers: ({ address, isHere, secure }) =>
      told(
        `${address}에서 응답이 없습니다.`,
        isHere
          ? 'Aside 폴더에서 npm start를 실행하거나 주소를 수정하세요.'
          : `컴패니언 앱이 그곳에서 실행 중이고 이 컴퓨터가 같은 네트워크에 있는지 확인하세요.${secure ? certificate(address) : ''}`,
      ),
    no_code_open: ({ address, command }) =>
      told(
        `${address}의 컴패니언 앱이 페어링할 준비가 되지 않았습니다.`,
        `그곳에서 ${command} 명령을 실행하고 표시되는 코드를 2분 안에 입력하세요. 이미 했다면 다른 프로그램이 이 주소를 사용하고 있는 것입니다.`,
      ),
    not_aside: ({ address }) =>
      told(
        `${address}에서 프로그램이 응답하지만 Aside 컴패니언 앱이 아닙니다.`,
        '주소를 수정하세요. 올바른 주소는 npm start를 실행하면 표시됩니다.',
      ),
    code_not_proved: ({ address }) =>
      told(
        `${address}의 프로그램이 코드를 모르므로 내 컴패니언 앱이 아닙니다. 그 키는 저장하지 않았습니다.`,
        '그 주소를 사용하는 프로그램을 찾아 종료한 다음 다시 페어링하세요.',
      ),
    too_old: ({ address, version }) =>
      told(`${address}의 컴패니언 앱은 버전이 달라(${version}) 페어링할 수 없습니다.`, UPDATE_BOTH),
    no_common_version: ({ address }) =>
      told(`${address}의 컴패니언 앱이 다른 버전의 Aside 프로토콜을 씁니다.`, UPDATE_BOTH),
    no_answer: ({ address }) =>
      told(`${address}에서 제때 응답하지 않았습니다.`, '컴패니언 앱이 실행 중인 터미널을 확인한 다음 다시 시도하세요.'),
    browser_refuses: ({ address }) => told(`브라우저가 ${address} 연결을 거부합니다.`, '다른 포트를 사용하세요.'),
    not_encrypted: ({ address }) =>
      told(
        `여기서는 브라우저가 암호화된 연결만 여는데 ${address} 주소는 암호화되지 않았습니다.`,
        'https:// 주소를 사용하세요.',
      ),
    refused: () => told('컴패니언 앱이 이 브라우저와의 페어링을 거부했습니다.', ''),
    code_not_accepted: ({ command }) =>
      told('컴패니언 앱이 코드를 받아들이지 않았습니다.', `${command} 명령을 실행해 새 코드를 받으세요.`),
    too_many: ({ address }) => told(`${address}에 연결이 너무 많습니다.`, '잠시 후 다시 시도하세요.'),
    hung_up: ({ address, closeCode, said }) =>
      told(
        said === ''
          ? `${address}의 컴패니언 앱이 연결을 끊었습니다(${closeCode}).`
          : `${address}의 컴패니언 앱이 연결을 끊었습니다(${closeCode}: ${said}).`,
        '다시 시도하세요. 해결되지 않으면 컴패니언 앱의 터미널을 확인하세요.',
      ),
    part_missing: () => told('Aside의 일부를 불러오지 못했습니다.', '이 패널을 닫았다가 다시 여세요.'),
    key_not_kept: (reason) => unusableKey(reason),
    unexpected: ({ said }) => told(said, '이 패널을 닫았다가 다시 열고 시도하세요.'),
  },
  problems,
  pageHints: {
    browser_page: () =>
      '브라우저는 자체 페이지와 스토어를 확장 프로그램에 열어 주지 않으므로 Aside가 이 페이지를 읽을 수 없습니다.',
    closed_page: () =>
      '브라우저가 이 페이지를 Aside에 열어 주지 않습니다. 이 컴퓨터에 있는 파일이라면 브라우저의 확장 프로그램 페이지를 열고 Aside의 “파일 URL에 대한 액세스 허용”을 켜세요. 브라우저의 자체 페이지와 스토어는 계속 읽을 수 없습니다.',
    silent: () =>
      '페이지가 응답하지 않아 Aside가 읽을 수 없습니다. 페이지가 덜 바쁠 때 다시 시도하세요. 브라우저의 일부 자체 페이지는 응답하지 않습니다.',
    pdf: () =>
      'Aside가 브라우저의 뷰어에서 PDF를 가져올 수 없습니다. PDF를 저장해 여기에 놓거나, 텍스트를 선택하고 그 텍스트에 대해 질문하세요.',
    shown_file: () => 'Aside가 이 파일을 브라우저에서 가져올 수 없습니다. 저장해서 여기에 놓으세요.',
    recording: () => '이 탭은 오디오나 동영상을 재생합니다. Aside는 텍스트와 이미지만 읽을 수 있습니다.',
    framed: ({ site }) =>
      site === ''
        ? '이 페이지의 대부분은 Aside가 읽을 수 없는 다른 사이트의 프레임에 있습니다. 프레임을 별도의 탭에서 열거나 모든 사이트에서 Aside를 허용하세요.'
        : `이 페이지의 대부분은 Aside가 읽을 수 없는 ${site} 프레임에 있습니다. 프레임을 별도의 탭에서 열거나 모든 사이트에서 Aside를 허용하세요.`,
    drawn: () => '이 페이지는 그림으로 그려져 있어 Aside가 읽을 수 있는 텍스트가 없습니다. 대신 스크린샷을 첨부하세요.',
    empty: () => '이 페이지에는 텍스트가 없습니다.',
    not_loaded: () => '이 페이지가 로드되지 않아 읽을 내용이 없습니다.',
    left: () => 'Aside가 읽기 전에 페이지를 벗어났습니다. 페이지로 돌아가 다시 시도하세요.',
    needs_access: ({ shortcut }) =>
      shortcut === ''
        ? 'Aside가 이 페이지를 읽게 하려면 툴바에서 Aside를 클릭하세요.'
        : `Aside가 이 페이지를 읽게 하려면 툴바에서 Aside를 클릭하거나 ${shortcut} 키를 누르세요.`,
    sidebar_refused: () =>
      'Firefox는 툴바이나 메뉴를 클릭할 때만 사이드바를 열기 때문에 Aside가 이 탭에서 열렸습니다. 페이지 옆에 두려면 툴바에서 Aside를 클릭하세요.',
    no_room: () => '텍스트가 너무 많아 브라우저에 담을 수 없습니다. 더 적게 선택하고 다시 질문하세요.',
    closed_frame: ({ site }) =>
      site === ''
        ? '선택한 텍스트가 다른 사이트에서 온 부분에 있을 수 있습니다. 단축키로는 읽을 수 없습니다. 선택한 텍스트를 마우스 오른쪽 버튼으로 클릭하고 “선택한 텍스트에 대해 질문”을 선택하거나, 모든 사이트에서 Aside를 허용하세요.'
        : `선택한 텍스트가 ${site}에서 온 부분에 있을 수 있습니다. 단축키로는 읽을 수 없습니다. 선택한 텍스트를 마우스 오른쪽 버튼으로 클릭하고 “선택한 텍스트에 대해 질문”을 선택하거나, 모든 사이트에서 Aside를 허용하세요.`,
    nothing_selected: () => '선택한 텍스트가 없습니다. 페이지에서 텍스트를 선택한 다음 질문하세요.',
  },
  landings: {
    sourcesFull: (most) => `질문 하나에 페이지, 선택한 텍스트, 파일을 최대 ${number(most)}개까지 첨부할 수 있습니다.`,
    landed: {
      page: (name, count) => `“${name}” 페이지를 질문에 첨부했습니다.${attachedInAll(count)}`,
      file: (name, count) => `“${name}” 파일을 질문에 첨부했습니다.${attachedInAll(count)}`,
      image: (name, count) => `“${name}” 이미지를 질문에 첨부했습니다.${attachedInAll(count)}`,
      selection: (name, count) => `“${name}”에서 선택한 텍스트를 질문에 첨부했습니다.${attachedInAll(count)}`,
    },
  },
  citations: {
    passage: (index, title) => (title === '' ? `구절 ${index}` : `${title}의 구절 ${index}`),
    notFound: '구절에서 찾을 수 없음',
    noPassage: '이 번호의 구절이 없음',
    closest: '가장 가까운 구절 (Aside가 찾음)',
  },
  models,
  sources: {
    attach: '파일 첨부',
    dropHere: '첨부할 파일을 여기에 놓으세요',
    openTabs: '열린 탭',
    tabAsleep: '절전 중: 먼저 이 탭을 여세요',
    allowTabs: 'Aside에 탭 표시 허용…',
    allowTabsHint: '브라우저가 모든 사이트에서 Aside를 허용할지 묻습니다',
    noTab: '일치하는 열린 탭 없음',
    pastedText: '붙여 넣은 텍스트',
    pastedImage: '붙여 넣은 이미지',
    reading: (name) => `“${name}” 읽는 중…`,
    readingPart: (name, done, total) => `“${name}” 읽는 중: ${number(done)}/${number(total)}페이지`,
    stopReading: (name) => `“${name}” 읽기 중지`,
    waitsForReading: '모두 읽으면 질문을 보낼 수 있습니다.',
    noVision: (model) => `${model} 모델은 이미지를 볼 수 없습니다.`,
    chooseVision: '이미지를 볼 수 있는 모델을 선택하거나 이미지를 삭제하세요.',
    getVision: '이미지를 볼 수 있는 모델이 없습니다. gemma3 같은 모델을 받거나 이미지를 삭제하세요.',
    useModel: (model) => `${model} 사용`,
    pageChanges: {
      changed: (title) => `Aside가 읽은 뒤 “${title}” 페이지가 바뀌었습니다.`,
      left: (title) => `“${title}” 탭에 이제 다른 페이지가 표시됩니다.`,
    },
    aroundIt: '앞뒤 단락:',
    readAgain: '다시 읽기',
    pageBeside: (title) => `지금 “${title}” 페이지를 보고 있습니다.`,
    anotherPage: '지금 다른 페이지를 보고 있습니다.',
    chatIsAbout: (title) => `이 채팅은 “${title}” 페이지에 대한 것입니다.`,
    useInstead: '대신 이 페이지 사용',
    useAlso: '이 페이지도 사용',
    fits: {
      passages: (model) => `${model} 모델에는 너무 길어 질문과 관련된 구절만 보냅니다.`,
      parts: (model) => `${model} 모델에는 너무 길어 나누어 읽습니다.`,
      tooLong: (model, tokens, most) =>
        `${model} 모델에는 너무 길 수 있습니다. 약 ${number(rounded(tokens))}토큰인데 모델은 ${number(most)}토큰까지 읽습니다.`,
      withoutEarlierSources: '모델에 맞추기 위해 이전 질문의 페이지, 선택한 텍스트, 이미지는 다시 보내지 않습니다.',
      leftOut: (count) => `모델에 맞추기 위해 가장 오래된 질문과 답변 ${number(count)}쌍은 보내지 않습니다.`,
    },
    refusals: {
      not_readable: ({ name }) => notAttached(name, '텍스트, 이미지, PDF가 아닙니다.'),
      empty: ({ name }) => notAttached(name, '내용이 없습니다.'),
      too_large: ({ name, megabytes }) => notAttached(name, `파일 크기는 최대 ${number(megabytes)}\u00a0MB입니다.`),
      not_an_image: ({ name }) => notAttached(name, '이름은 이미지 같지만 이미지가 아닙니다.'),
      image_kind: ({ name }) => notAttached(name, 'Aside가 읽을 수 없는 종류의 이미지입니다. PNG나 JPEG로 저장하세요.'),
      image_too_large: ({ name, megapixels, most }) =>
        notAttached(
          name,
          `이미지가 ${number(megapixels)}메가픽셀이며, 최대 ${number(most)}메가픽셀까지 가능합니다. 더 작게 저장하세요.`,
        ),
      image_broken: ({ name }) => notAttached(name, '이미지가 손상되었습니다.'),
      file_gone: ({ name }) => notAttached(name, '폴더이거나 열 수 없는 파일입니다.'),
      no_room: ({ name }) => notAttached(name, '질문 하나에 첨부할 수 있는 개수를 모두 채웠습니다.'),
      needs_companion: ({ name }) =>
        notAttached(name, 'PDF는 컴패니언 앱이 읽는데, 이 패널은 컴패니언 앱과 페어링되거나 연결되어 있지 않습니다.'),
      refused: ({ name }) => `“${name}” 항목을 첨부할 수 없습니다.`,
      tab_gone: ({ name }) => notAttached(name, '탭이 닫혔거나 이제 다른 페이지가 표시됩니다.'),
      tab_closed: ({ name }) =>
        notAttached(name, '브라우저가 이 탭을 Aside에 열어 주지 않습니다. 탭으로 가서 툴바에서 Aside를 클릭하세요.'),
      tab_unreadable: ({ name }) => `“${name}” 항목을 첨부할 수 없습니다.`,
      not_fetched: ({ name }) =>
        notAttached(name, 'Aside가 사이트에서 이 파일을 다시 가져오지 못했습니다. 저장해서 여기에 놓으세요.'),
      failed: ({ name }) => notAttached(name, '문제가 발생했습니다. 다시 시도하세요.'),
    },
  },
  summaries: {
    style: '요약 방식',
    styles: { bullets: '핵심 내용', brief: '짧게', detailed: '자세히', focus: '나에게 중요한 것' },
    focus: '무엇이 중요한가요?',
    focusPlaceholder: '비용, 날짜, 내가 할 일…',
  },
  selectionButtons: {
    title: '선택한 텍스트 옆의 버튼',
    hint: '페이지에서 텍스트를 선택하면 옆에 버튼이 나타납니다. 키보드로는 Alt+F10을 눌러 이동할 수 있습니다.',
    where: {
      nowhere: '끄기',
      sites: '선택한 사이트에서',
      everywhere: '모든 사이트에서',
    },
    site: '사이트',
    add: '추가',
    remove: (site) => `${site} 삭제`,
    actions: '표시할 버튼',
    closed: (site) => `브라우저가 ${site}에서 Aside를 허용하지 않아 버튼이 나타나지 않습니다.`,
    closedEverywhere: '브라우저가 모든 사이트에서 Aside를 허용하지는 않아 버튼이 나타나지 않습니다.',
    allow: '다시 허용',
    problems: {
      refused: '브라우저가 허용하지 않아 아무것도 바뀌지 않았습니다.',
      no_site: '사이트가 아닙니다. example.org처럼 입력하세요.',
    },
  },
  voice: {
    speak: '질문 말하기(클릭하거나, 말하는 동안 누르고 있기)',
    opening: '마이크를 여는 중…',
    listening: '듣는 중',
    transcribing: '텍스트로 바꾸는 중…',
    time: (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`,
    done: '말하기 완료',
    askAtOnce: '바로 질문하기',
    microphone: '마이크',
    browsersChoice: '브라우저 기본값',
    nextTime: '다음 녹음부터 적용됩니다',
    standIn: (name) => `선택한 마이크가 연결되어 있지 않습니다. “${name}” 마이크로 듣고 있습니다.`,
    kept: '녹음은 남아 있습니다.',
    discard: '버리기',
    keepRecorded: '녹음을 저장할 수 있게 하기',
    recorded: '녹음은 다음 녹음 때까지 여기에 남습니다.',
    saveRecorded: '저장',
    letRecordedGo: '녹음 삭제',
    allow: '마이크 허용…',
    onDevice: {
      available: '이 브라우저는 이 기기에서 직접 음성을 인식할 수 있습니다. 켠 다음 다시 말하세요.',
      downloadable:
        '이 브라우저는 사용하는 언어를 다운로드하면 이 기기에서 직접 음성을 인식할 수 있습니다. 그런 다음 다시 말하세요.',
      downloading: '언어를 다운로드하는 중…',
      turnOn: '이 브라우저 사용',
      download: '다운로드하고 사용',
      choice: '이 기기의 브라우저에서 음성 인식',
    },
    problems: {
      not_asked: '먼저 브라우저에 권한이 필요합니다. 새 탭에서 묻습니다.',
      denied: '브라우저가 Aside의 마이크 사용을 허용하지 않습니다.',
      no_microphone: '마이크를 찾을 수 없습니다. 연결한 다음 다시 시도하세요.',
      not_supported: '이 페이지에서는 마이크를 사용할 수 없습니다. https로 열거나 확장 프로그램을 사용하세요.',
      busy: '마이크를 사용할 수 없었습니다. 마이크를 사용하는 다른 프로그램을 닫고 다시 시도하세요.',
      failed: '마이크를 열 수 없었습니다. 시스템 설정에서 다른 마이크를 선택하고 다시 시도하세요.',
      unplugged: '마이크 연결이 끊어졌습니다. 그때까지 한 말은 들었습니다.',
      full: `녹음은 ${Math.floor(LIMITS.audioSeconds / 60)}분이 지나면 끝납니다. 그때까지 한 말은 들었습니다.`,
      lost: '컴패니언 앱과의 연결이 끊어졌습니다. 다시 연결되면 녹음을 보냅니다.',
      on_device: '이제부터 이 브라우저가 이 기기에서 음성을 텍스트로 바꿉니다. 다시 말하세요.',
      not_on_device:
        '이 브라우저가 이 기기에서 더 이상 사용하는 언어를 인식할 수 없습니다. 이제부터 다시 컴패니언 앱을 사용합니다.',
      not_installed: '브라우저가 사용하는 언어의 음성 인식을 다운로드하지 못했습니다.',
      needs_companion: '질문을 말하려면 이 브라우저를 컴패니언 앱과 페어링하세요.',
    },
    page: {
      title: 'Aside에 마이크 사용 허용',
      text: 'Aside는 질문을 말하는 동안에만 듣습니다. 녹음은 내 음성 인식 서버로 보내며 Aside에 보관하지 않습니다.',
      allow: '마이크 허용',
      allowed: '이제 Aside가 마이크를 사용할 수 있습니다. 이 탭을 닫고 패널에서 질문을 말하세요.',
      denied:
        '브라우저가 Aside의 마이크 사용을 허용하지 않습니다. 이 페이지 주소 왼쪽의 아이콘을 클릭해 마이크를 허용한 다음 다시 시도하세요.',
      none: '마이크를 찾을 수 없습니다. 연결한 다음 다시 시도하세요.',
    },
  },
  aloud: {
    read: '소리 내어 읽기',
    stopReading: '읽기 중지',
    readSelection: '선택한 텍스트 읽기',
    bar: '소리 내어 읽기',
    pause: '일시 중지',
    goOn: '계속',
    skip: '다음 문장',
    speed: '속도',
    slower: '느리게',
    faster: '빠르게',
    rate: (rate) => `${number(rate)}×`,
    waiting: '나머지 답변을 기다리는 중…',
    gettingVoices: '음성을 준비하는 중…',
    voice: (language) => `${language} 음성`,
    automatic: '이 컴퓨터에서 가장 좋은 음성',
    onThisComputer: '이 컴퓨터',
    online: '온라인: 텍스트가 이 컴퓨터 밖으로 나갑니다',
    leftOut: { code: '코드를 건너뜁니다.', formula: '수식을 건너뜁니다.' },
    noVoice: {
      no_voice: (language) =>
        `이 컴퓨터에 ${language} 음성이 없습니다. 시스템의 음성 설정에서 추가한 다음 브라우저를 다시 시작하세요.`,
      no_voice_on_linux: (language) =>
        `이 컴퓨터에 ${language} 음성이 없습니다. speech-dispatcher와 espeak-ng를 설치하세요. Chrome과 Chromium은 --enable-speech-dispatcher로 시작해야 합니다.`,
    },
    problems: {
      not_supported: '이 브라우저는 소리 내어 읽을 수 없습니다.',
      failed: '음성이 응답하지 않습니다. “계속”을 누르거나 다른 음성을 선택하세요.',
      interrupted: '브라우저의 다른 동작 때문에 읽기가 멈췄습니다.',
      elsewhere: '이제 다른 패널에서 읽고 있습니다.',
    },
  },
  tuning: {
    title: '모델 설정',
    scope: '설정 대상',
    thisChat: '이 채팅',
    thisModel: (model) => (model === '' ? '이 모델' : model),
    chatHint: '이 채팅에서만 모델 설정보다 우선합니다.',
    modelHint: '별도 설정이 없는 한 이 모델을 쓰는 모든 채팅에 적용됩니다.',
    contextUsed: (used, all) =>
      `마지막 답변 후 컨텍스트 ${number(Math.ceil((100 * used) / all))}% 사용: 토큰 ${number(all)}개 중 ${number(used)}개.`,
    everyModel: '모든 모델',
    largestContext: '최대 컨텍스트(토큰)',
    largestContextHint:
      'Aside가 Ollama 모델에 요청하는 최댓값입니다. 늘리면 더 긴 페이지를 통째로 읽지만 메모리를 더 씁니다. 이미 로드된 모델은 그대로입니다.',
    loadsEarly: '입력하는 동안 모델 로드',
    loadsEarlyHint:
      '답변이 더 빨리 시작됩니다. 이 컴퓨터의 메모리에 들어가는 모델에만 적용되며, 다른 답변 중에는 로드하지 않습니다.',
    loading: '컴패니언 앱에 묻는 중…',
    none: '이 모델에는 설정이 없습니다.',
    reset: (what) => `초기화: ${what}`,
    byItself: '모델 기본값',
    usually: (value) => `기본값: ${value}`,
    names: {
      temperature: '온도',
      top_p: 'Top P',
      seed: '시드',
      num_ctx: '컨텍스트(토큰)',
      num_predict: '최대 답변 길이(토큰)',
      keep_alive: '메모리 유지 시간(분)',
      think: '생각',
      system: '시스템 프롬프트',
    },
    hints: {
      temperature: '0은 가장 그럴듯한 단어, 2는 가장 뜻밖의 단어를 고릅니다.',
      top_p: '그럴듯한 단어 중에서 고를 비율입니다(0~1).',
      seed: '시드가 같으면 답변도 같습니다.',
      num_ctx: '늘리면 더 긴 페이지를 통째로 읽지만 메모리를 더 씁니다.',
      num_predict: '이보다 긴 답변은 잘립니다.',
      keep_alive: '답변 후 로드된 상태로 두는 시간입니다. -1이면 직접 내릴 때까지 유지합니다.',
      think: '더 많이 생각하면 시간이 더 걸립니다.',
      system: '다른 무엇보다 먼저 모델에 전달하는 내용입니다.',
    },
    thinking: { off: '끄기', on: '켜기', low: '적게', medium: '보통', high: '많이' },
  },
} satisfies Catalogue['rest'];
