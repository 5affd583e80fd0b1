import { capitalised } from '../capitalised.ts';
import type { UpstreamErrors } from '../english/upstream-errors.ts';
import { GET_TRANSCRIBER, serverWords } from './servers.ts';
import { number, plural } from './tongue.ts';

const a = (server: string) => serverWords(server).a;
const the = (server: string) => serverWords(server).the;
const The = (server: string) => capitalised(the(server));
const toThe = (server: string) => `a ${the(server)}`.replace(/^a el /, 'al ');
const ofThe = (server: string) => `de ${the(server)}`.replace(/^de el /, 'del ');
const called = (model: string) => (model === '' ? 'el modelo' : `el modelo «${model}»`);
const Called = (model: string) => (model === '' ? 'El modelo' : `El modelo «${model}»`);
/** “Ollama” or what else it is, with its address. */
const at = (server: string, address: string) => `${The(server)} en ${address}`;
const said = (words: string) => (words === '' ? '' : `: ${words}`);
const inBrackets = (words: string) => (words === '' ? '' : ` (${words})`);
const seconds = (count: number) =>
  plural(count, { one: (shown) => `${shown} segundo`, other: (shown) => `${shown} segundos` });

const WAIT = 'Espera un poco e inténtalo otra vez.';
const TOO_LONG = 'La pregunta y su página no caben en el contexto del modelo.';
const SEND_LESS = 'Envía menos de la página o pregunta en un chat nuevo.';
const CHOOSE = 'Elige otro modelo.';
const WITHOUT = 'Elige un modelo que pueda, o pregunta sin ello.';
const NO_REASON = 'sin dar un motivo';
const check = (server: string) =>
  `Comprueba la dirección y la ruta (${serverWords(server).setBy}), y actualiza ${the(server)}.`;
const find = (server: string) =>
  `Comprueba la dirección (${serverWords(server).setBy}). ${serverWords(server).findable}`.trim();
const again = (server: string) =>
  `Inténtalo otra vez. Si vuelve a pasar, el motivo está en el registro de ${server === 'ollama' ? 'Ollama' : 'ese servidor'}.`;
const crashed = 'Quizá se ha cerrado o ha fallado. Comprueba que funcione e inténtalo otra vez.';
const redirect = (server: string) =>
  `Si allí está el servidor correcto, indica esa dirección (${serverWords(server).setBy}). Si es una página para iniciar sesión, autoriza allí este equipo.`;

