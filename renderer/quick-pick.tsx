import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { errorTitle } from '../shared/copy.ts';
import { mirrorRoles } from './mirror.ts';
import { LastResort } from './ui/last-resort.tsx';
import { QuickPick } from './views/quick-pick.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('quick-pick.html has no #root');

mirrorRoles();
createRoot(root).render(
  <LastResort title={errorTitle({ code: 'unexpected' })}>
    <QuickPick />
  </LastResort>,
);
