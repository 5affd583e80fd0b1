import type { Catalogue } from '../catalogue.ts';
import { number } from './tongue.ts';

/** What is said while a conversation is read. */
export const chat = {
  menu: {
    menu: '채팅 메뉴',
  },
  find: {
    find: '이 채팅에서 찾기',
    next: '다음 결과',
    previous: '이전 결과',
    searching: '검색 중…',
    of: (index, count) => (count === 0 ? '결과 없음' : `${number(index)}/${number(count)}`),
    ofMany: (index, count) => `${number(index)}/${number(count)} 이상`,
    withoutEarlier: (index, count) =>
      count === 0
        ? '결과 없음. 이전 질문을 불러오지 못했습니다'
        : `${number(index)}/${number(count)}. 이전 질문을 불러오지 못했습니다`,
  },
  again: {
    withAnother: '다른 모델로 답변',
    search: '모델 검색',
    noneFound: '일치하는 모델 없음',
  },
  compare: {
    compare: '버전 비교',
    title: '답변 비교',
    version: (index, model) => (model === '' ? `버전 ${number(index)}` : `버전 ${number(index)}: ${model}`),
    shown: '여기에 표시된 버전',
    goOn: '이 버전으로 계속',
  },
  copying: {
    copyAs: '다른 형식으로 복사…',
    wrapLines: '긴 줄 바꿈',
    downloadCode: '다운로드',
    answer: {
      markdown: 'Markdown으로 복사',
      text: '텍스트만 복사',
      rich: '서식 포함 복사',
    },
    chat: {
      markdown: '채팅을 Markdown으로 복사',
      text: '채팅을 텍스트만 복사',
      rich: '채팅을 서식 포함 복사',
    },
  },
  diagrams: {
    show: '다이어그램으로 보기',
    showCode: '코드 보기',
    save: 'SVG로 다운로드',
    diagram: '다이어그램',
    drawing: '다이어그램을 그리는 중…',
    mistake: '이 다이어그램에 오류가 있어 그릴 수 없습니다.',
    mistakeIn: (line) => `이 다이어그램의 ${number(line)}번째 줄에 오류가 있어 그릴 수 없습니다.`,
    unknown: 'Aside는 이런 종류의 다이어그램을 그릴 수 없습니다.',
    slow: '이 다이어그램을 그리는 데 너무 오래 걸려 중단했습니다.',
    large: '이 다이어그램은 너무 커서 그릴 수 없습니다.',
  },
  usage: {
    tokens: (read, written) => `읽은 토큰 ${number(read)}개, 쓴 토큰 ${number(written)}개.`,
    speed: (rate, seconds) => `초당 ${rate}토큰, 총 ${seconds}초.`,
    context: (used, all) =>
      `컨텍스트 ${number(Math.ceil((100 * used) / all))}% 사용: 토큰 ${number(all)}개 중 ${number(used)}개.`,
  },
  contents: {
    contents: '이 답변의 목차',
  },
} satisfies Pick<Catalogue['rest'], 'again' | 'compare' | 'contents' | 'copying' | 'diagrams' | 'find' | 'usage'> & {
  menu: Catalogue['rest']['chatMenu'];
};
