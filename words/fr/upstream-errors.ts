import { capitalised } from '../capitalised.ts';
import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number, plural } from './tongue.ts';

const the = (server: string) => serverWords(server).the;
const The = (server: string) => capitalised(the(server));
/** “d’un serveur de modèles”: each of them begins with a vowel. */
const ofA = (server: string) => `d’${serverWords(server).a}`;
const toThe = (server: string) => `à ${the(server)}`.replace(/^à le /, 'au ');
const ofThe = (server: string) => (server === 'ollama' ? 'd’Ollama' : `de ${the(server)}`.replace(/^de le /, 'du '));
const thatThe = (server: string) => (server === 'ollama' ? 'qu’Ollama' : `que ${the(server)}`);
const called = (model: string) => (model === '' ? 'le modèle' : `le modèle « ${model} »`);
const Called = (model: string) => (model === '' ? 'Le modèle' : `Le modèle « ${model} »`);
/** “Ollama” or what else it is, with its address. */
const at = (server: string, address: string) => `${The(server)} à ${address}`;
const said = (words: string) => (words === '' ? '' : ` : ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
const seconds = (count: number) =>
  plural(count, { one: (shown) => `${shown} seconde`, other: (shown) => `${shown} secondes` });

const WAIT = 'Attendez un peu, puis réessayez.';
const TOO_LONG = 'La question et sa page ne tiennent pas dans le contexte du modèle.';
const SEND_LESS = 'Envoyez moins de la page, ou demandez dans un nouveau chat.';
const CHOOSE = 'Choisissez un autre modèle.';
const WITHOUT = 'Choisissez un modèle qui le peut, ou demandez sans cela.';
const NO_REASON = 'sans donner de raison';
const check = (server: string) =>
  `Vérifiez l’adresse et le chemin (${serverWords(server).setBy}), et mettez à jour ${the(server)}.`;
const find = (server: string) =>
  `Vérifiez l’adresse (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) =>
  `Réessayez. Si cela se reproduit, la raison est dans le journal ${server === 'ollama' ? 'd’Ollama' : 'de ce serveur'}.`;
const crashed = 'Il a peut-être été arrêté, ou il a planté. Vérifiez qu’il tourne, puis réessayez.';
const redirect = (server: string) =>
  `Si le bon serveur est là-bas, indiquez cette adresse (${serverWords(server).setBy}). Si c’est une page de connexion, autorisez-y cet ordinateur.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['Le serveur de modèles ne répond pas.', 'Lancez-le et réessayez.'],
    no_answer: ({ server, address, reason }) => [
      `${The(server)} ne répond pas à ${address} (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${The(server)} ne répond pas à ${address} (cet hôte n’existe pas).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${The(server)} ne répond pas à ${address} (aucune réponse en ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Rien ne peut transcrire la parole ici.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `Le modèle « ${model} » est injoignable pour l’instant : ${address} ne répond pas.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['Le serveur de modèles est surchargé.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `Le serveur à ${address} a reçu trop de demandes (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `Le serveur à ${address} est surchargé (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} est surchargé : sa propre file d’attente est pleine.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `Le serveur à ${address} charge encore son modèle.`,
      'Attendez qu’il ait fini, puis réessayez.',
    ],
  },
  upstream_refused: {
    general: () => ['Le serveur de modèles a refusé la question.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `Le serveur à ${address} demande une connexion ou une clé (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `Le serveur à ${address} refuse les demandes d’ici (403)${said(words)}.`,
      `C’est un proxy ou un pare-feu devant lui qui le dit. Autorisez-y cet ordinateur, ou indiquez l’adresse directe (${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `Autre chose que ${serverWords(server).a} répond à ${address} : la page demandée n’y existe pas (${status}).`,
      check(server),
    ],
    too_long: ({ address }) => [
      `Le serveur à ${address} n’accepte pas de questions aussi longues (413).`,
      'C’est un proxy devant lui qui le dit : augmentez sa limite (client_max_body_size pour nginx), ou envoyez moins de la page.',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} refuse les demandes d’ici (403) : le nom d’hôte ou l’Origin n’est pas accepté.`,
      'Utilisez une adresse qui est acceptée (une adresse IP, localhost ou un nom en .local). Si un proxy entre les deux ajoute un Origin, inscrivez-le dans OLLAMA_ORIGINS sur l’ordinateur d’Ollama.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)} doit être connecté à un compte pour utiliser ${called(model)}.`,
      'Exécutez `ollama signin` sur cet ordinateur.',
    ],
    bad_option: ({ server, said: words }) => [
      `${The(server)} n’accepte pas une option de cette demande${said(words)}.`,
      'Corrigez l’option dans les paramètres.',
    ],
    bad_model_name: ({ model }) => [
      `Aucun modèle ne peut s’appeler « ${model} ».`,
      'Un nom ressemble à llama3.2:3b ou à hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `Les modèles ${ofThe(server)} à ${address} ne peuvent pas être modifiés d’ici.`,
      'Utilisez les outils de ce serveur.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)} est trop ancien pour ${called(model)}${said(words)}.`,
      `Mettez à jour ${the(server)}, puis réessayez.`,
    ],
    no_chat: ({ server, address }) => [
      `Le serveur à ${address} ne connaît pas le chat ${ofA(server)} : c’est peut-être autre chose, ou une version très ancienne.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `Autre chose que ${serverWords(server).a} répond à ${address}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `Autre chose que ${serverWords(server).a} répond à ${address} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `Le serveur à ${address} renvoie vers ${target}. Aside ne suit pas.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `Le serveur à ${address} renvoie vers une autre adresse. Aside ne suit pas.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} ne peut pas lire cet enregistrement (${format})${said(words)}.`,
      'Envoyez du WAV ou du PCM 16 bits. Le serveur de whisper.cpp lit d’autres formats s’il est lancé avec --convert et que ffmpeg est là.',
    ],
    not_http: ({ server, address, reason }) => [
      `Le serveur à ${address} ne parle pas un HTTP valide (${reason}).`,
      `Vérifiez l’adresse, et si elle doit commencer par http:// ou https:// (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)} a refusé la demande (${status} : ${words || NO_REASON}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['Le serveur de modèles a échoué.', 'Réessayez.'],
    behind_proxy: ({ server, address, said: words }) => [
      `Le proxy à ${address} n’atteint pas ${the(server)} derrière lui (502)${said(words)}.`,
      `Lancez ${the(server)} sur cet ordinateur, ou corrigez l’adresse vers laquelle le proxy renvoie.`,
    ],
    not_available: ({ server, address }) => [
      `Le serveur à ${address} n’est pas disponible pour l’instant (503), selon un proxy devant lui.`,
      `Vérifiez ${thatThe(server)} tourne derrière, puis réessayez.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `Le proxy à ${address} n’a pas attendu assez longtemps ${the(server)} (${status})${said(words)}.`,
      `Charger un modèle et lire une longue page prend du temps. Augmentez le délai du proxy (proxy_read_timeout pour nginx), et vérifiez ${thatThe(server)} tourne derrière.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)} signale une erreur (${status} : ${words || NO_REASON}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `Le serveur à ${address} signale une erreur (${status} : ${NO_REASON}).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)} signale une erreur (${words || NO_REASON}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `La connexion ${toThe(server)} à ${address} s’est coupée avant qu’une réponse arrive.`,
      crashed,
    ],
    broke_midway: ({ server, address }) => [
      `La connexion ${toThe(server)} à ${address} s’est coupée au milieu de la réponse.`,
      crashed,
    ],
    not_understood: ({ address }) => [
      `Aside n’a pas compris le serveur à ${address}.`,
      'Réessayez. Le journal du compagnon en dit plus.',
    ],
    no_memory: ({ model, said: words }) => [
      `Il n’y a pas assez de mémoire pour ${called(model)}${said(words)}.`,
      'Fermez d’autres programmes, déchargez d’autres modèles avec `ollama stop`, ou choisissez un modèle plus petit.',
    ],
    runner_failed: ({ model, said: words }) => [
      `Le processus pour ${called(model)} a échoué${inBrackets(words)}.`,
      'Réessayez. Si cela se reproduit, la mémoire ne suffit peut-être pas : choisissez un modèle plus petit.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `Le disque du serveur à ${address} n’a pas de place pour ${called(model)}${said(words)}.`,
      'Supprimez des modèles dont vous n’avez pas besoin, ou libérez-y de la place. Puis réessayez.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} n’a pas pu télécharger ${called(model)}${said(words)}.`,
      'Vérifiez la connexion de cet ordinateur à Internet, puis réessayez.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} n’a pas pu télécharger ${called(model)}${said(words)}.`,
      'Réessayez.',
    ],
    endless: ({ server, address }) => [
      `${at(server, address)} a envoyé plus qu’une réponse ne peut contenir.`,
      `Vérifiez que l’adresse est bien celle ${ofA(server)}, et redémarrez le serveur.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)} a envoyé quelque chose qui n’est pas dans le protocole.`,
      `Vérifiez que l’adresse est bien celle ${ofA(server)}, et qu’aucun proxy ne modifie les réponses.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} s’est arrêté avant la fin de la réponse.`,
      `Réessayez. Si cela se reproduit, un proxy coupe peut-être les longues réponses, ou la raison est dans le journal ${ofThe(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `Le serveur à ${address} s’est arrêté avant le premier mot.`,
      `Réessayez. Si cela se reproduit, vérifiez que l’adresse est bien celle ${ofA(server)}, ou regardez dans son journal.`,
    ],
  },
  upstream_silent: {
    general: () => [
      'Le serveur de modèles n’a rien envoyé depuis trop longtemps.',
      'Redémarrez-le s’il est bloqué, puis réessayez.',
    ],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)} n’a rien envoyé pendant ${seconds(count)} et ne réagit pas non plus quand on l’interroge.`,
      'Vérifiez que le serveur tourne encore. Redémarrez-le s’il est bloqué, puis réessayez.',
    ],
  },
  model_not_found: {
    general: () => ['Ce modèle n’existe pas.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `Le serveur à ${address} n’a pas ${called(model)}.`,
      `${serverWords(server).getModel(model)}, ou choisissez un autre modèle.`,
    ],
    here: ({ server, model }) => [
      `Le modèle « ${model} » n’existe pas ici.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)}, ou choisissez un autre modèle.`,
    ],
    not_in_library: ({ model }) => [
      `Il n’y a pas de modèle « ${model} » à télécharger.`,
      'Vérifiez l’orthographe du nom et de la partie après les deux-points.',
    ],
    no_server: () => ['Ce serveur de modèles n’existe plus.', 'Rouvrez la liste des modèles.'],
    none: ({ server, address }) => [
      `${at(server, address)} n’a pas encore de modèle.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)} n’a pas de modèle qui puisse discuter (seulement ${model} et ${number(others)} de plus).`
        : `${at(server, address)} n’a pas de modèle qui puisse discuter (seulement ${model}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['Ce modèle ne peut pas faire cela.', CHOOSE],
    chat: ({ model }) => [
      `${Called(model)} ne peut pas discuter : il est fait pour autre chose, par exemple la recherche.`,
      CHOOSE,
    ],
    only_search: ({ model }) => [
      `${Called(model)} ne peut pas discuter : il fait du texte des nombres, pour la recherche.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${Called(model)} ne peut pas voir les images.`, WITHOUT],
    thinking: ({ model }) => [`${Called(model)} ne peut pas réfléchir avant de répondre.`, WITHOUT],
    tools: ({ model }) => [`${Called(model)} ne peut pas utiliser d’outils.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `La question et sa page demandent ${number(promptTokens)} tokens, mais le contexte du modèle n’en contient que ${number(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
