// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../sidebar/aloud/detect-language.ts';

describe('the language of a text', () => {
  it.each([
    ['The sky is blue because of the air.', 'en'],
    ['Der Himmel ist blau, weil die Luft das Licht streut.', 'de'],
    ['Le ciel est bleu parce que l’air diffuse la lumière dans tous les sens.', 'fr'],
    ['El cielo es azul porque el aire dispersa la luz.', 'es'],
    ['Il cielo è blu perché l’aria diffonde la luce della stella.', 'it'],
    ['O céu é azul porque o ar espalha a luz, e não a cor do mar.', 'pt'],
    ['De lucht is blauw omdat het licht door de lucht wordt verstrooid.', 'nl'],
    ['Niebo jest niebieskie, bo powietrze się rozprasza i nie jest to nic.', 'pl'],
    ['空は青い。光が散乱するからです。', 'ja'],
    ['天空是蓝色的，因为空气散射光。', 'zh'],
    ['하늘은 파랗다.', 'ko'],
    ['Небо голубое.', 'ru'],
    ['Небо блакитне, тому що її світло розсіюється.', 'uk'],
    ['السماء زرقاء', 'ar'],
    ['آسمان آبی است چون نور پخش می‌شود', 'fa'],
    ['השמיים כחולים', 'he'],
    ['आसमान नीला है', 'hi'],
    ['Ο ουρανός είναι μπλε', 'el'],
    ['ท้องฟ้าเป็นสีฟ้า', 'th'],
  ])('%j is told', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each(['', '42', '🎉', 'Yes.', 'Rayleigh scattering', 'Berlin Paris Roma', 'is', 'Docker Compose'])(
    'of %j is not guessed',
    (text) => {
      expect(detectLanguage(text)).toBeUndefined();
    },
  );

  it('is that of most of it, and not of what it quotes', () => {
    expect(detectLanguage('The word 空 is read as “sora”, and it is the sky.')).toBe('en');
    expect(detectLanguage('Das Wort небо heißt Himmel und ist russisch.')).toBe('de');
    expect(detectLanguage('これは word です、the と of があります。')).toBe('ja');
  });
});
