import { startMicrophonePage } from './start-microphone-page.tsx';

void startMicrophonePage();
