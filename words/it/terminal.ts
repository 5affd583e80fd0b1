import type { Catalogue } from '../catalogue.ts';
import { ASIDE_COMMAND } from '../own-command.ts';
import { bytes, percent } from './amounts.ts';
import { exports } from './exports.ts';
import { reader } from './reader.ts';
import { GET_TRANSCRIBER } from './servers.ts';
import { number, plural } from './tongue.ts';

const TRY_AGAIN = 'Riprova.';
const SOON_AGAIN = 'Riprova tra poco.';
const SEND_LESS = 'Invia solo la parte che conta.';
const ANOTHER_CODE = `${ASIDE_COMMAND} pair ne mostra uno nuovo.`;
const GUIDE = 'docs/beyond-this-machine.md';
const REWRITE = 'Esegui npm start con le stesse opzioni per riscriverla, poi ricarica l’estensione nel browser.';
const USE_IT =
  'Usa quello, o prima chiudilo: con Ctrl+C dove l’hai avviato, o con il tuo gestore di servizi. Non è stato cambiato nulla.';
const LARGER: Readonly<Record<string, string>> = {
  'llama.cpp':
    'Se il modello può contenere di più, avvia llama-server con un -c più grande; i suoi slot (-np) se lo dividono.',
  vLLM: 'Se il modello può contenere di più, avvia vLLM con un --max-model-len più grande.',
  'LM Studio': 'Se il modello può contenere di più, caricalo in LM Studio con una “Context Length” più grande.',
  LocalAI: 'Se il modello può contenere di più, imposta un context_size più grande nel suo file di LocalAI.',
};
const elsewhere = (finder: string) => `Trovalo con ${finder} e chiudilo, o avvia Aside con --port.`;

