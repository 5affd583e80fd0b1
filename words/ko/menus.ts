import type { Catalogue } from '../catalogue.ts';

/** What the browser itself shows of Aside. */
export const menus: Catalogue['menus'] = {
  'ask-selection': '선택한 텍스트에 대해 질문',
  explain: '설명',
  'summarise-selection': '선택한 텍스트 요약',
  translate: '번역',
  'ask-here': '여기서 질문',
  'summarise-page': '이 페이지 요약',
  addressBar: 'Aside에서 내 모델에 질문하기',
  addressBarAsk: (question) => `새 채팅에서 “${question}” 질문하기`,
  addressBarChat: (title, date) => `“${title}” 채팅 열기(${date})`,
  description: '언어 모델을 직접 실행하는 사람을 위한 채팅 사이드바입니다.',
  'command-ask-selection': '선택한 텍스트 또는 페이지에 대해 질문',
  'command-summarise-page': '이 페이지 요약',
  'key-points': '핵심 내용',
  simplify: '쉽게 바꾸기',
  reply: '답장 쓰기',
  'fix-grammar': '맞춤법과 문법 교정',
  shorten: '짧게 줄이기',
  'find-flaws': '허점 찾기',
  quiz: '퀴즈 내기',
};
