import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { newQueryClient } from './api/queries';
import { watchForNewer } from './frame/newer';
import { newRouter } from './frame/router';
import { initialLanguage, startI18n } from './i18n';
import './theme/page.css';
import './parts/parts.css';
import './theme/print.css';

watchForNewer();
startI18n(initialLanguage(window.location.search));

const page = document.getElementById('page');
if (!page) throw new Error('index.html has no element with the id "page"');
createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={newRouter()} />
    </QueryClientProvider>
  </StrictMode>,
);
