import { LbListener } from '@cdktf/provider-aws/lib/lb-listener/index.js';
import { Lb } from '@cdktf/provider-aws/lib/lb/index.js';
import { Construct } from 'constructs';
import { PORTS } from '../ports.js';
import type { Bucket } from './bucket.js';

export interface LoadBalancerProps {
  readonly name: string;
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** With it port 80 only redirects to 443; absent: port 80 serves what CloudFront passes on. */
  readonly certificateArn?: string;
  /** Whether AWS refuses to delete it. */
  readonly isProtected: boolean;
  /** Where each request is noted; absent: nowhere. */
  readonly accessLogs?: Bucket;
}

/** Longer than the boards' ping (25 s), shorter than the api keeps a connection (75 s). */
const IDLE_SECONDS = 60;
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** What stands before the services: who knows no rule of it is refused. */
export class LoadBalancer extends Construct {
  readonly dnsName: string;
  readonly arnSuffix: string;
  /** The listener that serves; rules are added to it. */
  readonly listenerArn: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { name, subnetIds, securityGroupId, certificateArn, isProtected, accessLogs } = props;
    const balancer = new Lb(this, 'balancer', {
      name,
      loadBalancerType: 'application',
      internal: false,
      subnets: [...subnetIds],
      securityGroups: [securityGroupId],
      idleTimeout: IDLE_SECONDS,
      dropInvalidHeaderFields: true,
      enableDeletionProtection: isProtected,
      ...(accessLogs === undefined
        ? {}
        : { accessLogs: { bucket: accessLogs.name, enabled: true } }),
    });
    this.dnsName = balancer.dnsName;
    this.arnSuffix = balancer.arnSuffix;

    const refusal = [
      {
        type: 'fixed-response',
        fixedResponse: { statusCode: '403', contentType: 'text/plain', messageBody: 'Forbidden' },
      },
    ];
    if (certificateArn === undefined) {
      this.listenerArn = new LbListener(this, 'http', {
        loadBalancerArn: balancer.arn,
        port: PORTS.http,
        protocol: 'HTTP',
        defaultAction: refusal,
      }).arn;
    } else {
      new LbListener(this, 'http', {
        loadBalancerArn: balancer.arn,
        port: PORTS.http,
        protocol: 'HTTP',
        defaultAction: [
          {
            type: 'redirect',
            redirect: { protocol: 'HTTPS', port: String(PORTS.https), statusCode: 'HTTP_301' },
          },
        ],
      });
      this.listenerArn = new LbListener(this, 'https', {
        loadBalancerArn: balancer.arn,
        port: PORTS.https,
        protocol: 'HTTPS',
        sslPolicy: TLS_POLICY,
        certificateArn,
        defaultAction: refusal,
      }).arn;
    }
  }
}
