import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { VerificationFrame } from './views/verification-frame.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('sign-in.html has no #root');

createRoot(root).render(<VerificationFrame />);
