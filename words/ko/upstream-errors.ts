import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number } from './tongue.ts';

/** All that servers are called ends in a vowel, and takes the particles that follow one. */
const label = (server: string) => serverWords(server).label;
const the = (server: string) => serverWords(server).the;
const called = (model: string) => (model === '' ? '모델' : `“${model}” 모델`);
/** `127.0.0.1:11434의 Ollama`. */
const at = (server: string, address: string) => `${address}의 ${the(server)}`;
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : `(${words})`);

const AGAIN = '다시 시도하세요.';
const WAIT = '잠시 후 다시 시도하세요.';
const TOO_LONG = '질문과 페이지가 모델의 컨텍스트에 들어가지 않습니다.';
const SEND_LESS = '페이지에서 보낼 부분을 줄이거나 새 채팅에서 질문하세요.';
const CHOOSE = '다른 모델을 선택하세요.';
const WITHOUT = '지원하는 모델을 선택하거나 그 기능 없이 질문하세요.';
const NO_REASON = '이유 없음';
const or = (getModel: string) => `${getModel}하거나 다른 모델을 선택하세요.`;
const check = (server: string) =>
  `주소와 경로를 확인하고(${serverWords(server).setBy}) ${the(server)}를 업데이트하세요.`;
const find = (server: string) =>
  `주소를 확인하세요(${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) => `다시 시도하세요. 계속 실패하면 ${the(server)} 로그에서 이유를 확인하세요.`;
const crashed = (server: string) =>
  `${the(server)}가 중지되었거나 비정상적으로 종료되었을 수 있습니다. 실행 중인지 확인한 다음 다시 시도하세요.`;
const redirect = (server: string) =>
  `그곳이 맞는 서버라면 그 주소를 지정하세요(${serverWords(server).setBy}). 로그인 페이지라면 그 서버에서 이 컴퓨터를 허용하세요.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['모델 서버가 응답하지 않습니다.', '서버를 시작한 다음 다시 시도하세요.'],
    no_answer: ({ server, address, reason }) => [
      `${address}에서 ${label(server)}가 응답하지 않습니다(${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${address}에서 ${label(server)}가 응답하지 않습니다(호스트를 찾을 수 없음).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds }) => [
      `${address}에서 ${label(server)}가 응답하지 않습니다(${number(seconds)}초 안에 응답 없음).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['음성을 텍스트로 바꿀 수 있는 것이 없습니다.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `지금은 “${model}” 모델에 질문할 수 없습니다. ${address}에서 응답이 없습니다.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['모델 서버가 지금 너무 바쁩니다.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `${address} 서버에 요청이 너무 많았습니다(429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `${address} 서버가 지금 너무 바쁩니다(503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)}가 바쁩니다. 대기열이 가득 찼습니다.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `${address} 서버가 아직 모델을 불러오고 있습니다.`,
      '끝날 때까지 기다린 다음 다시 시도하세요.',
    ],
  },
  upstream_refused: {
    general: () => ['모델 서버가 질문을 거부했습니다.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `${address} 서버가 로그인이나 키를 요구합니다(${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `${address} 서버가 여기서 보낸 요청을 거부합니다(403)${said(words)}.`,
      `앞에 있는 프록시나 방화벽이 거부한 것입니다. 그곳에서 이 컴퓨터를 허용하거나 ${the(server)} 자체의 주소를 지정하세요(${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `${address}에서 응답하는 것은 ${serverWords(server).a}가 아닙니다. 요청한 페이지가 없습니다(${status}).`,
      check(server),
    ],
    too_long: ({ address }) => [
      `${address} 서버는 이렇게 긴 질문을 받지 않습니다(413).`,
      '앞에 있는 프록시의 제한입니다. 한도를 높이거나(nginx에서는 client_max_body_size) 페이지에서 보낼 부분을 줄이세요.',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)}가 여기서 보낸 요청을 거부합니다(403). 호스트 이름이나 출처가 허용되지 않습니다.`,
      '허용되는 주소(IP 주소, localhost 또는 .local 이름)를 사용하세요. 중간의 프록시가 출처를 덧붙인다면 Ollama 컴퓨터의 OLLAMA_ORIGINS에 추가하세요.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${called(model)}을 사용하려면 ${at(server, address)}에 로그인해야 합니다.`,
      '그 컴퓨터에서 `ollama signin`을 실행하세요.',
    ],
    bad_option: ({ server, said: words }) => [
      `${label(server)}가 이 요청의 옵션을 받지 않습니다${said(words)}.`,
      '설정에서 그 옵션을 수정하세요.',
    ],
    bad_model_name: ({ model }) => [
      `“${model}”: 모델 이름으로 쓸 수 없습니다.`,
      '이름은 llama3.2:3b 또는 hf.co/owner/model과 같은 형식입니다.',
    ],
    not_manageable: ({ server, address }) => [
      `${at(server, address)}에 있는 모델은 여기서 변경할 수 없습니다.`,
      '그 서버의 자체 도구를 사용하세요.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)}는 ${called(model)}을 사용하기에 너무 오래되었습니다${said(words)}.`,
      `${the(server)}를 업데이트한 다음 다시 시도하세요.`,
    ],
    no_chat: ({ server, address }) => [
      `${address} 서버가 ${label(server)}의 채팅 기능을 모릅니다. 다른 것이거나 아주 오래된 버전일 수 있습니다.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `${address}에서 응답하는 것은 ${serverWords(server).a}가 아닙니다.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `${address}에서 응답하는 것은 ${serverWords(server).a}가 아닙니다(${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `${address} 서버가 ${target} 주소로 리디렉션하지만 Aside는 따라가지 않습니다.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `${address} 서버가 다른 주소로 리디렉션하지만 Aside는 따라가지 않습니다.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)}가 이 녹음을 읽을 수 없습니다(${format})${said(words)}.`,
      'WAV나 16비트 PCM을 보내세요. whisper.cpp 서버는 --convert로 시작하고 ffmpeg가 있으면 다른 형식도 읽습니다.',
    ],
    not_http: ({ server, address, reason }) => [
      `${address} 서버가 올바른 HTTP로 응답하지 않습니다(${reason}).`,
      `주소와, http://로 시작해야 하는지 https://로 시작해야 하는지 확인하세요(${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)}가 요청을 거부했습니다(${status}: ${words || NO_REASON}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['모델 서버에 오류가 발생했습니다.', AGAIN],
    behind_proxy: ({ server, address, said: words }) => [
      `${address} 프록시가 뒤에 있는 ${the(server)}에 연결할 수 없습니다(502)${said(words)}.`,
      `그 컴퓨터에서 ${the(server)}를 시작하거나, 프록시가 요청을 전달하는 주소를 수정하세요.`,
    ],
    not_available: ({ server, address }) => [
      `${address} 서버를 지금 사용할 수 없다고(503) 앞에 있는 프록시가 응답했습니다.`,
      `그 뒤에서 ${label(server)}가 실행 중인지 확인한 다음 다시 시도하세요.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `${address} 프록시가 ${the(server)}를 충분히 기다리지 않았습니다(${status})${said(words)}.`,
      `모델을 불러오고 긴 페이지를 읽는 데는 시간이 걸립니다. 프록시의 시간 제한을 늘리고(nginx에서는 proxy_read_timeout), 그 뒤에서 ${label(server)}가 실행 중인지 확인하세요.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)}에 오류가 발생했습니다(${status}: ${words || NO_REASON}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `${address} 서버에 오류가 발생했습니다(${status}: ${NO_REASON}).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)}에 오류가 발생했습니다(${words || NO_REASON}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `응답하기 전에 ${at(server, address)}와의 연결이 끊어졌습니다.`,
      crashed(server),
    ],
    broke_midway: ({ server, address }) => [
      `답변 도중에 ${at(server, address)}와의 연결이 끊어졌습니다.`,
      crashed(server),
    ],
    not_understood: ({ address }) => [
      `Aside가 ${address} 서버의 응답을 이해하지 못했습니다.`,
      '다시 시도하세요. 자세한 내용은 컴패니언 앱의 로그에 있습니다.',
    ],
    no_memory: ({ model, said: words }) => [
      `${called(model)}을 실행할 메모리가 부족합니다${said(words)}.`,
      '다른 프로그램을 닫거나, `ollama stop`으로 다른 모델을 내리거나, 더 작은 모델을 선택하세요.',
    ],
    runner_failed: ({ model, said: words }) => [
      `${called(model)}을 실행하는 프로세스에 오류가 발생했습니다${inBrackets(words)}.`,
      '다시 시도하세요. 계속 실패하면 메모리가 부족할 수 있으니 더 작은 모델을 선택하세요.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `${address} 서버의 디스크에 ${called(model)}을 저장할 공간이 없습니다${said(words)}.`,
      '필요 없는 모델을 삭제하거나 디스크 공간을 확보한 다음 다시 시도하세요.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)}가 ${called(model)}을 다운로드하지 못했습니다${said(words)}.`,
      '그 컴퓨터의 인터넷 연결을 확인한 다음 다시 시도하세요.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)}가 ${called(model)}을 다운로드하지 못했습니다${said(words)}.`,
      AGAIN,
    ],
    endless: ({ server, address }) => [
      `${at(server, address)}가 답변으로 받을 수 있는 것보다 많이 보냈습니다.`,
      `주소가 ${label(server)} 자체의 것인지 확인하고, 폭주하면 다시 시작하세요.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)}가 프로토콜에 맞지 않는 것을 보냈습니다.`,
      `주소가 ${label(server)} 자체의 것이고 프록시가 응답을 바꾸지 않는지 확인하세요.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)}가 답변을 마치기 전에 멈췄습니다.`,
      `다시 시도하세요. 또 발생하면 중간의 프록시가 긴 답변을 자르거나, ${label(server)} 로그에 이유가 있을 수 있습니다.`,
    ],
    said_nothing: ({ server, address }) => [
      `${address} 서버가 첫 단어도 보내기 전에 답변을 끝냈습니다.`,
      `다시 시도하세요. 또 발생하면 주소가 ${label(server)} 자체의 것인지 확인하거나 로그를 살펴보세요.`,
    ],
  },
  upstream_silent: {
    general: () => ['모델 서버가 너무 오래 응답하지 않았습니다.', '멈춰 있으면 다시 시작한 다음 다시 시도하세요.'],
    silent: ({ server, address, seconds }) => [
      `${at(server, address)}가 ${number(seconds)}초 동안 아무것도 보내지 않았고, 확인 요청에도 응답하지 않습니다.`,
      '아직 실행 중인지 확인하세요. 멈춰 있으면 다시 시작한 다음 다시 시도하세요.',
    ],
  },
  model_not_found: {
    general: () => ['그런 모델이 없습니다.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `${address} 서버에 ${called(model)}이 없습니다.`,
      or(serverWords(server).getModel(model)),
    ],
    here: ({ server, model }) => [
      `여기에 “${model}” 모델이 없습니다.`,
      or(serverWords(server).getModel(model.split(' @ ')[0] ?? model)),
    ],
    not_in_library: ({ model }) => [
      `다운로드할 수 있는 “${model}” 모델이 없습니다.`,
      '이름과 콜론 뒷부분을 올바르게 썼는지 확인하세요.',
    ],
    no_server: () => ['그 모델 서버는 더 이상 없습니다.', '모델 목록을 다시 여세요.'],
    none: ({ server, address }) => [
      `${at(server, address)}에 아직 모델이 없습니다.`,
      `${serverWords(server).getModel('')}하세요.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)}에 채팅할 수 있는 모델이 없습니다(${model} 외 ${number(others)}개뿐).`
        : `${at(server, address)}에 채팅할 수 있는 모델이 없습니다(${model} 하나뿐).`,
      `${serverWords(server).getModel('')}하세요.`,
    ],
  },
  model_unsupported: {
    general: () => ['이 모델은 요청한 작업을 할 수 없습니다.', CHOOSE],
    chat: ({ model }) => [`${called(model)}은 채팅할 수 없습니다. 검색 같은 다른 용도로 만들어졌습니다.`, CHOOSE],
    only_search: ({ model }) => [
      `${called(model)}은 채팅할 수 없습니다. 검색을 위해 텍스트를 숫자로 바꾸는 모델입니다.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${called(model)}은 이미지를 볼 수 없습니다.`, WITHOUT],
    thinking: ({ model }) => [`${called(model)}은 답변하기 전에 생각할 수 없습니다.`, WITHOUT],
    tools: ({ model }) => [`${called(model)}은 도구를 쓸 수 없습니다.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `질문과 페이지는 ${number(promptTokens)}토큰인데 모델의 컨텍스트는 ${number(contextTokens)}토큰까지입니다.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
