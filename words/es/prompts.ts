import type { Catalogue } from '../catalogue.ts';
import { number, plural } from './tongue.ts';

/** What is said of the library of prompts, and what those say that come with Aside. */
export const prompts: Catalogue['rest']['prompts'] = {
  title: 'Prompts',
  summarise: 'Resumir',
  texts: {
    summarise:
      'Resume esto. Empieza con una frase que diga de qué trata y después enumera los puntos principales.\n\n{{selection}}',
    'key-points': 'Enumera los puntos clave, siete como máximo y el más importante primero.\n\n{{selection}}',
    explain: 'Explica esto con palabras sencillas.\n\n{{selection}}',
    simplify:
      'Reescribe esto para que cualquiera lo entienda: frases cortas, palabras de todos los días.\n\n{{selection}}',
    translate:
      'Traduce esto a este idioma: {{language}}. Escribe solo la traducción y conserva el formato.\n\n{{selection}}',
    reply: 'Escribe una respuesta a esto. Lo que quiero decir: {{ask:¿Qué quieres decir?}}\n\n{{selection}}',
    'fix-grammar':
      'Corrige la ortografía, la gramática y la puntuación. No cambies nada más y escribe solo el texto corregido.\n\n{{selection}}',
    shorten: 'Reescribe esto con la mitad de palabras. Conserva el sentido y el tono.\n\n{{selection}}',
    'find-flaws':
      'Encuentra los puntos débiles: errores, lagunas y afirmaciones sin pruebas. Cita cada uno brevemente.\n\n{{selection}}',
    quiz: 'Hazme preguntas sobre esto. Una cada vez: espera mi respuesta y después dime qué tal he respondido.\n\n{{selection}}',
  },
  use: 'Usar un prompt',
  edit: 'Editar los prompts…',
  noMatch: 'Ningún prompt coincide',
  attached: { page: '[página adjunta]', text: '[texto adjunto]', clipboard: '[portapapeles adjunto]' },
  clipboardFile: 'Portapapeles',
  ask: 'Preguntar',
  cancel: 'Cancelar',
  blankQuestion: 'Tus palabras',
  notes: {
    unknown: (name) => `Aside no conoce ${name}. Se envía tal cual.`,
    clipboard_refused: 'Aside no tiene permiso para leer el portapapeles. Pega el texto en su lugar.',
    clipboard_empty: 'En el portapapeles no hay texto.',
    no_tab:
      'Aside todavía no ve el título ni la dirección de esta página. Haz clic en Aside en la barra de herramientas y elige el prompt otra vez.',
    no_page: 'Aquí no hay ninguna página que adjuntar.',
  },
  search: 'Buscar prompts',
  add: 'Prompt nuevo',
  importFile: 'Importar prompts de un archivo',
  exportFile: 'Exportar tus prompts a un archivo',
  name: 'Nombre',
  text: 'Prompt',
  placeholders: 'Marcadores',
  placeholderHints: {
    page: 'Adjunta la página',
    selection: 'Adjunta la selección o, si no la hay, la página',
    title: 'Título de la página',
    url: 'Dirección de la página',
    clipboard: 'Texto del portapapeles',
    language: 'Tu idioma',
    ask: 'Te pregunta antes',
  },
  askExample: '¿Para quién?',
  pin: 'Mostrar en el menú contextual',
  save: 'Guardar',
  remove: 'Eliminar',
  reset: 'Restablecer',
  editOne: (name) => `Editar «${name}»`,
  move: (name) => `Mover «${name}» con las teclas de flecha`,
  moved: (name, place, of) => `«${name}» es ahora el ${number(place)} de ${number(of)}`,
  removed: (name) => `«${name}» eliminado`,
  undo: 'Deshacer',
  pinned: 'En el menú contextual',
  changed: 'Modificado',
  untitled: 'Prompt sin nombre',
  needsName: 'Ponle un nombre.',
  needsText: 'Escribe qué pregunta.',
  textTooLong: (count, most) => `${number(count)} de ${number(most)} caracteres. Acorta el texto.`,
  savedAsCopy: 'Este prompt se ha cambiado en otra ventana. El tuyo se ha guardado aparte.',
  notSaved:
    'No se puede conectar con el acompañante, así que no ha cambiado nada. Inténtalo otra vez cuando esté conectado.',
  needsPairing: 'Empareja este navegador con el acompañante para cambiar los prompts.',
  imported: {
    added: (count) =>
      plural(count, { one: (shown) => `${shown} prompt añadido.`, other: (shown) => `${shown} prompts añadidos.` }),
    known: (count) =>
      plural(count, { one: (shown) => `${shown} ya estaba.`, other: (shown) => `${shown} ya estaban.` }),
    unusable: (count) =>
      plural(count, {
        one: (shown) => `${shown} estaba vacío o era demasiado largo.`,
        other: (shown) => `${shown} estaban vacíos o eran demasiado largos.`,
      }),
    no_room: (count) => `Ya no había espacio para ${number(count)} más.`,
    nothing: 'En este archivo no hay prompts.',
    not_prompts: 'Este no es un archivo de prompts de Aside ni de Page Assist.',
    too_large: 'Este archivo es demasiado grande para ser de prompts.',
  },
};
