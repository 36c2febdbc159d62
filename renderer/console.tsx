import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { ConsoleFrame } from './views/console-frame.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('console.html has no #root');

createRoot(root).render(<ConsoleFrame />);
