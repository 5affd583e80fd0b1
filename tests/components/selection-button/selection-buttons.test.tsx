import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { SelectionButtons } from '../../../components/selection-button/SelectionButtons.tsx';
import { SettingsContext } from '../../../components/settings-context.ts';
import type { KeptPrompt } from '../../../protocol/prompts.ts';
import type { ButtonState } from '../../../sidebar/selection-button/button-state.ts';
import type { LazyPart } from '../../../sidebar/state/lazy-part.ts';
import { settle } from '../../helpers/settle.ts';
import { createTestPanel } from '../../helpers/test-panel.ts';

afterEach(cleanup);

/** Beside a page of example.org, in a browser that allows all that it is asked. */
async function show(kept: object = {}, prompts: readonly KeptPrompt[] = []) {
  const panel = createTestPanel();
  onTestFinished(panel.dispose);
  await panel.page.browser.storage.local.set({ selectionButton: kept });
  panel.settings.set('prompts', prompts);
  render(
    <SettingsContext.Provider value={panel.settings}>
      <SelectionButtons buttons={panel.state.buttons as LazyPart<ButtonState>} />
    </SettingsContext.Provider>,
  );
  await screen.findByRole('radiogroup', { name: 'Buttons beside selected text' });
  // By now it knows the page beside the panel.
  await settle();
  return panel.page;
}

const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const checkbox = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });

it('is off at first, and shows nothing that would matter only then', async () => {
  await show();
  expect(radio('Off').checked).toBe(true);
  expect(screen.queryAllByRole('checkbox')).toEqual([]);
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('begins with the site beside the panel, and says how the keyboard gets to the buttons', async () => {
  const page = await show();
  screen.getByText(/Alt\+F10/);
  fireEvent.click(radio('On the sites I choose'));
  await screen.findByText('example.org');
  expect(page.wanted).toEqual([['http://example.org/*', 'https://example.org/*']]);
  expect(radio('On the sites I choose').checked).toBe(true);
});

it('calls an action as the prompt is called that it asks by', async () => {
  await show({ where: 'everywhere' }, [{ prompt: 'translate', name: 'Into English', revision: 1 }]);
  await screen.findByRole('checkbox', { name: 'Into English' });
  expect(screen.queryByRole('checkbox', { name: 'Translate' })).toBeNull();
  checkbox('Explain');
});

it('lists the sites, adds and removes one, and never loses the focus', async () => {
  await show({ where: 'sites', sites: ['a.test', 'example.org'] });
  fireEvent.click(screen.getByRole('button', { name: 'Remove a.test' }));
  expect(screen.queryByText('a.test')).toBeNull();
  const field = screen.getByRole('textbox', { name: 'Site' });
  expect(document.activeElement).toBe(field);
  fireEvent.input(field, { target: { value: 'b.test' } });
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  await screen.findByText('b.test');
});

it('says what is no site', async () => {
  await show({ where: 'sites' });
  fireEvent.input(screen.getByRole('textbox', { name: 'Site' }), { target: { value: 'no site' } });
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  expect((await screen.findByRole('alert')).textContent).toBe('That isn’t a site. Type one such as example.org.');
});

it('says where the browser does not let Aside in, and asks again', async () => {
  const page = await show({ where: 'everywhere' });
  await screen.findByText('The browser doesn’t let Aside run on all sites, so no buttons appear.');
  fireEvent.click(screen.getByRole('button', { name: 'Allow it again' }));
  expect(page.wanted).toEqual([['http://*/*', 'https://*/*']]);
});

it('offers what the menu has for a selection, of which one stays', async () => {
  await show({ where: 'everywhere', actions: ['ask-here', 'explain'] });
  const shown = screen.getAllByRole<HTMLInputElement>('checkbox');
  expect(shown.map(({ checked }) => checked)).toEqual([false, true, false, false, true]);
  fireEvent.click(checkbox('Explain'));
  expect(checkbox('Ask here').disabled).toBe(true);
  fireEvent.click(checkbox('Translate'));
  expect(checkbox('Ask here').disabled).toBe(false);
});
