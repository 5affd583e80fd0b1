/** How a person types a command of ours in a checkout, where no `aside` is on the path. */
export const ASIDE_COMMAND = 'npm run -s aside --';