export const upstreamErrors = {
  upstream_unreachable: {
    general: () => ['El servidor de modelos no responde.', 'Inícialo e inténtalo otra vez.'],
    no_answer: ({ server, address, reason }) => [
      `${The(server)} no responde en ${address} (${reason}).`,
      serverWords(server).start,
    ],
    no_such_host: ({ server, address }) => [
      `${The(server)} no responde en ${address} (ese host no existe).`,
      serverWords(server).start,
    ],
    timed_out: ({ server, address, seconds: count }) => [
      `${The(server)} no responde en ${address} (sin respuesta en ${seconds(count)}).`,
      serverWords(server).start,
    ],
    no_transcriber: () => ['Aquí nada puede convertir voz en texto.', GET_TRANSCRIBER],
    model_away: ({ server, address, model }) => [
      `Ahora no se puede usar el modelo «${model}»: ${address} no responde.`,
      serverWords(server).start,
    ],
  },
  upstream_busy: {
    general: () => ['El servidor de modelos está sobrecargado.', WAIT],
    too_many_requests: ({ address, said: words }) => [
      `El servidor en ${address} ha recibido demasiadas peticiones (429)${said(words)}.`,
      WAIT,
    ],
    busy: ({ server, address, said: words }) => [
      `El servidor en ${address} está sobrecargado (503)${said(words)}.`,
      serverWords(server).relieve,
    ],
    queue_full: ({ server, address }) => [
      `${at(server, address)} está sobrecargado: su propia cola está llena.`,
      serverWords(server).relieve,
    ],
    loading_model: ({ address }) => [
      `El servidor en ${address} aún está cargando su modelo.`,
      'Espera a que termine e inténtalo otra vez.',
    ],
  },
  upstream_refused: {
    general: () => ['El servidor de modelos ha rechazado la pregunta.', ''],
    wants_key: ({ server, address, status, said: words }) => [
      `El servidor en ${address} pide iniciar sesión o una clave (${status})${said(words)}.`,
      serverWords(server).unlock,
    ],
    not_let_in: ({ server, address, said: words }) => [
      `El servidor en ${address} rechaza las peticiones de aquí (403)${said(words)}.`,
      `Lo dice un proxy o un cortafuegos delante. Autoriza allí este equipo, o indica la dirección directa (${serverWords(server).setBy}).`,
    ],
    unknown_path: ({ server, address, status }) => [
      `En ${address} responde algo que no es ${serverWords(server).a}: la página pedida no existe allí (${status}).`,
      check(server),
    ],
    too_long: ({ address }) => [
      `El servidor en ${address} no acepta preguntas tan largas (413).`,
      'Lo dice un proxy delante: aumenta su límite (client_max_body_size en nginx) o envía menos de la página.',
    ],
    host_not_accepted: ({ server, address }) => [
      `${at(server, address)} rechaza las peticiones de aquí (403): no acepta el nombre de host o el Origin.`,
      'Usa una dirección que se acepte (una dirección IP, localhost o un nombre en .local). Si un proxy intermedio añade un Origin, ponlo en OLLAMA_ORIGINS en el equipo de Ollama.',
    ],
    not_signed_in: ({ server, address, model }) => [
      `${at(server, address)} necesita iniciar sesión para usar ${called(model)}.`,
      'Ejecuta `ollama signin` en ese equipo.',
    ],
    bad_option: ({ server, said: words }) => [
      `${The(server)} no acepta una opción de esta petición${said(words)}.`,
      'Corrige la opción en los ajustes.',
    ],
    bad_model_name: ({ model }) => [
      `Ningún modelo puede llamarse «${model}».`,
      'Un nombre es como llama3.2:3b o hf.co/owner/model.',
    ],
    not_manageable: ({ server, address }) => [
      `Los modelos ${ofThe(server)} en ${address} no se pueden cambiar desde aquí.`,
      'Usa las herramientas de ese servidor.',
    ],
    server_too_old: ({ server, address, model, said: words }) => [
      `${at(server, address)} es demasiado antiguo para ${called(model)}${said(words)}.`,
      `Actualiza ${the(server)} e inténtalo otra vez.`,
    ],
    no_chat: ({ server, address }) => [
      `El servidor en ${address} no conoce el chat de ${a(server)}: quizá sea otra cosa o una versión muy antigua.`,
      check(server),
    ],
    not_this_kind: ({ server, address }) => [
      `En ${address} responde algo que no es ${serverWords(server).a}.`,
      find(server),
    ],
    not_this_kind_status: ({ server, address, status }) => [
      `En ${address} responde algo que no es ${serverWords(server).a} (${status}).`,
      find(server),
    ],
    redirected: ({ server, address, target }) => [
      `El servidor en ${address} remite a ${target}. Aside no lo sigue.`,
      redirect(server),
    ],
    redirected_somewhere: ({ server, address }) => [
      `El servidor en ${address} remite a otra dirección. Aside no la sigue.`,
      redirect(server),
    ],
    audio_unread: ({ server, address, format, said: words }) => [
      `${at(server, address)} no puede leer esta grabación (${format})${said(words)}.`,
      'Envía WAV o PCM de 16 bits. El servidor de whisper.cpp lee otros formatos si se inicia con --convert y está ffmpeg.',
    ],
    not_http: ({ server, address, reason }) => [
      `El servidor en ${address} no habla un HTTP válido (${reason}).`,
      `Comprueba la dirección, y si debe empezar por http:// o https:// (${serverWords(server).setBy}).`,
    ],
    refused: ({ server, address, status, said: words }) => [
      `${at(server, address)} ha rechazado la petición (${status}: ${words || NO_REASON}).`,
      '',
    ],
  },
  upstream_failed: {
    general: () => ['El servidor de modelos ha fallado.', 'Inténtalo otra vez.'],
    behind_proxy: ({ server, address, said: words }) => [
      `El proxy en ${address} no llega ${toThe(server)} detrás de él (502)${said(words)}.`,
      `Inicia ${the(server)} en ese equipo, o corrige la dirección a la que remite el proxy.`,
    ],
    not_available: ({ server, address }) => [
      `El servidor en ${address} no está disponible ahora (503), dice un proxy delante.`,
      `Comprueba que ${the(server)} funcione detrás e inténtalo otra vez.`,
    ],
    proxy_gave_up: ({ server, address, status, said: words }) => [
      `El proxy en ${address} no ha esperado lo suficiente ${toThe(server)} (${status})${said(words)}.`,
      `Cargar un modelo y leer una página larga lleva tiempo. Aumenta el límite de tiempo del proxy (proxy_read_timeout en nginx), y comprueba que ${the(server)} funcione detrás.`,
    ],
    failed: ({ server, address, status, said: words }) => [
      `${at(server, address)} da un error (${status}: ${words || NO_REASON}).`,
      again(server),
    ],
    failed_with_page: ({ server, address, status }) => [
      `El servidor en ${address} da un error (${status}: ${NO_REASON}).`,
      again(server),
    ],
    failed_midway: ({ server, address, said: words }) => [
      `${at(server, address)} da un error (${words || NO_REASON}).`,
      again(server),
    ],
    broke_before: ({ server, address }) => [
      `La conexión con ${the(server)} en ${address} se cortó antes de que llegara una respuesta.`,
      crashed,
    ],
    broke_midway: ({ server, address }) => [
      `La conexión con ${the(server)} en ${address} se cortó en medio de la respuesta.`,
      crashed,
    ],
    not_understood: ({ address }) => [
      `Aside no ha entendido al servidor en ${address}.`,
      'Inténtalo otra vez. El registro del acompañante dice más.',
    ],
    no_memory: ({ model, said: words }) => [
      `No hay memoria suficiente para ${called(model)}${said(words)}.`,
      'Cierra otros programas, descarga otros modelos de la memoria con `ollama stop`, o elige un modelo más pequeño.',
    ],
    runner_failed: ({ model, said: words }) => [
      `El proceso para ${called(model)} ha fallado${inBrackets(words)}.`,
      'Inténtalo otra vez. Si vuelve a pasar, quizá no baste la memoria: elige un modelo más pequeño.',
    ],
    disk_full: ({ address, model, said: words }) => [
      `En el disco del servidor en ${address} no hay espacio para ${called(model)}${said(words)}.`,
      'Elimina modelos que no necesites, o libera espacio allí. Después inténtalo otra vez.',
    ],
    registry_unreachable: ({ server, address, model, said: words }) => [
      `${at(server, address)} no ha podido descargar ${called(model)}${said(words)}.`,
      'Comprueba la conexión a Internet de ese equipo e inténtalo otra vez.',
    ],
    pull_failed: ({ server, address, model, said: words }) => [
      `${at(server, address)} no ha podido descargar ${called(model)}${said(words)}.`,
      'Inténtalo otra vez.',
    ],
    endless: ({ server, address }) => [
      `${at(server, address)} ha enviado más de lo que cabe en una respuesta.`,
      `Comprueba que la dirección sea de verdad la de ${a(server)}, y reinicia el servidor.`,
    ],
    garbled: ({ server, address }) => [
      `${at(server, address)} ha enviado algo que no es del protocolo.`,
      `Comprueba que la dirección sea de verdad la de ${a(server)}, y que ningún proxy cambie las respuestas.`,
    ],
    ended_early: ({ server, address }) => [
      `${at(server, address)} ha terminado antes del final de la respuesta.`,
      `Inténtalo otra vez. Si vuelve a pasar, quizá un proxy corte las respuestas largas, o el motivo esté en el registro ${ofThe(server)}.`,
    ],
    said_nothing: ({ server, address }) => [
      `El servidor en ${address} ha terminado antes de la primera palabra.`,
      `Inténtalo otra vez. Si vuelve a pasar, comprueba que la dirección sea de verdad la de ${a(server)}, o mira en su registro.`,
    ],
  },
  upstream_silent: {
    general: () => [
      'El servidor de modelos lleva demasiado tiempo sin enviar nada.',
      'Reinícialo si se ha colgado, e inténtalo otra vez.',
    ],
    silent: ({ server, address, seconds: count }) => [
      `${at(server, address)} no ha enviado nada durante ${seconds(count)} y tampoco reacciona al preguntarle.`,
      'Comprueba que el servidor siga en marcha. Reinícialo si se ha colgado, e inténtalo otra vez.',
    ],
  },
  model_not_found: {
    general: () => ['Ese modelo no existe.', CHOOSE],
    at_server: ({ server, address, model }) => [
      `El servidor en ${address} no tiene ${called(model)}.`,
      `${serverWords(server).getModel(model)}, o elige otro modelo.`,
    ],
    here: ({ server, model }) => [
      `El modelo «${model}» no existe aquí.`,
      `${serverWords(server).getModel(model.split(' @ ')[0] ?? model)}, o elige otro modelo.`,
    ],
    not_in_library: ({ model }) => [
      `No hay ningún modelo «${model}» para descargar.`,
      'Comprueba cómo se escriben el nombre y la parte después de los dos puntos.',
    ],
    no_server: () => ['Ese servidor de modelos ya no existe.', 'Abre otra vez la lista de modelos.'],
    none: ({ server, address }) => [
      `${at(server, address)} todavía no tiene ningún modelo.`,
      `${serverWords(server).getModel('')}.`,
    ],
    none_can_chat: ({ server, address, model, others }) => [
      others > 0
        ? `${at(server, address)} no tiene ningún modelo que pueda chatear (solo ${model} y ${number(others)} más).`
        : `${at(server, address)} no tiene ningún modelo que pueda chatear (solo ${model}).`,
      `${serverWords(server).getModel('')}.`,
    ],
  },
  model_unsupported: {
    general: () => ['Este modelo no puede hacer eso.', CHOOSE],
    chat: ({ model }) => [
      `${Called(model)} no puede chatear: está hecho para otra cosa, por ejemplo para buscar.`,
      CHOOSE,
    ],
    only_search: ({ model }) => [
      `${Called(model)} no puede chatear: convierte el texto en números, para buscar.`,
      CHOOSE,
    ],
    images: ({ model }) => [`${Called(model)} no puede ver imágenes.`, WITHOUT],
    thinking: ({ model }) => [`${Called(model)} no puede pensar antes de responder.`, WITHOUT],
    tools: ({ model }) => [`${Called(model)} no puede usar herramientas.`, WITHOUT],
  },
  context_overflow: {
    general: () => [TOO_LONG, SEND_LESS],
    overflow: ({ server }) => [TOO_LONG, `${SEND_LESS} ${serverWords(server).enlarge}`.trim()],
    counted: ({ server, promptTokens, contextTokens }) => [
      `La pregunta y su página necesitan ${number(promptTokens)} tokens, pero en el contexto del modelo solo caben ${number(contextTokens)}.`,
      `${SEND_LESS} ${serverWords(server).enlarge}`.trim(),
    ],
  },
} satisfies UpstreamErrors;
