import { CloudfrontCachePolicy } from '@cdktf/provider-aws/lib/cloudfront-cache-policy/index.js';
import { CloudfrontDistribution } from '@cdktf/provider-aws/lib/cloudfront-distribution/index.js';
import { CloudfrontFunction } from '@cdktf/provider-aws/lib/cloudfront-function/index.js';
import { Construct } from 'constructs';
import type { Domain } from '../environments.js';

/** One part of the system that is reached under a path of the one address. */
export interface Part {
  /** Names it in the distribution. */
  readonly id: string;
  /** What the path starts with, for example `/api`. */
  readonly prefix: string;
  readonly domainName: string;
  /** What the prefix becomes on the way: `''` cuts it off. */
  readonly rewrite: string;
  readonly protocol: 'http-only' | 'https-only';
  /** Whether the server behind wants to see the address that people typed. */
  readonly keepsHost: boolean;
  /** What CloudFront says to it, and no visitor can. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface FrontDoorProps {
  readonly name: string;
  /** Serves every path that no part has. */
  readonly webAppDomainName: string;
  readonly parts: readonly Part[];
  /** Absent: people use the address that CloudFront gives. */
  readonly domain?: Domain;
}

/** Policies that AWS keeps for everybody, by their public ids. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER = '216adef6-5c7f-47e4-b989-5492eafa07d3';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const YEAR_SECONDS = 31_536_000;
/** The api gives up on its own after 30 seconds. */
const READ_SECONDS = 60;

/**
 * One HTTPS address for the web app, the api, the boards and the live socket. With one origin the session cookie may be
 * HttpOnly and SameSite, no page calls plain http:// or ws://, and no preflight is ever needed.
 */
export class FrontDoor extends Construct {
  /** Where people open Vigía, without a slash at the end. */
  readonly url: string;
  readonly distributionId: string;

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id);
    const { name, webAppDomainName, parts, domain } = props;
    const asOrigins = new CloudfrontCachePolicy(this, 'web-cache', {
      name,
      comment: 'As long as the web app says; not at all when it says nothing.',
      minTtl: 0,
      defaultTtl: 0,
      maxTtl: YEAR_SECONDS,
      parametersInCacheKeyAndForwardedToOrigin: {
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
        cookiesConfig: { cookieBehavior: 'none' },
        headersConfig: { headerBehavior: 'none' },
        queryStringsConfig: { queryStringBehavior: 'none' },
      },
    });
    const distribution = new CloudfrontDistribution(this, 'distribution', {
      enabled: true,
      comment: name,
      isIpv6Enabled: true,
      httpVersion: 'http2and3',
      priceClass: 'PriceClass_All',
      ...(domain === undefined ? {} : { aliases: [domain.name] }),
      viewerCertificate:
        domain === undefined
          ? { cloudfrontDefaultCertificate: true }
          : {
              acmCertificateArn: domain.certificateArn,
              sslSupportMethod: 'sni-only',
              minimumProtocolVersion: 'TLSv1.2_2021',
            },
      restrictions: { geoRestriction: { restrictionType: 'none' } },
      origin: [
        origin({ id: 'web', domainName: webAppDomainName, protocol: 'https-only', headers: {} }),
        ...parts.map(origin),
      ],
      defaultCacheBehavior: {
        targetOriginId: 'web',
        viewerProtocolPolicy: 'redirect-to-https',
        allowedMethods: ['GET', 'HEAD'],
        cachedMethods: ['GET', 'HEAD'],
        cachePolicyId: asOrigins.id,
        compress: true,
      },
      orderedCacheBehavior: parts.flatMap((part) => {
        const rewrite = new CloudfrontFunction(this, `${part.id}-rewrite`, {
          name: `${name}-${part.id}`,
          runtime: 'cloudfront-js-2.0',
          publish: true,
          code: rewriteCode(part.prefix, part.rewrite),
        });
        return [part.prefix, `${part.prefix}/*`].map((pathPattern) => ({
          pathPattern,
          targetOriginId: part.id,
          viewerProtocolPolicy: 'https-only',
          allowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'POST', 'PATCH', 'DELETE'],
          cachedMethods: ['GET', 'HEAD'],
          cachePolicyId: CACHING_DISABLED,
          originRequestPolicyId: part.keepsHost ? ALL_VIEWER : ALL_VIEWER_EXCEPT_HOST,
          compress: true,
          functionAssociation: [{ eventType: 'viewer-request', functionArn: rewrite.arn }],
        }));
      }),
    });
    this.distributionId = distribution.id;
    this.url = `https://${domain?.name ?? distribution.domainName}`;
  }
}

function origin({
  id,
  domainName,
  protocol,
  headers,
}: Pick<Part, 'id' | 'domainName' | 'protocol' | 'headers'>) {
  return {
    originId: id,
    domainName,
    customOriginConfig: {
      httpPort: 80,
      httpsPort: 443,
      originProtocolPolicy: protocol,
      originSslProtocols: ['TLSv1.2'],
      originReadTimeout: READ_SECONDS,
    },
    customHeader: Object.entries(headers).map(([name, value]) => ({ name, value })),
  };
}

/** Runs at CloudFront for every request of a part. */
function rewriteCode(prefix: string, rewrite: string): string {
  return [
    'function handler(event) {',
    '  var request = event.request;',
    `  request.uri = ${JSON.stringify(rewrite)} + request.uri.slice(${String(prefix.length)}) || '/';`,
    '  return request;',
    '}',
    '',
  ].join('\n');
}
