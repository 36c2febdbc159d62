import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { errorTitle } from '../shared/copy.ts';
import { App } from './app.tsx';
import { mirrorMain } from './mirror.ts';
import { LastResort } from './ui/last-resort.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

mirrorMain();
createRoot(root).render(
  <LastResort title={errorTitle({ code: 'unexpected' })}>
    <App />
  </LastResort>,
);
