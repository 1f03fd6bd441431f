import { join } from 'node:path';
import express, { Router } from 'express';

/** The built pages: `/` for customers, `/desk` for staff, and their files. */
export function pages(folder: string): Router {
  const router = Router();
  // A file with a hash in its name never changes; the pages name the newest ones and are asked for each time.
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false }));
  // The one script that the bank's own sites load: for them, not for us alone, and asked for again within minutes.
  router.get('/embed.js', (request, response, next) => {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    page(join(folder, 'embed.js'), 'public, max-age=300')(request, response, next);
  });
  router.get(['/', '/index.html'], page(join(folder, 'index.html')));
  router.get(['/desk', '/desk/{*place}', '/desk.html'], page(join(folder, 'desk.html')));
  return router;
}

function page(file: string, caching = 'no-cache'): express.RequestHandler {
  return (_request, response, next) => {
    response.sendFile(file, { headers: { 'Cache-Control': caching }, cacheControl: false }, (failure) => {
      // Not built, or not there: as any other address. A reader that has gone needs no answer.
      if (failure && !response.headersSent) next((failure as { status?: number }).status === 404 ? undefined : failure);
    });
  };
}
