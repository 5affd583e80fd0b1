import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';
import { lookUpServer } from '../look-up-server.ts';

/** How to be able to speak to Aside. */
export const GET_TRANSCRIBER =
  'whisper.cpp 서버(`whisper-server -m ggml-base.bin`, 받는 곳: https://github.com/ggml-org/whisper.cpp )나 speaches를 시작하세요. 둘 다 자동으로 찾습니다. 다른 서버는 --transcriber로 지정하세요.';

export const servers = {
  ollama: {
    label: 'Ollama',
    a: 'Ollama',
    the: 'Ollama',
    setBy: 'OLLAMA_HOST 또는 --upstream',
    start: '`ollama serve`로 시작하거나 https://ollama.com/download 에서 받으세요.',
    unlock:
      'Ollama 자체는 키를 요구하지 않습니다. 앞에 있는 프록시가 요구하는 것입니다. 프록시에서 이 컴퓨터를 허용하거나 Ollama 자체의 주소를 지정하세요(OLLAMA_HOST 또는 --upstream).',
    relieve: '잠시 후 다시 시도하세요. Ollama를 실행하는 곳에서 OLLAMA_MAX_QUEUE를 높이면 대기열이 길어집니다.',
    findable: 'Ollama는 기본적으로 포트 11434를 사용합니다.',
    enlarge: '모델에 여유가 있다면 더 큰 --max-context로 Aside를 시작하세요.',
    getModel: (model) =>
      model === '' ? `\`ollama pull ${FIRST_MODEL}\` 명령으로 다운로드` : `\`ollama pull ${model}\` 명령으로 다운로드`,
  },
  openai: {
    label: 'OpenAI 호환 서버',
    a: 'OpenAI 호환 서버',
    the: '모델 서버',
    setBy: '--upstream',
    start: '서버를 시작하거나 주소를 수정하세요(--upstream openai=http://127.0.0.1:8080/v1).',
    unlock:
      '키를 ASIDE_UPSTREAM_KEY_<n>에, 또는 키 파일을 ASIDE_UPSTREAM_KEY_FILE_<n>에 지정하세요. <n>은 --upstream의 순서이며 1부터 셉니다.',
    relieve: '잠시 후 다시 시도하세요. 아직 모델을 불러오는 중일 수 있습니다.',
    findable: '주소는 보통 /v1로 끝납니다.',
    enlarge: '모델이 지원한다면 더 큰 컨텍스트로 서버를 시작하세요(llama-server에서는 -c).',
    getModel: (model) => (model === '' ? '그 서버에 모델을 로드' : `그 서버에 “${model}” 모델을 로드`),
  },
  transcriber: {
    label: '음성 인식 서버',
    a: '음성 인식 서버',
    the: '음성 인식 서버',
    setBy: '--transcriber',
    start: '서버를 시작하거나 주소를 수정하세요(--transcriber http://127.0.0.1:8080).',
    unlock: '키를 ASIDE_TRANSCRIBER_KEY에, 또는 키 파일을 ASIDE_TRANSCRIBER_KEY_FILE에 지정하세요.',
    relieve: '잠시 후 다시 시도하세요.',
    findable: 'whisper.cpp 서버는 기본적으로 포트 8080을 사용합니다.',
    enlarge: '',
    getModel: (model) => (model === '' ? '그 서버에 모델을 로드' : `그 서버에 “${model}” 모델을 로드`),
  },
  other: {
    label: '모델 서버',
    a: '모델 서버',
    the: '모델 서버',
    setBy: '--upstream',
    start: '서버를 시작하거나 --upstream으로 주소를 지정하세요.',
    unlock: '그 서버에서 이 컴퓨터를 허용하세요.',
    relieve: '잠시 후 다시 시도하세요.',
    findable: '',
    enlarge: '',
    getModel: () => '그 서버에 모델을 로드',
  },
} satisfies Catalogue['rest']['servers'];

export const serverWords = lookUpServer(servers);
