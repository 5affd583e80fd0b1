import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number, plural } from './tongue.ts';

const TRY_AGAIN = 'Réessayez.';
const SOON_AGAIN = 'Réessayez dans un instant.';
const SEND_LESS = 'Envoyez seulement la partie qui compte.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair en affiche un nouveau.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE =
  'Exécutez npm start avec les mêmes options pour le réécrire, puis rechargez l’extension dans le navigateur.';
const USE_IT =
  'Utilisez-le, ou arrêtez-le d’abord : avec Ctrl+C là où vous l’avez lancé, ou avec votre gestionnaire de services. Rien n’a été modifié.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp':
    'Si le modèle peut en contenir plus, lancez llama-server avec un -c plus grand ; ses places (-np) se le partagent.',
  vLLM: 'Si le modèle peut en contenir plus, lancez vLLM avec un --max-model-len plus grand.',
  'LM Studio': 'Si le modèle peut en contenir plus, chargez-le dans LM Studio avec un « Context Length » plus grand.',
  LocalAI: 'Si le modèle peut en contenir plus, mettez un context_size plus grand dans son fichier de LocalAI.',
};
const elsewhere = (finder: string) => `Trouvez-le avec ${finder} et arrêtez-le, ou lancez Aside avec --port.`;

/** What the programs on a terminal say. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `Il n’y a pas de clé dans ${folder} : aucun compagnon n’a encore tourné avec ce dossier de données.`,
        'Lancez-en un avec npm start, ou indiquez son dossier avec --data-dir.',
      ],
      nobody: (address) => [
        `Aucun compagnon ne tourne à ${address}.`,
        'Lancez-le avec npm start, ou indiquez son port avec --port.',
      ],
      otherKey: (address, folder) => [
        `Le programme à ${address} ne connaît pas la clé de ${folder}. Rien n’a été envoyé.`,
        'Indiquez le dossier de données de ce compagnon avec --data-dir, ou le port du vôtre avec --port.',
      ],
      refused: (address, why) => [`Le compagnon à ${address} a refusé la connexion. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `Le programme à ${address} n’est pas un compagnon d’Aside. ${why} Rien n’a été envoyé.`,
        `Indiquez le port du compagnon avec --port. ${ASIDE_COMMAND} doctor en sait plus.`,
      ],
      lost: () => ['La connexion au compagnon s’est coupée.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `Un autre programme utilise le dossier de données ${folder}, mais aucun compagnon ne tourne à ${address}.`,
        'Indiquez le port du compagnon qui tourne avec --port, ou réessayez si c’était une autre commande.',
      ],
      willLearn: (seconds) =>
        `Les compagnons qui utilisent cette base de données l’apprennent en ${seconds}\u00a0s au plus.`,
      inFolder: (folder) => `Aucun compagnon ne tourne : c’est changé dans ${folder}.`,
    },
    stranger: {
      silent: 'Il ne dit rien.',
      notAside: 'Il accepte les WebSockets, mais ne parle pas aside.v1.',
      http: (status, server) => `Il répond HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
      brokeOff: (code) => `Il a coupé la connexion (${code}).`,
      closed: (code, reason) => (reason === '' ? `Il a fermé la connexion (${code}).` : `Il dit : ${reason}.`),
    },
    piped: {
      tooLong: (chars) => [`Le texte transmis dépasse ${number(chars)} caractères.`, SEND_LESS],
      notText: () => ['Le texte transmis n’est pas en UTF-8.', 'Convertissez-le d’abord en texte.'],
      nothing: () => ['Rien n’est transmis.', 'Indiquez un fichier.'],
    },
    chat: {
      noQuestion: () => ['Il n’y a pas de question.', 'Posez-en une entre guillemets, ou transmettez-en une.'],
      tooLarge: () => ['La question et le texte transmis sont trop grands pour un message.', SEND_LESS],
      lost: () => [
        'La connexion au compagnon s’est coupée pendant la réponse.',
        'L’historique du panneau garde la réponse jusque-là. Demandez le reste.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'c’est la suivante' : `rang ${position}`;
        return `En attente : ${place}${seconds === undefined ? '' : `, encore environ ${seconds}\u00a0s`}.`;
      },
      stepOf: (index, count) => ` (${index} sur ${count})`,
      left: (seconds) => `, encore environ ${seconds}\u00a0s`,
      recanted: 'Jusqu’ici, le modèle réfléchissait. Sa réponse suit.',
      stopped: 'Arrêté.',
      cut: 'La réponse a été coupée à la limite de longueur.',
      repeated: 'La réponse a été arrêtée : le modèle se répétait.',
      notSaved: 'La réponse n’a pas pu être enregistrée.',
    },
    pair: {
      typeCode: 'Entrez ce code là où Aside le demande :',
      goodFor: (minutes, address) =>
        plural(minutes, {
          one: (shown) => `Il est valable une fois, pendant ${shown} minute. L’adresse ici est ${address}.`,
          other: (shown) => `Il est valable une fois, pendant ${shown} minutes. L’adresse ici est ${address}.`,
        }),
      link: (link) => `Ou ouvrez ceci dans un navigateur ici : ${link}`,
      waiting: 'En attente de l’usage du code. Ctrl+C met fin à l’attente ; le code reste valable.',
      letIn: (name) => `Associé à ${name}. ${ASIDE_COMMAND} clients affiche tous ceux qui ont une clé.`,
      lost: () => ['La connexion au compagnon s’est coupée.', `${ASIDE_COMMAND} clients dit si le code a été utilisé.`],
      expired: () => ['Personne n’a utilisé le code à temps.', ANOTHER_CODE],
      replaced: () => ['Ce code n’est plus valable : il y en a un plus récent.', 'Prenez le plus récent.'],
      rotated: () => ['Ce code n’est plus valable : local.key a été remplacé.', ANOTHER_CODE],
      tries: () => ['Ce code n’est plus valable : trop de codes faux ont été essayés.', ANOTHER_CODE],
      ended: () => [
        'Ce code n’est plus valable.',
        `Le compagnon qui tourne est plus récent que cette commande. ${ANOTHER_CODE}`,
      ],
    },
    clients: {
      twoThings: () => ['--revoke et --rotate sont deux choses différentes.', 'Faites l’une après l’autre.'],
      unknown: (name) => [`Aucun client ne s’appelle « ${name} ».`, `${ASIDE_COMMAND} clients les affiche tous.`],
      revoked: (name) => `${name} retiré. Ses connexions sont fermées.`,
      removed: (name) => `${name} retiré.`,
      rotated: [
        'Il y a un nouveau local.key. Les clients qui ont l’ancien sont déconnectés.',
        'L’extension de npm start a la nouvelle clé. Pour une de npm run build, exécutez npm run build de nouveau.',
      ],
      columns: { name: 'NOM', lastSeen: 'VU', since: 'DEPUIS', id: 'ID', origin: 'ORIGINE' },
      thisComputer: 'Cet ordinateur',
      link: 'Lien',
      inRoom: (name) => `${name} (chat partagé)`,
      now: 'maintenant',
      never: 'jamais',
    },
    people: {
      invited: (name, until) => `Envoyez ce lien à ${name}. Il fonctionne une fois, jusqu’au ${until} :`,
      unknown: (name) => [`Personne ne s’appelle « ${name} ».`, `${ASIDE_COMMAND} people affiche tout le monde.`],
      twoThings: () => ['Ce sont plusieurs choses à la fois.', 'Faites l’une après l’autre.'],
      noNewName: () => ['Il n’y a pas de nouveau nom.', 'Indiquez-le avec --to.'],
      notAddress: () => ['--at demande une adresse, comme https://aside.example.', ''],
      supposed:
        'C’est l’adresse qu’aurait un compagnon lancé avec les mêmes options. Si Aside s’ouvre à une autre, indiquez-la avec --at.',
      stays: (name) => [`${name} ne peut pas être retiré : la première personne gère toujours les autres.`, ''],
      notNumber: (flag) => [`${flag} demande un nombre entier.`, '0 veut dire sans limite.'],
      changed: (name) => `${name} modifié.`,
      deleted: (name) => `${name} supprimé, avec tous ses chats.`,
      revoked: (name) => `${name} retiré. Toutes ses connexions sont fermées ; ses chats sont gardés.`,
      columns: {
        name: 'NOM',
        clients: 'CLIENTS',
        lastSeen: 'VU',
        running: 'EN COURS',
        asked: 'DERNIÈRE HEURE',
        id: 'ID',
      },
      administrator: (name) => `${name} (administrateur)`,
      out: 'retiré',
      awaited: (until) => `invité jusqu’au ${until}`,
    },
    copy: {
      ends: () => [
        'Une copie va d’un dossier de données à une base de données, ou l’inverse.',
        'Indiquez l’un et l’autre avec --from et --to.',
      ],
      noHistory: (folder) => [
        `Il n’y a pas d’historique dans ${folder}.`,
        'Indiquez le dossier de données avec lequel Aside a été lancé.',
      ],
      nothing: () => ['Il n’y a rien à copier.', ''],
      notEmpty: (place) => [
        `Quelque chose est déjà gardé dans ${place}. Rien n’a été copié.`,
        'Copiez vers un nouveau dossier ou une base de données vide.',
      ],
      missing: () => [
        'Des pages, des fichiers ou des images manquent. Rien n’a été copié.',
        'Indiquez leur dossier avec --blob-folder.',
      ],
      progress: (share) => `Copié : ${percent(share)}`,
      interrupted: 'Interrompu. Rien n’a été copié.',
      done: (chats, questions) => `Copié. Chats : ${number(chats)}, questions : ${number(questions)}.`,
      people: (count) => `Les chats de toutes les personnes ont été copiés. Personnes : ${number(count)}.`,
      fromInUse: (database) =>
        `Un compagnon utilise ${database} en ce moment. Ce qui y change désormais n’est pas copié.`,
      toInUse: (database) =>
        `Un compagnon utilise ${database} en ce moment. Redémarrez-le : d’ici là, il ne sait pas qui peut utiliser ce qui a été copié.`,
    },
    export: {
      progress: (done) => `Exporté jusqu’ici : ${bytes(done)}`,
      written: (file) => `Écrit dans ${file}.`,
      brokeOff: () => ['L’export s’est interrompu.', TRY_AGAIN],
      notWritable: (file, code) => [`Impossible d’écrire ${file} (${code}).`, 'Choisissez un autre fichier.'],
    },
    import: {
      progress: (done) => `Lu jusqu’ici : ${bytes(done)}`,
      confirm: 'Importer ? [o/N] ',
      yes: 'oui',
      nothing: 'Rien n’a été importé.',
      nobodyToAsk: () => [
        'Rien n’a été importé : il n’y a personne à qui demander ici.',
        'Avec --yes, l’import se fait sans demander.',
      ],
      notText: () => ['Le fichier n’est pas du texte.', 'Si c’est une archive ZIP, décompressez-la.'],
      notUnderstood: 'La réponse du compagnon n’a pas été comprise.',
      notReadable: (file, code) => `Impossible de lire ${file} (${code}).`,
    },
  },

  settings: {
    title: 'Aside : un panneau de chat pour qui fait tourner ses propres modèles de langage.',
    usage: 'Usage : npm start -- [options]',
    repeatable: '(peut se répéter)',
    fallback: (value, variable) => `Par défaut : ${value}. Variable : ${variable}`,
    order:
      'Une option passe avant sa variable, celle-ci avant le fichier de --config, et les trois avant OLLAMA_HOST et OLLAMA_NUM_PARALLEL.',
    lists: 'Les variables des options qui peuvent se répéter prennent une liste avec des virgules.',
    flags: {
      port: { value: 'nombre', help: 'Port sur lequel Aside écoute ; 0 prend n’importe quel port libre.' },
      host: {
        value: 'adresse',
        help: 'Adresse sur laquelle Aside écoute. Depuis d’autres ordinateurs, chacun a besoin d’une clé, et --insecure-lan est nécessaire.',
        default: '127.0.0.1, et avec elle ::1',
      },
      'insecure-lan': {
        help: 'Écouter aussi pour d’autres ordinateurs, bien qu’en http simple d’autres puissent lire sur le réseau.',
        default: 'Aside ne démarre alors pas',
      },
      upstream: {
        value: '[type=]URL',
        help: 'Serveur de modèles à interroger. Types : ollama, openai (llama.cpp, vLLM, LM Studio). Le lecteur intégré est toujours là.',
        default: 'OLLAMA_HOST, sinon http://127.0.0.1:11434',
      },
      parallel: {
        value: 'nombre',
        help: 'Combien de demandes un serveur de modèles reçoit à la fois ; les autres attendent leur tour. Répété : un nombre par --upstream.',
        default: 'OLLAMA_NUM_PARALLEL, sinon 1',
      },
      'max-context': {
        value: 'tokens',
        help: 'Le plus grand contexte demandé à un modèle d’Ollama. Avec plus, il lit de plus longues pages d’un coup et prend plus de mémoire.',
        default: '32768, ou moins si le modèle a moins',
      },
      transcriber: {
        value: 'URL|off',
        help: 'Serveur qui transcrit la parole, comme whisper.cpp et OpenAI (/v1/audio/transcriptions).',
        default: 'whisper.cpp ou speaches sur leurs propres ports ici, sinon un modèle d’Ollama qui entend',
      },
      'transcriber-model': {
        value: 'nom',
        help: 'Modèle que la reconnaissance vocale utilise.',
        default: 'celui que le serveur cite pour la parole',
      },
      origin: {
        value: 'origine',
        help: 'Page web ou extension qui peut se connecter sans clé, par exemple http://localhost:8000.',
        default: 'aucune sauf l’extension d’Aside',
      },
      'no-guests': {
        help: 'Demander une clé à tous, même pour poser des questions.',
        default: 'les origines citées peuvent demander sans clé',
      },
      people: {
        help: 'Permettre à plusieurs personnes de l’utiliser, chacune avec ses propres chats : la commande people les invite. Tout le monde a alors besoin d’une clé.',
        default: 'une seule personne l’utilise',
      },
      'allow-host': {
        value: 'nom[:port]',
        help: 'Nom sous lequel ce compagnon est joint, hormis 127.0.0.1, localhost et [::1].',
        default: 'aucun',
      },
      'trust-proxy': {
        value: 'adresse[/bits]',
        help: 'Proxy comme nginx, que l’on croit sur la provenance d’une demande. Tout ce qu’il envoie a besoin d’une clé.',
        default: 'aucun',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL qui garde les chats, pour que plusieurs compagnons les partagent. Son mot de passe va dans ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD ou .pgpass.',
        default: 'les chats sont dans le dossier de données',
      },
      'blob-folder': {
        value: 'dossier',
        help: 'Dossier des pages, fichiers et images, partagé par tous les compagnons. Exige --database.',
        default: 'ils sont dans la base de données',
      },
      'data-dir': { value: 'dossier', help: 'Où sont les chats, les clés et le profil du navigateur.' },
      redis: {
        value: 'url',
        help: 'Redis que plusieurs compagnons partagent, ce qui en fait un seul. Un mot de passe va dans ASIDE_REDIS, ou dans un fichier que nomme ASIDE_REDIS_FILE.',
        default: 'ce compagnon est le seul',
      },
      drain: {
        value: 'secondes',
        help: 'Secondes dont disposent les réponses pour se terminer après SIGTERM, sans que de nouvelles questions soient acceptées. 0 : elles sont interrompues aussitôt.',
      },
      metrics: {
        value: 'on|[adresse:]port',
        help: 'Métriques pour Prometheus sous /metrics : sur un port à part ou, avec « on », sur celui du compagnon, avec une clé.',
        default: 'aucune',
      },
      config: {
        value: 'fichier',
        help: 'Fichier de réglages, un par ligne : nom = valeur, avec les noms des options.',
        default: 'aucun',
      },
      'no-open': { help: 'Ne pas ouvrir de navigateur.', default: 'npm start ouvre un navigateur' },
      'log-level': {
        help: 'Ce qui est journalisé sur stderr. Ce que vous demandez et lisez n’est jamais journalisé.',
        default: 'warn',
      },
      help: { help: 'Afficher cette aide et terminer.' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        one: 'Aside ne peut pas démarrer :',
        other: (shown) => `Aside ne peut pas démarrer, pour ${shown} raisons :`,
      }),
    helpExplains: 'npm start -- --help explique chaque option.',
    notFlag: (text) => `« ${text} » n’est pas une option`,
    notKnown: (flag) => `${flag} est inconnu`,
    noValue: (flag) => `${flag} ne prend pas de valeur`,
    needsValue: (flag) => `${flag} a besoin d’une valeur`,
    givenTwice: (flag) => `${flag} est donné deux fois`,
    mustBe: (name, expected, text) => `${name} doit être ${expected}, et « ${text} » ne l’est pas`,
    passwordShown: (flag) => `${flag} contient un mot de passe, que tout utilisateur de cette machine peut y lire`,
    needsDatabase: (flag) => `${flag} exige --database`,
    namedTwice: (url) => `${url} est cité deux fois`,
    parallelCount: (given, upstreams) =>
      `--parallel est donné ${number(given)} fois, pour ${plural(upstreams, {
        one: (shown) => `${shown} serveur de modèles`,
        other: (shown) => `${shown} serveurs de modèles`,
      })}`,
    notSetting: (where) => `${where} n’est pas un réglage (nom = valeur)`,
    metricsNeedKey: (name, variable, other) =>
      `${name} va au-delà de cette machine et a besoin de ${variable} ou de ${other}`,
    bothSet: (variable, other) => `${variable} et ${other} sont tous deux définis`,
    emptyKey: (name) => `${name} est vide`,
    badRedis: (name) => `${name} doit être une adresse Redis, par exemple redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis contient un mot de passe, que tous les utilisateurs de cette machine peuvent y voir. Mettez l’adresse dans ${variable}, ou dans un fichier que nomme ${variable}_FILE`,
    oddKey: (name) => `${name} a des caractères qu’aucune clé n’a`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `l’une des valeurs ${choices.join(', ')}`,
      wholeNumber: (min, max) => `un nombre entier de ${min} à ${max}`,
      dialable: 'une adresse que les navigateurs peuvent joindre (pas une adresse de lien local, fe80::)',
      host: 'une adresse IP ou un nom d’ordinateur sans port',
      addressRange: 'une adresse IP ou une plage, par exemple 127.0.0.1 ou 10.0.0.0/8',
      hostName:
        'un nom d’ordinateur tel que la barre d’adresse l’affiche, par exemple aside.example.org ou mybox:11435',
      origin: 'une origine, par exemple http://localhost:8000 ou chrome-extension://<id>',
      database: 'une adresse qui commence par postgres://',
      switch: '1 ou 0',
      upstreamKind: (kinds) => `une adresse d’un type connu (${kinds.join(', ')})`,
      metrics: 'on, un port, ou une adresse avec un port, par exemple 9464 ou 10.0.0.5:9464',
      modelName: 'un nom sans espaces, par exemple whisper-1',
      httpAddress: (example) => `une adresse http, par exemple ${example}`,
    },
    file: {
      notReadable: (code) => `ne peut pas être lu (${code})`,
      notFile: 'n’est pas un fichier',
      open: (path) => `peut être lu par d’autres utilisateurs. Exécutez : chmod 600 ${path}`,
      tooLong: 'est trop long pour une clé',
    },
  },

  commands: {
    usage: (command, operand) => `Usage : ${ASIDE_COMMAND} ${command} [options]${operand}`,
    exits: 'Code de fin : 0 ; 1 en cas d’échec ; 2 si la ligne de commande est fausse ; 130 après Ctrl+C.',
    asStarted: 'Les mêmes que celles avec lesquelles le compagnon a été lancé.',
    others: 'Autres commandes :',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help l’explique.`,
    explainsOne: `${ASIDE_COMMAND} <commande> --help en explique une.`,
    tooMany: (operand, command, takes) => `« ${operand} » est de trop : ${command} ne prend qu’un « ${takes} »`,
    missing: (command, operand) => `Il manque à ${command} : ${operand}`,
    chat: {
      summary: 'Poser une question et afficher la réponse à mesure qu’elle arrive.',
      operand: 'question',
      name: 'nom',
      model: 'Modèle à interroger, sous son nom dans le panneau. Par défaut : celui qui est chargé.',
      temporary: 'Garder la question et la réponse en mémoire seulement, pas dans l’historique.',
      notes: [
        'Le texte transmis est joint comme une sélection. Sans question, il est la question.',
        'Ctrl+C arrête la réponse ; un second Ctrl+C n’attend pas qu’elle soit arrêtée.',
      ],
    },
    copy: {
      summary: 'Copier tout l’historique d’un dossier de données vers PostgreSQL, ou l’inverse.',
      place: 'dossier|adresse',
      from: 'Où se trouve l’historique : un dossier de données ou postgres://…',
      to: 'Où il va, tant que rien n’y est encore gardé : un dossier de données ou postgres://…',
      blobs: 'Dossier des pages, fichiers et images, si la base de données en a un.',
      notes: [
        'Seul le dossier est à indiquer quand la base de données est dans ASIDE_DATABASE, ASIDE_DATABASE_FILE ou --config. Son mot de passe y a aussi sa place.',
        'Arrêtez d’abord Aside des deux côtés. Sont copiés les chats avec tout ce qu’ils contiennent, les prompts, les réglages, les navigateurs associés et les liens partagés ; pas local.key, settings.json, ni les invitations. Cela vaut pour tout le monde, s’il y a plusieurs personnes (--people).',
      ],
    },
    export: {
      summary: 'Écrire les chats dans un fichier ou sur stdout.',
      operand: 'fichier',
      format: 'Par défaut : json, que import lit.',
      id: 'ID',
      conversation: 'Seulement ce chat. Par défaut : tous.',
      notes: ['Le fichier apparaît quand il est complet, et vous seul pouvez le lire. Il remplace celui du même nom.'],
    },
    import: {
      summary: 'Importer les chats d’un export d’Aside, de Page Assist, d’Open WebUI ou de ChatGPT.',
      operand: 'fichier',
      yes: 'Importer sans demander ce qui peut être lu.',
      notes: [
        'La commande dit ce qui peut être importé et ce qui ne le peut pas, et demande avant d’écrire.',
        'Les chats importés s’ajoutent à ceux qui sont là. « - » lit ce qui est transmis, et a besoin de --yes.',
      ],
    },
    pair: {
      summary: 'Afficher un code avec lequel un autre navigateur ou ordinateur peut entrer.',
      notes: ['Entrez le code là-bas dans le panneau. Il reçoit sa propre clé, que « clients » peut révoquer.'],
    },
    clients: {
      summary: 'Afficher les clients qui ont une clé, ou en retirer un.',
      idOrName: 'ID|nom',
      revoke: 'Révoquer la clé de ce client et fermer ses connexions.',
      rotate: 'Remplacer la clé de cet ordinateur (local.key), au cas où quelqu’un l’aurait vue.',
      notes: [
        'Sans option, tous sont affichés.',
        'Si aucun compagnon ne tourne, c’est ce qu’il garde qui change : le dossier de données, ou la base de données de --database.',
      ],
    },
    people: {
      summary: 'Afficher qui utilise le compagnon, inviter ou retirer quelqu’un.',
      name: 'nom',
      idOrName: 'ID|nom',
      number: 'nombre',
      invite: 'Créer un lien qui laisse entrer quelqu’un de ce nom. Il fonctionne une fois, pendant 7 jours.',
      admin: 'Avec --invite : gère aussi les personnes et les modèles.',
      turns: 'Avec --invite et --quota : nombre de questions en attente et en cours à la fois ; 0 : sans limite.',
      questions: 'Avec --invite et --quota : nombre de questions par heure ; 0 : sans limite.',
      address: 'adresse',
      at: 'Avec --invite : l’adresse à laquelle on ouvre Aside, pour le lien.',
      quota: 'Changer ce que quelqu’un peut demander, avec --turns et --questions.',
      rename: 'Donner un autre nom à quelqu’un, avec --to.',
      to: 'Le nouveau nom.',
      revoke:
        'Fermer toutes les connexions de quelqu’un et lui retirer toutes ses clés. Ses chats sont gardés jusqu’à --delete, et --invite le laisse revenir.',
      delete: 'Retirer quelqu’un et supprimer tous ses chats.',
      notes: [
        'Sans option, tous sont affichés. Les personnes peuvent venir quand le compagnon tourne avec --people.',
        'Si aucun compagnon ne tourne, c’est ce qu’il garde qui change : le dossier de données, ou la base de données de --database.',
      ],
    },
    doctor: {
      summary: 'Trouver ce qui ne va pas et ce qu’il faut faire.',
      notes: ['Ne modifie rien. Donnez les mêmes options que pour lancer Aside.'],
    },
  },

  doctor: {
    ok: 'ok',
    problem: 'problème',
    fine: 'Tout va bien.',
    problems: (count) =>
      plural(count, { one: (shown) => `${shown} problème.`, other: (shown) => `${shown} problèmes.` }),
    about: {
      node: 'Node',
      dataFolder: 'Données',
      history: 'Historique',
      key: 'Clé',
      port: 'Port',
      models: 'Modèles',
      context: 'Contexte',
      voice: 'Voix',
      origins: 'Origines',
      extension: 'Extension',
    },
    node: {
      fits: (version) => `Tourne avec ${version}.`,
      tooOld: (version, needed) => [
        `${version} est trop ancien ; Aside a besoin de ${needed}.`,
        'Exécutez npm install et lancez Aside avec npm.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} n’existe pas encore. Le premier démarrage le crée, avec la clé dedans.`,
      notFolder: (folder) => [`${folder} n’est pas un dossier.`, 'Choisissez-en un autre avec --data-dir.'],
      notWritable: (folder) => [
        `Vous ne pouvez pas écrire dans ${folder}.`,
        `chmod u+rwx ${folder}, ou choisissez-en un autre avec --data-dir.`,
      ],
      open: (folder, mode) => [`${folder} est ouvert à d’autres utilisateurs (${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `Le disque de ${folder} est presque plein.`,
        'Libérez de la place, ou choisissez un autre dossier avec --data-dir.',
      ],
      fine: (folder) => `Vous pouvez écrire dans ${folder}.`,
      private: (folder) => `Vous pouvez écrire dans ${folder}, et personne d’autre ne peut l’ouvrir.`,
    },
    history: {
      answers: (database, version) => `${database} répond (PostgreSQL ${version}).`,
      kept: 'Les chats sont enregistrés.',
      readable: (names, files) => [`D’autres utilisateurs peuvent lire ${names}.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'Il n’y a pas encore de clé. Le prochain démarrage en crée une.',
      fine: 'local.key est là, et vous seul pouvez le lire.',
      cure: 'Puis exécutez npm start.',
    },
    port: {
      free: (address) => `${address} est libre : aucun compagnon ne tourne en ce moment. npm start le lance.`,
      taken: (address, finder) => [
        `${address} est pris, et pas par un compagnon de ce dossier de données.`,
        elsewhere(finder),
      ],
      ours: (version, address) => `Aside ${version} écoute à ${address} et connaît la clé.`,
      otherVersion: (running, address, version) => [
        `Aside ${running} écoute à ${address} ; ici, c’est ${version}.`,
        'Arrêtez-le, puis exécutez npm start.',
      ],
      otherKey: (address, finder) => [
        `${address} est pris par un compagnon qui ne connaît pas la clé de ce dossier de données.`,
        `Indiquez son dossier avec --data-dir. Si vous n’en avez lancé aucun : ${finder} dit quel programme c’est.`,
      ],
      refused: (address, why) => [`${address} a refusé la connexion. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} est pris par un autre programme. ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || 'Le serveur'} répond à ${address}.`,
      silent: (address) => `Rien ne répond à ${address}.`,
      twins: (address, other) => `${address} et ${other} sont le même serveur.`,
      otherKind: (product, address) => [
        `${address} est ${product}. Par cette adresse, il coupe les longues questions sans le dire.`,
        `Indiquez-le comme ${product} : --upstream ${address.replace(/\/v1$/, '')}.`,
      ],
      nameOnce: 'Citez-le une fois avec --upstream, et donnez --parallel s’il répond à plusieurs questions à la fois.',
    },
    models: {
      none: 'Il n’y a pas encore de modèle.',
      list: (names, more) => (more === 0 ? `${names}.` : `${names} et ${number(more)} de plus.`),
      withContext: (name, tokens) => `${name} (${number(tokens)} tokens)`,
      shortContext: (name, tokens) =>
        `${name} lit ${number(tokens)} tokens à la fois, donc la plupart des pages par parties.`,
      enlarge: (product) =>
        LARGER[product] ?? 'Si le modèle peut en contenir plus, lancez son serveur avec un contexte plus grand.',
    },
    voice: {
      off: 'La reconnaissance vocale est désactivée (--transcriber off).',
      none: `Rien ne peut transcrire la parole ici. ${GET_TRANSCRIBER}`,
      answers: (address) => `La parole est transcrite à ${address}.`,
      silent: (address) => `Rien ne répond à ${address}.`,
    },
    origins: (others) =>
      `Entrent sans clé : l’extension d’Aside, ${others.length === 0 ? 'personne d’autre' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `La version construite dans ${folder} convient.`,
      notBuilt: (folder) => [`Rien n’est construit dans ${folder}.`, 'npm start le fait.'],
      otherVersion: (built, version) => [
        `La version construite est ${built} ; ici, c’est ${version}.`,
        'Exécutez npm start pour la reconstruire, puis rechargez-la dans le navigateur.',
      ],
      noKey: () => ['La version construite n’a pas de companion.json valide, donc pas de clé.', 'npm start l’écrit.'],
      otherAddress: (found, address) => [
        `La version construite cherche le compagnon à ${found}, et non à ${address}.`,
        REWRITE,
      ],
      otherKey: () => ['La clé de la version construite n’est pas celle du dossier de données.', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside écoute à ${address}.`,
    exposure: {
      refused: (host) => [
        `Aside n’écoute pas sur ${host} : en http simple, d’autres sur le réseau pourraient lire vos chats et votre clé.`,
        `Retirez --host et mettez nginx avec TLS devant (${GUIDE} dit comment),`,
        'ou acceptez-le sur un réseau où vous faites confiance à tous : avec --insecure-lan.',
      ],
      everyAddress: (urls) =>
        `toutes les adresses de cet ordinateur, en ce moment ${urls.join(', ') || 'seulement la sienne'}`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside écoute au-delà de cet ordinateur, sur ${where}.`,
        'Tous sur ce réseau peuvent joindre ce port. Sans clé, personne n’obtient rien, pas même sur cet ordinateur.',
        `C’est du http simple, que d’autres peuvent y lire : vos chats, et les clés dans ?token=. ${GUIDE} montre comment ajouter TLS.`,
      ],
    },
    page: {
      notBuilt:
        'La page d’Aside n’est pas encore construite.\n\nExécutez ceci dans le dossier d’Aside, puis redémarrez Aside :\n\n    npm run build\n',
      one: (link) => `Dans n’importe quel navigateur : ${link}`,
      several: 'Dans n’importe quel navigateur, l’un de ces liens :',
      terms: `Il est valable une fois, pendant deux minutes. ${ASIDE_COMMAND} pair en fait un nouveau.`,
    },
    updating: {
      begins: 'Aside met son historique à cette version. Rien ne se perd. Cela prend un moment, une seule fois.',
      portAnswers: (port) => `Quelque chose répond déjà sur le port ${port}.`,
      progress: (percent) => `Aside met son historique à cette version : ${percent}\u00a0%`,
    },
    servers: {
      readerAnswers:
        'En attendant, le lecteur intégré répond avec des citations de la page. Aside passe tout seul au serveur de modèles.',
      notYet: (kind, address) => `Pas encore de réponse à ${address} (${kind}).`,
      refuses: (server, address) => `${server} à ${address} refuse de répondre.`,
      answers: (server, address, models) =>
        plural(models, {
          one: (shown) => `${server} à ${address} répond, avec ${shown} modèle.`,
          other: (shown) => `${server} à ${address} répond, avec ${shown} modèles.`,
        }),
    },
    redisAway: (address, reason) =>
      `Redis est inutilisable sur ${address} (${reason}). Démarrez-le, ou corrigez son adresse (--redis).`,

    listening: {
      taken: (port, host, other) =>
        `Le port ${port} est pris sur ${host}. Si Aside tourne déjà, utilisez-le. Sinon, arrêtez le programme qui l’occupe, ou choisissez un autre port : npm start -- --port ${other}`,
      notYours: (port) =>
        `Vous n’avez pas le droit d’écouter sur le port ${port}. Choisissez-en un au-dessus de 1023 : npm start -- --port 11435`,
      noAddress: (host) =>
        `${host} n’est pas une adresse de cet ordinateur. Choisissez-en une autre avec --host, ou retirez --host.`,
      failed: (host, port, code) => `Impossible d’écouter sur ${host}, port ${port} (${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} ne cesse d’apparaître et de disparaître.`,
      notReplaced: (file, code) => `${file} ne peut pas être remplacé (${code}). La clé est inchangée.`,
      folderNotMade: (folder, code) =>
        `Le dossier de données ${folder} ne peut pas être créé (${code}). Choisissez-en un autre avec --data-dir.`,
      foreignFolder: (folder) =>
        `Le dossier de données ${folder} appartient à un autre utilisateur. Choisissez-en un autre avec --data-dir.`,
      writableFolder: (folder) =>
        `D’autres utilisateurs peuvent écrire dans le dossier de données ${folder}. Exécutez : chmod 700 ${folder}`,
      link: (file) => `${file} est un lien. Supprimez-le et redémarrez pour avoir une nouvelle clé.`,
      notReadable: (file, code) => `${file} ne peut pas être lu (${code}). Le fichier doit vous appartenir.`,
      notKey: 'Ce n’est pas une clé.',
      noKey: (file) => `${file} ne contient pas de clé. Supprimez-le et redémarrez pour en avoir une nouvelle.`,
      foreign: (file) =>
        `${file} appartient à un autre utilisateur. Supprimez-le et redémarrez pour avoir une nouvelle clé.`,
      readable: (file) =>
        `D’autres utilisateurs peuvent lire ${file}. Supprimez-le et redémarrez pour avoir une nouvelle clé.`,
      notWritable: (file, code) =>
        `${file} ne peut pas être écrit (${code}). Choisissez un autre dossier avec --data-dir.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) => `Aside tourne déjà à ${address}, avec l’extension dans ${folder}. ${USE_IT}`,
    runsWithData: (address, folder) => `Aside tourne déjà à ${address}, avec ses données dans ${folder}. ${USE_IT}`,
    unchanged: (why) => `${why} Rien n’a été modifié.`,
    nothingChanged: 'Rien n’a changé depuis la dernière construction.',
    products: { extension: 'l’extension', web: 'la page', companion: 'le compagnon' },
    building: (products) => `Construction : ${products}…`,
    waitingForBuild: 'Une construction est déjà en cours ici. En attente…',
    notBuilt: (name, output) => `L’extension pour ${name} n’a pas pu être construite.\n${output}`,
    extensionIn: (folder) => `L’extension est dans ${folder}`,
    pageIn: (folder) => `La page est dans ${folder}`,
    keyNotPassedOn: (why) => `L’extension n’a pas reçu la nouvelle clé : ${why} Exécutez npm start de nouveau.`,
    loadByHand: (folder) => [
      'Pour charger Aside à la main, ouvrez chrome://extensions et activez le « Mode développeur ».',
      `Cliquez sur « Charger l’extension non empaquetée » et choisissez ${folder}`,
      'Épinglez Aside à la barre d’outils (derrière la pièce de puzzle) et cliquez dessus pour ouvrir le panneau.',
    ],
    noDisplay: 'Il n’y a pas d’écran, donc aucun navigateur n’a été ouvert.',
    refusesToLoad: (name) => `${name} ne laisse pas d’autres programmes charger des extensions.`,
    noBrowser: 'Chromium n’est pas installé ici, donc aucun navigateur n’a été ouvert.',
    opens: 'Chromium s’ouvre avec Aside dans la barre d’outils. Cliquez dessus, ou appuyez sur Alt+A.',
    browserClosed: 'Le navigateur a été fermé. Aside continue de tourner ; Ctrl+C l’arrête.',
    browserWasOpen: 'Chromium était déjà ouvert. Aside est dans l’une de ses fenêtres.',
    browserFailed: (path) => `${path} n’a pas pu être lancé.`,
    page: {
      title: 'Aside est prêt',
      steps: [
        'Cliquez sur Aside en haut à droite dans la barre d’outils, ou appuyez sur Alt+A (Control+Maj+A sur un Mac). Le panneau s’ouvre à côté de cette page.',
        'Sélectionnez une phrase ci-dessous, faites un clic droit dessus et choisissez « Poser une question sur la sélection ».',
        'Dans le panneau, choisissez « Résumer cette page ».',
      ],
      note: 'Cette page vient de votre propre ordinateur. Allez sur n’importe quelle autre page et faites-y la même chose.',
    },
  },
  exports,
  reader,
};
