import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where Aside itself is set. */
export const preferences: Catalogue['rest']['preferences'] = {
  look: 'Apariencia',
  asking: 'Preguntas y respuestas',
  speech: 'Voz',
  sites: 'Sitios que Aside siempre puede leer',
  shortcuts: 'Atajos de teclado',
  data: 'Tus datos',
  connected: 'Conectado',
  names: {
    theme: 'Tema',
    textSize: 'Tamaño del texto',
    density: 'Espaciado',
    sendKey: 'Enviar con',
    whileAnswering: 'Una pregunta durante una respuesta',
    thoughts: 'Razonamiento del modelo',
    answerLanguage: 'Idioma de resúmenes y traducciones',
    defaultModel: 'Modelo predeterminado',
    defaultInstructions: 'Instrucciones para todos los chats',
  },
  choices: {
    theme: { system: 'Como el sistema', light: 'Claro', dark: 'Oscuro' },
    textSize: { small: 'Pequeño', normal: 'Normal', large: 'Grande', larger: 'Más grande', largest: 'El más grande' },
    density: { comfortable: 'Amplio', compact: 'Compacto' },
    sendKey: { enter: 'Intro', mod_enter: 'Ctrl+Intro o ⌘+Intro' },
    whileAnswering: { queue: 'Espera a que termine la respuesta', replace: 'Detiene la respuesta' },
    thoughts: { folded: 'Plegado', shown: 'Desplegado' },
  },
  companionsChoice: 'El que elija el acompañante',
  instructionsHint: 'El modelo las lee primero, salvo que el chat o el modelo tenga las suyas.',
  travels: 'Estos ajustes son los mismos en todos los navegadores que usan este acompañante.',
  travelsLater: 'Estos ajustes llegarán a tus otros navegadores en cuanto el acompañante esté conectado.',
  allSites: 'Todos los sitios',
  noSites: 'Ninguno. Aside solo lee una página cuando se lo pides.',
  removeSite: (site) => `Quitar ${site}`,
  keys: { open: 'Abrir o cerrar Aside', ask: 'Preguntar sobre la selección', summarise: 'Resumir esta página' },
  noKey: 'Sin asignar',
  changeKeys: 'Cambiar los atajos',
  kept: (chats, size) => plural(chats, { one: `Un chat, ${size}`, other: (shown) => `${shown} chats, ${size}` }),
  notConnected: 'Conéctate al acompañante para ver y cambiar lo que guarda.',
  deleteAll: 'Eliminar todos los chats…',
  deleteHint: (chats) =>
    plural(chats, {
      one: 'El chat se eliminará para siempre, con sus páginas y archivos.',
      other: (shown) => `Los ${shown} chats se eliminarán para siempre, con sus páginas y archivos.`,
    }),
  deleteWord: 'eliminar',
  typeToDelete: (word) => `Escribe «${word}» para confirmar`,
  deleteNow: 'Eliminar todos los chats',
  deleting: 'Eliminando…',
  deleted: (chats) => plural(chats, { one: 'Un chat eliminado.', other: (shown) => `${shown} chats eliminados.` }),
  changedMeanwhile: (chats) =>
    plural(chats, {
      one: (shown) => `Ahora hay ${shown} chat. Comprueba y confirma otra vez.`,
      other: (shown) => `Ahora hay ${shown} chats. Comprueba y confirma otra vez.`,
    }),
};