/** What the programs say on a terminal. */
export const terminal: Catalogue['terminal'] = {
  commandLine: {
    companion: {
      noKey: (folder) => [
        `In ${folder} non c’è una chiave: con questa cartella dei dati non è ancora stata avviata un’app complementare.`,
        'Avviane una con npm start, o indica la sua cartella con --data-dir.',
      ],
      nobody: (address) => [
        `Su ${address} non c’è un’app complementare in funzione.`,
        'Avviala con npm start, o indica la sua porta con --port.',
      ],
      otherKey: (address, folder) => [
        `Il programma su ${address} non conosce la chiave in ${folder}. Non è stato inviato nulla.`,
        'Indica la cartella dei dati di quell’app complementare con --data-dir, o la porta della tua con --port.',
      ],
      refused: (address, why) => [`L’app complementare su ${address} ha rifiutato la connessione. ${why}`, SOON_AGAIN],
      stranger: (address, why) => [
        `Il programma su ${address} non è un’app complementare di Aside. ${why} Non è stato inviato nulla.`,
        `Indica la porta dell’app complementare con --port. ${ASIDE_COMMAND} doctor ne sa di più.`,
      ],
      lost: () => ['La connessione all’app complementare è caduta.', TRY_AGAIN],
      elsewhere: (address, folder) => [
        `Un altro programma usa la cartella dei dati ${folder}, ma su ${address} non c’è un’app complementare in funzione.`,
        'Indica la porta dell’app complementare in funzione con --port, o riprova se era un altro comando.',
      ],
      willLearn: (seconds) => `Le app complementari che usano questo database lo sapranno entro ${seconds}\u00a0s.`,
      inFolder: (folder) => `Nessuna app complementare è in funzione, quindi la modifica è stata fatta in ${folder}.`,
    },
    stranger: {
      silent: 'Non dice nulla.',
      notAside: 'Accetta WebSocket, ma non parla aside.v1.',
      http: (status, server) => `Risponde con HTTP ${status}${server === '' ? '' : ` (${server})`}.`,
      brokeOff: (code) => `Ha interrotto la connessione (${code}).`,
      closed: (code, reason) => (reason === '' ? `Ha chiuso la connessione (${code}).` : `Dice: ${reason}.`),
    },
    piped: {
      tooLong: (chars) => [`Il testo ricevuto supera ${number(chars)} caratteri.`, SEND_LESS],
      notText: () => ['Il testo ricevuto non è UTF-8.', 'Prima convertilo in testo.'],
      nothing: () => ['Non è arrivato nulla in ingresso.', 'Indica un file.'],
    },
    chat: {
      noQuestion: () => ['Non c’è una domanda.', 'Scrivine una tra virgolette, o passala in ingresso.'],
      tooLarge: () => ['La domanda e il testo ricevuto sono troppo grandi per un messaggio.', SEND_LESS],
      lost: () => [
        'La connessione all’app complementare è caduta durante la risposta.',
        'Nella cronologia del pannello c’è la risposta fino a quel punto. Chiedi di nuovo per avere il resto.',
      ],
      waiting: (position, seconds) => {
        const place = position === 1 ? 'è la prossima' : `posizione ${position}`;
        return `In coda: ${place}${seconds === undefined ? '' : `, ancora circa ${seconds} s`}.`;
      },
      stepOf: (index, count) => ` (${index} di ${count})`,
      left: (seconds) => `, ancora circa ${seconds} s`,
      recanted: 'Finora il modello ha ragionato. Segue la sua risposta.',
      stopped: 'Interrotta.',
      cut: 'La risposta è stata troncata al limite di lunghezza.',
      repeated: 'La risposta è stata interrotta: il modello si ripeteva.',
      notSaved: 'Impossibile salvare la risposta.',
    },
    pair: {
      typeCode: 'Inserisci questo codice dove Aside lo chiede:',
      goodFor: (minutes, address) =>
        plural(minutes, {
          one: (shown) => `Vale una volta, per ${shown} minuto. Qui l’indirizzo è ${address}.`,
          other: (shown) => `Vale una volta, per ${shown} minuti. Qui l’indirizzo è ${address}.`,
        }),
      link: (link) => `O apri questo in un browser qui: ${link}`,
      waiting: 'In attesa che il codice venga usato. Ctrl+C termina l’attesa; il codice resta valido.',
      letIn: (name) => `Abbinato a ${name}. ${ASIDE_COMMAND} clients mostra tutti quelli che hanno una chiave.`,
      lost: () => [
        'La connessione all’app complementare è caduta.',
        `${ASIDE_COMMAND} clients mostra se il codice è stato usato.`,
      ],
      expired: () => ['Nessuno ha usato il codice in tempo.', ANOTHER_CODE],
      replaced: () => ['Questo codice non vale più: ce n’è uno più recente.', 'Usa quello più recente.'],
      rotated: () => ['Questo codice non vale più: local.key è stata sostituita.', ANOTHER_CODE],
      tries: () => ['Questo codice non vale più: ne sono stati provati troppi sbagliati.', ANOTHER_CODE],
      ended: () => [
        'Questo codice non vale più.',
        `L’app complementare in funzione è più recente di questo comando. ${ANOTHER_CODE}`,
      ],
    },
    clients: {
      twoThings: () => ['--revoke e --rotate sono due cose diverse.', 'Fanne una alla volta.'],
      unknown: (name) => [`Nessun client si chiama “${name}”.`, `${ASIDE_COMMAND} clients li mostra tutti.`],
      revoked: (name) => `${name} rimosso. Le sue connessioni sono chiuse.`,
      removed: (name) => `${name} rimosso.`,
      rotated: [
        'C’è una nuova local.key. I client con la vecchia sono stati disconnessi.',
        'L’estensione di npm start ha la nuova chiave. Per una di npm run build, esegui di nuovo npm run build.',
      ],
      columns: { name: 'NOME', lastSeen: 'VISTO', since: 'DAL', id: 'ID', origin: 'ORIGINE' },
      thisComputer: 'Questo computer',
      link: 'Link',
      inRoom: (name) => `${name} (chat condivisa)`,
      now: 'ora',
      never: 'mai',
    },
    people: {
      invited: (name, until) => `Invia questo link a ${name}. Funziona una volta, fino al ${until}:`,
      unknown: (name) => [`Nessuno si chiama “${name}”.`, `${ASIDE_COMMAND} people mostra tutti.`],
      twoThings: () => ['Sono più cose insieme.', 'Fanne una alla volta.'],
      noNewName: () => ['Manca il nuovo nome.', 'Indicalo con --to.'],
      notAddress: () => ['--at richiede un indirizzo, come https://aside.example.', ''],
      supposed:
        'È l’indirizzo che avrebbe un’app complementare avviata con le stesse opzioni. Se Aside si apre a un altro, indicalo con --at.',
      stays: (name) => [`${name} non si può rimuovere: la prima persona gestisce sempre le altre.`, ''],
      notNumber: (flag) => [`${flag} richiede un numero intero.`, '0 significa senza limite.'],
      changed: (name) => `${name} modificato.`,
      deleted: (name) => `${name} rimosso, con tutte le sue chat.`,
      revoked: (name) => `${name} rimosso. Tutte le sue connessioni sono chiuse; le sue chat restano.`,
      columns: {
        name: 'NOME',
        clients: 'CLIENT',
        lastSeen: 'VISTO',
        running: 'IN CORSO',
        asked: 'ULTIMA ORA',
        id: 'ID',
      },
      administrator: (name) => `${name} (amministra)`,
      out: 'rimosso',
      awaited: (until) => `invitato fino al ${until}`,
    },
    copy: {
      ends: () => [
        'Si copia da una cartella dei dati a un database, o viceversa.',
        'Indica l’una e l’altro con --from e --to.',
      ],
      noHistory: (folder) => [
        `In ${folder} non c’è una cronologia.`,
        'Indica la cartella dei dati con cui è stata avviata Aside.',
      ],
      nothing: () => ['Non c’è nulla da copiare.', ''],
      notEmpty: (place) => [
        `In ${place} c’è già qualcosa. Non è stato copiato nulla.`,
        'Copia in una cartella nuova o in un database vuoto.',
      ],
      missing: () => [
        'Mancano pagine, file o immagini. Non è stato copiato nulla.',
        'Indica la loro cartella con --blob-folder.',
      ],
      progress: (share) => `Copiato: ${percent(share)}`,
      interrupted: 'Interrotto. Non è stato copiato nulla.',
      done: (chats, questions) => `Copiato. Chat: ${number(chats)}, domande: ${number(questions)}.`,
      people: (count) => `Le chat di tutte le persone sono state copiate. Persone: ${number(count)}.`,
      fromInUse: (database) =>
        `Un’app complementare sta usando ${database}. Ciò che vi cambia da ora non viene copiato.`,
      toInUse: (database) =>
        `Un’app complementare sta usando ${database}. Riavviala: fino ad allora non sa chi può usare ciò che è stato copiato.`,
    },
    export: {
      progress: (done) => `Esportato finora: ${bytes(done)}`,
      written: (file) => `Scritto in ${file}.`,
      brokeOff: () => ['L’esportazione si è interrotta.', TRY_AGAIN],
      notWritable: (file, code) => [`Impossibile scrivere ${file} (${code}).`, 'Scegli un altro file.'],
    },
    import: {
      progress: (done) => `Letto finora: ${bytes(done)}`,
      confirm: 'Importare? [s/N] ',
      yes: 'sì',
      nothing: 'Non è stato importato nulla.',
      nobodyToAsk: () => [
        'Non è stato importato nulla: qui non c’è nessuno a cui chiedere.',
        'Con --yes si importa senza chiedere.',
      ],
      notText: () => ['Il file non è testo.', 'Se è un archivio ZIP, estrailo.'],
      notUnderstood: 'La risposta dell’app complementare non è stata capita.',
      notReadable: (file, code) => `Impossibile leggere ${file} (${code}).`,
    },
  },

  settings: {
    title: 'Aside: una barra laterale di chat per chi usa i propri modelli linguistici.',
    usage: 'Uso: npm start -- [opzioni]',
    repeatable: '(ripetibile)',
    fallback: (value, variable) => `Predefinito: ${value}. Variabile: ${variable}`,
    order:
      'Un’opzione ha la precedenza sulla sua variabile, questa sul file di --config, e tutte e tre su OLLAMA_HOST e OLLAMA_NUM_PARALLEL.',
    lists: 'Le variabili delle opzioni ripetibili accettano un elenco separato da virgole.',
    flags: {
      port: { value: 'numero', help: 'Porta su cui Aside è in ascolto; 0 ne prende una libera qualsiasi.' },
      host: {
        value: 'indirizzo',
        help: 'Indirizzo su cui Aside è in ascolto. Da altri computer tutti hanno bisogno di una chiave, e serve --insecure-lan.',
        default: '127.0.0.1, e con esso ::1',
      },
      'insecure-lan': {
        help: 'In ascolto anche per altri computer, benché con il semplice http altri nella rete possano leggere.',
        default: 'senza, Aside non si avvia',
      },
      upstream: {
        value: '[tipo=]URL',
        help: 'Server di modelli da interrogare. Tipi: ollama, openai (llama.cpp, vLLM, LM Studio). Il lettore integrato c’è sempre.',
        default: 'OLLAMA_HOST, altrimenti http://127.0.0.1:11434',
      },
      parallel: {
        value: 'numero',
        help: 'Quante richieste riceve insieme un server di modelli; le altre aspettano in coda. Ripetuta: un numero per ogni --upstream.',
        default: 'OLLAMA_NUM_PARALLEL, altrimenti 1',
      },
      'max-context': {
        value: 'token',
        help: 'Il contesto massimo chiesto a un modello di Ollama. Con un valore più alto legge per intero pagine più lunghe, ma occupa più memoria.',
        default: '32768, o meno, se il modello ne ha di meno',
      },
      transcriber: {
        value: 'URL|off',
        help: 'Server che trasforma la voce in testo, come fanno whisper.cpp e OpenAI (/v1/audio/transcriptions).',
        default: 'whisper.cpp o speaches sulle loro porte qui, altrimenti un modello di Ollama che sa ascoltare',
      },
      'transcriber-model': {
        value: 'nome',
        help: 'Modello usato dal riconoscimento vocale.',
        default: 'quello che il server indica per la voce',
      },
      origin: {
        value: 'origine',
        help: 'Pagina o estensione che può connettersi senza chiave, per esempio http://localhost:8000.',
        default: 'nessuna oltre all’estensione di Aside',
      },
      'no-guests': {
        help: 'Richiedere una chiave a tutti, anche per fare domande.',
        default: 'le origini indicate possono chiedere senza',
      },
      people: {
        help: 'Farla usare da più persone, ognuna con le proprie chat: il comando people le invita. Allora serve a tutti una chiave.',
        default: 'la usa una persona',
      },
      'allow-host': {
        value: 'nome[:porta]',
        help: 'Nome con cui si raggiunge questa app complementare, oltre a 127.0.0.1, localhost e [::1].',
        default: 'nessuno',
      },
      'trust-proxy': {
        value: 'indirizzo[/bit]',
        help: 'Proxy come nginx a cui si crede quando dice da dove viene una richiesta. Tutto ciò che invia richiede una chiave.',
        default: 'nessuno',
      },
      database: {
        value: 'url',
        help: 'PostgreSQL che conserva le chat, perché più app complementari le condividano. La password va in ASIDE_DATABASE, ASIDE_DATABASE_FILE, PGPASSWORD o .pgpass.',
        default: 'le chat stanno nella cartella dei dati',
      },
      'blob-folder': {
        value: 'cartella',
        help: 'Cartella per pagine, file e immagini, condivisa da tutte le app complementari. Richiede --database.',
        default: 'stanno nel database',
      },
      'data-dir': { value: 'cartella', help: 'Dove stanno le chat, le chiavi e il profilo del browser.' },
      redis: {
        value: 'url',
        help: 'Redis che più app complementari condividono e che ne fa una sola. La password va in ASIDE_REDIS, o in un file indicato da ASIDE_REDIS_FILE.',
        default: 'questa app complementare è l’unica',
      },
      drain: {
        value: 'secondi',
        help: 'Secondi che le risposte hanno per finire dopo SIGTERM, mentre non si accettano nuove domande. 0: vengono interrotte subito.',
      },
      metrics: {
        value: 'on|[indirizzo:]porta',
        help: 'Metriche per Prometheus in /metrics: su una porta propria o, con “on”, su quella dell’app complementare, con una chiave.',
        default: 'nessuna',
      },
      config: {
        value: 'file',
        help: 'File con le impostazioni, una per riga: nome = valore, con i nomi delle opzioni.',
        default: 'nessuno',
      },
      'no-open': { help: 'Non aprire un browser.', default: 'npm start apre un browser' },
      'log-level': {
        help: 'Quanto viene registrato su stderr. Ciò che chiedi e leggi non viene mai registrato.',
        default: 'warn',
      },
      help: { help: 'Mostra questo aiuto ed esci.' },
    },
    cannotStart: (reasons) =>
      plural(reasons, {
        one: 'Aside non può avviarsi:',
        other: (shown) => `Aside non può avviarsi, per ${shown} motivi:`,
      }),
    helpExplains: 'npm start -- --help spiega ogni opzione.',
    notFlag: (text) => `“${text}” non è un’opzione`,
    notKnown: (flag) => `${flag} è sconosciuta`,
    noValue: (flag) => `${flag} non accetta un valore`,
    needsValue: (flag) => `${flag} richiede un valore`,
    givenTwice: (flag) => `${flag} compare due volte`,
    mustBe: (name, expected, text) => `${name} deve essere ${expected}; “${text}” non lo è`,
    passwordShown: (flag) => `${flag} contiene una password, che lì ogni utente di questo computer può leggere`,
    needsDatabase: (flag) => `${flag} richiede --database`,
    namedTwice: (url) => `${url} è indicato due volte`,
    parallelCount: (given, upstreams) =>
      `--parallel è indicata ${plural(given, {
        one: (shown) => `${shown} volta`,
        other: (shown) => `${shown} volte`,
      })}, per ${plural(upstreams, {
        one: (shown) => `${shown} server di modelli`,
        other: (shown) => `${shown} server di modelli`,
      })}`,
    notSetting: (where) => `${where} non è un’impostazione (nome = valore)`,
    metricsNeedKey: (name, variable, other) => `${name} va oltre questo computer e richiede ${variable} o ${other}`,
    bothSet: (variable, other) => `${variable} e ${other} sono impostate entrambe`,
    emptyKey: (name) => `${name} è vuota`,
    badRedis: (name) => `${name} deve essere un indirizzo Redis, per esempio redis://127.0.0.1:6379`,
    seenPassword: (variable) =>
      `--redis contiene una password, che lì ogni utente di questo computer può vedere. Metti l’indirizzo in ${variable}, o in un file indicato da ${variable}_FILE`,
    oddKey: (name) => `${name} ha caratteri che nessuna chiave ha`,
    keyFile: (name, problem) => `${name} ${problem}`,
    expected: {
      oneOf: (choices) => `uno di questi: ${choices.join(', ')}`,
      wholeNumber: (min, max) => `un numero intero da ${min} a ${max}`,
      dialable: 'un indirizzo raggiungibile dai browser (quelli link-local, fe80::, non lo sono)',
      host: 'un indirizzo IP o un nome di computer senza porta',
      addressRange: 'un indirizzo IP o un intervallo, per esempio 127.0.0.1 o 10.0.0.0/8',
      hostName:
        'un nome di computer come lo mostra la barra degli indirizzi, per esempio aside.example.org o mybox:11435',
      origin: 'un’origine, per esempio http://localhost:8000 o chrome-extension://<id>',
      database: 'un indirizzo che inizia con postgres://',
      switch: '1 o 0',
      upstreamKind: (kinds) => `un indirizzo di un tipo noto (${kinds.join(', ')})`,
      metrics: 'on, una porta o un indirizzo con una porta, per esempio 9464 o 10.0.0.5:9464',
      modelName: 'un nome senza spazi, per esempio whisper-1',
      httpAddress: (example) => `un indirizzo http, per esempio ${example}`,
    },
    file: {
      notReadable: (code) => `non si può leggere (${code})`,
      notFile: 'non è un file',
      open: (path) => `può essere letto da altri utenti. Esegui: chmod 600 ${path}`,
      tooLong: 'è troppo lungo per una chiave',
    },
  },

  commands: {
    usage: (command, operand) => `Uso: ${ASIDE_COMMAND} ${command} [opzioni]${operand}`,
    exits: 'Stato di uscita: 0; 1 se non è riuscito; 2 se la riga di comando è sbagliata; 130 dopo Ctrl+C.',
    asStarted: 'Lo stesso con cui è stata avviata l’app complementare.',
    others: 'Altri comandi:',
    explains: (command) => `${ASIDE_COMMAND} ${command} --help lo spiega.`,
    explainsOne: `${ASIDE_COMMAND} <comando> --help ne spiega uno.`,
    tooMany: (operand, command, takes) => `“${operand}” è di troppo: ${command} accetta un solo “${takes}”`,
    missing: (command, operand) => `a ${command} manca: ${operand}`,
    chat: {
      summary: 'Fare una domanda e mostrare la risposta man mano che arriva.',
      operand: 'domanda',
      name: 'nome',
      model: 'Modello da interrogare, con il suo nome nel pannello. Predefinito: quello caricato.',
      temporary: 'Tenere domanda e risposta solo in memoria, non nella cronologia.',
      notes: [
        'Il testo ricevuto in ingresso viene allegato come selezione. Senza domanda, è lui la domanda.',
        'Ctrl+C interrompe la risposta; un secondo Ctrl+C non aspetta che si fermi.',
      ],
    },
    copy: {
      summary: 'Copiare tutta la cronologia da una cartella dei dati a PostgreSQL, o viceversa.',
      place: 'cartella|indirizzo',
      from: 'Dove si trova la cronologia: una cartella dei dati o postgres://…',
      to: 'Dove va, se lì non c’è ancora nulla: una cartella dei dati o postgres://…',
      blobs: 'Cartella per pagine, file e immagini, se il database ne ha una.',
      notes: [
        'Basta indicare la cartella se il database è in ASIDE_DATABASE, ASIDE_DATABASE_FILE o --config. Anche la sua password va lì.',
        'Prima chiudi Aside da entrambe le parti. Si copiano le chat con tutto ciò che contengono, i prompt, le impostazioni, i browser abbinati e i link condivisi; non local.key, settings.json né gli inviti. Vale per tutti, se ci sono più persone (--people).',
      ],
    },
    export: {
      summary: 'Scrivere le chat in un file o su stdout.',
      operand: 'file',
      format: 'Predefinito: json, che import legge.',
      id: 'ID',
      conversation: 'Solo questa chat. Predefinito: tutte.',
      notes: ['Il file compare quando è completo, e puoi leggerlo solo tu. Ne sostituisce uno con lo stesso nome.'],
    },
    import: {
      summary: 'Importare chat da un’esportazione di Aside, Page Assist, Open WebUI o ChatGPT.',
      operand: 'file',
      yes: 'Importare senza chiedere ciò che si può leggere.',
      notes: [
        'Il comando dice che cosa si può importare e che cosa no, e chiede prima di scrivere.',
        'Le chat importate si aggiungono a quelle presenti. “-” legge ciò che arriva in ingresso e richiede --yes.',
      ],
    },
    pair: {
      summary: 'Mostrare un codice con cui può entrare un altro browser o computer.',
      notes: ['Inserisci il codice nel pannello di là. Riceve una chiave propria, che “clients” può revocare.'],
    },
    clients: {
      summary: 'Mostrare i client che hanno una chiave, o rimuoverne uno.',
      idOrName: 'ID|nome',
      revoke: 'Revocare la chiave di questo client e chiudere le sue connessioni.',
      rotate: 'Sostituire la chiave di questo computer (local.key), se qualcuno l’ha vista.',
      notes: [
        'Senza opzioni vengono mostrati tutti.',
        'Se nessuna app complementare è in funzione, cambia ciò che conserva: la cartella dei dati, o il database di --database.',
      ],
    },
    people: {
      summary: 'Mostrare chi usa l’app complementare, invitare o rimuovere qualcuno.',
      name: 'nome',
      idOrName: 'ID|nome',
      number: 'numero',
      invite: 'Creare un link che fa entrare qualcuno con questo nome. Funziona una volta, per 7 giorni.',
      admin: 'Con --invite: amministra anche persone e modelli.',
      turns: 'Con --invite e --quota: quante domande possono aspettare e girare insieme; 0: senza limite.',
      questions: 'Con --invite e --quota: quante domande all’ora; 0: senza limite.',
      address: 'indirizzo',
      at: 'Con --invite: l’indirizzo a cui si apre Aside, per il link.',
      quota: 'Cambiare quanto qualcuno può chiedere, con --turns e --questions.',
      rename: 'Dare un altro nome a qualcuno, con --to.',
      to: 'Il nuovo nome.',
      revoke:
        'Chiudere tutte le connessioni di qualcuno e togliergli tutte le chiavi. Le sue chat restano fino a --delete, e --invite lo fa rientrare.',
      delete: 'Rimuovere qualcuno ed eliminare tutte le sue chat.',
      notes: [
        'Senza opzioni vengono mostrati tutti. Le persone possono entrare mentre l’app complementare gira con --people.',
        'Se nessuna app complementare è in funzione, cambia ciò che conserva: la cartella dei dati, o il database di --database.',
      ],
    },
    doctor: {
      summary: 'Scoprire che cosa non va e come rimediare.',
      notes: ['Non modifica nulla. Usa le stesse opzioni con cui avvii Aside.'],
    },
  },

  doctor: {
    ok: 'ok',
    problem: 'problema',
    fine: 'Tutto a posto.',
    problems: (count) =>
      plural(count, { one: (shown) => `${shown} problema.`, other: (shown) => `${shown} problemi.` }),
    about: {
      node: 'Node',
      dataFolder: 'Cartella dei dati',
      history: 'Cronologia',
      key: 'Chiave',
      port: 'Porta',
      models: 'Modelli',
      context: 'Contesto',
      voice: 'Voce',
      origins: 'Origini',
      extension: 'Estensione',
    },
    node: {
      fits: (version) => `In funzione con ${version}.`,
      tooOld: (version, needed) => [
        `${version} è troppo vecchio; Aside richiede ${needed}.`,
        'Esegui npm install e avvia Aside con npm.',
      ],
    },
    dataFolder: {
      notYet: (folder) => `${folder} non esiste ancora. Il primo avvio crea la cartella, con dentro la chiave.`,
      notFolder: (folder) => [`${folder} non è una cartella.`, 'Scegline un’altra con --data-dir.'],
      notWritable: (folder) => [
        `Non puoi scrivere in ${folder}.`,
        `chmod u+rwx ${folder}, o scegline un’altra con --data-dir.`,
      ],
      open: (folder, mode) => [`${folder} è aperta ad altri utenti (${mode}).`, `chmod 700 ${folder}`],
      full: (folder) => [
        `Il disco di ${folder} è quasi pieno.`,
        'Libera spazio, o scegli un’altra cartella con --data-dir.',
      ],
      fine: (folder) => `Puoi scrivere in ${folder}.`,
      private: (folder) => `Puoi scrivere in ${folder}, e nessun altro può aprire la cartella.`,
    },
    history: {
      answers: (database, version) => `${database} risponde (PostgreSQL ${version}).`,
      kept: 'Le chat vengono salvate.',
      readable: (names, files) => [`Altri utenti possono leggere ${names}.`, `chmod 600 ${files}`],
    },
    key: {
      notYet: 'Non c’è ancora una chiave. Il prossimo avvio ne crea una.',
      fine: 'local.key è al suo posto, e puoi leggerla solo tu.',
      cure: 'Poi esegui npm start.',
    },
    port: {
      free: (address) =>
        `${address} è libera: al momento non c’è un’app complementare in funzione. npm start la avvia.`,
      taken: (address, finder) => [
        `${address} è occupata, e non da un’app complementare di questa cartella dei dati.`,
        elsewhere(finder),
      ],
      ours: (version, address) => `Aside ${version} è in ascolto su ${address} e conosce la chiave.`,
      otherVersion: (running, address, version) => [
        `Su ${address} è in ascolto Aside ${running}; questo è ${version}.`,
        'Chiudilo, poi npm start.',
      ],
      otherKey: (address, finder) => [
        `${address} è occupata da un’app complementare che non conosce la chiave di questa cartella dei dati.`,
        `Indica la sua cartella con --data-dir. Se non ne hai avviata una, ${finder} mostra quale programma è.`,
      ],
      refused: (address, why) => [`${address} ha rifiutato la connessione. ${why}`, SOON_AGAIN],
      stranger: (address, why, finder) => [`${address} è occupata da un altro programma. ${why}`, elsewhere(finder)],
    },
    server: {
      answers: (version, address) => `${version || 'Il server'} risponde su ${address}.`,
      silent: (address) => `Su ${address} non risponde nulla.`,
      twins: (address, other) => `${address} e ${other} sono lo stesso server.`,
      otherKind: (product, address) => [
        `${address} è ${product}. Da questo indirizzo accorcia le domande lunghe senza dirlo.`,
        `Indicalo come ${product}: --upstream ${address.replace(/\/v1$/, '')}.`,
      ],
      nameOnce: 'Indicalo una volta con --upstream, e imposta --parallel se risponde a più domande insieme.',
    },
    models: {
      none: 'Non ci sono ancora modelli.',
      list: (names, more) =>
        more === 0
          ? `${names}.`
          : plural(more, {
              one: (shown) => `${names} e ${shown} altro.`,
              other: (shown) => `${names} e altri ${shown}.`,
            }),
      withContext: (name, tokens) => `${name} (${number(tokens)} token)`,
      shortContext: (name, tokens) =>
        `${name} legge ${number(tokens)} token per volta, quindi la maggior parte delle pagine a parti.`,
      enlarge: (product) =>
        LARGER[product] ?? 'Se il modello può contenere di più, avvia il suo server con un contesto più ampio.',
    },
    voice: {
      off: 'Il riconoscimento vocale è disattivato (--transcriber off).',
      none: `Qui nulla trasforma la voce in testo. ${GET_TRANSCRIBER}`,
      answers: (address) => `La voce viene trasformata in testo su ${address}.`,
      silent: (address) => `Su ${address} non risponde nulla.`,
    },
    origins: (others) =>
      `Entrano senza chiave: l’estensione di Aside, ${others.length === 0 ? 'nessun altro' : others.join(', ')}.`,
    extension: {
      fits: (folder) => `L’estensione in ${folder} va bene.`,
      notBuilt: (folder) => [`In ${folder} non c’è un’estensione compilata.`, 'npm start ne compila una.'],
      otherVersion: (built, version) => [
        `L’estensione compilata è della versione ${built}; questa è ${version}.`,
        'Esegui npm start per ricompilarla, poi ricaricala nel browser.',
      ],
      noKey: () => [
        'L’estensione compilata non ha un companion.json valido, quindi non ha una chiave.',
        'npm start lo scrive.',
      ],
      otherAddress: (found, address) => [
        `L’estensione compilata cerca l’app complementare su ${found}, non su ${address}.`,
        REWRITE,
      ],
      otherKey: () => ['La chiave dell’estensione compilata non è quella della cartella dei dati.', REWRITE],
    },
  },

  start: {
    listens: (address) => `Aside è in ascolto su ${address}.`,
    exposure: {
      refused: (host) => [
        `Aside non si mette in ascolto su ${host}: con il semplice http, altri in quella rete potrebbero leggere le tue chat e la tua chiave.`,
        `Togli --host e metti davanti nginx con TLS (${GUIDE} spiega come),`,
        'o accettalo in una rete in cui ti fidi di tutti: con --insecure-lan.',
      ],
      everyAddress: (urls) => `tutti gli indirizzi di questo computer, ora ${urls.join(', ') || 'solo il suo proprio'}`,
      addresses: (urls) => urls.join(', '),
      accepted: (where) => [
        `Aside è in ascolto oltre questo computer, su ${where}.`,
        'Tutti in quella rete raggiungono questa porta. Senza chiave nessuno ottiene nulla, nemmeno su questo computer.',
        `È semplice http, che altri lì possono leggere: le tue chat, e le chiavi in ?token=. ${GUIDE} mostra come aggiungere TLS.`,
      ],
    },
    page: {
      notBuilt:
        'La pagina di Aside non è ancora stata compilata.\n\nEsegui questo nella cartella di Aside, poi riavvia Aside:\n\n    npm run build\n',
      one: (link) => `In qualsiasi browser: ${link}`,
      several: 'In qualsiasi browser, uno di questi:',
      terms: `Vale una volta, per due minuti. ${ASIDE_COMMAND} pair ne crea un altro.`,
    },
    updating: {
      begins:
        'Aside sta aggiornando la sua cronologia per questa versione. Non va perso nulla. Richiede un po’ di tempo, una volta sola.',
      portAnswers: (port) => `La porta ${port} risponde già.`,
      progress: (percent) => `Aside sta aggiornando la sua cronologia: ${percent}%`,
    },
    servers: {
      readerAnswers:
        'Intanto risponde il lettore integrato, citando la pagina. Aside passa da solo al server di modelli.',
      notYet: (kind, address) => `Ancora nessun ${kind} su ${address}.`,
      refuses: (server, address) => `${server} su ${address} rifiuta di rispondere.`,
      answers: (server, address, models) =>
        plural(models, {
          one: (shown) => `${server} su ${address} risponde, con ${shown} modello.`,
          other: (shown) => `${server} su ${address} risponde, con ${shown} modelli.`,
        }),
    },
    redisAway: (address, reason) =>
      `Redis su ${address} non si può usare (${reason}). Avvialo, o correggi il suo indirizzo (--redis).`,

    listening: {
      taken: (port, host, other) =>
        `La porta ${port} è occupata su ${host}. Se Aside è già in funzione, usa quello. Altrimenti chiudi il programma che la usa, o scegli un’altra porta: npm start -- --port ${other}`,
      notYours: (port) =>
        `Non puoi metterti in ascolto sulla porta ${port}. Scegline una sopra 1023: npm start -- --port 11435`,
      noAddress: (host) =>
        `${host} non è un indirizzo di questo computer. Scegline un altro con --host, o togli --host.`,
      failed: (host, port, code) => `Impossibile mettersi in ascolto su ${host}, porta ${port} (${code}).`,
    },
    localKey: {
      unsteady: (file) => `${file} continua ad apparire e scomparire.`,
      notReplaced: (file, code) => `Impossibile sostituire ${file} (${code}). La chiave è rimasta com’era.`,
      folderNotMade: (folder, code) =>
        `Impossibile creare la cartella dei dati ${folder} (${code}). Scegline un’altra con --data-dir.`,
      foreignFolder: (folder) =>
        `La cartella dei dati ${folder} appartiene a un altro utente. Scegline un’altra con --data-dir.`,
      writableFolder: (folder) =>
        `Altri utenti possono scrivere nella cartella dei dati ${folder}. Esegui: chmod 700 ${folder}`,
      link: (file) => `${file} è un link. Eliminalo e riavvia per avere una nuova chiave.`,
      notReadable: (file, code) => `Impossibile leggere ${file} (${code}). Il file deve appartenere a te.`,
      notKey: 'Questa non è una chiave.',
      noKey: (file) => `${file} non contiene una chiave. Elimina il file e riavvia per averne una nuova.`,
      foreign: (file) => `${file} appartiene a un altro utente. Elimina il file e riavvia per avere una nuova chiave.`,
      readable: (file) => `Altri utenti possono leggere ${file}. Elimina il file e riavvia per avere una nuova chiave.`,
      notWritable: (file, code) => `Impossibile scrivere ${file} (${code}). Scegli un’altra cartella con --data-dir.`,
    },
  },

  launcher: {
    runsWithBuild: (address, folder) =>
      `Aside è già in funzione su ${address}, con l’estensione in ${folder}. ${USE_IT}`,
    runsWithData: (address, folder) => `Aside è già in funzione su ${address}, con i dati in ${folder}. ${USE_IT}`,
    unchanged: (why) => `${why} Non è stato cambiato nulla.`,
    nothingChanged: 'Non è cambiato nulla dall’ultima compilazione.',
    products: { extension: 'l’estensione', web: 'la pagina', companion: 'l’app complementare' },
    building: (products) => `Compilazione in corso: ${products}…`,
    waitingForBuild: 'Qui è già in corso una compilazione. In attesa che finisca…',
    notBuilt: (name, output) => `Impossibile compilare l’estensione per ${name}.\n${output}`,
    extensionIn: (folder) => `L’estensione è in ${folder}`,
    pageIn: (folder) => `La pagina è in ${folder}`,
    keyNotPassedOn: (why) => `L’estensione non ha ricevuto la nuova chiave: ${why} Esegui di nuovo npm start.`,
    loadByHand: (folder) => [
      'Per caricare Aside a mano, apri chrome://extensions e attiva “Modalità sviluppatore”.',
      `Fai clic su “Carica estensione non pacchettizzata” e scegli ${folder}`,
      'Fissa Aside alla barra degli strumenti (dietro il pezzo di puzzle) e fai clic su di esso per aprire il pannello.',
    ],
    noDisplay: 'Non c’è uno schermo, quindi non è stato aperto nessun browser.',
    refusesToLoad: (name) => `${name} non lascia che altri programmi carichino estensioni.`,
    noBrowser: 'Chromium non è installato qui, quindi non è stato aperto nessun browser.',
    opens: 'Chromium si apre con Aside nella barra degli strumenti. Fai clic su Aside, o premi Alt+A.',
    browserClosed: 'Il browser è stato chiuso. Aside resta in funzione; Ctrl+C lo chiude.',
    browserWasOpen: 'Chromium era già aperto. Aside è in una delle sue finestre.',
    browserFailed: (path) => `Impossibile avviare ${path}.`,
    page: {
      title: 'Aside è pronto',
      steps: [
        'Fai clic su Aside in alto a destra nella barra degli strumenti, o premi Alt+A (Control+Maiusc+A su un Mac). Il pannello si apre accanto a questa pagina.',
        'Seleziona una frase qui sotto, fai clic destro e scegli “Fai una domanda sulla selezione”.',
        'Nel pannello, scegli “Riassumi questa pagina”.',
      ],
      note: 'Questa pagina viene dal tuo computer. Vai su qualsiasi altra pagina e fai lo stesso lì.',
    },
  },
  exports,
  reader,
};
