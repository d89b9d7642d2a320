import { EXIT, Failure } from './failure.js';
import { ProgramError } from './programs.js';
import type { Site } from './site.js';
import type { Step } from './steps.js';

/** Whether the bucket with the state is there; a bucket of that name that is not ours ends everything. */
export async function hasStateBucket(site: Site): Promise<boolean> {
  const { stateBucket, name } = site.environment;
  try {
    const found = await site.lookFor(
      's3api',
      'head-bucket',
      ...['--bucket', stateBucket, '--expected-bucket-owner', site.identity.account],
    );
    return found !== undefined;
  } catch (error) {
    if (!(error instanceof ProgramError) || !/\b403\b|Forbidden|AccessDenied/.test(error.said)) {
      throw error;
    }
    throw new Failure(
      `The bucket ${stateBucket} belongs to another account, or you may not see it. If ${name} is deployed there, use that account's credentials; if not, choose another name: \`stateBucket\` in infra/cdktf/environments.ts.`,
      EXIT.refused,
    );
  }
}

/** The bucket for the state: versioned, encrypted, private, over TLS only. Each property is put where it is missing. */
export function stateBucketSteps(site: Site): readonly Step[] {
  const { stateBucket: bucket, region } = site.environment;
  const ours = ['--bucket', bucket];
  const has = (operation: string, found: (answer: string) => boolean) => async () => {
    const answer = await site.programs.lookFor('aws', ['s3api', operation, ...ours], UNSET);
    return answer !== undefined && found(answer);
  };
  return [
    {
      name: `bucket for the state: ${bucket}`,
      isDone: () => hasStateBucket(site),
      run: async () => {
        // The oldest region is the only one that must not be named.
        const place =
          region === 'us-east-1'
            ? []
            : ['--create-bucket-configuration', `LocationConstraint=${region}`];
        await site.aws(['s3api', 'create-bucket', ...ours, ...place]);
      },
    },
    {
      name: 'bucket for the state: old versions are kept',
      isDone: has('get-bucket-versioning', (answer) => answer.includes('"Enabled"')),
      run: async () => {
        const status = ['--versioning-configuration', 'Status=Enabled'];
        await site.aws(['s3api', 'put-bucket-versioning', ...ours, ...status]);
      },
    },
    {
      name: 'bucket for the state: encrypted',
      isDone: has('get-bucket-encryption', (answer) => answer.includes('SSEAlgorithm')),
      run: async () => {
        const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } };
        const rules = ['--server-side-encryption-configuration', JSON.stringify({ Rules: [rule] })];
        await site.aws(['s3api', 'put-bucket-encryption', ...ours, ...rules]);
      },
    },
    {
      name: 'bucket for the state: closed to the public',
      isDone: has(
        'get-public-access-block',
        (answer) => WALLS.every((wall) => answer.includes(wall)) && !answer.includes('false'),
      ),
      run: async () => {
        const walls = WALLS.map((wall) => `${wall}=true`).join(',');
        const all = ['--public-access-block-configuration', walls];
        await site.aws(['s3api', 'put-public-access-block', ...ours, ...all]);
      },
    },
    {
      name: 'bucket for the state: over TLS only',
      isDone: has('get-bucket-policy', (answer) => answer.includes('aws:SecureTransport')),
      run: async () => {
        const policy = ['--policy', JSON.stringify(tlsOnly(bucket))];
        await site.aws(['s3api', 'put-bucket-policy', ...ours, ...policy]);
      },
    },
  ];
}

const WALLS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'];
const UNSET = /NoSuch|NotFound|\b404\b/;

function tlsOnly(bucket: string): object {
  const arn = `arn:aws:s3:::${bucket}`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
}
