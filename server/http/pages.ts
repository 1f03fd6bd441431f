import { readdirSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** The built pages: `/` for customers, `/desk` for staff, their files, and the script for the bank's own pages. */
export function pages(folder: string): Router {
  const router = Router();
  // A file with a hash in its name never changes; the pages name the newest ones and are asked for each time.
  router.use('/assets', compressed(join(folder, 'assets'), { immutable: true, maxAge: '365d' }));
  // The one script that the bank's own sites load: for them, not for us alone, and asked for again within minutes.
  router.use('/embed.js', (_request, response, next) => {
    response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    next();
  });
  router.get('/embed.js', compressed(folder, { maxAge: '5m' }, ['embed.js']));
  router.get(['/', '/index.html'], page(join(folder, 'index.html')));
  router.get(['/desk', '/desk/{*place}', '/desk.html'], page(join(folder, 'desk.html')));
  return router;
}

type Caching = Pick<NonNullable<Parameters<typeof express.static>[1]>, 'immutable' | 'maxAge'>;

/**
 * The files of a folder, by their names, as the build has compressed them for whoever takes gzip: a phone loads a third.
 *
 * @param only these of them
 */
function compressed(folder: string, caching: Caching, only?: readonly string[]): RequestHandler {
  const names = new Set(namesIn(folder));
  const serve = express.static(resolve(folder), {
    ...caching,
    index: false,
    redirect: false,
    setHeaders(response, path) {
      if (!path.endsWith('.gz')) return;
      response.set('Content-Encoding', 'gzip');
      response.type(extname(path.slice(0, -'.gz'.length)));
    },
  });
  return (request, response, next) => {
    const name = only ? only.find((one) => request.path.endsWith(one)) : request.path.slice(1);
    if (name === undefined || name.endsWith('.gz')) return next();
    response.vary('Accept-Encoding');
    const smaller = request.acceptsEncodings('gzip') && names.has(`${name}.gz`);
    const { url } = request;
    request.url = `/${name}${smaller ? '.gz' : ''}`;
    serve(request, response, (failure?: unknown) => {
      request.url = url;
      next(failure);
    });
  };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not built: nothing is there.
    return [];
  }
}

function page(file: string): RequestHandler {
  return (_request, response, next) => {
    response.sendFile(file, { headers: { 'Cache-Control': 'no-cache' }, cacheControl: false }, (failure) => {
      // Not built, or not there: as any other address. A reader that has gone needs no answer.
      if (failure && !response.headersSent) next((failure as { status?: number }).status === 404 ? undefined : failure);
    });
  };
}
