import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import { startMessages } from './messages/i18n.ts';
import { startWorker } from './offline/start-worker.ts';
import './theme/console.css';

await startMessages();
createRoot(document.getElementById('console')!).render(<Console />);
startWorker();
