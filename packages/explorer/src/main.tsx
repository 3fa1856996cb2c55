import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './explorer.css';
import { Explorer } from './Explorer.tsx';
import { locale, words } from './words.ts';

document.documentElement.lang = locale;
document.title = words.title;
createRoot(document.getElementById('root') as HTMLElement).render(<StrictMode><Explorer /></StrictMode>);
