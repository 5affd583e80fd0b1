import { configure } from '@testing-library/preact/pure';

/* What the tests get as Testing Library: `findBy…` and `waitFor` only end what hangs, also on a machine that is busy. */
// biome-ignore lint/performance/noBarrelFile: it stands for that package in all tests.
export { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact/pure';

configure({ asyncUtilTimeout: 30_000 });
