import { createRoot } from 'react-dom/client';
import { initialLanguage, startI18n } from '../src/i18n';
import { PiecesPage } from './Pieces';
import '../src/theme/page.css';
import '../src/parts/parts.css';
import './pieces.css';

startI18n(initialLanguage(window.location.search));
const page = document.getElementById('page');
if (page) createRoot(page).render(<PiecesPage />);
