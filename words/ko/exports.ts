import type { Catalogue } from '../catalogue.ts';

export const exports: Catalogue['terminal']['exports'] = {
  you: '나',
  answer: '답변',
  days: (first, last) => (first === last ? first : `${first}~${last}`),
  anotherBeginning: '다른 시작:',
  anotherVersion: '다른 버전:',
  versionAfter: (question) => `“${question}” 다음에 오는 다른 버전:`,
  tasks: {
    chat: '(텍스트 없음)',
    explain: '이것을 설명해 줘.',
    summarise: '이것을 요약해 줘.',
    translate: '이것을 번역해 줘.',
  },
  sources: { page: '페이지', selection: '선택한 텍스트', file: '파일', image: '이미지' },
  unknownSource: '첨부 항목',
  notFinished: '(끝나지 않음)',
  cut: '(길이 제한으로 잘림)',
  stopped: '(중지됨)',
};
