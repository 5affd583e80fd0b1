import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where Aside itself is set. */
export const preferences: Catalogue['rest']['preferences'] = {
  look: 'Aspetto',
  asking: 'Domande e risposte',
  speech: 'Voce',
  sites: 'Siti che Aside può sempre leggere',
  shortcuts: 'Scorciatoie da tastiera',
  data: 'I tuoi dati',
  connected: 'Connesso',
  names: {
    theme: 'Tema',
    textSize: 'Dimensione del testo',
    density: 'Spaziatura',
    sendKey: 'Invia con',
    whileAnswering: 'Una domanda fatta durante una risposta',
    thoughts: 'Ragionamento del modello',
    answerLanguage: 'Lingua di riassunti e traduzioni',
    defaultModel: 'Modello predefinito',
    defaultInstructions: 'Istruzioni per ogni chat',
  },
  choices: {
    theme: { system: 'Come il sistema', light: 'Chiaro', dark: 'Scuro' },
    textSize: {
      small: 'Piccolo',
      normal: 'Normale',
      large: 'Grande',
      larger: 'Molto grande',
      largest: 'Massimo',
    },
    density: { comfortable: 'Comoda', compact: 'Compatta' },
    sendKey: { enter: 'Invio', mod_enter: 'Ctrl+Invio o ⌘+Invio' },
    whileAnswering: { queue: 'Aspetta che la risposta finisca', replace: 'Interrompe la risposta' },
    thoughts: { folded: 'Compresso', shown: 'Espanso' },
  },
  companionsChoice: 'La scelta dell’app complementare',
  instructionsHint: 'Il modello le legge per prime, a meno che la chat o il modello non abbia le proprie.',
  travels: 'Queste impostazioni valgono in tutti i browser che usano questa app complementare.',
  travelsLater: 'Queste impostazioni arriveranno agli altri tuoi browser quando l’app complementare sarà connessa.',
  allSites: 'Tutti i siti',
  noSites: 'Nessuno. Aside legge una pagina solo quando glielo chiedi.',
  removeSite: (site) => `Rimuovi ${site}`,
  keys: {
    open: 'Apri o chiudi Aside',
    ask: 'Fai una domanda sulla selezione',
    summarise: 'Riassumi questa pagina',
  },
  noKey: 'Non impostata',
  changeKeys: 'Cambia le scorciatoie',
  kept: (chats, size) =>
    plural(chats, { one: (shown) => `${shown} chat, ${size}`, other: (shown) => `${shown} chat, ${size}` }),
  notConnected: 'Connettiti all’app complementare per vedere e cambiare ciò che conserva.',
  deleteAll: 'Elimina tutte le chat…',
  deleteHint: (chats) =>
    plural(chats, {
      one: 'La chat viene eliminata per sempre, con le sue pagine e i suoi file.',
      other: (shown) => `Tutte le ${shown} chat vengono eliminate per sempre, con le loro pagine e i loro file.`,
    }),
  deleteWord: 'elimina',
  typeToDelete: (word) => `Scrivi “${word}” per confermare`,
  deleteNow: 'Elimina tutte le chat',
  deleting: 'Eliminazione…',
  deleted: (chats) => plural(chats, { one: 'Una chat eliminata.', other: (shown) => `${shown} chat eliminate.` }),
  changedMeanwhile: (chats) =>
    plural(chats, {
      one: (shown) => `Ora c’è ${shown} chat. Controlla e conferma di nuovo.`,
      other: (shown) => `Ora ci sono ${shown} chat. Controlla e conferma di nuovo.`,
    }),
};
