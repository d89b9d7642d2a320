import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Nothing that the api answers is a page, besides its own documentation. */
export function securityHeaders(): RequestHandler {
  const data = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
  });
  const docs = helmet({
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  });
  return (request, response, next) => {
    const isDocs = request.path === '/docs' || request.path.startsWith('/docs/');
    // Answers are about people and about now.
    if (!isDocs) response.setHeader('Cache-Control', 'no-store');
    (isDocs ? docs : data)(request, response, next);
  };
}
