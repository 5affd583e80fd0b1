import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { number, plural } from './tongue.ts';
import { upstreamErrors } from './upstream-errors.ts';

const CHOOSE = 'Escolha uma exportação do Aside, do Page Assist, do Open WebUI ou do ChatGPT.';
const IMPORT_AGAIN = 'Importe o arquivo de novo.';
const ATTACH_AGAIN = 'Anexe de novo.';
const LOOK_AGAIN = 'Veja na lista.';
const NEW_CODE = `Obtenha um novo com ${ASIDE_COMMAND} pair onde o Aside está rodando.`;
const RECORD_AGAIN = 'Grave de novo.';
const NEW_CHAT = 'Comece uma nova conversa.';
const ANOTHER_LINK = 'Peça um novo a quem o enviou.';
const COMPARE = 'Compare com o código exibido.';
const SET_OTHER = 'Indique outro valor.';
const MAKE_YOURS = 'Torne-se o dono e permita a gravação, ou escolha outra pasta com --data-dir.';
const START_AGAIN = 'Reinicie o Aside.';
const AGAIN = 'Tente de novo.';

const withFields = (fields: string) => (fields === '' ? '' : ` com ${fields}`);

/** What can go wrong, by code and cause. */
export const errors = {
  ...upstreamErrors,
  bad_message: {
    general: () => ['O app complementar não entendeu o pedido.', 'Atualize o Aside.'],
    not_understood: ({ reason }) => [`A mensagem não foi entendida: ${reason}.`, ''],
    unread_answer: () => [
      'A resposta do app complementar não foi entendida.',
      'Atualize o Aside: talvez ele seja mais antigo que o app complementar.',
    ],
    hello_twice: () => ['A saudação já foi enviada.', ''],
    has_key: () => ['Só pode parear quem ainda não tem uma chave.', ''],
    unknown_place: () => ['Este lugar da lista é desconhecido.', 'Carregue a lista de novo.'],
    two_contents: () => ['Uma fonte contém texto e ao mesmo tempo aponta para dados.', 'Envie só um dos dois.'],
    not_an_image: () => [
      'Isto não é uma imagem que os modelos consigam ler.',
      'Anexe um arquivo PNG, JPEG, GIF ou WebP.',
    ],
    parameter_number: ({ name, least, most }) => [
      `${name} precisa ser um número de ${number(least)} a ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_whole: ({ name, least, most }) => [
      `${name} precisa ser um número inteiro de ${number(least)} a ${number(most)}.`,
      SET_OTHER,
    ],
    parameter_choice: ({ name, choices }) => [`${name} precisa ser um destes: ${choices}.`, SET_OTHER],
    parameter_text: ({ name, most }) => [`${name} pode ter no máximo ${number(most)} caracteres.`, 'Encurte o texto.'],
    parameter_count: ({ most }) => [`É possível definir no máximo ${number(most)} valores.`, 'Redefina alguns deles.'],
    prompt_count: ({ most }) => [`Cabem no máximo ${number(most)} prompts.`, 'Exclua alguns.'],
    prompt_chars: ({ most }) => [
      `Todos os prompts juntos podem ter no máximo ${number(most)} caracteres.`,
      'Encurte ou exclua alguns.',
    ],
    parameter_of_nothing: () => [
      'Os valores não pertencem a nenhuma conversa nem a nenhum modelo.',
      'Indique um dos dois.',
    ],
    not_text: () => ['Isto não é texto.', 'Anexe um arquivo de texto.'],
    audio_not_begun: () => ['Nenhuma gravação foi iniciada.', 'Envie antes `audio`.'],
    audio_late: () => ['O resto da gravação não chegou a tempo.', RECORD_AGAIN],
    audio_other: ({ format, found }) => [
      `A gravação é ${found}, mas foi anunciada como ${format}.`,
      `Anuncie-a como ${found}.`,
    ],
    audio_unclear: ({ format }) => [`A gravação não é ${format}, ou está danificada.`, RECORD_AGAIN],
    upload_id_in_use: () => ['Já há um envio em andamento com este ID.', 'Use outro ID.'],
    upload_late: () => ['O resto não chegou a tempo.', ATTACH_AGAIN],
    upload_too_much: () => ['Chegou mais do que foi pedido.', ATTACH_AGAIN],
    upload_other_bytes: () => ['O conteúdo não é o que foi anunciado.', ATTACH_AGAIN],
    export_id_in_use: () => ['Já há uma exportação em andamento com este ID.', 'Use outro ID.'],
    import_order: () => ['Esta parte não continua a anterior.', IMPORT_AGAIN],
    import_not_waiting: () => ['Nenhum arquivo está esperando para ser importado.', IMPORT_AGAIN],
    import_memory: () => ['O arquivo é grande demais para ser lido de uma vez.', 'Exporte menos por vez.'],
    import_newer: () => [
      'O arquivo vem de uma versão que este Aside não conhece.',
      'Atualize o Aside e importe-o de novo.',
    ],
    import_not_json: () => ['O arquivo não é JSON.', CHOOSE],
    import_zip: () => [
      'O arquivo é um ZIP. Descompacte-o e escolha dentro dele o arquivo conversations.json ou chats.',
      CHOOSE,
    ],
    import_sqlite: () => ['O arquivo é um banco de dados SQLite, e não um JSON legível.', CHOOSE],
    import_pdf: () => ['O arquivo é um PDF, e não um JSON legível.', CHOOSE],
    import_markup: () => ['O arquivo é uma página HTML ou XML, e não um JSON legível.', CHOOSE],
    import_markdown: () => ['O arquivo é Markdown, feito só para ler. Exporte as conversas como JSON.', CHOOSE],
    import_json_lines: () => ['O arquivo contém linhas JSON, mas nenhuma exportação que o Aside conheça.', CHOOSE],
    import_damaged_json: () => ['O JSON no arquivo está danificado ou incompleto. Exporte de novo.', CHOOSE],
    import_program: ({ program }) => [
      `O arquivo é uma exportação de ${program}, que o Aside não consegue ler.`,
      CHOOSE,
    ],
    import_list: ({ count, fields }) => [
      plural(count, {
        one: (shown) =>
          `O Aside não conhece este tipo de exportação: o arquivo contém uma lista com ${shown} item${withFields(fields)}.`,
        other: (shown) =>
          `O Aside não conhece este tipo de exportação: o arquivo contém uma lista com ${shown} itens${withFields(fields)}.`,
      }),
      CHOOSE,
    ],
    import_other: ({ fields }) => [
      `O Aside não conhece este tipo de exportação: o arquivo contém outra coisa${withFields(fields)}.`,
      CHOOSE,
    ],
  },
  unknown_type: {
    general: () => ['O app complementar não conhece este tipo de pedido.', 'Atualize o Aside.'],
    not_understood: ({ reason }) => [`A mensagem não foi entendida: ${reason}.`, ''],
    no_history: () => ['A sala compartilhada não tem histórico que possa ser excluído.', ''],
  },
  message_too_long: {
    general: () => ['Isto é maior do que o app complementar aceita.', 'Envie menos.'],
    question: ({ count, most }) => [
      `A pergunta tem ${number(count)} caracteres; o app complementar aceita no máximo ${number(most)}.`,
      'Encurte-a ou pergunte em etapas.',
    ],
    attachments: ({ count, most }) => [
      `Há ${number(count)} páginas e seleções anexadas; o app complementar aceita no máximo ${number(most)} por vez.`,
      'Remova algumas.',
    ],
    attached_text: ({ count, most }) => [
      `O texto anexado tem ${number(count)} caracteres; o app complementar aceita no máximo ${number(most)}.`,
      'Selecione a parte que importa e pergunte sobre ela.',
    ],
    frame: () => [
      'A pergunta e seus anexos são maiores do que o app complementar aceita em uma mensagem.',
      'Remova um anexo, ou selecione a parte que importa e pergunte sobre ela.',
    ],
    attached_bytes: ({ megabytes }) => [`Os anexos são maiores que ${number(megabytes)}\u00a0MB.`, 'Remova alguns.'],
    upload: ({ megabytes }) => [`Isto é maior que ${number(megabytes)}\u00a0MB.`, 'Anexe algo menor.'],
    audio_bytes: ({ megabytes }) => [`A gravação é maior que ${number(megabytes)}\u00a0MB.`, 'Fale menos por vez.'],
    audio_seconds: ({ seconds }) => [
      plural(seconds, {
        one: (shown) => `A gravação dura mais de ${shown} segundo.`,
        other: (shown) => `A gravação dura mais de ${shown} segundos.`,
      }),
      'Fale menos por vez.',
    ],
    import: ({ megabytes }) => [
      `O arquivo é maior que ${number(megabytes)}\u00a0MB.`,
      'Exporte menos conversas por vez.',
    ],
  },
  empty_message: {
    general: () => ['A pergunta está vazia.', 'Escreva uma pergunta.'],
    no_audio: () => ['A gravação está vazia.', 'Verifique se o microfone está ligado e grave de novo.'],
    silence: () => ['Não se ouve nada na gravação.', 'Verifique se o microfone certo está ligado e grave de novo.'],
    no_words: () => ['Não se ouviu nenhuma palavra na gravação.', 'Fale mais perto do microfone e grave de novo.'],
  },

  file_unreadable: {
    general: () => ['Não é possível ler este arquivo.', 'Salve-o em outro formato.'],
    pdf_encrypted: () => ['Este PDF é protegido por senha.', 'Anexe uma cópia sem senha.'],
    pdf_broken: () => ['Este PDF está danificado.', 'Anexe uma cópia reparada.'],
    pdf_without_text: () => ['As páginas deste PDF são imagens sem texto.', 'Anexe-as como imagens.'],
    pdf_slow: () => ['Ler este PDF demora demais.', 'Anexe uma parte dele.'],
    pdf_memory: () => ['Ler este PDF exige memória demais.', 'Anexe uma parte dele.'],
  },
  forbidden: {
    general: () => ['Isto exige uma chave.', 'Pareie este cliente com o app complementar.'],
    key: () => ['Sem uma chave, esta conexão só permite fazer perguntas.', 'Conecte-se com uma chave.'],
    local_key: () => [
      'As chaves só podem ser gerenciadas no computador que roda o Aside.',
      'Faça isso lá, no terminal ou no painel.',
    ],
    administrator: () => ['Só quem administra este app complementar pode fazer isso.', 'Peça a essa pessoa.'],
    other_person: () => [
      'Só essa pessoa pode fazer isso, ou alguém no computador que roda o Aside.',
      'Peça a ela, ou faça isso lá, no terminal.',
    ],
    one_person: () => [
      'Este app complementar é usado por uma só pessoa.',
      'Inicie-o com --people para convidar outras.',
    ],
    only_rotated: () => ['A chave deste computador não pode ser revogada.', 'Em vez disso, troque-a por uma nova.'],
    member: () => ['Você é convidado nesta conversa e não pode fazer mais nada aqui.', 'Fale com quem a compartilhou.'],
    reader: () => ['Você pode ler esta conversa, mas não perguntar.', 'Peça outro link a quem a compartilhou.'],
    words_alone: () => [
      'Em uma conversa compartilhada você só pode perguntar com palavras.',
      'Pergunte sem anexos e sem configurações próprias.',
    ],
    needs_pairing: () => [
      'Páginas e seleções só vão para um app complementar pareado. Nada foi enviado.',
      'Pareie este navegador (clique no nome do modelo, no alto, e em “App complementar…”). Depois pergunte de novo.',
    ],
  },
  conflict: {
    general: () => ['Este ID já pertence a outra pergunta.', 'Pergunte com um novo ID.'],
    prompt_changed: () => [
      'Este prompt foi alterado em outro lugar nesse meio-tempo.',
      'Salve o seu como outro prompt.',
    ],
  },
  turn_gone: { general: () => ['Esta resposta não está mais aqui.', 'Pergunte de novo.'] },
  conversation_gone: {
    general: () => ['Esta conversa não existe mais.', NEW_CHAT],
    followed: () => ['A conversa desta pergunta não existe mais.', NEW_CHAT],
    exported: () => ['Esta conversa não existe.', 'Escolha outra ou exporte todas.'],
    temporary: () => [
      'Uma conversa temporária não pode ser compartilhada, porque não é salva.',
      'Comece uma que seja salva e compartilhe essa.',
    ],
    stays_in_sight: () => [
      'O app complementar não tem mais esta conversa. Ela foi excluída, ou era temporária e terminou.',
      'O que você vê aqui permanece. Se perguntar de novo, o modelo não saberá nada do que veio antes.',
    ],
  },
  operation_gone: {
    general: () => ['Isto já terminou.', LOOK_AGAIN],
    stopped: () => ['Isto foi parado em outro lugar.', 'Comece de novo.'],
  },
  client_gone: { general: () => ['Nenhum cliente tem mais esta chave.', LOOK_AGAIN] },
  code_wrong: {
    general: () => ['O código não é esse.', COMPARE],
    tries: ({ left }) => [
      plural(left, {
        one: (shown) => `O código não é esse. Resta ${shown} tentativa.`,
        other: (shown) => `O código não é esse. Restam ${shown} tentativas.`,
      }),
      COMPARE,
    ],
  },
  code_gone: {
    general: () => ['Este código não vale mais.', NEW_CODE],
    used: () => ['Este código já foi usado.', NEW_CODE],
    expired: () => ['Este código expirou.', NEW_CODE],
    replaced: () => ['Este código não vale mais: há um mais novo.', NEW_CODE],
    tries: () => ['Este código não vale mais: foram digitados códigos errados demais.', NEW_CODE],
    rotated: () => ['Este código não vale mais: a chave do computador que o exibiu foi trocada.', NEW_CODE],
    none: () => ['Nenhum código está à espera de pareamento agora.', NEW_CODE],
  },
  link_gone: {
    general: () => ['Este link não funciona.', ANOTHER_LINK],
    used: () => ['Este link já foi usado.', ANOTHER_LINK],
    expired: () => ['Este link expirou.', ANOTHER_LINK],
    revoked: () => ['Este link foi revogado.', ANOTHER_LINK],
    ended: () => ['Esta conversa não é mais compartilhada.', ANOTHER_LINK],
    full: () => [
      'Esta conversa não pode ser compartilhada com mais ninguém.',
      'Peça a quem a compartilhou que abra espaço.',
    ],
  },
  attachments_gone: {
    general: () => ['Os anexos desta pergunta não estão mais aqui.', 'Anexe-os de novo e pergunte.'],
    blob: () => ['Um anexo desta pergunta não está mais aqui.', 'Anexe-os de novo e pergunte.'],
  },
  overloaded: {
    general: () => ['O app complementar está ocupado demais.', 'Espere um pouco e tente de novo.'],
    person_turns: ({ most }) => [
      `Você não pode ter mais perguntas na fila ao mesmo tempo (limite: ${number(most)}).`,
      'Espere uma ser respondida.',
    ],
    person_questions: ({ most, minutes }) => [
      `Você já fez todas as perguntas que pode em uma hora (${number(most)}).`,
      `Pergunte de novo em ${number(minutes)}\u00a0min.`,
    ],
    person_clients: ({ most }) => [
      `Você não pode parear mais navegadores (limite: ${number(most)}).`,
      'Remova um nas configurações primeiro e pareie de novo.',
    ],
    people: ({ most }) => [
      `Mais ninguém pode usar este app complementar (limite: ${number(most)}).`,
      'Exclua alguém primeiro.',
    ],
    questions: () => ['Há perguntas demais na fila.', 'Espere algumas serem respondidas e pergunte de novo.'],
    draining: () => ['Este app complementar está prestes a parar.', 'Pergunte de novo daqui a pouco.'],
    room: () => ['Há perguntas demais na fila desta sala.', 'Espere algumas serem respondidas.'],
    pulls: () => ['Já há modelos demais sendo baixados.', 'Espere um deles chegar.'],
    uploads: () => ['Há envios demais ao mesmo tempo.', 'Espere alguns terminarem e anexe de novo.'],
    recordings: () => ['Há gravações demais ao mesmo tempo.', 'Espere um pouco e grave de novo.'],
    transcriptions: () => ['Há gravações demais sendo transcritas.', 'Espere um pouco e grave de novo.'],
    links: () => ['Esta conversa não pode ter mais links.', 'Remova um antes.'],
    exports: () => ['Há exportações demais em andamento.', 'Espere uma terminar.'],
    import: () => ['Outro arquivo já está sendo importado.', 'Espere terminar e tente de novo.'],
  },
  rate_limited: {
    general: () => ['Mensagens demais.', 'Espere um pouco.'],
    views: () => ['Esta conexão acompanha respostas demais.', 'Feche algumas.'],
  },
  interrupted: {
    general: () => [
      'O app complementar foi encerrado durante a resposta.',
      'Pergunte de novo quando ele estiver rodando.',
    ],
    restarted: () => [
      'O app complementar foi reiniciado durante esta resposta. O texto até aqui foi mantido.',
      'Pergunte de novo.',
    ],
    no_key: () => [
      'A conexão com o app complementar caiu, e sem uma chave não é possível retomar uma resposta. O texto até aqui foi mantido.',
      'Pergunte de novo.',
    ],
  },

  storage_failed: {
    general: () => ['Não é possível ler nem salvar conversas agora.', AGAIN],
    folder_in_use: ({ folder }) => [
      `Outro app complementar usa a pasta de dados ${folder}.`,
      'Use esse, ou encerre-o antes. Para ter dois ao mesmo tempo, dê a um deles outra pasta com --data-dir.',
    ],
    file_in_use: ({ file }) => [`Outro programa usa ${file}.`, 'Feche-o e reinicie o Aside.'],
    newer_version: ({ file }) => [
      `${file} foi gravado por uma versão mais nova do Aside.`,
      'Atualize o Aside ou escolha outra pasta com --data-dir.',
    ],
    damaged: ({ file }) => [
      `O banco de dados ${file} está danificado.`,
      'Para começar do zero, mova-o para outro lugar, com os arquivos ao lado dele. Nada foi alterado nele.',
    ],
    not_ours: ({ file }) => [
      `${file} não é um banco de dados do Aside.`,
      'Mova-o ou escolha outra pasta com --data-dir.',
    ],
    full: ({ file }) => [`Não há mais espaço para ${file}.`, 'Libere espaço no disco.'],
    not_writable: ({ file }) => [
      `Não é possível gravar no banco de dados ${file}.`,
      'Permita a gravação na pasta dele ou escolha outra com --data-dir.',
    ],
    moved: ({ file }) => [
      `O banco de dados ${file} foi excluído, movido ou trocado enquanto o Aside rodava.`,
      'Devolva-o ao lugar, ou reinicie o Aside para começar um novo.',
    ],
    folder_not_made: ({ folder, reason }) => [
      `Não é possível criar a pasta de dados ${folder} (${reason}).`,
      MAKE_YOURS,
    ],
    file_not_made: ({ file, reason }) => [`Não é possível criar ${file} (${reason}).`, MAKE_YOURS],
    not_a_file: ({ file }) => [`${file} não é um arquivo.`, MAKE_YOURS],
    foreign_file: ({ file }) => [`${file} pertence a outro usuário.`, MAKE_YOURS],
    not_written: ({ file }) => [
      `Não foi possível gravar em ${file}.`,
      'Verifique se o disco está cheio, acima da cota ou com defeito.',
    ],
    failed: ({ file, reason }) => [`O banco de dados ${file} relata um erro (${reason}).`, AGAIN],
    database_away: ({ database, reason }) => [
      `Não foi possível acessar ${database} (${reason}).`,
      'Inicie o PostgreSQL. As conversas serão salvas assim que ele responder.',
    ],
    database_slow: ({ database }) => [`${database} demorou demais.`, 'Tente de novo.'],
    database_failed: ({ database, reason }) => [
      `${database} recusou (${reason}).`,
      'Verifique o nome, o usuário, a senha e as permissões.',
    ],
    updating: ({ percent }) => [`O Aside está atualizando seu histórico: ${number(percent)}%.`, 'Espere terminar.'],
    ended: () => ['Não é mais possível salvar conversas.', START_AGAIN],
    stopping: () => ['O app complementar está sendo encerrado.', START_AGAIN],
    taken_over: () => ['Outro app complementar assumiu esta resposta.', 'Pergunte de novo.'],
    revoked_for_now: () => [
      'A chave só fica bloqueada enquanto este app complementar estiver rodando: não foi possível salvar isso.',
      'Deixe o Aside gravar na pasta de dados dele e revogue a chave de novo.',
    ],
  },
  internal: {
    general: () => ['Algo deu errado no app complementar.', 'Tente de novo. O log dele tem mais detalhes.'],
    others_away: () => [
      'O app complementar não consegue acessar o que compartilha com outros.',
      'Tente de novo daqui a pouco.',
    ],
    not_recorded: () => ['Não foi possível salvar a pergunta.', 'Pergunte de novo. O log tem mais detalhes.'],
    key_not_replaced: () => [
      'Não foi possível trocar a chave deste computador. Ela continua como estava.',
      `Deixe o Aside gravar na pasta de dados dele: \`${ASIDE_COMMAND} doctor\` verifica isso.`,
    ],
  },
} satisfies Catalogue['rest']['errors'];
