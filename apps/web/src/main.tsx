import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { restoreLargeType } from './shared/preferences';
import { allowOnlyMarkupFreeText } from './shared/trusted-types';
import './shared/base.css';
import './frame/frame.css';

allowOnlyMarkupFreeText();
restoreLargeType();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
