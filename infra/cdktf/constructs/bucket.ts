import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketCorsConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-cors-configuration/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { S3BucketVersioningA } from '@cdktf/provider-aws/lib/s3-bucket-versioning/index.js';
import { Construct } from 'constructs';
import { policy, type Role } from './role.js';

export interface BucketProps {
  /** Unique in all of AWS. */
  readonly name: string;
  /** Makes Terraform refuse to plan its end; without it, its objects go with it. */
  readonly protectsData: boolean;
  /** Days after which objects end, by what their keys start with, old versions a day later; absent: they all stay. */
  readonly expireDays?: Readonly<Record<string, number>>;
  /** What others may do here besides those it was granted to, for example log delivery of AWS. */
  readonly statements?: (bucketArn: string) => readonly object[];
}

const NONCURRENT_DAYS = 30;
const UNFINISHED_UPLOAD_DAYS = 7;
/** What was only passing through leaves nothing: an uploaded photo still says where it was taken. */
const GONE_DAYS = 1;

/** A private, encrypted, versioned bucket that answers over TLS only and forgets old versions after 30 days. */
export class Bucket extends Construct {
  readonly name: string;
  readonly arn: string;
  /** Where pages reach its objects. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: BucketProps) {
    super(scope, id);
    const { name, protectsData, expireDays = {}, statements } = props;
    const bucket = new S3Bucket(this, 'bucket', {
      bucket: name,
      forceDestroy: !protectsData,
      lifecycle: { preventDestroy: protectsData },
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
    this.domainName = bucket.bucketRegionalDomainName;

    new S3BucketVersioningA(this, 'versioning', {
      bucket: bucket.id,
      versioningConfiguration: { status: 'Enabled' },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket: bucket.id,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    const closed = new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketPolicy(this, 'policy', {
      bucket: bucket.id,
      policy: policy([tlsOnly(bucket.arn), ...(statements?.(bucket.arn) ?? [])]),
      // S3 refuses two changes of who may reach a bucket at the same time.
      dependsOn: [closed],
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: bucket.id,
      rule: [
        {
          id: 'forget',
          status: 'Enabled',
          filter: [{ prefix: '' }],
          noncurrentVersionExpiration: [{ noncurrentDays: NONCURRENT_DAYS }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: UNFINISHED_UPLOAD_DAYS }],
        },
        ...Object.entries(expireDays).map(([prefix, days]) => ({
          id: `expire-${prefix.replaceAll('/', '') || 'all'}`,
          status: 'Enabled',
          filter: [{ prefix }],
          expiration: [{ days }],
          noncurrentVersionExpiration: [{ noncurrentDays: GONE_DAYS }],
        })),
      ],
    });
  }

  /** Lets pages of an origin, which may be known later than the bucket, use presigned addresses. */
  allowPagesOf(scope: Construct, origin: string): void {
    new S3BucketCorsConfiguration(scope, `${this.node.id}-cors`, {
      bucket: this.name,
      corsRule: [
        {
          allowedMethods: ['GET', 'HEAD', 'POST', 'PUT'],
          allowedOrigins: [origin],
          allowedHeaders: ['*'],
          exposeHeaders: ['ETag'],
          maxAgeSeconds: 600,
        },
      ],
    });
  }

  /** Lets the role store, read and remove objects, and list them. */
  grantObjects(role: Role): void {
    role.allow(`objects-of-${this.node.id}`, {
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [`${this.arn}/*`],
    });
    role.allow(`list-of-${this.node.id}`, { actions: ['s3:ListBucket'], resources: [this.arn] });
  }
}

function tlsOnly(arn: string): object {
  return {
    Sid: 'TlsOnly',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
