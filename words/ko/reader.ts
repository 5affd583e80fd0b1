import type { Catalogue } from '../catalogue.ts';
import { FIRST_MODEL } from '../first-model.ts';

const SELF = 'Aside의 내장 리더에는 모델이 없습니다';
const HOW_TO_GET_A_MODEL = `모델이 직접 쓴 답변을 받으려면:

1. <https://ollama.com/download>에서 Ollama를 설치하세요.
2. 터미널에서 \`ollama pull ${FIRST_MODEL}\` 명령을 실행하세요.

Aside가 자동으로 찾습니다.`;

export const reader: Catalogue['terminal']['reader'] = {
  opening: (task, source, isFound) => {
    if (task === 'explain')
      return `*${SELF}. 그래서 직접 설명할 수 없습니다. ${source}에서 가장 중요한 문장은 다음과 같습니다.*`;
    if (!isFound) return `*${SELF}. ${source}에서 입력한 단어를 찾지 못했습니다. 가장 중요한 문장은 다음과 같습니다.*`;
    return task === 'summarise'
      ? `*${SELF}. ${source}에서 가장 중요한 문장을 인용합니다.*`
      : `*${SELF}. ${source}에서 질문과 가장 가까운 문장을 인용합니다.*`;
  },
  cannotTranslate: `*${SELF}. 그래서 번역할 수 없습니다.*\n\n${HOW_TO_GET_A_MODEL}`,
  nothingToQuote: (source) => `*${SELF}. ${source}에는 인용할 문장이 없습니다.*\n\n${HOW_TO_GET_A_MODEL}`,
  noPage: `*${SELF}. 그래서 이 질문에 답할 수 없습니다.*

읽고 있는 내용에서 가장 중요한 부분을 인용할 수 있습니다.

- **이 페이지 요약**은 페이지에서 가장 중요한 문장을 인용합니다.
- 텍스트를 선택하고 마우스 오른쪽 버튼을 클릭해 **선택한 텍스트에 대해 질문**을 선택하거나, 질문에 페이지를 첨부하세요.

${HOW_TO_GET_A_MODEL}`,
  severalSources: '이 텍스트',
  selection: '선택한 텍스트',
  page: '이 페이지',
  titled: (title) => `“${title}”`,
};
