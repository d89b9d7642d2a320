import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { requestId } from '@vigia/platform/nest';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import type { Config } from './config/config.js';
import type { Parts } from './config/config.module.js';
import { serveDocs } from './openapi.js';
import { securityHeaders } from './security-headers.js';

const REQUEST_MS = 30_000;
const HEADERS_MS = 15_000;
/** Longer than the load balancer keeps idle connections, so that it never writes into a closing one. */
const KEEP_ALIVE_MS = 75_000;

/** The api, ready to listen: the only place that configures Nest, for the server, the tests and the OpenAPI file. */
export async function createApp(
  config: Config,
  parts: Parts = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, parts), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.set('trust proxy', config.http.trustProxyHops);
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestId, securityHeaders());
  app.enableCors({
    origin: [...config.http.webOrigins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'Accept-Language',
      'Authorization',
      'Content-Type',
      'Idempotency-Key',
      'If-Match',
      'X-Request-Id',
      'X-User-Email',
    ],
    exposedHeaders: [
      'ETag',
      'Link',
      'Location',
      'Retry-After',
      'X-Request-Id',
      'RateLimit',
      'RateLimit-Policy',
    ],
    maxAge: 600,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  const server = app.getHttpServer();
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = HEADERS_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  serveDocs(app);
  return app;
}
