import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { errorTitle } from '../shared/copy.ts';
import { LastResort } from './ui/last-resort.tsx';
import { VerificationFrame } from './views/verification-frame.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('sign-in.html has no #root');

createRoot(root).render(
  <LastResort title={errorTitle({ code: 'unexpected' })}>
    <VerificationFrame />
  </LastResort>,
);
