import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/app.js';
import { BootFailure } from './app/boot-failure.js';
import { loadConfig } from './shared/config/config.js';
import { startTexts } from './shared/i18n/i18n.js';
import { hearAppWorker } from './shared/worker/app-worker.js';
import './shared/ui/base.css';

async function boot(): Promise<void> {
  const element = document.getElementById('root');
  if (element === null) throw new Error('The page has no #root.');
  const root = createRoot(element);
  try {
    const [config] = await Promise.all([loadConfig(), startTexts()]);
    const App = await createApp(config);
    root.render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  } catch {
    root.render(<BootFailure />);
  }
}

hearAppWorker();
void boot();
