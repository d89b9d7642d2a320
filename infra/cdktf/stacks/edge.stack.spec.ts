import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../environments.js';
import { only, type Resource, synthSystem } from '../test/synth.js';

const [DEV] = ENVIRONMENTS as [Environment];
const CERTIFICATE = 'arn:aws:acm:us-east-1:123456789012:certificate/1';

describe.each(ENVIRONMENTS)('the addresses of $name', (environment) => {
  const stack = synthSystem(environment).stack('edge');
  const distribution = only(stack.resources('aws_cloudfront_distribution'));
  const behaviours = distribution.ordered_cache_behavior as Resource[];
  const origins = distribution.origin as Resource[];

  it('has a public load balancer in both zones that keeps sockets longer than their ping', () => {
    const balancer = only(stack.resources('aws_lb'));

    expect(balancer).toMatchObject({
      load_balancer_type: 'application',
      internal: false,
      idle_timeout: 60,
      drop_invalid_header_fields: true,
      enable_deletion_protection: environment.name === 'prod',
    });
    expect(balancer.subnets).toHaveLength(2);
  });

  it('refuses at the load balancer whoever did not come through the front door', () => {
    expect(only(stack.resources('aws_lb_listener'))).toMatchObject({
      port: 80,
      protocol: 'HTTP',
      default_action: [{ type: 'fixed-response', fixed_response: { status_code: '403' } }],
    });
  });

  it('notes every request in prod only, for 90 days', () => {
    const { access_logs } = only(stack.resources('aws_lb'));

    if (environment.name === 'prod') {
      expect(access_logs).toMatchObject({ enabled: true });
      expect(
        (only(stack.resources('aws_s3_bucket_lifecycle_configuration')).rule as Resource[])[1],
      ).toMatchObject({ filter: [{ prefix: '' }], expiration: [{ days: 90 }] });
    } else {
      expect(access_logs).toBeUndefined();
      expect(stack.resources('aws_s3_bucket')).toEqual({});
    }
  });

  it('shows people HTTPS only', () => {
    const policies = [distribution.default_cache_behavior as Resource, ...behaviours].map(
      ({ viewer_protocol_policy }) => viewer_protocol_policy,
    );

    expect(new Set(policies)).toEqual(new Set(['redirect-to-https', 'https-only']));
  });

  it.each([
    ['/api', 'api', '/api/incidentes/1', '/incidentes/1'],
    ['/api', 'api', '/api', '/'],
    ['/boards', 'boards', '/boards/tableros/socket', '/tableros/socket'],
    ['/ws', 'live', '/ws', `/${environment.name}`],
  ])('sends %s to %s, where %s arrives as %s', (prefix, target, path, arrives) => {
    const found = behaviours.filter(({ path_pattern }) =>
      [prefix, `${prefix}/*`].includes(String(path_pattern)),
    );
    const [functionAddress] = Object.keys(stack.resources('aws_cloudfront_function')).filter(
      (address) => address.includes(`${target}-rewrite`),
    );
    const { code } = stack.resources('aws_cloudfront_function')[functionAddress!]!;

    expect(found).toHaveLength(2);
    for (const behaviour of found) {
      expect(behaviour).toMatchObject({
        target_origin_id: target,
        cache_policy_id: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      });
      expect(JSON.stringify(behaviour.function_association)).toContain(functionAddress);
    }
    expect(rewritten(String(code), path)).toBe(arrives);
  });

  it('tells the load balancer that it is CloudFront by the first key, and which service is meant', () => {
    for (const service of ['api', 'boards']) {
      const origin = origins.find(({ origin_id }) => origin_id === service);

      expect(origin?.custom_header).toEqual([
        {
          name: 'x-vigia-edge',
          value:
            '${element(split(",", data.aws_secretsmanager_secret_version.edge-key-value.secret_string), 0)}',
        },
        { name: 'x-vigia-service', value: service },
      ]);
    }
  });

  it('reaches the live socket and the web app over TLS', () => {
    for (const id of ['live', 'web']) {
      expect(origins.find(({ origin_id }) => origin_id === id)).toMatchObject({
        custom_origin_config: {
          origin_protocol_policy: 'https-only',
          origin_ssl_protocols: ['TLSv1.2'],
        },
      });
    }
  });

  it('has a WebSocket API', () => {
    expect(only(stack.resources('aws_apigatewayv2_api'))).toMatchObject({
      name: `${environment.name}-vigia-live`,
      protocol_type: 'WEBSOCKET',
    });
  });

  it('answers addresses of screens with the page, and missing files as missing', () => {
    const { custom_rule } = only(stack.resources('aws_amplify_app'));
    const [{ source, target, status }] = custom_rule as [Record<string, string>];
    const screens = new RegExp(source!.slice(2, -2));

    expect({ target, status }).toEqual({ target: '/index.html', status: '200' });
    expect(screens.test('/incidentes/7')).toBe(true);
    expect(screens.test('/assets/index-3f2a.js')).toBe(false);
    expect(screens.test('/config.json')).toBe(false);
  });

  it('forbids pages everything that they do not need', () => {
    const headers = String(only(stack.resources('aws_amplify_app')).custom_headers);

    expect(headers).toContain("default-src 'self'");
    expect(headers).toContain("style-src 'self'");
    expect(headers).toContain("frame-ancestors 'none'");
    expect(headers).toContain('Strict-Transport-Security');
    expect(headers).toContain('nosniff');
    expect(headers).not.toContain('unsafe-');
  });

  it('is published by the deploy command, not by a push', () => {
    expect(only(stack.resources('aws_amplify_branch'))).toMatchObject({
      branch_name: 'main',
      enable_auto_build: false,
    });
    expect(only(stack.resources('aws_amplify_app'))).not.toHaveProperty('repository');
  });

  it('lets only its own pages upload photos, and none reach the boards', () => {
    const cors = stack.resources('aws_s3_bucket_cors_configuration');

    expect(Object.keys(cors)).toEqual(['photos-bucket-cors']);
    expect(only(cors)).toMatchObject({
      cors_rule: [
        {
          allowed_methods: ['GET', 'HEAD', 'POST', 'PUT'],
          allowed_origins: [expect.stringMatching(/^https:\/\/\$\{aws_cloudfront_distribution/)],
        },
      ],
    });
  });

  it('tells the address that people use', () => {
    expect(stack.document['output']).toMatchObject({
      url: { value: expect.stringMatching(/^https:\/\/\$\{aws_cloudfront_distribution/) },
    });
  });
});

describe('the addresses with a domain of our own', () => {
  const domain = { name: 'vigia.example.org', certificateArn: CERTIFICATE };
  const stack = synthSystem({ ...DEV, domain }).stack('edge');

  it('redirects port 80 to 443, and speaks TLS 1.2 or newer there', () => {
    const listeners = Object.values(stack.resources('aws_lb_listener'));

    expect(listeners).toMatchObject([
      {
        port: 80,
        default_action: [
          {
            type: 'redirect',
            redirect: { protocol: 'HTTPS', port: '443', status_code: 'HTTP_301' },
          },
        ],
      },
      {
        port: 443,
        protocol: 'HTTPS',
        ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        certificate_arn: CERTIFICATE,
        default_action: [{ type: 'fixed-response', fixed_response: { status_code: '403' } }],
      },
    ]);
  });

  it('answers under that name, and reaches the load balancer over TLS', () => {
    const { aliases, viewer_certificate, origin } = only(
      stack.resources('aws_cloudfront_distribution'),
    );

    expect(aliases).toEqual(['vigia.example.org']);
    expect(viewer_certificate).toMatchObject({
      acm_certificate_arn: CERTIFICATE,
      minimum_protocol_version: 'TLSv1.2_2021',
    });
    expect((origin as Resource[]).find(({ origin_id }) => origin_id === 'api')).toMatchObject({
      custom_origin_config: { origin_protocol_policy: 'https-only' },
    });
    expect(stack.document['output']).toMatchObject({ url: { value: 'https://vigia.example.org' } });
  });
});

/** What CloudFront makes of a path. */
function rewritten(code: string, uri: string): string {
  return (
    runInNewContext(`${code}; handler({ request: { uri: ${JSON.stringify(uri)} } })`) as {
      uri: string;
    }
  ).uri;
}
