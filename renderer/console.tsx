import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { errorTitle } from '../shared/copy.ts';
import { LastResort } from './ui/last-resort.tsx';
import { ConsoleFrame } from './views/console-frame.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('console.html has no #root');

createRoot(root).render(
  <LastResort title={errorTitle({ code: 'unexpected' })}>
    <ConsoleFrame />
  </LastResort>,
);
