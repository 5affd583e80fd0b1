import type { Catalogue } from '../catalogue.ts';
import { number, plural } from './tongue.ts';

/** Was über die Prompts gesagt wird, und was die von Aside selbst sagen. */
export const prompts: Catalogue['rest']['prompts'] = {
  title: 'Prompts',
  summarise: 'Zusammenfassen',
  texts: {
    summarise:
      'Fasse das zusammen. Beginne mit einem Satz, der sagt, worum es geht, und liste dann die wichtigsten Punkte auf.\n\n{{selection}}',
    'key-points': 'Liste die wichtigsten Punkte auf, höchstens sieben und den wichtigsten zuerst.\n\n{{selection}}',
    explain: 'Erkläre das in einfachen Worten.\n\n{{selection}}',
    simplify: 'Schreib das so um, dass es alle verstehen: kurze Sätze, einfache Wörter.\n\n{{selection}}',
    translate:
      'Übersetze das in diese Sprache: {{language}}. Schreib nur die Übersetzung und behalte die Formatierung bei.\n\n{{selection}}',
    reply: 'Schreib eine Antwort darauf. Was ich sagen will: {{ask:Was willst du sagen?}}\n\n{{selection}}',
    'fix-grammar':
      'Korrigiere Rechtschreibung, Grammatik und Zeichensetzung. Ändere sonst nichts und schreib nur den korrigierten Text.\n\n{{selection}}',
    shorten: 'Schreib das mit halb so vielen Wörtern. Sinn und Ton sollen bleiben.\n\n{{selection}}',
    'find-flaws':
      'Finde die Schwachstellen: Fehler, Lücken und Behauptungen ohne Beleg. Zitiere jede kurz.\n\n{{selection}}',
    quiz: 'Frag mich dazu ab. Stell eine Frage nach der anderen, warte auf meine Antwort und sag mir dann, wie gut sie war.\n\n{{selection}}',
  },
  use: 'Prompt verwenden',
  edit: 'Prompts bearbeiten …',
  noMatch: 'Kein Prompt passt',
  attached: { page: '[angehängte Seite]', text: '[angehängter Text]', clipboard: '[angehängte Zwischenablage]' },
  clipboardFile: 'Zwischenablage',
  ask: 'Fragen',
  cancel: 'Abbrechen',
  blankQuestion: 'Deine Worte',
  notes: {
    unknown: (name) => `Aside kennt ${name} nicht. Es wird so gesendet, wie es dasteht.`,
    clipboard_refused: 'Aside darf die Zwischenablage nicht lesen. Füge den Text selbst an dieser Stelle ein.',
    clipboard_empty: 'In der Zwischenablage ist kein Text.',
    no_tab:
      'Aside sieht Titel und Adresse dieser Seite noch nicht. Klick in der Symbolleiste auf Aside und wähle den Prompt dann noch einmal.',
    no_page: 'Hier gibt es keine Seite zum Anhängen.',
  },
  search: 'Prompts durchsuchen',
  add: 'Neuer Prompt',
  importFile: 'Prompts aus einer Datei importieren',
  exportFile: 'Deine Prompts in eine Datei exportieren',
  name: 'Name',
  text: 'Prompt',
  placeholders: 'Platzhalter',
  placeholderHints: {
    page: 'Hängt die Seite an',
    selection: 'Hängt die Auswahl an, sonst die Seite',
    title: 'Titel der Seite',
    url: 'Adresse der Seite',
    clipboard: 'Text aus der Zwischenablage',
    language: 'Deine Sprache',
    ask: 'Fragt dich vorher',
  },
  askExample: 'Für wen?',
  pin: 'Im Kontextmenü zeigen',
  save: 'Speichern',
  remove: 'Löschen',
  reset: 'Zurücksetzen',
  editOne: (name) => `„${name}“ bearbeiten`,
  move: (name) => `„${name}“ mit den Pfeiltasten verschieben`,
  moved: (name, place, of) => `„${name}“ ist jetzt ${number(place)} von ${number(of)}`,
  removed: (name) => `„${name}“ gelöscht`,
  undo: 'Rückgängig',
  pinned: 'Im Kontextmenü',
  changed: 'Geändert',
  untitled: 'Prompt ohne Namen',
  needsName: 'Gib ihm einen Namen.',
  needsText: 'Schreib, was er fragt.',
  textTooLong: (count, most) => `${number(count)} von ${number(most)} Zeichen. Kürze den Text.`,
  savedAsCopy: 'Dieser Prompt wurde in einem anderen Fenster geändert. Deiner steht als weiterer daneben.',
  notSaved:
    'Die Begleit-App ist nicht erreichbar, darum hat sich nichts geändert. Versuch es, sobald sie verbunden ist.',
  needsPairing: 'Kopple diesen Browser mit der Begleit-App, um Prompts zu ändern.',
  imported: {
    added: (count) =>
      plural(count, { one: `${number(count)} Prompt hinzugefügt.`, other: `${number(count)} Prompts hinzugefügt.` }),
    known: (count) =>
      plural(count, { one: `${number(count)} war schon da.`, other: `${number(count)} waren schon da.` }),
    unusable: (count) =>
      plural(count, {
        one: `${number(count)} war leer oder zu lang.`,
        other: `${number(count)} waren leer oder zu lang.`,
      }),
    no_room: (count) =>
      plural(count, {
        one: `Für ${number(count)} war kein Platz mehr.`,
        other: `Für ${number(count)} war kein Platz mehr.`,
      }),
    nothing: 'In dieser Datei sind keine Prompts.',
    not_prompts: 'Das ist keine Datei mit Prompts von Aside oder Page Assist.',
    too_large: 'Diese Datei ist zu groß für eine Datei mit Prompts.',
  },
};
