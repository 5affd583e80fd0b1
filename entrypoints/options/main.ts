import { startOptionsPage } from './start-options-page.tsx';

void startOptionsPage();
