import type { Catalogue } from '../catalogue.ts';
import { number, plural } from './tongue.ts';

/** What is said of the library of prompts, and what those say that come with Aside. */
export const prompts: Catalogue['rest']['prompts'] = {
  title: 'Prompts',
  summarise: 'Resumir',
  texts: {
    summarise:
      'Resuma isto. Comece com uma frase que diga do que se trata e depois liste os pontos principais.\n\n{{selection}}',
    'key-points':
      'Liste os pontos principais, do mais importante ao menos importante, no máximo sete.\n\n{{selection}}',
    explain: 'Explique isto em palavras simples.\n\n{{selection}}',
    simplify: 'Reescreva isto para que qualquer pessoa entenda: frases curtas, palavras do dia a dia.\n\n{{selection}}',
    translate:
      'Traduza isto para este idioma: {{language}}. Escreva só a tradução e mantenha a formatação.\n\n{{selection}}',
    reply: 'Escreva uma resposta a isto. O que eu quero dizer: {{ask:O que você quer dizer?}}\n\n{{selection}}',
    'fix-grammar':
      'Corrija a ortografia, a gramática e a pontuação. Não mude mais nada e escreva só o texto corrigido.\n\n{{selection}}',
    shorten: 'Reescreva isto com a metade das palavras. Mantenha o sentido e o tom.\n\n{{selection}}',
    'find-flaws':
      'Encontre os pontos fracos disto: erros, lacunas e afirmações sem prova. Cite cada um brevemente.\n\n{{selection}}',
    quiz: 'Teste meu conhecimento sobre isto. Faça uma pergunta por vez, espere minha resposta e depois diga como me saí.\n\n{{selection}}',
  },
  use: 'Usar um prompt',
  edit: 'Editar prompts…',
  noMatch: 'Nenhum prompt encontrado',
  attached: {
    page: '[página anexada]',
    text: '[texto anexado]',
    clipboard: '[área de transferência anexada]',
  },
  clipboardFile: 'Área de transferência',
  ask: 'Perguntar',
  cancel: 'Cancelar',
  blankQuestion: 'Suas palavras',
  notes: {
    unknown: (name) => `O Aside não conhece ${name}. Será enviado como está.`,
    clipboard_refused: 'O Aside não pode ler a área de transferência. Cole você o texto neste lugar.',
    clipboard_empty: 'Não há texto na área de transferência.',
    no_tab:
      'O Aside ainda não vê o título e o endereço desta página. Clique no Aside na barra de ferramentas e escolha o prompt de novo.',
    no_page: 'Não há página para anexar aqui.',
  },
  search: 'Buscar prompts',
  add: 'Novo prompt',
  importFile: 'Importar prompts de um arquivo',
  exportFile: 'Exportar seus prompts para um arquivo',
  name: 'Nome',
  text: 'Prompt',
  placeholders: 'Marcadores',
  placeholderHints: {
    page: 'Anexa a página',
    selection: 'Anexa a seleção ou, sem ela, a página',
    title: 'Título da página',
    url: 'Endereço da página',
    clipboard: 'Texto na área de transferência',
    language: 'Seu idioma',
    ask: 'Pergunta a você antes',
  },
  askExample: 'Para quem?',
  pin: 'Mostrar no menu de contexto',
  save: 'Salvar',
  remove: 'Excluir',
  reset: 'Redefinir',
  editOne: (name) => `Editar “${name}”`,
  move: (name) => `Mover “${name}” com as setas do teclado`,
  moved: (name, place, of) => `“${name}” agora é ${number(place)} de ${number(of)}`,
  removed: (name) => `“${name}” excluído`,
  undo: 'Desfazer',
  pinned: 'No menu de contexto',
  changed: 'Alterado',
  untitled: 'Prompt sem nome',
  needsName: 'Dê um nome a ele.',
  needsText: 'Escreva o que ele pergunta.',
  textTooLong: (count, most) => `${number(count)} de ${number(most)} caracteres. Encurte o texto.`,
  savedAsCopy: 'Este prompt foi alterado em outra janela. O seu foi salvo como outro prompt.',
  notSaved:
    'Não é possível acessar o app complementar, por isso nada mudou. Tente de novo quando ele estiver conectado.',
  needsPairing: 'Pareie este navegador com o app complementar para alterar prompts.',
  imported: {
    added: (count) =>
      plural(count, {
        one: (shown) => `${shown} prompt adicionado.`,
        other: (shown) => `${shown} prompts adicionados.`,
      }),
    known: (count) =>
      plural(count, { one: (shown) => `${shown} já estava aqui.`, other: (shown) => `${shown} já estavam aqui.` }),
    unusable: (count) =>
      plural(count, {
        one: (shown) => `${shown} estava vazio ou era longo demais.`,
        other: (shown) => `${shown} estavam vazios ou eram longos demais.`,
      }),
    no_room: (count) =>
      plural(count, {
        one: (shown) => `Não havia espaço para mais ${shown}.`,
        other: (shown) => `Não havia espaço para mais ${shown}.`,
      }),
    nothing: 'Não há prompts neste arquivo.',
    not_prompts: 'Este não é um arquivo de prompts do Aside ou do Page Assist.',
    too_large: 'Este arquivo é grande demais para um arquivo de prompts.',
  },
};
