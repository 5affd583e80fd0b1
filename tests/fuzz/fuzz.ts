/** `npm run fuzz -- --seconds 600 --seed 7 --connections 10000`: attacks for as long as one likes. */
import { parseArgs } from 'node:util';
import { megabytes, runFuzz } from './run-fuzz.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 32) },
    connections: { type: 'string', default: '10000' },
  },
});
const seed = Number(values.seed);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say(`seed ${seed}`);
const result = await runFuzz({
  seed,
  rounds: Number.POSITIVE_INFINITY,
  maxMs: Number(values.seconds) * 1000,
  connections: Number(values.connections),
  report: say,
});
const { memory, gaps } = result;
say(`${result.attacks} attacks; ${result.tokens} tokens whole and in order`);
say(`memory held: ${megabytes(memory.before)} before, ${megabytes(memory.after)} after`);
say(`longest silence: ${Math.round(gaps.through)} ms, and ${Math.round(gaps.straight)} ms without a companion`);
say(`slowest short question: ${Math.round(result.slowestQuestionMs)} ms`);
