import { LIMITS } from '../../protocol/limits.ts';
import type { Catalogue } from '../catalogue.ts';
import { plural } from './tongue.ts';

/** What is said where a chat is shared. */
export const rooms: Catalogue['rest']['rooms'] = {
  share: 'Compartilhar esta conversa',
  shareText:
    'Quem tiver o link vê a conversa inteira: tudo o que já foi perguntado e respondido, e tudo o que ainda vier.',
  may: 'As pessoas podem',
  write: 'Fazer perguntas e parar respostas',
  read: 'Só acompanhar',
  uses: 'O link vale para',
  severalPeople: 'Várias pessoas',
  onePerson: 'Uma pessoa',
  ends: 'O link expira',
  inOneHour: 'Em uma hora',
  inOneDay: 'Em 24 horas',
  inOneWeek: 'Em 7 dias',
  whenRevoked: 'Quando você o revogar',
  create: 'Criar link',
  creating: 'Criando…',
  link: 'Link',
  linkText: 'Envie este link agora: depois não dá para mostrá-lo de novo.',
  copyLink: 'Copiar link',
  qrCode: 'QR code do link',
  address: 'Endereço no link',
  onlyHere: 'Só este computador pode abrir o link',
  onlyHereText:
    'O app complementar só aceita conexões deste computador. Se você confia em todos na sua rede, reinicie-o com o comando abaixo e crie outro link. Para criptografar a conexão, veja docs/beyond-this-machine.md na pasta do Aside.',
  links: 'Links',
  linkWrites: 'Para perguntar',
  linkReads: 'Para ler',
  usesLeft: (count) =>
    plural(count, {
      one: (shown) => `para mais ${shown} pessoa`,
      other: (shown) => `para mais ${shown} pessoas`,
    }),
  unlimited: 'sem limite de pessoas',
  until: (time) => `até ${time}`,
  untilRevoked: 'até você o revogar',
  joined: (count) => plural(count, { one: (shown) => `${shown} entrou`, other: (shown) => `${shown} entraram` }),
  revoke: 'Revogar',
  revokeLink: (which) => `Revogar este link: ${which}`,
  people: 'Pessoas',
  nobodyJoined: 'Ninguém entrou ainda.',
  here: 'Aqui',
  away: 'Ausente',
  writes: 'pode perguntar',
  reads: 'só acompanha',
  remove: 'Remover',
  removeName: (name) => `Remover ${name}`,
  removeTitle: (name) => `Remover ${name} desta conversa?`,
  removeText: 'A pessoa perde o acesso na hora, e as perguntas dela sem resposta são paradas.',
  keep: 'Manter',
  stop: 'Parar de compartilhar',
  stopTitle: 'Parar de compartilhar esta conversa?',
  stopText: 'Todos os outros perdem o acesso na hora, e os links deixam de funcionar. A conversa continua com você.',
  keepSharing: 'Continuar compartilhando',

  host: 'Anfitrião',
  theHost: 'o anfitrião',
  you: 'Você',
  youNamed: (name) => `${name} (você)`,
  nobodyHere: 'Compartilhada. Não há mais ninguém aqui',
  areHere: (names, count) => plural(count, { one: () => `${names} está aqui`, other: () => `${names} estão aqui` }),
  manyHere: (count) =>
    plural(count, {
      one: (shown) => `${shown} pessoa está aqui`,
      other: (shown) => `${shown} pessoas estão aqui`,
    }),
  hostTypes: 'O anfitrião está digitando…',
  typing: (names, count) =>
    plural(count, { one: () => `${names} está digitando…`, other: () => `${names} estão digitando…` }),
  manyTyping: (count) =>
    plural(count, {
      one: (shown) => `${shown} pessoa está digitando…`,
      other: (shown) => `${shown} pessoas estão digitando…`,
    }),
  came: (names) => `Chegada: ${names}`,
  went: (names) => `Saída: ${names}`,
  stoppedBy: (name) => `Parada por ${name}`,
  stoppedByHost: 'Parada pelo anfitrião',

  join: 'Entrar',
  joining: 'Entrando…',
  joinTitle: 'Entrar em uma conversa compartilhada',
  joinText:
    'As outras pessoas veem seu nome, quando você está aqui e o que escreve. Tudo fica no computador de quem compartilha a conversa, e essa pessoa vê tudo.',
  yourName: 'Seu nome',
  badName: `Use de 1 a ${LIMITS.memberNameChars} caracteres visíveis.`,
  joinFailures: {
    no_link: ['Este link está incompleto.', 'Copie o link inteiro e abra de novo.'],
    link_not_known: ['Este link não funciona mais.', 'Peça um novo.'],
    unreachable: [
      'Não é possível acessar a conversa.',
      'Verifique sua conexão e se o computador que a compartilha está ligado. Depois tente de novo.',
    ],
    too_many: ['Há gente demais tentando entrar.', 'Espere um pouco e tente de novo.'],
    not_kept: [
      'Este navegador não deixa a página guardar sua chave.',
      'Permita que a página salve dados, ou use uma janela que não seja anônima.',
    ],
    unexpected: ['Algo deu errado.', 'Recarregue a página e tente de novo.'],
  },

  peopleHere: 'Pessoas nesta conversa',
  readerNote: 'Você está só acompanhando. Para perguntar, é preciso um link que permita isso.',
  leave: 'Sair desta conversa',
  leaveTitle: 'Sair desta conversa?',
  leaveText: 'Para voltar, você vai precisar de um link. Suas perguntas ficam na conversa.',
  stay: 'Ficar',
  lost: 'Sem conexão com esta conversa',
  lostText:
    'Sua rede caiu, ou o computador que compartilha a conversa está desligado. Esta página se reconecta sozinha.',
  over: {
    removed_from_room: ['Removeram você desta conversa', 'Se foi um engano, peça um novo link a quem a compartilha.'],
    room_ended: ['Esta conversa não é mais compartilhada', 'Quem a compartilhava parou de compartilhar.'],
    not_a_member: ['Você não está mais nesta conversa', 'Para voltar, peça um novo link a quem a compartilha.'],
    left: ['Você saiu desta conversa', 'Para voltar, abra de novo um link para ela.'],
  },
};
