import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { mirrorMain } from './mirror.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

mirrorMain();
createRoot(root).render(<App />);
