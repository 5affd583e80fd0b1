import type { Catalogue } from '../catalogue.ts';
import { number, plural } from './tongue.ts';

/** What is said of the library of prompts, and what those say that come with Aside. */
export const prompts: Catalogue['rest']['prompts'] = {
  title: 'Prompt',
  summarise: 'Riassumi',
  texts: {
    summarise:
      'Riassumi questo testo. Inizia con una frase che dica di che cosa parla, poi elenca i punti principali.\n\n{{selection}}',
    'key-points': 'Elenca i punti principali, dal più importante, al massimo sette.\n\n{{selection}}',
    explain: 'Spiega questo testo con parole semplici.\n\n{{selection}}',
    simplify:
      'Riscrivi questo testo in modo che tutti possano capirlo: frasi brevi, parole di ogni giorno.\n\n{{selection}}',
    translate:
      'Traduci questo testo in questa lingua: {{language}}. Scrivi solo la traduzione e mantieni la formattazione.\n\n{{selection}}',
    reply: 'Scrivi una risposta a questo testo. Ciò che voglio dire: {{ask:Che cosa vuoi dire?}}\n\n{{selection}}',
    'fix-grammar':
      'Correggi ortografia, grammatica e punteggiatura. Non cambiare altro e scrivi solo il testo corretto.\n\n{{selection}}',
    shorten: 'Riscrivi questo testo con la metà delle parole. Mantieni il senso e il tono.\n\n{{selection}}',
    'find-flaws':
      'Trova i punti deboli di questo testo: errori, lacune e affermazioni senza prove. Cita brevemente ciascuno.\n\n{{selection}}',
    quiz: 'Interrogami su questo testo. Fai una domanda alla volta, aspetta la mia risposta e poi dimmi com’è andata.\n\n{{selection}}',
  },
  use: 'Usa un prompt',
  edit: 'Modifica i prompt…',
  noMatch: 'Nessun prompt trovato',
  attached: { page: '[pagina allegata]', text: '[testo allegato]', clipboard: '[appunti allegati]' },
  clipboardFile: 'Appunti',
  ask: 'Chiedi',
  cancel: 'Annulla',
  blankQuestion: 'Le tue parole',
  notes: {
    unknown: (name) => `Aside non conosce ${name}. Viene inviato così com’è.`,
    clipboard_refused: 'Aside non può leggere gli appunti. Incolla tu il testo in questo punto.',
    clipboard_empty: 'Negli appunti non c’è testo.',
    no_tab:
      'Aside non vede ancora titolo e indirizzo di questa pagina. Fai clic su Aside nella barra degli strumenti, poi scegli di nuovo il prompt.',
    no_page: 'Qui non c’è una pagina da allegare.',
  },
  search: 'Cerca prompt',
  add: 'Nuovo prompt',
  importFile: 'Importa prompt da un file',
  exportFile: 'Esporta i tuoi prompt in un file',
  name: 'Nome',
  text: 'Prompt',
  placeholders: 'Segnaposto',
  placeholderHints: {
    page: 'Allega la pagina',
    selection: 'Allega la selezione, altrimenti la pagina',
    title: 'Titolo della pagina',
    url: 'Indirizzo della pagina',
    clipboard: 'Testo negli appunti',
    language: 'La tua lingua',
    ask: 'Prima lo chiede a te',
  },
  askExample: 'Per chi?',
  pin: 'Mostra nel menu contestuale',
  save: 'Salva',
  remove: 'Elimina',
  reset: 'Ripristina',
  editOne: (name) => `Modifica “${name}”`,
  move: (name) => `Sposta “${name}” con i tasti freccia`,
  moved: (name, place, of) => `“${name}” ora è ${number(place)} di ${number(of)}`,
  removed: (name) => `“${name}” eliminato`,
  undo: 'Annulla',
  pinned: 'Nel menu contestuale',
  changed: 'Modificato',
  untitled: 'Prompt senza nome',
  needsName: 'Dagli un nome.',
  needsText: 'Scrivi che cosa chiede.',
  textTooLong: (count, most) => `${number(count)} caratteri su ${number(most)}. Accorcia il testo.`,
  savedAsCopy: 'Questo prompt è stato modificato in un’altra finestra. Il tuo è stato salvato a parte.',
  notSaved: 'L’app complementare non è raggiungibile, quindi non è cambiato nulla. Riprova quando sarà connessa.',
  needsPairing: 'Abbina questo browser all’app complementare per modificare i prompt.',
  imported: {
    added: (count) =>
      plural(count, { one: (shown) => `${shown} prompt aggiunto.`, other: (shown) => `${shown} prompt aggiunti.` }),
    known: (count) =>
      plural(count, { one: (shown) => `${shown} c’era già.`, other: (shown) => `${shown} c’erano già.` }),
    unusable: (count) =>
      plural(count, {
        one: (shown) => `${shown} era vuoto o troppo lungo.`,
        other: (shown) => `${shown} erano vuoti o troppo lunghi.`,
      }),
    no_room: (count) =>
      plural(count, {
        one: (shown) => `Non c’era più spazio per ${shown}.`,
        other: (shown) => `Non c’era più spazio per ${shown}.`,
      }),
    nothing: 'In questo file non ci sono prompt.',
    not_prompts: 'Questo non è un file di prompt di Aside o Page Assist.',
    too_large: 'Questo file è troppo grande per essere un file di prompt.',
  },
};
