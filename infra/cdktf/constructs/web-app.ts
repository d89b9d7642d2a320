import { AmplifyApp } from '@cdktf/provider-aws/lib/amplify-app/index.js';
import { AmplifyBranch } from '@cdktf/provider-aws/lib/amplify-branch/index.js';
import { Construct } from 'constructs';

export interface WebAppProps {
  readonly name: string;
  readonly stage: 'DEVELOPMENT' | 'BETA' | 'PRODUCTION';
  /** Servers besides its own origin that pages may send to: where photos are uploaded. */
  readonly connectsTo: readonly string[];
}

const BRANCH = 'main';
/** Whatever has no file ending of ours is a screen of the app. */
const SCREENS =
  '</^[^.]+$|\\.(?!(css|gif|ico|jpg|jpeg|js|json|map|png|svg|txt|ttf|webmanifest|webp|woff|woff2)$)([^.]+$)/>';

/** The built web app on Amplify, published by the deploy command; with its security headers. */
export class WebApp extends Construct {
  readonly appId: string;
  readonly branch = BRANCH;
  readonly domainName: string;

  constructor(scope: Construct, id: string, { name, stage, connectsTo }: WebAppProps) {
    super(scope, id);
    const app = new AmplifyApp(this, 'app', {
      name,
      platform: 'WEB',
      customRule: [{ source: SCREENS, target: '/index.html', status: '200' }],
      customHeaders: headersYaml([
        { pattern: '**/*', headers: securityHeaders(connectsTo) },
        {
          // Vite puts a hash of the content into these names.
          pattern: '/assets/*',
          headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
        },
      ]),
    });
    const branch = new AmplifyBranch(this, 'branch', {
      appId: app.id,
      branchName: BRANCH,
      stage,
      enableAutoBuild: false,
    });
    this.appId = app.id;
    this.domainName = `${branch.branchName}.${app.defaultDomain}`;
  }
}

/** Nothing inline may run or style. `'self'` covers the sockets too: everything is at one origin. */
function securityHeaders(connectsTo: readonly string[]): Readonly<Record<string, string>> {
  return {
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': [
      "default-src 'self'",
      ["connect-src 'self'", ...connectsTo].join(' '),
      "img-src 'self' data: blob: https:",
      "style-src 'self'",
      "font-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(self), geolocation=(self), microphone=()',
  };
}

function headersYaml(
  rules: readonly { pattern: string; headers: Readonly<Record<string, string>> }[],
): string {
  const lines = rules.flatMap(({ pattern, headers }) => [
    `  - pattern: ${JSON.stringify(pattern)}`,
    '    headers:',
    ...Object.entries(headers).flatMap(([key, value]) => [
      `      - key: ${JSON.stringify(key)}`,
      `        value: ${JSON.stringify(value)}`,
    ]),
  ]);
  return ['customHeaders:', ...lines, ''].join('\n');
}
