import { join } from 'node:path';
import express, { Router } from 'express';

/** The built pages: `/` for customers, `/desk` for staff, and their files. */
export function pages(folder: string): Router {
  const router = Router();
  // A file with a hash in its name never changes; the pages name the newest ones and are asked for each time.
  router.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', index: false }));
  router.get(['/', '/index.html'], page(join(folder, 'index.html')));
  router.get(['/desk', '/desk/{*place}', '/desk.html'], page(join(folder, 'desk.html')));
  return router;
}

function page(file: string): express.RequestHandler {
  return (_request, response, next) => {
    response.sendFile(file, { headers: { 'Cache-Control': 'no-cache' }, cacheControl: false }, (failure) => {
      // Not built, or not there: as any other address. A reader that has gone needs no answer.
      if (failure && !response.headersSent) next((failure as { status?: number }).status === 404 ? undefined : failure);
    });
  };
}
