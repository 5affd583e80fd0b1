import { signal } from '@preact/signals';
import { render } from 'preact';
import { Panel } from '../../../components/Panel.tsx';
import '../../../components/styles/panel.css';
import { createDemoModels, type DemoModels } from '../demo-models.ts';
import { states } from './states.ts';

declare global {
  /** For the script that takes the pictures: what there is to show, and the models of what is shown. */
  interface Window {
    galleryStates: string[];
    galleryModels: DemoModels;
  }
}

const name = location.hash.slice(1);
const models = createDemoModels();
states[name]?.(models);
window.galleryStates = Object.keys(states);
window.galleryModels = models;

render(
  <Panel
    state={models}
    shortcuts={signal({ open: 'Alt+A', ask: 'Alt+Q', summarise: 'Alt+S' })}
    copyText={async () => {}}
  />,
  document.getElementById('panel') as HTMLElement,
);
