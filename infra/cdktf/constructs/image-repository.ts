import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy/index.js';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository/index.js';
import { Construct } from 'constructs';
import type { Role } from './role.js';

export interface ImageRepositoryProps {
  readonly name: string;
  /** Without it, the images go with the repository. */
  readonly protectsData: boolean;
}

const KEPT_IMAGES = 10;

/** Images of one service: scanned when pushed, never overwritten, the last ten kept. */
export class ImageRepository extends Construct {
  readonly url: string;
  readonly #arn: string;

  constructor(scope: Construct, id: string, { name, protectsData }: ImageRepositoryProps) {
    super(scope, id);
    const repository = new EcrRepository(this, 'repository', {
      name,
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: [{ encryptionType: 'AES256' }],
      forceDelete: !protectsData,
    });
    new EcrLifecyclePolicy(this, 'lifecycle', {
      repository: repository.name,
      policy: JSON.stringify({
        rules: [
          {
            rulePriority: 1,
            description: `Keep the last ${String(KEPT_IMAGES)} images.`,
            selection: {
              tagStatus: 'any',
              countType: 'imageCountMoreThan',
              countNumber: KEPT_IMAGES,
            },
            action: { type: 'expire' },
          },
        ],
      }),
    });
    this.url = repository.repositoryUrl;
    this.#arn = repository.arn;
  }

  /** Lets the role pull images. The token that opens the registry belongs to no repository, so it has no ARN. */
  grantPull(role: Role): void {
    role.allow(`pull-${this.node.id}`, {
      actions: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
      resources: [this.#arn],
    });
    role.allow('open-registry', { actions: ['ecr:GetAuthorizationToken'], resources: ['*'] });
  }
}
