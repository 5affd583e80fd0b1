/** The program: a command of its own, or the companion. Neither loads what only the other needs. */

import { speakOnTerminal } from '../words/speak-on-terminal.ts';

const argv = process.argv.slice(2);
await speakOnTerminal(process.env);
const isStart = argv[0] === undefined || argv[0] === 'start' || argv[0].startsWith('-');
const exitCode = isStart ? undefined : await (await import('./cli/run-command.ts')).runCommand(argv);
if (exitCode !== undefined) process.exit(exitCode);
// Not awaited: the companion runs on, and a module that imports this one's types must not wait for it.
void import('./start.ts').then(({ start }) => start(argv[0] === 'start' ? argv.slice(1) : argv));
